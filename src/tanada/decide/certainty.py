"""What can never be missing: known from the policy alone, before any account is seen."""

from __future__ import annotations

from tanada.fields import Kind
from tanada.policy.model import Attribute, Curve, Measure, Policy, Steps, Table
from tanada.rules.tree import (
    All,
    Any,
    Arithmetic,
    Call,
    Compare,
    Day,
    Missing,
    Name,
    Negative,
    Number,
    OneOf,
    Rule,
    Text,
    children,
)


class Certainty:
    """Which names and rules of a policy always have a value."""

    def __init__(self, policy: Policy) -> None:
        flags = [name for name, field in policy.fields.items() if field.type.kind is Kind.FLAG]
        self.names = {*flags, "strategic"}
        for attribute in policy.attributes:
            if self._attribute(attribute):
                self.names.add(attribute.name)

    def always_known(self, rule: Rule) -> bool:
        """Whether a rule is never UNKNOWN, or a formula never missing."""
        match rule:
            case Name(name=name):
                return name in self.names
            case Missing():
                return True
            case Arithmetic(operator="/"):
                return False
            case Call(function="coalesce", arguments=arguments):
                return any(self.always_known(argument) for argument in arguments)
            case Call(function="percentile"):
                return False
            case _:
                return all(self.always_known(child) for child in children(rule))

    def points_always_known(self, measure: Measure) -> bool:
        """Whether a measure always gives points."""
        points = measure.points
        if isinstance(points, Steps):
            if points.steps[-1][0] is not None:
                return False
            return points.skips_unknown or all(
                rule is None or self.always_known(rule) for rule, _ in points.steps
            )
        if measure.of is None or not self.always_known(measure.of):
            return False
        if isinstance(points, Table) and measure.of.type.kind is Kind.FLAG:
            return {key for key, _ in points.rows} == {True, False}
        return isinstance(points, Curve)

    def _attribute(self, attribute: Attribute) -> bool:
        if attribute.rule is not None:
            return self.always_known(attribute.rule)
        if attribute.lines[-1].rule is not None or attribute.skips_unknown:
            return False
        return all(line.rule is None or self.always_known(line.rule) for line in attribute.lines)


def holds_on_nothing(rule: Rule) -> bool:
    """Whether a condition could be TRUE though everything it reads is missing.

    In doubt, it could.
    """
    match rule:
        case All(parts=parts):
            return all(holds_on_nothing(part) for part in parts)
        case Any(parts=parts):
            return any(holds_on_nothing(part) for part in parts)
        case Compare() | OneOf():
            return not all(_missing_on_nothing(each) for each in _operands(rule))
        case _:
            return True


def _operands(rule: Rule) -> tuple[Rule, ...]:
    """What a comparison compares, without the literals."""
    return tuple(each for each in children(rule) if not isinstance(each, Number | Text | Day))


def _missing_on_nothing(rule: Rule) -> bool:
    """Whether a value is surely missing where everything it reads is."""
    match rule:
        case Name(type=kind):
            return kind.kind is not Kind.FLAG
        case Arithmetic(left=left, right=right):
            return _missing_on_nothing(left) or _missing_on_nothing(right)
        case Negative(value=value):
            return _missing_on_nothing(value)
        case Call(function="coalesce", arguments=arguments):
            return all(_missing_on_nothing(argument) for argument in arguments)
        case Call(arguments=arguments):
            return any(_missing_on_nothing(argument) for argument in arguments)
        case _:
            return False
