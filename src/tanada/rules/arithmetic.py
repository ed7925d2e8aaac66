"""How wide a computed number can get: proved before a rule runs, so nothing overflows."""

from __future__ import annotations

from tanada.fields import QUOTIENT_PLACES, Kind, Type
from tanada.rules.limits import MAX_WIDTH


def result(operator: str, left: Type, right: Type) -> Type | None:
    """The type of `left operator right`, or None where it could need too many digits."""
    if operator == "*":
        digits, places = left.digits + right.digits, left.places + right.places
    elif operator == "/":
        digits, places = left.digits + right.places, QUOTIENT_PLACES
        if quotient_width(left, right, places) + 2 > MAX_WIDTH:
            return None
    else:
        digits = max(left.digits, right.digits) + 1
        places = max(left.places, right.places)
    if digits + places > MAX_WIDTH:
        return None
    signed = left.signed or right.signed or operator == "-"
    return Type(_kind(operator, left, right), digits=digits, places=places, signed=signed)


def fit_together(*types: Type) -> bool:
    """Whether one decimal can hold a value of any of these types, as comparing them needs."""
    return max(each.digits for each in types) + max(each.places for each in types) <= MAX_WIDTH


def quotient_width(left: Type, right: Type, places: int) -> int:
    """Digits of the larger whole number in left ÷ right, once neither has a fraction."""
    shift = max(right.places + places, left.places)
    return max(left.digits + shift, right.digits + shift - places)


def _kind(operator: str, left: Type, right: Type) -> Kind:
    """Money stays money where that means something; a quotient is a plain number."""
    kinds = {left.kind, right.kind}
    if operator == "/":
        share = left.kind is Kind.MONEY and right.kind is not Kind.MONEY
        return Kind.MONEY if share else Kind.NUMBER
    if kinds == {Kind.WHOLE}:
        return Kind.WHOLE
    if Kind.MONEY not in kinds or (operator == "*" and kinds == {Kind.MONEY}):
        return Kind.NUMBER
    return Kind.MONEY
