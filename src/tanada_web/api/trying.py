"""A policy tried on the accounts of the published run, with what people said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import duckdb

from tanada.accounts.said import add_said
from tanada.accounts.snapshot import ACCOUNTS, Note, Snapshot
from tanada.cli.simulation_data import simulation_data
from tanada.decide.simulation.movers import movers_query
from tanada.decide.simulation.sharing import check_shared, shared_policy
from tanada.decide.simulation.simulating import simulate
from tanada.errors import Place, Problem, UsageError
from tanada.messages import Language
from tanada.policy.model import Policy
from tanada_web.files import store
from tanada_web.models import Run
from tanada_web.policies import policy_of
from tanada_web.reading.engine import query_connection, rows_of
from tanada_web.reading.published import published_run
from tanada_web.runs.hearing import DESIGNATIONS, JUDGEMENTS, hear
from tanada_web.runs.past import readings

_AGAINST = Place(path="against")


@dataclass(frozen=True)
class Trial:
    """What is tried, against which policy, for which day; None are those of the run."""

    policy: Policy
    against: Policy | None
    as_of: date | None
    movers: int


def tried(trial: Trial, language: Language) -> dict[str, object]:
    """What would move, as data; the movers with the most ARR first, at most so many.

    Raises UsageError where there is no run, where its snapshot was erased, or where the two
    policies cannot be compared on it.
    """
    run = published_run()
    read = _readings(run)
    decided = read[0].policy
    assert decided is not None
    published = policy_of(decided.text)
    new, old = trial.policy, trial.against or published
    as_of = trial.as_of or run.as_of
    read_as = shared_policy(new, old, _AGAINST)
    with query_connection() as connection:
        kept = _opened(connection, read)
        hear(run.as_of, published).lay(connection)
        columns = add_said(connection, kept.columns, read_as, JUDGEMENTS, DESIGNATIONS)
        snapshot = replace(kept, columns=columns)
        check_shared(snapshot, new, old, as_of, _AGAINST)
        simulation = simulate(snapshot, new, old, as_of)
        told = simulation_data(simulation, snapshot, new, old, language, Path("-"))
        cursor = connection.execute(movers_query(trial.movers))
        titles = [column[0] for column in cursor.description or ()]
        movers = [dict(zip(titles, row, strict=True)) for row in cursor.fetchall()]
    return {**told, "movers": movers, "as_of": as_of, "run": run.number}


def _readings(run: Run) -> list[Run]:
    """The runs that read the accounts; UsageError where a snapshot of them was erased."""
    found = readings(run)
    for each in found:
        if each.snapshot is None or not store().has(each.snapshot.file):
            raise UsageError(Problem("runs.erased", params={"found": run.as_of}))
    return found


def _opened(connection: duckdb.DuckDBPyConnection, read: Sequence[Run]) -> Snapshot:
    """Every account as it was read last, the latest of several readings first."""
    snapshots = [each.snapshot for each in read if each.snapshot is not None]
    parts, later = [], ""
    for each in snapshots:
        rows = rows_of(each.file)
        parts.append(f"(SELECT * FROM {rows}{later})")
        later += f" ANTI JOIN (SELECT account_id FROM {rows}) USING (account_id)"
    query = " UNION ALL BY NAME ".join(parts)
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
