"""Many questions asked of every row at once: each is one bit of a whole number.

A mask says for which of the questions something holds. Masks are parts of a query, or plain
numbers where they are the same for every row: then they cost nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlglot import exp

from tanada.sql.facts import Columns, Facts
from tanada.sql.operations import Expression

BITS = 62
"""How many questions fit in one number."""
ALL = (1 << BITS) - 1
_MASK = "mask__"


@dataclass(frozen=True)
class Mask:
    """A number of BITS bits: the same for every row (`constant`), or built from facts."""

    needs: frozenset[str]
    build: Callable[[Columns], Expression]
    constant: int | None = None


def constant(bits: int) -> Mask:
    """The same bits for every row."""
    return Mask(frozenset(), lambda _: exp.Literal.number(bits), bits)


NONE, EVERY = constant(0), constant(ALL)


def both(*masks: Mask) -> Mask:
    """What holds in all of the masks."""
    return _joined(exp.BitwiseAnd, masks, ALL, 0)


def either(*masks: Mask) -> Mask:
    """What holds in any of the masks."""
    return _joined(exp.BitwiseOr, masks, 0, ALL)


def without(mask: Mask) -> Mask:
    """What does not hold in the mask."""
    if mask.constant is not None:
        return constant(ALL - mask.constant)
    return Mask(
        mask.needs,
        lambda column: exp.Sub(this=exp.Literal.number(ALL), expression=_part(mask, column)),
    )


def where(condition: str, mask: Mask, otherwise: Mask = NONE) -> Mask:
    """One mask where a fact is TRUE, else the other."""
    if mask.constant is not None and mask.constant == otherwise.constant:
        return mask
    return Mask(
        mask.needs | otherwise.needs | {condition},
        lambda column: exp.Case(
            ifs=[exp.If(this=column(condition), true=mask.build(column))],
            default=otherwise.build(column),
        ),
    )


def named(facts: Facts, mask: Mask) -> Mask:
    """The mask as a fact of its own, so that it is worked out once however often it is read."""
    if mask.constant is not None:
        return mask
    name = f"{_MASK}{len(facts.by_name)}"
    facts.add(name, mask.needs, mask.build)
    return Mask(frozenset([name]), lambda column: column(name))


def _joined(
    kind: type[exp.BitwiseAnd] | type[exp.BitwiseOr],
    masks: tuple[Mask, ...],
    neutral: int,
    decisive: int,
) -> Mask:
    """The masks under one operator, without those that change nothing."""
    fixed = neutral
    for mask in masks:
        if mask.constant is not None:
            fixed = fixed & mask.constant if kind is exp.BitwiseAnd else fixed | mask.constant
    varying = list(dict.fromkeys(mask for mask in masks if mask.constant is None))
    if fixed == decisive or not varying:
        return constant(fixed)
    if fixed != neutral:
        varying.append(constant(fixed))
    return _balanced(kind, varying)


def _balanced(kind: type[exp.BitwiseAnd] | type[exp.BitwiseOr], masks: Sequence[Mask]) -> Mask:
    """A chain as a shallow tree, so that no number of masks nests deeply."""
    if len(masks) == 1:
        return masks[0]
    middle = len(masks) // 2
    return _pair(kind, _balanced(kind, masks[:middle]), _balanced(kind, masks[middle:]))


def _pair(kind: type[exp.BitwiseAnd] | type[exp.BitwiseOr], left: Mask, right: Mask) -> Mask:
    return Mask(
        left.needs | right.needs,
        lambda column: kind(this=_part(left, column), expression=_part(right, column)),
    )


def _part(mask: Mask, column: Columns) -> Expression:
    """The mask as it can stand beside an operator."""
    built = mask.build(column)
    return exp.paren(built, copy=False) if isinstance(built, exp.Binary) else built
