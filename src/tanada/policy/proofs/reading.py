"""A solution of the solver → accounts with fields and dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from tanada.fields import Kind
from tanada.policy.proofs.claims import Example, Value
from tanada.policy.proofs.constraints import Constraints, Input
from tanada.policy.proofs.solving import Solution
from tanada.policy.proofs.tiers import Walk

DAY = date(2026, 1, 1)
"""The day of an example in which no date matters, or on which dates can be had as well."""


def read_account(
    solution: Solution, constraints: Constraints, inputs: Sequence[Input], walk: Walk | None = None
) -> Example:
    """The account of a solution: its known fields, and with `walk` what must come out."""
    given = tuple(
        (each.fact, value)
        for each in inputs
        if (value := _value(solution, constraints, each)) is not None and value is not False
    )
    today = constraints.as_of
    as_of = DAY if today is None else date.fromordinal(solution.number(today))
    if walk is None:
        return Example(given, as_of)
    way = next(each for each in walk.ways if solution.holds(each.condition.true))
    tier = walk.account.policy.tiers[way.tier].key
    return Example(given, as_of, tier, way.reason, solution.holds(walk.determined()))


def _value(solution: Solution, constraints: Constraints, given: Input) -> Value:
    if not solution.holds(given.known):
        return None
    number, kind = solution.number(given.term), given.type
    match kind.kind:
        case Kind.FLAG:
            return bool(number)
        case Kind.DATE:
            return date.fromordinal(number)
        case Kind.LEVEL | Kind.CHOICE:
            return kind.values[number]
        case Kind.TEXT:
            texts = {number: text for text, number in constraints.texts.items()}
            return texts.get(number, str(abs(number)))
        case _:
            return Decimal(number).scaleb(-kind.places)
