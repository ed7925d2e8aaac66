"""The rows of the published run: one per account, its decision and the fields it was read with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import duckdb

from tanada.accounts.files.raw import quoted
from tanada.errors import Place, Problem, UsageError
from tanada_web.files import store
from tanada_web.models import Run
from tanada_web.reading.engine import rows_of
from tanada_web.runs.past import last_done

Row = dict[str, object]
_NAME_COLUMNS = ("account_id", "name")


@dataclass(frozen=True)
class Filters:
    """Which accounts: `equal` by column any of some values, `text` within name or id.

    None among the values is for what is missing. `grace_until` is for graces that end on or
    before it. Those that have ended are left out unless `ended`.
    """

    equal: Mapping[str, Sequence[str | None]] = field(default_factory=dict)
    text: str = ""
    grace_until: date | None = None
    ended: bool = False


@dataclass(frozen=True)
class Order:
    """By which column, and after which row: its value there, and its account."""

    column: str = "account_id"
    descending: bool = False
    after: tuple[object, str] | None = None


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
        found = self.connection.execute(f"DESCRIBE FROM {self.rows}").fetchall()
        return [str(name) for name, *_ in found]

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
        """So many rows after a row, in an order; missing values last. Paging is by key.

        Raises UsageError where a column is not there.
        """
        known = self.columns()
        for name in (*filters.equal, order.column, *(columns or ())):
            if name not in known:
                params: dict[str, object] = {"found": name, "expected": known}
                raise UsageError(Problem("published.no_such_column", Place(path=name), params))
        where, values = self._where(filters, known)
        if order.after is not None:
            condition, more = _after(order)
            where, values = f"{where} AND {condition}", [*values, *more]
        listed = ", ".join(map(quoted, columns)) if columns else "*"
        direction = "DESC" if order.descending else "ASC"
        by = f"{quoted(order.column)} {direction} NULLS LAST, account_id"
        # Finding the rows first by the few columns that tell them spares reading all others.
        query = (
            f"SELECT {listed} FROM {self.rows} WHERE account_id IN (SELECT account_id FROM "
            f"{self.rows} WHERE {where} ORDER BY {by} LIMIT {int(limit)}) ORDER BY {by}"
        )
        return list(self._dicts(query, values))

    def count(self, filters: Filters) -> int:
        """How many accounts there are."""
        where, values = self._where(filters, self.columns())
        query = f"SELECT count(*) FROM {self.rows} WHERE {where}"
        ((found,),) = self.connection.execute(query, values).fetchall()
        return int(found)

    def values(self, column: str, filters: Filters, limit: int = 200) -> list[tuple[object, int]]:
        """The values of a column with how many accounts have them, the most frequent first."""
        where, values = self._where(filters, self.columns())
        query = (
            f"SELECT {quoted(column)}, count(*) AS accounts FROM {self.rows} WHERE {where} "
            f"GROUP BY ALL ORDER BY accounts DESC, 1 LIMIT {int(limit)}"
        )
        return [(value, int(count)) for value, count in self._fetch(query, values)]

    def _where(self, filters: Filters, known: Sequence[str]) -> tuple[str, list[object]]:
        conditions, values = ["TRUE"], []
        if not filters.ended:
            conditions.append("status <> 'ended'")
        for column, wanted in filters.equal.items():
            some = [value for value in wanted if value is not None]
            told = f"CAST({quoted(column)} AS TEXT) IN (SELECT unnest(?::TEXT[]))"
            parts = [told] if some else []
            values += [some] if some else []
            parts += [f"{quoted(column)} IS NULL"] if None in wanted else []
            conditions.append(f"({' OR '.join(parts) or 'FALSE'})")
        if filters.text:
            searched = [name for name in _NAME_COLUMNS if name in known]
            found = [f"contains(lower({name}), lower(?))" for name in searched]
            conditions.append(f"({' OR '.join(found)})")
            values += [filters.text] * len(searched)
        if filters.grace_until is not None:
            conditions.append("grace_until <= ?")
            values.append(filters.grace_until)
        return " AND ".join(conditions), values

    def _dicts(self, query: str, values: list[object]) -> Iterator[Row]:
        cursor = self.connection.execute(query, values)
        titles = [column[0] for column in cursor.description or ()]
        return (dict(zip(titles, row, strict=True)) for row in cursor.fetchall())

    def _fetch(self, query: str, values: list[object]) -> list[tuple[object, ...]]:
        return self.connection.execute(query, values).fetchall()


def _after(order: Order) -> tuple[str, list[object]]:
    """The condition for what comes after a row, with its values."""
    assert order.after is not None
    value, account_id = order.after
    column = quoted(order.column)
    if order.column == "account_id":
        return f"account_id {'<' if order.descending else '>'} ?", [account_id]
    if value is None:
        return f"({column} IS NULL AND account_id > ?)", [account_id]
    beyond = "<" if order.descending else ">"
    return (
        f"({column} {beyond} ? OR ({column} = ? AND account_id > ?) OR {column} IS NULL)",
        [value, value, account_id],
    )
