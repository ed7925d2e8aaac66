"""One amount times one factor, as expressions: rounded half up to the currency's unit, once.

Halves are rounded away from zero. A product of binary fractions tells nearly every
amount's unit for sure, in a tenth of the time; only what lies within a hair of a half, or
is large, is divided exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlglot import exp

from tanada.fields import MONEY_DIGITS
from tanada.sql.operations import Expression, Operations, cast, sql_kind

_SURE_UNITS = 10**11
"""Below so many units a binary product is off by less than a hair."""
_HAIR = "1e-4"
_STEP = 10**13
"""An exact amount is divided in two parts, its digits above this and below, so that nothing
outgrows HUGEINT's 38 digits: it has up to 21, the numerator 22, the denominator 24."""


@dataclass(frozen=True)
class Amount:
    """A column of money: its value, and the decimal places of its type."""

    value: Expression
    places: int


@dataclass(frozen=True)
class Ratio:
    """What a column's smallest unit is multiplied by to give the currency's, in whole numbers."""

    numerator: Expression
    denominator: Expression


def rough_units(
    operations: Operations, amount: Amount, factor: Expression, places: int
) -> Expression:
    """amount × factor in units of 10^-places, as a binary fraction."""
    product = operations.multiply(cast(amount.value.copy(), "DOUBLE"), factor)
    return operations.multiply(product, operations.number(10**places)) if places else product


def converted_amount(
    operations: Operations, amount: Amount, rough: Expression, ratio: Ratio, places: int
) -> Expression:
    """The amount in the other currency, as its decimal; missing where it is too large.

    `rough` is what `rough_units` gives for it.
    """
    size = operations.size(rough.copy())
    rest = operations.subtract(rough.copy(), exp.Floor(this=rough.copy()))
    off = operations.size(operations.subtract(rest, exp.Literal.number("0.5")))
    sure = operations.all_of(
        [
            operations.compare("<", size.copy(), operations.number(_SURE_UNITS)),
            operations.compare(">", off, exp.Literal.number(_HAIR)),
        ]
    )
    near = rough.copy()
    if places:
        near = exp.Div(this=near, expression=operations.number(10**places))
    possible = operations.compare("<", size, operations.number(2 * 10 ** (MONEY_DIGITS + places)))
    exactly = _scaled(operations, _exact_units(operations, amount, ratio), places)
    return operations.case([(sure, rounded(near, places)), (possible, rounded(exactly, places))])


def rounded(value: Expression, places: int) -> Expression:
    """A number as an amount of money, half up; missing where it has too many digits."""
    return exp.TryCast(this=value, to=sql_kind(f"DECIMAL({MONEY_DIGITS + places}, {places})"))


def _exact_units(operations: Operations, amount: Amount, ratio: Ratio) -> Expression:
    """amount × ratio as a whole number of units."""
    multiply, add = operations.multiply, operations.add
    wide = cast(operations.size(amount.value.copy()), f"DECIMAL(38, {amount.places})")
    units = cast(multiply(wide, operations.number(10**amount.places)), "HUGEINT")
    step = operations.counted(_STEP, 10**38)
    divisor = ratio.denominator
    upper = multiply(operations.whole_part(units, step), ratio.numerator)
    lower = multiply(_remainder(units, step), ratio.numerator)
    left = add(multiply(_remainder(upper, divisor), step), lower)
    twice = add(multiply(operations.number(2), left), divisor)
    whole = add(
        multiply(operations.whole_part(upper, divisor), step),
        operations.whole_part(twice, multiply(operations.number(2), divisor)),
    )
    return multiply(whole, exp.Sign(this=amount.value.copy()))


def _remainder(dividend: Expression, divisor: Expression) -> Expression:
    return exp.Mod(this=exp.paren(dividend), expression=exp.paren(divisor))


def _scaled(operations: Operations, units: Expression, places: int) -> Expression:
    """A whole number of 10^-places as a decimal."""
    whole = cast(units, "DECIMAL(38, 0)")
    if not places:
        return whole
    unit = cast(operations.text(f"{10**-places:.{places}f}"), f"DECIMAL({places + 1}, {places})")
    return operations.multiply(whole, unit)
