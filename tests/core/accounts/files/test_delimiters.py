"""What stands between values is found from the names and the first rows."""

from __future__ import annotations

from typing import Any

import pytest

ROWS = [("A-1", "5"), ("A-2", "7")]


@pytest.mark.parametrize(
    ("name", "sign"),
    [("a.csv", ";"), ("a.csv", "\t"), ("a.csv", "|"), ("a.tsv", ","), ("a.tsv", ";")],
)
def test_another_delimiter_than_the_endings(opened: Any, name: str, sign: str) -> None:
    table = opened(f"account_id{sign}arr\nA-1{sign}5\nA-2{sign}7\n", name)
    assert table.rows == ROWS
    assert table.notes == [("files.delimiter_assumed", {"found": sign, "file": name})]


@pytest.mark.parametrize(("name", "sign"), [("a.csv", ","), ("a.tsv", "\t")])
def test_the_endings_own_delimiter_needs_no_note(opened: Any, name: str, sign: str) -> None:
    table = opened(f"account_id{sign}arr\nA-1{sign}5\nA-2{sign}7\n", name)
    assert (table.rows, table.notes) == (ROWS, [])


@pytest.mark.parametrize(
    ("content", "columns"),
    [
        ("id;arr\nA;1,5\nB;2,5\n", ["id", "arr"]),
        ('id;name;arr\nA;"x, y";1,5\nB;z;2\n', ["id", "name", "arr"]),
        ("id;name, first;arr\nA;Doe, Jo;1\nB;Roe, Al;2\n", ["id", "name, first", "arr"]),
        ("id,contact|phone\nA,x|1\nB,y|2\n", ["id", "contact|phone"]),
        ('id,"a;b;c;d"\nA,1\nB,2\n', ["id", "a;b;c;d"]),
        ("id,tags;labels,arr\nA,x;y,1\nB,z,2\n", ["id", "tags;labels", "arr"]),
        ("id;amount, EUR;x\nA;2,5;3\nB;3;4\nC;1;2\n", ["id", "amount, EUR", "x"]),
        ("id\nA;B\nC,D\n", ["id"]),
        ("\n\nid;arr\nA;1\n", ["id", "arr"]),
    ],
)
def test_quotes_names_and_rows_decide(opened: Any, content: str, columns: list[str]) -> None:
    assert opened(content).columns == columns


def test_rows_that_do_not_fit_do_not_change_the_delimiter(opened: Any) -> None:
    table = opened("id,a;b,c\n1,2\n3\n4,5;6,7\n8;9\n")
    assert table.columns == ["id", "a;b", "c"]


def test_a_declared_delimiter_wins(opened: Any) -> None:
    table = opened("a;b,c\n1;2,3\n", delimiter=",")
    assert (table.columns, table.rows, table.notes) == (["a;b", "c"], [("1;2", "3")], [])
    assert opened("a\tb\n1\t2\n", delimiter="\t").columns == ["a", "b"]
    assert opened("a~b\n1~2\n", delimiter="~").columns == ["a", "b"]


@pytest.mark.parametrize("sign", ["", ";;", '"', "a", "\n", "、"])
def test_a_declared_delimiter_that_cannot_be_one(opened: Any, sign: str) -> None:
    problem = opened.refused(lambda: opened("a,b\n1,2\n", delimiter=sign))
    assert (problem.code, problem.params) == ("files.bad_delimiter", {"found": sign})


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "SEP=;"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_line_by_which_excel_is_told(read: Any, line: str, end: str) -> None:
    result = read(end.join((line, "account_id;arr", "A-1;5", "A-2;x", "")))
    assert result.values("account_id") == ["A-1"]
    assert [(at, code) for at, *_, code in result.rejects] == [(4, "unreadable_number")]
    assert result.notes["files.delimiter_assumed"]["found"] == ";"


def test_a_declared_delimiter_wins_over_that_line(opened: Any) -> None:
    assert opened("sep=;\na,b\n1,2\n", delimiter=",").rows == [("1", "2")]


def test_that_line_after_a_mark(opened: Any) -> None:
    assert opened("\ufeffsep=;\na;b\n1;2\n").rows == [("1", "2")]


def test_columns_at_the_end_that_nobody_named_are_passed_over(read: Any) -> None:
    result = read("account_id,arr,,\nA-1,5,,a note\nA-2,x,,\n")
    assert result.values("account_id") == ["A-1"]
    assert [(at, code) for at, *_, code in result.rejects] == [(3, "unreadable_number")]
    assert result.notes["files.columns_unnamed"]["found"] == [3, 4]


def test_a_note_in_such_a_column_may_be_in_any_encoding(opened: Any) -> None:
    rows = b"".join(b"A-%d,5,\n" % number for number in range(60))
    table = opened(b"account_id,arr,\n" + rows + "B,7,é".encode() + b"\xa0\xff\n")
    assert table.rows[-1] == ("B", "7")
