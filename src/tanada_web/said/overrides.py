"""Another tier for a time: proposed by one person, decided by another, removed with a trace."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from tanada.errors import Place, Problem, UsageError
from tanada.policy.model import Policy
from tanada.rules.nearest import nearest
from tanada_web.audit import record
from tanada_web.models import Override, OverrideState, Person
from tanada_web.permissions import Subject, require
from tanada_web.renaming import keys_in
from tanada_web.said.accounts import account_for, published_policy, reason_of

_STANDING = (OverrideState.PROPOSED, OverrideState.APPROVED)


def propose(
    account_id: str,
    tier: str,
    reason: str,
    starts_on: date,
    expires_on: date,
    person: Person,
    at: datetime,
) -> Override:
    """Ask for another tier from one day until the day before another.

    Raises NotAllowed, and UsageError where the account holds no tier, the policy has not this
    one, the reason is blank, the days are past or in no order or too far apart, or another
    override of the account stands in them.
    """
    with transaction.atomic():
        holding = account_for(person, "overrides:propose", account_id, lock=True)
        if holding.tier is None or holding.ended_on is not None:
            raise UsageError(Problem("overrides.holds_nothing", Place(), {"found": account_id}))
        policy = published_policy()
        _check_tier(tier, policy)
        why = reason_of(reason)
        _check_days(starts_on, expires_on, timezone.localdate(at), policy)
        other = _standing(account_id).filter(starts_on__lt=expires_on, expires_on__gt=starts_on)
        if overlapping := other.order_by("starts_on").first():
            params: dict[str, object] = {
                "account_id": account_id,
                "found": overlapping.pk,
                "starts_on": overlapping.starts_on,
                "expires_on": overlapping.expires_on,
            }
            raise UsageError(Problem("overrides.overlaps", Place(path="starts_on"), params))
        override = Override.objects.create(
            account_id=account_id,
            tier=tier,
            reason=why,
            starts_on=starts_on,
            expires_on=expires_on,
            proposed_by=person,
            proposed_at=at,
        )
        _record(override, "override:proposed", person, at, None)
    return override


def approve(override: int, person: Person, at: datetime) -> Override:
    """Let what somebody else proposed come into force."""
    with transaction.atomic():
        found = _found(override, person, "overrides:decide", OverrideState.PROPOSED)
        policy = published_policy()
        _check_tier(keys_in(policy, [found.tier])[found.tier], policy)
        if found.expires_on <= timezone.localdate(at):
            params: dict[str, object] = {
                "found": found.expires_on,
                "expected": timezone.localdate(at),
            }
            raise UsageError(Problem("overrides.in_past", Place(path="expires_on"), params))
        _decide(found, OverrideState.APPROVED, person, at)
    return found


def refuse(override: int, reason: str, person: Person, at: datetime) -> Override:
    """Say no to what somebody else proposed, and why."""
    with transaction.atomic():
        found = _found(override, person, "overrides:decide", OverrideState.PROPOSED)
        found.decision = reason_of(reason)
        _decide(found, OverrideState.REFUSED, person, at)
    return found


def remove(override: int, person: Person, at: datetime) -> Override:
    """End an override before its time; who proposed one can take it back until it is decided."""
    with transaction.atomic():
        found = Override.objects.select_for_update().filter(pk=override).first()
        own = (
            found is not None
            and found.state == OverrideState.PROPOSED
            and found.proposed_by_id == person.pk
        )
        require(person, "overrides:propose" if own else "overrides:remove")
        found = _in_state(found, override, *_STANDING)
        before = told_of(found)
        found.state = OverrideState.REMOVED
        found.removed_by, found.removed_at = person, at
        found.save(update_fields=["state", "removed_by", "removed_at"])
        _record(found, "override:removed", person, at, before)
    return found


def in_force(day: date) -> QuerySet[Override]:
    """Approved overrides whose time it is on a day."""
    approved = Override.objects.filter(state=OverrideState.APPROVED)
    return approved.filter(starts_on__lte=day, expires_on__gt=day).order_by("account_id")


def expiring_within(days: int, as_of: date) -> QuerySet[Override]:
    """Overrides in force on a day that expire in the days after it, the first first."""
    last = as_of + timedelta(days=days)
    rows = in_force(as_of).filter(expires_on__lte=last)
    return rows.order_by("expires_on", "account_id")


def waiting() -> QuerySet[Override]:
    """What somebody must decide on, the longest waiting first."""
    rows = Override.objects.filter(state=OverrideState.PROPOSED)
    return rows.select_related("proposed_by").order_by("proposed_at", "id")


def overrides_of(account_id: str) -> QuerySet[Override]:
    """All that were ever proposed for an account, the latest first."""
    rows = Override.objects.filter(account_id=account_id)
    people = ("proposed_by", "decided_by", "removed_by")
    return rows.select_related(*people).order_by("-starts_on", "-id")


def told_in(policy: Policy, found: Iterable[Override]) -> list[Override]:
    """Overrides under the keys that their tiers have in a policy; rows keep what was proposed."""
    overrides = list(found)
    keys = keys_in(policy, {each.tier for each in overrides})
    for each in overrides:
        each.tier = keys[each.tier]
    return overrides


def _standing(account_id: str) -> QuerySet[Override]:
    return Override.objects.filter(account_id=account_id, state__in=_STANDING)


def _check_tier(tier: str, policy: Policy) -> None:
    keys = [each.key for each in policy.tiers]
    if tier not in keys:
        params: dict[str, object] = {
            "found": tier,
            "expected": keys,
            "nearest": nearest(tier, keys),
        }
        raise UsageError(Problem("overrides.unknown_tier", Place(path="tier"), params))


def _check_days(starts_on: date, expires_on: date, today: date, policy: Policy) -> None:
    if starts_on < today:
        params: dict[str, object] = {"found": starts_on, "expected": today}
        raise UsageError(Problem("overrides.in_past", Place(path="starts_on"), params))
    if expires_on <= starts_on:
        params = {"found": expires_on, "expected": starts_on}
        raise UsageError(Problem("overrides.ends_first", Place(path="expires_on"), params))
    reviews = policy.document.reviews
    most = reviews.shift_expires_within_days if reviews else None
    if most is not None and (expires_on - starts_on).days > most:
        params = {"found": (expires_on - starts_on).days, "limit": most}
        raise UsageError(Problem("overrides.too_long", Place(path="expires_on"), params))


def _found(override: int, person: Person, action: str, *states: OverrideState) -> Override:
    """An override, locked, once a person may decide on it."""
    require(person, action)
    found = Override.objects.select_for_update().filter(pk=override).first()
    if found is not None:
        require(person, action, Subject(proposer=found.proposed_by))
    return _in_state(found, override, *states)


def _in_state(found: Override | None, override: int, *states: OverrideState) -> Override:
    if found is None:
        raise UsageError(Problem("overrides.unknown", Place(), {"found": override}))
    if found.state not in states:
        params: dict[str, object] = {
            "found": override,
            "state": str(found.state),
            "expected": [str(state) for state in states],
        }
        raise UsageError(Problem("overrides.wrong_state", Place(), params))
    return found


def _decide(override: Override, state: OverrideState, person: Person, at: datetime) -> None:
    before = told_of(override)
    override.state, override.decided_by, override.decided_at = state, person, at
    override.save(update_fields=["state", "decided_by", "decided_at", "decision"])
    _record(override, f"override:{state}", person, at, before)


def _record(
    override: Override, action: str, person: Person, at: datetime, before: dict[str, object] | None
) -> None:
    record(person.key, action, override.account_id, at, before=before, after=told_of(override))


def told_of(override: Override) -> dict[str, object]:
    """What the trail keeps of an override."""
    return {
        "override": override.pk,
        "tier": override.tier,
        "starts_on": override.starts_on,
        "expires_on": override.expires_on,
        "state": str(override.state),
    }
