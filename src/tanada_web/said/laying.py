"""Rows of the database → a table beside a run's own, many at a time."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import duckdb
from django.db import connection as database

from tanada.fields import Type
from tanada.sql.operations import Operations

_ROWS = 50_000


def lay_rows(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    columns: Mapping[str, Type],
    table: str,
    condition: str = "1 = 1",
) -> None:
    """Make the table `name` of some columns of the database's rows that meet a condition."""
    types = {column: Operations().sql_type(kind) for column, kind in columns.items()}
    listed = ", ".join(f'"{column}" {kind}' for column, kind in types.items())
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({listed})").fetchall()
    chosen = ", ".join(f'"{column}"' for column in columns)
    query = f"SELECT {chosen} FROM {table} WHERE {condition}"
    if database.vendor == "postgresql":
        _copy(connection, name, types, query)
    else:
        _fetch(connection, name, types, query)


def _copy(
    connection: duckdb.DuckDBPyConnection, name: str, types: Mapping[str, str], query: str
) -> None:
    """PostgreSQL: through COPY, as CSV."""
    with tempfile.TemporaryDirectory(prefix="tanada-") as folder:
        path = Path(folder) / "rows.csv"
        statement = f"COPY ({query}) TO STDOUT (FORMAT csv)"
        with (
            path.open("wb") as file,
            database.cursor() as cursor,
            cursor.copy(statement) as copy,
        ):
            for block in copy:
                file.write(block)
        if not path.stat().st_size:
            return
        shape = ", ".join(f"'{column}': '{kind}'" for column, kind in types.items())
        connection.execute(
            f"INSERT INTO {name} FROM read_csv($path, header = false, auto_detect = false, "
            f"delim = ',', quote = '\"', escape = '\"', nullstr = '', "
            f"allow_quoted_nulls = false, parallel = false, columns = {{{shape}}})",
            {"path": str(path)},
        ).fetchall()


def _fetch(
    connection: duckdb.DuckDBPyConnection, name: str, types: Mapping[str, str], query: str
) -> None:
    """SQLite: in batches, each value cast from what SQLite keeps."""
    unnested = ", ".join(
        f"CAST(unnest(${at + 1}::VARCHAR[]) AS {kind})" for at, kind in enumerate(types.values())
    )
    database.ensure_connection()
    cursor = database.connection.execute(query)
    while batch := cursor.fetchmany(_ROWS):
        texts = [
            [None if value is None else str(value) for value in column]
            for column in zip(*batch, strict=True)
        ]
        connection.execute(f"INSERT INTO {name} SELECT {unnested}", texts).fetchall()
