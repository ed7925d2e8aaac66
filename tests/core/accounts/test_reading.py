"""Reading accounts: every format gives the same typed columns."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

MOMENT = datetime(2026, 1, 31, 23, 59)
TYPED = ("account_id", "name", "arr", "seats", "nps", "csm_sentiment", "trial", "started_on")
WANTED = [
    ("A-1", "Acme", Decimal("1200.50"), 10, Decimal("12.500000"), "red", True, date(2026, 1, 31)),
    ("A-2", None, None, None, None, None, None, None),
]
CSV = (
    "account_id,name,arr,seats,nps,csm_sentiment,trial,started_on\n"
    "A-1,Acme,1200.50,10,12.5,red,true,2026-01-31\n"
    "A-2,,,,,,,\n"
)
JSONL = (
    '{"account_id": "A-1", "name": "Acme", "arr": 1200.50, "seats": 10, "nps": 12.5, '
    '"csm_sentiment": "red", "trial": true, "started_on": "2026-01-31"}\n'
    '{"account_id": "A-2", "name": null}\n'
)
TABLE = {
    "account_id": ["A-1", "A-2"],
    "name": ["Acme", None],
    "arr": [1200.5, None],
    "seats": [10, None],
    "nps": [12.5, None],
    "csm_sentiment": ["red", None],
    "trial": [True, None],
    "started_on": [date(2026, 1, 31), None],
}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", CSV),
        ("a.tsv", CSV.replace(",", "\t")),
        ("a.jsonl", JSONL),
        ("a.parquet", TABLE),
    ],
)
def test_each_format_gives_the_same_typed_accounts(read: Any, name: str, content: Any) -> None:
    result = read(content, name)
    assert result.rows(*TYPED) == WANTED
    assert result.counts == (2, 2, 0)


@pytest.mark.parametrize("name", ["a.CSV", "A b.csv", "日本 語.csv", "it's.csv", "~a.csv", "-.csv"])
def test_a_file_is_read_whatever_it_is_called(read: Any, name: str) -> None:
    assert read("account_id\nA-1\n", name).values("account_id") == ["A-1"]


@pytest.mark.parametrize("name", ["[a].csv", "a*.csv", "?.csv", "a[0-9].csv"])
def test_a_name_is_no_pattern_for_other_files(read: Any, name: str) -> None:
    for other in ("a.csv", "ab.csv", "b.csv", "a1.csv"):
        read.write("account_id\nother\n", other)
    assert read("account_id\nA-1\n", name).values("account_id") == ["A-1"]


def test_a_name_is_no_pattern_for_other_parquet_files(read: Any) -> None:
    read.write({"account_id": ["other"]}, "a1.parquet")
    assert read({"account_id": ["A-1"]}, "a?.parquet").values("account_id") == ["A-1"]


def test_the_columns_are_those_of_the_file(read: Any) -> None:
    result = read("name,account_id,visits\nAcme,A-1,3\n")
    assert set(result.snapshot.columns) == {"name", "account_id", "visits"}


def test_a_bom_is_no_part_of_the_first_column(read: Any) -> None:
    assert read(b"\xef\xbb\xbfaccount_id,arr\nA-1,5\n").values("arr") == [Decimal("5.00")]


def test_a_bom_before_json_is_passed_over(read: Any) -> None:
    assert read(b'\xef\xbb\xbf{"account_id": "A-1"}\n', "a.jsonl").values("account_id") == ["A-1"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_way(read: Any, end: str) -> None:
    result = read(f"account_id,arr{end}A-1,5{end}A-2,6{end}")
    assert result.rows("account_id", "arr") == [("A-1", Decimal(5)), ("A-2", Decimal(6))]


def test_the_last_line_needs_no_end(read: Any) -> None:
    assert read("account_id,arr\nA-1,5").values("arr") == [Decimal("5.00")]


@pytest.mark.parametrize("blank", ["\n", "\n\n\n"])
def test_blank_lines_before_the_header_are_passed_over(read: Any, blank: str) -> None:
    result = read(f"{blank}account_id,name\nA-1,Acme\n")
    assert result.rows("account_id", "name") == [("A-1", "Acme")]
    assert result.counts == (1, 1, 0)


def test_blank_lines_are_no_rows(read: Any) -> None:
    result = read("account_id,arr\n\nA-1,5\n\n\nA-2,6\n\n")
    assert result.counts == (2, 2, 0)


def test_blank_lines_between_json_objects_are_no_rows(read: Any) -> None:
    result = read('\n{"account_id": "A-1"}\n\n  \t\n{"account_id": "A-2"}\n\n', "a.jsonl")
    assert result.counts == (2, 2, 0)


def test_quoted_values_keep_separators_quotes_and_line_breaks(read: Any) -> None:
    result = read('account_id,name\nA-1,"Acme, ""Best""\nLtd"\n')
    assert result.values("name") == ['Acme, "Best"\nLtd']


def test_headers_may_be_quoted_and_hold_line_breaks(read: Any) -> None:
    result = read('"account_id","a\nb",arr\nA-1,x,5\n')
    assert result.rows("account_id", "arr") == [("A-1", Decimal("5.00"))]


def test_unusual_separators_of_lines_are_part_of_a_header(read: Any) -> None:
    result = read("account_id,a\x0cb,c\u2028d,arr\nA-1,x,y,5\n")
    assert result.values("arr") == [Decimal("5.00")]
    assert result.notes["accounts.columns_ignored"] == {"found": ["a\x0cb", "c\u2028d"]}


@pytest.mark.parametrize("header", ["Account ID", "ACCOUNT_ID", " account_id ", "Account_Id"])
def test_headers_are_known_in_any_capitals_and_with_spaces(read: Any, header: str) -> None:
    assert read(f"{header},arr\nA-1,5\n").values("account_id") == ["A-1"]


def test_a_header_that_is_a_name_comes_before_one_that_only_resembles_it(read: Any) -> None:
    result = read("Account ID,account_id\nwrong,right\n")
    assert result.values("account_id") == ["right"]
    assert result.notes["accounts.columns_ignored"] == {"found": ["Account ID (account_id?)"]}


def test_texts_are_trimmed_and_blank_ones_are_missing(read: Any) -> None:
    result = read.column("name", "  Acme  ", "   ", "", '""')
    assert result.values("name") == ["Acme", None, None, None]


def test_texts_of_columnar_files_stand_as_they_are_but_empty_ones_are_missing(read: Any) -> None:
    result = read({"account_id": [" A-1 ", "A-2"], "name": [" x ", ""]}, "a.parquet")
    assert result.rows("account_id", "name") == [(" A-1 ", " x "), ("A-2", None)]


def test_json_keys_are_gathered_from_all_lines(read: Any) -> None:
    result = read('{"account_id": "A-1"}\n{"arr": 5, "account_id": "A-2"}\n', "a.jsonl")
    assert result.rows("account_id", "arr") == [("A-1", None), ("A-2", Decimal("5.00"))]


def test_json_values_are_read_as_what_they_say(read: Any) -> None:
    result = read(
        '{"account_id": 5, "arr": "1e3", "name": "a\\nb \\u65e5", "trial": "YES"}\n'
        '{"account_id": 12345678901234567890123, "arr": 1e3, "trial": 1}\n',
        "a.jsonl",
    )
    assert result.rows("account_id", "arr", "name", "trial") == [
        ("5", Decimal("1000.00"), "a\nb 日", True),
        ("12345678901234567890123", Decimal("1000.00"), None, True),
    ]


def test_json_keys_may_hold_any_sign(read: Any) -> None:
    keys = 'a"b', "a.b", "*", "$.x", "\\", ""
    line = '{"account_id": "A-1", "a\\"b": 1, "a.b": 2, "*": 3, "$.x": 4, "\\\\": 5, "": 6}\n'
    result = read(line, "a.jsonl")
    assert result.counts == (1, 1, 0)
    assert set(result.notes["accounts.columns_ignored"]["found"]) == set(keys)


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        (pa.array([17850, 2**40]), ["17850", "1099511627776"]),
        (pa.array([17850.0, 0.5]), ["17850", "0.5"]),
        (pa.array(["A", "B"]).dictionary_encode(), ["A", "B"]),
        (pa.array([b"A", b"B"]), ["A", "B"]),
        (pa.array([date(2026, 1, 1), date(2026, 1, 2)]), ["2026-01-01", "2026-01-02"]),
        (pa.array([True, False]), ["true", "false"]),
    ],
)
def test_ids_of_any_type_are_texts(read: Any, values: pa.Array, wanted: list[str]) -> None:
    assert read({"account_id": values}, "a.parquet").values("account_id") == wanted


@pytest.mark.parametrize(
    "values",
    [
        pa.array([5], pa.int8()),
        pa.array([5], pa.uint64()),
        pa.array([5.0], pa.float32()),
        pa.array([Decimal("5.000")], pa.decimal128(20, 3)),
        pa.array([Decimal(5)], pa.decimal256(50, 0)),
        pa.array(["5"]),
        pa.array([" 5.00 "]),
    ],
)
def test_numbers_of_any_type_are_numbers(read: Any, values: pa.Array) -> None:
    table = {"account_id": ["A"], "arr": values, "seats": values, "nps": values}
    result = read(table, "a.parquet")
    assert result.rows("arr", "seats", "nps") == [(Decimal("5.00"), 5, Decimal("5.000000"))]


@pytest.mark.parametrize(
    "values",
    [
        pa.array([date(2026, 1, 31)]),
        pa.array([MOMENT], pa.timestamp("s")),
        pa.array([MOMENT], pa.timestamp("us", tz="UTC")),
        pa.array(["2026-01-31"]),
        pa.array(["2026-01-31 23:59:59"]),
        pa.array(["2026-01-31T23:59:59Z"]),
    ],
)
def test_moments_are_dates(read: Any, values: pa.Array) -> None:
    table = {"account_id": ["A"], "started_on": values}
    assert read(table, "a.parquet").values("started_on") == [date(2026, 1, 31)]


def test_a_column_of_nothing_is_missing_whatever_its_kind(read: Any) -> None:
    names = ("name", "arr", "seats", "csm_sentiment", "trial", "started_on")
    table = {"account_id": ["A"], **{name: pa.nulls(1) for name in names}}
    assert read(table, "a.parquet").rows(*names) == [(None,) * 6]


def test_names_that_the_reader_uses_itself_are_ordinary_columns(read: Any) -> None:
    header = (
        "account_id,row__,faults__,faulty__,line__,file_row_number,rowid,line,written,value__arr"
    )
    assert read(f"{header}\nA-1,1,2,3,4,5,6,7,8,9\n").rows() == [("A-1",)]


def test_a_file_may_have_five_thousand_columns(read: Any) -> None:
    names = ",".join(f"c{number}" for number in range(4998))
    result = read(f"account_id,arr,{names}\nA-1,5{',1' * 4998}\n")
    assert result.rows("account_id", "arr") == [("A-1", Decimal("5.00"))]
