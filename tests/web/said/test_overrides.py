"""Overrides: two people, a reason, an end, and never two at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tanada.policy.loading import policy_text
from tanada_web.models import AuditEvent, Override, OverrideState, Person
from tanada_web.said import overrides
from tanada_web.said.overrides import approve, expiring_within, in_force, propose, refuse, remove

from .conftest import AT, TODAY, Refused, publish

People = Callable[..., Person]
WHY, END = "Health has to settle", date(2026, 9, 30)
pytestmark = pytest.mark.usefixtures("accounts")


@pytest.fixture
def csm(person: People) -> Person:
    return person("csm")


@pytest.fixture
def manager(person: People) -> Person:
    return person("manager")


def proposed(person: Person, starts_on: date = TODAY, expires_on: date = END) -> Override:
    return propose("A-1", "tier_1", WHY, starts_on, expires_on, person, AT)


def test_it_is_in_force_once_another_person_has_approved_it(csm: Person, manager: Person) -> None:
    override = proposed(csm)
    assert not in_force(TODAY).exists()
    approve(override.pk, manager, AT)
    assert list(in_force(TODAY)) == [override]
    assert list(in_force(date(2026, 9, 29))) == [override]
    assert not in_force(END).exists()
    assert list(AuditEvent.objects.values_list("action", "actor")) == [
        ("override:proposed", "key-of-csm"),
        ("override:approved", "key-of-manager"),
    ]


@pytest.mark.parametrize(
    ("account_id", "tier", "reason", "days", "code"),
    [
        ("A-1", "gold", WHY, (TODAY, END), "overrides.unknown_tier"),
        ("A-1", "tier_1", " ", (TODAY, END), "said.no_reason"),
        ("A-1", "tier_1", WHY, (date(2026, 6, 29), END), "overrides.in_past"),
        ("A-1", "tier_1", WHY, (END, END), "overrides.ends_first"),
        ("A-1", "tier_1", WHY, (END, TODAY), "overrides.ends_first"),
        ("A-1", "tier_1", WHY, (TODAY, date(2026, 12, 28)), "overrides.too_long"),
        ("A-9", "tier_1", WHY, (TODAY, END), "said.unknown_account"),
        ("A-4", "tier_1", WHY, (TODAY, END), "overrides.holds_nothing"),
    ],
)
def test_what_is_not_in_order_is_refused(
    manager: Person,
    refused: Refused,
    account_id: str,
    tier: str,
    reason: str,
    days: tuple[date, date],
    code: str,
) -> None:
    step = lambda: propose(account_id, tier, reason, *days, manager, AT)  # noqa: E731
    assert refused(step) == code
    assert not Override.objects.exists()


@pytest.mark.parametrize(
    ("starts_on", "expires_on", "free"),
    [
        (TODAY, date(2026, 8, 1), True),
        (TODAY, date(2026, 8, 2), False),
        (date(2026, 8, 15), date(2026, 8, 20), False),
        (date(2026, 8, 31), date(2026, 9, 30), False),
        (date(2026, 9, 1), date(2026, 9, 30), True),
    ],
)
def test_two_never_stand_in_the_same_days(
    csm: Person, refused: Refused, starts_on: date, expires_on: date, free: bool
) -> None:
    proposed(csm, date(2026, 8, 1), date(2026, 9, 1))
    if free:
        proposed(csm, starts_on, expires_on)
    else:
        step = lambda: proposed(csm, starts_on, expires_on)  # noqa: E731
        assert refused(step) == "overrides.overlaps"
    assert Override.objects.count() == 1 + free


def test_one_that_was_refused_or_removed_is_not_in_the_way(csm: Person, manager: Person) -> None:
    refuse(proposed(csm).pk, "Not yet", manager, AT)
    remove(proposed(csm).pk, csm, AT)
    approve(proposed(csm).pk, manager, AT)
    assert list(Override.objects.order_by("pk").values_list("state", flat=True)) == [
        "refused",
        "removed",
        "approved",
    ]


def test_who_proposes_does_not_approve(manager: Person, refused: Refused) -> None:
    override = proposed(manager)
    assert refused(lambda: approve(override.pk, manager, AT)) == "permission.own_proposal"
    assert refused(lambda: refuse(override.pk, WHY, manager, AT)) == "permission.own_proposal"
    override.refresh_from_db()
    assert override.state == OverrideState.PROPOSED


@pytest.mark.parametrize("role", ["viewer", "csm", "policy_owner"])
def test_only_managers_approve(
    person: People, manager: Person, refused: Refused, role: str
) -> None:
    override = proposed(manager)
    assert refused(lambda: approve(override.pk, person(role), AT)) == "permission.not_allowed"


def test_the_second_approval_is_told_that_it_comes_too_late(
    csm: Person, person: People, refused: Refused
) -> None:
    override = proposed(csm)
    approve(override.pk, person("manager"), AT)
    late = person("manager", "late")
    assert refused(lambda: approve(override.pk, late, AT)) == "overrides.wrong_state"
    assert refused(lambda: refuse(override.pk, WHY, late, AT)) == "overrides.wrong_state"
    override.refresh_from_db()
    assert override.decided_by == person("manager")


def test_what_has_expired_meanwhile_is_not_approved(
    csm: Person, manager: Person, refused: Refused
) -> None:
    override = proposed(csm, TODAY, date(2026, 7, 10))
    late = AT + timedelta(days=10)
    assert refused(lambda: approve(override.pk, manager, late)) == "overrides.in_past"


def test_a_tier_that_is_no_longer_there_is_not_approved(
    csm: Person, manager: Person, person: People, refused: Refused
) -> None:
    override = proposed(csm)
    publish(policy_text("value")[0], person)
    assert refused(lambda: approve(override.pk, manager, AT)) == "overrides.unknown_tier"


def test_a_refusal_says_why(csm: Person, manager: Person, refused: Refused) -> None:
    override = proposed(csm)
    assert refused(lambda: refuse(override.pk, " ", manager, AT)) == "said.no_reason"
    refuse(override.pk, "Wait for the renewal", manager, AT)
    override.refresh_from_db()
    assert (override.state, override.decision) == ("refused", "Wait for the renewal")


def test_removing_one_leaves_its_trace(csm: Person, manager: Person, refused: Refused) -> None:
    override = approve(proposed(csm).pk, manager, AT)
    assert refused(lambda: remove(override.pk, csm, AT)) == "permission.not_allowed"
    remove(override.pk, manager, AT)
    assert not in_force(TODAY).exists()
    (kept,) = overrides.overrides_of("A-1")
    assert (kept.reason, kept.decided_by, kept.removed_by) == (WHY, manager, manager)
    assert refused(lambda: remove(override.pk, manager, AT)) == "overrides.wrong_state"
    assert refused(lambda: remove(10**9, manager, AT)) == "overrides.unknown"


def test_those_that_expire_soon_come_up_before_they_lapse(csm: Person, manager: Person) -> None:
    soon = approve(proposed(csm, TODAY, date(2026, 7, 14)).pk, manager, AT)
    later = propose("A-3", "tier_1", WHY, TODAY, date(2026, 7, 31), csm, AT)
    approve(later.pk, manager, AT)
    assert list(expiring_within(13, TODAY)) == []
    assert list(expiring_within(14, TODAY)) == [soon]
    assert list(expiring_within(31, TODAY)) == [soon, later]


def test_what_waits_longest_comes_first(csm: Person) -> None:
    first = proposed(csm)
    second = propose("A-3", "tier_1", WHY, TODAY, END, csm, AT)
    assert list(overrides.waiting()) == [first, second]


def test_no_reason_stands_in_the_trail(csm: Person, manager: Person) -> None:
    refuse(proposed(csm).pk, "Frau Abe says no", manager, AT)
    for event in AuditEvent.objects.all():
        assert set(event.after) == {"override", "tier", "starts_on", "expires_on", "state"}
