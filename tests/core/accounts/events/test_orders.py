"""What orders tell, as of 30 June 2026 unless a test says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

Derive = Callable[..., Any]
LONG_AGO = {"account_id": "Z", "on": "2020-01-01", "amount": 1}


def test_arr_is_what_was_ordered_in_the_12_months_to_the_last_event(derived: Derive) -> None:
    rows = [
        {"on": "2025-05-31", "amount": 1},
        {"on": "2025-06-01", "amount": 20},
        {"on": "2026-05-31", "amount": 300},
    ]
    found = derived("orders", rows)
    assert (found["arr"], found["arr_as_of"]) == (320, date(2026, 5, 31))


def test_refunds_and_cancellations_are_taken_off(derived: Derive) -> None:
    rows = [{"on": "2026-06-01", "amount": "10.50"}, {"on": "2026-06-02", "amount": "-30.75"}]
    assert derived("orders", rows)["arr"] == Decimal("-20.25")


def test_an_account_with_old_orders_only_has_0(derived: Derive) -> None:
    rows = [
        {"account_id": "A", "on": "2025-01-01", "amount": 100},
        {"account_id": "B", "on": "2026-06-30", "amount": 0},
    ]
    assert derived("orders", rows).of("arr") == {"A": 0, "B": 0}


def test_the_12_months_before_those(derived: Derive) -> None:
    rows = [
        LONG_AGO,
        {"account_id": "A", "on": "2024-06-30", "amount": 1},
        {"account_id": "A", "on": "2024-07-01", "amount": 20},
        {"account_id": "A", "on": "2025-06-30", "amount": 300},
        {"account_id": "A", "on": "2025-07-01", "amount": 4000},
        {"account_id": "B", "on": "2026-06-30", "amount": 50},
    ]
    found = derived("orders", rows)
    assert found.of("arr_12m_ago") == {"A": 320, "B": None, "Z": 0}
    assert found.of("arr") == {"A": 4000, "B": 50, "Z": 0}


@pytest.mark.parametrize(
    ("first", "ago"), [("2024-08-05", 10), ("2024-08-06", 10), ("2024-08-07", None)]
)
def test_they_are_missing_where_the_table_begins_over_a_tenth_late(
    derived: Derive, first: str, ago: int | None
) -> None:
    rows = [{"on": first, "amount": 10}, {"on": "2026-06-30", "amount": 1}]
    found = derived("orders", rows)
    assert found["arr_12m_ago"] == ago
    assert ("events.short_history" in found.notes) is (ago is None)


def test_the_first_order_is_the_start(derived: Derive) -> None:
    rows = [{"on": "2026-06-30", "amount": 5}, {"on": "2019-02-03", "amount": -1}]
    assert derived("orders", rows)["started_on"] == date(2019, 2, 3)


def test_a_window_that_ends_on_29_february_begins_after_the_28th(derived: Derive) -> None:
    rows = [
        {"on": "2023-02-28", "amount": 1},
        {"on": "2023-03-01", "amount": 20},
        {"on": "2024-02-29", "amount": 300},
    ]
    assert derived("orders", rows, as_of="2024-02-29")["arr"] == 320


def test_a_row_without_amount_account_or_day_is_set_aside(derived: Derive) -> None:
    rows = [
        {"row__": 1, "on": "2026-06-01", "amount": None},
        {"row__": 2, "on": None, "amount": 5},
        {"row__": 3, "account_id": None, "on": "2026-06-01", "amount": 5},
        {"row__": 4, "account_id": None, "on": None, "amount": 5},
        {"row__": 5, "on": "2026-06-01", "amount": 7},
    ]
    found = derived("orders", rows)
    assert found.rejects == [
        (1, "A", "amount", None, "no_value"),
        (2, "A", "on", None, "no_value"),
        (3, None, "account_id", None, "no_id"),
        (4, None, "account_id", None, "no_id"),
        (4, None, "on", None, "no_value"),
    ]
    assert (found.report.set_aside, found.report.used, found["arr"]) == (4, 1, 7)


def test_a_sum_beyond_what_money_can_be_is_missing_and_said_so(derived: Derive) -> None:
    rows = [{"on": "2026-06-01", "amount": 999_999_999_999_999}] * 2
    found = derived("orders", rows)
    assert found["arr"] is None
    assert found.notes["events.beyond_limits"] == {"field": "arr", "found": 1}
