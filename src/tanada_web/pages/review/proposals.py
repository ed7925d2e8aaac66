"""Overrides and corrections that somebody proposed: approved or refused by somebody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from tanada.errors import Place, Problem, TanadaError, UsageError
from tanada.messages import Language, say
from tanada.policy.model import Policy
from tanada_web.models import Correction, Holding, Override, Person, Role, Transition
from tanada_web.pages.drawing.tiers import TierLook, looks_of
from tanada_web.pages.problems import told
from tanada_web.pages.review.standing import proposed_to
from tanada_web.pages.signed_in import signed_in
from tanada_web.permissions import Subject, may, require
from tanada_web.policies import policy_of, published
from tanada_web.said import corrections, overrides
from tanada_web.serving.languages import language_of

_ACTIONS = {"override": "overrides:decide", "correction": "transitions:correct"}
_MOST = 200
Decide = Callable[[int, Person, datetime], object]


@dataclass(frozen=True)
class Proposal:
    """What somebody proposed, with what the account holds.

    `tier` is the tier that an override would show; `transition` what a correction would undo.
    """

    kind: str
    made: Override | Correction
    holding: Holding | None
    look: TierLook | None
    tier: TierLook | None
    transition: Transition | None
    is_own: bool
    is_past: bool
    may_decide: bool

    @property
    def name(self) -> str:
        """What the account is called."""
        return (self.holding and self.holding.name) or self.made.account_id


@require_safe
@signed_in
def proposals(request: HttpRequest) -> HttpResponse:
    """Everything that waits for a second person."""
    return _page(request)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def decided(request: HttpRequest, kind: str, number: str) -> HttpResponse:
    """Approve or refuse what somebody proposed, or take an own proposal back."""
    person, language, at = request.user, language_of(request), timezone.now()
    if request.method != "POST":  # somebody comes back here, from the sign-in or through history
        return HttpResponseRedirect(reverse("proposals"))
    model = Override if kind == "override" else Correction
    found = model.objects.select_related("proposed_by").filter(pk=int(number)).first()
    held = found and Holding.objects.filter(account_id=found.account_id).first()
    if found is None or not _sees(person, found, held or None):
        raise Http404
    action, reason = request.POST.get("action", ""), request.POST.get("reason", "")
    if action == "take_back":
        if kind != "override" or found.proposed_by_id != person.pk:
            raise Http404
    elif not may(person, _ACTIONS[kind]):
        raise Http404
    try:
        _act(kind, action, int(number), reason, person, at)
    except TanadaError as error:
        return _page(request, (kind, int(number), reason), error)
    code = f"desk.{kind}_{action}"
    messages.success(request, say(code, language, account=found.account_id))
    return HttpResponseRedirect(reverse("proposals"))


def _act(kind: str, action: str, number: int, reason: str, person: Person, at: datetime) -> None:
    service = overrides if kind == "override" else corrections
    if action == "approve":
        service.approve(number, person, at)
    elif action == "refuse":
        service.refuse(number, reason, person, at)
    elif action == "take_back":
        overrides.remove(number, person, at)
    else:
        raise UsageError(Problem("desk.no_outcome", Place(path="action")))


def _page(
    request: HttpRequest,
    typed: tuple[str, int, str] | None = None,
    error: TanadaError | None = None,
) -> HttpResponse:
    person, language = request.user, language_of(request)
    require(person, "accounts:read")
    version, today = published(), timezone.localdate()
    policy = policy_of(version.text) if version else None
    waiting = waiting_for_second(person, policy, language, today) if policy else []
    context: dict[str, object] = {
        "waiting": waiting,
        "open_to_me": sum(each.may_decide for each in waiting),
        "may_decide": may(person, "overrides:decide"),
        "tab": "proposals",
        "standing": {"proposals": proposed_to(person)},
    }
    if error is not None and typed is not None:
        context |= {"problems": told(error, language), "wrong_at": typed[:2], "typed": typed[2]}
    status = 200 if error is None else 422
    return render(request, "review/proposals.html", context, status=status)


def waiting_for_second(
    person: Person, policy: Policy, language: Language, today: date
) -> list[Proposal]:
    """What a person sees of all that was proposed, what can still be approved first.

    A constant number of queries.
    """
    looks = looks_of(policy, language)
    proposed = overrides.told_in(policy, overrides.waiting()[:_MOST])
    made: list[tuple[str, Override | Correction]] = [
        *(("override", each) for each in proposed),
        *(("correction", each) for each in corrections.waiting()[:_MOST]),
    ]
    ids = {each.account_id for _, each in made}
    held = Holding.objects.filter(account_id__in=ids).in_bulk()
    undone = _undone([each for _, each in made if isinstance(each, Correction)])
    found = []
    for kind, each in made:
        holding = held.get(each.account_id)
        if not _sees(person, each, holding):
            continue
        is_own = each.proposed_by_id == person.pk
        is_past = isinstance(each, Override) and each.expires_on <= today
        found.append(
            Proposal(
                kind,
                each,
                holding,
                looks.get(holding.tier or "") if holding else None,
                looks.get(each.tier) if isinstance(each, Override) else None,
                undone.get((each.account_id, each.run)) if isinstance(each, Correction) else None,
                is_own,
                is_past,
                may(person, _ACTIONS[kind], Subject(proposer=each.proposed_by)),
            )
        )
    return sorted(found, key=lambda each: each.is_past)


def _undone(made: list[Correction]) -> dict[tuple[str, int], Transition]:
    wanted = Q()
    for each in made:
        wanted |= Q(account_id=each.account_id, run=each.run)
    rows = Transition.objects.filter(wanted) if made else Transition.objects.none()
    return {(each.account_id, each.run): each for each in rows}


def _sees(person: Person, made: Override | Correction, holding: Holding | None) -> bool:
    """Of a CSM the own book, the pools, and what they proposed themselves."""
    if person.role != Role.CSM or made.proposed_by_id == person.pk:
        return True
    return ((holding and holding.owner) or "") in ("", person.owner)
