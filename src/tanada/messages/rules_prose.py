"""A typed rule → a phrase that reads well: `ARR is above $100,000`, 「ARRが10万ドルを超える」."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from tanada.fields import Kind
from tanada.messages import formats
from tanada.messages.labels import Labels
from tanada.messages.saying import known
from tanada.messages.text import Language
from tanada.messages.units import PLAIN, Unit, amount, unit_of
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
    Number,
    OneOf,
    Rule,
    Text,
    Truth,
    walk,
)

if TYPE_CHECKING:
    from tanada.policy.model import Policy

_OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_CONTINUED = (
    ("ではない", "ではなく"),
    ("である", "であり"),
    ("ない", "なく"),
    ("ある", "あり"),
    ("いる", "おり"),
    ("する", "し"),
    ("超える", "超え"),
    ("上回る", "上回り"),
    ("下回る", "下回り"),
    ("成り立つ", "成り立ち"),
    ("入る", "入り"),
)
_LIST, _CALL, _SUM, _PRODUCT, _ATOM = range(5)
_Bound = tuple[str, Decimal]


def rule_phrase(rule: Rule, policy: Policy, language: Language) -> str:
    """A condition as a phrase, without a capital at its beginning or a stop at its end."""
    return RuleProse(Labels(policy, language)).condition(rule)


def value_phrase(rule: Rule, policy: Policy, language: Language) -> str:
    """A calculation as a phrase: `seats ÷ employees`."""
    return RuleProse(Labels(policy, language)).value(rule)


def continued(phrase: str) -> str:
    """A Japanese phrase as it stands before another: 超える → 超え."""
    for end, joining in _CONTINUED:
        if phrase.endswith(end):
            return phrase.removesuffix(end) + joining
    return phrase


class RuleProse:
    """Tells rules in the labels of one policy and one language."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self.policy = labels.policy
        self.language = labels.language
        self.say = labels.say

    # Conditions.

    def condition(self, rule: Rule) -> str:
        """The phrase of a condition."""
        match rule:
            case All(parts=parts):
                return self._together(self._bounded(parts), "all", "both")
            case Any(parts=parts):
                return self._together([self._part(part) for part in parts], "any", "either")
            case Not(part=part):
                return self._negated(part)
            case Compare(operator=operator, left=left, right=right):
                return self._comparison(operator, left, right)
            case OneOf():
                return self._one_of(rule, "condition.one_of")
            case Missing(value=value):
                return self._missing(value, "unknown", "undecided")
            case Truth(value=truth):
                return self.say("condition.always" if truth else "condition.never")
            case Name(name=name):
                return self._flag(name, "is", "applies")
            case _:
                raise TypeError(type(rule).__name__)

    def _part(self, rule: Rule) -> str:
        """A part of `and` or `or`; one that has parts itself stands in parentheses."""
        phrase = self.condition(rule)
        grouped = isinstance(rule, All | Any)
        return self.say("condition.group", condition=phrase) if grouped else phrase

    def _together(self, parts: list[str], several: str, two: str) -> str:
        """Phrases joined by `and` or `or`."""
        if len(parts) == 1:
            return parts[0]
        if len(parts) == 2 and not any(map(_compound, parts)):
            several = two
        ahead = [self._ahead(part, several in ("any", "either")) for part in parts[:-1]]
        joined = ahead[0]
        for part in ahead[1:]:
            joined = self.say(f"condition.{several}_more", first=joined, last=part)
        return self.say(f"condition.{several}", first=joined, last=parts[-1])

    def _ahead(self, phrase: str, choice: bool) -> str:
        """A phrase as it stands before another: in Japanese 〜か, or its joining form."""
        if self.language == "en" or phrase.endswith(")"):
            return phrase
        return f"{phrase}か" if choice else continued(phrase)

    def _bounded(self, parts: Sequence[Rule]) -> list[str]:
        """The parts of an `and`; two bounds of one value, one after the other, as a range."""
        phrases: list[str] = []
        waiting = list(parts)
        while waiting:
            first = waiting.pop(0)
            range_phrase = self._range(first, waiting[0]) if waiting else None
            if range_phrase is not None:
                waiting.pop(0)
            phrases.append(range_phrase or self._part(first))
        return phrases

    def _range(self, first: Rule, second: Rule) -> str | None:
        low, high = _bound(first, ">"), _bound(second, "<")
        if low is None or high is None:
            low, high = _bound(second, ">"), _bound(first, "<")
        if low is None or high is None:
            return None
        assert isinstance(first, Compare) and isinstance(second, Compare)
        if first.left != second.left:
            return None
        unit = unit_of(first.left, self.policy)
        return self.say(
            f"compare.{low[0]}{high[0]}",
            left=self._side(first.left, PLAIN),
            low=amount(low[1], unit, self.policy, self.language),
            high=amount(high[1], unit, self.policy, self.language),
        )

    def _negated(self, part: Rule) -> str:
        match part:
            case Name(name=name):
                return self._flag(name, "is_not", "does_not_apply")
            case Compare(operator=operator, left=left, right=right):
                return self._comparison(_OPPOSITE[operator], left, right)
            case OneOf():
                return self._one_of(part, "condition.none_of")
            case Missing(value=value):
                return self._missing(value, "known", "decided")
            case Truth(value=truth):
                return self.condition(Truth(not truth))
            case _:
                return self.say("condition.not", condition=self.condition(part))

    def _flag(self, name: str, verb: str, otherwise: str) -> str:
        code = f"{verb}.{name}"
        if known(code) and not self.labels.owns(name):
            return self.say(code)
        return self.say(f"condition.{otherwise}", label=self.labels.of(name))

    def _missing(self, value: Rule, code: str, of_condition: str) -> str:
        if value.type.kind is Kind.FLAG and not isinstance(value, Name):
            return self.say(f"condition.{of_condition}", condition=self.condition(value))
        return self.say(f"condition.{code}", left=self._side(value, PLAIN))

    def _comparison(self, operator: str, left: Rule, right: Rule) -> str:
        if left.type.kind is Kind.FLAG:
            sides = {"left": self.condition(left), "right": self.condition(right)}
            return self.say(f"compare.flag{operator}", **sides)
        if isinstance(left, Call) and left.function == "percentile" and operator == ">=":
            top = self._top(left, right)
            if top is not None:
                return top
        kind = {Kind.LEVEL: "level", Kind.DATE: "date"}.get(left.type.kind, "")
        code = f"compare.{operator}" if operator in "!=" else f"compare.{kind}{operator}"
        return self.say(
            code,
            left=self._side(left, unit_of(right, self.policy), right),
            right=self._side(right, unit_of(left, self.policy), left),
        )

    def _top(self, percentile: Call, right: Rule) -> str | None:
        """At least 90 % with a lower value: among the top 10 %."""
        if not isinstance(right, Number) or not 0 <= right.value < 1:
            return None
        share = formats.percent(1 - right.value)
        value = self._side(percentile.arguments[0], PLAIN)
        return self.say("condition.top", value=value, share=share)

    def _one_of(self, rule: OneOf, code: str) -> str:
        unit = unit_of(rule.value, self.policy)
        *ahead, last = [self._side(option, unit, rule.value) for option in rule.options]
        return self.say(
            f"{code}_two" if len(ahead) == 1 else code,
            left=self._side(rule.value, PLAIN),
            first=formats.listed(ahead, self.language, most=None),
            last=last,
        )

    # Values.

    def value(self, rule: Rule) -> str:
        """The phrase of a calculation; of a condition, its phrase."""
        if rule.type.kind is Kind.FLAG:
            return self.condition(rule)
        return self._value(rule, PLAIN, None)[0]

    def _side(self, rule: Rule, unit: Unit, beside: Rule | None = None) -> str:
        """One side of a comparison; numbers count what the other side counts."""
        if isinstance(rule, Name) and self._counts(rule):
            return self.say("value.count", value=self.labels.of(rule.name))
        return self._inside(rule, _CALL, unit, beside)

    def _inside(self, rule: Rule, binding: int, unit: Unit, beside: Rule | None = None) -> str:
        phrase, inner = self._value(rule, unit, beside)
        return phrase if inner >= binding else self.say("value.group", value=phrase)

    def _value(self, rule: Rule, unit: Unit, beside: Rule | None) -> tuple[str, int]:
        """The phrase, and how tightly its outermost word holds it together.

        `unit` is what its numbers count where the calculation itself does not say.
        """
        own = unit_of(rule, self.policy)
        unit = own if own != PLAIN else unit
        match rule:
            case Name():
                return self._name(rule), _ATOM
            case Number(value=number):
                return amount(number, unit, self.policy, self.language), _ATOM
            case Day(value=day):
                return formats.day(day, self.language), _ATOM
            case Text():
                return self._text(rule, beside), _ATOM
            case Arithmetic():
                return self._arithmetic(rule, unit)
            case Negative(value=value):
                inner = self._inside(value, _ATOM, unit)
                return self.say("value.negative", value=inner), _SUM
            case Call():
                return self._call(rule, unit, beside)
            case _:
                return self.condition(rule), _LIST

    def _known(self, name: str) -> bool:
        """Whether the label is ours, so that its grammar is known."""
        return known(f"field.{name}") and not self.labels.owns(name)

    def _counts(self, name: Name) -> bool:
        """Whether a label of ours names things that are counted: `seats`."""
        field = self.policy.fields.get(name.name)
        counted = field is not None and field.type.kind is Kind.WHOLE and not field.unit
        return self._known(name.name) and (counted or name.name in ("dau", "mau"))

    def _name(self, name: Name) -> str:
        label = self.labels.of(name.name)
        kind = name.type.kind
        definite = kind in (Kind.DATE, Kind.TEXT) or name.name == "tier"
        return (
            self.say("value.definite", value=label)
            if definite and self._known(name.name)
            else label
        )

    def _text(self, text: Text, beside: Rule | None) -> str:
        """A value of a choice or level by its label, any other text between quotes."""
        name = next((n.name for n in walk(beside) if isinstance(n, Name)), None) if beside else None
        label = self.labels.value(name, text.type, text.value)
        return self.say("value.named" if text.type.values else "value.quoted", value=label)

    def _arithmetic(self, rule: Arithmetic, unit: Unit) -> tuple[str, int]:
        additive = rule.operator in "+-"
        binding = _SUM if additive else _PRODUCT
        inner = unit if additive else PLAIN
        left = self._inside(rule.left, binding, inner)
        right = self._inside(rule.right, binding + 1, inner)
        return self.say(f"value.{rule.operator}", left=left, right=right), binding

    def _call(self, rule: Call, unit: Unit, beside: Rule | None) -> tuple[str, int]:
        function, arguments = rule.function, rule.arguments
        if function == "coalesce":
            return self._coalesce(arguments, unit, beside)
        if function in ("least", "greatest"):
            code = f"value.{function}" + ("_many" if len(arguments) > 2 else "")
            values = [self._inside(each, _SUM, unit) for each in arguments]
            return self.say(code, values=formats.joined(values, self.language, "and")), _CALL
        value = self._inside(arguments[0], _SUM, PLAIN)
        return self.say(f"value.{function}", value=value), _CALL

    def _coalesce(
        self, arguments: tuple[Rule, ...], unit: Unit, beside: Rule | None
    ) -> tuple[str, int]:
        japanese = self.language == "ja"
        if len(arguments) > 2:
            values = [self._inside(each, _SUM, unit, beside) for each in arguments]
            joined = formats.joined(values, self.language, "and")
            return self.say("value.coalesce_many", values=joined), _CALL
        first = self._inside(arguments[0], _ATOM if japanese else _SUM, unit, beside)
        second = self._inside(arguments[1], _SUM, unit, beside)
        phrase = self.say("value.coalesce", first=first, second=second)
        return phrase, _ATOM if japanese else _LIST


def _bound(rule: Rule, sign: str) -> _Bound | None:
    """The operator and the number of a comparison with one, if it bounds on that side."""
    if isinstance(rule, Compare) and isinstance(rule.right, Number) and rule.operator[0] == sign:
        return rule.operator, rule.right.value
    return None


def _compound(phrase: str) -> bool:
    """Whether an English phrase has joints of its own."""
    return any(joint in phrase for joint in (" and ", " or ", ", ", "("))
