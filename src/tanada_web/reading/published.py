"""The rows of the published run: one per account, its decision and the fields it was read with."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

import duckdb

from tanada.accounts.files.raw import quoted
from tanada.errors import Place, Problem, UsageError
from tanada.ledger.telling import FACT
from tanada_web.files import store
from tanada_web.models import Run
from tanada_web.reading.engine import query_connection, rows_of
from tanada_web.reading.ordering import Order, keyed, ordering
from tanada_web.reading.warm import SEARCHED, warm
from tanada_web.runs.past import last_done

Row = dict[str, object]
Asked = tuple[str, list[object]]
"""A query with the values of its marks."""
Bound = Decimal | date | None
_ARR = "arr"


@dataclass(frozen=True)
class Filters:
    """Which accounts: `equal` by column any of some values, `text` within name or id.

    None among the values is for what is missing. `between` are the least and the most of a
    column, each None where there is no such end. `lacking` are fields for want of which an
    account is undetermined. `grace_until` is for graces that end on or before it. `among` are
    accounts by their ids. Those that have ended are left out unless `ended`.
    """

    equal: Mapping[str, Sequence[str | None]] = field(default_factory=dict)
    text: str = ""
    grace_until: date | None = None
    ended: bool = False
    between: Mapping[str, tuple[Bound, Bound]] = field(default_factory=dict)
    lacking: Sequence[str] = ()
    among: Sequence[str] | None = None

    def columns(self) -> set[str]:
        """The columns that must be there for it."""
        return {*self.equal, *self.between}


@dataclass(frozen=True)
class Total:
    """How many accounts of a tier there are, and their ARR; None where nobody's is known."""

    tier: str | None
    accounts: int
    arr: Decimal | None


def published_run() -> Run:
    """The last run whose rows are there; UsageError where there has been none."""
    run = last_done()
    if run is None:
        raise UsageError(Problem("runs.none"))
    return run


@dataclass(frozen=True)
class Published:
    """The rows of a run, asked for in one connection."""

    connection: duckdb.DuckDBPyConnection
    run: Run

    @property
    def rows(self) -> str:
        """The relation of all rows."""
        if not store().has(self.run.published_file):
            raise UsageError(Problem("runs.erased", params={"found": self.run.as_of}))
        return rows_of(self.run.published_file)

    def columns(self) -> list[str]:
        """The columns that there are."""
        return list(self.kinds())

    def kinds(self) -> Mapping[str, str]:
        """The columns that there are, with the engine's types."""
        return _described(self.rows)

    def one(self, account_id: str) -> Row | None:
        """The row of an account."""
        query = f"SELECT * FROM {self.rows} WHERE account_id = ?"
        return next(self._dicts(query, [account_id]), None)

    def page(
        self,
        filters: Filters,
        order: Order,
        limit: int,
        columns: Sequence[str] | None = None,
    ) -> list[Row]:
        """So many rows after or before a row, in an order; missing values last. Paging is by key.

        Raises UsageError where a column is not there.
        """
        known = self.columns()
        for name in (*filters.columns(), order.column, *(columns or ())):
            if name not in known:
                params: dict[str, object] = {"found": name, "expected": known}
                raise UsageError(Problem("published.no_such_column", Place(path=name), params))
        chosen = known if columns is None else list(dict.fromkeys(("account_id", *columns)))
        kind = self.kinds()[order.column]
        rows: list[Row] = []
        with self._source({*filters.columns(), order.column}) as source:
            where, values = self._where(filters, source)
            for condition, more in keyed(order, kind):
                asked = f"WHERE {where} AND {condition} ORDER BY {ordering(order)}"
                query = f"{asked} LIMIT {int(limit) - len(rows)}"
                rows += self._found(source, query, [*values, *more], chosen)
                if len(rows) >= limit:
                    break
        return rows[::-1] if order.before is not None else rows

    def _found(
        self, source: _Source, asked: str, values: list[object], chosen: Sequence[str]
    ) -> list[Row]:
        """The rows of a query; those that memory has only in part are read from the file."""
        there = source.columns
        if there is None or there.issuperset(chosen):
            return list(
                self._dicts(f"SELECT {_listed(chosen)} FROM {source.table} {asked}", values)
            )
        found = self._fetch(f"SELECT account_id FROM {source.table} {asked}", values)
        return self._rows_of([str(account_id) for (account_id,) in found], chosen)

    def select(self, filters: Filters, order: Order, values: Mapping[str, str]) -> Asked:
        """A query for values of the accounts, by titles, in an order; for files."""
        where, given = self._where(filters, _Source(self.rows, None, self.columns()))
        listed = ", ".join(f"{value} AS {quoted(title)}" for title, value in values.items())
        by = ordering(order)
        return f"SELECT {listed} FROM {self.rows} WHERE {where} ORDER BY {by}", given

    def totals(self, filters: Filters) -> list[Total]:
        """By tier, how many accounts there are, and what they bring."""
        arr = next((name for name in (FACT + _ARR, _ARR) if name in self.columns()), "NULL")
        with self._source({*filters.columns(), "tier"}) as source:
            where, values = self._where(filters, source)
            query = f"SELECT tier, count(*), sum({arr}) FROM {source.table} WHERE {where}"
            found = self._fetch(f"{query} GROUP BY tier", values)
        return [Total(tier and str(tier), int(count), arr) for tier, count, arr in found]

    def count(self, filters: Filters) -> int:
        """How many accounts there are."""
        with self._source(filters.columns()) as source:
            where, values = self._where(filters, source)
            query = f"SELECT count(*) FROM {source.table} WHERE {where}"
            ((found,),) = self.connection.execute(query, values).fetchall()
        return int(found)

    def values(self, column: str, filters: Filters, limit: int = 200) -> list[tuple[object, int]]:
        """The values of a column with how many accounts have them, the most frequent first."""
        with self._source({*filters.columns(), column}) as source:
            where, values = self._where(filters, source)
            query = (
                f"SELECT {quoted(column)}, count(*) AS accounts FROM {source.table} WHERE {where} "
                f"GROUP BY ALL ORDER BY accounts DESC, 1 LIMIT {int(limit)}"
            )
            return [(value, int(count)) for value, count in self._fetch(query, values)]

    @contextmanager
    def _source(self, columns: Collection[str]) -> Iterator[_Source]:
        """The rows in memory where they have the columns, else the file, for the block."""
        rows = self.rows
        with warm(self.connection, self.run.published_file) as kept:
            if kept is not None and kept.columns.issuperset(columns):
                yield _Source(kept.table, kept.columns, self.columns())
            else:
                yield _Source(rows, None, self.columns())

    def _where(self, filters: Filters, source: _Source) -> tuple[str, list[object]]:
        conditions, values, known = ["TRUE"], [], self.kinds()
        if not filters.ended:
            conditions.append("status <> 'ended'")
        for column, wanted in filters.equal.items():
            some = [value for value in wanted if value is not None]
            marks = ", ".join("?" for _ in some)
            parts = [f"CAST({quoted(column)} AS TEXT) IN ({marks})"] if some else []
            values += some
            parts += [f"{quoted(column)} IS NULL"] if None in wanted else []
            conditions.append(f"({' OR '.join(parts) or 'FALSE'})")
        for column, ends in filters.between.items():
            for sign, end in zip((">=", "<="), ends, strict=True):
                if end is not None:
                    conditions.append(f"{quoted(column)} {sign} CAST(? AS {known[column]})")
                    values.append(str(end))
        for name in filters.lacking:
            entries = "string_split(CAST(missing AS TEXT), ',')"
            begun = "split_part(trim(entry), ':', 1)"
            conditions.append(f"len(list_filter({entries}, lambda entry: {begun} = ?)) > 0")
            values.append(name)
        if filters.text:
            conditions.append(f"contains({source.searched}, lower(?))")
            values.append(filters.text)
        if filters.grace_until is not None:
            conditions.append("grace_until <= ?")
            values.append(filters.grace_until)
        if filters.among is not None:
            conditions.append("account_id IN (SELECT unnest(?::TEXT[]))")
            values.append(list(filters.among))
        return " AND ".join(conditions), values

    def _rows_of(self, account_ids: Sequence[str], columns: Sequence[str]) -> list[Row]:
        """The rows of some accounts, in their order."""
        if not account_ids:
            return []
        marks = ", ".join("?" for _ in account_ids)
        query = f"SELECT {_listed(columns)} FROM {self.rows} WHERE account_id IN ({marks})"
        found = {row["account_id"]: row for row in self._dicts(query, list(account_ids))}
        return [found[account_id] for account_id in account_ids]

    def _dicts(self, query: str, values: list[object]) -> Iterator[Row]:
        cursor = self.connection.execute(query, values)
        titles = [column[0] for column in cursor.description or ()]
        return (dict(zip(titles, row, strict=True)) for row in cursor.fetchall())

    def _fetch(self, query: str, values: list[object]) -> list[tuple[object, ...]]:
        return self.connection.execute(query, values).fetchall()


@dataclass(frozen=True)
class _Source:
    """Where rows are looked for: in memory with some columns, or in the file with all."""

    table: str
    columns: frozenset[str] | None
    known: Sequence[str]

    @property
    def searched(self) -> str:
        """What a search for a text looks at, in lower case."""
        if self.columns is not None:
            return SEARCHED
        named = " || chr(31) || coalesce(name, '')" if "name" in self.known else ""
        return f"lower(account_id{named})"


@lru_cache(maxsize=8)
def _described(rows: str) -> Mapping[str, str]:
    """The columns of a file, which never changes, with their types."""
    with query_connection() as connection:
        found = connection.execute(f"DESCRIBE FROM {rows}").fetchall()
    return {str(name): str(kind) for name, kind, *_ in found}


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(map(quoted, columns))
