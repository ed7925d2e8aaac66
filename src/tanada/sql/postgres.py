"""PostgreSQL's rendering of the portable operations, where it differs."""

from __future__ import annotations

from sqlglot import exp

from tanada.sql.operations import Expression, Operations, cast


class PostgresOperations(Operations):
    """PostgreSQL 14 and later."""

    dialect = "postgres"
    materialized = True
    """Without it each step is put into the next, and the query doubles with each."""

    def integer_type(self, limit: int) -> str:
        """Beyond BIGINT, NUMERIC: it has no limit that matters here."""
        kind = super().integer_type(limit)
        return "DECIMAL(76, 0)" if kind == "HUGEINT" else kind

    def whole_part(
        self,
        dividend: Expression,
        divisor: Expression,
        limit: int = 0,  # noqa: ARG002
    ) -> Expression:
        """`div` works on NUMERIC and is exact."""
        return exp.Anonymous(this="div", expressions=[dividend, divisor])

    def add_months(self, day: Expression, months: Expression) -> Expression:
        """`make_interval` takes the months."""
        interval = exp.Anonymous(
            this="make_interval", expressions=[self.number(0), cast(months, "INT")]
        )
        return cast(exp.Add(this=day, expression=interval), "DATE")

    def month_number(self, day: Expression) -> Expression:
        """`extract` gives NUMERIC, exact."""
        year = exp.Extract(this=exp.var("YEAR"), expression=day.copy())
        month = exp.Extract(this=exp.var("MONTH"), expression=day.copy())
        return cast(self.add(self.multiply(year, self.number(12)), month), "BIGINT")

    def json_string(self, value: Expression) -> Expression:
        """A text in JSON's quotes and escapes; missing stays missing."""
        return cast(
            exp.Anonymous(this="to_json", expressions=[cast(self.without_controls(value), "TEXT")]),
            "TEXT",
        )
