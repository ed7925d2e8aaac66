"""The rows of a typed table as the expressions of its kind see them: queries, as text.

Every name in them comes from the kind, the table's own name excepted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from tanada.accounts.events.kind import TableKind, is_money
from tanada.fields import Kind
from tanada.sql.operations import Operations

ROW_NUMBER = "row__"
_DECIMAL = re.compile(r"DECIMAL\(\d+,\s*(\d+)\)")
_PARAMETER = re.compile(r"\$(\w+)")
_FRACTIONS = ("DOUBLE", "FLOAT")


def quoted(name: str) -> str:
    """A name in the quotes of SQL."""
    return '"' + name.replace('"', '""') + '"'


@dataclass(frozen=True)
class Table:
    """A typed table: `types` are DuckDB's for the kind's columns that it has."""

    kind: TableKind
    name: str
    types: Mapping[str, str]
    numbered: bool
    money_places: int

    def has_times(self, column: str) -> bool:
        """Whether a date column may hold times of day."""
        return self.types.get(column, "").startswith("TIMESTAMP")

    def reach(self) -> str:
        """A query: first and last day of the events up to `$as_of`, and if any has a time."""
        found = [name for name in self.kind.reach if name in self.types]
        if not found:
            return "SELECT NULL::DATE, NULL::DATE, FALSE"
        dated = " UNION ALL ".join(
            f"SELECT {quoted(name)}::DATE AS day, "
            + (f"{quoted(name)} <> {quoted(name)}::DATE" if self.has_times(name) else "FALSE")
            + f" AS timed FROM {quoted(self.name)}"
            for name in found
        )
        return (
            "SELECT min(day), max(day), coalesce(bool_or(timed), FALSE) "
            f"FROM ({dated}) WHERE day <= $as_of"
        )

    def all_rows(self) -> str:
        """A query of every row: the kind's columns, `row__`, `moment` and `day`."""
        columns = ", ".join(f"{self._column(name)} AS {quoted(name)}" for name in self.kind.columns)
        number = ROW_NUMBER if self.numbered else "NULL::BIGINT"
        moment = self.kind.moment
        return (
            f"SELECT *, ({moment})::DATE AS day, {moment} AS moment FROM "
            f"(SELECT account_id, {number} AS {ROW_NUMBER}, {columns} FROM {quoted(self.name)})"
        )

    def faulty(self) -> str:
        """A condition: the row is set aside."""
        conditions = " OR ".join(each.condition for each in self.kind.all_faults())
        return f"coalesce({conditions}, FALSE)"

    def _column(self, name: str) -> str:
        """A column as expressions read it; one that is not there is missing in every row."""
        field = self.kind.columns[name]
        if name not in self.types:
            absent = field.type
            kind = f"DECIMAL(38, {self.money_places})" if is_money(field) else None
            return f"NULL::{kind or Operations().sql_type(absent)}"
        if is_money(field):  # wide enough for twelve times the amount
            return f"{quoted(name)}::DECIMAL(38, {self.money_places})"
        if field.type.kind is Kind.DATE and self.kind.of_states:
            return f"{quoted(name)}::DATE"
        return quoted(name)


def describe(
    connection: duckdb.DuckDBPyConnection, kind: TableKind, name: str, columns: Collection[str]
) -> Table:
    """The table as it stands; ValueError where an amount is a binary fraction."""
    described = connection.execute(f"DESCRIBE {quoted(name)}").fetchall()
    types = {str(column): str(each) for column, each, *_ in described}
    chosen = {column: types[column] for column in columns}
    amounts = [each for column, each in chosen.items() if is_money(kind.columns[column])]
    if any(each in _FRACTIONS for each in amounts):
        raise ValueError(amounts)
    places = [int(found[1]) for each in amounts if (found := _DECIMAL.match(each))]
    return Table(kind, name, chosen, ROW_NUMBER in types, max(places, default=0))


def run(
    connection: duckdb.DuckDBPyConnection, query: str, values: Mapping[str, object]
) -> list[tuple[Any, ...]]:
    """Every row of a query; of the `values`, those are bound that it mentions.

    None stands for a day that there is not.
    """
    mentioned = {name: values[name] for name in _PARAMETER.findall(query)}
    known = {name: value for name, value in mentioned.items() if value is not None}
    written = _PARAMETER.sub(lambda at: at[0] if at[1] in known else "NULL::DATE", query)
    return connection.execute(written, known).fetchall()
