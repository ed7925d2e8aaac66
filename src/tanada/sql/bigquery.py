"""BigQuery's rendering of the portable operations, where it differs."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sqlglot import exp

from tanada.fields import Kind, Type
from tanada.sql.operations import BIGINT_DIGITS, Expression, call, cast
from tanada.sql.warehouse import WarehouseOperations

_NUMERIC_DIGITS, _NUMERIC_PLACES = 29, 9
"""What NUMERIC holds before and after the point; BIGNUMERIC holds 38 of both."""


class BigQueryOperations(WarehouseOperations):
    """BigQuery, whose NUMERIC and BIGNUMERIC have a fixed number of places."""

    dialect = "bigquery"

    def number(self, value: Decimal | int) -> Expression:
        """A literal with a point would be a FLOAT64, and one beyond INT64 an error."""
        literal = super().number(value)
        if value != int(value):
            return cast(exp.Literal.string(f"{value:f}"), "DECIMAL")
        if abs(value) >= 10**BIGINT_DIGITS:
            return cast(exp.Literal.string(str(int(value))), "BIGDECIMAL")
        return literal

    def decimal(self, width: int, places: int) -> str:
        """NUMERIC where it is enough; neither is told its digits."""
        fits = places <= _NUMERIC_PLACES and width - places <= _NUMERIC_DIGITS
        return "DECIMAL" if fits else "BIGDECIMAL"

    def given(self, value: Expression, kind: Type) -> Expression:
        """Rounded half away from zero, as no type does it here."""
        typed = self.typed(value, kind)
        if kind.kind not in (Kind.MONEY, Kind.NUMBER):
            return typed
        return call("round", typed, self.number(kind.places))

    def integer_type(self, limit: int) -> str:
        """Beyond INT64, BIGNUMERIC."""
        kind = super().integer_type(limit)
        return "BIGDECIMAL" if kind == "HUGEINT" else kind

    def widened(self, value: Expression, kind: Type, width: int) -> Expression:
        """NUMERIC or BIGNUMERIC, by the digits before the point."""
        return cast(value, self.decimal(width, kind.places))

    def reckoned(
        self, operator: str, left: Expression, right: Expression, types: tuple[Type, Type, Type]
    ) -> Expression:
        """A product of two NUMERIC is rounded at 9 places, so one side is what the result is."""
        if self.sql_type(types[2]) == "BIGDECIMAL":
            left = cast(left, "BIGDECIMAL")
        return super().reckoned(operator, left, right, types)

    def scaled(self, value: Expression, places: int, kind: Type) -> Expression:
        """Both sides as what the result is."""
        result = self.decimal(max(kind.width, places), places)
        unscaled = cast(value, result)
        if places == 0:
            return unscaled
        unit = cast(exp.Literal.string(f"{Decimal(1).scaleb(-places):f}"), result)
        return cast(self.multiply(unscaled, unit), self.sql_type(kind))

    def whole_part(
        self,
        dividend: Expression,
        divisor: Expression,
        limit: int = 0,  # noqa: ARG002
    ) -> Expression:
        """`DIV` is exact for INT64, NUMERIC and BIGNUMERIC."""
        return call("div", dividend, divisor)

    def add_months(self, day: Expression, months: Expression) -> Expression:
        """`DATE_ADD` clamps to the month's end."""
        span = exp.Interval(this=exp.Paren(this=months), unit=exp.var("MONTH"))
        return call("date_add", day, span)

    def month_number(self, day: Expression) -> Expression:
        """There is no YEAR() or MONTH()."""
        year = exp.Extract(this=exp.var("YEAR"), expression=day.copy())
        month = exp.Extract(this=exp.var("MONTH"), expression=day.copy())
        return self.add(self.multiply(year, self.number(12)), month)

    def days_between(self, start: Expression, end: Expression) -> Expression:
        """The later date stands first."""
        return call("date_diff", end, start, exp.var("DAY"))

    def listed(self, parts: Sequence[Expression]) -> Expression:
        """There is no CONCAT_WS; an array's missing elements are left out."""
        if not parts:
            return super().listed(parts)
        listed = exp.Array(expressions=list(parts), bracket_notation=True)
        return call("array_to_string", listed, self.text(","))

    def digits_of(self, value: Expression, kind: Type) -> Expression:
        """A cast would leave out zeros at the end."""
        if self.sql_type(kind) == "BIGINT":
            return super().digits_of(value, kind)
        return call("format", self.text(f"%.{kind.places}f"), value)
