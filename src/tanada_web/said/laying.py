"""Rows of the database → a table beside a run's own, many at a time."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Mapping
from pathlib import Path

import duckdb
from django.db import connection as database

from tanada.fields import Type
from tanada.sql.operations import Operations

_NOTHING = "\x01"
"""What stands for a missing value on the way."""


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
    with tempfile.TemporaryDirectory(prefix="tanada-") as folder:
        path = Path(folder) / "rows.csv"
        if database.vendor == "postgresql":
            _copy(path, [f'"{column}"' for column in columns], table, condition)
        else:
            _fetch(path, [f'"{column}"' for column in columns], table, condition)
        if not path.stat().st_size:
            return
        shape = ", ".join(f"'{column}': '{kind}'" for column, kind in types.items())
        connection.execute(
            f"INSERT INTO {name} FROM read_csv($path, header = false, auto_detect = false, "
            f"delim = ',', quote = '\"', escape = '\"', nullstr = '{_NOTHING}', "
            f"columns = {{{shape}}})",
            {"path": str(path)},
        ).fetchall()


def _copy(path: Path, columns: list[str], table: str, condition: str) -> None:
    """PostgreSQL: through COPY."""
    query = f"SELECT {', '.join(columns)} FROM {table} WHERE {condition}"
    statement = f"COPY ({query}) TO STDOUT (FORMAT csv, NULL '{_NOTHING}')"
    with (
        path.open("wb") as file,
        database.cursor() as cursor,
        cursor.copy(statement) as copy,
    ):
        for block in copy:
            file.write(block)


def _fetch(path: Path, columns: list[str], table: str, condition: str) -> None:
    """SQLite: row by row, without a step of Python's own for any of them."""
    chosen = ", ".join(f"coalesce({column}, '{_NOTHING}')" for column in columns)
    database.ensure_connection()
    rows = database.connection.execute(f"SELECT {chosen} FROM {table} WHERE {condition}")
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
