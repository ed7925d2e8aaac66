"""How the values lie: on which scale, in which clusters, with which gaps, or evenly."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, log10
from operator import neg

import kmeans1d

from tanada.outcomes.thresholds.distribution import Distribution

MOST_CLUSTERED = 4_000
"""Up to so many accounts each is clustered; of more, so many evenly spaced in rank."""
_WIDE, _FAR = 30, 50
_GAP_RATIO = 2
_GAP_SHARE = Decimal(1) / 10
_GAP_ACCOUNTS = 5
_MOST_GAPS = 3
_EVEN_DISTANCE = 0.1
_EVEN_VALUES = 8


@dataclass(frozen=True)
class Scale:
    """Linear, or logarithmic over values above zero; `start` and `width` are in its units."""

    logarithmic: bool
    start: float
    width: float

    def place(self, value: Decimal) -> float:
        """Where a value lies between the smallest (0) and the largest (1) on the scale."""
        if self.logarithmic:
            return (log10(value) - self.start) / self.width if value > 0 else 0.0
        return (float(value) - self.start) / self.width if self.width else 0.0


def scale_of(distribution: Distribution) -> Scale:
    """Logarithmic where values above zero span orders of magnitude, else linear.

    That is where 90 % of them span more than thirtyfold, or the largest is more than fifty times
    the median, and most values are above zero.
    """
    numbers, values = distribution.number, distribution.values
    first, last = float(numbers(values[-1])), float(numbers(values[0]))
    positive = distribution.known - distribution.zero - distribution.negative
    if positive * 2 > distribution.known:
        below = distribution.known - positive
        low = numbers(distribution.ranked(below + positive // 20))
        high = numbers(distribution.ranked(below + positive - 1 - positive // 20))
        median = numbers(distribution.ranked(below + positive // 2))
        if high > _WIDE * low or numbers(values[0]) > _FAR * median:
            start = log10(numbers(distribution.ranked(below)))
            return Scale(True, start, log10(last) - start)
    return Scale(False, first, last - first)


def natural_breaks(distribution: Distribution, scale: Scale, tiers: int) -> tuple[int, ...]:
    """The cuts between the `tiers` tightest clusters, best first, as positions.

    Optimal in one dimension: no division has a smaller sum of squared distances from the means
    on the scale. Fewer where there are fewer values; on a logarithmic scale, of those above zero.
    """
    count = distribution.known
    if scale.logarithmic:
        count -= distribution.zero + distribution.negative
    first = distribution.known - count
    looked = min(count, MOST_CLUSTERED)
    ranks = [first + (2 * at + 1) * count // (2 * looked) for at in range(looked)]
    values = [distribution.ranked(rank) for rank in ranks]
    places = [scale.place(distribution.number(value)) for value in values]
    clusters = kmeans1d.cluster(places, min(tiers, len(set(values)))).clusters
    ends = [values[at + 1] for at in range(len(values) - 1) if clusters[at] != clusters[at + 1]]
    return tuple(distribution.position(distribution.number(end)) for end in reversed(ends))


def gaps(distribution: Distribution) -> tuple[int, ...]:
    """The cuts across which the value at least doubles with nothing between, best first.

    Each side has a tenth of the accounts, and 5 of them; of more than three, the widest count.
    """
    values, counts = distribution.values, distribution.counts
    needed = max(ceil(distribution.known * _GAP_SHARE), _GAP_ACCOUNTS)
    found = []
    at = max(1, bisect_left(counts, needed))
    while at < len(values) and values[at - 1] > 0 and distribution.known - counts[at] >= needed:
        # No gap begins before the first value that is half as large.
        at = bisect_left(values, -(values[at - 1] // _GAP_RATIO), lo=at, key=neg)
        if at < len(values) and values[at] > 0 and distribution.known - counts[at] >= needed:
            if values[at - 1] >= _GAP_RATIO * values[at]:
                found.append((-values[at - 1] / values[at], at))
            at += 1
    return tuple(sorted(at for _, at in sorted(found)[:_MOST_GAPS]))


def evenly_spread(distribution: Distribution) -> bool:
    """Whether the values lie as evenly as if drawn from a ruler.

    The share of accounts above a value differs nowhere by more than 10 points from the share of
    the range above it (the distance of Kolmogorov and Smirnov).
    """
    values, counts = distribution.values, distribution.counts
    if len(values) < _EVEN_VALUES:
        return False
    largest, known = values[0], distribution.known
    width = largest - values[-1]
    for at, value in enumerate(values):
        above = (largest - value) / width
        if not (
            counts[at] / known - above <= _EVEN_DISTANCE
            and above - counts[at + 1] / known <= _EVEN_DISTANCE
        ):
            return False
    return True
