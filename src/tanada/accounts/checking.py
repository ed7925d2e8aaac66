"""One column as it stands → its typed value, and what can be wrong with it.

Everything is an expression over the file's columns, so that checking a million rows is
one query. A value that is blank is missing, never wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from tanada.fields import Field, Kind, Type
from tanada.sql.facts import Facts
from tanada.sql.operations import Expression, cast, sql_kind

TRUE_WORDS = ("true", "yes", "y", "t", "1")
FALSE_WORDS = ("false", "no", "n", "f", "0")
EARLIEST, LATEST = date(1800, 1, 1), date(2999, 12, 31)
_INTEGERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER")
_FLOATING = ("DOUBLE", "FLOAT")
_FRACTIONS = (*_FLOATING, "DECIMAL", "HUGEINT", "UBIGINT", "UHUGEINT")
_FRACTION_PLACES = 6
_SURE_DIGITS = 11
"""Digits, of the sixteen that a binary fraction has, within which a half is told apart."""
_MOMENTS = ("DATE", "TIMESTAMP")
_UNREADABLE = {
    Kind.DATE: "unreadable_date",
    Kind.FLAG: "unreadable_flag",
    Kind.CHOICE: "unknown_value",
    Kind.LEVEL: "unknown_value",
}


@dataclass(frozen=True)
class Fault:
    """Where `condition` is TRUE, the value shown has the fault that `code` names."""

    condition: Expression
    shown: Expression
    code: Expression


WRITTEN, PARSED = "written__", "parsed__"
"""What the columns begin with that hold a value as it stands, and as it was read."""


@dataclass(frozen=True)
class Checked:
    """A field's value, and what can be wrong with it or with what it is made of.

    All are expressions over the facts named in `needs`.
    """

    value: Expression
    faults: tuple[Fault, ...]
    needs: tuple[str, ...]


class Checker:
    """Adds columns of a file to `facts`, first as written and then as read.

    `trims` says that the file's values are texts that a person may have typed.
    """

    def __init__(self, facts: Facts, *, trims: bool) -> None:
        self.facts = facts
        self.operations = facts.operations
        self.trims = trims

    def check(
        self, key: str, raw: Expression, raw_type: str, field: Field, needs: tuple[str, ...] = ()
    ) -> Checked:
        """The expression `raw`, of DuckDB's type `raw_type`, read as the field.

        `key` names the facts; `needs` are those that `raw` is made of, if any.
        """
        operations, kind = self.operations, field.type
        base = raw_type.partition("(")[0]
        numeric = kind.numeric and base in (*_INTEGERS, *_FRACTIONS)
        moment = kind.kind is Kind.DATE and base in _MOMENTS
        as_it_is = numeric or moment or (kind.kind is Kind.FLAG and base == "BOOLEAN")
        written, read = operations.column(WRITTEN + key), operations.column(PARSED + key)
        standing = raw.copy() if as_it_is else self._text(raw, raw_type)
        self.facts.add(WRITTEN + key, needs, lambda _: standing)
        parsed = self._parsed(written, kind, base if as_it_is else "VARCHAR")
        if kind.kind is Kind.TEXT or (as_it_is and kind.kind is Kind.FLAG):
            return Checked(written, (), (WRITTEN + key,))
        self.facts.add(PARSED + key, (WRITTEN + key,), lambda _: parsed)
        value = cast(read.copy(), "BIGINT") if kind.kind is Kind.WHOLE else read
        faults = tuple(self._faults(written, read, field, base if as_it_is else "VARCHAR"))
        return Checked(value, faults, (WRITTEN + key, PARSED + key))

    def _text(self, raw: Expression, raw_type: str) -> Expression:
        """The value as text, trimmed where a person may have typed it; blank is missing."""
        if raw_type in _FLOATING:
            whole = exp.TryCast(this=raw.copy(), to=sql_kind("BIGINT"))
            same = self.operations.compare("=", cast(whole.copy(), raw_type), raw.copy())
            shown = cast(raw.copy(), "TEXT")
            no_number = exp.IsNan(this=raw.copy())
            return self.operations.case(
                [(no_number, exp.null()), (same, cast(whole, "TEXT"))], shown
            )
        text = raw.copy() if raw_type == "VARCHAR" else cast(raw.copy(), "TEXT")
        text = exp.Trim(this=text) if self.trims else text
        return exp.Nullif(this=text, expression=self.operations.text(""))

    def _parsed(self, written: Expression, kind: Type, base: str) -> Expression:
        """The value, of DuckDB's type `base`, read as its kind; missing where it cannot be."""
        match kind.kind:
            case Kind.WHOLE if base in _INTEGERS:
                return _tried(written, "BIGINT")
            case Kind.WHOLE:
                return _tried(written, f"DECIMAL(18, {_FRACTION_PLACES})")
            case Kind.MONEY | Kind.NUMBER if base in _FLOATING:
                return self._rounded(written, kind)
            case Kind.MONEY | Kind.NUMBER:
                return _tried(written, self.operations.sql_type(kind))
            case Kind.DATE:
                return _tried(written, "DATE")
            case Kind.FLAG:
                return self._word(written, self._flag_words())
            case Kind.CHOICE | Kind.LEVEL:
                words = [(value, self.operations.text(value)) for value in kind.values]
                return self._word(written, words)
            case _:
                return written.copy()

    def _rounded(self, written: Expression, kind: Type) -> Expression:
        """A binary fraction as the decimal it is written as: 1.005 is half a cent, not less.

        Casting a number looks at its binary value and reading its text takes ten times as
        long, so only what lies within a hair of a half is read as a text.
        """
        operations, wanted = self.operations, self.operations.sql_type(kind)
        scaled = exp.Mul(this=written.copy(), expression=operations.number(10**kind.places))
        rest = exp.Sub(this=scaled, expression=exp.Floor(this=scaled.copy()))
        off = exp.Abs(this=exp.Sub(this=rest, expression=exp.Literal.number("0.5")))
        limit = operations.number(10 ** (_SURE_DIGITS - kind.places))
        clear = [
            operations.compare("<", exp.Abs(this=written.copy()), limit),
            operations.compare(">", off, exp.Literal.number("1e-4")),
        ]
        exactly = _tried(cast(written.copy(), "TEXT"), wanted)
        return operations.case([(operations.all_of(clear), _tried(written, wanted))], exactly)

    def _faults(
        self, written: Expression, read: Expression, field: Field, base: str
    ) -> Iterator[Fault]:
        """What can be wrong with a value of DuckDB's type `base`, read as the field."""
        operations, kind = self.operations, field.type
        if kind.kind is Kind.TEXT:
            return
        exact = base == "DATE" or (kind.kind is Kind.WHOLE and base in _INTEGERS)
        if not exact:
            unread = operations.all_of(
                [operations.is_known(written.copy()), operations.is_missing(read.copy())]
            )
            code = (
                self._unread_number(written)
                if kind.numeric
                else operations.text(_UNREADABLE[kind.kind])
            )
            yield Fault(unread, _shown(written), code)
        if kind.kind is Kind.DATE:
            first, last = operations.day(EARLIEST), operations.day(LATEST)
            outside = operations.text("date_out_of_range")
            yield Fault(_outside(read, first, last), _shown(written), outside)
        if kind.kind is Kind.WHOLE and not exact:
            fraction = operations.compare("!=", read.copy(), exp.Floor(this=read.copy()))
            yield Fault(fraction, _shown(written), operations.text("not_whole"))
        if kind.numeric:
            yield from self._beyond(written, read, field)

    def _beyond(self, written: Expression, read: Expression, field: Field) -> Iterator[Fault]:
        """A number below the least or above the most that its field can have."""
        operations, kind = self.operations, field.type
        low, high = field.least, field.most
        if kind.kind is Kind.WHOLE or low is not None or high is not None:
            low = 1 - 10**kind.digits if low is None else low
            high = 10**kind.digits - 1 if high is None else high
            least, most = operations.number(low), operations.number(high)
            small = operations.compare("<", read.copy(), least.copy())
            code = operations.case(
                [(small, operations.text("too_small"))], operations.text("too_large")
            )
            yield Fault(_outside(read, least, most), _shown(written), code)

    def _unread_number(self, written: Expression) -> Expression:
        """What is wrong with a number that could not be read: its size, or all of it."""
        operations = self.operations
        rough, zero = _tried(written, "DOUBLE"), operations.number(0)
        unreadable = operations.text("unreadable_number")
        finite = exp.Anonymous(this="isfinite", expressions=[rough])
        above = operations.all_of([finite, operations.compare(">", rough.copy(), zero)])
        below = operations.all_of(
            [finite.copy(), operations.compare("<", rough.copy(), zero.copy())]
        )
        return operations.case(
            [(above, operations.text("too_large")), (below, operations.text("too_small"))],
            unreadable,
        )

    def _flag_words(self) -> list[tuple[str, Expression]]:
        truth = self.operations.truth
        return [
            *((word, truth(True)) for word in TRUE_WORDS),
            *((word, truth(False)) for word in FALSE_WORDS),
        ]

    def _word(self, written: Expression, words: list[tuple[str, Expression]]) -> Expression:
        """One of some words, first as it stands, then whatever its capitals."""
        operations = self.operations
        folded = exp.Lower(this=written.copy())
        loosely = operations.case(
            [
                (operations.compare("=", folded.copy(), operations.text(word.lower())), meaning)
                for word, meaning in words
            ]
        )
        return operations.case(
            [
                (operations.compare("=", written.copy(), operations.text(word)), meaning.copy())
                for word, meaning in words
            ],
            loosely,
        )


def _outside(value: Expression, least: Expression, most: Expression) -> Expression:
    within = exp.Between(this=value.copy(), low=least, high=most)
    return exp.Not(this=exp.paren(within, copy=False))


def _shown(written: Expression) -> Expression:
    return cast(written.copy(), "TEXT")


def _tried(value: Expression, kind: str) -> Expression:
    return exp.TryCast(this=value.copy(), to=sql_kind(kind))
