"""The truth behind the tables. No policy may read it: no company has such a table."""

from dataclasses import fields

from tanada.example.dates import Month
from tanada.example.history import AccountMonth, History
from tanada.example.tables.rows import Record, iso

_PLACES = 6


def account_months(history: History) -> list[Record]:
    """One row an account and month in which it was a customer; columns of ``AccountMonth``."""
    names = [field.name for field in fields(AccountMonth)]
    return [
        {name: _text(getattr(month, name)) for name in names} for month in history.account_months
    ]


def _text(value: object) -> str:
    if isinstance(value, Month):
        return iso(value.first_day)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.{_PLACES}f}"
    return str(value)
