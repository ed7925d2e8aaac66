"""The Federal Reserve's monthly rates, by country: units of each currency for a dollar."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from tanada.accounts.money.rates import Rate, load_rates
from tanada.errors import AccountsError
from tanada.sql.engine import connect


@pytest.fixture
def monthly(shared_data: Path) -> duckdb.DuckDBPyConnection:
    connection = connect()
    file = str(shared_data / "exchange_rates" / "monthly.csv")
    connection.execute(
        'CREATE TABLE monthly AS SELECT "Date"::DATE AS "on", Country AS currency, '
        '"Exchange rate"::DECIMAL(18, 10) AS rate FROM read_csv(?, all_varchar = true)',
        [file],
    )
    return connection


def test_the_countries_asked_for_are_used_and_all_others_passed_over(
    monthly: duckdb.DuckDBPyConnection,
) -> None:
    names = {"Euro": "EUR", "Japan": "JPY", "United Kingdom": "GBP"}
    rates = load_rates(monthly, "monthly", "USD", names)
    assert (rates.read, rates.used, rates.passed_over) == (17_237, 1_662, {"other_name": 15_575})
    june = date(2026, 6, 1)
    assert rates.on(date(2026, 6, 30)) == {
        "EUR": Rate(Decimal("0.8684"), june),
        "GBP": Rate(Decimal("0.7497"), june),
        "JPY": Rate(Decimal("160.77"), june),
        "USD": Rate(Decimal(1), None),
    }


def test_the_mark_is_not_the_euro(monthly: duckdb.DuckDBPyConnection) -> None:
    """Germany's rate was told in marks until the end of 2001, three years into the euro."""
    with pytest.raises(AccountsError) as caught:
        load_rates(monthly, "monthly", "USD", {"Germany": "EUR", "Euro": "EUR"})
    (problem,) = caught.value.problems
    assert problem.params["count"] == 36
    assert problem.params["found"][0] == "EUR 1999-01-01: 0.8627, 1.6874"  # type: ignore[index]
