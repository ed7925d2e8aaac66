"""A typed rule in the solver's terms: the same branches as `tanada.sql.expressions`."""

from __future__ import annotations

from collections.abc import Callable

from tanada.fields import QUOTIENT_PLACES, Kind, Type
from tanada.policy.proofs.constraints import Constraints
from tanada.policy.proofs.inputs import Value, all_known, first_known, missing, size
from tanada.policy.proofs.logic import (
    Bit,
    Kleene,
    all_of,
    any_of,
    certain,
    negation,
    same_truth,
    where_known,
)
from tanada.policy.proofs.numbers import Extreme, Number, Plain, Ratio, Turned, compare, literal
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
    Not,
    OneOf,
    Rule,
    Text,
    Truth,
)
from tanada.rules.tree import Number as Written

Facts = Callable[[str], Value]
Percentiles = Callable[[str], Number]
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


class Rules:
    """Rules about one account, whose facts and percentiles are given by name.

    `divisible` gathers for each quotient met whether its divisor is there and not zero;
    `quotients` are those quotients, and scores, the innermost first.
    """

    def __init__(self, constraints: Constraints, fact: Facts, percentile: Percentiles) -> None:
        self.constraints = constraints
        self.fact = fact
        self.percentile = percentile
        self.divisible: list[Bit] = []
        self.quotients: list[Ratio] = []

    def condition(self, rule: Rule) -> Kleene:
        """A rule that is TRUE, FALSE or UNKNOWN."""
        value = self.value(rule)
        assert isinstance(value, Kleene)
        return value

    def number(self, rule: Rule) -> Number:
        """A rule that gives a number, a date, a text or a level, in whole units."""
        value = self.value(rule)
        assert isinstance(value, Number)
        return value

    def value(self, rule: Rule) -> Value:
        """Any rule."""
        match rule:
            case Name(name=name):
                return self.fact(name)
            case Written() | Text() | Day():
                return self._literal(rule)
            case Arithmetic():
                return self._arithmetic(rule)
            case Negative(value=value):
                return Turned(self.number(value))
            case Call():
                return self._call(rule)
            case _:
                return self._condition(rule)

    def _literal(self, rule: Written | Text | Day) -> Number:
        if isinstance(rule, Written):
            return literal(rule.value)
        if isinstance(rule, Day):
            return Plain(rule.value.toordinal())
        return Plain(text_number(self.constraints, rule.type, rule.value))

    def _condition(self, rule: Rule) -> Kleene:
        match rule:
            case Truth(value=truth):
                return certain(truth)
            case Not(part=part):
                inner = self.condition(part)
                return Kleene(inner.false, inner.true)
            case All(parts=parts):
                found = [self.condition(part) for part in parts]
                return Kleene(all_of(p.true for p in found), any_of(p.false for p in found))
            case Any(parts=parts):
                found = [self.condition(part) for part in parts]
                return Kleene(any_of(p.true for p in found), all_of(p.false for p in found))
            case Missing(value=value):
                return certain(missing(self.value(value)))
            case OneOf(value=value, options=options):
                number = self.number(value)
                equal = [compare("=", number, self._option(each, value.type)) for each in options]
                return where_known(number.known, any_of(equal))
            case Compare():
                return self._compare(rule)
            case _:
                raise TypeError(type(rule).__name__)

    def _option(self, option: Rule, kind: Type) -> Number:
        if isinstance(option, Text):
            return Plain(text_number(self.constraints, kind, option.value))
        return self.number(option)

    def _compare(self, rule: Compare) -> Kleene:
        left, right = rule.left, rule.right
        if left.type.kind is Kind.FLAG:
            first, second = self.condition(left), self.condition(right)
            same = same_truth(first.true, second.true)
            known = all_of([first.known, second.known])
            return where_known(known, same if rule.operator == "=" else negation(same))
        # Levels are counted with the best first, so a better one has the smaller number.
        turned = left.type.kind is Kind.LEVEL
        operator = _TURNED[rule.operator] if turned else rule.operator
        first_number = self._option(left, right.type)
        second_number = self._option(right, left.type)
        known = all_of([first_number.known, second_number.known])
        return where_known(known, compare(operator, first_number, second_number))

    def _arithmetic(self, rule: Arithmetic) -> Number:
        left, right = self.number(rule.left), self.number(rule.right)
        known = all_of([left.known, right.known])
        if rule.operator == "/":
            return self.quotient(left, right, rule.left.type, rule.right.type)
        if rule.operator == "*":
            return self._product(left, right)
        wide = max(left.places, right.places)
        first, second = left.scaled(wide), right.scaled(wide)
        return Plain(first + second if rule.operator == "+" else first - second, wide, known)

    def quotient(self, left: Number, right: Number, left_type: Type, right_type: Type) -> Number:
        """left ÷ right, half up to the places of quotients; missing where right is zero."""
        more = right.places + QUOTIENT_PLACES - left.places
        first, second = left.term(), right.term()
        above = size(first) if left_type.signed else first
        below = size(second) if right_type.signed else second
        dividend = above * 10 ** max(more, 0)
        divisor = below * 10 ** max(-more, 0)
        negative = False
        if left_type.signed or right_type.signed:
            negative = negation(same_truth(first < 0, second < 0))
        self.divisible.append(all_of([right.known, second != 0]))
        known = all_of([left.known, self.divisible[-1]])
        ratio = Ratio(dividend, divisor, self.constraints, QUOTIENT_PLACES, known, negative)
        self.quotients.append(ratio)
        return ratio

    def _product(self, left: Number, right: Number) -> Number:
        known = all_of([left.known, right.known])
        first, second = left.term(), right.term()
        places = left.places + right.places
        if isinstance(first, int) or isinstance(second, int):
            return Plain(first * second, places, known)
        constraints = self.constraints
        product = constraints.whole("product")
        nothing = any_of([first == 0, second == 0])
        constraints.require(nothing == (product == 0))
        constraints.require(any_of([nothing, ((first > 0) == (second > 0)) == (product > 0)]))
        constraints.require_exactly(product == first * second, "product", first)
        return Plain(product, places, known)

    def _call(self, rule: Call) -> Number:
        if rule.function == "percentile":
            name = rule.arguments[0]
            assert isinstance(name, Name)
            return self.percentile(name.name)
        parts = [self.number(argument) for argument in rule.arguments]
        first = parts[0]
        match rule.function:
            case "coalesce":
                return first_known(parts)
            case "least":
                return Extreme(parts, all_known(parts), largest=False)
            case "greatest":
                return Extreme(parts, all_known(parts), largest=True)
            case "abs":
                return Plain(size(first.term()), first.places, first.known)
            case "days_since":
                return Plain(self.constraints.today() - first.term(), 0, first.known)
            case "days_until":
                return Plain(first.term() - self.constraints.today(), 0, first.known)
            case _:
                raise ValueError(rule.function)


def text_number(constraints: Constraints, kind: Type, text: str) -> int:
    """The number that stands for a text: its place in its list, if its type has one."""
    return kind.values.index(text) if kind.values else constraints.text(text)
