"""Numbers that a policy itself names: where a counterexample is easiest to understand."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tanada.fields import Kind
from tanada.policy.model import Curve, Policy
from tanada.policy.proofs.claims import PERCENTILE
from tanada.policy.proofs.constraints import Input
from tanada.rules.tree import (
    Call,
    Compare,
    Day,
    Name,
    Number,
    OneOf,
    Rule,
    children,
    names,
    walk,
)

_ROUND = tuple(Decimal(number) for number in (0, 1, 2, 5, 10, 50, 100, 1_000, 10_000, 100_000))
_MOST_TRIED = 60


def thresholds(policy: Policy) -> dict[str, list[Decimal]]:
    """For each name the numbers it is held against, as written; dates as day numbers."""
    found: dict[str, dict[Decimal, None]] = {}
    for name, value in _held_against(policy):
        found.setdefault(name, {})[value] = None
    return {name: sorted(values) for name, values in found.items()}


def _held_against(policy: Policy) -> Iterator[tuple[str, Decimal]]:
    for rule in policy.rules():
        for node in walk(rule):
            if isinstance(node, Compare | OneOf):
                for literal in children(node):
                    for name in _inputs(node):
                        if isinstance(literal, Number):
                            yield name, literal.value
                        elif isinstance(literal, Day):
                            yield name, Decimal(literal.value.toordinal())
    for score in policy.scores:
        for measure in score.measures:
            if measure.of is not None and isinstance(measure.points, Curve):
                for name in _inputs(measure.of):
                    yield from ((name, at) for at, _ in measure.points.corners)
        yield from ((score.name, at) for _, at in score.bands)


def _inputs(rule: Rule) -> Iterator[str]:
    """The names a rule mentions; a percentile is an input of its own."""
    if isinstance(rule, Name):
        yield rule.name
    elif isinstance(rule, Call) and rule.function == "percentile":
        yield from (PERCENTILE + name for name in names(rule))
    else:
        for child in children(rule):
            yield from _inputs(child)


def readable_values(given: Input, held: list[Decimal]) -> list[int]:
    """Values to try for an input, the easiest to read first, in units of its type."""
    kind = given.type
    if kind.kind in (Kind.LEVEL, Kind.CHOICE):
        return list(range(len(kind.values)))
    if kind.kind is Kind.FLAG:
        return [0, 1]
    if kind.kind is Kind.TEXT:
        return list(range(-1, 12))
    steps = [Decimal(1)] if kind.kind is not Kind.NUMBER else [Decimal("0.01"), Decimal(1)]
    smallest = Decimal(1).scaleb(-kind.places)
    beside = [at + step for step in (*steps, smallest) for at in held]
    below = [at - step for step in (*steps, smallest) for at in held]
    rounds = [] if kind.kind is Kind.DATE else _ROUND
    tried = [*held, *rounds, *beside, *below][:_MOST_TRIED]
    units = [value.scaleb(kind.places) for value in tried]
    return list(dict.fromkeys(int(unit) for unit in units if unit == int(unit)))
