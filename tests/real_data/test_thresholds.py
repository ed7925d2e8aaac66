"""Proposed thresholds on the public data, against a search that tries every division."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import accumulate
from pathlib import Path

import pytest

from tanada.accounts.mapping import read_mapping
from tanada.accounts.reading import read_accounts
from tanada.accounts.snapshot import Snapshot
from tanada.outcomes.thresholds.distribution import Distribution, read_distribution
from tanada.outcomes.thresholds.proposing import Wish, propose
from tanada.outcomes.thresholds.targets import DEFAULT_TARGETS, Band, Target
from tanada.policy.loading import load_policy
from tanada.policy.model import Policy
from tanada.sql.engine import connect

AS_OF = date(2026, 6, 30)
EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = {
    "online_retail": "online_retail_uci/accounts_derived.csv",
    "telco": "telco_ibm/Telco-Customer-Churn.csv",
    "wholesale": "wholesale_uci/wholesale_customers_clean.csv",
    "ravenstack": "ravenstack/ravenstack_accounts.csv",
}
CAN_BE_MET = {
    ("online_retail", "arr"): {2: True, 3: True, 4: True},
    ("telco", "arr"): {2: False, 3: False, 4: False},
    ("wholesale", "arr"): {2: False, 3: False, 4: False},
    ("ravenstack", "arr"): {2: False, 3: False, 4: False},
    ("ravenstack", "seats"): {2: False, 3: False, 4: False},
}


@dataclass(frozen=True)
class Bands:
    """A tier's bands as accounts and ARR, exact."""

    accounts: tuple[Fraction, Fraction]
    arr: tuple[Fraction, Fraction]

    def hold(self, accounts: int, arr: int) -> bool:
        within = self.accounts[0] <= accounts <= self.accounts[1] and accounts > 0
        return within and self.arr[0] <= arr <= self.arr[1]


def portfolio(example: str, field: str, folder: Path) -> list[tuple[int, int]]:
    """Each account's value and ARR in hundredths, straight from the snapshot."""
    snapshot, _ = opened(example, folder)
    arr = "arr" if "arr" in snapshot.columns else "12 * mrr"
    value = arr if field == "arr" else field
    rows = snapshot.connection.execute(f"SELECT {value}, {arr} FROM accounts").fetchall()
    return [(int(value * 100), int(arr * 100)) for value, arr in rows]


@cache
def opened(example: str, folder: Path) -> tuple[Snapshot, Policy]:
    document = EXAMPLES / example / "policy.yaml"
    policy = load_policy(document if document.exists() else "standard")
    mapping = read_mapping(EXAMPLES / example / "mapping.yaml", policy.money_places)
    return read_accounts(connect(), folder / FILES[example], policy, AS_OF, mapping), policy


def distribution(example: str, field: str, folder: Path) -> Distribution:
    snapshot, policy = opened(example, folder)
    return read_distribution(snapshot, policy, field, AS_OF)


def some_division(rows: list[tuple[int, int]], targets: tuple[Target, ...]) -> bool:
    """Whether any thresholds meet the targets: every first cut with every second and third.

    Only accounts above a cut are taken to rise with it, so that cuts far off need no trying.
    """
    values = sorted({value for value, _ in rows}, reverse=True)
    number = {value: at for at, value in enumerate(values)}
    accounts, arr = [0] * len(values), [0] * len(values)
    for value, amount in rows:
        accounts[number[value]] += 1
        arr[number[value]] += amount
    counts, amounts = [0, *accumulate(accounts)], [0, *accumulate(arr)]
    bands = [exact(target, counts[-1], amounts[-1]) for target in targets]

    def ends(start: int, tier: Bands) -> Iterator[int]:
        first = bisect_left(counts, counts[start] + tier.accounts[0])
        for end in range(max(start + 1, first), len(values)):
            held = counts[end] - counts[start]
            if held > tier.accounts[1]:
                return
            if tier.hold(held, amounts[end] - amounts[start]):
                yield end

    def rest(start: int, tiers: list[Bands]) -> bool:
        if len(tiers) == 1:
            return tiers[0].hold(counts[-1] - counts[start], amounts[-1] - amounts[start])
        return any(rest(end, tiers[1:]) for end in ends(start, tiers[0]))

    return rest(0, bands)


def exact(target: Target, accounts: int, arr: int) -> Bands:
    return Bands(scaled(target.accounts, accounts), scaled(target.arr, arr))


def scaled(band: Band | None, whole: int) -> tuple[Fraction, Fraction]:
    if band is None:
        return Fraction(-(10**18)), Fraction(10**18)
    return Fraction(band.low) * whole, Fraction(band.high) * whole


@pytest.mark.parametrize(("example", "field"), list(CAN_BE_MET))
def test_targets_are_met_exactly_where_some_thresholds_can(
    shared_data: Path, example: str, field: str
) -> None:
    rows = portfolio(example, field, shared_data)
    searched = {tiers: some_division(rows, each) for tiers, each in DEFAULT_TARGETS.items()}
    assert searched == CAN_BE_MET[example, field]
    proposals = propose(distribution(example, field, shared_data), Wish())
    assert {tiers: each.meets for tiers, each in proposals.by_tiers.items()} == searched


def test_what_the_proposed_tiers_hold_is_counted_account_by_account(shared_data: Path) -> None:
    rows = portfolio("online_retail", "arr", shared_data)
    proposal = propose(distribution("online_retail", "arr", shared_data), Wish()).by_tiers[3]
    assert [threshold.value for threshold in proposal.thresholds] == [3000, 800]
    tiers = [
        [arr for value, arr in rows if low <= value < high]
        for low, high in ((300_000, 10**12), (80_000, 300_000), (-(10**12), 80_000))
    ]
    assert [part.accounts for part in proposal.parts] == [len(tier) for tier in tiers]
    assert [int(part.arr * 100) for part in proposal.parts] == [sum(tier) for tier in tiers]


def test_telco_is_too_flat_for_a_strategic_tier(shared_data: Path) -> None:
    rows = portfolio("telco", "arr", shared_data)
    proposals = propose(distribution("telco", "arr", shared_data), Wish())
    obstacle = proposals.by_tiers[3].obstacles[0]
    top = sorted((arr for _, arr in rows), reverse=True)
    assert (proposals.why, obstacle.code, obstacle.accounts) == ("nearest", "too_little", 1408)
    assert obstacle.share == Decimal(sum(top[:1408])) / sum(top)
