"""Rows of the database → a table beside a run's own, many at a time."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb
from django.db import connection as database

from tanada.accounts.files.raw import quoted
from tanada.fields import Type
from tanada.sql.operations import Operations
from tanada_web.carrying.piping import pour
from tanada_web.carrying.tables import make_table

_ROWS = 50_000


def fetch_rows(
    connection: duckdb.DuckDBPyConnection, query: str, name: str, columns: Mapping[str, Type]
) -> None:
    """Make the table `name` of the rows of a query to the database, in the columns' order."""
    make_table(connection, name, columns, [])
    types = {column: Operations().sql_type(kind) for column, kind in columns.items()}
    if database.vendor == "postgresql":
        _copy(connection, query, name, types)
    else:
        _in_batches(connection, query, name, types)


def fetch_table(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    name: str,
    columns: Mapping[str, Type],
    condition: str = "1 = 1",
) -> None:
    """Make the table `name` of some columns of the rows of a table that meet a condition."""
    listed = ", ".join(map(quoted, columns))
    fetch_rows(connection, f"SELECT {listed} FROM {table} WHERE {condition}", name, columns)


def _copy(
    connection: duckdb.DuckDBPyConnection, query: str, name: str, types: dict[str, str]
) -> None:
    """PostgreSQL: through COPY, as CSV."""
    statement = f"COPY ({query}) TO STDOUT (FORMAT csv)"
    with (
        database.wrap_database_errors,
        database.cursor() as cursor,
        cursor.copy(statement) as copy,
    ):
        pour(connection, map(bytes, copy), name, types)


def _in_batches(
    connection: duckdb.DuckDBPyConnection, query: str, name: str, types: dict[str, str]
) -> None:
    """SQLite: in batches, each value cast from what SQLite keeps."""
    unnested = ", ".join(
        f"CAST(unnest(${at}::VARCHAR[]) AS {kind})" for at, kind in enumerate(types.values(), 1)
    )
    with database.wrap_database_errors:
        database.ensure_connection()
        cursor = database.connection.execute(query)
        while batch := cursor.fetchmany(_ROWS):
            texts = [
                [None if value is None else str(value) for value in column]
                for column in zip(*batch, strict=True)
            ]
            connection.execute(f"INSERT INTO {name} SELECT {unnested}", texts).fetchall()
