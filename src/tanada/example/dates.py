"""Months of the calendar, and the months that a company's history has."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

WINDOW_MONTHS = 24
"""Months of history before `as_of`."""


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a month that is too short."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last_day = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last_day))


@dataclass(frozen=True)
class Month:
    """A month of the history: its place (0 is the oldest), first day and last day."""

    place: int
    first_day: date
    last_day: date

    def holds(self, day: date) -> bool:
        """Whether the day lies in this month."""
        return self.first_day <= day <= self.last_day


def months_until(as_of: date) -> tuple[Month, ...]:
    """The 24 months that end on ``as_of``, the oldest first.

    They are the calendar's months where ``as_of`` ends one of them.
    """
    start = add_months(as_of, -WINDOW_MONTHS) + timedelta(days=1)
    starts = [add_months(start, place) for place in range(WINDOW_MONTHS)]
    ends = [day - timedelta(days=1) for day in starts[1:]] + [as_of]
    spans = enumerate(zip(starts, ends, strict=True))
    return tuple(Month(place, first, last) for place, (first, last) in spans)
