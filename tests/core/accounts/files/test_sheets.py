"""Workbooks: the values of one sheet as texts; nothing in them is run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tanada.accounts.reading import read_accounts
from tanada.accounts.rejects import first_rejects
from tanada.sql.engine import connect

Book = Callable[..., None]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Writes a workbook of sheets, each a list of rows; hidden_ before a name hides it."""

    def write(name: str = "a.xlsx", **sheets: list[list[Any]]) -> None:
        with xlsxwriter.Workbook(tmp_path / name) as workbook:
            day = workbook.add_format({"num_format": "yyyy-mm-dd"})
            moment = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"})
            for title, rows in sheets.items():
                sheet = workbook.add_worksheet(title.removeprefix("hidden_"))
                for at, row in enumerate(rows):
                    for column, value in enumerate(row):
                        form = moment if isinstance(value, datetime | time) else None
                        form = day if type(value) is date else form
                        if value is not None:
                            sheet.write(at, column, value, form)
                if title.startswith("hidden_"):
                    sheet.hide()
                else:
                    sheet.activate()

    return write


def test_values_as_texts(opened: Any, book: Book) -> None:
    book(
        Customers=[
            ["id", "n", "flag", "day", "moment", "name"],
            [1, 1.5, True, date(2026, 11, 21), datetime(2026, 11, 21, 10, 30), " Acme\nInc "],
            ["007", 0.1 + 0.2, False, None, datetime(2026, 11, 21), 'a"b,c'],
            [123456789012, -5, None, None, None, ""],
        ]
    )
    assert opened.pattern("a.xlsx").rows == [
        ("1", "1.5", "true", "2026-11-21", "2026-11-21 10:30:00", " Acme\nInc "),
        ("007", "0.3", "false", None, "2026-11-21", 'a"b,c'),
        ("123456789012", "-5", None, None, None, None),
    ]


def test_what_looks_like_a_number_or_a_formula_stays_what_it_is(opened: Any, book: Book) -> None:
    book(S=[["id", "arr"], ["A", 1e15], ["B", 1e-7], ["C", 1234567.891]])
    assert opened.pattern("a.xlsx").rows == [
        ("A", "1000000000000000"),
        ("B", "0.0000001"),
        ("C", "1234567.891"),
    ]


def test_formulas_give_what_the_workbook_keeps(opened: Any, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["id", "arr"])
        sheet.write_string(1, 0, "A")
        sheet.write_formula(1, 1, '=WEBSERVICE("http://example.com")', None, 7)
    assert opened.pattern("a.xlsx").rows == [("A", "7")]


def test_errors_count_as_missing_and_are_told(opened: Any, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as workbook:
        sheet = workbook.add_worksheet("A & B")
        sheet.write_row(0, 0, ["id", "arr"])
        sheet.write_row(1, 0, ["A"])
        sheet.write_formula(1, 1, "=NA()", None, "#N/A")
    table = opened.pattern("a.xlsx")
    assert table.rows == [("A", None)]
    assert table.notes == [("files.error_cells", {"found": 1, "file": "a.xlsx"})]


def test_numbers_too_long_for_a_workbook_are_told(opened: Any, book: Book) -> None:
    book(S=[["id"], [2.0**53 - 1], [12345678901234567890]])
    table = opened.pattern("a.xlsx")
    assert table.rows[0] == ("9007199254740991",)
    assert table.notes == [("files.long_numbers", {"found": 1, "file": "a.xlsx"})]


def test_the_first_visible_sheet_with_anything_is_read(opened: Any, book: Book) -> None:
    book(hidden_Old=[["x"], ["y"]], Empty=[], Customers=[["id"], ["A"]], Notes=[["id"], ["B"]])
    table = opened.pattern("a.xlsx")
    assert table.rows == [("A",)]
    assert table.notes == [
        (
            "files.sheet_assumed",
            {"found": "Customers", "others": ["Empty", "Notes"], "file": "a.xlsx"},
        )
    ]


@pytest.mark.parametrize(("sheet", "value"), [("Notes", "B"), ("notes ", "B"), ("Old", "y")])
def test_a_declared_sheet(opened: Any, book: Book, sheet: str, value: str) -> None:
    book(hidden_Old=[["x"], ["y"]], Customers=[["id"], ["A"]], Notes=[["id"], ["B"]])
    table = opened.pattern("a.xlsx", sheet=sheet)
    assert (table.rows, table.notes) == ([(value,)], [])


def test_a_declared_sheet_that_there_is_not(opened: Any, book: Book) -> None:
    book(Customers=[["id"], ["A"]], Notes=[["id"], ["B"]])
    problem = opened.refused(lambda: opened.pattern("a.xlsx", sheet="Custmers"))
    wanted = {"found": "Custmers", "expected": ["Customers", "Notes"], "nearest": "Customers"}
    assert (problem.code, problem.params) == ("files.no_sheet", wanted)


@pytest.mark.parametrize("rows", [[], [[None, " "][:1]]])
def test_a_workbook_without_anything(opened: Any, book: Book, rows: list[list[Any]]) -> None:
    book(S=rows)
    problem = opened.refused(lambda: opened.pattern("a.xlsx"))
    assert problem.code == "files.no_sheet_with_data"


def test_blank_rows_and_columns_around_and_within(read: Any, book: Book, policy: Any) -> None:
    blank: list[Any] = []
    book(
        S=[
            *(blank, blank, [None, "account_id", None, "arr"], blank),
            *([None, "A", None, 5], blank, [None, "B", None, "x"], [None, "C", None, -1], blank),
        ]
    )
    snapshot = read_accounts(connect(), read.folder / "a.xlsx", policy, date(2026, 6, 30))
    assert (snapshot.read, snapshot.rejected) == (3, 1)
    (fault,) = first_rejects(snapshot, 9)
    assert (fault.line, fault.value, fault.code) == (7, "x", "unreadable_number")
    assert fault.file == str(read.folder / "a.xlsx")


def test_columns_without_a_name(opened: Any, book: Book) -> None:
    book(S=[["id", "arr", None, None], ["A", 5, None, "a note"]])
    table = opened.pattern("a.xlsx")
    assert table.rows == [("A", "5")]
    assert table.notes == [("files.columns_unnamed", {"found": [4], "file": "a.xlsx"})]


def test_a_column_without_a_name_amid_others(opened: Any, book: Book) -> None:
    book(S=[["id", None, "arr"], ["A", "?", 5]])
    problem = opened.refused(lambda: opened.pattern("a.xlsx"))
    assert (problem.code, problem.params) == ("accounts.header_blank", {"found": 2})


def test_names_that_stand_twice(opened: Any, book: Book) -> None:
    book(S=[["id", "arr", "ARR"], ["A", 1, 2]])
    problem = opened.refused(lambda: opened.pattern("a.xlsx"))
    assert (problem.code, problem.params) == ("accounts.header_twice", {"found": ["ARR", "arr"]})


def test_merged_cells_give_their_value_once(opened: Any, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["id", "region"])
        sheet.write_column(1, 0, ["A", "B"])
        sheet.merge_range(1, 1, 2, 1, "North")
    assert opened.pattern("a.xlsx").rows == [("A", "North"), ("B", None)]


def test_line_ends_of_every_kind_within_values(opened: Any, book: Book) -> None:
    book(S=[["id", "note"], ["A", "a\r\nb"], ["B", "c\nd"], ["C", "e\rf"]])
    assert [note for _, note in opened.pattern("a.xlsx").rows] == ["a\r\nb", "c\nd", "e\rf"]
