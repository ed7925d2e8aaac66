"""Known figures of the public files, counted in what Tanada's own reader makes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tanada.accounts.files import open_table
from tanada.sql.engine import connect

pytestmark = pytest.mark.real_data
RAVENSTACK, RETAIL = "ravenstack/ravenstack_", "online_retail_uci/online-retail.csv.gz"
FIGURES = [
    (RAVENSTACK + "support_tickets.csv", "count(*) FILTER (satisfaction_score IS NULL)", 825),
    (
        RAVENSTACK + "subscriptions.csv",
        "count(*) FILTER (is_trial = 'TRUE' AND mrr_amount::INT = 0)",
        778,
    ),
    (RAVENSTACK + "subscriptions.csv", "count(*) FILTER (end_date IS NULL)", 4_514),
    (RAVENSTACK + "accounts.csv", "count(*) FILTER (churn_flag = 'TRUE')", 110),
    (RAVENSTACK + "churn_events.csv", "count(DISTINCT account_id)", 352),
    (RAVENSTACK + "feature_usage.csv", "count(*) - count(DISTINCT usage_id)", 21),
    (RETAIL, "count(*)", 541_909),
    (RETAIL, "count(*) FILTER (CustomerID IS NULL)", 135_080),
    (RETAIL, "count(*) FILTER (starts_with(InvoiceNo, 'C'))", 9_288),
    (RETAIL, "count(DISTINCT CustomerID)", 4_372),
    ("telco_ibm/Telco-Customer-Churn.csv", "count(*) FILTER (trim(TotalCharges) = '')", 11),
    ("telco_ibm/Telco-Customer-Churn.csv", "count(*) FILTER (Churn = 'Yes')", 1_869),
    ("sp500/constituents.csv", "count(*)", 503),
]


@pytest.mark.parametrize(("file", "counted", "known"), FIGURES)
def test_a_known_figure(shared_data: Path, file: str, counted: str, known: int) -> None:
    connection = connect()
    raw = open_table(connection, shared_data / file)
    found: list[tuple[Any, ...]] = connection.execute(
        f"SELECT {counted} FROM {raw.view}"
    ).fetchall()
    assert found == [(known,)]
