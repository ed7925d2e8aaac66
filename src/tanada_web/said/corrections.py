"""Undoing what a run did to an account, by two people; a run of its own makes it so."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from tanada.errors import Place, Problem, UsageError
from tanada.ledger.history import held_columns
from tanada_web.audit import record
from tanada_web.models import Correction, OverrideState, Person, Transition
from tanada_web.permissions import Subject, require
from tanada_web.said.accounts import account_for, reason_of

_ACTION = "transitions:correct"
_LARGEST = 2**31 - 1


def propose(account_id: str, run: int, reason: str, person: Person, at: datetime) -> Correction:
    """Ask for what a run did to an account to be undone.

    Raises NotAllowed, and UsageError where the run changed nothing that the account holds, where
    that has changed again since, or where another correction of the account is open.
    """
    with transaction.atomic():
        account_for(person, _ACTION, account_id)
        why = reason_of(reason)
        _check(account_id, run)
        try:
            with transaction.atomic():
                correction = Correction.objects.create(
                    account_id=account_id, run=run, reason=why, proposed_by=person, proposed_at=at
                )
        except IntegrityError:
            params: dict[str, object] = {"account_id": account_id}
            raise UsageError(Problem("corrections.open_already", Place(), params)) from None
        _record(correction, "correction:proposed", person, at)
    return correction


def approve(correction: int, person: Person, at: datetime) -> Correction:
    """Agree that what somebody else proposed is to be made."""
    with transaction.atomic():
        found = _proposed(correction, person)
        _check(found.account_id, found.run)
        _decide(found, OverrideState.APPROVED, person, at)
    return found


def refuse(correction: int, reason: str, person: Person, at: datetime) -> Correction:
    """Say no to what somebody else proposed, and why."""
    with transaction.atomic():
        found = _proposed(correction, person)
        found.decision = reason_of(reason)
        _decide(found, OverrideState.REFUSED, person, at)
    return found


def approved_corrections() -> QuerySet[Correction]:
    """What a run is to make, by account."""
    rows = Correction.objects.filter(state=OverrideState.APPROVED, made_by_run=None)
    return rows.select_related("proposed_by", "decided_by").order_by("account_id")


def waiting() -> QuerySet[Correction]:
    """What somebody must decide on, the longest waiting first."""
    rows = Correction.objects.filter(state=OverrideState.PROPOSED)
    return rows.select_related("proposed_by").order_by("proposed_at", "id")


def _check(account_id: str, run: int) -> None:
    """What can be told beforehand; the run that makes the correction looks at all of it."""
    params: dict[str, object] = {"account_id": account_id, "found": run}
    known = Transition.objects.filter(account_id=account_id)
    held = tuple(held_columns().values())
    if not 0 < run <= _LARGEST:
        raise UsageError(Problem("corrections.no_transition", Place(path="run"), params))
    undone = known.filter(run=run).values_list(*held).first()
    before = known.filter(run__lt=run).order_by("-run").values_list(*held).first()
    if undone is None or undone == before:
        raise UsageError(Problem("corrections.no_transition", Place(path="run"), params))
    later = known.filter(run__gt=run).order_by("run").values_list("run", *held)
    for number, *since in later:
        if tuple(since) != undone:
            params["later"] = number
            raise UsageError(Problem("corrections.later_transition", Place(path="run"), params))


def _proposed(correction: int, person: Person) -> Correction:
    """A correction that nobody decided on, locked, once a person may."""
    require(person, _ACTION)
    found = Correction.objects.select_for_update().filter(pk=correction).first()
    if found is None:
        raise UsageError(Problem("corrections.unknown", Place(), {"found": correction}))
    require(person, _ACTION, Subject(proposer=found.proposed_by))
    if found.state != OverrideState.PROPOSED:
        params: dict[str, object] = {"found": correction, "state": str(found.state)}
        raise UsageError(Problem("corrections.decided", Place(), params))
    return found


def _decide(correction: Correction, state: OverrideState, person: Person, at: datetime) -> None:
    correction.state, correction.decided_by, correction.decided_at = state, person, at
    correction.save(update_fields=["state", "decided_by", "decided_at", "decision"])
    _record(correction, f"correction:{state}", person, at)


def _record(correction: Correction, action: str, person: Person, at: datetime) -> None:
    told = {"correction": correction.pk, "run": correction.run, "state": str(correction.state)}
    record(person.key, action, correction.account_id, at, after=told)
