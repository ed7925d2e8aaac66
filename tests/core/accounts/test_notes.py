"""What was assumed or passed over is always told: the notes of a snapshot, complete."""

from __future__ import annotations

from typing import Any

NO_CURRENCY = {"accounts.currency_assumed": {"currency": "USD"}}


def test_nothing_is_told_where_nothing_was_assumed(read: Any) -> None:
    assert read("account_id,name,seats\nA,Acme,5\n").notes == {}


def test_amounts_without_a_column_of_currencies(read: Any) -> None:
    assert read("account_id,arr\nA,5\n").notes == NO_CURRENCY
    assert read("account_id,mrr\nA,5\n").notes == NO_CURRENCY


def test_columns_that_are_not_used_with_the_names_they_resemble(read: Any) -> None:
    result = read("account_id,seat,Q7,expansion multiple,seats used \nA,1,2,3,4\n")
    assert result.notes == {
        "accounts.headers_read_as": {
            "found": ["expansion multiple → expansion_multiple", "seats used → seats_used"]
        },
        "accounts.columns_ignored": {"found": ["seat (seats?)", "Q7"]},
    }


def test_columns_that_supply_what_a_formula_would_give(read: Any) -> None:
    result = read(
        "account_id,growth_potential,reach,health,seat_use,strategic\nA,high,1,50,0.5,1\n"
    )
    assert result.notes == {
        "accounts.supplied": {
            "found": ["seat_use", "strategic", "growth_potential", "reach", "health"]
        }
    }


def test_a_field_that_grows_stale_without_a_column_of_dates(read: Any) -> None:
    assert read("account_id,csm_sentiment\nA,red\n").notes == {
        "accounts.no_date_column": {"field": "csm_sentiment", "days": 60}
    }


def test_values_that_grow_stale_without_a_date(read: Any) -> None:
    content = (
        "account_id,csm_sentiment,csm_sentiment_as_of\n"
        "A,red,2026-01-01\nB,red,\nC,green,\nD,,\nE,bad,\n"
    )
    assert read(content).notes == {
        "accounts.no_date": {"field": "csm_sentiment", "days": 60, "found": 2}
    }


def test_rejected_rows_are_not_counted_among_the_assumed(read: Any) -> None:
    content = "account_id,arr,currency\nA,5,\nB,x,\n"
    assert read(content).notes == {"accounts.currency_blank": {"currency": "USD", "found": 1}}


def test_columns_that_a_mapping_uses_are_not_told_as_unused(read: Any) -> None:
    mapping = "tanada_mapping: 1\nfields: {account_id: ID, name: {column: Firm}}\n"
    result = read("ID,Firm,Q7\n1,Acme,x\n", mapping=mapping)
    assert result.notes == {"accounts.columns_ignored": {"found": ["Q7"]}}
