"""Dates as months and days of the month, tied to their day number by the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tanada.policy.proofs.constraints import FIRST_DAY, FIRST_YEAR, LAST_YEAR, Constraints
from tanada.policy.proofs.logic import Bit, Term, all_of, any_of, choose

_SHORT = (4, 6, 9, 11)
_DAYS_BEFORE = [
    date(2001, month, 1).toordinal() - date(2001, 1, 1).toordinal() for month in range(1, 13)
]
_COMMON = (1900, 2100)
"""The years that a four divides and that have no 29 February, from FIRST_YEAR to LAST_YEAR."""


@dataclass(frozen=True)
class MonthDay:
    """A date: `months` since the year 0 (year × 12 + month), `day` and `length` of its month."""

    months: Term
    day: Term
    length: Term


def month_and_day(constraints: Constraints, number: Term, name: str) -> MonthDay:
    """The month and day of a date; `number` counts days as `date.toordinal` does."""
    fours, rest = constraints.whole(f"{name}.fours"), constraints.whole(f"{name}.rest")
    month, day = constraints.whole(f"{name}.month"), constraints.whole(f"{name}.day")
    years = fours * 4 + rest
    for term, least, most in (
        (fours, 0, (LAST_YEAR - FIRST_YEAR) // 4),
        (rest, 0, 3),
        (month, 1, 12),
        (day, 1, 31),
    ):
        constraints.require(term >= least)
        constraints.require(term <= most)
    leap = all_of([rest == 0, *(years != year - FIRST_YEAR for year in _COMMON)])
    leap_years = fours + choose(rest > 0, 1, 0)
    for year in _COMMON:
        leap_years = leap_years - choose(years > year - FIRST_YEAR, 1, 0)
    leap_day = choose(all_of([leap, month > 2]), 1, 0)
    before = years * 365 + leap_years + _days_before(month) + leap_day
    constraints.require(number == FIRST_DAY + before + day - 1)
    length = _length(month, leap)
    constraints.require(day <= length)
    return MonthDay((years + FIRST_YEAR) * 12 + month, day, length)


def _days_before(month: Term) -> Term:
    """Days of a common year before a month begins."""
    days: Term = _DAYS_BEFORE[-1]
    for at in range(11, 0, -1):
        days = choose(month == at, _DAYS_BEFORE[at - 1], days)
    return days


def _length(month: Term, leap: Bit) -> Term:
    short = any_of([month == each for each in _SHORT])
    return choose(month == 2, choose(leap, 29, 28), choose(short, 30, 31))
