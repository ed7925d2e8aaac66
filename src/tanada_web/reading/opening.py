"""The accounts of a run as they were read, with what people said of them, in a connection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import duckdb

from tanada.accounts.kept import latest_rows
from tanada.accounts.said import add_said
from tanada.accounts.snapshot import ACCOUNTS, Note, Snapshot
from tanada.errors import Problem, UsageError
from tanada.policy.model import Policy
from tanada_web.files import store
from tanada_web.models import Run
from tanada_web.reading.engine import rows_of
from tanada_web.runs.hearing import DESIGNATIONS, JUDGEMENTS, hear
from tanada_web.runs.past import readings


def readings_of(run: Run) -> list[Run]:
    """The runs that read the accounts; UsageError where a snapshot of them was erased."""
    found = readings(run)
    for each in found:
        if each.snapshot is None or not store().has(each.snapshot.file):
            raise UsageError(Problem("runs.erased", params={"found": run.as_of}))
    return found


def opened(
    connection: duckdb.DuckDBPyConnection, read: Sequence[Run], policy: Policy, read_as: Policy
) -> Snapshot:
    """The accounts as they were read last, with what was said by the day of the last reading.

    `policy` is the one that decided then; what is said is put in as `read_as` has it.
    """
    kept = _kept(connection, read)
    hear(read[0].as_of, policy).lay(connection)
    columns = add_said(connection, kept.columns, read_as, JUDGEMENTS, DESIGNATIONS)
    return replace(kept, columns=columns)


def _kept(connection: duckdb.DuckDBPyConnection, read: Sequence[Run]) -> Snapshot:
    """Every account as it was read last, the latest of several readings first."""
    snapshots = [each.snapshot for each in read if each.snapshot is not None]
    query = latest_rows([rows_of(each.file) for each in snapshots])
    connection.execute(f"CREATE OR REPLACE TEMP VIEW {ACCOUNTS} AS {query}").fetchall()
    columns = connection.execute(f"DESCRIBE {ACCOUNTS}").fetchall()
    counted = connection.execute(f"SELECT count(*) FROM {ACCOUNTS}").fetchall()
    accepted = int(counted[0][0])
    rejected = sum(each.rejected for each in snapshots)
    merged = sum(each.merged for each in snapshots)
    notes = tuple(Note(note["code"], note["params"]) for each in snapshots for note in each.notes)
    path = store().path(snapshots[0].file)
    total = accepted + rejected + merged
    names = tuple(str(name) for name, *_ in columns)
    return Snapshot(connection, path, names, total, rejected, notes, merged=merged)
