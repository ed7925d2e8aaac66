"""What subscriptions tell, as of 30 June 2026 unless a test says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

Derive = Callable[..., Any]
KIND = "subscriptions"


def test_arr_adds_up_what_is_open(derived: Derive) -> None:
    rows = [
        {"started_on": "2025-01-01", "ended_on": None, "arr": 1000},
        {"started_on": "2025-01-01", "ended_on": "2026-12-31", "arr": 200},
        {"started_on": "2025-01-01", "ended_on": "2026-01-01", "arr": 30},
    ]
    assert derived(KIND, rows)["arr"] == Decimal("1200.00")


@pytest.mark.parametrize(
    ("started_on", "ended_on", "arr"),
    [
        ("2026-06-30", None, 100),
        ("2026-06-29", "2026-07-01", 100),
        ("2026-06-01", "2026-06-30", 0),
        ("2026-06-30", "2026-07-01", 100),
        ("2026-06-30", "2026-06-30", 0),
    ],
)
def test_it_is_open_from_its_start_until_the_day_before_its_end(
    derived: Derive, started_on: str, ended_on: str | None, arr: int
) -> None:
    assert (
        derived(KIND, [{"started_on": started_on, "ended_on": ended_on, "arr": 100}])["arr"] == arr
    )


def test_a_renewal_on_the_day_of_the_end_neither_doubles_nor_leaves_a_gap(derived: Derive) -> None:
    rows = [
        {"started_on": "2025-06-30", "ended_on": "2026-06-30", "arr": 100},
        {"started_on": "2026-06-30", "ended_on": "2027-06-30", "arr": 120},
    ]
    found = derived(KIND, rows)
    assert (found["arr"], found["churned_on"]) == (120, None)


def test_a_subscription_that_has_yet_to_start_is_not_looked_at(derived: Derive) -> None:
    found = derived(KIND, [{"started_on": "2026-07-01", "arr": 100}])
    assert found.accounts == {}
    assert (found.report.after_as_of, found.report.through) == (1, None)


def test_twelve_times_mrr_where_there_is_no_arr(derived: Derive) -> None:
    rows = [
        {"started_on": "2026-01-01", "arr": None, "mrr": "10.05"},
        {"started_on": "2026-01-01", "arr": 100, "mrr": 10},
    ]
    assert derived(KIND, rows)["arr"] == Decimal("220.60")


def test_the_largest_mrr_does_not_overflow(derived: Derive) -> None:
    rows = [{"started_on": "2026-01-01", "mrr": 83_333_333_333_332}]
    assert derived(KIND, rows)["arr"] == 999_999_999_999_984


def test_an_open_subscription_without_an_amount_leaves_arr_missing(derived: Derive) -> None:
    rows = [{"started_on": "2026-01-01", "arr": 100}, {"started_on": "2026-01-01", "arr": None}]
    found = derived(KIND, rows)
    assert found["arr"] is None
    assert found.notes == {"events.amount_missing": {"found": 1}}


def test_one_that_has_ended_needs_no_amount(derived: Derive) -> None:
    rows = [
        {"started_on": "2026-01-01", "arr": 100},
        {"started_on": "2026-01-01", "ended_on": "2026-02-01", "arr": None},
    ]
    found = derived(KIND, rows)
    assert (found["arr"], found.notes) == (100, {})


def test_nothing_open_is_an_arr_of_0_with_the_last_end_as_churn(derived: Derive) -> None:
    rows = [
        {"started_on": "2025-01-01", "ended_on": "2026-03-01", "arr": 100, "seats": 5},
        {"started_on": "2025-01-01", "ended_on": "2026-05-01", "arr": 100, "seats": 5},
    ]
    found = derived(KIND, rows)
    assert (found["arr"], found["seats"], found["churned_on"]) == (0, 0, date(2026, 5, 1))


def test_a_customer_who_came_back_keeps_the_first_start_and_has_not_churned(
    derived: Derive,
) -> None:
    rows = [
        {"started_on": "2020-01-01", "ended_on": "2021-01-01"},
        {"started_on": "2026-01-01", "ended_on": None},
    ]
    found = derived(KIND, rows)
    assert (found["started_on"], found["churned_on"]) == (date(2020, 1, 1), None)


def test_one_that_starts_again_later_has_churned_until_then(derived: Derive) -> None:
    rows = [
        {"started_on": "2025-01-01", "ended_on": "2026-05-01"},
        {"started_on": "2026-08-01", "ended_on": None},
    ]
    assert derived(KIND, rows)["churned_on"] == date(2026, 5, 1)


def test_an_end_after_the_date_is_no_churn(derived: Derive) -> None:
    rows = [{"started_on": "2025-01-01", "ended_on": "2026-07-01"}]
    assert derived(KIND, rows)["churned_on"] is None


# Twelve months ago.


@pytest.mark.parametrize(
    ("rows", "ago"),
    [
        ([("2025-06-30", None, 100)], 100),
        ([("2025-07-01", None, 100)], None),
        ([("2024-01-01", "2025-06-30", 100)], 0),
        ([("2024-01-01", "2025-07-01", 100)], 100),
        ([("2024-01-01", "2025-01-01", 100), ("2026-01-01", None, 50)], 0),
    ],
)
def test_arr_12_months_ago(
    derived: Derive, rows: list[tuple[str, str | None, int]], ago: int | None
) -> None:
    given = [{"started_on": start, "ended_on": end, "arr": arr} for start, end, arr in rows]
    assert derived(KIND, given)["arr_12m_ago"] == ago


def test_12_months_before_29_february_is_the_28th(derived: Derive) -> None:
    rows = [
        {"account_id": "A", "started_on": "2023-02-28", "arr": 100},
        {"account_id": "B", "started_on": "2023-03-01", "arr": 100},
    ]
    found = derived(KIND, rows, as_of="2024-02-29")
    assert found.of("arr_12m_ago") == {"A": 100, "B": None}


@pytest.mark.parametrize(
    ("ago", "now", "growth"),
    [
        (100, 150, "0.5"),
        (300, 100, "-0.666667"),
        (100, 0, "-1"),
        (0, 100, None),
        ("0.01", 999_999_999, None),
    ],
)
def test_growth_is_a_share_of_arr_then(
    derived: Derive, ago: object, now: object, growth: str | None
) -> None:
    rows = [
        {"started_on": "2025-01-01", "ended_on": "2026-01-01", "arr": ago},
        {"started_on": "2026-01-01", "ended_on": None, "arr": now},
    ]
    expected = None if growth is None else Decimal(growth)
    assert derived(KIND, rows)["growth_rate_12m"] == expected


# Trials, seats, products.


def test_a_trial_brings_in_nothing_but_its_seats_and_products_count(derived: Derive) -> None:
    rows = [
        {"started_on": "2026-01-01", "arr": 100, "trial": False, "seats": 10, "product": "Core"},
        {"started_on": "2026-06-01", "arr": 900, "trial": True, "seats": 5, "product": "Plus"},
    ]
    found = derived(KIND, rows)
    assert (found["arr"], found["seats"], found["products_owned"]) == (100, 15, 2)
    assert found["trial"] is False


def test_an_account_is_a_trial_where_all_that_is_open_is(derived: Derive) -> None:
    rows = [
        {"account_id": "A", "started_on": "2026-06-01", "trial": True},
        {"account_id": "B", "started_on": "2026-06-01", "trial": None},
        {"account_id": "C", "started_on": "2026-01-01", "ended_on": "2026-02-01", "trial": True},
        {"account_id": "D", "started_on": "2026-01-01", "ended_on": "2026-02-01", "trial": False},
        {"account_id": "D", "started_on": "2026-06-01", "ended_on": None, "trial": True},
    ]
    assert derived(KIND, rows).of("trial") == {"A": True, "B": False, "C": None, "D": True}


def test_a_trial_without_an_amount_leaves_arr_known(derived: Derive) -> None:
    rows = [{"started_on": "2026-06-01", "arr": None, "trial": True}]
    assert derived(KIND, rows)["arr"] == 0


def test_blank_seats_add_none_and_no_seats_at_all_are_missing(derived: Derive) -> None:
    rows = [
        {"account_id": "A", "started_on": "2026-01-01", "seats": 10},
        {"account_id": "A", "started_on": "2026-01-01", "seats": None},
        {"account_id": "B", "started_on": "2026-01-01", "seats": None},
    ]
    assert derived(KIND, rows).of("seats") == {"A": 10, "B": None}


def test_a_product_counts_once_and_only_while_it_is_open(derived: Derive) -> None:
    rows = [
        {"started_on": "2026-01-01", "product": "Core"},
        {"started_on": "2026-02-01", "product": "Core"},
        {"started_on": "2026-01-01", "product": None},
        {"started_on": "2026-01-01", "ended_on": "2026-02-01", "product": "Plus"},
    ]
    assert derived(KIND, rows)["products_owned"] == 1


# The largest.


def test_plan_and_term_are_those_of_the_largest_open_subscription(derived: Derive) -> None:
    rows = [
        {"started_on": "2026-01-01", "arr": 100, "plan": "Basic", "term_months": 12},
        {"started_on": "2026-02-01", "arr": 200, "plan": "Pro", "term_months": 24},
        {
            "started_on": "2026-02-01",
            "ended_on": "2026-03-01",
            "arr": 900,
            "plan": "Top",
            "term_months": 36,
        },
    ]
    found = derived(KIND, rows)
    assert (found["plan"], found["term_months"]) == ("Pro", 24)


@pytest.mark.parametrize(
    ("first", "second", "plan"),
    [
        ({"arr": 100, "started_on": "2026-01-01"}, {"arr": 100, "started_on": "2026-02-01"}, "1"),
        (
            {"arr": 100, "started_on": "2026-01-01", "id": "b"},
            {"arr": 100, "started_on": "2026-01-01", "id": "a"},
            "2",
        ),
        ({"arr": None, "started_on": "2026-01-01"}, {"arr": 1, "started_on": "2026-02-01"}, "2"),
        (
            {"arr": 900, "started_on": "2026-01-01", "trial": True},
            {"arr": 1, "started_on": "2026-02-01", "trial": False},
            "2",
        ),
    ],
)
def test_of_equal_ones_the_earliest_then_the_first_id(
    derived: Derive, first: dict[str, Any], second: dict[str, Any], plan: str
) -> None:
    rows = [{**first, "plan": "1"}, {**second, "plan": "2"}]
    assert derived(KIND, rows)["plan"] == plan
    assert derived(KIND, rows[::-1])["plan"] == plan


@pytest.mark.parametrize(
    ("row", "renewal"),
    [
        ({"started_on": "2026-01-15", "term_months": 12}, date(2027, 1, 15)),
        ({"started_on": "2026-01-31", "term_months": 1}, date(2026, 2, 28)),
        ({"started_on": "2024-02-29", "term_months": 12}, date(2025, 2, 28)),
        (
            {"started_on": "2026-01-15", "term_months": 12, "renews_on": "2026-09-01"},
            date(2026, 9, 1),
        ),
        ({"started_on": "2026-01-15", "renews_on": None}, None),
        ({"started_on": "2950-01-01", "term_months": 600}, None),
    ],
)
def test_it_renews_on_its_date_or_after_a_term(
    derived: Derive, row: dict[str, Any], renewal: date | None
) -> None:
    found = derived(
        KIND, [row], as_of="2951-01-01" if "2950" in row["started_on"] else "2026-06-30"
    )
    assert found["renewal_date"] == renewal


# The same id again.


def test_a_later_row_of_the_same_id_ends_the_one_before(derived: Derive) -> None:
    rows = [
        {"id": "S1", "started_on": "2025-01-01", "arr": 100},
        {"id": "S1", "started_on": "2026-01-01", "arr": 250},
    ]
    found = derived(KIND, rows)
    assert (found["arr"], found["arr_12m_ago"], found["started_on"]) == (250, 100, date(2025, 1, 1))
    assert found.report.repeated == 0


def test_a_version_that_starts_later_does_not_count_before(derived: Derive) -> None:
    rows = [
        {"id": "S1", "started_on": "2025-01-01", "arr": 100},
        {"id": "S1", "started_on": "2026-07-01", "arr": 250},
    ]
    assert derived(KIND, rows)["arr"] == 100


def test_rows_of_one_id_with_different_products_go_on_side_by_side(derived: Derive) -> None:
    rows = [
        {"id": "S1", "started_on": "2025-01-01", "arr": 100, "product": "Core"},
        {"id": "S1", "started_on": "2026-01-01", "arr": 50, "product": "Plus"},
    ]
    assert derived(KIND, rows)["arr"] == 150


def test_the_same_row_twice_counts_once(derived: Derive) -> None:
    row = {"id": "S1", "started_on": "2025-01-01", "arr": 100}
    found = derived(KIND, [row, row])
    assert found["arr"] == 100
    assert (found.report.repeated, found.report.contradicting) == (1, 0)


def test_without_an_id_the_same_row_twice_is_two_subscriptions(derived: Derive) -> None:
    row = {"started_on": "2025-01-01", "arr": 100}
    assert derived(KIND, [row, row])["arr"] == 200


def test_of_rows_that_contradict_each_other_the_one_that_ends_counts(derived: Derive) -> None:
    rows = [
        {"id": "S1", "started_on": "2025-01-01", "ended_on": None, "arr": 100},
        {"id": "S1", "started_on": "2025-01-01", "ended_on": "2026-05-01", "arr": 90},
    ]
    found = derived(KIND, rows)
    assert (found["arr"], found["churned_on"]) == (0, date(2026, 5, 1))
    assert found.notes["events.repeated_ids"] == {"found": 1, "differing": 1}


def test_the_same_id_in_two_accounts_is_two_subscriptions(derived: Derive) -> None:
    rows = [
        {"account_id": "A", "id": "1", "started_on": "2025-01-01", "arr": 100},
        {"account_id": "B", "id": "1", "started_on": "2026-01-01", "arr": 50},
    ]
    assert derived(KIND, rows).of("arr") == {"A": 100, "B": 50}


# Rows that cannot be.


def test_one_that_ends_before_it_starts_is_set_aside(derived: Derive) -> None:
    rows = [
        {"row__": 1, "started_on": "2026-01-02", "ended_on": "2026-01-01", "arr": 100},
        {"row__": 2, "started_on": "2026-01-01", "ended_on": None, "arr": 50},
    ]
    found = derived(KIND, rows)
    assert found["arr"] == 50
    assert found.rejects == [(1, "A", "ended_on", "2026-01-01", "ends_before_start")]


def test_times_of_day_are_dropped(derived: Derive) -> None:
    rows = [{"started_on": "2026-06-30 09:00", "ended_on": "2026-07-01 00:00", "arr": 100}]
    found = derived(KIND, rows)
    assert (found["arr"], found["started_on"]) == (100, date(2026, 6, 30))
    assert found["arr_as_of"] == date(2026, 6, 29)
