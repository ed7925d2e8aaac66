"""What an account was like in past runs, from the rows that they published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from tanada.accounts.files.raw import quoted
from tanada.ledger.telling import FACT
from tanada_web.files import store
from tanada_web.models import Run, RunState
from tanada_web.reading.engine import query_connection, rows_of

_MOST = 25


class Point(NamedTuple):
    """A figure as of the day of a run; None where it was not known."""

    day: date
    value: Decimal | None


def course(account_id: str, figures: Sequence[str]) -> dict[str, list[Point]]:
    """By figure, its values as of the last run of each month, the oldest first.

    Of many months the last, and the last run besides. Files that were erased are passed over.
    """
    runs = [run for run in _runs() if store().has(run.published_file)]
    if not runs:
        return {}
    with query_connection() as connection:
        parts, values = [], []
        for run in runs:
            rows = rows_of(run.published_file)
            described = connection.execute(f"DESCRIBE FROM {rows}").fetchall()
            known = {str(name) for name, *_ in described}
            listed = [_figure(name, known) for name in figures]
            parts.append(
                f"SELECT DATE '{run.as_of.isoformat()}' AS day, {', '.join(listed)} "
                f"FROM {rows} WHERE account_id = ? AND status <> 'ended'"
            )
            values.append(account_id)
        found = connection.execute(f"{' UNION ALL '.join(parts)} ORDER BY day", values).fetchall()
    return {
        name: [Point(row[0], row[at]) for row in found] for at, name in enumerate(figures, start=1)
    }


def _runs() -> list[Run]:
    """The last run of each of the last months, the latest first."""
    by_month: dict[tuple[int, int], Run] = {}
    done = Run.objects.filter(state=RunState.DONE).only("as_of", "published_file", "number")
    for run in done.order_by("-number").iterator(100):
        by_month.setdefault((run.as_of.year, run.as_of.month), run)
        if len(by_month) > _MOST:
            break
    return list(by_month.values())[:_MOST]


def _figure(name: str, known: set[str]) -> str:
    column = next((each for each in (FACT + name, name) if each in known), None)
    value = quoted(column) if column else "NULL"
    return f"CAST({value} AS DECIMAL(24, 4)) AS {quoted(name)}"
