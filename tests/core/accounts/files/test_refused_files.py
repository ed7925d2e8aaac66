"""Files that cannot be a table at all: refused with what was found, never by the engine."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from tanada.accounts.reading import read_accounts
from tanada.errors import AccountsError, Problem
from tanada.policy.model import Policy
from tanada.sql.engine import connect


def only(problems: list[Problem]) -> tuple[str, dict[str, object]]:
    """The code and parameters of the one problem there is."""
    (problem,) = problems
    return problem.code, dict(problem.params)


def refused_path(path: Path, policy: Policy) -> Problem:
    with pytest.raises(AccountsError) as caught:
        read_accounts(connect(), path, policy, date(2026, 6, 30))
    (problem,) = caught.value.problems
    assert problem.place.file == str(path)
    return problem


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.jsonl", "a.parquet"])
def test_an_empty_file(read: Any, name: str) -> None:
    assert only(read.refused("", name)) == ("accounts.empty", {})


@pytest.mark.parametrize("content", ["account_id,arr", "account_id,arr\n", "account_id,arr\n\n\n"])
def test_a_header_without_rows(read: Any, content: str) -> None:
    assert only(read.refused(content)) == ("accounts.no_rows", {})


def test_a_parquet_file_without_rows(read: Any) -> None:
    empty = {"account_id": pa.array([], pa.string()), "arr": pa.array([], pa.float64())}
    assert only(read.refused(empty, "a.parquet")) == ("accounts.no_rows", {})


@pytest.mark.parametrize("content", ["\n\n", "[1, 2]\n", "text\n", "{}\n", '"text"\n5\nnull\n'])
def test_lines_without_any_object(read: Any, content: str) -> None:
    assert only(read.refused(content, "a.jsonl")) == ("accounts.no_objects", {})


@pytest.mark.parametrize("header", ["account_id,arr,ARR", "account_id,arr,arr"])
def test_headers_that_stand_twice(read: Any, header: str) -> None:
    code, params = only(read.refused(f"{header}\nA-1,1,2\n"))
    assert (code, params["found"]) == ("accounts.header_twice", sorted({*header.split(",")[1:]}))


def test_keys_that_differ_only_by_capitals(read: Any) -> None:
    content = '{"account_id": "A-1", "arr": 1}\n{"account_id": "A-2", "ARR": 2}\n'
    wanted = ("accounts.header_twice", {"found": ["ARR", "arr"]})
    assert only(read.refused(content, "a.jsonl")) == wanted


@pytest.mark.parametrize("second", ["arr", "ARR"])
def test_columns_of_parquet_that_stand_twice(read: Any, second: str) -> None:
    table = pa.Table.from_arrays([["A"], [1], [2]], names=["account_id", "arr", second])
    wanted = ("accounts.header_twice", {"found": sorted({"arr", second})})
    assert only(read.refused(table, "a.parquet")) == wanted


def test_two_headers_of_which_either_could_be_meant(read: Any) -> None:
    problems = read.refused("Account ID,ACCOUNT_ID\nA-1,B-1\n")
    assert only(problems) == ("accounts.header_twice", {"found": ["ACCOUNT_ID", "Account ID"]})


def test_a_column_without_a_name(read: Any) -> None:
    wanted = ("accounts.header_blank", {"found": 2})
    assert only(read.refused("account_id,,arr\nA-1,1,2\n")) == wanted


def test_a_hundred_thousand_columns(read: Any) -> None:
    header = ",".join(["account_id", *(f"c{number}" for number in range(99_999))])
    wanted = ("accounts.too_many_columns", {"found": 100_000, "limit": 5_000})
    assert only(read.refused(f"{header}\nA-1\n")) == wanted


def test_more_than_five_thousand_columns_of_parquet(read: Any) -> None:
    names = ["account_id", *(f"c{number}" for number in range(5_000))]
    table = pa.Table.from_arrays([pa.array(["A"])] * 5_001, names=names)
    wanted = ("accounts.too_many_columns", {"found": 5_001, "limit": 5_000})
    assert only(read.refused(table, "a.parquet")) == wanted


def test_more_than_five_thousand_keys(read: Any) -> None:
    keys = ", ".join(f'"c{number}": 1' for number in range(5_001))
    wanted = ("accounts.too_many_columns", {"found": 5_001, "limit": 5_000})
    assert only(read.refused(f"{{{keys}}}\n", "a.jsonl")) == wanted


def test_a_first_line_that_never_ends(read: Any) -> None:
    wanted = ("accounts.line_too_long", {"limit": 2_097_152})
    assert only(read.refused("account_id," + "x" * 3_000_000 + "\nA-1,5\n")) == wanted


def test_no_column_of_ids(read: Any) -> None:
    wanted = {"found": ["acount_id", "arr"], "column": "account_id", "nearest": "acount_id"}
    assert only(read.refused("acount_id,arr\nA-1,5\n")) == ("accounts.no_account_id", wanted)


@pytest.mark.parametrize("encoding", ["euc-jp", "gbk", "iso2022_jp", "utf-16-le"])
def test_an_encoding_that_is_not_clear(read: Any, encoding: str) -> None:
    content = "account_id,name\nA-1,日本\nA-2,東京\n"
    encoded = content.encode(encoding)
    if encoding == "utf-16-le":  # cut in half: it cannot be UTF-16 any more
        encoded = encoded.replace(b"\0", b"")
    assert only(read.refused(encoded))[0] == "files.encoding_unclear"


def test_where_the_encoding_goes_wrong(read: Any) -> None:
    (problem,) = read.refused(b"account_id,name\nA-1,\xc6\xfc\xcb\xdc\n")
    assert problem.code == "files.encoding_unclear"
    assert (problem.place.line, problem.params) == (2, {"found": "0xc6", "offset": 20})


def test_a_header_that_makes_no_sense_in_any_encoding(read: Any) -> None:
    rows = b"".join(b"A-%d,x\n" % number for number in range(100))
    code, _ = only(read.refused(b"account_id,\xff\xfd\n" + rows))
    assert code == "files.encoding_unclear"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (bytes(range(256)) * 20, "accounts.not_text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "accounts.not_text"),
        (b"PK\x03\x04" + bytes(50), "files.other_kind"),
        (b"\xd0\xcf\x11\xe0" + bytes(50), "files.other_kind"),
        (b"\x1f\x8b" + bytes(50), "files.other_kind"),
        (b"account_id,arr\nA\x00B,1\n", "accounts.not_text"),
    ],
)
def test_a_binary_file_named_csv(read: Any, content: bytes, code: str) -> None:
    assert only(read.refused(content))[0] == code


@pytest.mark.parametrize(
    "content",
    [
        "account_id,arr\r\nA-1,1\nA-2,2\n",
        "account_id,arr\nA-1,1\r\nA-2,2\r\n",
        "account_id,arr\nA-1,1\rA-2,2\n",
        "\r\naccount_id,arr\nA-1,1\n",
    ],
)
def test_lines_that_end_in_different_ways(read: Any, content: str) -> None:
    assert only(read.refused(content)) == ("accounts.line_ends", {})


@pytest.mark.parametrize("cut", [1, 8, 20, 200])
def test_a_truncated_parquet_file(read: Any, cut: int) -> None:
    path = read.write({"account_id": ["A", "B"], "arr": [1, 2]}, "whole.parquet")
    code, _ = only(read.refused(path.read_bytes()[:-cut], "a.parquet"))
    assert code == "accounts.not_parquet"


def test_a_parquet_file_with_a_hole(read: Any) -> None:
    path = read.write({"account_id": [f"A-{n}" for n in range(1000)]}, "whole.parquet")
    content = bytearray(path.read_bytes())
    content[20:120] = b"\xff" * 100
    code, _ = only(read.refused(bytes(content), "a.parquet"))
    assert code == "accounts.unreadable"


@pytest.mark.parametrize("content", ["account_id\nA-1\n", "PAR1", "PAR1PAR1"])
def test_a_text_named_parquet(read: Any, content: str) -> None:
    assert only(read.refused(content, "a.parquet"))[0] == "accounts.not_parquet"


@pytest.mark.parametrize("name", ["a.txt", "a", "a.json", "a.parquet.gz", "a.gz", "a.xlsx.gz"])
def test_another_ending(read: Any, name: str) -> None:
    code, params = only(read.refused("account_id\nA-1\n", name))
    assert code == "accounts.ending"
    assert params["expected"] == [
        *(".csv", ".tsv", ".xlsx", ".parquet", ".jsonl"),
        *(".csv.gz", ".tsv.gz", ".jsonl.gz"),
    ]


@pytest.mark.parametrize("name", ["a.xls", "a.xlsm", "a.ods"])
def test_a_workbook_of_another_kind(read: Any, name: str) -> None:
    wanted = ("files.save_as_xlsx", {"found": name[1:]})
    assert only(read.refused("account_id\nA-1\n", name)) == wanted


def test_a_directory(tmp_path: Path, policy: Policy) -> None:
    (tmp_path / "a.csv").mkdir()
    assert refused_path(tmp_path / "a.csv", policy).code == "accounts.directory"


@pytest.mark.parametrize("name", ["none.csv", "none/a.csv"])
def test_a_missing_file(tmp_path: Path, policy: Policy, name: str) -> None:
    (tmp_path / "a.csv").write_text("account_id\nA-1\n")
    assert refused_path(tmp_path / name, policy).code == "accounts.not_found"


def test_a_file_below_a_file(tmp_path: Path, policy: Policy) -> None:
    (tmp_path / "a.csv").write_text("account_id\nA-1\n")
    assert refused_path(tmp_path / "a.csv" / "b.csv", policy).code == "accounts.not_found"


def test_a_name_longer_than_names_can_be(tmp_path: Path, policy: Policy) -> None:
    problem = refused_path(tmp_path / f"{'x' * 300}.csv", policy)
    assert (problem.code, problem.params) == ("file.unreadable", {"found": "File name too long"})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe(tmp_path: Path, policy: Policy) -> None:
    os.mkfifo(tmp_path / "a.csv")
    assert refused_path(tmp_path / "a.csv", policy).code == "accounts.not_a_file"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read(tmp_path: Path, policy: Policy) -> None:
    path = tmp_path / "a.csv"
    path.write_text("account_id\nA-1\n")
    path.chmod(0)
    problem = refused_path(path, policy)
    assert (problem.code, problem.params) == ("file.unreadable", {"found": "Permission denied"})


def test_a_quote_that_leaves_later_rows_in_doubt(read: Any) -> None:
    rows = "".join(f"A-{number},{number}\n" for number in range(600_000))
    (problem,) = read.refused(f'account_id,arr\nfirst,1\nopen,"2\n{rows}')
    assert (problem.code, problem.place.line) == ("accounts.quotes", 3)
