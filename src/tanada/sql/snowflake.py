"""Snowflake's rendering of the portable operations, where it differs."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from tanada.rules.limits import MAX_WIDTH
from tanada.rules.tree import Arithmetic, Rule
from tanada.sql.operations import Expression, call, cast
from tanada.sql.warehouse import WarehouseOperations

_KEPT_PLACES = 6
"""Decimal places of the quotient of two whole numbers."""
_MOST_PLACES = 12
"""Decimal places that a product keeps."""


class SnowflakeOperations(WarehouseOperations):
    """Snowflake, whose whole numbers are all NUMBER(38, 0)."""

    dialect = "snowflake"

    def can(self, rule: Rule) -> bool:
        """Whether Snowflake reckons a rule's own step exactly."""
        if not rule.type.numeric:
            return True
        if isinstance(rule, Arithmetic) and rule.operator == "/":
            return rule.type.width <= MAX_WIDTH - _KEPT_PLACES
        return rule.type.places <= _MOST_PLACES

    def finished(self, tree: exp.Select) -> exp.Select:
        """Names in upper case: what Snowflake makes of a name that nobody quoted.

        A table made without quotes has the column ARR, and `"arr"` would not be found in it.
        The name of somebody's table stays as it was given.
        """
        for name in tree.find_all(exp.Identifier):
            if name.args.get("quoted") and not isinstance(name.parent, exp.Table):
                name.set("this", name.name.upper())
        return tree

    def integer_type(self, limit: int) -> str:
        """Beyond BIGINT, the widest decimal; to Snowflake they are the same."""
        kind = super().integer_type(limit)
        return self.decimal(MAX_WIDTH, 0) if kind == "HUGEINT" else kind

    def whole_part(
        self,
        dividend: Expression,
        divisor: Expression,
        limit: int = 0,  # noqa: ARG002
    ) -> Expression:
        """Without its remainder: a quotient is rounded at 6 places, which TRUNC sees too late.

        The divisor of a branch that is not taken may be reckoned all the same, so none is 0.
        """
        divisor = call("nullif", divisor, self.number(0))
        rest = call("mod", dividend.copy(), divisor.copy())
        even = exp.Paren(this=self.subtract(dividend, rest))
        return cast(exp.Div(this=even, expression=divisor.copy()), "BIGINT")

    def add_months(self, day: Expression, months: Expression) -> Expression:
        """DATEADD clamps to the month's end; ADD_MONTHS would also stay at one."""
        return call("dateadd", exp.var("MONTH"), cast(months, "INT"), day)

    def days_between(self, start: Expression, end: Expression) -> Expression:
        """Midnights from start to end."""
        return cast(call("datediff", exp.var("DAY"), start, end), "BIGINT")

    def listed(self, parts: Sequence[Expression]) -> Expression:
        """CONCAT_WS is missing where any part is; a compact array leaves those out."""
        if not parts:
            return super().listed(parts)
        return call("array_to_string", call("array_construct_compact", *parts), self.text(","))
