"""The arithmetic of points: in which fractions of a point a score can be summed exactly."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import lcm

from tanada.fields import SCORE
from tanada.policy.model import Curve, Measure, Score, Table

_LARGEST = 10**37


def places(value: Decimal) -> int:
    """Decimal places that a number needs."""
    return max(0, -int(value.normalize().as_tuple().exponent))


def input_places(measure: Measure, curve: Curve) -> int:
    """Decimal places in which a curve's input is counted."""
    assert measure.of is not None
    return max(measure.of.type.places, *(places(at) for at, _ in curve.corners))


def denominator(measure: Measure) -> int:
    """The smallest d such that the measure's points are always a whole number of 1/d."""
    points = measure.points
    if isinstance(points, Curve):
        unit = 10 ** input_places(measure, points)
        slopes = (
            Fraction(high - low) / (Fraction(end - start) * unit)
            for (start, low), (end, high) in zip(points.corners, points.corners[1:], strict=False)
        )
        return lcm(_common(give for _, give in points.corners), _common(slopes))
    if isinstance(points, Table):
        return _common(give for _, give in points.rows)
    return _common(give for _, give in points.steps)


def _common(values: Iterable[Decimal | Fraction]) -> int:
    return lcm(*(Fraction(value).denominator for value in values))


def whole_weights(score: Score) -> dict[str, int]:
    """The measures' weights as whole numbers in the same proportion."""
    unit = 10 ** max(places(measure.weight) for measure in score.measures)
    return {measure.name: int(measure.weight * unit) for measure in score.measures}


def largest_sum(score: Score) -> int:
    """What no number in the summing and rounding of a score can exceed."""
    common = lcm(*(denominator(measure) for measure in score.measures))
    return int(400 * common * sum(whole_weights(score).values()) * 10**SCORE.places)


def too_fine(score: Score) -> bool:
    """Whether the points need more digits than an exact sum can have."""
    return largest_sum(score) > _LARGEST
