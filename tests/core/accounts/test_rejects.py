"""Every fault of a value: its code, the line, the field and the value as it stands."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from tanada.accounts.rejects import check_rejects, reject_kinds
from tanada.errors import AccountsError

BILLION = "1000000000"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("arr", "abc", "unreadable_number"),
        ("arr", '"1,20,0"', "unreadable_number"),
        ("arr", "€5", "currency_contradicts"),
        ("arr", "12.5%", "percentage"),
        ("arr", "1_000", "unreadable_number"),
        ("seats", "$5", "unreadable_number"),
        ("arr", "nan", "unreadable_number"),
        ("arr", "inf", "unreadable_number"),
        ("arr", "true", "unreadable_number"),
        ("arr", "2026-01-01", "unreadable_number"),
        ("seats", "many", "unreadable_number"),
        ("seats", "1.5", "not_whole"),
        ("seats", "-1", "too_small"),
        ("seats", BILLION, "too_large"),
        ("visits", f"-{BILLION}", "too_small"),
        ("visits", BILLION, "too_large"),
        ("term_months", "0", "too_small"),
        ("term_months", "1201", "too_large"),
        ("nps", "-100.000001", "too_small"),
        ("nps", "100.000001", "too_large"),
        ("outreach_answered_rate", "1.01", "too_large"),
        ("dau", "-0.000001", "too_small"),
        ("health", "100.0001", "too_large"),
        ("health", "-1", "too_small"),
        ("arr", "1000000000000000", "too_large"),
        ("arr", "-1000000000000000", "too_small"),
        ("ratio", "1e30", "too_large"),
        ("started_on", "03.04.2026", "ambiguous_date"),
        ("started_on", "31.02.2026", "unreadable_date"),
        ("started_on", "2026-02-30", "unreadable_date"),
        ("started_on", "21.11.26", "two_digit_year"),
        ("started_on", "26-11-21", "two_digit_year"),
        ("started_on", "2026-11", "no_day"),
        ("started_on", "46347", "serial_date"),
        ("started_on", "epoch", "unreadable_date"),
        ("started_on", "today", "unreadable_date"),
        ("started_on", "soon", "unreadable_date"),
        ("started_on", "20261301", "unreadable_date"),
        ("started_on", "1799-12-31", "date_out_of_range"),
        ("started_on", "3000-01-01", "date_out_of_range"),
        ("started_on", "infinity", "date_out_of_range"),
        ("csm_sentiment_as_of", "yesterday", "unreadable_date"),
        ("trial", "maybe", "unreadable_flag"),
        ("trial", "2", "unreadable_flag"),
        ("csm_sentiment", "purple", "unknown_value"),
        ("segment", "East", "unknown_value"),
        ("growth_potential", "medium", "unknown_value"),
        ("currency", "XYZ", "unknown_currency"),
        ("currency", "GBP", "missing_rate"),
    ],
)
def test_a_value_that_cannot_be(read: Any, field: str, value: str, code: str) -> None:
    result = read(f"account_id,{field}\nA-1,\nA-2,{value}\nA-3,\n")
    assert result.rejects == [(3, field, value.strip('"'), code)]
    assert result.values("account_id") == ["A-1", "A-3"]


@pytest.mark.parametrize("value", ["", "  ", '""'])
def test_a_row_without_an_id(read: Any, value: str) -> None:
    result = read(f"account_id,arr\nA-1,1\n{value},2\n")
    assert result.rejects == [(3, "account_id", None, "no_id")]


@pytest.mark.parametrize("value", [None, "", float("nan")])
def test_a_row_without_an_id_in_parquet(read: Any, value: object) -> None:
    column = [5.0, value] if isinstance(value, float) else ["5", value]
    result = read({"account_id": pa.array(column)}, "a.parquet")
    assert result.rejects == [(2, "account_id", None, "no_id")]
    assert result.values("account_id") == ["5"]


def test_every_row_of_an_id_that_stands_twice(read: Any) -> None:
    result = read("account_id,arr\nA,1\nB,2\nA,3\n A ,4\nC,5\n")
    assert result.rejects == [
        (2, "account_id", "A", "duplicate_id"),
        (4, "account_id", "A", "duplicate_id"),
        (5, "account_id", "A", "duplicate_id"),
    ]
    assert result.counts == (5, 2, 3)


def test_an_id_that_stands_twice_once_in_a_row_with_a_fault(read: Any) -> None:
    result = read("account_id,arr\nA,1\nA,x\n")
    assert result.rejects == [
        (2, "account_id", "A", "duplicate_id"),
        (3, "account_id", "A", "duplicate_id"),
        (3, "arr", "x", "unreadable_number"),
    ]
    assert result.counts == (2, 0, 2)


def test_ids_that_differ_by_capitals_are_different(read: Any) -> None:
    assert read("account_id\nA\na\n").counts == (2, 2, 0)


def test_rows_without_an_id_are_no_duplicates_of_each_other(read: Any) -> None:
    assert read("account_id,arr\n,1\n,2\n").codes == ["no_id", "no_id"]


def test_every_fault_of_a_row_is_listed_and_the_row_counted_once(read: Any) -> None:
    result = read("account_id,arr,seats,trial\n,x,-1,perhaps\nA-1,5,5,no\n")
    assert result.rejects == [
        (2, "account_id", None, "no_id"),
        (2, "arr", "x", "unreadable_number"),
        (2, "seats", "-1", "too_small"),
        (2, "trial", "perhaps", "unreadable_flag"),
    ]
    assert result.counts == (2, 1, 1)


def test_a_rejected_row_is_named_by_its_id_where_it_has_one(read: Any) -> None:
    result = read("account_id,arr\nA-1,x\nA-2,5\n")
    found = result.snapshot.connection.execute("SELECT line, account_id FROM rejects").fetchall()
    assert found == [(2, "A-1")]


def test_faults_of_parquet_are_placed_by_their_row(read: Any) -> None:
    table = {"account_id": ["A", "B", "C"], "seats": [1.0, 1.5, -1.0], "arr": [1, 2, 10**15]}
    assert read(table, "a.parquet").rejects == [
        (2, "seats", "1.5", "not_whole"),
        (3, "arr", "1000000000000000", "too_large"),
        (3, "seats", "-1.0", "too_small"),
    ]


@pytest.mark.parametrize(
    ("field", "values", "code"),
    [
        ("arr", [{"a": 1}], "unreadable_number"),
        ("seats", [[1]], "unreadable_number"),
        ("trial", [{"a": True}], "unreadable_flag"),
        ("started_on", [20260131], "unreadable_date"),
        ("arr", [True], "unreadable_number"),
        ("arr", [float("nan")], "unreadable_number"),
        ("arr", [float("-inf")], "unreadable_number"),
        ("seats", [2**63], "too_large"),
        ("csm_sentiment", [["red"]], "unknown_value"),
    ],
)
def test_columns_of_odd_types(read: Any, field: str, values: list[Any], code: str) -> None:
    kind = pa.uint64() if values == [2**63] else None
    table = {"account_id": ["A"], field: pa.array(values, kind)}
    assert read(table, "a.parquet").codes == [code]


@pytest.mark.parametrize("value", ['{"a": 1}', "[1]", "true", '"x"'])
def test_json_values_that_are_no_number(read: Any, value: str) -> None:
    result = read(f'{{"account_id": "A", "arr": {value}}}\n', "a.jsonl")
    assert result.codes == ["unreadable_number"]


@pytest.mark.parametrize(
    "line",
    ["text", "[1]", '"A-1"', "5", "null", "{", '{"account_id": "A\x01"}', '{"a": "\\ud800"}'],
)
def test_a_line_that_is_no_object(read: Any, line: str) -> None:
    result = read(f'{{"account_id": "A"}}\n{line}\n\n{{"account_id": "B"}}\n', "a.jsonl")
    assert result.rejects == [(2, "", line, "line_not_an_object")]
    assert result.counts == (3, 2, 1)


def test_a_line_that_is_no_object_has_that_fault_alone(read: Any) -> None:
    result = read('{"account_id": "A", "arr": 1}\n[]\n{"arr": 5}\n', "a.jsonl")
    assert result.rejects == [
        (2, "", "[]", "line_not_an_object"),
        (3, "account_id", None, "no_id"),
    ]


def test_the_kinds_of_faults_are_listed_once(read: Any) -> None:
    result = read("account_id,arr,seats\nA,x,1\nB,y,z\nC,1,-1\n")
    assert reject_kinds(result.snapshot) == [
        ("too_small", "seats"),
        ("unreadable_number", "arr"),
        ("unreadable_number", "seats"),
    ]


def test_exactly_the_share_that_is_allowed_may_be_rejected(read: Any) -> None:
    rows = "".join(f"A-{number},1\n" for number in range(19))
    result = read(f"account_id,arr\n{rows}B,x\n")
    check_rejects(result.snapshot, Decimal("0.05"))


def test_a_larger_share_stops(read: Any) -> None:
    rows = "".join(f"A-{number},1\n" for number in range(18))
    result = read(f"account_id,arr\n{rows}B,x\n")
    with pytest.raises(AccountsError) as caught:
        check_rejects(result.snapshot, Decimal("0.05"))
    (problem,) = caught.value.problems
    assert problem.code == "accounts.too_many_rejects"
    assert (problem.params["rejected"], problem.params["read"]) == (1, 19)
    assert problem.params["limit"] == "5%"
