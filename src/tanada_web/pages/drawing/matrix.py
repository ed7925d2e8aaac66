"""Moves between tiers as a matrix: from each row to each column."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tanada_web.pages.drawing.tiers import TierLook

_DEPTHS = 3
Moves = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Cell:
    """So many accounts went from the row's tier to the column's; `href` lists them."""

    count: int
    tone: str
    href: str


@dataclass(frozen=True)
class Line:
    """A row: where accounts were before (None: they are new), and what became of them."""

    look: TierLook | None
    cells: list[Cell]


@dataclass(frozen=True)
class Matrix:
    """The whole; its columns are tiers, the top one first."""

    columns: list[TierLook]
    lines: list[Line]


def matrix(
    tiers: Sequence[TierLook], moves: Moves, href: Callable[[str, str], str], new: str = ""
) -> Matrix:
    """A matrix of the moves, counted by the keys of two tiers; `new` stands for none before."""
    most = max((n for (old, to), n in moves.items() if old not in (to, new)), default=0)
    places: dict[str, int] = {each.key: at for at, each in enumerate(tiers)}

    def cell(before: str, after: str) -> Cell:
        count = moves.get((before, after), 0)
        steps = 0 if before == new else places[before] - places[after]
        return Cell(count, tone(count, steps, most), href(before, after) if count else "")

    lines = [Line(row, [cell(row.key, to.key) for to in tiers]) for row in tiers]
    if any(before == new for before, _ in moves):
        lines.append(Line(None, [cell(new, to.key) for to in tiers]))
    return Matrix(list(tiers), lines)


def tone(count: int, steps: int, most: int) -> str:
    """`up-2`, `down-1`: the direction, and how many they are of the most; nothing on the spot."""
    if count == 0:
        return "nobody"
    if steps == 0:
        return ""
    depth = -(-count * _DEPTHS // most)
    return f"{'up' if steps > 0 else 'down'}-{depth}"
