"""Spark's rendering of the portable operations, where it differs."""

from __future__ import annotations

from sqlglot import exp

from tanada.fields import Kind, Type
from tanada.rules.limits import MAX_WIDTH
from tanada.rules.tree import Arithmetic, Rule
from tanada.sql.operations import BIGINT_DIGITS, Expression, call, cast
from tanada.sql.warehouse import WarehouseOperations

_KEPT_PLACES = 6
"""Decimal places that Spark keeps where a result would need more than 38 digits."""
_PLAIN_PLACES = 6
"""Decimal places up to which a cast always writes a number without an exponent."""
_MOST_QUOTIENT = MAX_WIDTH - _KEPT_PLACES
"""Digits of a whole number that is the result of a division."""
_MOST_PLACES = MAX_WIDTH - 20
"""Places beside the 20 digits that Spark takes a BIGINT for."""


class SparkOperations(WarehouseOperations):
    """Spark SQL 3.4 and later, with ANSI mode or without."""

    dialect = "spark"

    def can(self, rule: Rule) -> bool:
        """Whether Spark reckons a rule's own step exactly."""
        if not rule.type.numeric:
            return True
        if rule.type.places > _MOST_PLACES:
            return False
        match rule:
            case Arithmetic(operator="*", left=left, right=right):
                return _exact(left.type.width, right.type.width, rule.type.places)
            case Arithmetic(operator="/"):
                return rule.type.width <= _MOST_QUOTIENT
            case _:
                return True

    def can_unscale(self, kind: Type) -> bool:
        """Whether a decimal can be made the whole number of its smallest places."""
        return _exact(kind.width, kind.places + 1, kind.places)

    def integer_type(self, limit: int) -> str:
        """Beyond BIGINT, the widest decimal."""
        kind = super().integer_type(limit)
        return self.decimal(MAX_WIDTH, 0) if kind == "HUGEINT" else kind

    def widened(
        self,
        value: Expression,
        kind: Type,
        width: int,  # noqa: ARG002
    ) -> Expression:
        """As narrow as it is: Spark widens by itself, and cuts places off what is too wide."""
        return cast(value, self.decimal(kind.width, kind.places))

    def reckoned(
        self, operator: str, left: Expression, right: Expression, types: tuple[Type, Type, Type]
    ) -> Expression:
        """Both sides by their own widths, as Spark takes a BIGINT for 20 digits."""
        of_left, of_right, result = types
        if result.width > BIGINT_DIGITS or result.kind is not Kind.WHOLE:
            left = self.widened(left, of_left, result.width)
            right = self.widened(right, of_right, result.width)
        return super().reckoned(operator, left, right, types)

    def whole_part(self, dividend: Expression, divisor: Expression, limit: int = 0) -> Expression:
        """`div` gives a BIGINT; beyond it, a division without remainder is exact."""
        if self.integer_type(limit) == "BIGINT":
            return super().whole_part(dividend, divisor)
        rest = call("mod", dividend.copy(), divisor.copy())
        even = exp.Paren(this=self.subtract(dividend, rest))
        quotient = exp.Div(this=even, expression=exp.Paren(this=divisor.copy()))
        return cast(quotient, self.decimal(MAX_WIDTH, 0))

    def scaled(self, value: Expression, places: int, kind: Type) -> Expression:
        """Where a product would lose places, the exponent is written: `123E-8`."""
        if _exact(kind.width, places + 1, places):
            return super().scaled(value, places, kind)
        written = call("concat", cast(value, "TEXT"), self.text(f"E-{places}"))
        return cast(written, self.sql_type(kind))

    def digits_of(self, value: Expression, kind: Type) -> Expression:
        """Without ANSI mode a cast writes small numbers as `1E-8`, once there are 7 places."""
        if kind.places <= _PLAIN_PLACES:
            return super().digits_of(value, kind)
        return call("format_number", value, self.text(f"0.{'0' * kind.places}"))

    def add_months(self, day: Expression, months: Expression) -> Expression:
        """`add_months` clamps to the month's end, and does no more since Spark 3."""
        return call("add_months", day, cast(months, "INT"))

    def days_between(self, start: Expression, end: Expression) -> Expression:
        """The difference of two dates is an interval in Spark; `datediff` counts days."""
        return cast(call("datediff", end, start), "BIGINT")


def _exact(left_width: int, right_width: int, places: int) -> bool:
    """Whether Spark keeps all places of a product: it reckons with one digit more."""
    return places <= _KEPT_PLACES or left_width + right_width + 1 <= MAX_WIDTH
