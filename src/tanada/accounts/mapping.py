"""A mapping document: which of a file's columns is which field.

    tanada_mapping: 1
    source:                         # columns that expressions read, by the name they use
      fresh: {column: Fresh, type: money}
    fields:
      account_id: CustomerID        # rename
      currency: {constant: GBP}
      arr: {expression: fresh + milk}
      csm_sentiment: {latest: [{column: crm, as_of: crm_on}, {column: survey, as_of: asked_on}]}

Columns whose headers are canonical field names need no line. Expressions are rules of
the policy language over `source`; `row_number: C-` numbers rows where a file has no ids.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag, ValidationError

from tanada.errors import AccountsError, Place, PolicyError, Problem
from tanada.fields import DATE, FLAG, NUMBER, TEXT, WHOLE, Type, money
from tanada.policy.shape import Key, Number, Plain, RuleText, Shape
from tanada.policy.shaping import shape_problems
from tanada.policy.source import MAX_BYTES, Source, read_source
from tanada.policy.source import Path as Way
from tanada.rules import ParsedRule, parse_rule, type_rule
from tanada.rules.nearest import nearest
from tanada.rules.tree import Call, Rule, walk


class SourceShape(Shape):
    """A column of the file as expressions read it."""

    column: Plain
    type: Literal["money", "whole", "number", "text", "date", "flag"] = "number"


class DatedShape(Shape):
    """One of two or more sources of a field, with the column of its date."""

    column: Plain
    as_of: Plain


class RenamedShape(Shape):
    """A field taken from a column of another name."""

    column: Plain


class ConstantShape(Shape):
    """A field that is the same for every account."""

    constant: Plain | Number | bool


class ExpressionShape(Shape):
    """A field computed from columns under `source`."""

    expression: RuleText


class LatestShape(Shape):
    """A field taken from whichever source has the later date."""

    latest: Annotated[list[DatedShape], Field(min_length=2, max_length=10)]


class NumberedShape(Shape):
    """A text, followed by the number of the row."""

    row_number: Plain


_BEYOND_THE_ROW = ("percentile", "days_since", "days_until")
_KINDS = ("column", "constant", "expression", "latest", "row_number")


def _kind(value: object) -> str:
    if isinstance(value, str):
        return "=name"
    keys = value if isinstance(value, dict) else {}
    return "=" + next((kind for kind in _KINDS if kind in keys), "column")


Mapped = Annotated[
    Annotated[Plain, Tag("=name")]
    | Annotated[RenamedShape, Tag("=column")]
    | Annotated[ConstantShape, Tag("=constant")]
    | Annotated[ExpressionShape, Tag("=expression")]
    | Annotated[LatestShape, Tag("=latest")]
    | Annotated[NumberedShape, Tag("=row_number")],
    Discriminator(_kind),
]


class MappingDocument(Shape):
    """The document's shape."""

    tanada_mapping: Literal[1]
    fields: Annotated[dict[Key, Mapped], Field(min_length=1, max_length=1_000)]
    source: Annotated[dict[Key, SourceShape], Field(max_length=1_000)] = {}


@dataclass(frozen=True)
class Mapping:
    """A mapping whose expressions are typed; `expressions` are by the field's name."""

    source: Source
    document: MappingDocument
    expressions: dict[str, Rule]
    source_types: dict[str, Type]


def read_mapping(path: Path, money_places: int) -> Mapping:
    """The mapping in a file; AccountsError with every problem found."""
    try:
        with path.open("rb") as file:
            text = file.read(MAX_BYTES + 1).decode("utf-8-sig")
    except (OSError, ValueError) as error:
        found = getattr(error, "strerror", None) or "UTF-8"
        raise AccountsError(
            Problem("mapping.unreadable", Place(str(path)), {"found": found})
        ) from None
    try:
        source = read_source(text, str(path))
    except PolicyError as error:
        raise AccountsError(error.problems) from None
    try:
        document = MappingDocument.model_validate(source.data)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        raise AccountsError(shape_problems(source, details)) from None
    return _typed(source, document, money_places)


def check_mapping(mapping: Mapping, columns: Collection[str], fields: Collection[str]) -> None:
    """Raise AccountsError where it names fields or columns that there are not, with all."""
    source, problems = mapping.source, []
    for name in mapping.document.fields:
        if name not in fields:
            params = {"found": name, "nearest": nearest(name, fields)}
            place = source.place(("fields", name), key=True)
            problems.append(Problem("mapping.unknown_field", place, params))
    for way, column in _columns_of(mapping.document):
        if column not in columns:
            params = {"found": column, "nearest": nearest(column, columns)}
            problems.append(Problem("mapping.unknown_column", source.place(way), params))
    if problems:
        raise AccountsError(sorted(problems, key=lambda each: each.place.line or 0))


def _columns_of(document: MappingDocument) -> Iterator[tuple[Way, str]]:
    """Every mention of a column, and where it stands."""
    for name, shape in document.source.items():
        yield ("source", name, "column"), shape.column
    for name, mapped in document.fields.items():
        way = ("fields", name)
        match mapped:
            case str() as column:
                yield way, column
            case RenamedShape(column=column):
                yield (*way, "column"), column
            case LatestShape(latest=latest):
                for number, dated in enumerate(latest):
                    yield (*way, "latest", number, "column"), dated.column
                    yield (*way, "latest", number, "as_of"), dated.as_of
            case _:
                pass


def _typed(source: Source, document: MappingDocument, money_places: int) -> Mapping:
    types = {
        "money": money(money_places),
        "whole": WHOLE,
        "number": NUMBER,
        "text": TEXT,
        "date": DATE,
        "flag": FLAG,
    }
    known = {name: types[shape.type] for name, shape in document.source.items()}
    problems: list[Problem] = []
    expressions: dict[str, Rule] = {}
    for name, mapped in document.fields.items():
        if not isinstance(mapped, ExpressionShape):
            continue
        path = ("fields", name, "expression")
        parsed = parse_rule(mapped.expression)
        typed = type_rule(parsed, known, "value") if isinstance(parsed, ParsedRule) else parsed
        if isinstance(typed, list):
            problems += [
                Problem(
                    each.code,
                    source.place_inside(path, mapped.expression, each.start, each.end),
                    each.params,
                )
                for each in typed
            ]
            continue
        beyond = [each.function for each in walk(typed) if isinstance(each, Call)]
        problems += [
            Problem("mapping.beyond_the_row", source.place(path), {"found": function})
            for function in beyond
            if function in _BEYOND_THE_ROW
        ]
        expressions[name] = typed
    if problems:
        raise AccountsError(problems)
    return Mapping(source, document, expressions, known)
