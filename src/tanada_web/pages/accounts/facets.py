"""The filters of a list: what there is to choose from, and what was chosen."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tanada.messages import formats
from tanada_web.pages.accounts.asking import LEAST, MOST, NONE, Asked
from tanada_web.pages.accounts.columns import FACETS, Column
from tanada_web.pages.accounts.reading import Portfolio
from tanada_web.reading.portfolio import lacking
from tanada_web.reading.totals import frequent

_SHOWN = 200


class Choice(NamedTuple):
    """A value to filter by, with how many accounts have it; None where that is not counted."""

    value: str
    label: str
    chosen: bool
    count: int | None = None


class Facet(NamedTuple):
    """A column to filter by; `first` ones are always in view."""

    name: str
    label: str
    choices: list[Choice]
    chosen: int
    first: bool

    @property
    def one(self) -> str:
        """What is chosen, where it is one value."""
        return next((choice.label for choice in self.choices if choice.chosen), "")


class Range(NamedTuple):
    """A figure to filter by, from the least to the most."""

    name: str
    label: str
    least: str
    most: str


class Chip(NamedTuple):
    """A filter in words, its pair in the address, and the address without it."""

    label: str
    value: str
    pair: tuple[str, str]
    href: str

    @property
    def words(self) -> str:
        """The filter in one phrase."""
        return f"{self.label}: {self.value}"


def facets(read: Portfolio, asked: Asked) -> list[Facet]:
    """What is filtered by value: the most used first, then the policy's levels."""
    listed = [read.columns[name] for name in FACETS if name in read.columns]
    listed += [
        column
        for column in read.columns.values()
        if column.kind == "level" and column.name not in FACETS
    ]
    made = [_facet(read, asked, column) for column in listed]
    if missing := _missing(read, asked):
        made.append(missing)
    return [facet for facet in made if facet.choices]


def ranges(read: Portfolio, asked: Asked) -> list[Range]:
    """What is filtered by size: ARR and the policy's scores."""
    names = ["arr", *(score.name for score in read.policy.scores)]
    return [
        Range(name, read.columns[name].label, asked.value(name + LEAST), asked.value(name + MOST))
        for name in names
        if name in read.columns
    ]


def chips(read: Portfolio, asked: Asked) -> list[Chip]:
    """Each filter in words."""
    return [
        Chip(*_told(read, asked, name, value), (name, value), asked.without((name, value)))
        for name, value in asked.pairs
    ]


def _facet(read: Portfolio, asked: Asked, column: Column) -> Facet:
    chosen = asked.wanted(column.name)
    counts: dict[str, int] = {}
    if column.kind == "text":
        found = frequent(read.run, column.column, _SHOWN)
        counts = {NONE if value is None else value: count for value, count in found}
        values = [*counts, *(value for value in chosen if value not in counts)]
    else:
        values = [*column.values, *([NONE] if column.kind == "level" else [])]
    choices = [
        Choice(
            value,
            column.called(None if value == NONE else value, read.labels),
            value in chosen,
            counts.get(value),
        )
        for value in values
    ]
    return Facet(column.name, column.label, choices, len(chosen), column.name in FACETS[:4])


def _missing(read: Portfolio, asked: Asked) -> Facet | None:
    """The fields for want of which accounts are undetermined."""
    chosen, counts = asked.wanted("missing"), dict[str, int]()
    for together, count in lacking(read.run).items():
        for entry in together.split(","):
            name = entry.strip().partition(":")[0]
            if name:
                counts[name] = counts.get(name, 0) + count
    names = sorted({*counts, *chosen}, key=lambda name: (-counts.get(name, 0), name))
    choices = [
        Choice(name, formats.capitalised(_lacks(read, name)), name in chosen, counts.get(name))
        for name in names
    ]
    return Facet("missing", read.labels.say("listing.missing"), choices, len(chosen), first=False)


def _lacks(read: Portfolio, name: str) -> str:
    return read.labels.missing(name)


def _told(read: Portfolio, asked: Asked, name: str, value: str) -> tuple[str, str]:
    """A filter's name and value in words."""
    say, labels = read.labels.say, read.labels
    match name:
        case "q":
            return say("listing.search"), value
        case "ended":
            return say("listing.ended"), say("value.true")
        case "missing":
            return say("listing.missing"), formats.capitalised(labels.missing(value))
        case "grace" | "renewal":
            until: date = asked.day(value)
            label = say("listing.grace") if name == "grace" else say("listing.renewal")
            return label, say("listing.until", day=until)
    column = read.columns.get(name)
    if column is not None:
        return column.label, column.called(None if value == NONE else value, labels)
    at = LEAST if name.endswith(LEAST) else MOST
    column = read.columns[name.removesuffix(at)]
    low, high = asked.filters.between[column.column]
    shown = column.shown(low if at == LEAST else high, labels)
    code = "listing.at_least" if at == LEAST else "listing.at_most"
    return column.label, say(code, value=shown)
