"""The typed tree of a rule: what a condition or a formula means, without its spelling.

Two rules that mean the same by spelling alone (`arr>100000`, `100000.0 < arr`) give
equal trees. Everything that reads a rule (SQL, prose, fingerprint) reads this tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tanada.fields import DATE, FLAG, TEXT, WHOLE_DIGITS, Kind, Type


@dataclass(frozen=True)
class Name:
    """The value of a field, an attribute, a score or a band."""

    name: str
    type: Type


@dataclass(frozen=True)
class Number:
    """A number written in the rule."""

    value: Decimal

    @property
    def type(self) -> Type:
        """Whole or not, and as wide as it is written."""
        _, digits, exponent = self.value.as_tuple()
        places = max(0, -int(exponent))
        whole = max(1, len(digits) + int(exponent))
        kind = Kind.NUMBER if places or whole > WHOLE_DIGITS else Kind.WHOLE
        return Type(kind, digits=whole, places=places, signed=self.value < 0)


@dataclass(frozen=True)
class Text:
    """A text written in quotes; where a level or choice is compared, one of its values."""

    value: str
    type: Type = TEXT


@dataclass(frozen=True)
class Day:
    """A date written in quotes beside a date."""

    value: date
    type: Type = DATE


@dataclass(frozen=True)
class Truth:
    """`true` or `false`."""

    value: bool
    type: Type = FLAG


@dataclass(frozen=True)
class Not:
    """TRUE where the part is FALSE; UNKNOWN stays UNKNOWN."""

    part: Rule
    type: Type = FLAG


@dataclass(frozen=True)
class All:
    """TRUE where every part is TRUE, FALSE where one is FALSE, else UNKNOWN."""

    parts: tuple[Rule, ...]
    type: Type = FLAG


@dataclass(frozen=True)
class Any:
    """TRUE where one part is TRUE, FALSE where every part is FALSE, else UNKNOWN."""

    parts: tuple[Rule, ...]
    type: Type = FLAG


@dataclass(frozen=True)
class Compare:
    """`operator` is one of = != < <= > >=; UNKNOWN where a side is missing."""

    operator: str
    left: Rule
    right: Rule
    type: Type = FLAG


@dataclass(frozen=True)
class OneOf:
    """TRUE where the value equals one of the options (literals of its type)."""

    value: Rule
    options: tuple[Number | Text | Day, ...]
    type: Type = FLAG


@dataclass(frozen=True)
class Missing:
    """TRUE where the value is missing; never UNKNOWN."""

    value: Rule
    type: Type = FLAG


@dataclass(frozen=True)
class Arithmetic:
    """`operator` is one of + - * /; a division by zero is missing."""

    operator: str
    left: Rule
    right: Rule
    type: Type


@dataclass(frozen=True)
class Negative:
    """The value with its sign turned."""

    value: Rule
    type: Type


@dataclass(frozen=True)
class Call:
    """One of the functions that rules know (`tanada.rules.functions`)."""

    function: str
    arguments: tuple[Rule, ...]
    type: Type


Rule = (
    Name
    | Number
    | Text
    | Day
    | Truth
    | Not
    | All
    | Any
    | Compare
    | OneOf
    | Missing
    | Arithmetic
    | Negative
    | Call
)


def children(rule: Rule) -> tuple[Rule, ...]:
    """The rules directly inside, in the order they are written."""
    match rule:
        case Not(part=inner) | Missing(value=inner) | Negative(value=inner):
            return (inner,)
        case All(parts=parts) | Any(parts=parts) | Call(arguments=parts):
            return parts
        case Compare(left=left, right=right) | Arithmetic(left=left, right=right):
            return (left, right)
        case OneOf(value=value, options=options):
            return (value, *options)
        case _:
            return ()


def walk(rule: Rule) -> Iterator[Rule]:
    """The rule and everything inside it, in the order it is written."""
    yield rule
    for child in children(rule):
        yield from walk(child)


def names(rule: Rule) -> tuple[str, ...]:
    """The names a rule mentions, each once, in the order of first mention."""
    return tuple(dict.fromkeys(node.name for node in walk(rule) if isinstance(node, Name)))
