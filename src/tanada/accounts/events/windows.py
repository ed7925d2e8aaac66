"""The days that derived fields count from.

Of the values bound in their expressions, `$as_of` is the run's date, `$as_of_12m` the same
day twelve months earlier, and `$through` the last day that the table covers completely. A
window of 30 days are the days after `$days_30`, one of 12 months those after `$months_12`. The
30 days that end 90 days before those are the days after `$days_30_90`, up to `$days_90`.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

DAYS_LATE = {
    "days_30": 3,
    "days_90": 9,
    "days_180": 18,
    "days_30_90": 3,
    "days_90_90": 9,
    "months_12": 36,
    "months_24": 36,
}
"""How many days after a window's beginning a table may begin that still covers it: a tenth."""


def months_before(day: date, months: int) -> date:
    """The date so many months earlier, its day clamped to the month's end."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_before(day: date, days: int) -> date:
    """The date so many days earlier, or the first of all dates."""
    return day - timedelta(days=min(days, (day - date.min).days))


def bounds(as_of: date, through: date | None) -> dict[str, date | None]:
    """The day before each window, by the name that expressions use; None without events."""
    return {
        "as_of": as_of,
        "as_of_12m": months_before(as_of, 12),
        "through": through,
        **_starts(through),
    }


def coverage(first: date | None, through: date | None) -> dict[str, bool]:
    """For each window, as `<window>_covered`, whether a table that begins on `first` covers it."""
    return {
        f"{window}_covered": is_covered(window, start, first)
        for window, start in _starts(through).items()
    }


def is_covered(window: str, start: date | None, first: date | None) -> bool:
    """Whether a table whose first event was on `first` tells about a whole window.

    `start` is the day before the window.
    """
    if start is None or first is None:
        return False
    return (first - start).days <= DAYS_LATE[window] + 1


def _starts(through: date | None) -> dict[str, date | None]:
    known: dict[str, date | None] = {}
    for window in DAYS_LATE:
        unit, *lengths = window.split("_")
        before = days_before if unit == "days" else months_before
        known[window] = None if through is None else before(through, sum(map(int, lengths)))
    return known
