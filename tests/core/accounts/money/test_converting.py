"""Amounts in other currencies, at exact decimals: literal amounts in, literal amounts out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tanada.accounts.money.converting import converted
from tanada.accounts.money.factors import Terms, terms_of
from tanada.fields import MOST_MRR, Field, money
from tanada.policy.loading import read_policy

AS_OF = date(2026, 6, 30)
POLICY = """
tanada: 1
name: Test
currency: EUR
tiers: [{all: {name: All, when: otherwise}}]
"""


@pytest.mark.parametrize(
    ("amount", "currency", "to", "places", "expected"),
    [
        ("100000", "EUR", "USD", 2, "108542.28"),  # ÷ 0.9213
        ("100000", "USD", "EUR", 2, "92130.00"),
        ("100000", "GBP", "EUR", 2, "122643.77"),  # × 0.9213 ÷ 0.7512, through the dollar
        ("120000000", "JPY", "USD", 2, "767557.89"),  # ÷ 156.34
        ("1234.56", "USD", "JPY", 0, "193011"),
        ("1000", "USD", "KWD", 3, "307.100"),
        ("1000.001", "KWD", "USD", 2, "3256.27"),
        ("-99.99", "EUR", "USD", 2, "-108.53"),
        (None, "EUR", "USD", 2, None),
        ("0", "EUR", "USD", 2, "0.00"),
    ],
)
def test_an_amount_at_the_rates_of_both_currencies(
    money_of: Any, amount: str | None, currency: str, to: str, places: int, expected: str | None
) -> None:
    result = money_of.convert(
        [(amount, currency)],
        "EUR 2026-06-01 0.9213",
        "GBP 2026-06-01 0.7512",
        "JPY 2026-06-01 156.34",
        "KWD 2026-06-01 0.3071",
        to=to,
        places=places,
    )
    assert result.amounts == [expected]
    assert result.codes == [None]


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("0.01", "0.01"),  # half a cent: up
        ("-0.01", "-0.01"),  # away from zero, as written amounts are
        ("0.03", "0.02"),
        ("999999999999999.99", "500000000000000.00"),
        ("333.33", "166.67"),
        ("123456789012345.67", "61728394506172.84"),
        ("-123456789012345.67", "-61728394506172.84"),
    ],
)
def test_a_half_is_rounded_away_from_zero(money_of: Any, amount: str, expected: str) -> None:
    result = money_of.convert([(amount, "GBP")], "GBP 2026-06-01 2")
    assert result.amounts == [expected]


def test_what_lies_a_hair_below_a_half_is_rounded_down(money_of: Any) -> None:
    """100.00 × 0.0050499999 is 0.50499999, and the 0.505 that a float might see is 0.51."""
    result = money_of.convert(
        [("100", "USD"), ("100000000", "USD")],
        "EUR 2026-06-01 0.0050499999",
        "GBP 2026-06-01 1",
        to="EUR",
    )
    assert result.amounts == ["0.50", "504999.99"]


def test_amounts_and_rates_of_all_digits_stay_exact(money_of: Any) -> None:
    """987654321098765.432 × 1.0000000001 ÷ 1.2345678901, reckoned with 40 digits."""
    result = money_of.convert(
        [("987654321098765.432", "GBP")],
        "EUR 2026-06-01 1.0000000001",
        "GBP 2026-06-01 1.2345678901",
        to="EUR",
    )
    assert result.amounts == ["800000007385200.07"]


def test_an_amount_is_rounded_once(money_of: Any) -> None:
    """0.015 EUR is 0.0075 units: rounded to cents before, it would be 0.02 and 0.01."""
    result = money_of.convert([("0.009", "EUR")], "EUR 2026-06-01 2")
    assert result.amounts == ["0.00"]


def test_rows_without_a_currency_are_in_the_policys(money_of: Any) -> None:
    result = money_of.convert([("7.125", None), ("8", "USD")], "EUR 2026-06-01 0.5")
    assert result.amounts == ["7.13", "8.00"]


def test_codes_count_however_they_are_written(money_of: Any) -> None:
    amounts = [("1", "eur"), ("1", " EUR"), ("1", "usd"), ("1", "EUR")]
    result = money_of.convert(amounts, "EUR 2026-06-01 0.5")
    assert result.amounts == ["2.00", "2.00", "1.00", "2.00"]
    assert [(each.currency, each.rows) for each in result.made.factors] == [("EUR", 3)]


def test_a_table_in_the_policys_currency_is_left_as_it_is(money_of: Any) -> None:
    result = money_of.convert([("7.12", None), ("8", "USD")], read_places=2)
    assert result.made.view == "amounts"
    assert result.made.notes == ()


def test_a_rate_of_the_day_itself_counts(money_of: Any) -> None:
    result = money_of.convert([("1", "EUR")], "EUR 2026-06-29 0.5", "EUR 2026-06-30 0.25")
    assert result.amounts == ["4.00"]


def test_a_rate_of_tomorrow_does_not(money_of: Any) -> None:
    result = money_of.convert([("1", "EUR")], "EUR 2026-06-29 0.5", "EUR 2026-07-01 0.25")
    assert result.amounts == ["2.00"]


def test_before_the_first_rate_there_is_none(money_of: Any) -> None:
    result = money_of.convert([("1", "EUR")], "EUR 2026-07-01 0.25")
    assert result.amounts == [None]
    assert result.codes == ["missing_rate"]
    assert result.notes == {
        "rates.missing": {"found": 1, "currency": "EUR", "day": AS_OF},
    }


@pytest.mark.parametrize(
    ("age", "amount", "code"), [(40, "2.00", None), (41, None, "rate_too_old")]
)
def test_a_rate_may_be_as_old_as_the_policy_says_and_no_older(
    money_of: Any, age: int, amount: str | None, code: str | None
) -> None:
    day = AS_OF - timedelta(days=age)
    result = money_of.convert([("1", "EUR")], f"EUR {day} 0.5", max_age_days=40)
    assert (result.amounts, result.codes) == ([amount], [code])


def test_a_rate_that_is_too_old_is_told_with_its_age(money_of: Any) -> None:
    result = money_of.convert([("1", "EUR")] * 3, "EUR 2026-01-01 0.5", max_age_days=40)
    assert result.notes == {
        "rates.too_old": {
            "found": 3,
            "currency": "EUR",
            "day": AS_OF,
            "on": date(2026, 1, 1),
            "days": 180,
            "limit": 40,
        }
    }


def test_an_old_rate_of_the_policys_currency_is_too_old_for_all_others(money_of: Any) -> None:
    result = money_of.convert(
        [("1", "EUR"), ("1", "JPY")],
        "EUR 2026-06-30 0.5",
        "JPY 2026-01-01 150",
        to="JPY",
        places=0,
        max_age_days=40,
    )
    assert result.codes == ["rate_too_old", None]
    assert result.amounts == [None, "1"]
    assert result.notes["rates.too_old"]["currency"] == "JPY"


def test_without_a_limit_any_rate_is_young_enough(money_of: Any) -> None:
    assert money_of.convert([("1", "EUR")], "EUR 1999-01-04 0.5").amounts == ["2.00"]


def test_a_planning_rate_is_of_its_day_whenever_the_run_is() -> None:
    policy = read_policy(POLICY + "rates: {fixed_on: 2026-01-01}\n")
    assert terms_of(policy, AS_OF) == Terms("EUR", 2, date(2026, 1, 1), None)


def test_a_rate_of_the_run_has_the_policys_limit() -> None:
    policy = read_policy(POLICY + "rates: {max_age_days: 40}\n")
    assert terms_of(policy, AS_OF) == Terms("EUR", 2, AS_OF, 40)


def test_a_policy_that_says_nothing_takes_the_latest_rate() -> None:
    assert terms_of(read_policy(POLICY), AS_OF) == Terms("EUR", 2, AS_OF, None)


def test_a_currency_that_the_table_does_not_have(money_of: Any) -> None:
    result = money_of.convert(
        [("1", "EUR"), ("1", "CHF"), ("1", "EURO"), ("1", "Pounds")], "EUR 2026-06-01 0.5"
    )
    assert result.codes == [None, "missing_rate", "unknown_currency", "unknown_currency"]
    assert result.amounts == ["2.00", None, None, None]
    assert result.column("faulty__") == [False, True, True, True]


def test_without_any_rates_other_currencies_have_none(money_of: Any) -> None:
    result = money_of.convert([("1", "EUR"), ("1", "USD"), ("1", "Euro")])
    assert result.codes == ["missing_rate", None, "unknown_currency"]


def test_a_policys_currency_without_a_rate_is_what_is_missing(money_of: Any) -> None:
    result = money_of.convert([("1", "EUR"), ("1", "CHF")], "EUR 2026-06-01 0.5", to="CHF")
    assert result.codes == ["missing_rate", None]
    assert result.notes["rates.missing"]["currency"] == "CHF"


def test_what_outgrows_an_amount_of_money_is_rejected(money_of: Any) -> None:
    amounts = [("999999999999999", "KWD"), ("-999999999999999", "KWD"), ("1", "KWD")]
    result = money_of.convert(amounts, "KWD 2026-06-01 0.3071")
    assert result.codes == ["too_large", "too_small", None]
    assert result.amounts == [None, None, "3.26"]


def test_a_monthly_amount_keeps_to_what_twelve_of_it_may_be(connection: Any, money_of: Any) -> None:
    rates = money_of.rates("GBP 2026-06-01 0.5")
    connection.execute(
        "CREATE TABLE a AS SELECT 50000000000000::DECIMAL(17, 2) AS mrr, 'GBP' AS currency"
    )
    field = Field("mrr", money(2), least=-MOST_MRR, most=MOST_MRR)
    made = converted(connection, "a", {"mrr": field}, Terms("USD", 2, AS_OF), rates)
    rows = connection.execute(f"SELECT mrr, faulty__ FROM {made.view}").fetchall()
    assert rows == [(None, True)]


def test_earlier_faults_of_a_row_stay(connection: Any, money_of: Any) -> None:
    rates = money_of.rates("GBP 2026-06-01 0.5")
    connection.execute(
        "CREATE TABLE a AS SELECT 1::DECIMAL(17, 2) AS arr, 'CHF' AS currency, true AS faulty__, "
        "[{field: 'seats', value: 'x', code: 'unreadable_number'}] AS faults__"
    )
    money_fields = {"arr": Field("arr", money(2))}
    made = converted(connection, "a", money_fields, Terms("USD", 2, AS_OF), rates)
    rows = connection.execute(
        f"SELECT list_transform(list_filter(faults__, lambda x: x IS NOT NULL), "
        f"lambda x: x.field || ' ' || x.value || ' ' || x.code) FROM {made.view}"
    ).fetchall()
    assert rows == [(["seats x unreadable_number", "currency CHF missing_rate"],)]


def test_every_amount_of_a_row_has_the_same_rate(connection: Any, money_of: Any) -> None:
    rates = money_of.rates("GBP 2025-06-30 0.8", "GBP 2026-06-01 0.5")
    connection.execute(
        "CREATE TABLE a AS SELECT 10::DECIMAL(17, 2) AS arr, 5::DECIMAL(17, 2) AS arr_12m_ago, "
        "'GBP' AS currency, 3 AS seats"
    )
    money_fields = {name: Field(name, money(2)) for name in ("arr", "arr_12m_ago", "mrr")}
    made = converted(connection, "a", money_fields, Terms("USD", 2, AS_OF), rates)
    rows = connection.execute(f"SELECT arr::INT, arr_12m_ago::INT, seats FROM {made.view}")
    assert rows.fetchall() == [(20, 10, 3)]


def test_the_rows_keep_their_order(connection: Any, money_of: Any) -> None:
    rates = money_of.rates("GBP 2026-06-01 0.5")
    connection.execute(
        "CREATE TABLE a AS SELECT i, i::DECIMAL(17, 2) AS arr, "
        "CASE WHEN i % 3 = 0 THEN 'GBP' ELSE 'USD' END AS currency FROM range(400000) t(i)"
    )
    money_fields = {"arr": Field("arr", money(2))}
    made = converted(connection, "a", money_fields, Terms("USD", 2, AS_OF), rates)
    connection.execute(f"CREATE TABLE b AS SELECT * FROM {made.view}")
    assert connection.execute("SELECT count(*) FROM b WHERE i <> rowid").fetchall() == [(0,)]


def test_what_was_converted_is_told_with_the_days_of_the_rates(money_of: Any) -> None:
    result = money_of.convert(
        [("1", "EUR"), ("1", "GBP"), ("1", "GBP")], "EUR 2026-05-01 0.5", "GBP 2026-06-01 0.5"
    )
    assert result.notes == {
        "rates.converted": {
            "found": 3,
            "currency": "USD",
            "rates": ["GBP 2026-06-01", "EUR 2026-05-01"],
        }
    }
