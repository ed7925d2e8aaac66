"""What tickets tell, as of 30 June 2026."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

Derive = Callable[..., Any]


def test_tickets_of_the_90_days_to_the_last_one_are_counted(derived: Derive) -> None:
    rows = [{"opened_on": each} for each in ("2026-03-22", "2026-03-23", "2026-06-20")]
    found = derived("tickets", rows)
    assert (found["tickets_90d"], found["tickets_90d_as_of"]) == (2, date(2026, 6, 20))


def test_severe_ones_are_those_whose_severity_is_listed(derived: Derive) -> None:
    rows = [
        {"opened_on": "2026-06-20", "severity": each}
        for each in ("Urgent", "high ", "low", None, "URGENT")
    ]
    found = derived("tickets", rows, {"severe": ["urgent", " High"]})
    assert (found["tickets_90d"], found["severe_tickets_90d"]) == (5, 3)


def test_severities_can_be_numbers(derived: Derive) -> None:
    rows = [{"opened_on": "2026-06-20", "severity": each} for each in ("1", "2", "3")]
    assert derived("tickets", rows, {"severe": [1, 2]})["severe_tickets_90d"] == 2


def test_without_the_setting_severe_tickets_are_left_out_and_it_is_said(derived: Derive) -> None:
    found = derived("tickets", [{"opened_on": "2026-06-20", "severity": "high"}])
    assert found.report.fields == ("tickets_90d",)
    assert found.notes["events.setting_not_given"] == {
        "field": "severe_tickets_90d",
        "expected": ["severe"],
    }


def test_a_word_that_the_table_never_holds_is_named(derived: Derive) -> None:
    rows = [{"opened_on": "2026-06-20", "severity": each} for each in ("low", "high")]
    found = derived("tickets", rows, {"severe": ["high", "urgnt"]})
    assert found.notes["events.setting_unseen"] == {
        "setting": "severe",
        "found": ["urgnt"],
        "seen": ["high", "low"],
    }


def test_an_account_without_recent_tickets_has_0(derived: Derive) -> None:
    rows = [
        {"account_id": "A", "opened_on": "2025-01-01"},
        {"account_id": "B", "opened_on": "2026-06-20"},
    ]
    assert derived("tickets", rows).of("tickets_90d") == {"A": 0, "B": 1}
