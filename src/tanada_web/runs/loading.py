"""What a run changed → rows of the database, many at a time, within its transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import duckdb
from django.db import connection as database

from tanada.fields import Type
from tanada.ledger.history import HISTORY
from tanada.ledger.periods import PERIODS, Periods
from tanada.ledger.telling import CHANGED, TOLD, TRANSITION
from tanada_web.models import Holding, Period, Transition
from tanada_web.runs.fetching import fetch_rows
from tanada_web.runs.piping import piped

_ROWS = 10_000
_ACCOUNTS, _MOVED, _HISTORY = "run_accounts", "run_moved", "run_history"


def load_transitions(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    """Add the rows of a query for TRANSITION, in their order; how many there are."""
    return load_rows(connection, query, Transition._meta.db_table, TRANSITION)


def load_holdings(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    """Put the rows of a query for TOLD in the place of the accounts' old ones."""
    table = Holding._meta.db_table
    if not Holding.objects.exists():
        return load_rows(connection, query, table, TOLD)
    loaded = load_rows(connection, query, _staged(_MOVED, table, TOLD), TOLD)
    own = [name for name in TOLD if name != "account_id"]
    renewed = ", ".join(f"{_q(name)} = excluded.{_q(name)}" for name in own)
    listed = ", ".join(map(_q, TOLD))
    _run(
        f"INSERT INTO {table} ({listed}) SELECT {listed} FROM {_MOVED} WHERE TRUE "
        f"ON CONFLICT (account_id) DO UPDATE SET {renewed}"
    )
    _run(f"DROP TABLE {_MOVED}")
    return loaded


def load_periods(connection: duckdb.DuckDBPyConnection, periods: Periods) -> None:
    """Put the periods of the accounts in CHANGED in the place of those they had.

    They are told anew from the whole history of these accounts, of which the rows of the run
    are in the database by now; so are those under a tier's earlier key.
    """
    table = Period._meta.db_table
    if not Period.objects.exists():
        first = (
            f"SELECT account_id, earned_tier AS tier, as_of AS since, CAST(NULL AS DATE) AS until, "
            f"status AS began_as FROM {CHANGED} WHERE earned_tier IS NOT NULL AND ended_on IS NULL"
        )
        load_rows(connection, first, table, PERIODS)
        return
    _run(f"CREATE TEMPORARY TABLE {_ACCOUNTS} (account_id text PRIMARY KEY)")
    load_rows(connection, f"SELECT account_id FROM {CHANGED}", _ACCOUNTS, ["account_id"])
    for key in periods.rename:
        _run(
            f"INSERT INTO {_ACCOUNTS} SELECT DISTINCT account_id FROM {table} WHERE tier = %s "
            f"ON CONFLICT DO NOTHING",
            [key],
        )
    _run(f"ANALYZE {_ACCOUNTS}")  # so that a few accounts are looked up, and many are scanned for
    history = Transition._meta.db_table
    listed = ", ".join(f"h.{_q(name)}" for name in HISTORY)
    query = f"SELECT {listed} FROM {history} AS h JOIN {_ACCOUNTS} AS a USING (account_id)"
    fetch_rows(connection, query, _HISTORY, HISTORY)
    _run(f"DELETE FROM {table} WHERE account_id IN (SELECT account_id FROM {_ACCOUNTS})")
    _run(f"DROP TABLE {_ACCOUNTS}")
    told = periods.query(_HISTORY).sql("duckdb")
    load_rows(connection, f"FROM ({told}) ORDER BY account_id, since", table, PERIODS)


def _staged(name: str, like: str, columns: Mapping[str, Type]) -> str:
    """Make an empty temporary table with some columns of another."""
    listed = ", ".join(map(_q, columns))
    _run(f"CREATE TEMPORARY TABLE {name} AS SELECT {listed} FROM {like} WHERE 1 = 0")
    return name


def load_rows(
    connection: duckdb.DuckDBPyConnection,
    query: str,
    table: str,
    columns: Sequence[str] | Mapping[str, Type],
) -> int:
    """Add the rows of a query to a table of the database; how many there are."""
    names = list(columns)
    if database.vendor == "postgresql":
        return _copy(connection, query, table, names)
    return _insert(connection, query, table, names)


def _copy(connection: duckdb.DuckDBPyConnection, query: str, table: str, names: list[str]) -> int:
    """PostgreSQL: the rows as CSV, block by block, through COPY."""
    listed = ", ".join(map(_q, names))
    statement = f"COPY {table} ({listed}) FROM STDIN (FORMAT csv)"
    with (
        piped(connection, query) as rows,
        database.wrap_database_errors,
        database.cursor() as cursor,
        cursor.copy(statement) as copy,
    ):
        for block in rows:
            copy.write(block)
    return rows.rows


def _insert(connection: duckdb.DuckDBPyConnection, query: str, table: str, names: list[str]) -> int:
    """SQLite: the rows in batches through one prepared statement."""
    listed, marks = ", ".join(map(_q, names)), ", ".join("?" for _ in names)
    statement = f"INSERT INTO {table} ({listed}) VALUES ({marks})"
    database.ensure_connection()
    rows = 0
    for batch in _batches(connection, query):
        with database.wrap_database_errors:
            database.connection.executemany(statement, batch)
        rows += len(batch)
    return rows


def _batches(
    connection: duckdb.DuckDBPyConnection, query: str
) -> Iterator[list[tuple[object, ...]]]:
    """The rows as SQLite keeps them: dates as text."""
    types = connection.execute(f"DESCRIBE {query}").fetchall()
    listed = ", ".join(
        f"CAST({_q(name)} AS TEXT)" if kind == "DATE" else _q(name) for name, kind, *_ in types
    )
    cursor = connection.execute(f"SELECT {listed} FROM ({query})")
    while batch := cursor.fetchmany(_ROWS):
        yield batch


def _run(statement: str, values: Sequence[object] | None = None) -> None:
    with database.cursor() as cursor:
        cursor.execute(statement, values)


def _q(name: str) -> str:
    return f'"{name}"'
