"""What a crossing shows: the largest segment, the most ARR, and what is more than chance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tanada.fields import Kind
from tanada.outcomes.segments.axes import TIER, Axis, Stands
from tanada.outcomes.segments.cells import Cell, Segments

LEAST_EXPECTED = 5
"""Fewer expected accounts say nothing about chance."""
DEVIATIONS = 3
"""A cell stands out when it is more than so many standard deviations above what is expected."""
LEAST_ABOVE = Fraction(1, 4)
"""And when it is above by so much of what is expected: 99 where 98 are expected says nothing."""


@dataclass(frozen=True)
class Finding:
    """Something to say: a code, a segment by its places on some axes, and who is in it.

    `of` are the accounts that `cell` is a part of; `expected` is how many accounts there would
    be if the axes had nothing to do with each other.
    """

    code: str
    places: dict[int, int]
    cell: Cell
    of: int
    expected: int | None = None


def find(segments: Segments) -> tuple[Finding, ...]:
    """The findings, most important first; none where there are no accounts."""
    if not segments.cells:
        return ()
    return (
        *_largest(segments),
        *_lowest_in_the_best_tier(segments),
        *_above_chance(segments),
        *_places_for_many(segments),
    )


def _largest(segments: Segments) -> Iterator[Finding]:
    """The named segment with the most accounts, and that with the most ARR where it is another."""
    named = {
        where: cell
        for where, cell in segments.cells.items()
        if all(
            axis.values[place].stands is Stands.ITSELF
            for axis, place in zip(segments.axes, where, strict=True)
        )
    }
    if not named:
        return
    total = segments.whole.accounts
    most = max(named, key=lambda where: (named[where].accounts, named[where].arr.total))
    yield Finding("segments.largest", _on(most), named[most], total)
    richest = max(named, key=lambda where: named[where].arr.total)
    if richest != most and named[richest].arr.total > named[most].arr.total:
        yield Finding("segments.most_arr", _on(richest), named[richest], total)


def _lowest_in_the_best_tier(segments: Segments) -> Iterator[Finding]:
    """Accounts of the best tier that are in the last level of another axis, or in its last band."""
    tiers = [at for at, axis in enumerate(segments.axes) if axis.name == TIER]
    for tier in tiers:
        for at, axis in enumerate(segments.axes):
            last = _last_level(axis)
            if at == tier or last is None:
                continue
            best = segments.at({tier: 0})
            cell = segments.at({tier: 0, at: last})
            if cell.accounts:
                places = {tier: 0, at: last}
                yield Finding("segments.lowest_level", places, cell, best.accounts)


def _last_level(axis: Axis) -> int | None:
    if axis.type.kind is not Kind.LEVEL or axis.left_out:
        return None
    return len(axis.type.values) - 1


def _above_chance(segments: Segments) -> Iterator[Finding]:
    """Of two axes, the segment that is the furthest above what their totals let expect."""
    if len(segments.axes) != 2:
        return
    total = segments.whole.accounts
    rows, columns = (
        [segments.at({axis: place}).accounts for place in range(len(segments.axes[axis].values))]
        for axis in (0, 1)
    )
    found: list[tuple[Fraction, tuple[int, int], Fraction]] = []
    for row, in_row in enumerate(rows):
        for column, in_column in enumerate(columns):
            cell = segments.cells.get((row, column), segments.nothing)
            expected = Fraction(in_row * in_column, total)
            above = cell.accounts - expected
            enough = expected >= LEAST_EXPECTED and above >= LEAST_ABOVE * expected
            if not enough or not _both_named(segments, row, column):
                continue
            variance = expected * (1 - Fraction(in_row, total)) * (1 - Fraction(in_column, total))
            if variance and above**2 / variance > DEVIATIONS**2:
                found.append((above**2 / variance, (row, column), expected))
    if found:
        _, where, expected = max(found)
        cell = segments.cells[where]
        yield Finding("segments.stands_out", _on(where), cell, total, round(expected))


def _both_named(segments: Segments, row: int, column: int) -> bool:
    first, second = segments.axes
    stands = (first.values[row].stands, second.values[column].stands)
    return stands == (Stands.ITSELF, Stands.ITSELF)


def _places_for_many(segments: Segments) -> Iterator[Finding]:
    """What stands under “others” and under “unknown”."""
    total = segments.whole.accounts
    for at, axis in enumerate(segments.axes):
        for place, value in enumerate(axis.values):
            if value.stands is not Stands.ITSELF:
                cell = segments.at({at: place})
                yield Finding(f"segments.{value.stands}", {at: place}, cell, total)


def _on(where: tuple[int, ...]) -> dict[int, int]:
    return dict(enumerate(where))
