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


class Rejects:
    """What is rejected of one table: every fault of its rows, gathered and then placed.

    `view` is a typed view with a column account_id, `name` the table's.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, view: str, name: str) -> None:
        self.connection = connection
        self.view = quoted(view)
        self.name = name
        self.table = quoted(f"rejects_{name}")
        self._run(
            f"CREATE OR REPLACE TEMP TABLE {self.table} AS "
            f"SELECT row_number, account_id, fault.field, fault.value, fault.code FROM "
            f"(SELECT {ROW} AS row_number, account_id, unnest({FAULTS}) AS fault "
            f"FROM {self.view} WHERE {FAULTY}) WHERE fault IS NOT NULL"
        )

    def add(self, query: str) -> None:
        """Add further faults: a query of row_number, account_id, field, value, code."""
        self._run(f"INSERT INTO {self.table} {query}")

    def accepted(self, columns: str, into: str) -> None:
        """Make the view `into` of the rows that are not rejected, as of now."""
        ((some,),) = self.connection.execute(f"SELECT count(*) FROM {self.table}").fetchall()
        unless = f" WHERE {ROW} NOT IN (SELECT row_number FROM {self.table} WHERE row_number > 0)"
        self._run(
            f"CREATE OR REPLACE TEMP VIEW {quoted(into)} AS SELECT {columns} FROM {self.view}"
            + (unless if some else "")
        )

    def place(self, raw: RawTable) -> SetAside:
        """Give every fault its file and line, and add the lines that are no rows.

        Those count as read and as rejected. A NUL becomes a sign that files and pages can show.
        """
        ((rows, rejected),) = self.connection.execute(
            f"SELECT (SELECT count(*) FROM {self.view}), "
            f"(SELECT count(DISTINCT row_number) FROM {self.table})"
        ).fetchall()
        broken = add_lines(self.connection, raw, rows, self.table)
        for name in ("account_id", "value"):
            self._run(
                f"UPDATE {self.table} SET {name} = replace({name}, chr(0), '␀') "
                f"WHERE contains({name}, chr(0))"
            )
        return SetAside(self.name, rows + broken, rejected + broken)

    def _run(self, query: str) -> None:
        self.connection.execute(query).fetchall()


def gather_rejects(connection: duckdb.DuckDBPyConnection, names: Iterable[str]) -> None:
    """Make the table REJECTS of the placed rejects of all tables."""
    parts = " UNION ALL ".join(
        f"SELECT '{name}' AS \"table\", {_COLUMNS} FROM {quoted(f'rejects_{name}')}"
        for name in names
    )
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {REJECTS} AS {parts}").fetchall()
