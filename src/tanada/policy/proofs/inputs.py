"""What an account can have, as unknowns within the bounds of its type."""

from __future__ import annotations

from tanada.fields import Field, Kind
from tanada.policy.proofs.constraints import FIRST_DAY, LAST_DAY, Constraints, Input
from tanada.policy.proofs.logic import Bit, Kleene, Term, all_of, any_of, certain, choose, negation
from tanada.policy.proofs.numbers import Chosen, Number, Plain

Value = Number | Kleene
"""A fact: a condition, or anything else counted in whole units."""
MONTHS_LIMIT = 12 * 300
"""How old or how far ahead proofs take an account to be, in months."""
DAYS_LIMIT = 366 * 300
"""How far ahead proofs take a renewal to be, in days."""
SPARE_TEXTS = 8
"""How many texts that the policy does not name an account can have."""


def make_input(constraints: Constraints, field: Field, known: Bit | None = None) -> Input:
    """A field, its value free within what a row may have; `known` where that is settled.

    A flag is always known, as a row without a value means false.
    """
    term = constraints.whole(field.name)
    least, most = bounds(field)
    constraints.require(term >= least)
    constraints.require(term <= most)
    if field.type.kind is Kind.FLAG:
        return Input(field.name, field.type, term, True, least, most)
    stands = constraints.bit(f"{field.name}?") if known is None else known
    return Input(field.name, field.type, term, stands, least, most)


def value_of(given: Input) -> Value:
    """The fact that an input is."""
    if given.type.kind is Kind.FLAG:
        return certain(given.term == 1)
    return Plain(given.term, given.type.places, given.known)


def bounds(field: Field) -> tuple[int, int]:
    """The least and the most that a field can hold, in whole units of its type."""
    kind = field.type
    match kind.kind:
        case Kind.DATE:
            return FIRST_DAY, LAST_DAY
        case Kind.FLAG:
            return 0, 1
        case Kind.LEVEL | Kind.CHOICE:
            return 0, len(kind.values) - 1
        case Kind.TEXT:
            return -SPARE_TEXTS, 10_000
        case _:
            unit, most = 10**kind.places, 10**kind.width - 1
            least = -most if kind.signed else 0
            if field.least is not None:
                least = max(least, field.least * unit)
            return least, most if field.most is None else min(most, field.most * unit)


def first_known(parts: list[Number]) -> Number:
    """The first of some numbers that is known."""
    *ahead, value = parts
    for part in reversed(ahead):
        if part.known is True:
            value = part
        else:
            value = Chosen(part.known, part, value, any_of([part.known, value.known]))
    return value


def size(value: Term) -> Term:
    """A term without its sign."""
    return choose(value < 0, -value, value)


def all_known(parts: list[Number]) -> Bit:
    """Whether every one of some numbers is known."""
    return all_of([part.known for part in parts])


def missing(value: Value) -> Bit:
    """Whether there is no value."""
    return negation(value.known)
