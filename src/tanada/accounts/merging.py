"""Accounts and the tables joined to them → one row per account; of two sources the later wins."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from tanada.accounts.files.raw import quoted
from tanada.accounts.layout import AS_OF
from tanada.accounts.snapshot import ACCOUNTS, Note
from tanada.accounts.tables import Joined
from tanada.accounts.typed import ROW
from tanada.fields import Field, Kind
from tanada.sql.operations import Operations


@dataclass(frozen=True)
class Source:
    """Where a field stands: an alias of the query, its table, and whether it has a date there."""

    alias: str
    table: str
    dated: bool

    def value(self, field: str) -> str:
        """The column of a field's value."""
        return f"{self.alias}.{quoted(field)}"

    def day(self, field: str) -> str:
        """The date of the value, as SQL; without one, the earliest of all times."""
        day = f"{self.alias}.{quoted(field + AS_OF)}" if self.dated else "NULL::DATE"
        return f"coalesce({day}, DATE '0001-01-01')"


def merge(
    connection: duckdb.DuckDBPyConnection,
    view: str,
    columns: Collection[str],
    joined: Sequence[Joined],
    expected: Mapping[str, Field],
    into: str,
) -> tuple[tuple[str, ...], list[Note]]:
    """Make the table `into` of the accounts in `view` with the fields of the tables.

    `columns` are those of `view`, which also has ROW. Of two sources with a value the one
    with the later date counts, a value without a date as the oldest; at the same date
    ACCOUNTS goes first, then the tables in their order. The columns of `into`, and a
    note for each field that has several sources.
    """
    sources = own_sources("own", columns)
    joins = []
    for number, table in enumerate(joined):
        alias = f"joined_{number}"
        joins.append(f"LEFT JOIN {quoted(table.into)} AS {alias} USING (account_id)")
        there = {str(row[0]) for row in _fetch(connection, f"DESCRIBE {quoted(table.into)}")}
        for field in table.fields:
            dated = field + AS_OF in there
            sources.setdefault(field, []).append(Source(alias, table.report.name, dated))
    chosen = dict(later_wins(sources, expected))
    listed = ", ".join(f"{value} AS {quoted(name)}" for name, value in chosen.items())
    query = f"FROM {quoted(view)} AS own {' '.join(joins)}"
    _fetch(
        connection,
        f"CREATE OR REPLACE TEMP TABLE {quoted(into)} AS "
        f"SELECT {listed}, own.{ROW} AS {ROW} {query} ORDER BY own.{ROW}",
    )
    return tuple(chosen), list(_notes(connection, sources, query))


def own_sources(alias: str, columns: Collection[str]) -> dict[str, list[Source]]:
    """The accounts' own columns, each as the first source of its field."""
    return {
        name: [Source(alias, ACCOUNTS, name + AS_OF in columns)]
        for name in columns
        if not name.endswith(AS_OF) or name.removesuffix(AS_OF) not in columns
    }


def later_wins(
    sources: Mapping[str, Sequence[Source]], expected: Mapping[str, Field]
) -> Iterator[tuple[str, str]]:
    """Per field, and per date of one, the SQL for the value of the source with the later date."""
    for name, given in sources.items():
        first, *others = given
        value, day = first.value(name), first.day(name)
        for other in others:
            known = f"{other.value(name)} IS NOT NULL"
            newer = f"{value} IS NULL OR ({known} AND {other.day(name)} > {day})"
            value, day = (
                f"CASE WHEN {newer} THEN {there} ELSE {here} END"
                for there, here in ((other.value(name), value), (other.day(name), day))
            )
        field = expected.get(name)
        if field is not None and field.type.kind is Kind.MONEY:
            value = f"CAST({value} AS {Operations().sql_type(field.type)})"
        yield name, value
        if any(source.dated for source in given) and name + AS_OF in expected:
            yield name + AS_OF, f"nullif({day}, DATE '0001-01-01')"


def _notes(
    connection: duckdb.DuckDBPyConnection, sources: Mapping[str, Sequence[Source]], query: str
) -> Iterator[Note]:
    """For each field of several sources, on how many accounts these say different things."""
    several = {name: given for name, given in sources.items() if len(given) > 1}
    if not several:
        return
    differing = ", ".join(
        "count(*) FILTER (WHERE "
        + " OR ".join(f"{given[0].value(name)} <> {other.value(name)}" for other in given[1:])
        + ")"
        for name, given in several.items()
    )
    (counts,) = _fetch(connection, f"SELECT {differing} {query}")
    for (name, given), count in zip(several.items(), counts, strict=True):
        tables = [source.table for source in given]
        if count:
            params = {"field": name, "tables": tables, "found": count}
            yield Note("accounts.several_sources", params)


def _fetch(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[object, ...]]:
    return connection.execute(query).fetchall()
