"""Rows of DuckDB → rows of the database, many at a time, within its transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import duckdb
from django.db import connection as database

from tanada.accounts.files.raw import quoted
from tanada.fields import Type
from tanada_web.carrying.piping import piped

_ROWS = 10_000


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
    listed = ", ".join(map(quoted, names))
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
    listed, marks = ", ".join(map(quoted, names)), ", ".join("?" for _ in names)
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
        f"CAST({quoted(name)} AS TEXT)" if kind == "DATE" else quoted(name)
        for name, kind, *_ in types
    )
    cursor = connection.execute(f"SELECT {listed} FROM ({query})")
    while batch := cursor.fetchmany(_ROWS):
        yield batch
