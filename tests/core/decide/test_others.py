"""Percentiles of one account, taken of what the others have: exactly those of the decision."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from tanada.accounts.layout import account_columns
from tanada.accounts.reading import read_accounts
from tanada.decide.explain import explain, prepare
from tanada.decide.others import columns_for_others, ranked_by
from tanada.decide.running import Decisions
from tanada.policy.loading import load_policy, read_policy
from tanada.sql.engine import connect

AS_OF = date(2026, 6, 30)
RANKED = read_policy(
    """\
tanada: 1
name: Ranked
currency: USD
fields:
  seats: {stale_after_days: 60}
attributes:
  size: {lines: [{high: percentile(arr) >= 0.7}, {low: otherwise}]}
scores:
  health:
    measures:
      use: {weight: 1, of: percentile(seat_use), points: {0: 0, 1: 100}}
      reach: {weight: 2, of: percentile(seats), points: {0: 10, 1: 90}}
    missing: reweigh
tiers:
  - top:
      name: Top
      when: {large: size = 'high', healthy: health > 60 and percentile(age_months) < 0.9}
  - mid: {name: Mid, when: {middle: percentile(arr) > 0.3}}
  - rest: {name: Rest, when: otherwise}
overlays:
  extra:
    label: Extra
    when: percentile(nps) >= 0.5
    until: condition_ends
    adds: {executive_sponsor: true}
levers: [seats]
"""
)


def book(seed: int, accounts: int) -> str:
    """A book with ties, missing and stale values, accounts that left, and MRR in place of ARR."""
    chance = random.Random(seed)
    lines = ["account_id,arr,mrr,seats,seats_as_of,seats_used,started_on,churned_on,nps"]
    for number in range(accounts):
        arr = chance.choice(["", *range(0, 900, 60)])
        mrr = chance.choice(["", 5, 50])
        seats = chance.choice(["", 0, 10, 20, 30])
        seen = AS_OF - timedelta(days=chance.choice([0, 10, 90]))
        started = AS_OF - timedelta(days=chance.randrange(0, 2_000, 30))
        left = chance.choice(["", "", "", "2026-01-31", "2027-01-31"])
        nps = chance.choice(["", -50, 0, 50])
        lines.append(f"A{number},{arr},{mrr},{seats},{seen},{number % 31},{started},{left},{nps}")
    return "\n".join(lines) + "\n"


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_every_account_is_explained_as_it_was_decided(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "a.csv"
    path.write_text(book(seed, 25))
    snapshot = read_accounts(connect(), path, RANKED, AS_OF)
    rows = {str(row["account_id"]): row for row in Decisions(snapshot, RANKED, AS_OF).dicts()}
    assert len(rows) == 25
    ready = prepare(RANKED, snapshot.columns, AS_OF)
    for account_id, row in rows.items():
        assert explain(snapshot, RANKED, account_id, AS_OF, ready).decision == row


def test_what_percentiles_rest_on_is_read_and_no_more() -> None:
    assert ranked_by(RANKED) == ("arr", "seat_use", "seats", "age_months", "nps")
    read = columns_for_others(RANKED, AS_OF)
    assert {"account_id", "arr", "mrr", "seats", "seats_as_of", "seats_used"} <= read
    assert {"started_on", "churned_on", "nps"} <= read
    assert not read & {"name", "owner", "region", "health_score", "currency", "trial"}
    assert read <= set(account_columns(RANKED))


def test_a_policy_without_percentiles_ranks_nothing() -> None:
    assert ranked_by(load_policy("value")) == ()
