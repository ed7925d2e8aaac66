"""What churn events tell, as of 30 June 2026."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

Derive = Callable[..., Any]


@pytest.mark.parametrize(
    ("rows", "churned_on"),
    [
        ([("2026-06-30", None)], date(2026, 6, 30)),
        ([("2025-01-01", None), ("2026-01-01", None)], date(2026, 1, 1)),
        ([("2026-01-01", "2026-06-30")], None),
        ([("2026-01-01", "2026-07-01")], date(2026, 1, 1)),
        ([("2026-01-01", "2026-01-01")], date(2026, 1, 1)),
        ([("2025-01-01", "2025-02-01"), ("2026-01-01", None)], date(2026, 1, 1)),
        ([("2025-01-01", None), ("2026-01-01", "2026-02-01")], None),
        ([("2026-01-01", None), ("2026-01-01", "2026-02-01")], None),
    ],
)
def test_the_latest_day_counts_unless_the_account_came_back(
    derived: Derive, rows: list[tuple[str, str | None]], churned_on: date | None
) -> None:
    given = [{"on": on, "returned_on": returned_on} for on, returned_on in rows]
    assert derived("churn", given)["churned_on"] == churned_on


def test_churn_after_the_date_is_not_looked_at(derived: Derive) -> None:
    assert derived("churn", [{"on": "2026-07-01"}]).accounts == {}


def test_coming_back_before_leaving_sets_the_row_aside(derived: Derive) -> None:
    found = derived("churn", [{"on": "2026-02-01", "returned_on": "2026-01-01"}])
    assert found.accounts == {}
    assert found.rejects == [(None, "A", "returned_on", "2026-01-01", "ends_before_start")]
