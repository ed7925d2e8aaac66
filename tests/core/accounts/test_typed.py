"""Tables of any kind, read as the columns wanted."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tanada.accounts.files import open_table
from tanada.accounts.typed import TypedTable, read_typed
from tanada.accounts.wanted import Wanted
from tanada.errors import AccountsError
from tanada.fields import DATE, TEXT, WHOLE, Field, money
from tanada.sql.engine import connect

COLUMNS = {
    "account_id": Field("account_id", TEXT),
    "started_on": Field("started_on", DATE),
    "seats": Field("seats", WHOLE, least=0),
    "mrr": Field("mrr", money(2)),
}
WANTED = Wanted("billing", COLUMNS, {"account_id": "missing_value", "started_on": "missing_value"})


class Tables:
    """Reads contents into one connection, each as a table of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.connection = connect()

    def __call__(self, content: Any, wanted: Wanted = WANTED) -> TypedTable:
        path = self.folder / f"{wanted.name}.csv"
        if isinstance(content, str):
            path.write_text(content, encoding="utf-8")
        else:
            path = path.with_suffix(".parquet")
            pq.write_table(pa.table(content), path)
        return read_typed(self.connection, open_table(self.connection, path, wanted.name), wanted)

    def rows(self, typed: TypedTable) -> list[tuple[Any, ...]]:
        """Every row: its columns, number and whether it is faulty."""
        listed = ", ".join(f'"{name}"' for name in typed.columns)
        return self.connection.execute(
            f"SELECT {listed}, row__, faulty__ FROM {typed.view}"
        ).fetchall()

    def faults(self, typed: TypedTable) -> list[tuple[int, str, str | None, str]]:
        """Row, field, value and code of every fault."""
        rows = self.connection.execute(
            f"SELECT row__, unnest(faults__) AS fault FROM {typed.view} ORDER BY row__"
        ).fetchall()
        return [(row, each["field"], each["value"], each["code"]) for row, each in rows]


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    return Tables(tmp_path)


def test_a_table_has_the_columns_that_its_file_has(tables: Tables) -> None:
    typed = tables("account_id,started_on,mrr,other\nA,2026-01-31,5.5,x\n")
    assert typed.columns == ("account_id", "started_on", "mrr")
    assert tables.rows(typed) == [("A", date(2026, 1, 31), Decimal("5.50"), 1, False)]
    assert (typed.rows, typed.faulty) == (1, 0)


def test_faulty_rows_stay_in_the_view_with_their_faults(tables: Tables) -> None:
    typed = tables("account_id,started_on,seats\nA,2026-01-31,1\nB,soon,-1\nC,2026-01-01,2\n")
    assert [row[-2:] for row in tables.rows(typed)] == [(1, False), (2, True), (3, False)]
    assert tables.faults(typed) == [
        (2, "started_on", "soon", "unreadable_date"),
        (2, "seats", "-1", "too_small"),
    ]
    assert (typed.rows, typed.faulty) == (3, 1)


def test_a_clean_table_has_lists_of_faults_that_are_missing(tables: Tables) -> None:
    typed = tables("account_id,started_on\nA,2026-01-31\n")
    assert tables.connection.execute(f"SELECT faults__ FROM {typed.view}").fetchall() == [(None,)]
    described = tables.connection.execute(f"DESCRIBE {typed.view}").fetchall()
    kinds = {name: kind for name, kind, *_ in described}
    assert kinds["faults__"].startswith("STRUCT(") and kinds["faults__"].endswith("[]")
    assert kinds["row__"] == "BIGINT"


@pytest.mark.parametrize("content", ["", "2026-01-31", '" "', "\u3000"])
def test_a_row_without_a_required_value(tables: Tables, content: str) -> None:
    typed = tables(f"account_id,started_on\n{content},2026-01-31\nA,2026-01-31\n")
    expected = [(1, "account_id", None, "missing_value")] if not content.startswith("2") else []
    assert tables.faults(typed) == expected


def test_a_required_column_that_is_missing(tables: Tables) -> None:
    with pytest.raises(AccountsError) as caught:
        tables("account_id,start_on\nA,2026-01-31\n")
    (problem,) = caught.value.problems
    assert problem.code == "table.no_column"
    assert problem.params["column"] == "started_on"
    assert problem.params["nearest"] == "start_on"


def test_a_required_column_whose_values_may_be_missing(tables: Tables) -> None:
    wanted = Wanted("billing", COLUMNS, {"account_id": None})
    typed = tables("account_id,seats\n,1\n", wanted)
    assert tables.rows(typed) == [(None, 1, 1, False)]


def test_several_tables_in_one_connection(tables: Tables) -> None:
    first = tables("account_id,started_on\nA,2026-01-31\n")
    second = tables("account_id,seats\nB,x\nC,2\n", Wanted("usage", COLUMNS, {}))
    third = tables({"account_id": ["D"], "seats": ["1,200"]}, Wanted("more", COLUMNS, {}))
    assert tables.rows(first) == [("A", date(2026, 1, 31), 1, False)]
    assert tables.rows(second) == [("B", None, 1, True), ("C", 2, 2, False)]
    assert tables.rows(third) == [("D", 1200, 1, False)]
    assert tables.faults(second) == [(1, "seats", "x", "unreadable_number")]


def test_texts_of_a_columnar_file_are_read_by_their_style(tables: Tables) -> None:
    typed = tables(
        {
            "account_id": ["A", "B", " C "],
            "started_on": ["13/04/2026", "03/04/2026", "soon"],
            "mrr": ["1.234,50", "1.234", None],
        }
    )
    assert tables.rows(typed) == [
        ("A", date(2026, 4, 13), Decimal("1234.50"), 1, False),
        ("B", date(2026, 4, 3), Decimal("1234.00"), 2, False),
        (" C ", None, None, 3, True),
    ]
    assert tables.faults(typed) == [(3, "started_on", "soon", "unreadable_date")]
    assert {note.code for note in typed.notes} >= {"values.decimal_comma", "values.day_first"}


def test_moments_of_a_columnar_file_are_kept_where_they_are_wanted(tables: Tables) -> None:
    moment = datetime(2026, 1, 31, 10, 30)
    content = {"account_id": ["A"], "started_on": pa.array([moment], pa.timestamp("us"))}
    timed = Wanted("timed", COLUMNS, {}, timed=("started_on",))
    assert tables.rows(tables(content, timed)) == [("A", moment, 1, False)]
    assert tables.rows(tables(content)) == [("A", date(2026, 1, 31), 1, False)]


ODD = {
    "seats": (("1,200", 1200), ("n/a", None), ("1.5k", 1500)),
    "mrr": (("1,234.50", Decimal("1234.50")), ("-", None), ("(5)", Decimal("-5.00"))),
    "started_on": (("13/04/2026", date(2026, 4, 13)), ("2026年4月3日", date(2026, 4, 3))),
    "account_id": ((" A ", "A"), ("\u3000日本", "日本"), ("#N/A", None)),
}
PLAIN = {
    "seats": (("5", 5), ("", None)),
    "mrr": (("5.25", Decimal("5.25")), ("1e3", Decimal("1000.00"))),
    "started_on": (("2026-01-31", date(2026, 1, 31)), ("", None)),
    "account_id": (("B", "B"), ("日本", "日本")),
}


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data(), few=st.booleans())
def test_a_value_is_read_alike_whether_few_or_many_rows_are_odd(
    tables: Tables, data: Any, few: bool
) -> None:
    """Few odd rows are read again alone, many make the file be read again."""
    plain = st.fixed_dictionaries({name: st.sampled_from(each) for name, each in PLAIN.items()})
    odd = st.fixed_dictionaries(
        {name: st.sampled_from((*each, *PLAIN[name])) for name, each in ODD.items()}
    )
    rows = data.draw(st.lists(odd, min_size=1, max_size=4))
    rows += data.draw(st.lists(plain, min_size=20 if few else 0, max_size=30 if few else 3))
    rows = data.draw(st.permutations(rows))
    lines = [",".join(f'"{row[name][0]}"' for name in COLUMNS) for row in rows]
    content = "\n".join([",".join(COLUMNS), *lines]) + "\n"
    typed = tables(content, Wanted("odd", COLUMNS, {}))
    assert [row[:-2] for row in tables.rows(typed)] == [
        tuple(row[name][1] for name in COLUMNS) for row in rows
    ]
    assert [row[-2:] for row in tables.rows(typed)] == [
        (number, False) for number in range(1, len(rows) + 1)
    ]
