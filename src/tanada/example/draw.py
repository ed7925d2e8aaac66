"""Random draws that are the same on every Python version and platform.

Only ``random.Random(str).random()`` is used: its sequence is guaranteed by the standard
library, that of ``choice`` or ``gauss`` is not. ``sum`` of floats (changed in Python
3.12) and ``math.exp`` (differs by platform in the last digit) are avoided.
"""

import math
import random
from collections.abc import MutableSequence, Sequence
from typing import TypeVar

T = TypeVar("T")

_LN_2 = 0.6931471805599453
_TERMS = 18


def clamp(value: float, low: float, high: float) -> float:
    """The value, or the nearer of the two ends where it lies outside them."""
    return min(max(value, low), high)


def exponential(power: float) -> float:
    """e to the power, for powers from -700 to 700, to within a few units of the last digit.

    Made of sums, products and quotients alone, which every platform rounds alike.
    """
    doublings = int(power / _LN_2)
    rest = power - doublings * _LN_2
    series = 1.0
    for term in range(_TERMS, 0, -1):
        series = 1.0 + rest * series / term
    return math.ldexp(series, doublings)


def probability(log_odds: float) -> float:
    """The probability with these log-odds (natural logarithm)."""
    return 1 / (1 + exponential(-log_odds))


class Draw:
    """A stream of draws that depends on its seed alone."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)

    def unit(self) -> float:
        """A number from 0 up to but not including 1."""
        return self._random.random()

    def between(self, low: float, high: float) -> float:
        """A number from low up to high, all equally likely."""
        return low + (high - low) * self.unit()

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high, both included, all equally likely."""
        return low + int(self.unit() * (high - low + 1))

    def chance(self, probability: float) -> bool:
        """True with this probability (0 to 1)."""
        return self.unit() < probability

    def normal(self, mean: float = 0.0, spread: float = 1.0) -> float:
        """Nearly normal (twelve uniform draws added, so never beyond six spreads)."""
        unit = self._random.random
        total = -6.0
        for _ in range(12):
            total += unit()
        return mean + spread * total

    def count(self, mean: float) -> int:
        """A whole number, 0 or more, scattered around the mean."""
        return int(max(mean, 0.0) * self.between(0.4, 1.6) + self.unit())

    def pick(self, options: Sequence[T]) -> T:
        """One of the options, all equally likely."""
        return options[int(self.unit() * len(options))]

    def weighted(self, options: Sequence[tuple[T, int]]) -> T:
        """One of the options, each as likely as its whole-number weight says."""
        left = self.whole(1, sum(weight for _, weight in options))
        for option, weight in options:
            left -= weight
            if left <= 0:
                return option
        raise AssertionError("weights of an option list add up to at least 1")

    def shuffle(self, cards: MutableSequence[T]) -> None:
        """Put the cards into a random order, in place."""
        for last in range(len(cards) - 1, 0, -1):
            other = self.whole(0, last)
            cards[last], cards[other] = cards[other], cards[last]
