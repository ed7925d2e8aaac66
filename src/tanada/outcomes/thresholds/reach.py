"""Which cuts can follow which, so that every tier keeps its bands: exact, over all values.

A cut is a position: how many of the different values, from the largest, lie above it. What a
tier holds is the difference of two cumulated sums, so with sums that only rise the cuts that can
end a tier, given where it begins, are one stretch, and its ends only rise with the beginning. A
whole stretch of beginnings is then settled by its two ends, unless there is a hole between
theirs, and only there is it halved.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from operator import le, neg
from typing import NamedTuple

MOST_STEPS, MOST_TURNING = 5_000_000, 1_000
"""Where the ARR turns so often that looking takes more steps, so many cuts are looked at."""

Spans = list[tuple[int, int]]
"""Positions from the first to the last of each pair, in order and apart."""


class Bounds(NamedTuple):
    """What a tier must hold: accounts, and ARR in its smallest unit, both ends included."""

    least: int
    most: int
    least_arr: float
    most_arr: float

    def hold(self, accounts: int, arr: int) -> bool:
        """Whether a tier of so many accounts and so much ARR keeps the bounds."""
        return self.least <= accounts <= self.most and self.least_arr <= arr <= self.most_arr


class _Run(NamedTuple):
    """Positions between which the cumulated ARR only rises, or only falls."""

    first: int
    last: int
    rising: bool


@dataclass(frozen=True)
class Sums:
    """Cumulated accounts and ARR by position, as in a Distribution."""

    counts: Sequence[int]
    amounts: Sequence[int]

    @property
    def end(self) -> int:
        """The position below all values."""
        return len(self.counts) - 1

    @cached_property
    def runs(self) -> tuple[_Run, ...]:
        """The stretches in which the ARR only rises or only falls."""
        amounts = self.amounts
        if all(map(le, amounts, islice(amounts, 1, None))):
            return (_Run(0, self.end, rising=True),)
        return tuple(_runs(amounts))

    @cached_property
    def mirrored(self) -> Sums:
        """The same from the other end: what lies below each cut."""
        counts, amounts = self.counts, self.amounts
        return Sums(
            [counts[-1] - each for each in reversed(counts)],
            [amounts[-1] - each for each in reversed(amounts)],
        )


def cuts_that_can_be(sums: Sums, tiers: Sequence[Bounds]) -> list[Spans]:
    """For each cut between two tiers, every position that it has in some division.

    Where no division keeps every tier's bounds, all are empty. ARR below zero makes the sums turn
    back; where they do so thousands of times among very many values, only evenly spaced cuts are
    looked at, so that some division may be overlooked. Sums that only rise are never thinned.
    """
    if sums.end * (len(sums.runs) - 1) <= MOST_STEPS:
        return _cuts(sums, tiers)
    kept = [sums.end * at // MOST_TURNING for at in range(MOST_TURNING + 1)]
    thinned = Sums([sums.counts[at] for at in kept], [sums.amounts[at] for at in kept])
    return [
        [(kept[at], kept[at]) for first, last in spans for at in range(first, last + 1)]
        for spans in _cuts(thinned, tiers)
    ]


def _cuts(sums: Sums, tiers: Sequence[Bounds]) -> list[Spans]:
    above = _reached(sums, tiers)
    if not all(above):
        return [[] for _ in above]
    below = _reached(sums.mirrored, [*reversed(tiers)])
    end = sums.end
    turned = [[(end - last, end - first) for first, last in reversed(each)] for each in below]
    return [_common(up, down) for up, down in zip(above, reversed(turned), strict=True)]


def _reached(sums: Sums, tiers: Sequence[Bounds]) -> list[Spans]:
    """The positions that each cut can have with the tiers above it kept."""
    steps, found = _Steps(sums), list[Spans]()
    spans: Spans = [(0, 0)]
    for tier in tiers[:-1]:
        spans = steps.after(spans, tier)
        found.append(spans)
    return found


class _Steps:
    """From where a tier begins to where it can end."""

    def __init__(self, sums: Sums) -> None:
        self.counts, self.amounts = sums.counts, sums.amounts
        self.runs = sums.runs

    def after(self, starts: Spans, tier: Bounds) -> Spans:
        found: Spans = []
        for start in starts:
            for source in self.runs:
                first, last = max(start[0], source.first), min(start[1], source.last)
                if first > last:
                    continue
                for target in self.runs:
                    self._through(first, last, source, target, tier, found)
        return _merged(found)

    def _through(
        self, first: int, last: int, source: _Run, target: _Run, tier: Bounds, found: Spans
    ) -> None:
        """Add where tiers end within `target` that begin between two positions of `source`."""
        counts = self.counts
        first = max(first, bisect_left(counts, counts[target.first] - tier.most))
        last = min(last, bisect_right(counts, counts[target.last] - tier.least) - 1)
        if source.rising and target.rising:
            self._halving(first, last, target, tier, found)
            return
        if source.rising:
            ends = (self.amounts[target.first], self.amounts[target.last])
            within = (source.first, source.last + 1)
            first = max(first, bisect_left(self.amounts, min(ends) - tier.most_arr, *within))
            last = min(last, bisect_right(self.amounts, max(ends) - tier.least_arr, *within) - 1)
        for start in range(first, last + 1):
            low, high = self._ends(start, target, tier)
            if low <= high:
                found.append((low, high))

    def _halving(self, first: int, last: int, target: _Run, tier: Bounds, found: Spans) -> None:
        waiting = [(first, last)] if first <= last else []
        while waiting:
            first, last = waiting.pop()
            low, high = self._ends(first, target, tier)
            last_low, last_high = self._ends(last, target, tier)
            if last_high < low:
                continue
            if low <= high and last_low <= min(last_high, high + 1):
                found.append((low, last_high))
            elif first < last:
                middle = (first + last) // 2
                waiting += [(middle + 1, last), (first, middle)]

    def _ends(self, start: int, target: _Run, tier: Bounds) -> tuple[int, int]:
        """The first and the last position in `target` where a tier from `start` can end."""
        counts, amounts = self.counts, self.amounts
        here, arr = counts[start], amounts[start]
        low = max(start + 1, target.first, bisect_left(counts, here + tier.least))
        high = min(target.last, bisect_right(counts, here + tier.most) - 1)
        within = (target.first, target.last + 1)
        least, most = arr + tier.least_arr, arr + tier.most_arr
        if target.rising:
            low = max(low, bisect_left(amounts, least, *within))
            high = min(high, bisect_right(amounts, most, *within) - 1)
        else:
            low = max(low, bisect_left(amounts, -most, *within, key=neg))
            high = min(high, bisect_right(amounts, -least, *within, key=neg) - 1)
        return low, high


def _runs(amounts: Sequence[int]) -> Iterator[_Run]:
    """The amounts cut where they turn; neighbours share the position of the turn."""
    first, rising = 0, True
    for at, (before, after) in enumerate(pairwise(amounts)):
        turns = after < before if rising else after > before
        if turns:
            if at > first:
                yield _Run(first, at, rising)
            first, rising = at, not rising
    yield _Run(first, len(amounts) - 1, rising)


def _merged(spans: Spans) -> Spans:
    merged: Spans = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged


def _common(left: Spans, right: Spans) -> Spans:
    """The positions that are in both."""
    common: Spans = []
    at = 0
    for first, last in left:
        while at < len(right) and right[at][1] < first:
            at += 1
        for other in range(at, len(right)):
            if right[other][0] > last:
                break
            common.append((max(first, right[other][0]), min(last, right[other][1])))
    return common
