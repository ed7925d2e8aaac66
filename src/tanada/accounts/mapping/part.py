"""What a mapping says of one table: its columns, and its expressions with their types."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from tanada.accounts.mapping.shapes import (
    DatedShape,
    ExpressionShape,
    LatestShape,
    Mapped,
    ReadingShape,
    RenamedShape,
    SourceShape,
)
from tanada.errors import AccountsError, Problem
from tanada.fields import DATE, FLAG, NUMBER, TEXT, WHOLE, Type, money
from tanada.policy.source import Path as Way
from tanada.policy.source import Source
from tanada.rules import ParsedRule, parse_rule, type_rule
from tanada.rules.nearest import nearest
from tanada.rules.tree import Call, Rule, names, walk

_BEYOND_THE_ROW = ("percentile", "days_since", "days_until")


@dataclass(frozen=True)
class Part:
    """The part of a mapping that is about one table.

    `way` is where the part stands in the document and `key` what its columns stand under;
    `fields` are by the name wanted, `sources` by the name that expressions use. A
    `shipped` part names what exports of a system can hold; a file may lack some of it.
    """

    document: Source
    way: Way
    key: str
    reading: ReadingShape
    fields: Mapping[str, Mapped]
    sources: Mapping[str, SourceShape]
    source_types: Mapping[str, Type]
    expressions: Mapping[str, Rule]
    shipped: bool = False

    def fitted(self, columns: Collection[str], fields: Collection[str]) -> tuple[Part, list[str]]:
        """The part for a file with these columns, and which it names in vain.

        Only a shipped part may name a column in vain. Raises AccountsError as `check` does.
        """
        if not self.shipped:
            self.check(columns, fields)
            return self, []
        absent = {column for _, column in self._columns() if column not in columns}
        unread = {name for name, shape in self.sources.items() if shape.column in absent}
        left_out = {
            way[1] for way, column in self._columns() if column in absent and way[0] == self.key
        }
        left_out |= {name for name, rule in self.expressions.items() if unread & {*names(rule)}}
        kept = {name: each for name, each in self.fields.items() if name not in left_out}
        return replace(self, fields=kept), sorted(absent)

    def check(self, columns: Collection[str], fields: Collection[str]) -> None:
        """Raise AccountsError where it names fields or columns that there are not, with all."""
        problems = []
        for name in self.fields:
            if name not in fields:
                params = {"found": name, "nearest": nearest(name, fields)}
                place = self.document.place((*self.way, self.key, name), key=True)
                problems.append(Problem("mapping.unknown_field", place, params))
        for way, column in self._columns():
            if column not in columns:
                params = {"found": column, "nearest": nearest(column, columns)}
                place = self.document.place((*self.way, *way))
                problems.append(Problem("mapping.unknown_column", place, params))
        if problems:
            raise AccountsError(sorted(problems, key=lambda each: each.place.line or 0))

    def _columns(self) -> Iterator[tuple[Way, str]]:
        """Every mention of a column, and where it stands in the part."""
        for name, shape in self.sources.items():
            yield ("source", name, "column"), shape.column
        for name, mapped in self.fields.items():
            way: Way = (self.key, name)
            match mapped:
                case str() as column:
                    yield way, column
                case RenamedShape(column=column):
                    yield (*way, "column"), column
                case LatestShape(latest=latest):
                    yield from _dated_columns(way, latest)
                case _:
                    pass


def _dated_columns(way: Way, latest: Collection[DatedShape]) -> Iterator[tuple[Way, str]]:
    for number, dated in enumerate(latest):
        yield (*way, "latest", number, "column"), dated.column
        yield (*way, "latest", number, "as_of"), dated.as_of


def typed_part(
    document: Source,
    way: Way,
    key: str,
    reading: ReadingShape,
    fields: Mapping[str, Mapped],
    sources: Mapping[str, SourceShape],
    money_places: int,
) -> Part | list[Problem]:
    """The part with its expressions read and typed, or what is wrong with them."""
    types = {
        "money": money(money_places),
        "whole": WHOLE,
        "number": NUMBER,
        "text": TEXT,
        "date": DATE,
        "flag": FLAG,
    }
    known = {name: types[shape.type] for name, shape in sources.items()}
    problems: list[Problem] = []
    expressions: dict[str, Rule] = {}
    for name, mapped in fields.items():
        if not isinstance(mapped, ExpressionShape):
            continue
        path = (*way, key, name, "expression")
        parsed = parse_rule(mapped.expression)
        typed = type_rule(parsed, known, "value") if isinstance(parsed, ParsedRule) else parsed
        if isinstance(typed, list):
            problems += [
                Problem(
                    each.code,
                    document.place_inside(path, mapped.expression, each.start, each.end),
                    each.params,
                )
                for each in typed
            ]
            continue
        beyond = [each.function for each in walk(typed) if isinstance(each, Call)]
        problems += [
            Problem("mapping.beyond_the_row", document.place(path), {"found": function})
            for function in beyond
            if function in _BEYOND_THE_ROW
        ]
        expressions[name] = typed
    if problems:
        return problems
    return Part(document, way, key, reading, fields, sources, known, expressions)
