"""Counts over the published run that many pages ask for again: a file never changes."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from decimal import Decimal

from tanada_web.models import Run
from tanada_web.reading.engine import query_connection
from tanada_web.reading.published import Filters, Published, Total

_KEPT: dict[tuple[str, Hashable], list[Total]] = {}
_VALUES: dict[tuple[str, str, int], list[tuple[str | None, int]]] = {}
_MOST = 256


def totals(run: Run, key: Hashable, filters: Filters) -> list[Total]:
    """By tier, how many accounts meet filters, and their ARR; `key` stands for the filters."""
    kept = (run.published_file, key)
    found = _KEPT.get(kept)
    if found is None:
        with query_connection() as connection:
            found = Published(connection, run).totals(filters)
        while len(_KEPT) >= _MOST:
            _KEPT.pop(next(iter(_KEPT)), None)
        _KEPT[kept] = found
    return found


def together(found: Sequence[Total]) -> tuple[int, Decimal]:
    """All of them, whatever their tier."""
    known = [each.arr for each in found if each.arr is not None]
    return sum(each.accounts for each in found), sum(known, Decimal(0))


def frequent(run: Run, column: str, limit: int = 200) -> list[tuple[str | None, int]]:
    """The values of a column with how many accounts have them, the most frequent first."""
    key = (run.published_file, column, limit)
    found = _VALUES.get(key)
    if found is None:
        with query_connection() as connection:
            rows = Published(connection, run).values(column, Filters(), limit)
        found = [(None if value is None else str(value), count) for value, count in rows]
        while len(_VALUES) >= _MOST:
            _VALUES.pop(next(iter(_VALUES)), None)
        _VALUES[key] = found
    return found
