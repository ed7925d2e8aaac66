"""The cells of a crossing and what they add up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from tanada.outcomes.segments.axes import Axis

_PLACES = Decimal("0.0001")


@dataclass(frozen=True)
class Sum:
    """A sum over those accounts for which a number is known, and how many those are."""

    total: Decimal = Decimal(0)
    known: int = 0

    def __add__(self, other: Sum) -> Sum:
        return Sum(self.total + other.total, self.known + other.known)

    @property
    def average(self) -> Decimal | None:
        """The average to 4 decimal places, half up; None where no account has a number."""
        if not self.known:
            return None
        return (self.total / self.known).quantize(_PLACES, ROUND_HALF_UP)


@dataclass(frozen=True)
class Cell:
    """Some accounts: how many, their ARR in the policy's currency, the sums of the measures."""

    accounts: int
    arr: Sum
    measures: tuple[Sum, ...]

    def __add__(self, other: Cell) -> Cell:
        pairs = zip(self.measures, other.measures, strict=True)
        return Cell(
            self.accounts + other.accounts,
            self.arr + other.arr,
            tuple(mine + its for mine, its in pairs),
        )


@dataclass(frozen=True)
class Segments:
    """Accounts that have not ended, crossed by one to three axes.

    A cell stands at the places of its values in the axes, and is absent where no account is.
    `measures` are the numbers that are averaged beside ARR; `ended` accounts stand nowhere.
    """

    axes: tuple[Axis, ...]
    measures: tuple[str, ...]
    cells: Mapping[tuple[int, ...], Cell]
    ended: int

    @property
    def nothing(self) -> Cell:
        """A cell without accounts."""
        return Cell(0, Sum(), (Sum(),) * len(self.measures))

    @cached_property
    def whole(self) -> Cell:
        """All accounts together."""
        return self.at({})

    def at(self, places: Mapping[int, int]) -> Cell:
        """The sum of the cells that have, on each of the axes given, the value at its place."""
        return sum(
            (
                cell
                for where, cell in self.cells.items()
                if all(where[axis] == place for axis, place in places.items())
            ),
            start=self.nothing,
        )

    def within(self, place: int) -> Segments:
        """The accounts with one value of the first axis, crossed by the other axes."""
        cells = {where[1:]: cell for where, cell in self.cells.items() if where[0] == place}
        return Segments(self.axes[1:], self.measures, cells, self.ended)

    def accounts_share(self, cell: Cell) -> Decimal:
        """The cell's part of all accounts, of 1."""
        return Decimal(cell.accounts) / max(self.whole.accounts, 1)

    def arr_share(self, cell: Cell) -> Decimal | None:
        """The cell's part of all ARR, of 1; None where there is none to share."""
        total = self.whole.arr.total
        return cell.arr.total / total if total > 0 else None
