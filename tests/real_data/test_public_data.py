"""Mappings and policies of examples/, run on the public data they are written for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tanada.accounts.mapping import read_mapping
from tanada.accounts.reading import read_accounts
from tanada.accounts.snapshot import Snapshot
from tanada.decide.examples import run_examples
from tanada.decide.portfolio import summarise
from tanada.decide.running import Decisions
from tanada.policy.loading import load_policy
from tanada.policy.model import Policy
from tanada.sql.engine import connect

EXAMPLES = Path(__file__).parents[2] / "examples"
RETAIL, WHOLESALE = EXAMPLES / "online_retail", EXAMPLES / "wholesale"

AS_OF = date(2026, 6, 30)


def read(example: Path, file: Path) -> tuple[Policy, Snapshot]:
    policy = load_policy(example / "policy.yaml")
    mapping = read_mapping(example / "mapping.yaml", policy.money_places)
    return policy, read_accounts(connect(), file, policy, AS_OF, mapping)


def one(snapshot: Snapshot, query: str) -> tuple[Any, ...]:
    (row,) = snapshot.connection.execute(query).fetchall()
    return tuple(row)


@pytest.mark.parametrize("example", [RETAIL, WHOLESALE], ids=lambda path: path.name)
def test_an_examples_policy_keeps_what_it_says(example: Path) -> None:
    results = run_examples(load_policy(example / "policy.yaml"))
    assert results
    assert all(result.holds for result in results)


def test_online_retail_reads_every_customer_and_all_their_revenue(shared_data: Path) -> None:
    file = shared_data / "online_retail_uci" / "accounts_derived.csv"
    _, snapshot = read(RETAIL, file)
    assert (snapshot.read, snapshot.accepted, snapshot.rejected) == (4372, 4372, 0)
    total = one(snapshot, "SELECT sum(arr) FROM accounts")
    assert total == (Decimal("8300065.81"),)
    quantiles = [
        one(snapshot, f"SELECT round(quantile_cont(arr::DOUBLE, {q}), 3) FROM accounts")[0]
        for q in (0.5, 0.75, 0.9)
    ]
    assert quantiles == [648.075, 1611.725, 3505.6]


def test_online_retail_top_656_hold_two_thirds_of_the_revenue(shared_data: Path) -> None:
    file = shared_data / "online_retail_uci" / "accounts_derived.csv"
    _, snapshot = read(RETAIL, file)
    share = one(
        snapshot,
        "SELECT round(100 * sum(arr) FILTER (rank <= 656) / sum(arr), 2) "
        "FROM (SELECT arr, row_number() OVER (ORDER BY arr DESC) AS rank FROM accounts)",
    )
    assert [float(each) for each in share] == [67.89]


def test_online_retail_tiers_every_customer(shared_data: Path) -> None:
    file = shared_data / "online_retail_uci" / "accounts_derived.csv"
    policy, snapshot = read(RETAIL, file)
    portfolio = summarise(Decisions(snapshot, policy, date(2011, 12, 10)))
    assert [(tier.tier, tier.accounts) for tier in portfolio.tiers] == [
        ("enterprise", 682),
        ("mid_market", 1635),
        ("smb", 2055),
    ]
    assert sum(tier.arr for tier in portfolio.tiers) == Decimal("8300065.81")


def test_online_retail_decides_known_customers(shared_data: Path) -> None:
    file = shared_data / "online_retail_uci" / "accounts_derived.csv"
    policy, snapshot = read(RETAIL, file)
    rows = Decisions(snapshot, policy, date(2011, 12, 10)).dicts()
    tiers = {row["account_id"]: row["tier"] for row in rows}
    known = {"12346": "smb", "12347": "enterprise", "12348": "mid_market", "12349": "mid_market"}
    assert {account: tiers[account] for account in known} == known


def test_wholesale_numbers_its_clients_and_adds_up_their_spending(shared_data: Path) -> None:
    file = shared_data / "wholesale_uci" / "wholesale_customers_clean.csv"
    _, snapshot = read(WHOLESALE, file)
    assert (snapshot.read, snapshot.rejected) == (440, 0)
    query = "SELECT count(DISTINCT account_id), min(account_id), sum(arr) FROM accounts"
    assert one(snapshot, query) == (440, "C-1", Decimal("14619500.00"))
    first = "SELECT arr FROM accounts WHERE account_id = 'C-1'"
    assert one(snapshot, first) == (Decimal(12669 + 9656 + 7561 + 214 + 2674 + 1338),)


def test_wholesale_tiers_every_client(shared_data: Path) -> None:
    file = shared_data / "wholesale_uci" / "wholesale_customers_clean.csv"
    policy, snapshot = read(WHOLESALE, file)
    portfolio = summarise(Decisions(snapshot, policy, date(2026, 6, 30)))
    assert [(tier.tier, tier.accounts) for tier in portfolio.tiers] == [
        ("enterprise", 66),
        ("mid_market", 159),
        ("smb", 215),
    ]
