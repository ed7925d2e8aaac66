"""One column as it stands → its typed value, and what can be wrong with it.

Everything is an expression over the file's columns, so that checking a million rows is
one query. A value that is blank is missing, never wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from tanada.fields import Field, Kind
from tanada.sql.operations import Expression, Operations

TRUE_WORDS = ("true", "yes", "y", "t", "1")
FALSE_WORDS = ("false", "no", "n", "f", "0")
EARLIEST, LATEST = date(1800, 1, 1), date(2999, 12, 31)
_INTEGERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER")
_FRACTIONS = ("DECIMAL", "DOUBLE", "FLOAT", "HUGEINT", "UBIGINT", "UHUGEINT")
_MOMENTS = ("DATE", "TIMESTAMP")


@dataclass(frozen=True)
class Fault:
    """Where `condition` is TRUE, the value has the fault that `code` names."""

    condition: Expression
    code: Expression


@dataclass(frozen=True)
class Checked:
    """A typed value, the written text behind it, and the faults it can have.

    `faults` are conditions with the code of what is wrong where they hold.
    """

    value: Expression
    written: Expression
    faults: tuple[Fault, ...]


class Checker:
    """Checks columns of a file; `trims` says that its values are texts still to be read."""

    def __init__(self, operations: Operations, *, trims: bool) -> None:
        self.operations = operations
        self.trims = trims

    def check(self, raw: Expression, raw_type: str, field: Field) -> Checked:
        """The column `raw`, of DuckDB's type `raw_type`, read as the field."""
        operations, kind = self.operations, field.type
        written = self._text(raw, raw_type)
        base = raw_type.partition("(")[0]
        if kind.numeric and base in (*_INTEGERS, *_FRACTIONS):
            return self._number(raw, raw, field, base in _INTEGERS)
        if kind.kind is Kind.DATE and base in _MOMENTS:
            value: Expression = exp.cast(raw.copy(), "DATE")
            return Checked(value, written, self._date_faults(raw, value))
        if kind.kind is Kind.FLAG and base == "BOOLEAN":
            return Checked(raw, written, ())
        match kind.kind:
            case Kind.MONEY | Kind.WHOLE | Kind.NUMBER:
                return self._number(written, written, field, whole=False)
            case Kind.DATE:
                value = exp.TryCast(this=written.copy(), to=exp.DataType.build("DATE"))
                return Checked(value, written, self._date_faults(written, value))
            case Kind.FLAG:
                return self._word(written, self._flag_words(), "unreadable_flag")
            case Kind.CHOICE | Kind.LEVEL:
                words = [(value, operations.text(value)) for value in kind.values]
                return self._word(written, words, "unknown_value")
            case _:
                return Checked(written, written, ())

    def _text(self, raw: Expression, raw_type: str) -> Expression:
        """The value as text, trimmed where a person may have typed it; blank is missing."""
        if raw_type in ("DOUBLE", "FLOAT"):
            whole = exp.TryCast(this=raw.copy(), to=exp.DataType.build("BIGINT"))
            same = self.operations.compare("=", exp.cast(whole.copy(), raw_type), raw.copy())
            shown = exp.cast(raw.copy(), "TEXT")
            return self.operations.case([(same, exp.cast(whole, "TEXT"))], shown)
        text = raw.copy() if raw_type == "VARCHAR" else exp.cast(raw.copy(), "TEXT")
        text = exp.Trim(this=text) if self.trims else text
        return exp.Nullif(this=text, expression=self.operations.text(""))

    def _number(self, raw: Expression, written: Expression, field: Field, whole: bool) -> Checked:
        operations, kind = self.operations, field.type
        faults: list[Fault] = []
        if whole and kind.kind is Kind.WHOLE:
            number = exp.cast(raw.copy(), "BIGINT") if whole else raw
            value = number
        elif kind.kind is Kind.WHOLE:
            number = exp.TryCast(this=raw.copy(), to=exp.DataType.build("DECIMAL(18, 6)"))
            value = exp.cast(number.copy(), "BIGINT")
            fraction = operations.compare("!=", number.copy(), exp.Floor(this=number.copy()))
            faults.append(fault(fraction, "not_whole"))
        else:
            target = exp.DataType.build(operations.sql_type(kind))
            number = value = exp.TryCast(this=raw.copy(), to=target)
        if not (whole and kind.kind is Kind.WHOLE):
            unreadable = operations.all_of(
                [operations.is_known(raw.copy()), operations.is_missing(number.copy())]
            )
            faults.insert(0, fault(unreadable, "unreadable_number"))
        if kind.kind is Kind.WHOLE:
            limit = 10**kind.digits
            large = [
                operations.compare(">=", number.copy(), operations.number(limit)),
                operations.compare("<=", number.copy(), operations.number(-limit)),
            ]
            faults.append(fault(operations.any_of(large), "too_large"))
        if field.least is not None:
            low = operations.compare("<", number.copy(), operations.number(field.least))
            faults.append(fault(low, "too_small"))
        if field.most is not None:
            high = operations.compare(">", number.copy(), operations.number(field.most))
            faults.append(fault(high, "too_large"))
        return Checked(value, written, tuple(faults))

    def _date_faults(
        self, written: Expression, value: Expression
    ) -> tuple[Fault, ...]:
        operations = self.operations
        unreadable = operations.all_of(
            [operations.is_known(written.copy()), operations.is_missing(value.copy())]
        )
        outside = operations.any_of(
            [
                operations.compare("<", value.copy(), operations.day(EARLIEST)),
                operations.compare(">", value.copy(), operations.day(LATEST)),
            ]
        )
        return fault(unreadable, "unreadable_date"), fault(outside, "date_out_of_range")

    def _flag_words(self) -> list[tuple[str, Expression]]:
        truth = self.operations.truth
        return [
            *((word, truth(True)) for word in TRUE_WORDS),
            *((word, truth(False)) for word in FALSE_WORDS),
        ]

    def _word(
        self, written: Expression, words: list[tuple[str, Expression]], code: str
    ) -> Checked:
        """One of some words, in capitals or not."""
        operations = self.operations
        folded = exp.Lower(this=written.copy())
        loosely = operations.case(
            [
                (operations.compare("=", folded.copy(), operations.text(word.lower())), meaning)
                for word, meaning in words
            ]
        )
        value = operations.case(
            [
                (operations.compare("=", written.copy(), operations.text(word)), meaning.copy())
                for word, meaning in words
            ],
            loosely,
        )
        unknown = operations.all_of(
            [operations.is_known(written.copy()), operations.is_missing(value.copy())]
        )
        return Checked(value, written, (fault(unknown, code),))



def fault(condition: Expression, code: str) -> Fault:
    """A fault with one code wherever its condition holds."""
    return Fault(condition, exp.Literal.string(code))
