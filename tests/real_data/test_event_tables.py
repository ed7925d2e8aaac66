"""What is known of the public tables of events, as derived fields tell it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tanada.accounts.events.before_start import count_before_start
from tanada.accounts.events.deriving import add_absent, derive
from tanada.accounts.events.report import Derived
from tanada.sql.engine import connect

END_OF_2024 = date(2024, 12, 31)
RAVENSTACK = """
CREATE VIEW subscriptions AS SELECT account_id, subscription_id AS id, start_date AS started_on,
  end_date AS ended_on, mrr_amount::DECIMAL(18, 2) AS mrr, seats, plan_tier AS plan,
  is_trial AS trial FROM read_csv('{folder}/ravenstack_subscriptions.csv');
CREATE VIEW usage AS SELECT account_id, usage_id AS id, usage_date AS "on",
  feature_name AS feature, subscription_id
  FROM read_csv('{folder}/ravenstack_feature_usage.csv')
  JOIN (SELECT id AS subscription_id, account_id FROM subscriptions) USING (subscription_id);
CREATE VIEW tickets AS SELECT account_id, ticket_id AS id, submitted_at AS opened_on,
  priority AS severity FROM read_csv('{folder}/ravenstack_support_tickets.csv');
CREATE VIEW churn AS SELECT account_id, churn_event_id AS id, churn_date AS "on"
  FROM read_csv('{folder}/ravenstack_churn_events.csv');
CREATE VIEW sign_ups AS SELECT account_id, signup_date AS started_on
  FROM read_csv('{folder}/ravenstack_accounts.csv');
CREATE VIEW starts AS SELECT id AS subscription_id, started_on FROM subscriptions;
"""
ORDERS = """
CREATE TABLE orders AS SELECT "CustomerID" AS account_id, "InvoiceDate" AS "on",
  ("Quantity" * "UnitPrice")::DECIMAL(18, 3) AS amount
FROM read_csv('{file}', types = {{'CustomerID': 'VARCHAR', 'Quantity': 'BIGINT',
  'UnitPrice': 'DECIMAL(12, 3)', 'InvoiceDate': '{kind}'}})
"""


@pytest.fixture
def ravenstack(shared_data: Path) -> duckdb.DuckDBPyConnection:
    connection = connect()
    connection.execute(RAVENSTACK.format(folder=shared_data / "ravenstack")).fetchall()
    return connection


def one(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[Any, ...]:
    (row,) = connection.execute(query).fetchall()
    return tuple(row)


def subscriptions(connection: duckdb.DuckDBPyConnection, as_of: date) -> Derived:
    columns = ["id", "started_on", "ended_on", "mrr", "seats", "plan", "trial"]
    return derive(connection, "subscriptions", "subscriptions", columns, {}, as_of, "derived")


def test_ravenstack_holds_4514_open_subscriptions(ravenstack: duckdb.DuckDBPyConnection) -> None:
    # One of its own per subscription: then seats of 1 count what is open.
    ravenstack.execute(
        "CREATE VIEW each AS SELECT * REPLACE (id AS account_id, 1::BIGINT AS seats) "
        "FROM subscriptions"
    )
    columns = ["started_on", "ended_on", "seats"]
    derive(ravenstack, "subscriptions", "each", columns, {}, END_OF_2024, "derived")
    assert one(ravenstack, "SELECT sum(seats), count(churned_on) FROM derived") == (4514, 486)


def test_ravenstack_arr_of_all_accounts_and_its_percentiles(
    ravenstack: duckdb.DuckDBPyConnection,
) -> None:
    report = subscriptions(ravenstack, END_OF_2024)
    assert (report.read, report.used, report.accounts) == (5000, 5000, 500)
    assert (report.first, report.through, report.notes) == (date(2023, 1, 9), END_OF_2024, ())
    assert one(ravenstack, "SELECT sum(arr), median(arr) FROM derived") == (121_915_296, 199_848)
    quantiles = [
        round(one(ravenstack, f"SELECT quantile_cont(arr::DOUBLE, {q}) FROM derived")[0], 2)
        for q in (0.75, 0.9)
    ]
    assert quantiles == [314_349.00, 455_517.60]


def test_ravenstack_top_75_accounts_hold_over_a_third(
    ravenstack: duckdb.DuckDBPyConnection,
) -> None:
    subscriptions(ravenstack, END_OF_2024)
    share = one(
        ravenstack,
        "SELECT round(100 * sum(arr) FILTER (rank <= 75) / sum(arr), 2) "
        "FROM (SELECT arr, row_number() OVER (ORDER BY arr DESC) AS rank FROM derived)",
    )
    assert share == (35.86,)


def test_ravenstack_a_year_earlier_is_the_same_as_12_months_ago(
    ravenstack: duckdb.DuckDBPyConnection,
) -> None:
    subscriptions(ravenstack, END_OF_2024)
    ago = ravenstack.execute(
        "SELECT account_id, arr_12m_ago FROM derived WHERE arr_12m_ago IS NOT NULL ORDER BY ALL"
    ).fetchall()
    report = subscriptions(ravenstack, date(2023, 12, 31))
    then = ravenstack.execute("SELECT account_id, arr FROM derived ORDER BY ALL").fetchall()
    assert ago == then
    assert sum(arr for _, arr in then) == 15_145_356
    assert report.after_as_of == 5000 - report.used


def test_ravenstack_usage_repeats_21_ids_and_precedes_its_subscriptions(
    ravenstack: duckdb.DuckDBPyConnection,
) -> None:
    settings = {"advanced": ["feature_1", "Feature_2"]}
    columns = ["id", "on", "feature"]
    report = derive(ravenstack, "usage", "usage", columns, settings, END_OF_2024, "derived")
    assert (report.read, report.repeated, report.contradicting) == (25_000, 21, 21)
    assert report.fields == ("advanced_features_used", "advanced_features_available")
    by_subscription = count_before_start(
        ravenstack, "usage", "usage", "starts", END_OF_2024, "subscription_id"
    )
    by_account = count_before_start(ravenstack, "usage", "usage", "subscriptions", END_OF_2024)
    assert (by_subscription, by_account) == (19_142, 14_216)


def test_ravenstack_tickets(ravenstack: duckdb.DuckDBPyConnection) -> None:
    columns, settings = ["id", "opened_on", "severity"], {"severe": ["urgent"]}
    report = derive(ravenstack, "tickets", "tickets", columns, settings, END_OF_2024, "derived")
    assert (report.read, report.used, report.accounts) == (2000, 265, 492)
    assert add_absent(ravenstack, report, "sign_ups") == 8
    counts = "SELECT count(*), sum(tickets_90d), sum(severe_tickets_90d) FROM derived"
    assert one(ravenstack, counts) == (500, 265, 70)
    assert count_before_start(ravenstack, "tickets", "tickets", "sign_ups", END_OF_2024) == 1077


def test_ravenstack_churn_events_name_352_accounts(ravenstack: duckdb.DuckDBPyConnection) -> None:
    report = derive(ravenstack, "churn", "churn", ["id", "on"], {}, END_OF_2024, "derived")
    assert (report.read, report.accounts) == (600, 352)
    assert one(ravenstack, "SELECT count(churned_on) FROM derived") == (352,)


def orders(shared_data: Path, kind: str) -> tuple[duckdb.DuckDBPyConnection, Derived]:
    connection = connect()
    file = shared_data / "online_retail_uci" / "online-retail.csv.gz"
    connection.execute(ORDERS.format(file=file, kind=kind)).fetchall()
    as_of = date(2011, 12, 31)
    return connection, derive(connection, "orders", "orders", ["on", "amount"], {}, as_of, "found")


def test_online_retail_as_dates_reaches_its_last_day(shared_data: Path) -> None:
    connection, report = orders(shared_data, "DATE")
    assert (report.read, report.set_aside, report.accounts) == (541_909, 135_080, 4372)
    assert (report.first, report.through) == (date(2010, 12, 1), date(2011, 12, 9))
    assert one(connection, "SELECT min(started_on), count(arr_12m_ago) FROM found") == (
        date(2010, 12, 1),
        0,
    )
    first_days = one(
        connection,
        "SELECT sum(amount) FROM orders WHERE account_id IS NOT NULL AND \"on\" <= '2010-12-09'",
    )
    assert one(connection, "SELECT sum(arr) FROM found")[0] + first_days[0] == Decimal(
        "8300065.814"
    )


def test_online_retail_with_times_stops_a_day_earlier(shared_data: Path) -> None:
    _, report = orders(shared_data, "TIMESTAMP")
    assert (report.last, report.through) == (date(2011, 12, 9), date(2011, 12, 8))
    assert (report.on_partial_day, report.accounts) == (624, 4371)
