"""A typed rule → a SQL expression, by the portable operations."""

from __future__ import annotations

from collections.abc import Callable

from tanada.fields import Kind, Type
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
from tanada.sql.operations import AsOf, Expression, Operations

Columns = Callable[[str], Expression]
PERCENTILE = "percentile__"
"""What the column of a name's percentile begins with."""


def to_sql(rule: Rule, operations: Operations, column: Columns, as_of: AsOf) -> Expression:
    """The rule as an expression; `column` gives the expression that stands for a name."""

    def sql(part: Rule) -> Expression:
        return to_sql(part, operations, column, as_of)

    match rule:
        case Name(name=name):
            return column(name)
        case Number(value=number):
            return operations.number(number)
        case Text(value=text):
            return operations.text(text)
        case Day(value=day):
            return operations.day(day)
        case Truth(value=truth):
            return operations.truth(truth)
        case Not(part=part):
            return operations.negation(sql(part))
        case All(parts=parts):
            return operations.all_of([sql(part) for part in parts])
        case Any(parts=parts):
            return operations.any_of([sql(part) for part in parts])
        case Missing(value=value):
            return operations.is_missing(sql(value))
        case OneOf(value=value, options=options):
            return operations.one_of(sql(value), [sql(option) for option in options])
        case Compare():
            return _compare(rule, operations, sql)
        case Arithmetic():
            return _arithmetic(rule, operations, sql)
        case Negative(value=value):
            return operations.negative(sql(value))
        case Call():
            return _call(rule, operations, sql, column, as_of)


def _compare(
    rule: Compare, operations: Operations, sql: Callable[[Rule], Expression]
) -> Expression:
    left, right = rule.left, rule.right
    ordering = rule.operator not in ("=", "!=")
    if ordering and left.type.kind is Kind.LEVEL:
        if isinstance(right, Text):
            return _level_against(rule.operator, sql(left), left.type, right.value, operations)
        ranks = (_rank(sql(left), left.type, operations), _rank(sql(right), right.type, operations))
        return operations.compare(rule.operator, *ranks)
    return operations.compare(rule.operator, sql(left), sql(right))


def _level_against(
    operator: str, value: Expression, kind: Type, against: str, operations: Operations
) -> Expression:
    """`level >= 'medium'` as the list of levels that are at least that good."""
    at = kind.values.index(against)
    wanted = {
        ">": kind.values[:at],
        ">=": kind.values[: at + 1],
        "<": kind.values[at + 1 :],
        "<=": kind.values[at:],
    }[operator]
    if not wanted:
        return operations.case(
            [(operations.is_known(value), operations.truth(False))],
        )
    return operations.one_of(value, [operations.text(level) for level in wanted])


def _rank(value: Expression, kind: Type, operations: Operations) -> Expression:
    """Levels as numbers, the best the highest."""
    best = len(kind.values)
    return operations.case(
        [
            (
                operations.compare("=", value.copy(), operations.text(level)),
                operations.number(best - at),
            )
            for at, level in enumerate(kind.values)
        ]
    )


def _arithmetic(
    rule: Arithmetic, operations: Operations, sql: Callable[[Rule], Expression]
) -> Expression:
    left, right = sql(rule.left), sql(rule.right)
    if rule.operator == "/":
        return operations.quotient(left, rule.left.type, right, rule.right.type, rule.type)
    types = rule.left.type, rule.right.type, rule.type
    return operations.reckoned(rule.operator, left, right, types)


def _call(
    rule: Call,
    operations: Operations,
    sql: Callable[[Rule], Expression],
    column: Columns,
    as_of: AsOf,
) -> Expression:
    if rule.function == "percentile":
        name = rule.arguments[0]
        assert isinstance(name, Name)
        return column(PERCENTILE + name.name)
    arguments = [sql(argument) for argument in rule.arguments]
    match rule.function:
        case "coalesce":
            value = operations.coalesce(*arguments)
            same = all(argument.type == rule.type for argument in rule.arguments)
            return value if same or not rule.type.numeric else operations.typed(value, rule.type)
        case "least":
            return operations.typed(operations.least(*arguments), rule.type)
        case "greatest":
            return operations.typed(operations.greatest(*arguments), rule.type)
        case "abs":
            return operations.size(arguments[0])
        case "days_since":
            return operations.days_between(arguments[0], operations.day(as_of))
        case "days_until":
            return operations.days_between(operations.day(as_of), arguments[0])
        case _:
            raise ValueError(rule.function)
