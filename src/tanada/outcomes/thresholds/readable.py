"""Numbers that people remember: how readable one is, and which lie between two others.

The readability of a number is 0 for 1, 2, 2.5 and 5 times a power of ten, 1 for 1.5, 3, 4, 6,
7.5 and 8, and from 2 on how many digits stand before its zeros, at least 2. Where amounts are
counted in a larger `unit`, as yen are in tens of thousands, a number that is no whole number of
units, though larger than one, counts as if it had 3 more.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from tanada.fields import Kind, Type

_ROUND = (
    tuple(Decimal(each) for each in ("1", "2", "2.5", "5")),
    tuple(Decimal(each) for each in ("1", "1.5", "2", "2.5", "3", "4", "5", "6", "7.5", "8")),
)
"""By readability: between 1 and 10."""
_NO_WHOLE_UNIT = 3
_MOST_DIGITS = 40
YEN_UNIT = Decimal(10_000)
"""Japanese counts large amounts in 万."""


def unit_of_readable(kind: Type) -> Decimal | None:
    """What amounts of a currency without cents are counted in; None for every other number."""
    return YEN_UNIT if kind.kind is Kind.MONEY and kind.places == 0 else None


def readability(number: Decimal, unit: Decimal | None = None) -> int:
    """How readable a number is, the lower the better; 0 itself is 0."""
    if not number:
        return 0
    _, digits, _ = number.normalize().as_tuple()
    size = abs(number).scaleb(-number.adjusted())
    found = next((at for at, sizes in enumerate(_ROUND) if size in sizes), max(2, len(digits)))
    broken = unit is not None and abs(number) > unit and number % unit != 0
    return found + _NO_WHOLE_UNIT if broken else found


def readable_numbers(
    most: int, low: Decimal, high: Decimal, places: int, unit: Decimal | None = None
) -> Iterator[Decimal]:
    """Every number from `low` to `high` with a readability up to `most` and so many places."""
    for number in _plain(most, low, high, places):
        if readability(number, unit) <= most:
            yield number


def most_readable(
    low: Decimal, high: Decimal, places: int, near: Decimal, unit: Decimal | None = None
) -> Decimal:
    """The most readable number from `low` to `high`; of several, the one closest to `near`."""
    for most in range(_MOST_DIGITS):
        found = list(readable_numbers(most, low, high, places, unit))
        if found:
            return min(found, key=lambda number: (readability(number, unit), abs(number - near)))
    return high


def _plain(most: int, low: Decimal, high: Decimal, places: int) -> Iterator[Decimal]:
    if low < 0:
        for number in _plain(most, max(-high, Decimal(0)), -low, places):
            if number:
                yield -number
    if low <= 0 <= high:
        yield Decimal(0)
    if high <= 0:
        return
    least = max(low, Decimal(1).scaleb(-places))
    for power in range(least.adjusted(), high.adjusted() + 1):
        yield from _of_one_power(most, max(least, Decimal(1).scaleb(power)), high, power, places)


def _of_one_power(
    most: int, low: Decimal, high: Decimal, power: int, places: int
) -> Iterator[Decimal]:
    """Those from 10^power up to the next power of ten."""
    end = Decimal(1).scaleb(power + 1)
    if most < len(_ROUND):
        for size in _ROUND[most]:
            number = size.scaleb(power)
            if low <= number <= high and number == round(number, places):
                yield number
        return
    step = Decimal(1).scaleb(max(power - most + 1, -places))
    first = int((low / step).to_integral_value(ROUND_CEILING))
    last = int((min(high, end - step) / step).to_integral_value(ROUND_FLOOR))
    for count in range(first, last + 1):
        yield count * step
