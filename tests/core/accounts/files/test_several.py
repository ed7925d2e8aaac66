"""Several files of one pattern are one table, and a row is found in its own file."""

from __future__ import annotations

import gzip
import os
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tanada.accounts.files import open_table
from tanada.accounts.reading import read_accounts
from tanada.accounts.rejects import first_rejects
from tanada.policy.model import Policy
from tanada.sql.engine import connect


def test_files_in_the_order_of_their_names(opened: Any) -> None:
    opened.write("2026-02.csv", "id,arr\nB,2\n")
    opened.write("2026-01.csv", "id,arr\nA,1\n")
    opened.write("2025-12.csv", "id,arr\nC,3\n")
    table = opened.pattern("2026-0[12].csv")
    assert table.rows == [("A", "1"), ("B", "2")]
    assert [path.name for path in table.raw.paths] == ["2026-01.csv", "2026-02.csv"]
    assert table.notes == [("files.several", {"found": 2, "file": "2026-0[12].csv"})]


def test_a_file_of_that_very_name_comes_first(opened: Any) -> None:
    opened.write("a[1].csv", "id\nthis\n")
    opened.write("a1.csv", "id\nthat\n")
    assert opened.pattern("a[1].csv").rows == [("this",)]


def test_a_pattern_over_folders(opened: Any) -> None:
    for name in ("x", "y"):
        (opened.folder / name).mkdir()
        opened.write(f"{name}/a.csv", f"id\n{name}\n")
    assert opened.pattern("*/a.csv").rows == [("x",), ("y",)]


def test_a_pattern_that_matches_nothing(opened: Any) -> None:
    (opened.folder / "folder.csv").mkdir()
    opened.write("~$a.xlsx", "x")
    for pattern in ("*.csv", "none/*.csv", "*.xlsx"):
        problem = opened.refused(lambda pattern=pattern: opened.pattern(pattern))
        assert (problem.code, problem.place.file) == (
            "files.no_match",
            str(opened.folder / pattern),
        )


def test_a_match_that_cannot_be_read_is_named(opened: Any) -> None:
    opened.write("a.csv", "id\nA\n")
    opened.write("a.txt", "id\nB\n")
    problem = opened.refused(lambda: opened.pattern("a.*"))
    assert (problem.code, problem.place.file) == ("accounts.ending", str(opened.folder / "a.txt"))


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="there are no links here")
def test_the_same_file_under_two_names_is_read_once(opened: Any) -> None:
    path = opened.write("a.csv", "id\nA\n")
    (opened.folder / "b.csv").symlink_to(path)
    table = opened.pattern("*.csv")
    assert table.rows == [("A",)]
    assert table.notes == [("files.same_file", {"found": [str(opened.folder / "b.csv")]})]


def test_columns_are_united_by_name(opened: Any) -> None:
    opened.write("a.csv", "id,arr\nA,1\n")
    opened.write("b.csv", "plan;ID\nPro;B\n")
    opened.write("c.csv", "plan,arr,id\nPro,3,C\n")
    table = opened.pattern("?.csv")
    assert table.columns == ["id", "arr", "plan"]
    assert table.rows == [("A", "1", None), ("B", None, "Pro"), ("C", "3", "Pro")]
    assert table.notes[2:] == [
        ("files.columns_absent", {"found": ["arr"], "files": ["b.csv"]}),
        ("files.columns_absent", {"found": ["plan"], "files": ["a.csv"]}),
    ]


def test_files_of_different_kinds_are_all_texts(opened: Any, tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": [1], "arr": [1.5]}), tmp_path / "a.parquet")
    opened.write("b.csv", "id,arr\nB,x\n")
    opened.write("c.tsv", "id\tarr\nC\t青\n".encode("utf-16"))
    opened.write("d.jsonl", '{"id": "D", "arr": 4, "a\\"b": 1}\nnothing\n')
    opened.write("e.csv.gz", gzip.compress("id,arr\nE,空\n".encode("cp932"), mtime=0))
    table = opened.pattern("?.*")
    assert table.raw.textual
    assert table.columns == ["id", "arr", 'a"b'] or table.columns[:2] == ["id", "arr"]
    rows = table.connection.execute(f"SELECT id, arr FROM {table.raw.view}").fetchall()
    assert rows == [
        *(("1", "1.5"), ("B", "x"), ("C", "青"), ("D", "4"), (None, None), ("E", "空")),
    ]


def test_columnar_files_stay_typed(opened: Any, tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": ["A", "B"], "arr": [1, 2]}), tmp_path / "a.parquet")
    pq.write_table(pa.table({"id": ["C"], "arr": [2.5], "n": [7]}), tmp_path / "b.parquet")
    table = opened.pattern("*.parquet")
    assert (table.raw.columns, table.raw.textual) == (
        {"id": "VARCHAR", "arr": "DOUBLE", "n": "BIGINT"},
        False,
    )
    assert table.rows == [("A", 1.0, None), ("B", 2.0, None), ("C", 2.5, 7)]
    numbers = table.connection.execute(f"SELECT file_row_number FROM {table.raw.view}").fetchall()
    assert numbers == [(0,), (1,), (2,)]


def test_order_holds_over_many_and_large_files(opened: Any) -> None:
    for file in range(5):
        rows = "".join(f"{file}-{row},{'x' * 40}\n" for row in range(60_000))
        opened.write(f"{file}.csv", f"id,note\n{rows}")
    table = opened.pattern("*.csv")
    ids = table.connection.execute(
        f"CREATE TABLE t AS SELECT id FROM {table.raw.view}; SELECT id FROM t ORDER BY rowid"
    ).fetchall()
    assert [value for (value,) in ids] == [
        f"{file}-{row}" for file in range(5) for row in range(60_000)
    ]


def test_a_thousand_files(opened: Any) -> None:
    for number in range(1_001):
        opened.write(f"{number:04}.csv", f"id\n{number}\n")
    problem = opened.refused(lambda: opened.pattern("*.csv"))
    assert (problem.code, problem.params) == ("files.too_many", {"found": 1_001, "limit": 1_000})
    (opened.folder / "1000.csv").unlink()
    assert len(opened.pattern("*.csv").rows) == 1_000


def faults(path: Path, policy: Policy) -> list[tuple[str, int, str]]:
    snapshot = read_accounts(connect(), path, policy, date(2026, 6, 30))
    assert snapshot.read == snapshot.accepted + snapshot.rejected
    return [(Path(each.file).name, each.line, each.code) for each in first_rejects(snapshot, 99)]


def test_a_rejected_row_is_found_in_its_file(opened: Any, policy: Policy) -> None:
    opened.write("a.csv", "account_id,arr\nA,1\nB,x\n")
    opened.write("b.csv", "\n\narr;account_id\n3;C\n\ny;D\n")
    opened.write("c.csv", "account_id,arr\nE,z\nA,5\n")
    assert faults(opened.folder / "?.csv", policy) == [
        ("a.csv", 2, "duplicate_id"),
        ("a.csv", 3, "unreadable_number"),
        ("b.csv", 6, "unreadable_number"),
        ("c.csv", 2, "unreadable_number"),
        ("c.csv", 3, "duplicate_id"),
    ]


def test_where_each_row_is_a_line_files_need_no_looking_through(
    opened: Any, policy: Policy
) -> None:
    opened.write("a.csv", "account_id,arr\nA,1\nB,x\n")
    opened.write("b.csv", "account_id,arr\nC,1\nD,2\nE,y")
    assert faults(opened.folder / "?.csv", policy) == [
        ("a.csv", 3, "unreadable_number"),
        ("b.csv", 4, "unreadable_number"),
    ]


def test_broken_lines_of_several_files(opened: Any, policy: Policy) -> None:
    opened.write("a.csv", 'account_id,name,arr\nA,"x\ny",1\nB,b\nC,c,z\n')
    opened.write("b.csv", "account_id,name,arr\nD,d,1\nE,e,2,3\nF,f,z\n")
    opened.write("c.csv", 'account_id,name,arr\nG,g,1\nH,"open,2\nI,i,3\n')
    assert faults(opened.folder / "?.csv", policy) == [
        ("a.csv", 4, "too_few_values"),
        ("a.csv", 5, "unreadable_number"),
        ("b.csv", 3, "too_many_values"),
        ("b.csv", 4, "unreadable_number"),
        ("c.csv", 3, "quotes"),
    ]


def test_rows_of_columnar_files_by_their_numbers(
    opened: Any, policy: Policy, tmp_path: Path
) -> None:
    pq.write_table(pa.table({"account_id": ["A", "B"], "arr": ["1", "x"]}), tmp_path / "a.parquet")
    pq.write_table(pa.table({"account_id": ["C", None], "arr": ["1", "2"]}), tmp_path / "b.parquet")
    assert faults(tmp_path / "*.parquet", policy) == [
        ("a.parquet", 2, "unreadable_number"),
        ("b.parquet", 2, "no_id"),
    ]
    opened.write("c.csv", "account_id,arr\nD,y\n\nE,1\n")
    assert faults(tmp_path / "?.*", policy) == [
        ("a.parquet", 2, "unreadable_number"),
        ("b.parquet", 2, "no_id"),
        ("c.csv", 2, "unreadable_number"),
    ]


def test_several_tables_in_one_connection(tmp_path: Path) -> None:
    connection = connect()
    (tmp_path / "a.csv").write_text("id,arr\nA,1\nB\n")
    (tmp_path / "b.csv").write_text("id,arr\nC,1\nD,2,3\nE,4\n")
    first = open_table(connection, tmp_path / "a.csv", "first")
    second = open_table(connection, tmp_path / "b.csv", "the second")
    assert connection.execute(f'SELECT * FROM "{first.view}"').fetchall() == [("A", "1")]
    assert connection.execute(f'SELECT id FROM "{second.view}"').fetchall() == [("C",), ("E",)]
    broken = [part.broken for part in (*first.parts, *second.parts)]
    found = [
        connection.execute(f'SELECT line, error_type::TEXT FROM "{name}"').fetchall()
        for name in broken
    ]
    assert found == [[(3, "MISSING COLUMNS")], [(3, "TOO MANY COLUMNS")]]
