"""What values become: numbers at their limits, rounded money, flags, choices, dates, currency."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("0", "0.00"),
        ("5", "5.00"),
        ("+5", "5.00"),
        (".5", "0.50"),
        ("5.", "5.00"),
        ("1e3", "1000.00"),
        ("-5.25", "-5.25"),
        ("999999999999999.99", "999999999999999.99"),
        ("-999999999999999.99", "-999999999999999.99"),
        # Half a cent is rounded up, in size.
        ("0.005", "0.01"),
        ("0.0049999", "0.00"),
        ("1.005", "1.01"),
        ("2.675", "2.68"),
        ("-1.005", "-1.01"),
        ("1e-7", "0.00"),
    ],
)
def test_money(read: Any, written: str, read_as: str) -> None:
    assert read.column("arr", written).values("arr") == [Decimal(read_as)]


@pytest.mark.parametrize("text", ["1.005", "0.285", "2576358.405", "9022923369.675", "-1.255"])
def test_half_a_cent_is_rounded_up_from_a_binary_fraction_too(read: Any, text: str) -> None:
    as_text = read.column("arr", text).values("arr")
    as_number = read({"account_id": ["A"], "arr": [float(text)]}, "a.parquet").values("arr")
    as_json = read(f'{{"account_id": "A", "arr": {text}}}\n', "a.jsonl").values("arr")
    assert as_text == as_number == as_json == [Decimal(text + "1").quantize(Decimal("0.01"))]


def test_money_below_the_largest_amount_in_parquet(read: Any) -> None:
    amounts = [Decimal("999999999999999.99"), Decimal("999999999999999.994")]
    table = {"account_id": ["A", "B"], "arr": pa.array(amounts, pa.decimal128(20, 3))}
    assert read(table, "a.parquet").values("arr") == [Decimal("999999999999999.99")] * 2


def test_money_that_rounding_makes_too_large(read: Any) -> None:
    assert read.column("arr", "999999999999999.995").codes == ["too_large"]


@pytest.mark.parametrize(
    ("field", "written", "number"),
    [
        ("seats", "0", 0),
        ("seats", "999999999", 999_999_999),
        ("seats", "5.0", 5),
        ("seats", "1e3", 1000),
        ("visits", "-999999999", -999_999_999),
        ("term_months", "1", 1),
        ("term_months", "1200", 1200),
    ],
)
def test_whole_numbers_at_their_limits(read: Any, field: str, written: str, number: int) -> None:
    (value,) = read.column(field, written).values(field)
    assert (value, type(value)) == (number, int)


@pytest.mark.parametrize(
    ("field", "written", "number"),
    [
        ("nps", "-100", "-100.000000"),
        ("nps", "100", "100.000000"),
        ("outreach_answered_rate", "1", "1.000000"),
        ("ratio", "999999999.999999", "999999999.999999"),
        ("ratio", "0.0000005", "0.000001"),
        ("health", "100", "100.0000"),
        ("health", "99.99995", "100.0000"),
    ],
)
def test_other_numbers_at_their_limits(read: Any, field: str, written: str, number: str) -> None:
    assert read.column(field, written).values(field) == [Decimal(number)]


@pytest.mark.parametrize("written", ["true", "TRUE", "True", "yes", "Yes", "Y", "t", "1"])
def test_words_for_true(read: Any, written: str) -> None:
    assert read.column("trial", written).values("trial") == [True]


@pytest.mark.parametrize("written", ["false", "FALSE", "no", "No", "n", "F", "0"])
def test_words_for_false(read: Any, written: str) -> None:
    assert read.column("trial", written).values("trial") == [False]


@pytest.mark.parametrize("values", [pa.array([1, 0]), pa.array([1.0, 0.0]), pa.array(["Y", "N"])])
def test_flags_of_columnar_files(read: Any, values: pa.Array) -> None:
    table = {"account_id": ["A", "B"], "trial": values}
    assert read(table, "a.parquet").values("trial") == [True, False]


@pytest.mark.parametrize("written", ["red", "RED", "Red", " red "])
def test_choices_in_any_capitals(read: Any, written: str) -> None:
    assert read.column("csm_sentiment", written).values("csm_sentiment") == ["red"]


@pytest.mark.parametrize("written", ["North", "north", "NORTH"])
def test_choices_are_spelled_as_the_policy_spells_them(read: Any, written: str) -> None:
    assert read.column("segment", written).values("segment") == ["North"]


@pytest.mark.parametrize("written", ["high", "High"])
def test_supplied_levels_in_any_capitals(read: Any, written: str) -> None:
    assert read.column("growth_potential", written).values("growth_potential") == ["high"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-01-31", date(2026, 1, 31)),
        ("2026-1-3", date(2026, 1, 3)),
        ("2026/01/31", date(2026, 1, 31)),
        ("2024-02-29", date(2024, 2, 29)),
        ("2026-01-31 23:59", date(2026, 1, 31)),
        ("1800-01-01", date(1800, 1, 1)),
        ("2999-12-31", date(2999, 12, 31)),
    ],
)
def test_dates(read: Any, written: str, day: date) -> None:
    assert read.column("started_on", written).values("started_on") == [day]


def test_dates_out_of_range_in_parquet(read: Any) -> None:
    days = [date(1799, 12, 31), date(1800, 1, 1), date(2999, 12, 31), date(3000, 1, 1)]
    table = {"account_id": ["A", "B", "C", "D"], "started_on": days}
    result = read(table, "a.parquet")
    assert result.values("started_on") == [date(1800, 1, 1), date(2999, 12, 31)]
    assert result.rejects == [
        (1, "started_on", "1799-12-31", "date_out_of_range"),
        (4, "started_on", "3000-01-01", "date_out_of_range"),
    ]


@pytest.mark.parametrize("written", ["USD", "usd", " Usd "])
def test_the_policys_currency_in_any_capitals(read: Any, written: str) -> None:
    result = read(f"account_id,arr,currency\nA,5,{written}\n")
    assert result.rows("arr", "currency") == [(Decimal("5.00"), "USD")]
    assert "accounts.currency_blank" not in result.notes


def test_a_blank_currency_is_the_policys_and_is_told(read: Any) -> None:
    result = read("account_id,arr,currency\nA,5,USD\nB,6,\nC,7,\n")
    assert result.values("arr") == [Decimal(5), Decimal(6), Decimal(7)]
    assert result.notes["accounts.currency_blank"] == {"currency": "USD", "found": 2}


@pytest.mark.parametrize(
    ("written", "code"), [("GBP", "missing_rate"), ("XYZ", "unknown_currency")]
)
def test_another_currency_is_never_taken_for_the_policys(
    read: Any, written: str, code: str
) -> None:
    result = read(f"account_id,arr,currency\nA,5,{written}\nB,6,USD\n")
    assert result.rejects == [(2, "currency", written, code)]
    assert result.values("account_id") == ["B"]
