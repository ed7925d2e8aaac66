"""Why no thresholds can meet the targets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tanada.outcomes.thresholds.distribution import Distribution
from tanada.outcomes.thresholds.judging import arr_counts, bounds
from tanada.outcomes.thresholds.reach import Bounds, Sums
from tanada.outcomes.thresholds.targets import Target


@dataclass(frozen=True)
class Obstacle:
    """One tier that no threshold can give what it should hold, or `together` for all of them.

    `tied`: `accounts` share one value, so that the tier can have no number of accounts within its
    band. `too_much`: already its fewest `accounts`, of the largest values (`lowest`: of the
    smallest), hold `share` of ARR, more than `limit`. `too_little`: even its most `accounts` hold
    no more than `share`, less than `limit`. `jump`: the ARR passes over its band at one value.
    """

    code: str
    tier: int = 0
    accounts: int = 0
    share: Decimal = Decimal(0)
    limit: Decimal = Decimal(0)
    lowest: bool = False


def obstacles(
    distribution: Distribution, sums: Sums, targets: Sequence[Target]
) -> tuple[Obstacle, ...]:
    """What stands in the way of the first and of the last tier; else that they do not fit."""
    last = len(targets) - 1
    found = [
        _obstacle(sums, distribution, targets[0], 0, lowest=False),
        _obstacle(sums.mirrored, distribution, targets[last], last, lowest=True),
    ]
    return tuple(each for each in found if each) or (Obstacle("together"),)


def _obstacle(
    sums: Sums, distribution: Distribution, target: Target, tier: int, *, lowest: bool
) -> Obstacle | None:
    """What keeps the tier at one end from its bands, whatever the other tiers hold."""
    held = bounds(distribution, target)
    counts, amounts = sums.counts, sums.amounts
    first = max(1, bisect_left(counts, held.least))
    last = min(sums.end - 1, bisect_right(counts, held.most) - 1)
    if first > last:
        at = min(first, sums.end)
        return Obstacle("tied", tier, counts[at] - counts[at - 1], lowest=lowest)
    if target.arr is None or not arr_counts(distribution):
        return None
    within = range(first, last + 1)
    if any(_kept(held, amounts[at]) for at in within):
        return None
    least, most = (pick(within, key=amounts.__getitem__) for pick in (min, max))
    total = Decimal(amounts[-1])
    if amounts[least] > held.most_arr:
        share = amounts[least] / total
        return Obstacle("too_much", tier, counts[least], share, target.arr.high, lowest)
    if amounts[most] < held.least_arr:
        share = amounts[most] / total
        return Obstacle("too_little", tier, counts[most], share, target.arr.low, lowest)
    return Obstacle("jump", tier, lowest=lowest)


def _kept(held: Bounds, arr: int) -> bool:
    return held.least_arr <= arr <= held.most_arr
