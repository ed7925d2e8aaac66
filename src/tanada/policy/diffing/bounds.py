"""What moving a bound does: who newly meets a comparison, or no longer."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from tanada.fields import Kind, Type
from tanada.policy.diffing.change import Effect
from tanada.rules.tree import All, Compare, Day, Number, Rule, Text

_BEYOND = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}


def effect_of(before: Compare, after: Compare) -> Effect | None:
    """Whether more or fewer values meet the comparison; None where neither, or not known.

    Both compare the same value. A bound is taken as the last value that meets it, in the
    smallest unit that values have: `> 4` and `>= 5` are the same for whole numbers.
    """
    first, second = _last_value(before), _last_value(after)
    if first is None or second is None or before.operator[0] != after.operator[0]:
        return None
    if first == second:
        return None
    more = second < first if after.operator[0] == ">" else second > first
    return "easier" if more else "harder"


def same_bound(before: Compare, after: Compare) -> bool:
    """Whether the same values meet two comparisons of one value: `> 4` and `>= 5` persons."""
    first, second = _last_value(before), _last_value(after)
    return first is not None and first == second and before.operator[0] == after.operator[0]


def band_between(before: Compare, after: Compare) -> Rule | None:
    """The numbers that meet one of two comparisons and not the other, as a condition."""
    effect = effect_of(before, after)
    if effect is None or not isinstance(before.right, Number):
        return None
    wide, narrow = (after, before) if effect == "easier" else (before, after)
    if wide.right == narrow.right:
        return Compare("=", wide.left, wide.right)
    return All((wide, Compare(_BEYOND[narrow.operator], narrow.left, narrow.right)))


def _last_value(comparison: Compare) -> Decimal | None:
    """The last value, in smallest units, that still meets a comparison with a constant."""
    kind, operator = comparison.left.type, comparison.operator
    at = _position(comparison.right, kind)
    if at is None or operator not in _BEYOND:
        return None
    unit = Decimal(1).scaleb(-kind.places) if kind.numeric else Decimal(1)
    lower = operator[0] == ">"
    units = (at / unit).to_integral_value(ROUND_CEILING if lower else ROUND_FLOOR)
    if "=" not in operator and units * unit == at:
        units += 1 if lower else -1
    return units


def _position(constant: Rule, kind: Type) -> Decimal | None:
    """Where a constant stands in the order of its values."""
    match constant:
        case Number(value=number):
            return number
        case Day(value=day):
            return Decimal((day - date.min).days)
        case Text(value=level) if kind.kind is Kind.LEVEL and level in kind.values:
            return Decimal(-kind.values.index(level))
        case _:
            return None
