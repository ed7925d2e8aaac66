"""A figure over time as a line that steps from run to run, in a field of 100 by 100."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

SIZE = 100
_ROOM = 6
"""What stays free above and below the line."""


@dataclass(frozen=True)
class Line:
    """The line as an SVG path, with what is at its ends."""

    path: str
    since: date
    until: date
    first: Decimal
    last: Decimal
    least: Decimal
    most: Decimal


def line(points: Sequence[tuple[date, Decimal | None]], most: Decimal | None = None) -> Line | None:
    """A line through the values that are known, from zero up to the highest or to `most`.

    None where there are not two.
    """
    known = [(day, value) for day, value in points if value is not None]
    if len(known) < 2:
        return None
    values = [value for _, value in known]
    top = max(most or Decimal(0), *values) or Decimal(1)
    first, days = known[0][0], max(1, (known[-1][0] - known[0][0]).days)
    drawn = [
        (
            f"{float((day - first).days) * SIZE / days:.2f}",
            f"{SIZE - _ROOM - float(value / top) * (SIZE - 2 * _ROOM):.2f}",
        )
        for day, value in known
    ]
    (x, y), *rest = drawn
    path = f"M{x},{y}" + "".join(f"H{x}V{y}" for x, y in rest)
    last = known[-1]
    return Line(path, first, last[0], values[0], last[1], min(values), max(values))
