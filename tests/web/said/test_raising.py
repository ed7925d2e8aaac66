"""What a run raises for review: once, only what is new, and no longer than the data shows it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import duckdb
import pytest

from tanada.policy.loading import read_policy
from tanada_web.models import Baseline, Designation, Person, Review, Run
from tanada_web.runs.raising import Raised, raise_reviews

from .conftest import AT, TODAY

People = Callable[..., Person]
pytestmark = pytest.mark.django_db
REVIEWS = """
reviews:
  every: {gold: quarter}
  catches: [grew, shrank]
  arr_change: 10%
  confirm_newcomers_within_days: 14
"""
WITHOUT = """
tanada: 1
name: Reviews
currency: USD
tiers:
  - gold: {name: Gold, when: {large: arr > 100}}
  - tin: {name: Tin, when: otherwise}
"""
LATER = date(2026, 7, 31)
COLUMNS = {
    "account_id": "TEXT",
    "tier": "TEXT",
    "earned_tier": "TEXT",
    "qualified_tier": "TEXT",
    "status": "TEXT",
    "missing": "TEXT",
    "since": "DATE",
    "grace_until": "DATE",
    "pinned_until": "DATE",
    "owner": "TEXT",
    "arr": "DECIMAL(17, 2)",
}
ACCOUNT = {
    "tier": "gold",
    "earned_tier": "gold",
    "qualified_tier": "gold",
    "status": "held",
    "since": TODAY,
    "owner": "Csm",
    "arr": 1000,
}


def ran(as_of: date = TODAY, policy: str = WITHOUT + REVIEWS, **accounts: dict[str, Any]) -> Raised:
    """A run in which accounts are so; those of no difference are `{}`."""
    connection = duckdb.connect()
    listed = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
    connection.execute(f"CREATE TABLE published ({listed})")
    for account_id, given in accounts.items():
        row = {"account_id": account_id} | ACCOUNT | given
        marks = ", ".join("?" for _ in COLUMNS)
        values = [row.get(name) for name in COLUMNS]
        connection.execute(f"INSERT INTO published VALUES ({marks})", values)
    connection.execute("CREATE TABLE told_now (account_id TEXT, status TEXT, as_of DATE)")
    return raise_reviews(connection, Run(), read_policy(policy), as_of, AT)


def still_open() -> list[tuple[str, str]]:
    rows = Review.objects.filter(decided_at=None).order_by("account_id", "catches")
    return list(rows.values_list("account_id", "catches"))


def decided(account_id: str, by: Person, at: datetime = AT) -> None:
    """As somebody leaves it, while other reviews of the account are open."""
    open_ones = Review.objects.filter(account_id=account_id, decided_at=None)
    open_ones.update(outcome="kept", reason="It is fine", decided_by=by, decided_at=at)


def test_the_first_run_keeps_what_accounts_are_like_and_confirms_nobody() -> None:
    assert ran(a={}, b={"arr": None}) == Raised()
    rows = Baseline.objects.order_by("account_id")
    assert list(rows.values_list("account_id", "reviewed_on", "tier", "arr", "health")) == [
        ("a", TODAY, "gold", 1000, None),
        ("b", TODAY, "gold", None, None),
    ]


def test_what_changed_is_raised_with_what_was_seen() -> None:
    ran(a={}, b={})
    assert ran(LATER, a={"arr": 1200}, b={}) == Raised(raised=1)
    review = Review.objects.get()
    assert (review.account_id, review.owner, review.catches) == ("a", "Csm", "grew")
    assert review.params == {"arr": "1200.00", "arr_before": "1000.00", "reviewed_on": "2026-06-30"}
    assert (review.about, review.raised_on, review.due_on) == ("2026-06-30", LATER, LATER)
    assert (review.outcome, review.reason, review.decided_at) == ("", "", None)


def test_the_same_run_again_changes_nothing() -> None:
    ran(a={})
    ran(LATER, a={"arr": 1200})
    assert ran(LATER, a={"arr": 1200}) == Raised()
    assert still_open() == [("a", "grew")]


def test_what_the_data_no_longer_shows_has_passed() -> None:
    ran(a={})
    ran(LATER, a={"arr": 1200})
    assert ran(date(2026, 8, 31), a={}) == Raised(passed=1)
    review = Review.objects.get()
    assert (review.outcome, review.decided_by, review.decided_at) == ("passed", None, AT)
    assert ran(date(2026, 9, 1), a={"arr": 1200}) == Raised(raised=1)


def test_who_has_left_has_nothing_open() -> None:
    ran(a={})
    ran(LATER, a={"arr": 1200})
    assert ran(LATER, a={"tier": None, "status": "ended"}) == Raised(passed=1)
    assert still_open() == []


def test_what_was_decided_is_not_raised_again_for_the_same_matter(person: People) -> None:
    ending, later = {"grace_until": date(2026, 7, 10)}, {"grace_until": date(2026, 7, 20)}
    ran(a=ending)
    assert still_open() == [("a", "grace_ending")]
    decided("a", person("manager"))
    assert ran(a=ending) == Raised()
    assert ran(a=later) == Raised(raised=1)
    assert still_open() == [("a", "grace_ending")]


def test_an_open_review_follows_its_account() -> None:
    ran(a={"grace_until": date(2026, 7, 10)})
    moved = {"owner": "Other", "grace_until": date(2026, 7, 20)}
    assert ran(a=moved) == Raised(changed=1)
    review = Review.objects.get()
    assert (review.owner, review.about, review.due_on) == (
        "Other",
        "2026-07-20",
        date(2026, 7, 20),
    )
    assert review.params["grace_until"] == "2026-07-20"
    assert ran(a=moved | {"owner": None}) == Raised(changed=1)


def test_who_comes_later_is_a_newcomer() -> None:
    ran(a={})
    assert ran(LATER, a={}, b={"since": LATER}) == Raised(raised=1)
    review = Review.objects.get()
    assert (review.account_id, review.catches, review.about) == ("b", "newcomer", "")
    assert review.due_on == date(2026, 8, 14)
    assert not Baseline.objects.filter(account_id="b").exists()


def test_where_newcomers_are_not_confirmed_they_begin_as_they_are() -> None:
    plain = WITHOUT + REVIEWS.replace("  confirm_newcomers_within_days: 14\n", "")
    ran(policy=plain, a={})
    assert ran(LATER, policy=plain, a={}, b={"arr": 7}) == Raised()
    assert Baseline.objects.get(account_id="b").arr == 7
    assert Baseline.objects.get(account_id="a").reviewed_on == TODAY


def test_only_designations_in_force_expire(person: People) -> None:
    for kind, removed_at in (("brand", None), ("partner", AT)):
        Designation.objects.create(
            account_id="a",
            kind=kind,
            reason="Known to everybody",
            starts_on=TODAY,
            expires_on=date(2026, 7, 10),
            said_by=person("csm"),
            said_at=AT,
            removed_at=removed_at,
        )
    ran(a={})
    assert Review.objects.get().params == {"kinds": ["brand"], "expires_on": "2026-07-10"}


def test_a_policy_without_reviews_leaves_none_open() -> None:
    ran(a={"grace_until": date(2026, 7, 10)})
    assert ran(policy=WITHOUT, a={"grace_until": date(2026, 7, 10)}) == Raised(passed=1)
    assert still_open() == []


def test_odd_ids_and_names_come_through_whole() -> None:
    odd = {'quo"te': {"owner": "a,b"}, "new\nline": {"owner": "表 'x'"}, "back\\slash": {}}
    ran(**odd)
    grown = {account_id: given | {"arr": 2000} for account_id, given in odd.items()}
    assert ran(LATER, **grown) == Raised(raised=3)
    assert ran(LATER, **grown) == Raised()
    assert {row.account_id: row.owner for row in Review.objects.all()} == {
        'quo"te': "a,b",
        "new\nline": "表 'x'",
        "back\\slash": "Csm",
    }
