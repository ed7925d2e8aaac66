"""The accounts that lack a field, and the names that can be asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tanada.decide.gaps.listing import COLUMNS, check_field, lacking_query
from tanada.errors import UsageError
from tanada.policy.loading import load_policy

Row = tuple[Any, ...]


def listed(book: Any, field: str, accounts: list[dict[str, Any]]) -> list[Row]:
    book.put(accounts)
    rows: list[Row] = book.connection.execute(lacking_query(book.compiler, field)).fetchall()
    return [tuple(None if value is None else str(value) for value in row) for row in rows]


def test_the_most_revenue_comes_first_and_then_the_id(book_of: Any) -> None:
    book = book_of(load_policy("standard"), ["name", "owner", "arr", "seats"])
    rows: list[dict[str, Any]] = [
        {"account_id": "B", "arr": 10},
        {"account_id": "A"},
        {"account_id": "C", "arr": 80_000, "name": "C Ltd", "owner": "Kim"},
        {"account_id": "D", "arr": 10, "seats": 3},
    ]
    assert COLUMNS == ("account_id", "name", "owner", "arr", "floor_tier")
    assert listed(book, "seats", rows) == [
        ("C", "C Ltd", "Kim", "80000.00", "tier_2"),
        ("B", None, None, "10.00", "tier_4"),
        ("A", None, None, None, "tier_4"),
    ]


def test_who_has_left_is_not_asked(book_of: Any) -> None:
    book = book_of(load_policy("value"), ["churned_on"])
    rows = [{"churned_on": date(2026, 1, 1)}, {"churned_on": date(2027, 1, 1)}]
    assert [row[0] for row in listed(book, "arr", rows)] == ["A-1"]


def test_a_value_too_old_is_lacking(book_of: Any) -> None:
    book = book_of(load_policy("standard"), ["csm_sentiment", "csm_sentiment_as_of"])
    days = [date(2026, 1, 1), date(2026, 6, 1), None]
    rows = [{"csm_sentiment": "green", "csm_sentiment_as_of": day} for day in days]
    assert [row[0] for row in listed(book, "csm_sentiment", rows)] == ["A-0"]


def test_a_level_is_lacking_where_it_is_neither_supplied_nor_computed(book_of: Any) -> None:
    book = book_of(load_policy("standard"), ["growth_potential", "expansion_multiple"])
    rows: list[dict[str, Any]] = [{"growth_potential": "low"}, {"expansion_multiple": 2}, {}]
    assert [row[0] for row in listed(book, "growth_potential", rows)] == ["A-2"]
    assert [row[0] for row in listed(book, "expansion_multiple", rows)] == ["A-2"]


@pytest.mark.parametrize("column", COLUMNS[1:4])
def test_a_column_of_the_list_can_be_what_is_lacking(book_of: Any, column: str) -> None:
    book = book_of(load_policy("standard"), [column])
    query = lacking_query(book.compiler, column)
    book.put([{}])
    assert len(book.connection.execute(query).fetchall()) == 1


@pytest.mark.parametrize("field", ["arr", "growth_potential", "health", "trial", "mau_90d_ago"])
def test_what_the_policy_reads_can_be_asked_for(field: str) -> None:
    check_field(load_policy("standard"), field, "--list")


@pytest.mark.parametrize(
    ("field", "code", "nearest"),
    [
        ("seat", "gaps.unknown_field", "seats"),
        ("Seats", "gaps.unknown_field", "seats"),
        ("zzz", "gaps.unknown_field", None),
        ("nps", "gaps.not_read", None),
    ],
)
def test_what_it_does_not_read_is_refused(field: str, code: str, nearest: str | None) -> None:
    with pytest.raises(UsageError) as error:
        check_field(load_policy("standard"), field, "--list")
    (problem,) = error.value.problems
    assert (problem.code, problem.place.file) == (code, "--list")
    assert problem.params["nearest"] == nearest
    assert ("expected" in problem.params) == (nearest is None)
