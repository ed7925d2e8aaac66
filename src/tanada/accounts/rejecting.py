"""A typed table with faults → what was set aside, placed in its files, and what is left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from tanada.accounts.files.placing import add_lines
from tanada.accounts.files.raw import RawTable, quoted
from tanada.accounts.snapshot import REJECTS
from tanada.accounts.typed import FAULTS, FAULTY, ROW

_COLUMNS = "file, line, row_number, account_id, field, value, code"


@dataclass(frozen=True)
class SetAside:
    """How many rows of a table were read, and how many of these rejected."""

    table: str
    read: int
    rejected: int


def set_aside(
    connection: duckdb.DuckDBPyConnection,
    raw: RawTable,
    view: str,
    name: str,
    more: Iterable[str] = (),
    *,
    identified: bool = True,
) -> SetAside:
    """Make the table `rejects_<name>` of every fault of a typed view, each with its file and line.

    `more` are queries for further faults: row_number, account_id, field, value, code.
    `identified` says that the view has a column account_id. Lines that are no rows count
    as read and as rejected.
    """
    table = f"rejects_{name}"
    account = "account_id" if identified else "NULL"
    _run(
        connection,
        f"CREATE OR REPLACE TEMP TABLE {quoted(table)} AS "
        f"SELECT row_number, account_id, fault.field, fault.value, fault.code FROM "
        f"(SELECT {ROW} AS row_number, {account}::TEXT AS account_id, unnest({FAULTS}) AS fault "
        f"FROM {quoted(view)} WHERE {FAULTY}) WHERE fault IS NOT NULL",
    )
    for query in more:
        _run(connection, f"INSERT INTO {quoted(table)} {query}")
    ((rows, rejected),) = connection.execute(
        f"SELECT (SELECT count(*) FROM {quoted(view)}), "
        f"(SELECT count(DISTINCT row_number) FROM {quoted(table)})"
    ).fetchall()
    broken = add_lines(connection, raw, rows, quoted(table))
    return SetAside(name, rows + broken, rejected + broken)


def accepted(
    connection: duckdb.DuckDBPyConnection, view: str, name: str, columns: str, into: str
) -> None:
    """Make the view `into` of the rows of a typed view that were not rejected."""
    ((some,),) = connection.execute(
        f"SELECT count(*) > 0 FROM {quoted(f'rejects_{name}')} WHERE row_number > 0"
    ).fetchall()
    unless = (
        f" WHERE {ROW} NOT IN (SELECT row_number FROM {quoted(f'rejects_{name}')} "
        f"WHERE row_number > 0)"
    )
    _run(
        connection,
        f"CREATE OR REPLACE TEMP VIEW {quoted(into)} AS SELECT {columns} FROM {quoted(view)}"
        + (unless if some else ""),
    )


def gather_rejects(connection: duckdb.DuckDBPyConnection, names: Iterable[str]) -> None:
    """Make the table REJECTS of the rejects of all tables."""
    parts = " UNION ALL ".join(
        f"SELECT '{name}' AS \"table\", {_COLUMNS} FROM {quoted(f'rejects_{name}')}"
        for name in names
    )
    _run(connection, f"CREATE OR REPLACE TEMP TABLE {REJECTS} AS {parts}")


def _run(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    connection.execute(query).fetchall()
