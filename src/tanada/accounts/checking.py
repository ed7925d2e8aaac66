"""One column as it stands → its typed value, and what can be wrong with it.

Everything is an expression over the file's columns, so that checking a million rows is
one query. A value that is blank is missing, never wrong. Texts are read by a plain cast;
a column that has a style is read by that (`tanada.accounts.values`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from tanada.accounts.values import leniently
from tanada.accounts.values.blanks import EDGES, TEXT_MARKERS
from tanada.accounts.values.style import Spelling, Style
from tanada.fields import NUMERIC, Field, Kind, Type
from tanada.sql.facts import Facts
from tanada.sql.operations import Expression, Operations, cast, sql_kind

_EPOCH = date(1970, 1, 1)
EARLIEST, LATEST = date(1800, 1, 1), date(2999, 12, 31)
_INTEGERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER")
_FLOATING = ("DOUBLE", "FLOAT")
_FRACTIONS = (*_FLOATING, "DECIMAL", "HUGEINT", "UBIGINT", "UHUGEINT")
_FRACTION_PLACES = 6
_SURE_DIGITS = 11
"""Digits, of the sixteen that a binary fraction has, within which a half is told apart."""
_MOMENTS = ("DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS")
_TEXTS = ("VARCHAR", "ENUM")
_SECONDS = 19
"""How long a date with a time of day is, to the second."""
GENERIC = {
    Kind.MONEY: "unreadable_number",
    Kind.WHOLE: "unreadable_number",
    Kind.NUMBER: "unreadable_number",
    Kind.DATE: "unreadable_date",
    Kind.FLAG: "unreadable_flag",
    Kind.CHOICE: "unknown_value",
    Kind.LEVEL: "unknown_value",
}
"""The code of a text that says nothing that its kind could be."""


@dataclass(frozen=True)
class Fault:
    """Where `condition` is TRUE, the value shown has the fault that `code` names."""

    condition: Expression
    shown: Expression
    code: Expression


WRITTEN, PARSED = "written__", "parsed__"
"""What the columns begin with that hold a value as it stands, and as it was read."""
FOLDED, PARTS, READ = "folded__", "parts__", "read__"
"""Likewise a text for comparing, the parts of a number, and the text that is then cast."""


@dataclass(frozen=True)
class Input:
    """A column of texts that a plain cast reads as a field; `header` is its name in the file.

    Texts that no person typed are not trimmed. An id keeps what no database can: its row has
    a fault.
    """

    key: str
    header: str
    field: Field
    trims: bool = True
    is_id: bool = False


@dataclass(frozen=True)
class Checked:
    """A field's value, and what can be wrong with it or with what it is made of.

    All are expressions over the facts named in `needs`. Where one of `doubts` is TRUE the
    row needs a second look; `faults` gives what that finds. `amounts` are the keys of
    the amounts with which a currency may be written.
    """

    value: Expression
    needs: tuple[str, ...]
    doubts: tuple[Expression, ...] = ()
    faults: Callable[[], list[Fault]] = list
    amounts: tuple[str, ...] = ()


class Checker:
    """Adds columns of a file to `facts`, first as written and then as read.

    `trims` says that the file's values are texts that a person may have typed; `styles`
    are by the key of the column, `declared` is what the file is said to be written in, `ids`
    are the fields by which rows belong to accounts.
    """

    def __init__(
        self,
        facts: Facts,
        styles: Mapping[str, Style],
        declared: Spelling,
        ids: Collection[str],
        *,
        trims: bool,
    ) -> None:
        self.facts = facts
        self.operations = facts.operations
        self.styles = styles
        self.declared = declared
        self.ids = ids
        self.trims = trims
        self.inputs: dict[str, Input] = {}

    def check_text(
        self, key: str, raw: Expression, field: Field, header: str, *, timed: bool = False
    ) -> Checked:
        """A column of texts read as the field; `timed` keeps the times of day of dates.

        `key` names the facts.
        """
        operations, kind = self.operations, field.type.kind
        written, read = operations.column(WRITTEN + key), operations.column(PARSED + key)
        self.facts.add(WRITTEN + key, (), _given(raw))
        if key in self.styles:
            return self._by_style(key, field, timed=timed)
        if kind is Kind.TEXT:
            doubts = self._doubts_of_text(written, field)
            if doubts:
                is_id = field.name in self.ids
                self.inputs[key] = Input(key, header, field, self.trims, is_id)
            return Checked(written, (WRITTEN + key,), doubts)
        needs = (WRITTEN + key, PARSED + key)
        self.facts.add(PARSED + key, needs[:1], _given(self._parsed(written, field.type, "")))
        unread = self._unread(written, read, kind)
        outside = [each.condition for each in self._bounds(read, read, field, exact=False)]
        self.inputs[key] = Input(key, header, field)

        def faults() -> list[Fault]:
            code = self._code(written, field)
            shown = exp.Trim(this=written.copy())
            sure = operations.negation(operations.coalesce(unread, operations.truth(False)))
            beyond = [
                Fault(operations.all_of([sure.copy(), each.condition]), each.shown, each.code)
                for each in self._bounds(shown, read, field, exact=False)
            ]
            return [Fault(unread.copy(), shown, code), *beyond]

        value = self._value(read, field, written if timed else None)
        return Checked(value, needs, (unread.copy(), *outside), faults)

    def check(
        self,
        key: str,
        raw: Expression,
        raw_type: str,
        field: Field,
        needs: tuple[str, ...] = (),
        *,
        timed: bool = False,
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
        self.facts.add(WRITTEN + key, needs, _given(standing))
        if kind.kind is Kind.TEXT or (as_it_is and kind.kind is Kind.FLAG):
            return Checked(written, (WRITTEN + key,))
        base = base if as_it_is else ""
        self.facts.add(PARSED + key, (WRITTEN + key,), _given(self._parsed(written, kind, base)))
        exact = base == "DATE" or (kind.kind is Kind.WHOLE and base in _INTEGERS)
        unread = operations.all_of([operations.is_known(written), operations.is_missing(read)])
        shown = cast(written.copy(), "TEXT")

        def faults() -> list[Fault]:
            found = [] if exact else [Fault(unread.copy(), shown, self._code(written, field))]
            return [*found, *self._bounds(shown, read, field, exact=exact)]

        doubts = [] if exact else [unread]
        doubts += [each.condition for each in self._bounds(read, read, field, exact=exact)]
        value = self._value(read, field, shown if timed and base != "DATE" else None)
        if timed and base.startswith("TIMESTAMP"):
            value = cast(written.copy(), "TIMESTAMP")
        return Checked(value, (WRITTEN + key, PARSED + key), tuple(doubts), faults)

    def _by_style(self, key: str, field: Field, *, timed: bool) -> Checked:
        """A column of texts read by its style; what could be unsure is settled."""
        operations, kind, style = self.operations, field.type, self.styles[key]
        written, text = operations.column(WRITTEN + key), operations.column(READ + key)
        if kind.kind is Kind.TEXT:
            value = written
            if field.name not in self.ids:
                value = not_blank(leniently.without_nul(written), operations)
            if self.trims:
                value = leniently.trimmed(value, operations)
            self.facts.add(READ + key, (WRITTEN + key,), _given(value))
            return Checked(text, (READ + key,))
        folded, parts = operations.column(FOLDED + key), operations.column(PARTS + key)
        self.facts.add(FOLDED + key, (WRITTEN + key,), _given(leniently.folded(written)))
        needs = [FOLDED + key]
        if kind.numeric:
            self.facts.add(PARTS + key, (FOLDED + key,), _given(leniently.parts(folded)))
            needs.append(PARTS + key)
            value = leniently.number(folded, parts, field, style, operations)
        elif kind.kind is Kind.DATE:
            value = leniently.day(folded, style, operations)
        else:
            value = leniently.word(folded, field, operations)
        self.facts.add(READ + key, needs, _given(value))
        read = operations.column(PARSED + key)
        parsed = self._parsed(text, kind, "")
        self.facts.add(PARSED + key, (READ + key,), _given(parsed))
        unread = operations.all_of([operations.is_known(text), operations.is_missing(read)])

        def faults() -> list[Fault]:
            shown = exp.Trim(this=written.copy())
            said = exp.Anonymous(
                this="starts_with", expressions=[text.copy(), operations.text(leniently.FAULT)]
            )
            named = exp.Substring(this=text.copy(), start=operations.number(2))
            code = operations.case([(said, named)], self._code(text, field))
            found = [Fault(unread.copy(), shown, code)]
            return [*found, *self._bounds(shown, read, field, exact=False)]

        outside = [each.condition for each in self._bounds(read, read, field, exact=False)]
        amounts = (key,) if kind.kind is Kind.MONEY else ()
        result = self._value(read, field, text if timed else None)
        needs = [*needs, WRITTEN + key, READ + key, PARSED + key]
        return Checked(result, tuple(needs), (unread.copy(), *outside), faults, amounts)

    def _value(self, read: Expression, field: Field, timed: Expression | None) -> Expression:
        """What stands in the typed column; of a timed date, the text with its time of day."""
        operations = self.operations
        if field.type.kind is Kind.WHOLE:
            return cast(read.copy(), "BIGINT")
        if timed is None:
            return read.copy()
        start = exp.Substring(
            this=exp.Trim(this=timed.copy()),
            start=operations.number(1),
            length=operations.number(_SECONDS),
        )
        moment = _tried(start, "TIMESTAMP")
        same = operations.compare("=", cast(moment.copy(), "DATE"), read.copy())
        return operations.case([(same, moment)], cast(read.copy(), "TIMESTAMP"))

    def _doubts_of_text(self, written: Expression, field: Field) -> tuple[Expression, ...]:
        """Whether there is more to read of a text than what stands there."""
        edges = [self._has_edges(written)] if self.trims else []
        return (*edges, *([] if field.name in self.ids else [leniently.has_nul(written)]))

    def _has_edges(self, written: Expression) -> Expression:
        """Whether a text has blanks around it, or is nothing at all; a column's cheapest look."""
        operations = self.operations
        edges = operations.text(EDGES)
        first, last = (
            _call("array_extract", written.copy(), operations.number(at)) for at in (1, -1)
        )
        blank = [_call("contains", edges.copy(), end) for end in (first, last.copy())]
        plain = [operations.compare("<", written.copy(), operations.text("!"))]
        plain += [_call("suffix", written.copy(), operations.text(sign)) for sign in " \t\n"]
        marked = [
            operations.compare("=", written.copy(), operations.text(marker))
            for marker in TEXT_MARKERS
        ]
        bytes_, signs = _call("strlen", written.copy()), _call("length", written.copy())
        wide = operations.compare("!=", bytes_, signs)
        return operations.case(
            [(wide, operations.any_of(blank))], operations.any_of([*plain, *marked])
        )

    def _text(self, raw: Expression, raw_type: str) -> Expression:
        """The value as text; blank is missing."""
        if raw_type in _FLOATING:
            whole = exp.TryCast(this=raw.copy(), to=sql_kind("BIGINT"))
            same = self.operations.compare("=", cast(whole.copy(), raw_type), raw.copy())
            shown = cast(raw.copy(), "TEXT")
            no_number = exp.IsNan(this=raw.copy())
            return self.operations.case(
                [(no_number, exp.null()), (same, cast(whole, "TEXT"))], shown
            )
        return not_blank(cast(raw.copy(), "TEXT"), self.operations)

    def _parsed(self, written: Expression, kind: Type, base: str) -> Expression:
        """The value, of DuckDB's type `base` or a text, read as its kind; else missing."""
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
                return _tried(written, "BOOLEAN")
            case Kind.CHOICE | Kind.LEVEL:
                return self._choice(written, kind.values)
            case _:
                return written.copy()

    def _choice(self, written: Expression, values: tuple[str, ...]) -> Expression:
        """One of some words, first as it stands, then whatever its capitals."""
        operations = self.operations
        folded = exp.Lower(this=written.copy())
        loosely, exactly = (
            [
                (operations.compare("=", text.copy(), operations.text(word)), meaning)
                for word, meaning in words
            ]
            for text, words in (
                (folded, [(value.lower(), operations.text(value)) for value in values]),
                (written, [(value, operations.text(value)) for value in values]),
            )
        )
        return operations.case(exactly, operations.case(loosely))

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

    def _unread(self, written: Expression, read: Expression, kind: Kind) -> Expression:
        """Whether the plain cast reads nothing, or more than the text says.

        It takes 1_000 for a number and the word epoch for a date.
        """
        operations = self.operations
        text = exp.Trim(this=written.copy())
        blank = operations.compare("!=", text, operations.text(""))
        found = [(operations.is_missing(read.copy()), blank)]
        if kind in NUMERIC:
            signs = "_." if self.declared.decimals == "comma" else "_"
            more = [_call("contains", written.copy(), operations.text(sign)) for sign in signs]
            return operations.case(found, operations.any_of(more))
        if kind is Kind.DATE:
            year = _call("contains", written.copy(), operations.text(f"{_EPOCH.year}"))
            epoch = operations.compare("=", read.copy(), operations.day(_EPOCH))
            found.append((epoch, operations.negation(year)))
        return operations.case(found)

    def _code(self, written: Expression, field: Field) -> Expression:
        """What is wrong with a text that could not be read: a number's size, or all of it."""
        operations = self.operations
        generic = operations.text(GENERIC[field.type.kind])
        if not field.type.numeric:
            return generic
        rough, most = _tried(written, "DOUBLE"), operations.number(10**field.type.digits - 1)
        least = operations.negative(most)
        marked = _call("contains", cast(written.copy(), "TEXT"), operations.text("_"))
        sure = [_call("isfinite", rough), operations.negation(marked)]
        above = [*sure, operations.compare(">=", rough.copy(), most.copy())]
        below = [*sure, operations.compare("<=", rough.copy(), least)]
        return operations.case(
            [
                (operations.all_of([each.copy() for each in above]), operations.text("too_large")),
                (operations.all_of([each.copy() for each in below]), operations.text("too_small")),
            ],
            generic,
        )

    def _bounds(
        self, shown: Expression, read: Expression, field: Field, *, exact: bool
    ) -> Iterator[Fault]:
        """What can be wrong with a value that was read; `exact` ones are whole."""
        operations, kind = self.operations, field.type
        if kind.kind is Kind.DATE:
            first, last = operations.day(EARLIEST), operations.day(LATEST)
            outside = operations.text("date_out_of_range")
            yield Fault(_outside(read, first, last), shown.copy(), outside)
        if kind.kind is Kind.WHOLE and not exact:
            fraction = operations.compare("!=", read.copy(), exp.Floor(this=read.copy()))
            yield Fault(fraction, shown.copy(), operations.text("not_whole"))
        low, high = field.least, field.most
        if kind.numeric and (kind.kind is Kind.WHOLE or low is not None or high is not None):
            low = 1 - 10**kind.digits if low is None else low
            high = 10**kind.digits - 1 if high is None else high
            least, most = operations.number(low), operations.number(high)
            small = operations.compare("<", read.copy(), least.copy())
            code = operations.case(
                [(small, operations.text("too_small"))], operations.text("too_large")
            )
            yield Fault(_outside(read, least, most), shown.copy(), code)


def is_text(raw_type: str) -> bool:
    """Whether a column of this type of DuckDB's holds texts."""
    return raw_type.partition("(")[0] in _TEXTS


def not_blank(text: Expression, operations: Operations) -> Expression:
    """The text, missing where it is empty."""
    return exp.Nullif(this=text, expression=operations.text(""))


def _outside(value: Expression, least: Expression, most: Expression) -> Expression:
    within = exp.Between(this=value.copy(), low=least, high=most)
    return exp.Not(this=exp.paren(within, copy=False))


def _tried(value: Expression, kind: str) -> Expression:
    return exp.TryCast(this=value.copy(), to=sql_kind(kind))


def _call(function: str, *arguments: Expression) -> Expression:
    return exp.Anonymous(this=function, expressions=list(arguments))


def _given(value: Expression) -> Callable[[object], Expression]:
    return lambda _: value
