"""Exchange rates as a treasury keeps them: every Friday, units for one USD."""

from datetime import date, timedelta

from tanada.example.dates import add_months
from tanada.example.draw import Draw
from tanada.example.pricing import LIST_RATES, Currency
from tanada.example.tables.rows import Record, iso

_PLACES: dict[Currency, int] = {"EUR": 4, "JPY": 2}
_FRIDAY = 4
_MONTHS = 25
_WEEKLY_CHANGE = 0.008
_BACK_TO_LIST = 0.04


def exchange_rates(seed: int, as_of: date) -> list[Record]:
    """One row a week and currency, from a month before the history to ``as_of``."""
    last = as_of - timedelta(days=(as_of.weekday() - _FRIDAY) % 7)
    weeks = (last - add_months(as_of, -_MONTHS)).days // 7
    fridays = [last - timedelta(days=7 * week) for week in range(weeks, -1, -1)]
    return [
        {"date": iso(friday), "currency": currency, "units per USD": rate}
        for currency in _PLACES
        for friday, rate in zip(fridays, _walk(seed, currency, len(fridays)), strict=True)
    ]


def _walk(seed: int, currency: Currency, weeks: int) -> list[str]:
    draw = Draw(f"{seed}/company/rates/{currency}")
    rate, rates = LIST_RATES[currency], []
    for _ in range(weeks):
        rate += (LIST_RATES[currency] - rate) * _BACK_TO_LIST
        rate *= 1 + draw.normal(0, _WEEKLY_CHANGE)
        rates.append(f"{rate:.{_PLACES[currency]}f}")
    return rates
