"""Where a condition holds, as far as its form alone tells: boxes of intervals and sets.

A condition is read as one box or another; a box bounds some values, and asks besides for
conditions that are not looked into. So `within` can miss that one condition lies in another,
and never claims it wrongly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tanada.fields import Kind, Type
from tanada.rules.spelling import canonical
from tanada.rules.tree import (
    All,
    Any,
    Compare,
    Day,
    Name,
    Not,
    Number,
    OneOf,
    Rule,
    Text,
    Truth,
)

_MOST_BOXES = 64
_NEGATED = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


@dataclass(frozen=True)
class Interval:
    """Values from `low` to `high`; None where there is no bound; open where it is left out."""

    low: Decimal | None = None
    low_open: bool = False
    high: Decimal | None = None
    high_open: bool = False

    def __and__(self, other: Interval) -> Interval:
        """The values in both."""
        found = self
        if other.low is not None and (
            self.low is None or (other.low, other.low_open) > (self.low, self.low_open)
        ):
            found = replace(found, low=other.low, low_open=other.low_open)
        if other.high is not None and (
            self.high is None or (other.high, not other.high_open) < (self.high, not self.high_open)
        ):
            found = replace(found, high=other.high, high_open=other.high_open)
        return found

    @property
    def empty(self) -> bool:
        """Whether no value lies in it."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def within(self, other: Interval) -> bool:
        """Whether every value lies in the other."""
        return self & other == self


@dataclass(frozen=True)
class Among:
    """One of some values."""

    values: frozenset[str | bool]

    def __and__(self, other: Among) -> Among:
        """The values in both."""
        return Among(self.values & other.values)

    @property
    def empty(self) -> bool:
        """Whether there is no value."""
        return not self.values

    def within(self, other: Among) -> bool:
        """Whether every value is one of the other's."""
        return self.values <= other.values


Bound = Interval | Among


@dataclass(frozen=True)
class Box:
    """Bounds by what they bound (in canonical spelling), and conditions not looked into."""

    bounds: dict[str, Bound]
    others: frozenset[str] = frozenset()

    def __and__(self, other: Box) -> Box:
        """Where both hold."""
        bounds = dict(self.bounds)
        for name, bound in other.bounds.items():
            held = bounds.get(name)
            bounds[name] = bound if held is None else _both(held, bound)
        return Box(bounds, self.others | other.others)

    @property
    def empty(self) -> bool:
        """Whether nothing can lie in it."""
        return any(bound.empty for bound in self.bounds.values())

    def within(self, other: Box) -> bool:
        """Whether all of it surely lies in the other."""
        return other.others <= self.others and all(
            name in self.bounds and _is_within(self.bounds[name], bound)
            for name, bound in other.bounds.items()
        )


def boxes(rule: Rule) -> tuple[Box, ...] | None:
    """The boxes in one of which the condition holds; None where there would be too many."""
    match rule:
        case All(parts=parts):
            found: tuple[Box, ...] = (Box({}),)
            for part in parts:
                inner = boxes(part)
                if inner is None or len(found) * len(inner) > _MOST_BOXES:
                    return None
                found = tuple(each & other for each in found for other in inner)
            return found
        case Any(parts=parts):
            listed = [boxes(part) for part in parts]
            together = tuple(box for each in listed for box in each or ())
            return None if None in listed or len(together) > _MOST_BOXES else together
        case Not(part=part):
            pushed = _negation(part)
            return (_atom(rule),) if pushed is None else boxes(pushed)
        case _:
            return (_atom(rule),)


def never_true(rule: Rule) -> bool:
    """Whether the condition contradicts itself."""
    found = boxes(rule)
    return found is not None and all(box.empty for box in found)


def within(inner: Rule, outer: Rule) -> bool:
    """Whether the outer condition surely holds wherever the inner one does."""
    first, second = boxes(inner), boxes(outer)
    if first is None or second is None:
        return False
    return all(any(box.within(other) for other in second) for box in first if not box.empty)


def single_interval(rule: Rule) -> tuple[str, Interval] | None:
    """What a condition bounds, where all it does is bound one number or date."""
    found = boxes(rule)
    if found is None or len(found) != 1 or found[0].others or len(found[0].bounds) != 1:
        return None
    ((name, bound),) = found[0].bounds.items()
    return (name, bound) if isinstance(bound, Interval) and not bound.empty else None


def _negation(part: Rule) -> Rule | None:
    """The condition that holds exactly where the part does not, if it has a plain form."""
    match part:
        case Compare(operator=operator):
            return replace(part, operator=_NEGATED[operator])
        case Any(parts=parts):
            return All(tuple(Not(each) for each in parts))
        case All(parts=parts):
            return Any(tuple(Not(each) for each in parts))
        case Not(part=inner):
            return inner
        case _:
            return None


def _atom(rule: Rule) -> Box:
    found = _bound(rule)
    if found is None:
        return Box({}, frozenset((canonical(rule),)))
    return Box(dict((found,)))


def _bound(rule: Rule) -> tuple[str, Bound] | None:
    match rule:
        case Name(name=name):
            return name, Among(frozenset((True,)))
        case Not(part=Name(name=name)):
            return name, Among(frozenset((False,)))
        case Truth(value=value):
            return "true", Among(frozenset((True,) if value else ()))
        case Compare(operator=operator, left=left, right=Number() | Day() as right):
            return _interval(operator, canonical(left), _as_number(right.value))
        case Compare(operator=operator, left=left, right=Text(value=value)):
            return _among(operator, left, value)
        case OneOf(value=value, options=options):
            texts = [option.value for option in options if isinstance(option, Text)]
            if len(texts) == len(options):
                return canonical(value), Among(frozenset(texts))
        case Not(part=OneOf(value=value, options=options)) if value.type.values:
            taken = {str(option.value) for option in options}
            return canonical(value), Among(frozenset(value.type.values) - taken)
    return None


def _as_number(value: Decimal | date) -> Decimal:
    return Decimal(value.toordinal()) if isinstance(value, date) else value


def _interval(operator: str, name: str, at: Decimal) -> tuple[str, Bound] | None:
    match operator:
        case "<" | "<=":
            return name, Interval(high=at, high_open=operator == "<")
        case ">" | ">=":
            return name, Interval(low=at, low_open=operator == ">")
        case "=":
            return name, Interval(low=at, high=at)
        case _:
            return None


def _among(operator: str, left: Rule, value: str) -> tuple[str, Bound] | None:
    held = frozenset(_holding(operator, left.type, value))
    if operator != "=" and not left.type.values:
        return None
    return canonical(left), Among(held)


def _holding(operator: str, kind: Type, value: str) -> Iterator[str]:
    """The values of a level or choice for which a comparison holds; a level's best is greatest."""
    if operator == "=":
        yield value
        return
    at = kind.values.index(value) if value in kind.values else 0
    for index, each in enumerate(kind.values):
        better = index < at and kind.kind is Kind.LEVEL
        worse = index > at and kind.kind is Kind.LEVEL
        if (
            (operator == "!=" and index != at)
            or (operator in (">", ">=") and better)
            or (operator in ("<", "<=") and worse)
            or (operator in (">=", "<=") and index == at)
        ):
            yield each


def _both(one: Bound, other: Bound) -> Bound:
    if isinstance(one, Interval) and isinstance(other, Interval):
        return one & other
    assert isinstance(one, Among)
    assert isinstance(other, Among)
    return one & other


def _is_within(one: Bound, other: Bound) -> bool:
    if isinstance(one, Interval) and isinstance(other, Interval):
        return one.within(other)
    if isinstance(one, Among) and isinstance(other, Among):
        return one.within(other)
    return False
