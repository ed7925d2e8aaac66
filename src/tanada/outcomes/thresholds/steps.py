"""Equal steps for values that are spread evenly: about ten, merged to as many tiers as asked."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from tanada.outcomes.thresholds.distribution import Distribution
from tanada.outcomes.thresholds.readable import most_readable

_STEPS = 10


def equal_steps(
    distribution: Distribution, tiers: int, unit: Decimal | None = None
) -> tuple[Decimal, ...]:
    """The thresholds, best first: whole multiples of a readable step, as far apart as can be.

    Of 5,000 to 500,000 the step is 50,000, and four tiers begin at 400,000, 250,000 and 150,000.
    """
    smallest, largest = (
        distribution.number(distribution.values[-1]),
        distribution.number(distribution.values[0]),
    )
    wanted = (largest - smallest) / _STEPS
    step = most_readable(
        wanted * Decimal("0.75"), wanted * Decimal("1.5"), distribution.places, wanted, unit
    )
    first = (smallest / step).to_integral_value(ROUND_FLOOR)
    steps = (largest / step).to_integral_value(ROUND_CEILING) - first
    ends = [(steps * tier / tiers).to_integral_value(ROUND_HALF_UP) for tier in range(1, tiers)]
    return tuple((first + end) * step for end in reversed(ends))
