"""Numbers and amounts as people write them, each alone in its column."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlglot import exp

from tanada.accounts.values import leniently
from tanada.accounts.values.style import Style
from tanada.fields import Field, money
from tanada.sql.operations import Operations

AMOUNTS = {
    # Signs between thousands.
    "1,200,000": "1200000",
    "1,200": "1200",
    "1.200.000": "1200000",
    "1.200.000,50": "1200000.50",
    "1,200,000.50": "1200000.50",
    "1 200 000": "1200000",
    "1\u00a0200\u00a0000,5": "1200000.50",
    "1\u2009200": "1200",
    "1\u202f200.25": "1200.25",
    "1'200'000": "1200000",
    "1’200.50": "1200.50",
    # Decimals.
    "1234,5": "1234.50",
    "0,5": "0.50",
    ",5": "0.50",
    "1.234": "1.23",
    "1e6": "1000000",
    # Negative numbers.
    "-1,200": "-1200",
    "−1,200": "-1200",
    "(1,200)": "-1200",
    "(1,200.50)": "-1200.50",
    "▲1,200": "-1200",
    "△1,200": "-1200",
    "1,200-": "-1200",
    "+1,200": "1200",
    "-$1,200": "-1200",
    "$-1,200": "-1200",
    "($1,200)": "-1200",
    # Currencies.
    "$1,200": "1200",
    "$ 1200": "1200",
    "US$1,200": "1200",
    "USD 1,200": "1200",
    "1,200 USD": "1200",
    "1200usd": "1200",
    "$1,200 USD": "1200",
    "1,200ドル": "1200",
    "1,200米ドル": "1200",
    # Units.
    "5k": "5000",
    "5 K": "5000",
    "$1.2M": "1200000",
    "1.2m": "1200000",
    "3 mn": "3000000",
    "2.5 million": "2500000",
    "1bn": "1000000000",
    "1.5B": "1500000000",
    "$5k USD": "5000",
    "3千": "3000",
    "120万": "1200000",
    "120万ドル": "1200000",
    "1億2,000万": "120000000",
    "1.5億": "150000000",
    "1億2千万": "120000000",
    "3千5百": "3500",
    "1兆2,000億": "1200000000000",
    "1,200千": "1200000",
    "1,200百万": "1200000000",
    "1億2000万3456": "120003456",
    # Blanks at both ends.
    "\u30001,200\u3000": "1200",
    "\u200b5\ufeff": "5",
    "\t5 ": "5",
}
UNREADABLE = [
    *("1,20,0", "1,2000,000", "12,00,00", "1.200,000.5", "1 20 000", "1,200 000"),
    *("abc", "nan", "inf", "0x10", "1_000", "5..", "--5", "(5", "5)", "-(5)", "+-5"),
    *("$", "USD", "5 XYZQ", "5 ABC", "$5€", "5 apples", "12 pcs", "1e6k", "万", "1.2.3", "#REF!"),
]


def test_amounts(texts: Any) -> None:
    read = texts.each([("money", written) for written in AMOUNTS], currency="USD")
    wanted = {written: (Decimal(value), None) for written, value in AMOUNTS.items()}
    assert dict(zip(AMOUNTS, read, strict=True)) == wanted


@pytest.mark.parametrize("written", ["1,200", "-1,200.5", "$1.2M", "▲1,200", "(5)", "1e3"])
def test_full_width_is_read_as_half_width(texts: Any, written: str) -> None:
    wide, narrow = texts.each([("money", _wide(written)), ("money", written)], currency="USD")
    assert wide == narrow
    assert wide[0] is not None


@pytest.mark.parametrize(
    ("written", "currency"), [("\uffe55", "JPY"), ("\uffe15", "GBP"), ("\uffe65", "KRW")]
)
def test_full_width_signs_of_currencies(texts: Any, written: str, currency: str) -> None:
    assert texts.each([("money", written)], currency=currency) == [(Decimal(5), None)]


def test_yen(texts: Any) -> None:
    cases = {
        "¥1,200,000": 1200000,
        "\\1,200": 1200,
        "1,200円": 1200,
        "120万円": 1200000,
        "1億2,000万円": 120000000,
        "JPY 1,200": 1200,
        "▲¥1,200": -1200,
        "¥-1,200": -1200,
    }
    read = texts.each([("money", written) for written in cases], currency="JPY")
    assert dict(zip(cases, read, strict=True)) == {
        written: (Decimal(value), None) for written, value in cases.items()
    }


def test_euros(texts: Any) -> None:
    cases = {"€ 5k": 5000, "5 €": 5, "1.200,50 €": "1200.50", "EUR 5": 5, "5ユーロ": 5}
    read = texts.each([("money", written) for written in cases], currency="EUR")
    assert [value for value, _ in read] == [Decimal(value) for value in cases.values()]


def test_texts_that_are_no_amount(texts: Any) -> None:
    read = texts.each([("money", written) for written in UNREADABLE], currency="USD")
    codes = {written: code for written, (_, code) in zip(UNREADABLE, read, strict=True)}
    assert codes == dict.fromkeys(UNREADABLE, "unreadable_number")


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        ("whole", "1,200", 1200),
        ("whole", "1.5k", 1500),
        ("whole", "1,200", 1200),
        ("whole", "▲5", -5),
        ("number", "1,234.5", Decimal("1234.500000")),
        ("rate", "12.5%", Decimal("0.125000")),
        ("rate", "-3 %", Decimal("-0.030000")),
        ("rate", "100%", Decimal("1.000000")),
    ],
)
def test_other_numbers(texts: Any, kind: str, written: str, value: object) -> None:
    assert texts.each([(kind, written)]) == [(value, None)]


@pytest.mark.parametrize(
    ("kind", "written", "code"),
    [
        ("whole", "$5", "unreadable_number"),
        ("number", "5 USD", "unreadable_number"),
        ("whole", "1,200.5", "not_whole"),
        ("whole", "5%", "percentage"),
        ("number", "5%", "percentage"),
        ("money", "5%", "percentage"),
        ("whole", "5bn", "too_large"),
        ("money", "1,000,000,000,000,000", "too_large"),
        ("money", "-1,000,000,000,000,000", "too_small"),
    ],
)
def test_numbers_that_a_field_cannot_have(texts: Any, kind: str, written: str, code: str) -> None:
    assert texts.each([(kind, written)], currency="USD") == [(None, code)]


@pytest.mark.parametrize(
    "written",
    [
        *("n/a", "N/A", "#N/A", "NA", "n.a.", "null", "NULL", "none", "None"),
        *("-", "--", "—", "―", "–", "-", "ー", "なし", "無し", "未設定", " \u00a0 "),
    ],
)
def test_texts_that_say_that_there_is_no_number(texts: Any, written: str) -> None:
    assert texts.each([("money", written), ("whole", written)]) == [(None, None), (None, None)]


@pytest.mark.parametrize("places", ["1.005", "0.125", "1200.125", "0.005"])
def test_amounts_are_rounded_half_up_whatever_is_written_around_them(
    texts: Any, places: str
) -> None:
    cases = [("money", f"${places}"), ("money", places)]
    (signed, _), (plain, _) = texts.each(cases, currency="USD")
    assert signed == plain == (Decimal(places) + Decimal("0.001")).quantize(Decimal("0.01"))


WRITING = {
    "comma groups": lambda number: (f"{number:,}", Style(simple=False)),
    "decimal comma": lambda number: (_swapped(f"{number:,}"), Style("comma", simple=False)),
    "blanks": lambda number: (f"{number:,}".replace(",", " "), Style(simple=False)),
    "narrow blanks": lambda number: (f"{number:,}".replace(",", "\u202f"), Style(simple=False)),
    "apostrophes": lambda number: (f"{number:,}".replace(",", "'"), Style(simple=False)),
    "dollars": lambda number: (f"${number:,}", Style(simple=False)),
    "behind": lambda number: (f"{number:,} USD", Style(simple=False)),
    "full width": lambda number: (_wide(f"{number:,}"), Style(simple=False)),
    "brackets": lambda number: (
        f"({-number:,})" if number < 0 else f"{number:,}",
        Style(simple=False),
    ),
    "triangles": lambda number: (f"{number:,}".replace("-", "▲"), Style(simple=False)),
    "plain": lambda number: (f"{number}", Style(simple=False)),
    "millions": lambda number: (f"{number / 1_000_000:f}M", Style(simple=False)),
    "Japanese": lambda number: (_japanese(number), Style(simple=False)),
}


def _swapped(text: str) -> str:
    return text.translate(str.maketrans(",.", ".,"))


def _wide(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


def _japanese(number: Decimal) -> str:
    size = abs(number)
    large, rest = divmod(size, 10**8)
    middle, small = divmod(rest, 10**4)
    parts = (f"{large}億" if large else "") + (f"{middle}万" if middle else "")
    return ("-" if number < 0 else "") + parts + (f"{small}" if small or not parts else "")


@given(
    number=st.decimals(-(10**12), 10**12, allow_nan=False, places=2),
    way=st.sampled_from(sorted(WRITING)),
)
def test_a_number_written_in_any_way_is_read_back(
    macros: duckdb.DuckDBPyConnection, number: Decimal, way: str
) -> None:
    written, style = WRITING[way](number)
    operations, field = Operations(), Field("amount", money(2))
    folded, parts = operations.column("folded"), operations.column("parts")
    read = leniently.number(folded, parts, field, style, operations)
    query = exp.TryCast(this=read, to=exp.DataType.build("DECIMAL(17, 2)")).sql("duckdb")
    ((value,),) = macros.execute(
        f"SELECT {query} FROM (SELECT folded, tanada_number_parts(folded) AS parts "
        f"FROM (SELECT tanada_folded($1) AS folded))",
        [written],
    ).fetchall()
    assert value == number
