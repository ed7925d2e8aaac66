"""Whole companies of public data, from their tables to tiers, through the examples."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tanada.accounts.mapping import read_mapping
from tanada.accounts.reading import read_accounts
from tanada.accounts.snapshot import Snapshot, TableReport
from tanada.decide.running import Decisions
from tanada.policy.loading import load_policy
from tanada.sql.engine import connect

pytestmark = pytest.mark.real_data
EXAMPLES = Path(__file__).parents[2] / "examples"


def read(file: Path, mapping: str, policy: str, as_of: date) -> Snapshot:
    loaded = load_policy(policy)
    mapped = read_mapping(EXAMPLES / mapping, loaded.money_places)
    return read_accounts(connect(), file, loaded, as_of, mapped)


def one(snapshot: Snapshot, query: str) -> tuple[Any, ...]:
    (row,) = snapshot.connection.execute(query).fetchall()
    return tuple(row)


def table(snapshot: Snapshot, name: str) -> TableReport:
    (found,) = [each for each in snapshot.tables if each.name == name]
    return found


def params(table: TableReport, code: str) -> dict[str, object]:
    (found,) = [note.params for note in table.notes if note.code == code]
    return dict(found)


@pytest.fixture(scope="module")
def ravenstack(shared_data: Path) -> Snapshot:
    file = shared_data / "ravenstack" / "ravenstack_accounts.csv"
    return read(file, "ravenstack/mapping.yaml", "value", date(2024, 12, 31))


def test_ravenstack_is_worth_what_its_open_subscriptions_are(ravenstack: Snapshot) -> None:
    assert (ravenstack.read, ravenstack.rejected, ravenstack.accepted) == (500, 0, 500)
    query = (
        "SELECT sum(arr), quantile_cont(arr::DOUBLE, 0.5), quantile_cont(arr::DOUBLE, 0.75), "
        "round(quantile_cont(arr::DOUBLE, 0.9), 2), count(churned_on) FROM accounts"
    )
    assert one(ravenstack, query) == (Decimal(121_915_296), 199_848, 314_349, 455_517.60, 0)


def test_ravenstacks_quirks_are_counted_and_nothing_is_lost(ravenstack: Snapshot) -> None:
    usage, tickets = table(ravenstack, "usage"), table(ravenstack, "tickets")
    assert (usage.read, usage.rejected, usage.unknown_rows, usage.repeated) == (25_000, 0, 0, 21)
    early = {"found": 19_142, "table": "subscriptions"}
    assert params(usage, "events.before_start") == early
    assert (tickets.read, tickets.rejected) == (2_000, 0)
    assert params(tickets, "events.before_start") == {"found": 1_077, "table": "accounts"}
    assert table(ravenstack, "subscriptions").read == 5_000


@pytest.fixture(scope="module")
def lines(shared_data: Path) -> Snapshot:
    file = shared_data / "online_retail_uci" / "online-retail.csv.gz"
    return read(file, "online_retail/lines.yaml", "value", date(2011, 12, 10))


def test_invoice_lines_become_customers(lines: Snapshot) -> None:
    assert (lines.read, lines.accepted, lines.rejected) == (541_909, 4_372, 135_080)
    assert lines.read == lines.accepted + lines.merged + lines.rejected
    notes = {note.code: note.params for note in lines.notes}
    assert notes["accounts.last_value_taken"] == {"field": "country", "found": 8}
    assert one(lines, "SELECT count(*) FROM accounts WHERE account_id = '17850'") == (1,)


def test_a_customers_value_is_its_trailing_twelve_months_in_dollars(
    lines: Snapshot, shared_data: Path
) -> None:
    file = shared_data / "online_retail_uci" / "online-retail.csv.gz"
    pounds = one(
        lines,
        f"SELECT sum(Quantity * UnitPrice::DECIMAL(12, 3)) FROM read_csv('{file}', "
        "types = {'CustomerID': 'VARCHAR', 'UnitPrice': 'DECIMAL(12, 3)'}) "
        "WHERE CustomerID = '12748.0' AND InvoiceDate >= '2010-12-09' "
        "AND InvoiceDate < '2011-12-09'",
    )[0]
    (dollars,) = one(lines, "SELECT arr FROM accounts WHERE account_id = '12748'")
    assert abs(dollars - pounds / Decimal("0.6416")) < Decimal("0.01")


def test_telco_subscribers_are_worth_twelve_monthly_charges(shared_data: Path) -> None:
    file = shared_data / "telco_ibm" / "Telco-Customer-Churn.csv"
    policy = str(EXAMPLES / "telco" / "policy.yaml")
    snapshot = read(file, "telco/mapping.yaml", policy, date(2026, 6, 30))
    query = (
        "SELECT count(*), sum(mrr), quantile_cont(mrr::DOUBLE, 0.5), "
        "quantile_cont(mrr::DOUBLE, 0.75), round(quantile_cont(mrr::DOUBLE, 0.9), 2), "
        "count(*) FILTER (term_months = 1), bool_or(partner) FROM accounts"
    )
    found = (7_043, Decimal("456116.60"), 70.35, 89.85, 102.60, 3_875, False)
    assert one(snapshot, query) == found
    rows = Decisions(snapshot, load_policy(policy), date(2026, 6, 30)).dicts()
    assert len(rows) == 7_043


def test_the_raw_and_the_clean_copy_give_the_same_tiers(shared_data: Path) -> None:
    policy = str(EXAMPLES / "wholesale" / "policy.yaml")
    loaded, day = load_policy(policy), date(2026, 6, 30)
    decided = [
        Decisions(
            read(shared_data / "wholesale_uci" / name, "wholesale/mapping.yaml", policy, day),
            loaded,
            day,
        ).dicts()
        for name in ("Wholesale customers data.csv", "wholesale_customers_clean.csv")
    ]
    assert len(decided[0]) == 440
    assert decided[0] == decided[1]


def test_the_top_fifteen_percent_hold_what_is_known(
    ravenstack: Snapshot, shared_data: Path
) -> None:
    telco = shared_data / "telco_ibm" / "Telco-Customer-Churn.csv"
    query = (
        "SELECT count(*), round(100 * sum(v) FILTER (rank <= ceil(0.15 * n)) / sum(v), 2) FROM "
        "(SELECT {value}::DOUBLE AS v, row_number() OVER (ORDER BY {value} DESC) AS rank, "
        "count(*) OVER () AS n FROM {source})"
    )
    assert one(ravenstack, query.format(value="arr", source="accounts")) == (500, 35.86)
    source = f"read_csv('{telco}')"
    assert one(ravenstack, query.format(value='"MonthlyCharges"', source=source)) == (7_043, 24.47)
    left = f'SELECT count(*), round(sum("MonthlyCharges"), 2) FROM {source} WHERE Churn'
    assert one(ravenstack, left) == (1_869, 139_130.85)
