"""The queue of reviews: who sees what of it, and how each is decided, once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from tests.web.said.conftest import AT, TODAY, Refused

from tanada_web.models import (
    AuditEvent,
    Baseline,
    Person,
    Review,
)
from tanada_web.reviewing.reviews import (
    OUTCOMES,
    Made,
    Progress,
    decide,
    progress,
    queue,
    reviews_of,
)
from tanada_web.said.designations import designate

People = Callable[..., Person]
WHY = "Looked at it with the CSM"
pytestmark = pytest.mark.usefixtures("accounts")


def raised(account_id: str = "A-1", catches: str = "grew", **more: Any) -> Review:
    values = {"owner": "Csm", "raised_on": TODAY, "due_on": TODAY} | more
    return Review.objects.create(account_id=account_id, catches=catches, **values)


@pytest.fixture
def csm(person: People) -> Person:
    return person("csm")


def test_the_most_urgent_comes_first(person: People) -> None:
    raised("A-1", due_on=date(2026, 7, 2))
    raised("A-2", due_on=date(2026, 7, 1))
    raised("A-1", "due", due_on=date(2026, 7, 1))
    raised("A-3", due_on=date(2026, 1, 1), decided_at=AT, outcome="passed")
    found = queue(person("manager")).values_list("account_id", "catches")
    assert list(found) == [("A-1", "due"), ("A-2", "grew"), ("A-1", "grew")]


def test_a_csm_sees_the_own_book_and_pools(csm: Person, person: People) -> None:
    raised("A-1")
    raised("A-2", owner="Other")
    raised("A-3", owner=None)
    assert list(queue(csm).values_list("account_id", flat=True)) == ["A-1", "A-3"]
    assert queue(person("viewer")).count() == 3


def test_a_decision_has_a_reason_and_stays_to_be_read(csm: Person) -> None:
    review = decide(raised().pk, "kept", f"  {WHY} ", csm, AT)
    review.refresh_from_db()
    assert (review.outcome, review.reason, review.decided_by, review.decided_at) == (
        "kept",
        WHY,
        csm,
        AT,
    )
    assert list(reviews_of("A-1")) == [review]
    event = AuditEvent.objects.get()
    assert (event.action, event.actor, event.subject) == ("review:decided", "key-of-csm", "A-1")
    assert event.after == {"review": review.pk, "catches": "grew", "outcome": "kept"}


@pytest.mark.parametrize(
    ("catches", "outcome", "reason", "code"),
    [
        ("grew", "kept", " ", "said.no_reason"),
        ("grew", "kept", "x\x00", "said.no_reason"),
        ("grew", "confirmed", WHY, "reviews.unknown_outcome"),
        ("newcomer", "kept", WHY, "reviews.unknown_outcome"),
        ("grew", "passed", WHY, "reviews.unknown_outcome"),
        ("grew", "adjusted", WHY, "reviews.nothing_made"),
    ],
)
def test_what_is_not_in_order_is_refused(
    csm: Person, refused: Refused, catches: str, outcome: str, reason: str, code: str
) -> None:
    review = raised(catches=catches)
    assert refused(lambda: decide(review.pk, outcome, reason, csm, AT)) == code
    review.refresh_from_db()
    assert (review.outcome, review.decided_at) == ("", None)


def test_every_catch_can_be_decided() -> None:
    assert all("adjusted" in outcomes for outcomes in OUTCOMES.values())
    assert OUTCOMES["data_missing"] == ("requested", "adjusted")


def test_an_adjustment_names_what_was_said_of_the_account(csm: Person, refused: Refused) -> None:
    review = raised(catches="designation_to_add")
    given = designate("A-1", "brand", WHY, TODAY, None, csm, AT)
    elsewhere = designate("A-3", "brand", WHY, TODAY, None, csm, AT)
    for wrong in (
        Made("designation", elsewhere.pk),
        Made("designation", 10**9),
        Made("review", review.pk),
    ):
        step = lambda made=wrong: decide(review.pk, "adjusted", WHY, csm, AT, made)  # noqa: E731
        assert refused(step) == "reviews.nothing_made"
    decide(review.pk, "adjusted", WHY, csm, AT, Made("designation", given.pk))
    review.refresh_from_db()
    assert review.params["made"] == {"kind": "designation", "number": given.pk}


def test_of_two_people_who_decide_one_comes_too_late(
    csm: Person, person: People, refused: Refused
) -> None:
    review = raised()
    decide(review.pk, "kept", WHY, csm, AT)
    late = person("manager")
    assert refused(lambda: decide(review.pk, "kept", WHY, late, AT)) == "reviews.decided"
    review.refresh_from_db()
    assert review.decided_by == csm
    assert refused(lambda: decide(10**9, "kept", WHY, late, AT)) == "reviews.unknown"


@pytest.mark.parametrize(
    ("role", "account_id", "allowed"),
    [
        ("csm", "A-1", True),
        ("csm", "A-2", False),
        ("manager", "A-2", True),
        ("viewer", "A-1", False),
        ("policy_owner", "A-1", False),
    ],
)
def test_a_csm_decides_in_the_own_book(
    person: People, refused: Refused, role: str, account_id: str, allowed: bool
) -> None:
    review = raised(account_id)
    step = lambda: decide(review.pk, "kept", WHY, person(role), AT)  # noqa: E731
    if allowed:
        assert step().outcome == "kept"
    else:
        assert refused(step) == "permission.not_allowed"


@pytest.mark.usefixtures("run")
def test_once_nothing_is_open_changes_count_from_the_published_row(csm: Person) -> None:
    Baseline.objects.create(run=1, account_id="A-1", reviewed_on=date(2026, 1, 1), arr=5)
    first, second = raised(), raised(catches="due")
    decide(first.pk, "kept", WHY, csm, AT)
    assert Baseline.objects.get().arr == 5
    decide(second.pk, "confirmed", WHY, csm, AT)
    kept = Baseline.objects.get()
    assert (kept.reviewed_on, kept.tier, kept.arr, kept.health) == (
        date(2026, 6, 29),
        "tier_2",
        30000.5,
        71,
    )


@pytest.mark.usefixtures("run")
def test_a_newcomer_that_is_confirmed_begins(csm: Person) -> None:
    decide(raised(catches="newcomer").pk, "confirmed", WHY, csm, AT)
    assert Baseline.objects.get().account_id == "A-1"


@pytest.mark.usefixtures("run")
def test_who_is_no_longer_published_keeps_what_it_had(person: People) -> None:
    decide(raised("A-2").pk, "kept", WHY, person("manager"), AT)
    assert not Baseline.objects.exists()


def test_progress_counts_what_is_open_and_what_was_decided(csm: Person) -> None:
    raised(due_on=date(2026, 6, 29))
    raised("A-3", due_on=TODAY)
    raised("A-3", "newcomer", due_on=date(2026, 7, 14))
    decide(raised("A-3", "due").pk, "confirmed", WHY, csm, AT)
    raised("A-2", decided_at=AT, outcome="passed")
    raised("A-2", decided_at=AT - timedelta(days=1), outcome="kept")
    assert progress(AT, TODAY) == Progress(
        waiting={"grew": 2, "newcomer": 1},
        overdue={"grew": 1},
        decided={"confirmed": 1},
        passed=1,
    )
