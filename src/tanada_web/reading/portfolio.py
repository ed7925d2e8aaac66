"""What stands behind the figures of a portfolio: graces by where they end, data by what lacks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from tanada_web.files import store
from tanada_web.models import Run
from tanada_web.reading.engine import query_connection, rows_of

Counts = Mapping[str, int]
_KEPT = 32


def graces(run: Run) -> Counts:
    """By tier, how many accounts of the published rows are in grace."""
    return _counted(run.published_file, "tier", "status = 'grace'", None)


def graces_ending(run: Run, until: date) -> Counts:
    """By the tier that they would fall to, graces that end by a day; empty where none is known."""
    return _counted(run.published_file, "qualified_tier", "grace_until <= $day", until)


def lacking(run: Run) -> Counts:
    """By what is missing, how many accounts are undetermined."""
    return _counted(run.published_file, "missing", "status = 'undetermined'", None)


@lru_cache(maxsize=_KEPT)
def _counted(file: str, column: str, where: str, day: date | None) -> Counts:
    """A file never changes, so it is counted once."""
    if not store().has(file):
        return {}
    query = (
        f"SELECT coalesce({column}, ''), count(*) AS accounts FROM {rows_of(file)} "
        f"WHERE status <> 'ended' AND {where} GROUP BY 1 ORDER BY accounts DESC, 1"
    )
    with query_connection() as connection:
        rows = connection.execute(query, {"day": day} if day else {}).fetchall()
    return {str(key): int(count) for key, count in rows}
