"""Sending changed copies of an account through the query, to find the smallest change.

First each threshold of the policy, one smallest unit beside it, some steps around today's
value and a value of each size; where the tier changes between two of these that are not
neighbours, the gap is closed by sending ever closer values. Nothing is computed backwards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tanada.decide.explanation import Change, Value
from tanada.fields import Kind, Type
from tanada.policy.model import Curve, Policy
from tanada.rules.tree import Compare, Name, Number, names, walk

TierOf = Callable[[Sequence[tuple[str, Value]]], list[str | None]]
"""Changes (lever, value), each alone → the tier that each leads to."""
_STEPS = tuple(Decimal(step) for step in ("0.01", "0.05", "0.1", "0.25", "0.5", "1", "3", "9"))
_PARTS = 40


@dataclass(frozen=True)
class Lever:
    """Something that could change: its name, type, and value today."""

    name: str
    type: Type
    now: Value
    least: int | None = None
    most: int | None = None


class Search:
    """Finds, per lever, the smallest changes upwards and downwards."""

    def __init__(self, policy: Policy, tier: str, tier_of: TierOf) -> None:
        self.policy = policy
        self.ranks = {each.key: rank for rank, each in enumerate(policy.tiers)}
        self.here = self.ranks[tier]
        self.tier_of = tier_of

    def run(
        self, levers: Sequence[Lever]
    ) -> tuple[dict[str, Change | None], dict[str, Change | None]]:
        """The changes to a better and to a worse tier, by lever."""
        values = {lever.name: self._first_values(lever) for lever in levers}
        sent = [(lever.name, value) for lever in levers for value in values[lever.name]]
        tiers = dict(zip(sent, self.tier_of(sent), strict=True)) if sent else {}
        up: dict[str, Change | None] = {}
        down: dict[str, Change | None] = {}
        for lever in levers:
            results = [(value, tiers[lever.name, value]) for value in values[lever.name]]
            up[lever.name] = self._smallest(lever, results, better=True)
            down[lever.name] = self._smallest(lever, results, better=False)
        return up, down

    def _moves(self, tier: str | None, *, better: bool) -> bool:
        if tier is None:
            return False
        return self.ranks[tier] < self.here if better else self.ranks[tier] > self.here

    def _first_values(self, lever: Lever) -> list[Value]:
        """What to try first, smallest change first among values that are not numbers."""
        kind = lever.type
        if kind.kind is Kind.FLAG:
            return [value for value in (True, False) if value is not lever.now]
        if not kind.numeric:
            return self._by_distance(lever)
        unit = Decimal(1).scaleb(-kind.places)
        around = {Decimal(0), *self._thresholds(lever.name)}
        if lever.now is not None:
            now = Decimal(str(lever.now))
            around |= {now * (1 + step) for step in _STEPS} | {now * (1 - step) for step in _STEPS}
        around |= {max(around) * 2, max(around) * 10}
        sizes = {Decimal(10) ** power for power in range(kind.digits)}
        around |= sizes | {-size for size in sizes}
        rounded = {value.quantize(unit) for value in around}
        tried = {value + side for value in rounded for side in (-unit, Decimal(0), unit)}
        return [value for value in sorted(tried) if self._allowed(lever, value)]

    def _by_distance(self, lever: Lever) -> list[Value]:
        """Other levels, the nearest to today's first."""
        listed = lever.type.values
        at = listed.index(str(lever.now)) if lever.now in listed else len(listed)
        others = [value for value in listed if value != lever.now]
        return sorted(others, key=lambda value: abs(listed.index(value) - at))

    def _allowed(self, lever: Lever, value: Decimal) -> bool:
        if lever.now is not None and value == Decimal(str(lever.now)):
            return False
        low = lever.least is None or value >= lever.least
        high = lever.most is None or value <= lever.most
        return low and high and abs(value) < 10**lever.type.digits

    def _thresholds(self, lever: str) -> set[Decimal]:
        """Numbers that the policy holds against something that the lever is in."""
        found: set[Decimal] = set()
        for rule in self.policy.rules():
            for node in walk(rule):
                if isinstance(node, Compare) and lever in names(node):
                    sides = (node.left, node.right)
                    found |= {side.value for side in sides if isinstance(side, Number)}
        for score in self.policy.scores:
            for measure in score.measures:
                by_lever = isinstance(measure.of, Name) and measure.of.name == lever
                if by_lever and isinstance(measure.points, Curve):
                    found |= {at for at, _ in measure.points.corners}
        return found

    def _smallest(
        self, lever: Lever, results: list[tuple[Value, str | None]], *, better: bool
    ) -> Change | None:
        """The first value, going away from today's, that moves the account."""
        if not lever.type.numeric:
            for value, tier in results:
                if self._moves(tier, better=better):
                    return Change(lever.name, lever.now, value, str(tier))
            return None
        ordered = [(Decimal(str(value)), tier) for value, tier in results]
        if lever.now is None:
            return self._among(lever, ordered, better=better)
        now = Decimal(str(lever.now))
        above = [(value, tier) for value, tier in ordered if value > now]
        below = [(value, tier) for value, tier in reversed(ordered) if value < now]
        found = [
            change
            for way in (above, below)
            if (change := self._among(lever, [(now, None), *way], better=better)) is not None
        ]
        return min(found, key=lambda change: change.by or Decimal(0), default=None)

    def _among(
        self, lever: Lever, way: list[tuple[Decimal, str | None]], *, better: bool
    ) -> Change | None:
        """The first value on a way that moves the account, its gap before closed."""
        if way and self._moves(way[0][1], better=better):
            return self._change(lever, way[0][0], way[0][0], str(way[0][1]))
        for (before, _), (value, tier) in pairwise(way):
            if self._moves(tier, better=better):
                return self._closed(lever, before, value, str(tier), better=better)
        return None

    def _closed(
        self, lever: Lever, before: Decimal, value: Decimal, tier: str, *, better: bool
    ) -> Change:
        """Narrow the gap between a value that does not move and one that does."""
        unit = Decimal(1).scaleb(-lever.type.places)
        while abs(value - before) > unit:
            step = max(abs(value - before) / _PARTS, unit)
            step = (step / unit).to_integral_value(rounding="ROUND_CEILING") * unit
            step = step if value > before else -step
            tried = [before + step * part for part in range(1, _PARTS + 1)]
            tried = [each for each in tried if min(before, value) < each < max(before, value)]
            results = self.tier_of([(lever.name, each) for each in tried])
            for each, found in zip(tried, results, strict=True):
                if self._moves(found, better=better):
                    value, tier = each, str(found)
                    break
                before = each
        return self._change(lever, before, value, tier)

    def _change(self, lever: Lever, before: Decimal, value: Decimal, tier: str) -> Change:
        """Stated from the policy's own threshold where that lies just before."""
        today = None if lever.now is None else Decimal(str(lever.now))
        strict = before not in (value, today) and before in self._thresholds(lever.name)
        by = None if today is None else abs((before if strict else value) - today)
        return Change(lever.name, lever.now, value, tier, by, strict)
