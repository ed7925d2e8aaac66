"""What Spark, Snowflake and BigQuery share: texts as JSON, by functions that all three have."""

from __future__ import annotations

from functools import reduce

from tanada.sql.operations import Expression, Operations, call

_ESCAPES = ((92, "\\"), (34, '"'), (8, "b"), (9, "t"), (10, "n"), (12, "f"), (13, "r"))
"""What JSON writes with a backslash: the character's number, and the sign after the backslash."""


class WarehouseOperations(Operations):
    """The common ground of the warehouses; each has its own class."""

    def json_string(self, value: Expression) -> Expression:
        """A text in JSON's quotes and escapes; missing stays missing.

        None of their own JSON functions takes a bare text and promises these escapes alone.
        Characters stand by number: in these engines a backslash in a literal is an escape.
        """
        escaped = reduce(self._escaped, _ESCAPES, self.without_controls(value))
        quote = self.text('"')
        return self.joined([quote, escaped, quote.copy()])

    def _escaped(self, value: Expression, escape: tuple[int, str]) -> Expression:
        number, sign = escape
        backslash = call("chr", self.number(92))
        shown = backslash.copy() if sign == "\\" else self.text(sign)
        instead = self.joined([backslash, shown])
        return call("replace", value, call("chr", self.number(number)), instead)
