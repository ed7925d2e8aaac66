"""Corrections: proposed by one person, agreed by another, of what can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tanada_web.models import AuditEvent, Correction, Person, Transition
from tanada_web.said.corrections import approve, approved_corrections, propose, refuse

from .conftest import AT, TODAY, Refused

People = Callable[..., Person]
WHY = "A zero too many"


@pytest.fixture
def manager(person: People) -> Person:
    return person("manager")


@pytest.fixture
def other(person: People) -> Person:
    return person("manager", "other")


@pytest.fixture(autouse=True)
def history(accounts: None) -> None:  # noqa: ARG001
    """New in run 1, promoted in run 2; in run 3 only an override begins."""
    told(1, "new", "tier_2", date(2026, 5, 1))
    told(2, "promoted", "tier_1", date(2026, 6, 1))
    told(3, "pinned", "tier_1", date(2026, 6, 1), tier="tier_3")


def told(run: int, status: str, earned: str, since: date, tier: str = "") -> None:
    Transition.objects.create(
        run=run,
        as_of=TODAY,
        account_id="A-1",
        status=status,
        tier=tier or earned,
        earned_tier=earned,
        since=since,
        provisional=False,
        pinned=False,
        seen=True,
    )


def test_two_people_undo_what_a_run_did(manager: Person, other: Person) -> None:
    correction = propose("A-1", 2, WHY, manager, AT)
    assert list(approved_corrections()) == []
    approve(correction.pk, other, AT)
    assert list(approved_corrections()) == [correction]
    assert list(AuditEvent.objects.values_list("action", "subject")) == [
        ("correction:proposed", "A-1"),
        ("correction:approved", "A-1"),
    ]


@pytest.mark.parametrize(
    ("account_id", "run", "reason", "code"),
    [
        ("A-9", 2, WHY, "said.unknown_account"),
        ("A-1", 2, "", "said.no_reason"),
        ("A-1", 4, WHY, "corrections.no_transition"),
        ("A-1", 0, WHY, "corrections.no_transition"),
        ("A-1", 2**40, WHY, "corrections.no_transition"),
        ("A-1", 3, WHY, "corrections.no_transition"),
        ("A-1", 1, WHY, "corrections.later_transition"),
        ("A-2", 2, WHY, "corrections.no_transition"),
    ],
)
def test_what_cannot_be_undone_is_refused(
    manager: Person, refused: Refused, account_id: str, run: int, reason: str, code: str
) -> None:
    assert refused(lambda: propose(account_id, run, reason, manager, AT)) == code
    assert not Correction.objects.exists()


def test_who_proposes_does_not_approve(manager: Person, refused: Refused) -> None:
    correction = propose("A-1", 2, WHY, manager, AT)
    assert refused(lambda: approve(correction.pk, manager, AT)) == "permission.own_proposal"


def test_what_has_changed_meanwhile_is_not_approved(
    manager: Person, other: Person, refused: Refused
) -> None:
    correction = propose("A-1", 2, WHY, manager, AT)
    told(4, "grace", "tier_2", date(2026, 6, 30))
    assert refused(lambda: approve(correction.pk, other, AT)) == "corrections.later_transition"


def test_an_account_has_one_open_correction(
    manager: Person, other: Person, refused: Refused
) -> None:
    first = propose("A-1", 2, WHY, manager, AT)
    assert refused(lambda: propose("A-1", 2, WHY, other, AT)) == "corrections.open_already"
    refuse(first.pk, "It was right", other, AT)
    assert propose("A-1", 2, WHY, manager, AT).state == "proposed"


def test_it_is_decided_once(manager: Person, other: Person, refused: Refused) -> None:
    correction = propose("A-1", 2, WHY, manager, AT)
    assert refused(lambda: refuse(correction.pk, " ", other, AT)) == "said.no_reason"
    refuse(correction.pk, "It was right", other, AT)
    assert refused(lambda: approve(correction.pk, other, AT)) == "corrections.decided"
    assert refused(lambda: approve(10**9, other, AT)) == "corrections.unknown"
    assert list(approved_corrections()) == []


@pytest.mark.parametrize("role", ["viewer", "csm", "policy_owner"])
def test_only_managers_correct(person: People, refused: Refused, role: str) -> None:
    assert refused(lambda: propose("A-1", 2, WHY, person(role), AT)) == "permission.not_allowed"
