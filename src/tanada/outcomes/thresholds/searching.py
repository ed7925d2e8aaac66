"""Thresholds for one number of tiers: all targets met where that can be, else the nearest miss.

Of the divisions that meet every target, the one is taken whose least readable threshold is the
most readable; of these, the one whose thresholds are the most readable together; of these, the
one closest to what the targets aim at and to the natural breaks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from tanada.outcomes.thresholds.breaks import Scale, natural_breaks
from tanada.outcomes.thresholds.choosing import (
    Candidate,
    Cost,
    cheapest_way,
    one_for_each_position,
)
from tanada.outcomes.thresholds.distribution import Distribution
from tanada.outcomes.thresholds.judging import arr_counts, bounds, violation
from tanada.outcomes.thresholds.reach import Bounds, Spans, Sums, cuts_that_can_be
from tanada.outcomes.thresholds.readable import most_readable, readability, readable_numbers
from tanada.outcomes.thresholds.targets import Target

MOST_LOOKED_AT = 150
"""Up to so many cuts the nearest miss is looked for among all; of more, ever closer around."""
ABOUT, ABOUT_OF = 0.01, 0.1
"""A readable division may miss by so many shares of 1 more than the nearest, or so much of it."""
_MOST_READABILITY = 6
_NEARBY = 0.05
_ROUNDS = 12


@dataclass(frozen=True)
class Threshold:
    """From which value a tier begins: `value` itself included, unless `strict`."""

    value: Decimal
    strict: bool = False


@dataclass(frozen=True)
class Division:
    """Thresholds, best tier first, and the positions at which they cut.

    `outside` is the sum of all shares by which bands are missed: 0 where every target is met.
    """

    thresholds: tuple[Threshold, ...]
    cuts: tuple[int, ...]
    outside: float


class Search:
    """The search for `targets` in a distribution; `strict` says for each threshold how it compares.

    `sums` are those of the distribution: they are the same for every number of tiers.
    The distribution must have at least as many different values as there are targets.
    """

    def __init__(
        self,
        distribution: Distribution,
        sums: Sums,
        targets: Sequence[Target],
        scale: Scale,
        strict: Sequence[bool] = (),
        unit: Decimal | None = None,
    ) -> None:
        self.distribution = distribution
        self.targets = targets
        self.scale = scale
        self.strict = tuple(strict) or (False,) * (len(targets) - 1)
        self.unit = unit
        self.sums = sums
        self.bounds: list[Bounds] = [bounds(distribution, target) for target in targets]
        self.shares_arr = arr_counts(distribution)
        self.breaks = natural_breaks(distribution, scale, len(targets))

    @cached_property
    def can_be(self) -> list[Spans]:
        """For each cut, the positions that some division has that meets every target."""
        return cuts_that_can_be(self.sums, self.bounds)

    def division(self) -> Division:
        """The division to propose."""
        return self._met() if all(self.can_be) else self._missed()

    def at(self, cuts: Sequence[int]) -> Division:
        """The division with given cuts, its thresholds as readable as each cut allows."""
        chosen = [self._readable_at(cut, border) for border, cut in enumerate(cuts)]
        return self._divided(chosen, cuts)

    def by(self, thresholds: Sequence[Decimal]) -> Division:
        """The division with given thresholds."""
        cuts = [
            self.distribution.position(value, strict=self.strict[border])
            for border, value in enumerate(thresholds)
        ]
        return self._divided(thresholds, cuts)

    def _divided(self, values: Sequence[Decimal], cuts: Sequence[int]) -> Division:
        thresholds = [
            Threshold(value, strict) for value, strict in zip(values, self.strict, strict=True)
        ]
        ends = [0, *cuts, self.sums.end]
        outside = sum(self._outside(tier, *ends[tier : tier + 2]) for tier in range(len(ends) - 1))
        return Division(tuple(thresholds), tuple(cuts), outside)

    # Where every target can be met.

    def _met(self) -> Division:
        for most in range(_MOST_READABILITY + 1):
            layers = [
                self._numbers(most, border, spans) for border, spans in enumerate(self.can_be)
            ]
            way = cheapest_way(layers, self.sums.end, self._aimed, self._window)
            if way is not None:
                return self._chosen(way[1])
        layers = [
            [self._candidate(border, position) for span in spans for position in _each(span)]
            for border, spans in enumerate(self.can_be)
        ]
        way = cheapest_way(layers, self.sums.end, self._aimed, self._window)
        assert way is not None
        return self._chosen(way[1])

    def _aimed(self, tier: int, first: int, last: int) -> Cost | None:
        """How far a tier lies from its aim; None where it does not keep its bounds."""
        accounts, arr = self._held(first, last)
        if not self.bounds[tier].hold(accounts, arr):
            return None
        return (0, self._from_aim(tier, accounts), 0)

    def _from_aim(self, tier: int, accounts: int) -> float:
        aim = self.targets[tier].aim
        if aim is None:
            return 0.0
        share = accounts / self.distribution.known
        return max(0.0, float(aim.low) - share, share - float(aim.high))

    def _window(self, tier: int, start: int) -> tuple[int, int]:
        counts, held = self.sums.counts, self.bounds[tier]
        here = counts[start]
        low = max(start + 1, bisect_left(counts, here + held.least))
        return low, bisect_right(counts, here + held.most) - 1

    # Where not all can be met.

    def _missed(self) -> Division:
        nearest = self._nearest()
        slack = max(ABOUT, ABOUT_OF * nearest.outside)
        for most in range(_MOST_READABILITY + 1):
            layers = [
                self._numbers(most, border, [self._around(cut)], missing=True)
                for border, cut in enumerate(nearest.cuts)
            ]
            way = cheapest_way(layers, self.sums.end, self._missing, self._anywhere)
            if way is not None and way[0][0] <= nearest.outside + slack:
                return self._chosen(way[1])
        return nearest

    def _nearest(self) -> Division:
        """The division that misses its targets by the least."""
        around = [(1, self.sums.end - 1)] * len(self.strict)
        positions: list[int] = []
        for _ in range(_ROUNDS):
            looked = [_thinned(span) for span in around]
            layers = [[Candidate(position, None, (0.0,)) for position in each] for each in looked]
            way = cheapest_way(layers, self.sums.end, self._only_missing, self._anywhere)
            assert way is not None
            positions = [each.position for each in way[1]]
            if all(
                len(each) == last - first + 1
                for each, (first, last) in zip(looked, around, strict=True)
            ):
                break
            around = [_neighbours(each, at) for each, at in zip(looked, positions, strict=True)]
        return self.at(positions)

    def _missing(self, tier: int, first: int, last: int) -> Cost | None:
        if first >= last:
            return None
        accounts, _ = self._held(first, last)
        return (self._outside(tier, first, last), 0, self._from_aim(tier, accounts), 0)

    def _only_missing(self, tier: int, first: int, last: int) -> Cost | None:
        return (self._outside(tier, first, last),) if first < last else None

    def _outside(self, tier: int, first: int, last: int) -> float:
        accounts, arr = self._held(first, last)
        arr_share = arr / self.distribution.amounts[-1] if self.shares_arr else None
        return violation(self.targets[tier], accounts / self.distribution.known, arr_share)

    def _anywhere(self, _: int, start: int) -> tuple[int, int]:
        return start + 1, self.sums.end - 1

    def _around(self, cut: int) -> tuple[int, int]:
        """The positions within a few shares of the accounts of a cut."""
        counts = self.sums.counts
        nearby = int(self.distribution.known * _NEARBY)
        low = bisect_left(counts, counts[cut] - nearby)
        return max(1, low), min(self.sums.end - 1, bisect_right(counts, counts[cut] + nearby) - 1)

    # Candidates.

    def _held(self, first: int, last: int) -> tuple[int, int]:
        counts, amounts = self.sums.counts, self.sums.amounts
        return counts[last] - counts[first], amounts[last] - amounts[first]

    def _numbers(
        self, most: int, border: int, spans: Spans, *, missing: bool = False
    ) -> list[Candidate]:
        """The numbers of a readability whose cut lies in the spans."""
        found = []
        for span in spans:
            low, high = self._values(span)
            for number in readable_numbers(most, low, high, self.distribution.places, self.unit):
                position = self.distribution.position(number, strict=self.strict[border])
                if span[0] <= position <= span[1]:
                    cost = self._cost(position, number)
                    found.append(Candidate(position, number, (0.0, *cost) if missing else cost))
        return one_for_each_position(found)

    def _candidate(self, border: int, position: int) -> Candidate:
        number = self._readable_at(position, border)
        return Candidate(position, number, self._cost(position, number))

    def _values(self, span: tuple[int, int]) -> tuple[Decimal, Decimal]:
        """The thresholds whose cuts lie in a span, and at most one more at either end."""
        return self.distribution.between(span[1])[0], self.distribution.between(span[0])[1]

    def _cost(self, position: int, number: Decimal) -> Cost:
        """How readable a threshold is; how far from a natural break; how far from its neighbours.

        Of several numbers that cut alike, the one in the middle is the safest.
        """
        place = self.scale.place(number)
        away = [
            max(0.0, self.scale.place(below) - place, place - self.scale.place(above))
            for below, above in map(self.distribution.between, self.breaks)
        ]
        middle = sum(map(self.scale.place, self.distribution.between(position))) / 2
        return (readability(number, self.unit), min(away, default=0.0), abs(place - middle))

    def _readable_at(self, cut: int, border: int) -> Decimal:
        """The most readable threshold that makes a cut, close to the middle between its values."""
        below, above = self.distribution.between(cut)
        smallest = Decimal(1).scaleb(-self.distribution.places)
        low, high = (below, above - smallest) if self.strict[border] else (below + smallest, above)
        middle = (below + above) / 2
        if self.scale.logarithmic and below > 0:
            middle = (below * above).sqrt()
        return most_readable(low, high, self.distribution.places, middle, self.unit)

    def _chosen(self, way: Sequence[Candidate]) -> Division:
        values = [each.threshold for each in way if each.threshold is not None]
        return self._divided(values, [each.position for each in way])


def _each(span: tuple[int, int]) -> Iterator[int]:
    yield from range(span[0], span[1] + 1)


def _thinned(span: tuple[int, int]) -> list[int]:
    """The positions of a span, or so many of them evenly spaced, its ends included."""
    first, last = span
    count = last - first + 1
    if count <= MOST_LOOKED_AT:
        return list(_each(span))
    steps = MOST_LOOKED_AT - 1
    return [first + (last - first) * at // steps for at in range(steps + 1)]


def _neighbours(looked: Sequence[int], chosen: int) -> tuple[int, int]:
    """From the position looked at before a chosen one to the one after it."""
    at = bisect_left(looked, chosen)
    return looked[max(0, at - 1)], looked[min(len(looked) - 1, at + 1)]
