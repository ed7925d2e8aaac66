"""Designations: given, renewed and removed, each with its trace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tanada_web.models import AuditEvent, Designation, Person
from tanada_web.said.designations import designate, designations_of, in_force, remove, renew

from .conftest import AT, TODAY, Refused

People = Callable[..., Person]
WHY, LATER = "Speaks at our events", date(2027, 1, 1)
pytestmark = pytest.mark.usefixtures("accounts")


@pytest.fixture
def csm(person: People) -> Person:
    return person("csm")


def kinds(day: date) -> list[str]:
    return sorted(in_force(day).values_list("kind", flat=True))


def test_it_is_in_force_from_its_first_day_until_the_day_before_its_end(csm: Person) -> None:
    designate("A-1", "reference", WHY, date(2026, 7, 1), LATER, csm, AT)
    designate("A-1", "brand", "Known to everybody", date(2020, 1, 1), None, csm, AT)
    assert kinds(date(2019, 12, 31)) == []
    assert kinds(TODAY) == ["brand"]
    assert kinds(date(2026, 7, 1)) == ["brand", "reference"]
    assert kinds(date(2026, 12, 31)) == ["brand", "reference"]
    assert kinds(LATER) == ["brand"]


@pytest.mark.parametrize(
    ("kind", "reason", "starts_on", "expires_on", "code"),
    [
        ("logo", WHY, TODAY, None, "designations.unknown_kind"),
        ("brand", "  ", TODAY, None, "said.no_reason"),
        ("brand", "x\x00", TODAY, None, "said.no_reason"),
        ("brand", "x" * 2001, TODAY, None, "said.long_reason"),
        ("brand", WHY, LATER, LATER, "designations.ends_first"),
        ("brand", WHY, date(2026, 1, 1), TODAY, "designations.in_past"),
    ],
)
def test_what_is_not_in_order_is_refused(
    csm: Person,
    refused: Refused,
    kind: str,
    reason: str,
    starts_on: date,
    expires_on: date,
    code: str,
) -> None:
    step = lambda: designate("A-1", kind, reason, starts_on, expires_on, csm, AT)  # noqa: E731
    assert refused(step) == code
    assert not Designation.objects.exists()


def test_nobody_has_one_twice(csm: Person, refused: Refused) -> None:
    designate("A-1", "brand", WHY, TODAY, None, csm, AT)
    step = lambda: designate("A-1", "brand", WHY, TODAY, None, csm, AT)  # noqa: E731
    assert refused(step) == "designations.twice"
    assert Designation.objects.count() == 1


def test_one_that_has_expired_makes_way(csm: Person) -> None:
    designate("A-1", "brand", WHY, TODAY, LATER, csm, AT)
    after = AT + timedelta(days=200)
    designate("A-1", "brand", "Again", after.date(), None, csm, after)
    assert [each.reason for each in designations_of("A-1")] == ["Again", WHY]
    assert kinds(after.date()) == ["brand"]


def test_one_that_is_removed_stays_to_be_read(csm: Person, refused: Refused) -> None:
    given = designate("A-1", "brand", WHY, TODAY, None, csm, AT)
    remove(given.pk, csm, AT)
    assert kinds(TODAY) == []
    (kept,) = designations_of("A-1")
    assert (kept.reason, kept.removed_by, kept.removed_at) == (WHY, csm, AT)
    assert refused(lambda: remove(given.pk, csm, AT)) == "designations.removed"
    assert refused(lambda: remove(10**9, csm, AT)) == "designations.unknown"
    assert list(AuditEvent.objects.values_list("action", flat=True)) == [
        "designation:given",
        "designation:removed",
    ]


def test_one_that_is_renewed_has_a_reason_of_its_own(csm: Person, refused: Refused) -> None:
    given = designate("A-1", "brand", WHY, date(2026, 1, 1), LATER, csm, AT)
    assert refused(lambda: renew(given.pk, "Still", TODAY, csm, AT)) == "designations.ends_first"
    renewed = renew(given.pk, "Still", date(2028, 1, 1), csm, AT)
    assert (renewed.starts_on, renewed.reason) == (TODAY, "Still")
    assert kinds(date(2027, 12, 31)) == ["brand"]
    assert designations_of("A-1").count() == 2


@pytest.mark.parametrize(
    ("role", "account_id", "allowed"),
    [
        ("csm", "A-1", True),
        ("csm", "A-2", False),
        ("manager", "A-2", True),
        ("viewer", "A-1", False),
    ],
)
def test_a_csm_designates_in_the_own_book(
    person: People, refused: Refused, role: str, account_id: str, allowed: bool
) -> None:
    who = person(role)
    step = lambda: designate(account_id, "brand", WHY, TODAY, None, who, AT)  # noqa: E731
    if not allowed:
        assert refused(step) == "permission.not_allowed"
        return
    given = step()
    assert refused(lambda: remove(given.pk, person("viewer"), AT)) == "permission.not_allowed"


def test_no_reason_stands_in_the_trail(csm: Person) -> None:
    designate("A-1", "brand", "Frau Abe knows the founder", TODAY, None, csm, AT)
    event = AuditEvent.objects.get()
    assert event.after == {
        "designation": Designation.objects.get().pk,
        "kind": "brand",
        "starts_on": "2026-06-30",
        "expires_on": None,
    }
