"""The operations that compiled policies are made of, as SQLGlot trees.

Everything here means the same on every engine; where engines differ, the class of that
engine overrides the operation. Nothing outside this set may appear in a compiled tree.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache, reduce
from math import gcd

from sqlglot import exp

from tanada.fields import QUOTIENT_PLACES, TEXT, WHOLE_DIGITS, Kind, Type
from tanada.rules.arithmetic import quotient_width
from tanada.rules.limits import MAX_WIDTH
from tanada.rules.tree import Rule

Expression = exp.Expr
"""Any part of a tree."""

AsOf = date | Expression
"""The day that is decided for: a date, or an expression where the engine is to tell the day."""

BIGINT_DIGITS = 18
"""Decimal digits that BIGINT always holds."""
_BIGINT_LIMIT = 9 * 10**BIGINT_DIGITS
_SHORT_CHAIN = 8
"""Conditions that stand in one chain."""


@cache
def _built(kind: str) -> exp.DataType:
    return exp.DataType.build(kind)


def sql_kind(kind: str) -> exp.DataType:
    """A type by its name, read once."""
    return _built(kind).copy()


def cast(value: Expression, kind: str) -> Expression:
    """The value cast to a type, unless that is what it is cast to already.

    SQLGlot's own function takes DECIMAL(18, 2) and DECIMAL(34, 2) for the same.
    """
    target = sql_kind(kind)
    return (
        value
        if isinstance(value, exp.Cast) and value.to == target
        else exp.Cast(this=value, to=target)
    )


class Operations:
    """DuckDB's rendering, and the common ground of all dialects."""

    dialect = "duckdb"
    materialized: bool | None = None
    """Whether each step of a query must be told to be computed once."""

    def can(self, rule: Rule) -> bool:
        """Whether the engine reckons a rule's own step exactly, its parts aside."""
        return rule.type.width <= MAX_WIDTH

    def can_unscale(self, kind: Type) -> bool:
        """Whether a decimal can be made the whole number of its smallest places."""
        return kind.width <= MAX_WIDTH

    def finished(self, tree: exp.Select) -> exp.Select:
        """The whole tree, as the engine spells names."""
        return tree

    # Values and types.

    def column(self, name: str, table: str | None = None) -> Expression:
        """A column by its exact name."""
        return exp.column(name, table=table, quoted=True)

    def number(self, value: Decimal | int) -> Expression:
        """A literal number."""
        literal = exp.Literal.number(
            f"{abs(value):f}" if isinstance(value, Decimal) else abs(value)
        )
        return exp.Neg(this=literal) if value < 0 else literal

    def text(self, value: str) -> Expression:
        """A literal text."""
        return exp.Literal.string(value)

    def day(self, value: AsOf) -> Expression:
        """A literal date, or the expression that stands for one."""
        if isinstance(value, date):
            return cast(exp.Literal.string(value.isoformat()), "DATE")
        return value.copy()

    def truth(self, value: bool) -> Expression:
        """A literal truth value."""
        return exp.true() if value else exp.false()

    def nothing(self, kind: Type) -> Expression:
        """A missing value of a type."""
        return cast(exp.null(), self.sql_type(kind))

    def sql_type(self, kind: Type) -> str:
        """The engine's type for a kind of value."""
        match kind.kind:
            case Kind.WHOLE:
                return "BIGINT" if kind.digits <= BIGINT_DIGITS else self.decimal(kind.digits, 0)
            case Kind.MONEY | Kind.NUMBER:
                return self.decimal(kind.width, kind.places)
            case Kind.DATE:
                return "DATE"
            case Kind.FLAG:
                return "BOOLEAN"
            case _:
                return "TEXT"

    def decimal(self, width: int, places: int) -> str:
        """The type of decimals with so many digits, `places` of them after the point."""
        return f"DECIMAL({min(MAX_WIDTH, width)}, {places})"

    def given(self, value: Expression, kind: Type) -> Expression:
        """A column of somebody's table as the type that everything after it relies on."""
        return self.typed(value, kind)

    def typed(self, value: Expression, kind: Type) -> Expression:
        """The value cast to a type; decimals are rounded half up."""
        return cast(value, self.sql_type(kind))

    def widened(self, value: Expression, kind: Type, width: int) -> Expression:
        """A number as a decimal that arithmetic can make `width` digits of.

        DuckDB reckons with 64 bits where both sides fit in 18 digits, and fails beyond.
        """
        return cast(value, self.decimal(max(width, BIGINT_DIGITS + 1), kind.places))

    # Conditions.

    def case(
        self, branches: Sequence[tuple[Expression, Expression]], default: Expression | None = None
    ) -> Expression:
        """The value of the first branch whose condition is TRUE."""
        if not branches:
            return default if default is not None else exp.null()
        return exp.Case(
            ifs=[exp.If(this=when, true=then) for when, then in branches], default=default
        )

    def all_of(self, parts: Sequence[Expression]) -> Expression:
        """Every part is TRUE, by three-valued logic."""
        return _balanced(exp.And, parts)

    def any_of(self, parts: Sequence[Expression]) -> Expression:
        """At least one part is TRUE, by three-valued logic."""
        return _balanced(exp.Or, parts)

    def negation(self, part: Expression) -> Expression:
        """TRUE becomes FALSE and the reverse."""
        return exp.Not(this=_wrapped(part))

    def compare(self, operator: str, left: Expression, right: Expression) -> Expression:
        """One of = != < <= > >=."""
        return _COMPARISONS[operator](this=_wrapped(left), expression=_wrapped(right))

    def is_missing(self, value: Expression) -> Expression:
        """Whether there is no value; never UNKNOWN."""
        return exp.Is(this=_wrapped(value), expression=exp.null())

    def is_known(self, value: Expression) -> Expression:
        """Whether there is a value; never UNKNOWN."""
        return exp.Not(this=self.is_missing(value))

    def is_true(self, part: Expression) -> Expression:
        """Whether a condition is TRUE; never UNKNOWN."""
        return self.case([(part, self.truth(True))], self.truth(False))

    def one_of(self, value: Expression, options: Sequence[Expression]) -> Expression:
        """Whether the value equals one of the options."""
        return exp.In(this=_wrapped(value), expressions=list(options))

    def coalesce(self, *values: Expression) -> Expression:
        """The first value that is not missing."""
        return exp.Coalesce(this=values[0], expressions=list(values[1:]))

    # Arithmetic.

    def add(self, left: Expression, right: Expression) -> Expression:
        """Sum."""
        return exp.Add(this=_wrapped(left), expression=_wrapped(right))

    def subtract(self, left: Expression, right: Expression) -> Expression:
        """Difference; of two dates, whole days."""
        return exp.Sub(this=_wrapped(left), expression=_wrapped(right))

    def multiply(self, left: Expression, right: Expression) -> Expression:
        """Product, exact: both sides are narrow enough."""
        return exp.Mul(this=_wrapped(left), expression=_wrapped(right))

    def reckoned(
        self, operator: str, left: Expression, right: Expression, types: tuple[Type, Type, Type]
    ) -> Expression:
        """left + - or * right, exact; `types` are those of left, right and the result."""
        of_left, _, result = types
        if result.width > BIGINT_DIGITS:
            left = self.widened(left, of_left, result.width)
        reckon = {"+": self.add, "-": self.subtract, "*": self.multiply}
        return self.typed(reckon[operator](left, right), result)

    def negative(self, value: Expression) -> Expression:
        """The value with its sign turned."""
        return exp.Neg(this=_wrapped(value))

    def size(self, value: Expression) -> Expression:
        """The value without its sign."""
        return exp.Abs(this=value)

    def least(self, *values: Expression) -> Expression:
        """The smallest; missing where any is."""
        return self._of_all(exp.Least, values)

    def greatest(self, *values: Expression) -> Expression:
        """The largest; missing where any is."""
        return self._of_all(exp.Greatest, values)

    def _of_all(self, kind: type[Expression], values: Sequence[Expression]) -> Expression:
        extreme = kind(this=values[0].copy(), expressions=[value.copy() for value in values[1:]])
        unknown = self.any_of([self.is_missing(value) for value in values])
        return self.case([(self.negation(unknown), extreme)])

    def integer(self, value: Expression, limit: int) -> Expression:
        """The value as an integer of a type that can hold `limit`."""
        return cast(value, self.integer_type(limit))

    def integer_type(self, limit: int) -> str:
        """The narrowest integer type for values up to `limit`."""
        return "BIGINT" if limit < _BIGINT_LIMIT else "HUGEINT"

    def counted(self, value: int, limit: int) -> Expression:
        """A whole number already of the type that can hold `limit`."""
        return cast(self.number(value), self.integer_type(limit))

    def whole_part(
        self,
        dividend: Expression,
        divisor: Expression,
        limit: int = 0,  # noqa: ARG002 – where there is one division for all widths
    ) -> Expression:
        """Integer division of integers ≥ 0 and > 0, at most `limit`; 0 stands for BIGINT's."""
        return exp.IntDiv(this=_wrapped(dividend), expression=_wrapped(divisor))

    def rounded_ratio(
        self, dividend: Expression, divisor: Expression, places: int, limit: int
    ) -> Expression:
        """dividend ÷ divisor of integers ≥ 0 and > 0, half up, as an integer of 10^-places.

        `limit` bounds both 2 × dividend × 10^places and 2 × divisor.
        """
        kind = self.integer_type(2 * limit)
        doubled = self.multiply(cast(dividend, kind), self.number(2 * 10**places))
        twice = self.multiply(self.number(2), divisor)
        return self.whole_part(self.add(doubled, divisor), twice, 2 * limit)

    def rounded_share(
        self, dividend: Expression, divisor: int, places: int, limit: int
    ) -> Expression:
        """The same by a divisor known beforehand, in lowest terms."""
        common = gcd(10**places, divisor)
        factor, divisor = 10**places // common, divisor // common
        kind = self.integer_type(2 * limit)
        if divisor == 1:
            return self.multiply(cast(dividend, kind), self.number(factor))
        doubled = self.multiply(cast(dividend, kind), self.number(2 * factor))
        rounding = self.add(doubled, self.number(divisor))
        return self.whole_part(rounding, self.number(2 * divisor), 2 * limit)

    def scaled(self, value: Expression, places: int, kind: Type) -> Expression:
        """An integer of 10^-places as a decimal of the given type."""
        unscaled = cast(value, self.decimal(kind.width, 0))
        if places == 0:
            return unscaled
        unit = cast(
            exp.Literal.string(f"{Decimal(1).scaleb(-places):f}"), self.decimal(places + 1, places)
        )
        return cast(self.multiply(unscaled, unit), self.sql_type(kind))

    def quotient(
        self, left: Expression, left_type: Type, right: Expression, right_type: Type, result: Type
    ) -> Expression:
        """left ÷ right, half up to the result's places; missing where right is zero."""
        widen = right_type.places + result.places
        more = widen - left_type.places
        dividend = self._unscaled(left, left_type, max(more, 0))
        divisor = self._unscaled(right, right_type, max(-more, 0))
        limit = 2 * 10 ** (quotient_width(left_type, right_type, result.places) + 1)
        kind = self.integer_type(limit)
        dividend, divisor = cast(dividend, kind), cast(divisor, kind)
        doubled = self.add(self.multiply(self.number(2), dividend), divisor)
        whole = self.whole_part(doubled, self.multiply(self.number(2), divisor), limit)
        value = self.scaled(whole, result.places, result)
        divisible = self.compare("!=", right.copy(), self.number(0))
        if not (left_type.signed or right_type.signed):
            return self.case([(divisible, value)])
        opposite = self.compare(
            "!=",
            self.compare("<", left, self.number(0)),
            self.compare("<", right, self.number(0)),
        )
        signed = self.case([(opposite, self.negative(value.copy()))], value)
        return self.case([(divisible, signed)])

    def _unscaled(self, value: Expression, kind: Type, more: int) -> Expression:
        """The size of a decimal as the integer of its smallest places, times 10^more."""
        shift = kind.places + more
        limit = 10 ** (kind.digits + max(shift, kind.places))
        integer_type = self.integer_type(10 * limit)
        value = self.size(value.copy()) if kind.signed else value
        if kind.places == 0:
            whole = cast(value.copy(), integer_type)
            return self.multiply(whole, self.number(10**shift)) if shift else whole
        width = kind.width + kind.places + 1
        wide = self.widened(value.copy(), kind, width) if width > BIGINT_DIGITS else value.copy()
        factor = cast(self.number(10**kind.places), self.decimal(kind.places + 1, 0))
        unscaled = cast(self.multiply(wide, factor), integer_type)
        return self.multiply(unscaled, self.number(10**more)) if more else unscaled

    # Dates.

    def add_months(self, day: Expression, months: Expression) -> Expression:
        """The date so many months on, its day clamped to the month's end."""
        return cast(
            exp.Add(this=_wrapped(day), expression=call("to_months", cast(months, "INT"))),
            "DATE",
        )

    def month_number(self, day: Expression) -> Expression:
        """Months since the year 0: year × 12 + month."""
        year, month = call("year", day.copy()), call("month", day.copy())
        return cast(self.add(self.multiply(year, self.number(12)), month), "BIGINT")

    def month_number_of(self, as_of: AsOf) -> Expression:
        """The month number of the day that is decided for."""
        if isinstance(as_of, date):
            return self.number(as_of.year * 12 + as_of.month)
        return self.month_number(as_of)

    def days_between(self, start: Expression, end: Expression) -> Expression:
        """Whole days from start to end."""
        return cast(self.subtract(end, start), "BIGINT")

    # Text.

    def joined(self, parts: Sequence[Expression]) -> Expression:
        """The texts one after the other; none of them missing, as engines differ there."""
        return call("concat", *parts)

    def listed(self, parts: Sequence[Expression]) -> Expression:
        """The texts that are not missing, with a comma between; none where there are none."""
        if not parts:
            return self.nothing(TEXT)
        return call("concat_ws", exp.Literal.string(","), *parts)

    def json_text(self, value: Expression, kind: Type) -> Expression:
        """The value as JSON; missing becomes null."""
        shown: Expression
        match kind.kind:
            case Kind.MONEY | Kind.WHOLE | Kind.NUMBER:
                shown = self.digits_of(value, kind)
            case Kind.FLAG:
                branches = [(value, exp.Literal.string("true"))]
                unless = [(self.negation(value.copy()), exp.Literal.string("false"))]
                shown = self.case([*branches, *unless])
            case Kind.DATE:
                quote = exp.Literal.string('"')
                dated = self.joined([quote, cast(value, "TEXT"), quote.copy()])
                shown = self.case([(self.is_known(value.copy()), dated)])
            case Kind.LEVEL | Kind.CHOICE:
                listed = [
                    (
                        self.compare("=", value.copy(), self.text(each)),
                        self.text(json.dumps(each, ensure_ascii=False)),
                    )
                    for each in kind.values
                ]
                shown = self.case(listed)
            case _:
                shown = self.json_string(value)
        return self.coalesce(shown, exp.Literal.string("null"))

    def digits_of(
        self,
        value: Expression,
        kind: Type,  # noqa: ARG002 – where a column's type keeps its zeros
    ) -> Expression:
        """A number as text, with all decimal places of its type."""
        return cast(value, "TEXT")

    def json_string(self, value: Expression) -> Expression:
        """A text in JSON's quotes and escapes; missing stays missing.

        Control characters that JSON has no letter for become spaces: engines escape them
        in different ways.
        """
        return cast(call("to_json", self.without_controls(value)), "TEXT")

    def without_controls(self, value: Expression) -> Expression:
        """A text with its rarer control characters as spaces."""
        rare = [code for code in range(1, 32) if code not in (8, 9, 10, 12, 13)]
        listed = self.joined([call("chr", self.number(code)) for code in rare])
        return call("translate", value, listed, self.text(" " * len(rare)))

    # Over all rows.

    def sum_where(self, condition: Expression) -> Expression:
        """How many rows of a group meet a condition."""
        one = self.case([(condition, self.number(1))], self.number(0))
        return exp.Sum(this=one)

    def share(self, part: Expression, total: Expression) -> Expression:
        """part ÷ total of two counts, half up to 8 places; missing where total is zero."""
        limit = 2 * 10**WHOLE_DIGITS * 10**QUOTIENT_PLACES
        none = self.case([(self.compare(">", total.copy(), self.number(0)), total.copy())])
        ratio = self.rounded_ratio(part, cast(none, "BIGINT"), QUOTIENT_PLACES, limit)
        kind = Type(Kind.NUMBER, digits=1, places=QUOTIENT_PLACES)
        return self.scaled(ratio, QUOTIENT_PLACES, kind)


def call(function: str, *arguments: Expression) -> Expression:
    """A function by its own name: SQLGlot would add its idea of other engines' nulls."""
    return exp.Anonymous(this=function, expressions=list(arguments))


def _balanced(kind: type[exp.And] | type[exp.Or], parts: Sequence[Expression]) -> Expression:
    """A chain without parentheses where it is short; else a shallow tree.

    So a person can read it, and no number of parts nests deeply.
    """
    if len(parts) <= _SHORT_CHAIN:
        return reduce(
            lambda left, right: kind(this=left, expression=right), map(_alternative, parts)
        )
    middle = len(parts) // 2
    return kind(
        this=exp.Paren(this=_balanced(kind, parts[:middle])),
        expression=exp.Paren(this=_balanced(kind, parts[middle:])),
    )


def _alternative(part: Expression) -> Expression:
    """A part of a chain; AND and OR within it need parentheses, all else binds closer."""
    return exp.Paren(this=part) if isinstance(part, exp.Connector) else part


def _wrapped(part: Expression) -> Expression:
    """The part in parentheses where it is more than one word."""
    loose = (exp.Binary, exp.Not, exp.Between, exp.In, exp.Is, exp.Neg)
    return exp.paren(part, copy=False) if isinstance(part, loose) else part


_COMPARISONS: dict[str, type[exp.Binary]] = {
    "=": exp.EQ,
    "!=": exp.NEQ,
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
}
