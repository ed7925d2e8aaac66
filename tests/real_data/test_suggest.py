"""What is proposed for the public files beside the repository, column by column."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tanada.accounts.suggest.proposal import Proposal, TableProposal
from tanada.accounts.suggest.proposing import suggest_mapping
from tanada.sql.engine import connect


def suggest(*paths: Path) -> Proposal:
    return suggest_mapping(connect(), paths)


def lines(table: TableProposal) -> dict[str, str]:
    return {line.target: line.given.written() for line in table.lines if line.active}


def doubts(table: TableProposal) -> dict[str, str]:
    return {line.target: line.given.written() for line in table.lines if not line.active}


@pytest.fixture(scope="module")
def ravenstack(shared_data: Path) -> dict[str, TableProposal]:
    paths = sorted((shared_data / "ravenstack").glob("*.csv"))
    return {table.name: table for table in suggest(*paths).tables}


@pytest.fixture(scope="module")
def invoices(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    packed = shared_data / "online_retail_uci" / "online-retail.csv.gz"
    path = tmp_path_factory.mktemp("retail") / "online-retail.csv"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    return path


def test_ravenstack_accounts(ravenstack: dict[str, TableProposal]) -> None:
    table = ravenstack["accounts"]
    assert lines(table) == {
        "account_id": "account_id",
        "name": "account_name",
        "industry": "industry",
        "country": "country",
        "started_on": "signup_date",
        "plan": "plan_tier",
        "seats": "seats",
        "trial": "is_trial",
    }
    assert doubts(table) == {"churned_on": "churn_flag"}
    assert table.unused == ("referral_source",)


def test_ravenstack_subscriptions(ravenstack: dict[str, TableProposal]) -> None:
    table = ravenstack["subscriptions"]
    assert lines(table) == {
        "id": "subscription_id",
        "started_on": "start_date",
        "ended_on": "end_date",
        "plan": "plan_tier",
        "seats": "seats",
        "mrr": "mrr_amount",
        "arr": "arr_amount",
        "trial": "is_trial",
    }
    assert doubts(table) == {"term_months": "billing_frequency"}
    assert table.join is not None and table.join.column == "account_id"


def test_ravenstack_usage_goes_through_subscriptions(
    ravenstack: dict[str, TableProposal],
) -> None:
    table = ravenstack["usage"]
    assert lines(table) == {"id": "usage_id", "on": "usage_date", "feature": "feature_name"}
    assert table.join is not None
    assert (table.join.column, table.join.through) == ("subscription_id", "subscriptions")
    assert set(table.open_settings) == {"advanced"}


def test_ravenstack_tickets(ravenstack: dict[str, TableProposal]) -> None:
    table = ravenstack["tickets"]
    assert lines(table) == {"id": "ticket_id", "opened_on": "submitted_at", "severity": "priority"}
    assert table.settings == {"severe": ("high", "urgent")}


def test_ravenstack_churn(ravenstack: dict[str, TableProposal]) -> None:
    table = ravenstack["churn"]
    assert lines(table) == {"id": "churn_event_id", "on": "churn_date"}
    assert doubts(table) == {"returned_on": "is_reactivation"}


def test_telco(shared_data: Path) -> None:
    (table,) = suggest(shared_data / "telco_ibm" / "Telco-Customer-Churn.csv").tables
    assert lines(table) == {
        "account_id": "customerID",
        "mrr": "MonthlyCharges",
        "age_months": "tenure",
        "partner": "{constant: false}",  # whether the subscriber has a spouse
    }
    assert doubts(table) == {"term_months": "Contract", "churned_on": "Churn"}
    contract = next(line for line in table.fields if line.target == "term_months")
    assert contract.rewritten == {"Month-to-month": "1", "One year": "12", "Two year": "24"}


def test_wholesale(shared_data: Path) -> None:
    file = shared_data / "wholesale_uci" / "wholesale_customers_clean.csv"
    (table,) = suggest(file).tables
    assert lines(table) == {"account_id": "{row_number: A-}", "region": "Region"}
    assert doubts(table) == {
        "plan": "Channel",
        "arr": "{expression: fresh + milk + grocery + frozen + detergents_paper + delicassen}",
    }


def test_online_retail(invoices: Path) -> None:
    proposal = suggest(invoices)
    (table,) = proposal.tables
    assert proposal.accounts is table
    assert table.options == {"several_rows": "last"}
    assert lines(table) == {
        "account_id": "CustomerID",
        "country": "Country",
        "on": "InvoiceDate",
        "amount": "{expression: quantity * unit_price}",
    }
    assert doubts(table) == {}
    assert table.unused == ("InvoiceNo", "StockCode", "Description")


def test_online_retail_by_customer(shared_data: Path) -> None:
    file = shared_data / "online_retail_uci" / "accounts_derived.csv"
    (table,) = suggest(file).tables
    assert lines(table) == {
        "account_id": "CustomerID",
        "country": "Country",
        "started_on": "first_invoice",
        "currency": "{constant: GBP}",
    }
    assert doubts(table) == {"arr": "net_gbp", "last_contact_on": "last_invoice"}
    asked = {each.code: [choice.line for choice in each.choices] for each in table.questions}
    assert asked["suggest.question.two_columns"] == ["arr: net_gbp", "arr: gross_gbp"]


def test_customers_and_invoices_that_write_ids_differently(
    shared_data: Path, invoices: Path
) -> None:
    customers = shared_data / "online_retail_uci" / "accounts_derived.csv"
    orders = suggest(customers, invoices).tables[1]
    assert orders.join is not None
    assert (orders.join.column, orders.join.unlike) == ("CustomerID", ("17850", "17850.0"))


def test_exchange_rates(shared_data: Path) -> None:
    (table,) = suggest(shared_data / "exchange_rates" / "monthly.csv").tables
    assert (table.kind, lines(table)) == (
        "rates",
        {"on": "Date", "currency": "Country", "rate": "Exchange rate"},
    )
    assert table.currencies["Japan"] == "JPY"


def test_the_published_cohort(shared_data: Path) -> None:
    (table,) = suggest(shared_data / "saas_metrics_standard" / "cohort.csv").tables
    assert lines(table) == {
        "account_id": "customer",
        "mrr": "ending_mrr_2022_03",
        "arr_12m_ago": "{expression: beginning_mrr_2021_03 * 12}",
    }
