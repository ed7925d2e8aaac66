"""The ledger as a file: every transition of every run, the same bytes for the same runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tanada.decide.writing import check_out, write_rows
from tanada.ledger.telling import TRANSITION
from tanada_web.carrying.tables import make_table
from tanada_web.engine import connect
from tanada_web.models import Transition

_BATCH = 50_000
_TABLE = "exported"


def export_history(out: Path) -> int:
    """Write the rows of TRANSITION by run and account; how many there are.

    Raises UsageError where the file cannot be written.
    """
    check_out(out)
    names = list(TRANSITION)
    with connect() as connection:
        make_table(connection, _TABLE, TRANSITION, [])
        for number, batch in enumerate(_batches(names)):
            make_table(connection, f"batch_{number}", TRANSITION, batch)
            connection.execute(f"INSERT INTO {_TABLE} FROM batch_{number}").fetchall()
            connection.execute(f"DROP TABLE batch_{number}").fetchall()
        ((rows,),) = connection.execute(f"SELECT count(*) FROM {_TABLE}").fetchall()
        listed = ", ".join(names)
        query = f"SELECT {listed} FROM {_TABLE} ORDER BY run, account_id"
        write_rows(connection, {out: query})
    return int(rows)


def _batches(names: list[str]) -> Iterator[list[tuple[object, ...]]]:
    """The rows in the order of their ids, so many at a time."""
    last = 0
    while True:
        rows = list(
            Transition.objects.filter(id__gt=last).order_by("id").values_list("id", *names)[:_BATCH]
        )
        if not rows:
            return
        last = rows[-1][0]
        yield [row[1:] for row in rows]
