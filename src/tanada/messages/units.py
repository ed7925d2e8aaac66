"""What a number in a rule counts: money, a share of one, months, or nothing in particular."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from tanada.fields import Kind
from tanada.messages import formats
from tanada.messages.saying import known, say
from tanada.messages.text import Language
from tanada.rules.tree import Arithmetic, Call, Name, Negative, Rule

if TYPE_CHECKING:
    from tanada.policy.model import Policy

_SHARES = ("seat_use", "outreach_answered_rate", "growth_rate_12m")
_UNITS = {"age_months": "months", "days_to_renewal": "days"}
_DAYS = ("days_since", "days_until")


class Unit(NamedTuple):
    """How numbers are shown; a `ratio` below one is shown as a share, `named` with its unit."""

    kind: Literal["plain", "money", "share", "ratio", "named"]
    name: str = ""


PLAIN, MONEY, SHARE, RATIO = Unit("plain"), Unit("money"), Unit("share"), Unit("ratio")


def unit_of_name(name: str, policy: Policy) -> Unit:
    """What the values of a field, an attribute or a score count."""
    field = policy.fields.get(name)
    if field is not None and field.type.kind is Kind.MONEY:
        return MONEY
    if name in _SHARES:
        return SHARE
    if field is not None:
        return Unit("named", field.unit) if field.unit else PLAIN
    if name in _UNITS:
        return Unit("named", _UNITS[name])
    for attribute in policy.attributes:
        if attribute.name == name:
            if attribute.unit:
                return Unit("named", attribute.unit)
            return PLAIN if attribute.rule is None else unit_of(attribute.rule, policy)
    return PLAIN


def unit_of(rule: Rule, policy: Policy) -> Unit:
    """What the value of a calculation counts."""
    match rule:
        case Name(name=name):
            return unit_of_name(name, policy)
        case Call(function="percentile"):
            return SHARE
        case Call(function=function) if function in _DAYS:
            return Unit("named", "days")
        case Call(arguments=arguments):
            units = [unit_of(argument, policy) for argument in arguments]
            return next((unit for unit in units if unit != PLAIN), PLAIN)
        case Negative(value=value):
            return unit_of(value, policy)
        case Arithmetic():
            return _of_arithmetic(rule, policy)
        case _:
            return PLAIN


def _of_arithmetic(rule: Arithmetic, policy: Policy) -> Unit:
    if rule.type.kind is Kind.MONEY:
        return MONEY
    left, right = unit_of(rule.left, policy), unit_of(rule.right, policy)
    if rule.operator in "+-":
        return left if left != PLAIN else right
    same = rule.left.type.kind is rule.right.type.kind and left == right
    return RATIO if rule.operator == "/" and same else PLAIN


def amount(value: Decimal, unit: Unit, policy: Policy, language: Language) -> str:
    """A number in its unit: `$100,000`, `75%`, `9 months`."""
    if unit.kind == "money":
        return formats.money(value, policy.currency, language)
    if unit.kind == "share" or (unit.kind == "ratio" and 0 < abs(value) < 1):
        return formats.percent(value)
    if unit.kind == "named":
        code = f"unit.{unit.name}"
        if known(code):
            return say(code, language, count=value)
        return say("unit.other", language, count=value, unit=unit.name)
    return formats.number(value)
