"""Every example in the reference of values is read as it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import pytest

from tanada.accounts.files import open_table
from tanada.accounts.typed import read_typed
from tanada.accounts.values.signs import CURRENCY_SIGNS
from tanada.accounts.values.words import FALSE_WORDS, TRUE_WORDS
from tanada.accounts.wanted import Wanted
from tanada.fields import DATE, FLAG, NUMBER, TEXT, Field, Kind, Type, money
from tanada.sql.engine import connect

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "values.md"
WORDS = ("green", "yellow", "red", "low", "medium", "high")
FIELDS = {
    "money": Field("amount", money(2)),
    "rate": Field("growth_rate", NUMBER),
    "number": Field("nps", NUMBER),
    "date": Field("day", DATE),
    "flag": Field("flag", FLAG),
    "choice": Field("choice", Type(Kind.CHOICE, WORDS)),
    "text": Field("text", TEXT),
}
TABLE = re.compile(r"<!-- values: (\w+)(?: (\w+))? -->\n\|[^\n]*\n\|[-|]*\n((?:\|.*\n)+)")
ROW = re.compile(r"^\| (.*) \| (.*) \|$", re.MULTILINE)
WRITTEN = re.compile(r"`([^`]+)`")


@dataclass(frozen=True)
class Table:
    """A table of the page: what each column of texts holds, and how it is read."""

    kind: str
    currency: str
    columns: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


def tables() -> Iterator[Table]:
    """Every table of examples; each text is a column of its own, unless columns are told of."""
    for table in TABLE.finditer(PAGE.read_text(encoding="utf-8")):
        columns = []
        for row in ROW.finditer(table[3]):
            written = tuple(WRITTEN.findall(row[1]))
            if table[2] == "column":
                columns.append((written, tuple(row[2].split(" · "))))
            else:
                columns += [((each,), (row[2],)) for each in written]
        currency = table[2] if table[2] and table[2].isupper() else "USD"
        yield Table(table[1], currency, tuple(columns))


def read(table: Table, folder: Path) -> list[tuple[str, ...]]:
    """The values of the columns as the page shows them: codes where there is a fault."""
    names = [f"c{at}" for at in range(len(table.columns))]
    texts = [column for column, _ in table.columns]
    lines = [",".join(f'"{text}"' for text in row) for row in zip_longest(*texts, fillvalue="")]
    path = folder / "values.csv"
    path.write_text("\n".join([",".join(names), *lines]) + "\n", encoding="utf-8")
    connection = connect()
    fields = dict.fromkeys(names, FIELDS[table.kind])
    wanted = Wanted("values", fields, {}, currency=table.currency)
    typed = read_typed(connection, open_table(connection, path, "values"), wanted)
    shown = ", ".join(
        f"coalesce(list_filter(faults__, lambda each: each.field = '{name}')[1].code, "
        f"{name}::TEXT, 'missing')"
        for name in names
    )
    rows = connection.execute(f"SELECT {shown} FROM {typed.view}").fetchall()
    columns = list(zip(*rows, strict=True))
    return [
        tuple(plain(value) for value in column[: len(written)])
        for column, written in zip(columns, texts, strict=True)
    ]


def plain(value: str) -> str:
    """A number without the zeros that only fill its places up."""
    return re.sub(r"\.?0+$", "", value) if re.fullmatch(r"-?\d+\.\d+", value) else value


@pytest.mark.parametrize("table", list(tables()), ids=lambda table: table.kind)
def test_every_example_is_read_as_the_page_says(tmp_path: Path, table: Table) -> None:
    shown = [tuple(plain(value) for value in values) for _, values in table.columns]
    assert read(table, tmp_path) == shown


def test_every_word_and_sign_has_its_line() -> None:
    named = {text.upper() for text in WRITTEN.findall(PAGE.read_text(encoding="utf-8"))}
    assert {*TRUE_WORDS, *FALSE_WORDS, *CURRENCY_SIGNS} <= named
