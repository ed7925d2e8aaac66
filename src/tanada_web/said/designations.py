"""Strategic designations: given with a reason, some for a time, and removed with a trace."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from tanada.errors import Place, Problem, UsageError
from tanada.fields import DESIGNATIONS
from tanada.rules.nearest import nearest
from tanada_web.audit import record
from tanada_web.models import Designation, Person
from tanada_web.said.accounts import account_for, reason_of

_ACTION = "designations:write"


def designate(
    account_id: str,
    kind: str,
    reason: str,
    starts_on: date,
    expires_on: date | None,
    person: Person,
    at: datetime,
) -> Designation:
    """Give an account a designation, until the day before `expires_on` or for good.

    One that has expired makes way. Raises NotAllowed, and UsageError where the account, the kind
    or the reason is not there, the days are in no order, or the account has it already.
    """
    with transaction.atomic():
        account_for(person, _ACTION, account_id)
        if kind not in DESIGNATIONS:
            params: dict[str, object] = {
                "found": kind,
                "expected": list(DESIGNATIONS),
                "nearest": nearest(kind, DESIGNATIONS),
            }
            raise UsageError(Problem("designations.unknown_kind", Place(path="kind"), params))
        why = reason_of(reason)
        _check_days(starts_on, expires_on, at)
        open_ones = Designation.objects.filter(account_id=account_id, kind=kind, removed_at=None)
        for lapsed in open_ones.select_for_update().filter(expires_on__lte=timezone.localdate(at)):
            _close(lapsed, person, at)
        return _give(account_id, kind, why, starts_on, expires_on, person, at)


def renew(
    designation: int, reason: str, expires_on: date | None, person: Person, at: datetime
) -> Designation:
    """Let a designation last until another day, from today, for a reason of its own."""
    with transaction.atomic():
        found = _open(designation, person)
        why = reason_of(reason)
        starts_on = max(found.starts_on, timezone.localdate(at))
        _check_days(starts_on, expires_on, at)
        _close(found, person, at)
        return _give(found.account_id, found.kind, why, starts_on, expires_on, person, at)


def remove(designation: int, person: Person, at: datetime) -> Designation:
    """Take a designation away; its row stays."""
    with transaction.atomic():
        found = _open(designation, person)
        _close(found, person, at)
        record(person.key, "designation:removed", found.account_id, at, before=told_of(found))
    return found


def in_force(day: date) -> QuerySet[Designation]:
    """What is in force on a day, of all accounts."""
    lasting = Q(expires_on=None) | Q(expires_on__gt=day)
    return Designation.objects.filter(lasting, starts_on__lte=day, removed_at=None)


def designations_of(account_id: str) -> QuerySet[Designation]:
    """All that an account ever had, the latest first."""
    rows = Designation.objects.filter(account_id=account_id)
    return rows.select_related("said_by", "removed_by").order_by("-starts_on", "-id")


def _give(
    account_id: str,
    kind: str,
    reason: str,
    starts_on: date,
    expires_on: date | None,
    person: Person,
    at: datetime,
) -> Designation:
    try:
        with transaction.atomic():
            given = Designation.objects.create(
                account_id=account_id,
                kind=kind,
                reason=reason,
                starts_on=starts_on,
                expires_on=expires_on,
                said_by=person,
                said_at=at,
            )
    except IntegrityError:
        params: dict[str, object] = {"account_id": account_id, "found": kind}
        raise UsageError(Problem("designations.twice", Place(), params)) from None
    record(person.key, "designation:given", account_id, at, after=told_of(given))
    return given


def _check_days(starts_on: date, expires_on: date | None, at: datetime) -> None:
    if expires_on is None:
        return
    for code, first in (
        ("designations.ends_first", starts_on),
        ("designations.in_past", timezone.localdate(at)),
    ):
        if expires_on <= first:
            params: dict[str, object] = {"found": expires_on, "expected": first}
            raise UsageError(Problem(code, Place(path="expires_on"), params))


def _open(designation: int, person: Person) -> Designation:
    """A designation that was not removed, locked."""
    found = Designation.objects.select_for_update().filter(pk=designation).first()
    if found is None:
        raise UsageError(Problem("designations.unknown", Place(), {"found": designation}))
    account_for(person, _ACTION, found.account_id)
    if found.removed_at is not None:
        raise UsageError(Problem("designations.removed", Place(), {"found": designation}))
    return found


def _close(designation: Designation, person: Person, at: datetime) -> None:
    designation.removed_by, designation.removed_at = person, at
    designation.save(update_fields=["removed_by", "removed_at"])


def told_of(designation: Designation) -> dict[str, object]:
    """What the trail keeps of a designation."""
    return {
        "designation": designation.pk,
        "kind": designation.kind,
        "starts_on": designation.starts_on,
        "expires_on": designation.expires_on,
    }
