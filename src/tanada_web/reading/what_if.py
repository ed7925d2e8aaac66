"""A policy tried on the accounts of the last run, again and again while somebody changes it.

What the live policy decides of each account is worked out once for a run and kept in a file
beside the accounts as they were read; each try then decides the other policy alone.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
from django.db.models import Count, Max

from tanada.accounts.snapshot import Note, Snapshot
from tanada.decide.simulation.deciding import earlier_columns, earlier_query
from tanada.decide.simulation.movers import Mover
from tanada.decide.simulation.paging import Wanted, movers_page
from tanada.decide.simulation.sharing import check_shared, shared_policy
from tanada.decide.simulation.simulating import Simulation, simulate
from tanada.errors import Place, Problem, UsageError
from tanada.policy.model import Policy
from tanada_web.models import Designation, Judgement, PolicyVersion, Run
from tanada_web.places import TRIED, home
from tanada_web.policies import policy_of, published
from tanada_web.reading.engine import query_connection
from tanada_web.reading.opening import opened, readings_of
from tanada_web.reading.published import published_run

KEPT = "kept_decisions"
_PLACE = Place(path="tiers")
_LATEST = 3
"""How many files stay: of the runs and policies that somebody may still be trying against."""
_SECONDS_TO_KEEP = 120.0


class Superseded(Exception):
    """Another try of the same reader came meanwhile; nobody waits for this one."""


@dataclass(frozen=True)
class Ground:
    """What policies are tried against: a live one, and the accounts of the last run."""

    run: Run
    live: PolicyVersion
    policy: Policy
    readings: tuple[Run, ...]
    key: str

    @property
    def file(self) -> Path:
        """The file of the live policy's decisions."""
        return home() / TRIED / f"{self.key}.parquet"


@dataclass(frozen=True)
class Tried:
    """What a policy would do, and a page of those who would move."""

    ground: Ground
    policy: Policy
    simulation: Simulation
    movers: tuple[Mover, ...]


def ground() -> Ground:
    """What is tried against now; UsageError where there was no run, or its snapshot is erased."""
    run = published_run()
    readings = tuple(readings_of(run))
    live = published() or readings[0].policy
    assert live is not None
    said = (
        Judgement.objects.aggregate(last=Max("id"), gone=Count("withdrawn_at")),
        Designation.objects.aggregate(last=Max("id"), gone=Count("removed_at")),
    )
    parts = (run.pk, [each.pk for each in readings], live.fingerprint, said)
    key = hashlib.sha256(repr(parts).encode()).hexdigest()[:32]
    return Ground(run, live, policy_of(live.text), readings, key)


def try_policy(found: Ground, new: Policy, wanted: Wanted, reader: str = "") -> Tried:
    """Try a policy; raises UsageError where the two cannot be compared on these accounts.

    Another try of the same `reader` ends this one, which then raises Superseded.
    """
    shared_policy(new, found.policy, _PLACE)
    _keep(found)
    with _turn(reader) as connection:
        snapshot = _snapshot(connection, found)
        check_shared(snapshot, new, found.policy, found.run.as_of, _PLACE)
        simulation = simulate(snapshot, new, found.policy, found.run.as_of, KEPT)
        assert simulation.moves is not None
        after = (new, simulation.moves.places, found.run.as_of)
        movers = movers_page(connection, KEPT, snapshot.columns, after, wanted)
    return Tried(found, new, simulation, movers)


def _snapshot(connection: duckdb.DuckDBPyConnection, found: Ground) -> Snapshot:
    """The accounts beside what the live policy decides of them, in the view KEPT."""
    file = str(found.file).replace("'", "''")
    connection.execute(f"CREATE TEMP VIEW {KEPT} AS FROM read_parquet('{file}')").fetchall()
    described = connection.execute(f"DESCRIBE {KEPT}").fetchall()
    columns = tuple(str(name) for name, *_ in described if name not in earlier_columns())
    kept = [each.snapshot for each in found.readings if each.snapshot is not None]
    rejected = sum(each.rejected for each in kept)
    merged = sum(each.merged for each in kept)
    read = sum(each.read for each in kept)
    notes = tuple(Note(note["code"], note["params"]) for each in kept for note in each.notes)
    return Snapshot(connection, found.file, columns, read, rejected, notes, merged=merged)


# What is worked out once.

_KEEPING = threading.Lock()


def _keep(found: Ground) -> None:
    """Write the live policy's decisions, unless they are there."""
    if found.file.exists():
        return
    with _KEEPING:
        if found.file.exists():
            return
        found.file.parent.mkdir(exist_ok=True)
        part = found.file.with_name(f".{secrets.token_hex(8)}.part")
        try:
            with query_connection(_SECONDS_TO_KEEP) as connection:
                _write(connection, found, part)
            part.replace(found.file)
        finally:
            part.unlink(missing_ok=True)
        _sweep(found.file.parent)


def _write(connection: duckdb.DuckDBPyConnection, found: Ground, file: Path) -> None:
    decided = found.readings[0].policy
    assert decided is not None
    snapshot = opened(connection, found.readings, policy_of(decided.text), found.policy)
    query = earlier_query(snapshot, found.policy, found.run.as_of)
    form = "(FORMAT parquet, COMPRESSION snappy)"
    connection.execute(f"COPY ({query}) TO $path {form}", {"path": str(file)}).fetchall()


def _sweep(folder: Path) -> None:
    files = sorted(folder.glob("[!.]*.parquet"), key=lambda each: each.stat().st_mtime)
    for each in files[:-_LATEST]:
        each.unlink(missing_ok=True)


# One try of a reader at a time.

_TURNS: dict[str, duckdb.DuckDBPyConnection] = {}
_TAKING = threading.Lock()


@contextmanager
def _turn(reader: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection for a try; the reader's earlier one in this process is interrupted."""
    with query_connection() as connection:
        with _TAKING:
            before = _TURNS.get(reader) if reader else None
            if before is not None:
                before.interrupt()
            if reader:
                _TURNS[reader] = connection
        try:
            yield connection
        except duckdb.InterruptException:
            if reader and _TURNS.get(reader) is not connection:
                raise Superseded from None
            raise UsageError(Problem("what_if.too_long", _PLACE)) from None
        finally:
            with _TAKING:
                if _TURNS.get(reader) is connection:
                    del _TURNS[reader]
