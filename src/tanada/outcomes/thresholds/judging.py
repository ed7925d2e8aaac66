"""What the tiers of a division hold, held against their targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from math import inf
from typing import Literal

from tanada.outcomes.thresholds.distribution import Distribution
from tanada.outcomes.thresholds.reach import Bounds
from tanada.outcomes.thresholds.targets import Band, Target

What = Literal["accounts", "arr"]


@dataclass(frozen=True)
class Miss:
    """A band that a tier does not keep, and by how much, a share of 1."""

    tier: int
    what: What
    band: Band
    share: Decimal
    by: Decimal


@dataclass(frozen=True)
class Part:
    """What one tier holds; the share of ARR is None where ARR cannot be shared out."""

    accounts: int
    arr: Decimal
    accounts_share: Decimal
    arr_share: Decimal | None
    target: Target


def arr_counts(distribution: Distribution) -> bool:
    """Whether shares of ARR mean anything: there is some in all."""
    return distribution.amounts[-1] > 0


def bounds(distribution: Distribution, target: Target) -> Bounds:
    """A target in accounts and smallest units of ARR; no tier may be empty."""
    least, most = _whole(target.accounts, distribution.known)
    least_arr: float = -inf
    most_arr: float = inf
    if target.arr is not None and arr_counts(distribution):
        least_arr, most_arr = _whole(target.arr, distribution.amounts[-1])
    return Bounds(max(1, least), most, least_arr, most_arr)


def _whole(band: Band | None, total: int) -> tuple[int, int]:
    if band is None:
        return 0, total
    low = (band.low * total).to_integral_value(ROUND_CEILING)
    return int(low), int((band.high * total).to_integral_value(ROUND_FLOOR))


def parts(
    distribution: Distribution, cuts: Sequence[int], targets: Sequence[Target]
) -> tuple[Part, ...]:
    """The tiers of a division by its cuts, best first."""
    counts, amounts = distribution.counts, distribution.amounts
    ends = [0, *cuts, len(distribution.values)]
    found = []
    for number, target in enumerate(targets):
        first, last = ends[number], ends[number + 1]
        accounts, amount = counts[last] - counts[first], amounts[last] - amounts[first]
        arr_share = Decimal(amount) / amounts[-1] if arr_counts(distribution) else None
        arr = Decimal(amount).scaleb(-distribution.arr_places)
        share = Decimal(accounts) / distribution.known
        found.append(Part(accounts, arr, share, arr_share, target))
    return tuple(found)


def misses(found: Sequence[Part]) -> tuple[Miss, ...]:
    """Every band that is not kept, by tier."""
    missed = []
    for tier, part in enumerate(found):
        sides: tuple[tuple[What, Band | None, Decimal | None], ...] = (
            ("accounts", part.target.accounts, part.accounts_share),
            ("arr", part.target.arr, part.arr_share),
        )
        for what, band, share in sides:
            if band is None or share is None or band.holds(share):
                continue
            by = band.low - share if share < band.low else share - band.high
            missed.append(Miss(tier, what, band, share, by))
    return tuple(missed)


def violation(target: Target, accounts_share: float, arr_share: float | None) -> float:
    """By how many shares of 1 a tier lies outside its bands, of accounts and of ARR together."""
    outside = 0.0
    for band, share in ((target.accounts, accounts_share), (target.arr, arr_share)):
        if band is not None and share is not None:
            outside += max(0.0, float(band.low) - share, share - float(band.high))
    return outside
