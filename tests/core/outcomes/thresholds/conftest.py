"""Distributions written out as values, and the search that knows no better than trying all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, combinations, groupby

import pytest

from tanada.outcomes.thresholds.distribution import Distribution
from tanada.outcomes.thresholds.targets import Band, Target


def distribution_of(
    values: Sequence[int], arr: Sequence[int] | None = None, places: int = 0
) -> Distribution:
    """The distribution of whole values; ARR is the value itself where not given."""
    pairs = sorted(zip(values, arr or values, strict=True), reverse=True)
    groups = [(value, [a for _, a in each]) for value, each in groupby(pairs, lambda p: p[0])]
    return Distribution(
        field="arr",
        values=[value for value, _ in groups],
        places=places,
        counts=[0, *accumulate(len(arrs) for _, arrs in groups)],
        amounts=[0, *accumulate(sum(arrs) for _, arrs in groups)],
        arr_places=places,
        missing=0,
        without_arr=0,
        ended=0,
    )


@dataclass(frozen=True)
class Exhaustive:
    """Every division into tiers, and by how much it misses its targets, in exact fractions."""

    distribution: Distribution
    targets: Sequence[Target]

    def misses(self) -> list[tuple[Fraction, tuple[int, ...]]]:
        end = len(self.distribution.values)
        every = combinations(range(1, end), len(self.targets) - 1)
        return [(self.miss(cuts), cuts) for cuts in every]

    def miss(self, cuts: Sequence[int]) -> Fraction:
        counts, amounts = self.distribution.counts, self.distribution.amounts
        ends = [0, *cuts, len(self.distribution.values)]
        missed = Fraction(0)
        for first, last, target in zip(ends, ends[1:], self.targets, strict=False):
            missed += outside(counts[last] - counts[first], counts[-1], target.accounts)
            if amounts[-1] > 0:
                missed += outside(amounts[last] - amounts[first], amounts[-1], target.arr)
        return missed


def outside(part: int, whole: int, band: Band | None) -> Fraction:
    if band is None:
        return Fraction(0)
    share = Fraction(part, whole)
    return max(Fraction(0), Fraction(band.low) - share, share - Fraction(band.high))


@pytest.fixture(scope="session")
def distributed() -> Callable[..., Distribution]:
    return distribution_of


@pytest.fixture(scope="session")
def exhaustive() -> type[Exhaustive]:
    return Exhaustive
