"""What use tells, as of 30 June 2026 unless a test says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tanada.fields import NUMBER, TEXT, WHOLE, Type, money

Derive = Callable[..., Any]


def test_dau_is_users_per_day_over_30_days_and_mau_users_in_them(derived: Derive) -> None:
    rows = [
        {"on": "2026-06-30", "user": "u1"},
        {"on": "2026-06-30", "user": "u1"},
        {"on": "2026-06-30", "user": "u2"},
        {"on": "2026-06-01", "user": "u1"},
        {"on": "2026-05-31", "user": "u3"},
    ]
    found = derived("usage", rows)
    assert (found["dau"], found["mau"]) == (Decimal("0.100000"), 2)


def test_every_one_of_30_days_counts(derived: Derive) -> None:
    rows = [{"on": f"2026-06-{number:02}", "user": "u1"} for number in range(1, 31)]
    found = derived("usage", rows)
    assert (found["dau"], found["mau"]) == (1, 1)


def test_an_average_is_rounded_half_up_to_six_places(derived: Derive) -> None:
    rows = [{"on": "2026-06-30", "user": "u1"}, {"on": "2026-06-30", "user": "u2"}]
    assert derived("usage", rows)["dau"] == Decimal("0.066667")


def test_an_account_without_users_of_late_has_0(derived: Derive) -> None:
    rows = [
        {"account_id": "A", "on": "2026-01-01", "user": "u1", "feature": "export"},
        {"account_id": "B", "on": "2026-06-30", "user": "u1", "feature": "export"},
    ]
    found = derived("usage", rows, {"advanced": ["export"]})
    assert found.accounts["A"] == {
        "dau": 0,
        "mau": 0,
        "advanced_features_used": 0,
        "advanced_features_available": 1,
        **dict.fromkeys(
            ["dau_as_of", "mau_as_of", "advanced_features_used_as_of"], date(2026, 6, 30)
        ),
        "advanced_features_available_as_of": date(2026, 6, 30),
    }


def test_the_same_user_of_two_accounts_counts_for_both(derived: Derive) -> None:
    rows = [{"account_id": each, "on": "2026-06-30", "user": "u1"} for each in "AB"]
    assert derived("usage", rows).of("mau") == {"A": 1, "B": 1}


def test_a_row_without_a_user_counts_for_features_only(derived: Derive) -> None:
    rows = [{"on": "2026-06-30", "user": None, "feature": "export"}]
    found = derived("usage", rows, {"advanced": ["export"]})
    assert (found["dau"], found["mau"], found["advanced_features_used"]) == (0, 0, 1)


def test_windows_end_on_the_day_before_a_last_day_with_times(derived: Derive) -> None:
    rows = [
        {"on": "2026-06-30 12:00", "user": "today"},
        {"on": "2026-06-29 23:59", "user": "u1"},
        {"on": "2026-05-31 00:00", "user": "u2"},
        {"on": "2026-05-30 23:59", "user": "u3"},
    ]
    found = derived("usage", rows)
    assert (found["mau"], found["mau_as_of"]) == (2, date(2026, 6, 29))
    assert found.report.on_partial_day == 1
    assert found.notes["events.partial_last_day"] == {
        "last": date(2026, 6, 30),
        "through": date(2026, 6, 29),
    }


def test_advanced_features_are_those_listed_used_within_90_days(derived: Derive) -> None:
    rows = [
        {"on": "2026-06-30", "feature": "export"},
        {"on": "2026-06-30", "feature": " EXPORT "},
        {"on": "2026-04-02", "feature": "api"},
        {"on": "2026-04-01", "feature": "sso"},
        {"on": "2026-06-30", "feature": "login"},
        {"on": "2026-06-30", "feature": None},
    ]
    found = derived("usage", rows, {"advanced": ["Export", "API", "SSO", "audit"]})
    assert (found["advanced_features_used"], found["advanced_features_available"]) == (2, 4)


@pytest.mark.parametrize("count", [1, 62, 63, 64, 65, 130])
def test_any_number_of_features_is_counted_exactly(derived: Derive, count: int) -> None:
    names = [f"f{number}" for number in range(count)]
    rows = [{"on": "2026-06-30", "feature": name} for name in [*names, *names]]
    found = derived("usage", rows, {"advanced": [*names, "never"]})
    assert (found["advanced_features_used"], found["advanced_features_available"]) == (
        count,
        count + 1,
    )


def test_counts_per_day_give_dau_alone(derived: Derive) -> None:
    rows = [
        {"on": "2026-06-30", "active_users": 10},
        {"on": "2026-06-30", "active_users": 5},
        {"on": "2026-06-01", "active_users": 15},
        {"on": "2026-05-31", "active_users": 900},
    ]
    found = derived("usage", rows)
    assert found["dau"] == 1
    assert found.report.left_out == {
        "mau": ("user",),
        "advanced_features_used": ("feature", "advanced"),
        "advanced_features_available": ("advanced",),
    }


def test_users_count_before_counts_per_day(derived: Derive) -> None:
    rows = [
        {"account_id": "A", "on": "2026-06-30", "user": "u1", "active_users": 60},
        {"account_id": "B", "on": "2026-06-30", "user": None, "active_users": 60},
    ]
    assert derived("usage", rows).of("dau") == {"A": Decimal("0.033333"), "B": 2}


def test_a_table_that_begins_late_is_named(derived: Derive) -> None:
    rows = [{"on": "2026-06-05", "user": "u1"}, {"on": "2026-06-30", "user": "u1"}]
    assert derived("usage", rows).notes["events.short_history"] == {
        "first": date(2026, 6, 5),
        "fields": ["dau", "mau"],
    }


# Of 90 days before: the 30 days from 3 March to 1 April, the 90 days from 2 January on.

THEN = {"mau_90d_ago": NUMBER, "advanced_features_used_90d_ago": WHOLE}


def test_users_of_90_days_ago_are_those_of_the_30_days_up_to_then(derived: Derive) -> None:
    rows = [
        {"on": "2026-01-01", "user": "early"},
        {"on": "2026-03-02", "user": "day before"},
        {"on": "2026-03-03", "user": "u1"},
        {"on": "2026-04-01", "user": "u1"},
        {"on": "2026-04-01", "user": "u2"},
        {"on": "2026-04-01", "user": None},
        {"on": "2026-04-02", "user": "day after"},
        {"on": "2026-06-30", "user": "u9"},
    ]
    found = derived("usage", rows, declared=THEN)
    assert (found["mau_90d_ago"], found["mau"], found["dau"]) == (2, 1, Decimal("0.033333"))
    assert found["mau_90d_ago_as_of"] == date(2026, 6, 30)


def test_features_of_90_days_ago_are_those_of_the_90_days_up_to_then(derived: Derive) -> None:
    rows = [
        {"on": "2026-01-01", "feature": "sso"},
        {"on": "2026-01-02", "feature": "export"},
        {"on": "2026-04-01", "feature": " EXPORT "},
        {"on": "2026-04-01", "feature": "api"},
        {"on": "2026-04-01", "feature": "login"},
        {"on": "2026-04-02", "feature": "audit"},
        {"on": "2026-06-30", "feature": "audit"},
    ]
    found = derived("usage", rows, {"advanced": ["Export", "API", "SSO", "audit"]}, declared=THEN)
    assert found["advanced_features_used_90d_ago"] == 2
    assert found["advanced_features_used"] == 1


@pytest.mark.parametrize("count", [62, 63, 130])
def test_any_number_of_features_of_then_is_counted_exactly(derived: Derive, count: int) -> None:
    names = [f"f{number}" for number in range(count)]
    rows = [{"on": "2026-01-02", "feature": name} for name in [*names, *names]]
    rows.append({"on": "2026-06-30", "feature": "login"})
    found = derived("usage", rows, {"advanced": names}, declared=THEN)
    assert (found["advanced_features_used_90d_ago"], found["advanced_features_used"]) == (count, 0)


@pytest.mark.parametrize(
    ("first", "users", "features"),
    [
        ("2026-01-11", 0, 0),
        ("2026-01-12", 0, None),
        ("2026-03-06", 0, None),
        ("2026-03-07", None, None),
    ],
)
def test_the_first_day_of_the_table_decides_whether_the_past_is_known(
    derived: Derive, first: str, users: int | None, features: int | None
) -> None:
    rows = [
        {"account_id": "A", "on": first, "user": "u1", "feature": "api"},
        {"account_id": "B", "on": "2026-06-30", "user": "u1", "feature": "api"},
    ]
    found = derived("usage", rows, {"advanced": ["api"]}, declared=THEN)
    assert found.of("mau_90d_ago")["B"] == users
    assert found.of("advanced_features_used_90d_ago")["B"] == features


def test_a_past_that_is_not_known_is_named(derived: Derive) -> None:
    rows = [{"on": "2026-03-07", "user": "u1"}, {"on": "2026-06-30", "user": "u1"}]
    assert derived("usage", rows, declared=THEN).notes["events.short_history"] == {
        "first": date(2026, 3, 7),
        "fields": ["mau_90d_ago"],
    }


@pytest.mark.parametrize("declared", [{}, {"mau_90d_ago": TEXT}, {"mau_90d_ago": money(2)}])
def test_the_past_is_told_only_where_a_policy_declares_a_number(
    derived: Derive, declared: dict[str, Type]
) -> None:
    rows = [{"on": "2026-04-01", "user": "u1"}, {"on": "2026-06-30", "user": "u1"}]
    found = derived("usage", rows, declared=declared)
    assert found.report.fields == ("dau", "mau")
    assert found.report.outside_windows == 1


def test_one_of_the_fields_can_be_declared_alone(derived: Derive) -> None:
    rows = [{"on": "2026-01-01", "user": "u1"}, {"on": "2026-06-30", "user": "u1"}]
    found = derived("usage", rows, declared={"mau_90d_ago": WHOLE})
    assert found.report.fields == ("dau", "mau", "mau_90d_ago")
    assert found["mau_90d_ago"] == 0
