"""The steps on the way of a version: proposed, approved, sent back, published, rolled back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from tanada.errors import Place, Problem, TanadaError, UsageError
from tanada.messages import say
from tanada_web import policies
from tanada_web.models import Person, PolicyState, PolicyVersion
from tanada_web.pages.policy.starting import NOTE_LENGTH
from tanada_web.pages.policy.version import version_page
from tanada_web.pages.policy.versions import find
from tanada_web.pages.problems import told
from tanada_web.pages.signed_in import signed_in
from tanada_web.permissions import may
from tanada_web.serving.languages import language_of

_WRONG_STATE = "policies.wrong_state"


@dataclass(frozen=True)
class Given:
    """What somebody gave with a step."""

    number: int
    person: Person
    at: datetime
    note: str
    on: date | None


@dataclass(frozen=True)
class Step:
    """A step: which permission it asks for, what it does, and when it needs a note."""

    action: str
    do: Callable[[Given], PolicyVersion]
    asks_why: Callable[[PolicyVersion], bool]


STEPS = {
    "propose": Step(
        "policies:propose",
        lambda given: policies.propose(given.number, given.person, given.at, given.note),
        lambda _: True,
    ),
    "approve": Step(
        "policies:approve",
        lambda given: policies.approve(given.number, given.person, given.at, given.note),
        lambda _: False,
    ),
    "send-back": Step(
        "policies:approve",
        lambda given: policies.send_back(given.number, given.person, given.at, given.note),
        lambda _: True,
    ),
    "publish": Step(
        "policies:publish",
        lambda given: policies.publish(given.number, given.person, given.at, given.on, given.note),
        lambda version: version.state == PolicyState.RETIRED,
    ),
}


@require_POST
@signed_in
def take(request: HttpRequest, number: int, step: str) -> HttpResponse:
    """Take a step; what is refused leaves all as it is, and what was typed stays."""
    wanted = STEPS.get(step)
    if wanted is None or not may(request.user, wanted.action):
        raise Http404
    version, language = find(request.user, number), language_of(request)
    note, on = request.POST.get("note", "").strip(), request.POST.get("on", "").strip()
    try:
        if wanted.asks_why(version) and not note:
            raise UsageError(Problem("policy_page.no_note", Place(path="note")))
        given = Given(number, request.user, timezone.now(), note[:NOTE_LENGTH], _day(on))
        done = wanted.do(given)
    except TanadaError as error:
        now = find(request.user, number)
        late = any(each.code == _WRONG_STATE for each in error.problems)
        refused = _too_late(now) if late else error
        context = {"problems": told(refused, language), "note": note, "on": on}
        return version_page(request, now, context, 409 if late else 422)
    code = "scheduled" if step == "publish" and done.publish_on else step.replace("-", "_")
    params = {"number": number, "day": done.publish_on}
    messages.success(request, say(f"policy_done.{code}", language, **params))
    return HttpResponseRedirect(reverse("policy-version", args=[number]))


def _day(text: str) -> date | None:
    """The day of publishing; UsageError where it is none."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        params: dict[str, object] = {"found": text}
        raise UsageError(Problem("policy_page.no_day", Place(path="on"), params)) from None


def _too_late(version: PolicyVersion) -> UsageError:
    """Somebody was faster, or the same form was sent twice."""
    params: dict[str, object] = {"found": version.number}
    return UsageError(Problem(f"policy_late.{version.state}", Place(), params))
