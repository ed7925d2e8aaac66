"""What use tells, as of 30 June 2026 unless a test says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

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
