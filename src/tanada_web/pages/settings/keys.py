"""One's own API keys: made, shown once, revoked."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from tanada.errors import Place, Problem, TanadaError, UsageError
from tanada.messages import Language, say
from tanada_web.models import Person
from tanada_web.pages.settings.tabs import setting, shown, sorted_out
from tanada_web.people import keys
from tanada_web.permissions import ALLOWED, SCOPES
from tanada_web.serving.languages import language_of

_FIELDS = {
    "people.no_name": "name",
    "keys.long_name": "name",
    "keys.no_scope": "scopes",
    "keys.beyond_role": "scopes",
    "keys.unknown_scope": "scopes",
    "keys.expires_in_past": "expires",
    "settings.no_day": "expires",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@setting("settings-keys")
@sensitive_variables("made")
def listed(request: HttpRequest) -> HttpResponse:
    """The keys, and the form for another, whose text is in its answer only."""
    if request.method != "POST":
        return _page(request)
    sent = request.POST
    given: dict[str, object] = {
        "name": sent.get("name", ""),
        "expires": sent.get("expires", ""),
        "chosen": sent.getlist("scopes"),
    }
    try:
        made = keys.create(
            request.user,
            request.user,
            timezone.now(),
            name=sent.get("name", ""),
            scopes=sent.getlist("scopes"),
            expires_at=_moment(sent.get("expires", "")),
        )
    except TanadaError as error:
        wrong, problems = sorted_out(error, _FIELDS, language_of(request))
        return _page(request, 422, wrong=wrong, problems=problems, **given)
    return _page(request, made=made)


@require_POST
@setting("settings-keys")
def revoke(request: HttpRequest, prefix: str) -> HttpResponse:
    """Make one of one's own keys useless."""
    if not keys.keys_of(request.user, request.user).filter(prefix=prefix).exists():
        raise Http404
    keys.revoke(prefix, request.user, timezone.now())
    messages.success(request, say("settings.key_revoked", language_of(request), found=prefix))
    return HttpResponseRedirect(reverse("settings-keys"))


def _page(request: HttpRequest, status: int = 200, **context: object) -> HttpResponse:
    now = timezone.now()
    found = list(keys.keys_of(request.user, request.user))
    usable = [
        each
        for each in found
        if each.revoked_at is None and (each.expires_at is None or each.expires_at > now)
    ]
    frame: dict[str, object] = {
        "keys": found,
        "usable": len(usable),
        "groups": _groups(request.user, language_of(request)),
        "at": now,
    }
    return shown(request, "settings-keys", "keys", status, **(frame | context))


def _groups(person: Person, language: Language) -> list[tuple[str, list[tuple[str, str]]]]:
    """What a key of a person can do, in words, by what it is about."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for scope in SCOPES:
        if person.role in ALLOWED[scope]:
            subject, _, deed = scope.partition(":")
            label = say(f"scope.{subject}_{deed}", language)
            groups.setdefault(subject, []).append((scope, label))
    return [(say(f"scope.{subject}", language), found) for subject, found in groups.items()]


def _moment(written: str) -> datetime | None:
    """The end of a day, in UTC."""
    if not written:
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise UsageError(Problem("settings.no_day", Place(), {"found": written})) from None
    return datetime.combine(day, time(23, 59, 59), UTC)
