"""Tables of events written out in a test, and what is derived from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import pytest

from tanada.accounts.events.deriving import derive
from tanada.accounts.events.kinds import KINDS
from tanada.accounts.events.report import Derived
from tanada.fields import Field, Kind, Type
from tanada.sql.engine import connect

AS_OF = date(2026, 6, 30)
Row = Mapping[str, Any]
TYPES = {
    Kind.MONEY: "DECIMAL(18, 2)",
    Kind.WHOLE: "BIGINT",
    Kind.FLAG: "BOOLEAN",
    Kind.DATE: "DATE",
}


@dataclass(frozen=True)
class Result:
    """The report and the derived rows, by account and field."""

    report: Derived
    accounts: dict[str, dict[str, Any]]
    rejects: list[tuple[Any, ...]]

    def __getitem__(self, field: str) -> Any:
        """The field of the only account."""
        (values,) = self.accounts.values()
        return values[field]

    def of(self, field: str) -> dict[str, Any]:
        """The field of every account."""
        return {account: values[field] for account, values in self.accounts.items()}

    @property
    def notes(self) -> dict[str, dict[str, Any]]:
        """What was noticed, by code."""
        return {each.code: dict(each.params) for each in self.report.notes}


def write(connection: duckdb.DuckDBPyConnection, kind: str, rows: Sequence[Row], name: str) -> None:
    """A typed table of the kind with the columns that any row mentions; account A by default."""
    present = [column for column in KINDS[kind].columns if any(column in row for row in rows)]
    types = {"account_id": "VARCHAR"}
    for column in present:
        types[column] = TYPES.get(KINDS[kind].columns[column].type.kind, "VARCHAR")
        if types[column] == "DATE" and any(_has_time(row.get(column)) for row in rows):
            types[column] = "TIMESTAMP"
    if any("row__" in row for row in rows):
        types["row__"] = "BIGINT"
    listed = ", ".join(f'"{column}" {each}' for column, each in types.items())
    connection.execute(f"CREATE OR REPLACE TABLE {name} ({listed})")
    marks = ", ".join("?" for _ in types)
    for row in rows:
        values = [{"account_id": "A", **row}.get(column) for column in types]
        connection.execute(f"INSERT INTO {name} VALUES ({marks})", values)


def _has_time(value: object) -> bool:
    """A date is written like 2026-06-30, a moment like 2026-06-30 12:00."""
    return isinstance(value, str) and " " in value


def derive_rows(
    kind: str,
    rows: Sequence[Row],
    settings: Mapping[str, object] | None = None,
    as_of: date | str = AS_OF,
    columns: Sequence[str] | None = None,
    declared: Mapping[str, Type] | None = None,
) -> Result:
    """Derive from rows; columns are those that any row mentions, unless given.

    `declared` are the further fields of a policy.
    """
    connection = connect(threads=1)
    write(connection, kind, rows, "events")
    present = [name for name in KINDS[kind].columns if any(name in row for row in rows)]
    when = date.fromisoformat(as_of) if isinstance(as_of, str) else as_of
    fields = {name: Field(name, each) for name, each in (declared or {}).items()}
    chosen = KINDS[kind].declaring(fields)
    report = derive(connection, chosen, "events", columns or present, settings or {}, when, "into")
    return read_back(connection, report)


def read_back(connection: duckdb.DuckDBPyConnection, report: Derived) -> Result:
    """The tables that a report names."""
    found = connection.execute(f'SELECT * FROM "{report.into}" ORDER BY account_id')
    names = [each[0] for each in found.description]
    accounts = {row[0]: dict(zip(names[1:], row[1:], strict=True)) for row in found.fetchall()}
    rejects = connection.execute(f'SELECT * FROM "{report.rejects}" ORDER BY ALL').fetchall()
    return Result(report, accounts, rejects)


@pytest.fixture(scope="session")
def derived() -> Callable[..., Result]:
    return derive_rows


@pytest.fixture(scope="session")
def written() -> Callable[..., None]:
    return write


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    return connect(threads=1)
