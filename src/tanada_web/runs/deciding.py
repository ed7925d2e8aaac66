"""A snapshot × policy × what is held and said → the run applied, and its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import duckdb

from tanada.accounts.kept import latest_rows, open_kept
from tanada.accounts.said import add_said
from tanada.accounts.snapshot import Snapshot as Read
from tanada.decide.compiling import decision_columns
from tanada.decide.running import Decisions
from tanada.ledger.applying import HELD_NOW, apply_run, facts_of_run
from tanada.ledger.state import AFTER, check_tiers, open_state, write_state
from tanada.ledger.state import Run as Made
from tanada.ledger.telling import CHANGED, TOLD, Telling, following, published_rows
from tanada.policy.model import Policy
from tanada.sql.operations import Operations
from tanada_web.files import FileStore
from tanada_web.models import Run, Snapshot
from tanada_web.runs.hearing import DESIGNATIONS, IN_FORCE, JUDGEMENTS, Said
from tanada_web.runs.starting import adopted_tiers
from tanada_web.runs.summary import PublishedBook, summary_of

TOLD_BEFORE, TOLD_ANEW, TOLD_NOW = "told_before", "told_anew", "told_now"
PUBLISHED_BEFORE, PUBLISHED = "published_before", "published"
"""The views of the files of the run before, and of this one; what is told anew is a table."""
_MOST_SINCE = 4
"""How many times a file of what was told since goes into that which it goes with, at least."""


@dataclass(frozen=True)
class Found:
    """A run that is not true yet: its files are there, and its tables in the connection.

    The tables are CHANGED and TOLD_ANEW, and the views TOLD_BEFORE, TOLD_NOW and PUBLISHED.
    """

    connection: duckdb.DuckDBPyConnection
    telling: Telling
    policy: Policy
    files: Mapping[str, str]
    counts: Mapping[str, int]
    summary: Mapping[str, object]


@dataclass(frozen=True)
class Beginning:
    """Where a run begins: the files of the run before, None for the first, in a connection."""

    connection: duckdb.DuckDBPyConnection
    store: FileStore
    last: Run | None

    def held(self, made: Made, overlays: tuple[str, ...]) -> str:
        """The view of what was held; before the first run, of the tiers that were adopted."""
        path = self.store.path(self.last.state_file if self.last else "none")
        held = open_state(self.connection, path, made, overlays)
        if self.last is None:
            adopted_tiers(self.connection, AFTER)
        return held

    def telling(self, as_of: date, columns: tuple[str, ...] = ()) -> Telling:
        """What was told, in TOLD_BEFORE."""
        if self.last is None:
            types = ((name, Operations().sql_type(kind)) for name, kind in TOLD.items())
            nothing = ", ".join(f"CAST(NULL AS {kind}) AS {name}" for name, kind in types)
            self._view(TOLD_BEFORE, f"SELECT {nothing} WHERE FALSE")
            return Telling(TOLD_BEFORE, 1, as_of, columns)
        files = self._listed(self.last.told_since_file, self.last.told_file)
        self._view(TOLD_BEFORE, latest_rows(files))
        return Telling(TOLD_BEFORE, (self.last.number or 0) + 1, as_of, columns)

    def published(self) -> str | None:
        """The view of the row of each account, where there was a run before."""
        if self.last is None:
            return None
        self._show(self.last.published_file, PUBLISHED_BEFORE)
        return PUBLISHED_BEFORE

    def write(self, query: str, view: str) -> str:
        """Write the rows of a query, and show them from their file in a view; its name."""
        with self.store.temporary() as path:
            form = "(FORMAT parquet, COMPRESSION snappy, USE_TMP_FILE false)"
            copy = f"COPY ({query}) TO $path {form}"
            self.connection.execute(copy, {"path": str(path)}).fetchall()
            name = self.store.put(path)
        self._show(name, view)
        return name

    def write_told(self, telling: Telling) -> dict[str, str]:
        """Make CHANGED, TOLD_ANEW and TOLD_NOW, and write the latter's files.

        What a run tells anew goes into the smaller one, as long as that is small.
        """
        for table, query in ((CHANGED, telling.changed()), (TOLD_ANEW, telling.told_anew())):
            made = f"CREATE OR REPLACE TEMP TABLE {table} AS {query}"
            self.connection.execute(made).fetchall()
        told, since = (self.last.told_file, self.last.told_since_file) if self.last else ("", "")
        recent = latest_rows([TOLD_ANEW, *self._listed(since)])
        if told and self._count(f"({recent})") * _MOST_SINCE < self._count(self._rows(told)):
            since = self.write(f"FROM ({recent}) ORDER BY account_id", TOLD_NOW)
        else:
            whole = latest_rows([TOLD_ANEW, *self._listed(since, told)])
            told, since = self.write(f"FROM ({whole}) ORDER BY account_id", TOLD_NOW), ""
        self._view(TOLD_NOW, latest_rows(self._listed(since, told)))
        return {"told_file": told, "told_since_file": since}

    def write_state(self, made: Made, overlays: tuple[str, ...]) -> str:
        """Write what is held now; what was held before is in the file of the run before."""
        with self.store.temporary() as path:
            write_state(self.connection, None, HELD_NOW, made, path, overlays)
            return self.store.put(path)

    def _listed(self, *names: str) -> list[str]:
        return [self._rows(name) for name in names if name]

    def _rows(self, name: str) -> str:
        return "read_parquet('" + str(self.store.path(name)).replace("'", "''") + "')"

    def _count(self, relation: str) -> int:
        ((found,),) = self.connection.execute(f"SELECT count(*) FROM {relation}").fetchall()
        return int(found)

    def _show(self, name: str, view: str) -> None:
        self._view(view, f"FROM {self._rows(name)}")

    def _view(self, view: str, query: str) -> None:
        self.connection.execute(f"CREATE OR REPLACE TEMP VIEW {view} AS {query}").fetchall()


def decide(
    beginning: Beginning,
    snapshot: Snapshot,
    policy: Policy,
    said: Said,
    made: Made,
    *,
    complete: bool,
    max_ended: Decimal,
) -> Found:
    """Decide a snapshot, apply it to what the run before left, and write the run's files.

    Raises UsageError where the run may not be: more accounts would end than `max_ended`, a
    tier is held that the policy does not know.
    """
    connection, store = beginning.connection, beginning.store
    columns = open_kept(connection, store.path(snapshot.file), store.path(snapshot.rejects_file))
    said.lay(connection)
    columns = add_said(connection, columns, policy, JUDGEMENTS, DESIGNATIONS)
    merged, file = snapshot.merged, store.path(snapshot.file)
    read = Read(connection, file, columns, snapshot.read, snapshot.rejected, (), merged=merged)
    overlays = tuple(policy.document.overlays)
    held = beginning.held(made, overlays)
    check_tiers(connection, held, policy)
    facts = {*facts_of_run(policy, made.as_of), *following(policy)}
    applied = apply_run(
        Decisions(read, policy, made.as_of).made(facts),
        held,
        IN_FORCE if said.overrides else None,
        complete=complete,
        max_ended=max_ended,
    )
    telling = beginning.telling(made.as_of, columns)
    before = beginning.published()
    decided = applied.sql(following(policy))
    rows = published_rows(decided, decision_columns(policy), columns, before)
    files = {
        **beginning.write_told(telling),
        "published_file": beginning.write(rows, PUBLISHED),
        "state_file": beginning.write_state(made, overlays),
    }
    shown = {key: count for key, (count, _) in applied.overlays().items()}
    summary = summary_of(PublishedBook(connection, policy, made.as_of, PUBLISHED), shown)
    return Found(connection, telling, policy, files, applied.counts, summary)
