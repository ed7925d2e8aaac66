"""Whatever a table holds: every row is accepted or rejected, and every format says the same."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

GOOD: dict[str, tuple[str, ...]] = {
    "name": ("", "Acme", "a,b", 'q"q', "line\nbreak", "tab\there", "日本", "'; --", "�"),
    "arr": ("", "0", "5", "-1.005", "1e3", "999999999999999.99"),
    "seats": ("", "0", "7", "999999999", "5.0"),
    "ratio": ("", "0.1", "-999999999.999999"),
    "trial": ("", "Yes", "false", "1"),
    "csm_sentiment": ("", "RED", "green"),
    "started_on": ("", "2026-01-31", "1800-01-01"),
    "health": ("", "0", "100", "33.3333"),
    "currency": ("", "USD", "usd"),
}
BAD: dict[str, tuple[str, ...]] = {
    "name": (),
    "arr": ("x", "1,2,3", "1e15", "nan"),
    "seats": ("-1", "1.5", "1000000000", "seven"),
    "ratio": ("1e9", "a\nb"),
    "trial": ("2", "maybe"),
    "csm_sentiment": ("blue",),
    "started_on": ("2026-02-30", "1799-12-31"),
    "health": ("101", "-0.0001"),
    "currency": ("GBP", "???"),
}
IDS = (
    "",
    "A",
    "B",
    "a",
    "日本",
    "x,y",
    'q"q',
    "two\nlines",
    *(f"N{number}" for number in range(40)),
)

Row = dict[str, str]


@dataclass(frozen=True)
class Table:
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def faulty(self) -> list[int]:
        """The positions of the rows that cannot be accepted."""
        ids = Counter(row["account_id"] for row in self.rows)
        return [
            position
            for position, row in enumerate(self.rows)
            if not row["account_id"]
            or ids[row["account_id"]] > 1
            or any(row[name] in BAD[name] for name in self.columns)
        ]

    def delimited(self, delimiter: str, end: str) -> tuple[str, list[int]]:
        """The table as a delimited file, and the line on which each row begins."""
        text, lines, names = "", [], ("account_id", *self.columns)
        for row in (names, *([row[name] for name in names] for row in self.rows)):
            written = io.StringIO()
            csv.writer(written, delimiter=delimiter, lineterminator=end).writerow(row)
            lines.append(1 + text.count("\n"))
            text += written.getvalue()
        return text, lines[1:]

    def objects(self) -> str:
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in self.rows)

    def columnar(self) -> pa.Table:
        names = ("account_id", *self.columns)
        return pa.table({name: pa.array([row[name] for row in self.rows]) for name in names})


@st.composite
def tables(draw: Any) -> Table:
    columns = tuple(draw(st.permutations(sorted(GOOD)))[: draw(st.integers(1, len(GOOD)))])
    cell = {
        name: st.sampled_from(GOOD[name] * 3 + BAD[name])
        if BAD[name]
        else st.sampled_from(GOOD[name])
        for name in columns
    }
    row = st.fixed_dictionaries({"account_id": st.sampled_from(IDS), **cell})
    return Table(columns, tuple(draw(st.lists(row, min_size=1, max_size=60))))


FEW = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.mark.slow
@FEW
@given(table=tables())
def test_every_format_gives_the_same_accounts(read: Any, table: Table) -> None:
    results = [
        read(table.delimited(",", "\n")[0], "a.csv"),
        read(table.delimited("\t", "\r\n")[0], "a.tsv"),
        read(table.objects(), "a.jsonl"),
        read(table.columnar(), "a.parquet"),
    ]
    names = ("account_id", *table.columns)
    faulty = set(table.faulty())
    good = [row["account_id"] for at, row in enumerate(table.rows) if at not in faulty]
    for result in results:
        assert result.values("account_id") == good
        assert result.rows(*names) == results[0].rows(*names)
        assert result.counts == (len(table.rows), len(good), len(faulty))
        assert [fault[1:] for fault in result.rejects] == [
            fault[1:] for fault in results[0].rejects
        ]


@FEW
@given(table=tables(), end=st.sampled_from(["\n", "\r\n"]))
def test_every_rejected_row_is_found_on_its_line(read: Any, table: Table, end: str) -> None:
    text, lines = table.delimited(",", end)
    result = read(text)
    assert sorted({line for line, *_ in result.rejects}) == [lines[at] for at in table.faulty()]


@FEW
@given(
    pieces=st.lists(
        st.sampled_from(
            ["A", "1", "x", ",", '"', "\n", "\n\n", " ", '""', "A,1\n", 'B,"2"\n', "é"]
        ),
        max_size=60,
    )
)
def test_whatever_the_text_all_rows_are_accounted_for(read: Any, pieces: list[str]) -> None:
    from tanada.errors import AccountsError

    text = "account_id,arr\n" + "".join(pieces)
    try:
        result = read(text)
    except AccountsError as error:
        assert {each.code for each in error.problems} <= {"accounts.no_rows", "accounts.quotes"}
        return
    total, accepted, rejected = result.counts
    assert total == accepted + rejected
    assert len(result.values("account_id")) == accepted
    assert all(1 < line <= 1 + text.count("\n") for line, *_ in result.rejects)
