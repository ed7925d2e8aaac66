"""Saying something of an account in place, and taking back what was said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from tanada.errors import TanadaError
from tanada.messages import say
from tanada_web.models import Designation, Judgement, Override, Person
from tanada_web.pages.account.forms import done, form
from tanada_web.pages.account.opening import Unknown, opened
from tanada_web.pages.account.page import not_found, shown
from tanada_web.pages.problems import told
from tanada_web.pages.signed_in import signed_in
from tanada_web.permissions import NotAllowed
from tanada_web.said import designations, judgements, overrides
from tanada_web.serving.languages import language_of

_UNDO: Mapping[str, Callable[[int, Person, datetime], object]] = {
    "override": overrides.remove,
    "designation": designations.remove,
    "judgement": judgements.withdraw,
}
_ROWS = {"override": Override, "designation": Designation, "judgement": Judgement}


@require_POST
@signed_in
def say_it(request: HttpRequest, account_id: str, act: str) -> HttpResponse:
    """Do what a form asks for; refused, it comes back with all that was typed."""
    try:
        account = opened(request, account_id)
    except Unknown as unknown:
        return not_found(request, unknown)
    if act not in account.acts:
        raise Http404
    now = timezone.now()
    sent = {name: str(value) for name, value in request.POST.items()}
    try:
        done(act, sent, request.user, now)(account_id)
    except NotAllowed:
        raise Http404 from None
    except TanadaError as error:
        refused = form(act, account.labels, timezone.localdate(now), sent, error)
        return shown(request, account, refused, status=422)
    messages.success(request, say(f"saying.done_{act}", language_of(request)))
    return HttpResponseRedirect(reverse("account", args=[account_id]))


@require_POST
@signed_in
def undo(request: HttpRequest, account_id: str, act: str, number: int) -> HttpResponse:
    """Take back an override, a designation or a judgement of this account."""
    try:
        opened(request, account_id)
    except Unknown as unknown:
        return not_found(request, unknown)
    rows = _ROWS.get(act)
    known = rows is not None and number < 2**63
    if not known or not rows.objects.filter(pk=number, account_id=account_id).exists():
        raise Http404
    try:
        _UNDO[act](number, request.user, timezone.now())
    except NotAllowed:
        raise Http404 from None
    except TanadaError as error:
        messages.error(request, told(error, language_of(request))[0].what)
    else:
        messages.success(request, say("saying.undone", language_of(request)))
    return HttpResponseRedirect(reverse("account", args=[account_id]))
