"""People: invited, changed, given another first password, let go and let in again."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from tanada.errors import TanadaError
from tanada.messages import say
from tanada_web.models import Holding, Person, Role
from tanada_web.pages.settings.tabs import setting, shown, sorted_out
from tanada_web.people import passwords
from tanada_web.people.adding import Newcomer, add
from tanada_web.people.changing import Changes, change, come_back, everybody, leave
from tanada_web.serving.languages import language_of

_FIELDS = {
    "people.no_address": "email",
    "people.address_taken": "email",
    "people.no_name": "name",
    "people.no_role": "role",
    "people.own_role": "role",
    "people.no_language": "language",
}
_OWNERS = 500


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@setting("settings-people")
@sensitive_variables("added")
def listed(request: HttpRequest) -> HttpResponse:
    """Everybody, and the form for a newcomer, whose first password is shown in its answer only."""
    if request.method != "POST":
        return _page(request, Newcomer("", "", Role.CSM, language=language_of(request)))
    newcomer = _newcomer(request.POST)
    try:
        added = add(newcomer, request.user, timezone.now())
    except TanadaError as error:
        wrong, problems = sorted_out(error, _FIELDS, language_of(request))
        return _page(request, newcomer, 422, wrong=wrong, problems=problems)
    empty = Newcomer("", "", Role.CSM, language=language_of(request))
    return _page(request, empty, first=added.first_password, of=added.person)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@setting("settings-people")
def one(request: HttpRequest, key: str) -> HttpResponse:
    """One person, to be changed."""
    person, language = _person(request, key), language_of(request)
    form = Newcomer(person.email, person.name, person.role, person.owner, person.language)
    if request.method != "POST":
        return _one(request, person, form)
    form = _newcomer(request.POST)
    wanted = {name: value for name, value in asdict(form).items() if name != "email"}
    if person.pk == request.user.pk:
        wanted.pop("role")
    try:
        change(person, Changes(**wanted), request.user, timezone.now())
    except TanadaError as error:
        wrong, problems = sorted_out(error, _FIELDS, language)
        return _one(request, person, form, 422, wrong=wrong, problems=problems)
    messages.success(request, say("settings.person_changed", language, name=form.name.strip()))
    return HttpResponseRedirect(reverse("settings-people"))


@never_cache
@require_POST
@setting("settings-people")
@sensitive_variables("first")
def reset(request: HttpRequest, key: str) -> HttpResponse:
    """Give a first password again, shown in this answer only."""
    person = _person(request, key)
    first = passwords.reset(person, request.user, timezone.now())
    person.refresh_from_db()
    form = Newcomer(person.email, person.name, person.role, person.owner, person.language)
    return _one(request, person, form, first=first, of=person)


@require_POST
@setting("settings-people")
def state(request: HttpRequest, key: str) -> HttpResponse:
    """Let a person do nothing any more, or let them in again."""
    person, language = _person(request, key), language_of(request)
    act, code = (leave, "people.left") if person.is_active else (come_back, "people.came_back")
    try:
        act(person, request.user, timezone.now())
    except TanadaError as error:
        wrong, problems = sorted_out(error, {}, language)
        form = Newcomer(person.email, person.name, person.role, person.owner, person.language)
        return _one(request, person, form, 422, wrong=wrong, problems=problems)
    messages.success(request, say(code, language, email=person.email))
    return HttpResponseRedirect(reverse("settings-people"))


def _page(
    request: HttpRequest, form: Newcomer, status: int = 200, **context: object
) -> HttpResponse:
    found = list(everybody(request.user))
    active = [each for each in found if each.is_active]
    frame = {"people": found, "active": len(active), "form": form, **_choices()}
    return shown(request, "settings-people", "people", status, **frame, **context)


def _one(
    request: HttpRequest, person: Person, form: Newcomer, status: int = 200, **context: object
) -> HttpResponse:
    own = person.pk == request.user.pk
    frame = {"person": person, "form": form, "own": own, **_choices()}
    return shown(request, "settings-people", "person", status, **frame, **context)


def _choices() -> dict[str, object]:
    """What can be chosen: roles, and the owners whom accounts name."""
    named = Holding.objects.exclude(owner=None).exclude(owner="").order_by("owner")
    owners = named.values_list("owner", flat=True).distinct()[:_OWNERS]
    return {"roles": [(str(role), f"role.{role}") for role in Role], "owners": list(owners)}


def _person(request: HttpRequest, key: str) -> Person:
    found = everybody(request.user).filter(key=key).first()
    if found is None:
        raise Http404
    return found


def _newcomer(sent: QueryDict) -> Newcomer:
    names = ("email", "name", "role", "owner", "language")
    return Newcomer(**{name: sent.get(name, "") for name in names})
