"""Which rows of a table of rates count, and which stop the run."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tanada.accounts.money.rates import Rate, Rates, load_rates
from tanada.errors import AccountsError, Problem


def refused(money_of: Any, *lines: str, **options: Any) -> Problem:
    with pytest.raises(AccountsError) as caught:
        money_of.rates(*lines, **options)
    (problem,) = caught.value.problems
    return problem


def reconciles(rates: Rates) -> bool:
    return rates.read == rates.used + sum(rates.passed_over.values()) + len(rates.rejects)


def test_the_latest_rate_on_or_before_a_day_counts(money_of: Any) -> None:
    rates = money_of.rates("EUR 2026-05-01 0.91", "EUR 2026-06-01 0.92", "EUR 2026-07-01 0.93")
    assert rates.on(date(2026, 6, 30))["EUR"] == Rate(Decimal("0.92"), date(2026, 6, 1))
    assert rates.on(date(2026, 7, 1))["EUR"] == Rate(Decimal("0.93"), date(2026, 7, 1))
    assert "EUR" not in rates.on(date(2026, 4, 30))


def test_one_unit_of_per_is_always_worth_one(money_of: Any) -> None:
    rates = money_of.rates("EUR 2026-05-01 0.91")
    assert rates.on(date(1990, 1, 1)) == {"USD": Rate(Decimal(1), None)}


def test_every_row_is_used_passed_over_or_rejected(money_of: Any) -> None:
    rates = money_of.rates(
        "EUR 2026-05-01 0.91", "EUR – 0.92", "XXL 2026-05-01 3", "GBP 2026-05-01 –", "GBP – –"
    )
    assert (rates.read, rates.used) == (5, 1)
    assert rates.passed_over == {"other_name": 1, "no_value": 2}
    assert [(each.row, each.field, each.code) for each in rates.rejects] == [(2, "on", "no_date")]
    assert reconciles(rates)


def test_codes_may_stand_in_small_letters(money_of: Any) -> None:
    rates = money_of.rates("eur 2026-05-01 0.91")
    assert rates.on(date(2026, 6, 1))["EUR"].value == Decimal("0.91")


def test_names_are_those_listed_and_all_others_are_passed_over(money_of: Any) -> None:
    rates = money_of.rates(
        "Euro 2026-05-01 0.91",
        "Japan 2026-05-01 156",
        "Norway 2026-05-01 10",
        "Norway 2026-06-01 10",
        "EUR 2026-05-01 0.95",
        currencies={"Euro": "EUR", "Japan": "JPY"},
    )
    assert set(rates.on(date(2026, 6, 30))) == {"USD", "EUR", "JPY"}
    assert rates.passed_over == {"other_name": 3}
    (note,) = rates.notes
    assert (note.code, dict(note.params)) == (
        "rates.other_names",
        {"found": 3, "names": ["Norway", "EUR"]},
    )


def test_names_are_the_same_in_any_capitals(money_of: Any) -> None:
    rates = money_of.rates("EURO 2026-05-01 0.91", currencies={"Euro": "EUR", "EURO": "EUR"})
    assert (rates.read, rates.used) == (1, 1)


@pytest.mark.parametrize("value", ["–", "0"])
def test_a_blank_or_a_zero_is_no_rate(money_of: Any, value: str) -> None:
    rates = money_of.rates("EUR 2026-05-01 0.91", f"EUR 2026-06-01 {value}")
    assert rates.passed_over == {"no_value": 1}
    assert rates.on(date(2026, 6, 30))["EUR"].on == date(2026, 5, 1)
    assert [note.code for note in rates.notes] == ["rates.no_value"]


def test_the_full_stop_of_a_publisher_is_no_rate_but_another_text_is_rejected(
    connection: Any,
) -> None:
    connection.execute(
        "CREATE TABLE typed AS SELECT * FROM (VALUES "
        "(1, 'EUR', DATE '2026-01-01', 0.9, false, NULL), "
        "(2, 'EUR', DATE '2026-02-01', NULL, true, "
        "[{field: 'rate', value: '.', code: 'unreadable_number'}, NULL, "
        "{field: 'rate', value: NULL, code: 'no_value'}]), "
        "(3, 'EUR', DATE '2026-03-01', NULL, true, "
        "[NULL, {field: 'rate', value: 'much', code: 'unreadable_number'}])) "
        't(row__, currency, "on", rate, faulty__, faults__)'
    )
    rates = load_rates(connection, "typed", "USD")
    assert rates.passed_over == {"no_value": 1}
    assert [(each.row, each.field, each.value, each.code) for each in rates.rejects] == [
        (3, "rate", "much", "unreadable_number")
    ]
    assert reconciles(rates)


def test_a_negative_rate_is_rejected_with_its_row(money_of: Any) -> None:
    rates = money_of.rates("EUR 2026-05-01 0.91", "EUR 2026-06-01 -0.92")
    assert [(each.row, each.value, each.code) for each in rates.rejects] == [
        (2, "-0.9200000000", "too_small")
    ]
    (note,) = rates.notes
    assert (note.code, dict(note.params)) == ("rates.rejected", {"found": 1, "rows": [2]})


def test_a_rate_of_nine_digits_is_rejected(money_of: Any) -> None:
    rates = money_of.rates("EUR 2026-05-01 0.91", "IRR 2026-05-01 100000000")
    assert [(each.row, each.code) for each in rates.rejects] == [(2, "too_large")]


def test_a_rate_for_the_euro_from_before_the_euro_is_passed_over(money_of: Any) -> None:
    rates = money_of.rates(
        "Germany 1998-12-31 1.66", "Germany 1999-01-01 0.86", currencies={"Germany": "EUR"}
    )
    assert (rates.used, rates.passed_over) == (1, {"before_the_euro": 1})
    (note,) = rates.notes
    assert dict(note.params) == {"found": 1, "day": date(1999, 1, 1)}


def test_two_rates_for_one_day_stop_the_run_and_are_named(money_of: Any) -> None:
    problem = refused(
        money_of,
        "EUR 2026-05-01 0.91",
        "EUR 2026-05-01 0.92",
        "GBP 2026-05-01 0.7",
        "GBP 2026-05-01 0.75",
        "JPY 2026-05-01 156",
    )
    assert problem.code == "rates.conflict"
    assert problem.params == {
        "found": ["EUR 2026-05-01: 0.91, 0.92", "GBP 2026-05-01: 0.7, 0.75"],
        "count": 2,
    }


def test_two_names_of_one_currency_that_differ_stop_the_run(money_of: Any) -> None:
    problem = refused(
        money_of,
        "Germany 2000-01-01 1.93",
        "Euro 2000-01-01 0.99",
        currencies={"Germany": "EUR", "Euro": "EUR"},
    )
    assert problem.params["found"] == ["EUR 2000-01-01: 0.99, 1.93"]


def test_the_same_rate_twice_is_one_rate(money_of: Any) -> None:
    rates = money_of.rates("EUR 2026-05-01 0.91", "EUR 2026-05-01 0.910")
    assert (rates.read, rates.used) == (2, 2)
    assert rates.on(date(2026, 6, 30))["EUR"].value == Decimal("0.91")


def test_per_at_another_rate_than_one_stops_the_run(money_of: Any) -> None:
    problem = refused(money_of, "USD 2026-05-01 1", "USD 2026-06-01 1.09")
    assert problem.code == "rates.per_is_not_one"
    assert problem.params["day"] == date(2026, 6, 1)


def test_a_table_without_one_rate_stops_the_run_and_names_what_it_holds(money_of: Any) -> None:
    problem = refused(money_of, "Japan 2026-05-01 156", "Euro 2026-05-01 0.9")
    assert problem.code == "rates.none"
    assert problem.params == {"found": ["Euro", "Japan"]}


def test_codes_that_are_none_are_named_with_the_nearest(money_of: Any, tmp_path: Path) -> None:
    typed = money_of.typed(["Euro 2026-05-01 0.91"])
    with pytest.raises(AccountsError) as caught:
        load_rates(money_of.connection, typed, "GBPP", {"Euro": "EURO"}, tmp_path / "rates.csv")
    assert [
        (each.code, each.params["found"], each.params["nearest"], each.place.file)
        for each in caught.value.problems
    ] == [
        ("rates.unknown_currency", "GBPP", "GBP", str(tmp_path / "rates.csv")),
        ("rates.unknown_currency", "EURO", "EUR", str(tmp_path / "rates.csv")),
    ]
