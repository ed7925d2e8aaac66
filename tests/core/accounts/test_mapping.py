"""Mapping documents: what each way of naming a column gives."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

HEAD = "tanada_mapping: 1\n"


def fields(*lines: str, source: str = "") -> str:
    """A mapping with an id and some further fields."""
    head = HEAD + (f"source: {source}\n" if source else "")
    return head + "fields:\n  account_id: ID\n" + "".join(f"  {line}\n" for line in lines)


def test_a_column_of_another_name(read: Any) -> None:
    result = read("ID,Net,Firm\n1,5,Acme\n", mapping=fields("arr: Net", "name: {column: Firm}"))
    assert result.rows("account_id", "arr", "name") == [("1", Decimal("5.00"), "Acme")]


def test_a_mapped_column_comes_before_one_of_the_fields_name(read: Any) -> None:
    result = read("ID,Net,arr\n1,5,6\n", mapping=fields("arr: Net"))
    assert result.values("arr") == [Decimal("5.00")]
    assert result.notes["accounts.columns_ignored"] == {"found": ["arr"]}


def test_columns_of_the_fields_names_need_no_line(read: Any) -> None:
    assert read("ID,arr\n1,5\n", mapping=fields()).values("arr") == [Decimal("5.00")]


def test_one_column_may_serve_two_fields(read: Any) -> None:
    result = read("ID\n1\n", mapping=fields("name: ID", "parent_account_id: ID"))
    assert result.rows("account_id", "name", "parent_account_id") == [("1", "1", "1")]


def test_columns_of_other_formats_are_mapped_alike(read: Any) -> None:
    mapping = fields("arr: Net")
    wanted = [("1", Decimal("5.00"))]
    assert read('{"ID": 1, "Net": 5}\n', "a.jsonl", mapping).rows("account_id", "arr") == wanted
    assert read({"ID": [1], "Net": [5]}, "a.parquet", mapping).rows("account_id", "arr") == wanted


@pytest.mark.parametrize(
    ("field", "constant", "value"),
    [
        ("name", "Acme", "Acme"),
        ("arr", "5", Decimal("5.00")),
        ("trial", "true", True),
        ("started_on", "2026-01-31", date(2026, 1, 31)),
        ("csm_sentiment", "red", "red"),
        ("currency", "USD", "USD"),
    ],
)
def test_a_constant(read: Any, field: str, constant: str, value: object) -> None:
    result = read("ID\n1\n2\n", mapping=fields(f"{field}: {{constant: {constant}}}"))
    assert result.values(field) == [value, value]


def test_a_constant_that_cannot_be_is_a_fault_of_every_row(read: Any) -> None:
    result = read("ID\n1\n2\n", mapping=fields("arr: {constant: much}"))
    assert result.rejects == [
        (2, "arr", "much", "unreadable_number"),
        (3, "arr", "much", "unreadable_number"),
    ]


MONEYS = "{fresh: {column: Fresh, type: money}, milk: {column: Milk, type: money}}"


def test_an_expression(read: Any) -> None:
    mapping = fields("arr: {expression: fresh + milk * 2}", source=MONEYS)
    result = read("ID,Fresh,Milk\n1,1.50,2\n2,-3,0.25\n", mapping=mapping)
    assert result.values("arr") == [Decimal("5.50"), Decimal("-2.50")]


def test_an_expression_whose_operand_is_missing_is_missing(read: Any) -> None:
    mapping = fields("arr: {expression: fresh + milk}", source=MONEYS)
    assert read("ID,Fresh,Milk\n1,1,\n2,,2\n3,1,2\n", mapping=mapping).values("arr") == [
        None,
        None,
        Decimal("3.00"),
    ]


def test_a_missing_operand_can_be_given_a_value(read: Any) -> None:
    mapping = fields("arr: {expression: 'fresh + coalesce(milk, 0)'}", source=MONEYS)
    assert read("ID,Fresh,Milk\n1,1,\n", mapping=mapping).values("arr") == [Decimal("1.00")]


def test_a_division_by_nothing_is_missing(read: Any) -> None:
    mapping = fields("ratio: {expression: fresh / milk}", source=MONEYS)
    result = read("ID,Fresh,Milk\n1,1,0\n2,1,3\n", mapping=mapping)
    assert result.values("ratio") == [None, Decimal("0.333333")]


def test_an_operand_that_cannot_be_read_is_the_fault_that_is_shown(read: Any) -> None:
    mapping = fields("arr: {expression: fresh + milk}", source=MONEYS)
    result = read("ID,Fresh,Milk\n1,1,2\n2,1,x\n", mapping=mapping)
    assert result.rejects == [(3, "arr", "x", "unreadable_number")]


def test_what_an_expression_gives_is_checked_like_a_column(read: Any) -> None:
    mapping = fields("seats: {expression: n * 1.5}", source="{n: {column: N, type: whole}}")
    result = read("ID,N\n1,2\n2,3\n3,-2\n", mapping=mapping)
    assert result.values("seats") == [3]
    assert [(line, code) for line, *_, code in result.rejects] == [
        (3, "not_whole"),
        (4, "too_small"),
    ]


@pytest.mark.parametrize(
    ("kind", "written", "rule", "field", "value"),
    [
        ("whole", "7", "c", "seats", 7),
        ("number", "0.25", "c * 4", "ratio", Decimal("1.000000")),
        ("text", "Acme", "c", "name", "Acme"),
        ("text", "closed", "c = ''closed''", "trial", True),
        ("date", "2026-01-31", "c", "started_on", date(2026, 1, 31)),
        ("flag", "yes", "not c", "trial", False),
        ("money", "5", "c > 4.99", "trial", True),
    ],
)
def test_sources_of_each_type(
    read: Any, kind: str, written: str, rule: str, field: str, value: object
) -> None:
    source = f"{{c: {{column: C, type: {kind}}}}}"
    mapping = fields(f"{field}: {{expression: '{rule}'}}", source=source)
    assert read(f"ID,C\n1,{written}\n", mapping=mapping).values(field) == [value]


def test_ids_by_the_number_of_the_row(read: Any) -> None:
    mapping = HEAD + "fields: {account_id: {row_number: C-}}\n"
    assert read("name\nAcme\n\n\nBeta\n", mapping=mapping).rows("account_id", "name") == [
        ("C-1", "Acme"),
        ("C-2", None),
        ("C-3", None),
        ("C-4", "Beta"),
    ]


def test_ids_by_the_number_of_the_row_in_parquet(read: Any) -> None:
    mapping = HEAD + "fields: {account_id: {row_number: C-}}\n"
    names = [f"n{number}" for number in range(300_000)]
    result = read({"name": names}, "a.parquet", mapping)
    rows = result.rows("account_id", "name")
    assert rows[0] == ("C-1", "n0")
    assert rows[299_999] == ("C-300000", "n299999")


LATEST = fields(
    "csm_sentiment: {latest: [{column: crm, as_of: crm_on}, {column: asked, as_of: asked_on}]}"
)


@pytest.mark.parametrize(
    ("row", "value", "as_of"),
    [
        ("red,2026-01-01,green,2026-02-01", "green", date(2026, 2, 1)),
        ("red,2026-03-01,green,2026-02-01", "red", date(2026, 3, 1)),
        ("red,2026-02-01,green,2026-02-01", "red", date(2026, 2, 1)),  # a tie: the first named
        ("red,,green,2026-02-01", "green", date(2026, 2, 1)),  # undated counts as oldest
        ("red,2026-01-01,green,", "red", date(2026, 1, 1)),
        ("red,,green,", "red", None),
        (",2026-03-01,green,2026-02-01", "green", date(2026, 2, 1)),  # a date alone is nothing
        ("red,2026-01-01,,2026-02-01", "red", date(2026, 1, 1)),
        (",,green,", "green", None),
        (",,,", None, None),
    ],
)
def test_of_two_sources_the_later_wins(
    read: Any, row: str, value: str | None, as_of: date | None
) -> None:
    result = read(f"ID,crm,crm_on,asked,asked_on\n1,{row}\n", mapping=LATEST)
    assert result.rows("csm_sentiment", "csm_sentiment_as_of") == [(value, as_of)]


def test_the_latest_of_three_sources(read: Any) -> None:
    mapping = fields(
        "arr: {latest: [{column: a, as_of: a_on}, {column: b, as_of: b_on}, "
        "{column: c, as_of: c_on}]}"
    )
    content = "ID,a,a_on,b,b_on,c,c_on\n1,1,2026-01-01,2,2026-03-01,3,2026-02-01\n"
    result = read(content, mapping=mapping)
    assert result.rows("arr", "arr_as_of") == [(Decimal("2.00"), date(2026, 3, 1))]


def test_the_source_that_loses_must_be_readable_too(read: Any) -> None:
    content = "ID,crm,crm_on,asked,asked_on\n1,purple,2026-01-01,green,2026-02-01\n"
    assert read(content, mapping=LATEST).rejects == [
        (2, "csm_sentiment", "purple", "unknown_value")
    ]


def test_the_dates_of_sources_are_checked(read: Any) -> None:
    content = "ID,crm,crm_on,asked,asked_on\n1,red,soon,green,2026-02-01\n"
    assert read(content, mapping=LATEST).rejects == [
        (2, "csm_sentiment", "soon", "unreadable_date")
    ]


def test_sources_of_an_expression_are_read_by_their_style(read: Any) -> None:
    mapping = fields("arr: {expression: fresh + milk}", source=MONEYS)
    result = read('ID,Fresh,Milk\n1,"1.200,50",2\n2,"1.000",n/a\n3,5,"0,5"\n', mapping=mapping)
    assert result.rows("account_id", "arr") == [
        ("1", Decimal("1202.50")),
        ("2", None),
        ("3", Decimal("5.50")),
    ]


def test_sources_of_which_the_later_wins_are_read_by_their_style(read: Any) -> None:
    content = (
        "ID,crm,crm_on,asked,asked_on\n1,緑,13/04/2026,red,2026年4月12日\n"
        "2,red,03/04/2026,黄,2026年4月12日\n"
    )
    assert read(content, mapping=LATEST).rows("csm_sentiment", "csm_sentiment_as_of") == [
        ("green", date(2026, 4, 13)),
        ("yellow", date(2026, 4, 12)),
    ]
