"""The days that windows begin after."""

from __future__ import annotations

from datetime import date

import pytest

from tanada.accounts.events.windows import bounds, coverage, days_before, is_covered, months_before


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2026, 6, 30), 12, date(2025, 6, 30)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2024, 2, 29), 48, date(2020, 2, 29)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(1, 6, 1), 12, date(1, 1, 1)),
    ],
)
def test_months_are_counted_back_to_the_month_s_end_at_most(
    day: date, months: int, earlier: date
) -> None:
    assert months_before(day, months) == earlier


def test_no_day_lies_before_the_first_of_all() -> None:
    assert days_before(date(1, 1, 10), 30) == date(1, 1, 1)


def test_without_events_there_are_no_windows() -> None:
    known = bounds(date(2026, 6, 30), None)
    assert (known["as_of"], known["days_30"], known["months_24"]) == (date(2026, 6, 30), None, None)


def test_a_window_that_ends_earlier_begins_as_much_earlier() -> None:
    known = bounds(date(2026, 7, 2), date(2026, 6, 30))
    assert (known["days_90"], known["days_30_90"], known["days_90_90"]) == (
        date(2026, 4, 1),
        date(2026, 3, 2),
        date(2026, 1, 1),
    )


def test_what_a_table_covers_follows_from_its_first_and_last_day() -> None:
    covered = coverage(date(2026, 3, 6), date(2026, 6, 30))
    assert [name for name, is_so in covered.items() if is_so] == [
        "days_30_covered",
        "days_90_covered",
        "days_30_90_covered",
    ]
    assert not any(coverage(None, None).values())


@pytest.mark.parametrize(
    ("first", "covered"), [(date(2026, 6, 4), True), (date(2026, 6, 5), False)]
)
def test_30_days_are_covered_by_a_table_that_begins_three_days_late(
    first: date, covered: bool
) -> None:
    assert is_covered("days_30", date(2026, 5, 31), first) is covered
