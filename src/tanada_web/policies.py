"""The way of a policy: drafted, proposed, approved by somebody else, published, retired."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from functools import lru_cache

from django.db import IntegrityError, transaction
from django.db.models import Count, Max
from django.utils import timezone

from tanada.errors import Place, Problem, UsageError
from tanada.policy.loading import read_policy
from tanada.policy.model import Policy
from tanada_web.audit import in_line, record
from tanada_web.models import (
    Holding,
    Override,
    OverrideState,
    Person,
    PolicyState,
    PolicyStep,
    PolicyVersion,
    StepKind,
)
from tanada_web.permissions import Subject, require


def draft(text: str, person: Person, at: datetime, note: str = "") -> PolicyVersion:
    """A new version of a text; PolicyError where it is not a policy."""
    require(person, "policies:draft")
    policy = read_policy(text)
    with transaction.atomic():
        in_line()
        last = PolicyVersion.objects.aggregate(last=Max("number"))["last"] or 0
        version = PolicyVersion.objects.create(
            number=last + 1,
            text=text,
            fingerprint=policy.fingerprint,
            note=note,
            drafted_by=person,
            drafted_at=at,
        )
        _record(version, "policy:drafted", person, at, None)
        _step(version, StepKind.DRAFTED, person, at, note)
    return version


def rewrite(
    number: int, text: str, person: Person, at: datetime, seen: str | None = None
) -> PolicyVersion:
    """Another text for a draft.

    `seen` is the digest of the text that it was made from (`digest_of`): UsageError where
    somebody else has rewritten that meanwhile.
    """
    require(person, "policies:draft")
    policy = read_policy(text)
    with transaction.atomic():
        version = _version(number, PolicyState.DRAFT)
        if seen is not None and digest_of(version.text) not in (seen, digest_of(text)):
            params: dict[str, object] = {"found": number}
            raise UsageError(Problem("policies.rewritten_meanwhile", Place(), params))
        before = version.fingerprint
        version.text, version.fingerprint = text, policy.fingerprint
        version.save(update_fields=["text", "fingerprint"])
        _record(version, "policy:rewritten", person, at, before)
        last = version.steps.last()
        if last and last.kind == StepKind.REWRITTEN and last.person == person:
            PolicyStep.objects.filter(pk=last.pk).update(at=at)
        else:
            _step(version, StepKind.REWRITTEN, person, at, "")
    return version


def digest_of(text: str) -> str:
    """What tells a text from every other one, a comment's change included."""
    return hashlib.sha256(text.encode()).hexdigest()


def propose(number: int, person: Person, at: datetime, note: str = "") -> PolicyVersion:
    """Ask for a draft to be approved; from now on its text stays as it is.

    A `note` says what it changes and why, in place of the one that the draft began with.
    """
    require(person, "policies:propose")
    with transaction.atomic():
        version = _version(number, PolicyState.DRAFT)
        version.state, version.proposed_by, version.proposed_at = PolicyState.PROPOSED, person, at
        version.note = note or version.note
        version.save(update_fields=["state", "proposed_by", "proposed_at", "note"])
        _record(version, "policy:proposed", person, at, None)
        _step(version, StepKind.PROPOSED, person, at, note)
    return version


def send_back(number: int, person: Person, at: datetime, note: str = "") -> PolicyVersion:
    """Make a proposed or approved version a draft again."""
    require(person, "policies:approve")
    with transaction.atomic():
        version = _version(number, PolicyState.PROPOSED, PolicyState.APPROVED)
        version.state = PolicyState.DRAFT
        version.proposed_by = version.approved_by = None
        version.proposed_at = version.approved_at = version.publish_on = None
        version.save()
        _record(version, "policy:sent_back", person, at, None)
        _step(version, StepKind.SENT_BACK, person, at, note)
    return version


def approve(number: int, person: Person, at: datetime, note: str = "") -> PolicyVersion:
    """Approve what somebody else proposed."""
    with transaction.atomic():
        version = _version(number, PolicyState.PROPOSED)
        require(person, "policies:approve", Subject(proposer=version.proposed_by))
        version.state, version.approved_by, version.approved_at = PolicyState.APPROVED, person, at
        version.save(update_fields=["state", "approved_by", "approved_at"])
        _record(version, "policy:approved", person, at, None)
        _step(version, StepKind.APPROVED, person, at, note)
    return version


def publish(
    number: int, person: Person, at: datetime, on: date | None = None, note: str = ""
) -> PolicyVersion:
    """Let an approved version decide: from the next run, or from the first one on a later day."""
    require(person, "policies:publish")
    with transaction.atomic():
        version = _version(number, PolicyState.APPROVED, PolicyState.RETIRED)
        if on is not None and on > timezone.localdate(at):
            check_tiers_held(policy_of(version.text), timezone.localdate(at))
            version.publish_on = on
            version.save(update_fields=["publish_on"])
            _record(version, "policy:scheduled", person, at, None)
            _step(version, StepKind.SCHEDULED, person, at, note, on)
            return version
        return _put_in_force(version, person, at, note)


def publish_due(as_of: date, at: datetime) -> PolicyVersion | None:
    """Publish the approved version whose day has come, the latest day first."""
    with transaction.atomic():
        due = (
            PolicyVersion.objects.select_for_update()
            .filter(state=PolicyState.APPROVED, publish_on__lte=as_of)
            .order_by("-publish_on", "-number")
            .first()
        )
        return _put_in_force(due, None, at) if due else None


@lru_cache(maxsize=8)
def policy_of(text: str) -> Policy:
    """The policy of a text, which was read before; a few stay in memory."""
    return read_policy(text)


def published() -> PolicyVersion | None:
    """The version that decides."""
    return PolicyVersion.objects.filter(state=PolicyState.PUBLISHED).first()


def _put_in_force(
    version: PolicyVersion, person: Person | None, at: datetime, note: str = ""
) -> PolicyVersion:
    """Let a version decide; nobody did it where a run does."""
    check_tiers_held(policy_of(version.text), timezone.localdate(at))
    before = PolicyVersion.objects.select_for_update().filter(state=PolicyState.PUBLISHED).first()
    if before is not None:
        before.state, before.retired_at = PolicyState.RETIRED, at
        before.save(update_fields=["state", "retired_at"])
    version.state, version.published_at, version.publish_on = PolicyState.PUBLISHED, at, None
    version.retired_at = None
    try:
        with transaction.atomic():
            version.save()
    except IntegrityError:
        params: dict[str, object] = {"found": version.number}
        raise UsageError(Problem("policies.published_meanwhile", Place(), params)) from None
    was = {"number": before.number, "fingerprint": before.fingerprint} if before else None
    now = {"number": version.number, "fingerprint": version.fingerprint}
    actor = person.key if person else "run"
    _step(version, StepKind.PUBLISHED, person, at, note)
    record(actor, "policy:published", str(version.number), at, before=was, after=now)
    return version


def check_tiers_held(policy: Policy, day: date) -> None:
    """Raise UsageError where accounts hold a tier that a policy neither has nor renames.

    What overrides name counts, as long as they are or may come into force on the day.
    """
    known = {*policy.document.transitions.rename, *(tier.key for tier in policy.tiers)}
    alive = (OverrideState.PROPOSED, OverrideState.APPROVED)
    rows = [
        Holding.objects.filter(ended_on=None).exclude(earned_tier=None).values_list("earned_tier"),
        Override.objects.filter(state__in=alive, expires_on__gt=day).values_list("tier"),
    ]
    held: dict[str, int] = {}
    for found in rows:
        for tier, count in found.annotate(accounts=Count("pk")).order_by():
            held[tier] = held.get(tier, 0) + count
    problems = [
        Problem(
            "ledger.tier_not_renamed",
            Place("transitions.rename"),
            {"found": tier, "accounts": count, "expected": [each.key for each in policy.tiers]},
        )
        for tier, count in sorted(held.items())
        if tier not in known
    ]
    if problems:
        raise UsageError(problems)


def _version(number: int, *states: PolicyState) -> PolicyVersion:
    """The version, locked; UsageError where there is none, or none in one of the states."""
    version = PolicyVersion.objects.select_for_update().filter(number=number).first()
    if version is None:
        raise UsageError(Problem("policies.no_version", Place(), {"found": number}))
    if version.state not in states:
        params: dict[str, object] = {
            "found": number,
            "state": version.state,
            "expected": [str(state) for state in states],
        }
        raise UsageError(Problem("policies.wrong_state", Place(), params))
    return version


def _record(
    version: PolicyVersion, action: str, person: Person, at: datetime, before: str | None
) -> None:
    was = None if before is None else {"fingerprint": before}
    now = {"fingerprint": version.fingerprint, "state": str(version.state)}
    record(person.key, action, str(version.number), at, before=was, after=now)


def _step(
    version: PolicyVersion,
    kind: StepKind,
    person: Person | None,
    at: datetime,
    note: str,
    on: date | None = None,
) -> None:
    PolicyStep.objects.create(
        version=version, kind=kind, person=person, at=at, note=note.strip(), on=on
    )
