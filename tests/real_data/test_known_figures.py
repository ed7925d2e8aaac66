"""What is known of the public files beside the repository, as Tanada reads them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from tanada.accounts.mapping import read_mapping
from tanada.accounts.reading import read_accounts
from tanada.accounts.snapshot import Snapshot
from tanada.decide.running import Decisions
from tanada.policy.loading import load_policy
from tanada.sql.engine import connect

AS_OF = date(2026, 6, 30)
EXAMPLES = Path(__file__).parents[2] / "examples"


def read(example: str, file: Path) -> Snapshot:
    policy = load_policy(EXAMPLES / example / "policy.yaml")
    mapping = read_mapping(EXAMPLES / example / "mapping.yaml", policy.money_places)
    return read_accounts(connect(), file, policy, AS_OF, mapping)


def retail(shared_data: Path) -> Snapshot:
    return read("online_retail", shared_data / "online_retail_uci" / "accounts_derived.csv")


def test_41_customers_of_online_retail_brought_less_than_nothing(shared_data: Path) -> None:
    # 43 where binary fractions are summed: the lines of two customers cancel out exactly.
    found = retail(shared_data).connection.execute(
        "SELECT count(*) FILTER (arr < 0), count(*) FILTER (arr IS NULL) FROM accounts"
    )
    assert found.fetchall() == [(41, 0)]


def test_customers_below_nothing_are_in_the_last_tier(shared_data: Path) -> None:
    snapshot = retail(shared_data)
    policy = load_policy(EXAMPLES / "online_retail" / "policy.yaml")
    below = snapshot.connection.execute("SELECT account_id FROM accounts WHERE arr < 0").fetchall()
    rows = Decisions(snapshot, policy, date(2011, 12, 10)).dicts()
    tier_of = {row["account_id"]: row["tier"] for row in rows}
    assert {tier_of[account] for (account,) in below} == {"smb"}


def test_every_customer_has_one_decision_in_the_order_of_the_file(shared_data: Path) -> None:
    file = shared_data / "online_retail_uci" / "accounts_derived.csv"
    ids = [line.split(",")[0] for line in file.read_text().splitlines()[1:]]
    policy = load_policy(EXAMPLES / "online_retail" / "policy.yaml")
    rows = Decisions(retail(shared_data), policy, date(2011, 12, 10)).dicts()
    assert [row["account_id"] for row in rows] == ids
    assert {row["status"] for row in rows} == {"new"}


def test_wholesale_clients_by_channel_and_region(shared_data: Path) -> None:
    file = shared_data / "wholesale_uci" / "wholesale_customers_clean.csv"
    connection = read("wholesale", file).connection
    by_channel = connection.execute("SELECT plan, count(*) FROM accounts GROUP BY 1 ORDER BY 1")
    assert by_channel.fetchall() == [("1", 298), ("2", 142)]
    by_region = connection.execute("SELECT region, count(*) FROM accounts GROUP BY 1 ORDER BY 1")
    assert by_region.fetchall() == [("1", 77), ("2", 47), ("3", 316)]


def test_the_last_wholesale_client(shared_data: Path) -> None:
    file = shared_data / "wholesale_uci" / "wholesale_customers_clean.csv"
    found = read("wholesale", file).connection.execute(
        "SELECT arr FROM accounts WHERE account_id = 'C-440'"
    )
    assert found.fetchall() == [(Decimal(2787 + 1698 + 2510 + 65 + 477 + 52),)]


def read_with(shared_data: Path, tmp_path: Path, file: str, mapping: str) -> Snapshot:
    policy = load_policy("value")
    path = tmp_path / "mapping.yaml"
    path.write_text(mapping, encoding="utf-8")
    mapped = read_mapping(path, policy.money_places)
    return read_accounts(connect(), shared_data / file, policy, AS_OF, mapped)


def test_retention_of_the_published_cohort(shared_data: Path, tmp_path: Path) -> None:
    mapping = """\
tanada_mapping: 1
fields:
  account_id: customer
  arr: {expression: end_mrr * 12}
  arr_12m_ago: {expression: start_mrr * 12}
source:
  start_mrr: {column: beginning_mrr_2021_03, type: money}
  end_mrr: {column: ending_mrr_2022_03, type: money}
"""
    snapshot = read_with(shared_data, tmp_path, "saas_metrics_standard/cohort.csv", mapping)
    found = snapshot.connection.execute(
        "SELECT sum(arr) / sum(arr_12m_ago), sum(least(arr, arr_12m_ago)) / sum(arr_12m_ago), "
        "count(*) FILTER (arr > 0) / count(*) FROM accounts"
    )
    assert found.fetchall() == [(1.02, 0.76, 0.8)]


def test_three_companies_stand_twice_in_the_index(shared_data: Path, tmp_path: Path) -> None:
    fields = "{account_id: CIK, name: Security, industry: GICS Sector}"
    mapping = f"tanada_mapping: 1\nfields: {fields}\n"
    snapshot = read_with(shared_data, tmp_path, "sp500/constituents.csv", mapping)
    assert (snapshot.read, snapshot.accepted, snapshot.rejected) == (503, 497, 6)
    found = snapshot.connection.execute("SELECT count(DISTINCT account_id), min(code) FROM rejects")
    assert found.fetchall() == [(3, "duplicate_id")]
