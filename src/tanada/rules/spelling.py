"""A typed rule back into text, in one way for everything that means the same."""

from __future__ import annotations

from decimal import Decimal

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
)

_OR, _AND, _NOT, _COMPARISON, _SUM, _PRODUCT, _ATOM = range(7)


def spell(rule: Rule) -> str:
    """The rule as a person would write it, parts in their own order."""
    return _spell(rule, ordered=True)[0]


def canonical(rule: Rule) -> str:
    """The rule's meaning as text: the parts of `and`, `or` and `in` are put in order."""
    return _spell(rule, ordered=False)[0]


def spell_number(value: Decimal) -> str:
    """A number without exponent or needless zeros."""
    return f"{value:f}"


def _spell(rule: Rule, *, ordered: bool) -> tuple[str, int]:
    """The text and how tightly its outermost operator binds."""

    def inside(part: Rule, binding: int) -> str:
        text, inner = _spell(part, ordered=ordered)
        return text if inner >= binding else f"({text})"

    def together(parts: list[str]) -> list[str]:
        return parts if ordered else sorted(parts)

    match rule:
        case Any(parts=parts):
            return " or ".join(together([inside(part, _AND) for part in parts])), _OR
        case All(parts=parts):
            return " and ".join(together([inside(part, _NOT) for part in parts])), _AND
        case Not(part=Missing(value=value)):
            return f"{inside(value, _SUM)} is not null", _COMPARISON
        case Not(part=part):
            return f"not {inside(part, _COMPARISON)}", _NOT
        case Missing(value=value):
            return f"{inside(value, _SUM)} is null", _COMPARISON
        case Compare(operator=operator, left=left, right=right):
            return f"{inside(left, _SUM)} {operator} {inside(right, _SUM)}", _COMPARISON
        case OneOf(value=value, options=options):
            listed = ", ".join(together([inside(option, _ATOM) for option in options]))
            return f"{inside(value, _SUM)} in ({listed})", _COMPARISON
        case Arithmetic(operator=operator, left=left, right=right):
            binding = _SUM if operator in "+-" else _PRODUCT
            return f"{inside(left, binding)} {operator} {inside(right, binding + 1)}", binding
        case Negative(value=value):
            return f"-{inside(value, _ATOM)}", _PRODUCT
        case Call(function=function, arguments=arguments):
            return f"{function}({', '.join(inside(each, _OR) for each in arguments)})", _ATOM
        case _:
            return _leaf(rule), _ATOM


def _leaf(rule: Rule) -> str:
    match rule:
        case Name(name=name):
            return name
        case Number(value=number):
            return spell_number(number)
        case Text(value=text):
            return "'" + text.replace("'", "''") + "'"
        case Day(value=day):
            return f"'{day.isoformat()}'"
        case Truth(value=truth):
            return "true" if truth else "false"
        case _:
            raise TypeError(type(rule).__name__)
