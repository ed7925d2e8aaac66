"""Reading texts as fields: each as a column of its own, or as the rows of one column."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tanada.accounts.files import open_table
from tanada.accounts.typed import TypedTable, read_typed
from tanada.accounts.values.style import NOTHING_DECLARED, Spelling
from tanada.accounts.wanted import Wanted
from tanada.fields import DATE, FLAG, NUMBER, TEXT, WHOLE, Field, Kind, Type, money
from tanada.sql.engine import connect

FIELDS = {
    "money": Field("amount", money(2)),
    "whole": Field("count", WHOLE),
    "number": Field("level", NUMBER),
    "rate": Field("growth_rate", NUMBER),
    "date": Field("day", DATE),
    "flag": Field("flag", FLAG),
    "text": Field("text", TEXT),
    "sentiment": Field("sentiment", Type(Kind.CHOICE, ("green", "yellow", "red"))),
    "risk": Field("risk", Type(Kind.CHOICE, ("low", "medium", "high"))),
}


@dataclass(frozen=True)
class Reading:
    """What came of a table."""

    typed: TypedTable

    def column(self, name: str = "c") -> list[Any]:
        """The values of one column, in the order of the file; of faulty rows too."""
        rows = self.typed.connection.execute(f'SELECT "{name}" FROM {self.typed.view}').fetchall()
        return [value for (value,) in rows]

    @property
    def faults(self) -> list[tuple[int, str, str | None, str]]:
        """Row, field, value and code of every fault."""
        rows = self.typed.connection.execute(
            f"SELECT row__, unnest(faults__) AS fault FROM {self.typed.view} "
            f"WHERE faulty__ ORDER BY row__"
        ).fetchall()
        return [(row, each["field"], each["value"], each["code"]) for row, each in rows]

    @property
    def codes(self) -> dict[int, str]:
        """The code of each faulty row, by its number."""
        return {row: code for row, _, _, code in self.faults}

    @property
    def notes(self) -> dict[str, dict[str, object]]:
        """What was assumed, by code."""
        return {each.code: dict(each.params) for each in self.typed.notes}


class Texts:
    """Reads texts written to a file for one test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def column(
        self,
        kind: str,
        *texts: str,
        declared: Spelling = NOTHING_DECLARED,
        currency: str | None = None,
    ) -> Reading:
        """The texts as the rows of one column `c`."""
        field = FIELDS[kind]
        rows = [{"c": text} for text in texts]
        wanted = {"c": Field("c" if field.name != "growth_rate" else field.name, field.type)}
        return self._read(rows, wanted, declared, currency)

    def each(
        self, cases: Sequence[tuple[str, str]], currency: str | None = None
    ) -> list[tuple[Any, str | None]]:
        """Every text, given with its kind, as the one row of a column of its own.

        The value, or the code of the fault.
        """
        wanted = {f"c{at}": FIELDS[kind] for at, (kind, _) in enumerate(cases)}
        row = {f"c{at}": text for at, (_, text) in enumerate(cases)}
        read = self._read([row], wanted, NOTHING_DECLARED, currency)
        codes = {field: code for _, field, _, code in read.faults}
        (values,) = read.typed.connection.execute(
            f"SELECT {', '.join(wanted)} FROM {read.typed.view}"
        ).fetchall()
        return [
            (None, codes[name]) if name in codes else (value, None)
            for name, value in zip(wanted, values, strict=True)
        ]

    def rows(
        self,
        rows: Sequence[dict[str, str]],
        kinds: dict[str, str],
        currency: str | None = None,
    ) -> Reading:
        """Rows of several columns, each of a kind; `currency` is a text."""
        wanted = {name: FIELDS[kind] for name, kind in kinds.items()}
        return self._read(rows, wanted, NOTHING_DECLARED, currency)

    def _read(
        self,
        rows: Sequence[dict[str, str]],
        wanted: dict[str, Field],
        declared: Spelling,
        currency: str | None,
    ) -> Reading:
        path = self.folder / "texts.csv"
        lines = [",".join(wanted)]
        lines += [
            ",".join('"' + row.get(name, "").replace('"', '""') + '"' for name in wanted)
            for row in rows
        ]
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        connection = connect()
        raw = open_table(connection, path, "texts")
        asked = Wanted("texts", wanted, {}, currency=currency, declared=declared)
        return Reading(read_typed(connection, raw, asked))


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    return Texts(tmp_path)


@pytest.fixture(scope="session")
def macros() -> duckdb.DuckDBPyConnection:
    """A connection with every macro that reads values."""
    from tanada.accounts.values.macros import make_common_macros, make_macros

    connection = connect()
    make_common_macros(connection)
    make_macros(connection, list(Kind))
    return connection


def shown(value: object) -> str:
    """A value in one notation for tables of expected ones."""
    return json.dumps(value) if isinstance(value, bool) else str(value)
