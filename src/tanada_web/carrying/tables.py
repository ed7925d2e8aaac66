"""Rows of the database as typed tables of DuckDB."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb

from tanada.fields import Type
from tanada.sql.operations import Operations

Rows = Sequence[tuple[object, ...]]
Types = Mapping[str, Type]


def make_table(
    connection: duckdb.DuckDBPyConnection, name: str, columns: Types, rows: Rows
) -> None:
    """Make a table of rows, whose values stand in the order of the columns."""
    listed = ", ".join(f"{column} {kind}" for column, kind in _sql_types(columns).items())
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({listed})").fetchall()
    add_rows(connection, name, columns, rows)


def add_rows(connection: duckdb.DuckDBPyConnection, name: str, columns: Types, rows: Rows) -> None:
    """Add rows to a table; a column at a time, which DuckDB takes far faster."""
    if not rows:
        return
    kinds = _sql_types(columns).values()
    unnested = ", ".join(f"unnest(${at}::{kind}[])" for at, kind in enumerate(kinds, 1))
    values = [list(column) for column in zip(*rows, strict=True)]
    connection.execute(f"INSERT INTO {name} SELECT {unnested}", values).fetchall()


def _sql_types(columns: Types) -> dict[str, str]:
    return {name: Operations().sql_type(kind) for name, kind in columns.items()}
