"""How many accounts lie between readable values: what a picture of the distribution shows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from itertools import pairwise

from tanada.outcomes.thresholds.breaks import Scale
from tanada.outcomes.thresholds.distribution import Distribution
from tanada.outcomes.thresholds.readable import most_readable

_WANTED = 12
_MOST = 16
_SIZES = (("1", "2", "5"), ("1", "3"), ("1",))
"""Where bins on a logarithmic scale begin within a power of ten, from fine to coarse."""


@dataclass(frozen=True)
class Bin:
    """Accounts with a value from `low` to below `high`; None is no limit on that side."""

    low: Decimal | None
    high: Decimal | None
    accounts: int

    def holds(self, value: Decimal) -> bool:
        """Whether a value lies within."""
        above = self.low is None or self.low <= value
        return above and (self.high is None or value < self.high)


def bins(distribution: Distribution, scale: Scale) -> list[Bin]:
    """The bins from the smallest values to the largest, none empty at the ends.

    On a logarithmic scale what is zero or less, and a long thin tail, have one bin each.
    """
    edges = _logarithmic(distribution) if scale.logarithmic else _linear(distribution)
    below = distribution.known - _above(distribution, edges[0])
    found = [Bin(None, edges[0], below)] if below else []
    for low, high in pairwise(edges):
        found.append(Bin(low, high, _above(distribution, low) - _above(distribution, high)))
    above = _above(distribution, edges[-1])
    return [*found, Bin(edges[-1], None, above)] if above else found


def _above(distribution: Distribution, edge: Decimal) -> int:
    """How many accounts have at least a value."""
    return distribution.counts[distribution.position(edge)]


def _linear(distribution: Distribution) -> list[Decimal]:
    """Equal steps over what all but a hundredth at each end span."""
    tail = distribution.known // 100
    low = distribution.number(distribution.ranked(tail))
    high = distribution.number(distribution.ranked(distribution.known - 1 - tail))
    wanted = max((high - low) / _WANTED, Decimal(1).scaleb(-distribution.places))
    step = most_readable(wanted, wanted * 2, distribution.places, wanted)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_FLOOR) + 1
    return [number * step for number in _range(int(first), int(last))]


def _range(first: int, last: int) -> list[int]:
    return list(range(first, last + 1))


def _logarithmic(distribution: Distribution) -> list[Decimal]:
    """1, 2 and 5 times the powers of ten, or fewer, over all but a hundredth at each end."""
    positive = distribution.known - distribution.zero - distribution.negative
    below, tail = distribution.known - positive, positive // 100
    low = distribution.number(distribution.ranked(below + tail))
    high = distribution.number(distribution.ranked(distribution.known - 1 - tail))
    edges: list[Decimal] = []
    for sizes in _SIZES:
        every = [
            Decimal(size).scaleb(power)
            for power in range(low.adjusted() - 1, high.adjusted() + 2)
            for size in sizes
        ]
        first = max(at for at, edge in enumerate(every) if edge <= low)
        last = min(at for at, edge in enumerate(every) if edge > high)
        edges = every[first : last + 1]
        if len(edges) <= _MOST:
            break
    return edges
