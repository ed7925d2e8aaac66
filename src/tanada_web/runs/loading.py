"""What a run changed → rows of the database, many at a time, within its transaction."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import duckdb
from django.db import connection as database

from tanada.fields import DATE, Type
from tanada.ledger.telling import TOLD, TRANSITION, TURNS
from tanada_web.models import Holding, Period, Transition

_BLOCK = 1 << 20
_ROWS = 10_000
_TURNS, _MOVED = "run_turns", "run_moved"


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


def turn_periods(
    connection: duckdb.DuckDBPyConnection, query: str, as_of: str, rename: Mapping[str, str]
) -> None:
    """End, reopen and begin periods by the rows of a query for TURNS."""
    table = Period._meta.db_table
    for old, new in rename.items():
        Period.objects.filter(tier=old).update(tier=new)
    if not Period.objects.exists():
        opened = (
            f"SELECT account_id, opens AS tier, DATE '{as_of}' AS since, "
            f"CAST(NULL AS DATE) AS until, began_as FROM ({query}) WHERE opens IS NOT NULL"
        )
        load_rows(connection, opened, table, ("account_id", "tier", "since", "until", "began_as"))
        return
    kinds = {name: "date" if kind == DATE else "text" for name, kind in TURNS.items()}
    listed = ", ".join(f"{name} {kind}" for name, kind in kinds.items())
    _run(f"CREATE TEMPORARY TABLE {_TURNS} ({listed})")
    load_rows(connection, query, _TURNS, TURNS)
    same = f"{table}.account_id = t.account_id"
    _run(
        f"UPDATE {table} SET until = CASE WHEN t.closes_on > since THEN t.closes_on ELSE since END "
        f"FROM {_TURNS} AS t WHERE {same} AND until IS NULL AND t.closes_on IS NOT NULL"
    )
    _run(
        f"UPDATE {table} SET until = CASE WHEN t.opens IS NULL THEN NULL "
        f"ELSE {_day(as_of)} END FROM {_TURNS} AS t WHERE {same} AND t.resumes IS NOT NULL "
        f"AND tier = t.resumes AND {table}.id = (SELECT max(id) FROM {table} AS last "
        f"WHERE last.account_id = t.account_id)"
    )
    _run(
        f"DELETE FROM {table} WHERE until <= since "
        f"AND account_id IN (SELECT account_id FROM {_TURNS})"
    )
    _run(
        f"INSERT INTO {table} (account_id, tier, since, began_as) "
        f"SELECT account_id, coalesce(opens, resumes), {_day(as_of)}, began_as FROM {_TURNS} AS t "
        f"WHERE coalesce(opens, resumes) IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {table} "
        f"WHERE {same} AND until IS NULL)"
    )
    _run(f"DROP TABLE {_TURNS}")


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
    with tempfile.TemporaryDirectory(prefix="tanada-") as folder:
        path = Path(folder) / "rows.csv"
        (rows,) = connection.execute(
            f"COPY ({query}) TO $path (FORMAT csv, HEADER false)", {"path": str(path)}
        ).fetchone() or (0,)
        listed = ", ".join(map(_q, names))
        statement = f"COPY {table} ({listed}) FROM STDIN (FORMAT csv)"
        with (
            path.open("rb") as file,
            database.cursor() as cursor,
            cursor.copy(statement) as copy,
        ):
            while block := file.read(_BLOCK):
                copy.write(block)
    return int(rows)


def _insert(connection: duckdb.DuckDBPyConnection, query: str, table: str, names: list[str]) -> int:
    """SQLite: the rows in batches through one prepared statement."""
    listed, marks = ", ".join(map(_q, names)), ", ".join("?" for _ in names)
    database.ensure_connection()
    rows = 0
    for batch in _batches(connection, query):
        database.connection.executemany(f"INSERT INTO {table} ({listed}) VALUES ({marks})", batch)
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


def _day(as_of: str) -> str:
    return f"CAST('{as_of}' AS date)" if database.vendor == "postgresql" else f"'{as_of}'"


def _run(statement: str) -> None:
    with database.cursor() as cursor:
        cursor.execute(statement)


def _q(name: str) -> str:
    return f'"{name}"'
