"""Numbers that people remember."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tanada.fields import COUNT, NUMBER, money
from tanada.outcomes.thresholds.readable import (
    YEN_UNIT,
    most_readable,
    readability,
    readable_numbers,
    unit_of_readable,
)


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("0", 0),
        ("25000", 0),
        ("0.05", 0),
        ("-200", 0),
        ("75000", 1),
        ("30000", 1),
        ("7", 2),
        ("12000", 2),
        ("12500", 3),
        ("24871.33", 7),
    ],
)
def test_how_readable_a_number_is(number: str, found: int) -> None:
    assert readability(Decimal(number)) == found


@pytest.mark.parametrize(
    ("number", "found"),
    [("3000000", 1), ("250000", 0), ("75000", 4), ("25000", 3), ("5000", 0), ("120000", 2)],
)
def test_yen_are_counted_in_ten_thousands(number: str, found: int) -> None:
    assert readability(Decimal(number), YEN_UNIT) == found


def test_only_money_without_cents_has_a_unit() -> None:
    kinds = (money(0), money(2), COUNT, NUMBER)
    assert [unit_of_readable(kind) for kind in kinds] == [Decimal(10_000), None, None, None]


def test_the_numbers_of_a_readability() -> None:
    found = readable_numbers(0, Decimal(8), Decimal(300), 0)
    assert list(found) == [10, 20, 25, 50, 100, 200, 250]
    found = readable_numbers(2, Decimal(95), Decimal(121), 0)
    assert list(found) == [95, 96, 97, 98, 99, 100, 110, 120]
    found = readable_numbers(0, Decimal(-25), Decimal(1), 1)
    shown = ["-0.1", "-0.2", "-0.5", "-1", "-2", "-2.5", "-5", "-10", "-20", "-25"]
    assert list(found) == [*map(Decimal, shown), *map(Decimal, ("0", "0.1", "0.2", "0.5", "1"))]


def test_a_number_has_no_more_places_than_the_values() -> None:
    assert list(readable_numbers(0, Decimal(1), Decimal(5), 0)) == [1, 2, 5]


@pytest.mark.parametrize(
    ("low", "high", "near", "found"),
    [
        ("24871.33", "26102.01", "25486", "25000"),
        ("10", "100", "60", "50"),
        ("71.3", "71.9", "71.6", "71.6"),
        ("333.33", "333.34", "333.33", "333.33"),
        ("-40", "-30", "-35", "-30"),
    ],
)
def test_the_most_readable_number_between_two(low: str, high: str, near: str, found: str) -> None:
    chosen = most_readable(Decimal(low), Decimal(high), 2, Decimal(near))
    assert chosen == Decimal(found)
