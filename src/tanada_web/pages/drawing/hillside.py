"""The portfolio as a hillside: each tier a band that widens from one measure to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise

from tanada_web.pages.drawing.tiers import TierLook

SIZE = 100
_SHELF = 14
"""How far a band stays level at each measure before it slopes."""


@dataclass(frozen=True)
class Band:
    """A tier's band: the outline as an SVG path in a field of 100 by 100."""

    look: TierLook | None
    path: str


def hillside(shares: Sequence[tuple[TierLook | None, Sequence[Decimal]]]) -> list[Band]:
    """A band per tier, from its share in each of at least two measures.

    The shares of a measure add up to at most one; the bands of one hundred are stacked from the
    top tier downwards.
    """
    columns = list(zip(*(each for _, each in shares), strict=True))
    edges = [[Decimal(0), *accumulate(column)] for column in columns]
    return [
        Band(
            look,
            _outline(
                [float(edge[place]) * SIZE for edge in edges],
                [float(edge[place + 1]) * SIZE for edge in edges],
            ),
        )
        for place, (look, _) in enumerate(shares)
    ]


def _outline(upper: list[float], lower: list[float]) -> str:
    """Along the upper edge to the right, and back along the lower one."""
    right = _edge(upper, _shelves(len(upper)))
    back = _edge(lower[::-1], [(end, start) for start, end in reversed(_shelves(len(lower)))])
    return f"M{right}L{back}Z"


def _shelves(count: int) -> list[tuple[float, float]]:
    """From where to where a band is level at each of the measures."""
    apart = (SIZE - _SHELF) / (count - 1)
    return [(at * apart, at * apart + _SHELF) for at in range(count)]


def _edge(heights: list[float], shelves: list[tuple[float, float]]) -> str:
    start, end = shelves[0]
    parts = [f"{start:g},{heights[0]:.2f}L{end:g},{heights[0]:.2f}"]
    for (before, (_, left)), (height, (right, over)) in pairwise(
        zip(heights, shelves, strict=True)
    ):
        middle = (left + right) / 2
        parts.append(f"C{middle:g},{before:.2f} {middle:g},{height:.2f} {right:g},{height:.2f}")
        parts.append(f"L{over:g},{height:.2f}")
    return "".join(parts)
