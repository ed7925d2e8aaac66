"""The best way through candidate cuts, one for each border between two tiers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

Cost = tuple[float, ...]
"""What a way costs: the first number counts, of equal ones the second, and so on."""


@dataclass(frozen=True)
class Candidate:
    """A position for a cut, the threshold that makes it, and what taking it costs by itself."""

    position: int
    threshold: Decimal | None
    cost: Cost


TierCost = Callable[[int, int, int], Cost | None]
"""From a tier's number, its first and its last position: its cost, None where it cannot be."""
Window = Callable[[int, int], tuple[int, int]]
"""From a tier's number and its first position: where it could end at all."""


def cheapest_way(
    layers: Sequence[Sequence[Candidate]], end: int, tier_cost: TierCost, window: Window
) -> tuple[Cost, tuple[Candidate, ...]] | None:
    """The cheapest choice of one candidate a layer, with the tiers between them; None if none can.

    A layer's candidates stand by position, each position once. Costs of candidates and of tiers
    have the same length.
    """
    ways: list[tuple[int, Cost | None, tuple[Candidate, ...]]] = [(0, None, ())]
    for tier, layer in enumerate(layers):
        positions = [each.position for each in layer]
        best: dict[int, tuple[Cost, tuple[Candidate, ...]]] = {}
        for start, cost, taken in ways:
            low, high = window(tier, start)
            for at in range(bisect_left(positions, low), bisect_right(positions, high)):
                candidate = layer[at]
                more = tier_cost(tier, start, candidate.position)
                if more is None:
                    continue
                total = _sum(cost, more, candidate.cost)
                if at not in best or total < best[at][0]:
                    best[at] = (total, (*taken, candidate))
        ways = [(layer[at].position, *best[at]) for at in sorted(best)]
    found: tuple[Cost, tuple[Candidate, ...]] | None = None
    for start, cost, taken in ways:
        more = tier_cost(len(layers), start, end)
        if more is not None:
            total = _sum(cost, more)
            if found is None or total < found[0]:
                found = (total, taken)
    return found


def one_for_each_position(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The cheapest candidate of each position, by position."""
    best: dict[int, Candidate] = {}
    for each in candidates:
        if each.position not in best or each.cost < best[each.position].cost:
            best[each.position] = each
    return [best[position] for position in sorted(best)]


def _sum(*costs: Cost | None) -> Cost:
    return tuple(map(sum, zip(*(cost for cost in costs if cost is not None), strict=True)))
