"""The expressions that read a text by its column's style, as calls of this package's macros."""

from __future__ import annotations

from sqlglot import exp

from tanada.accounts.values.blanks import TEXT_MARKERS, WORD_MARKERS
from tanada.accounts.values.style import Style
from tanada.accounts.values.words import CHOICE_WORDS
from tanada.fields import Field, Kind
from tanada.sql.operations import Expression, Operations

FAULT = "!"
"""What the text begins with that names a fault in place of a value."""
_SHARES = ("rate", "ratio", "share", "use")
"""Words in the names of numbers that are shares of one: only there 12.5% is 0.125."""

_NUL = exp.Anonymous(this="chr", expressions=[exp.Literal.number(0)])


def folded(written: Expression) -> Expression:
    """The text in capitals, half width and trimmed."""
    return _call("tanada_folded", written)


def trimmed(written: Expression, operations: Operations) -> Expression:
    """A text as a value: no blanks around it, and missing where it says so."""
    text = _call("tanada_trimmed", written)
    nothing = _any_of(text, TEXT_MARKERS, operations)
    return operations.case([(operations.negation(nothing), text.copy())])


def has_nul(text: Expression) -> Expression:
    """Whether a text has the sign NUL in it, which databases cannot keep."""
    return _call("contains", text, _NUL)


def without_nul(text: Expression) -> Expression:
    """A text with every NUL left out."""
    return _call("replace", text, _NUL, exp.Literal.string(""))


def parts(folded: Expression) -> Expression:
    """The parts of a number, a structure of texts."""
    return _call("tanada_number_parts", folded)


def numeral(parts: Expression) -> Expression:
    """The first digits of a number, missing where there are none."""
    return _call("tanada_numeral", parts)


def number(
    folded: Expression, parts: Expression, field: Field, style: Style, operations: Operations
) -> Expression:
    """The digits that a cast reads, or FAULT and a code, or missing."""
    share = field.type.kind is Kind.NUMBER and bool(set(field.name.split("_")) & {*_SHARES})
    if style.simple:
        read = _call("tanada_simple_number", folded, parts, operations.truth(share))
        return operations.case([(operations.is_known(parts.copy()), read)])
    decimals = exp.null() if style.decimals is None else operations.text(style.decimals)
    flags = (style.indian, field.type.kind is Kind.MONEY, share)
    read = _call("tanada_number", folded, parts, decimals, *map(operations.truth, flags))
    return operations.case([(operations.is_known(parts.copy()), read)])


def day(folded: Expression, style: Style, operations: Operations) -> Expression:
    """The date as ISO writes it, or FAULT and a code, or missing."""
    dates = exp.null() if style.dates is None else operations.text(style.dates)
    read = _call("tanada_date", folded, dates)
    return operations.case([(operations.is_known(folded.copy()), read)])


def word(folded: Expression, field: Field, operations: Operations) -> Expression:
    """A flag as true or false, or one of a choice's values, or FAULT and a code, or missing."""
    if field.type.kind is Kind.FLAG:
        read = _call("tanada_flag", folded)
        return operations.case([(operations.is_known(folded.copy()), read)])
    meanings = [
        (operations.compare("=", folded.copy(), operations.text(word.upper())), value)
        for value in field.type.values
        for word in (value, *CHOICE_WORDS.get(value, ()))
    ]
    known = [(condition, operations.text(value)) for condition, value in meanings]
    nothing = _any_of(folded, WORD_MARKERS, operations)
    unknown = operations.text(f"{FAULT}unknown_value")
    return operations.case([*known, (operations.negation(nothing), unknown)])


def currencies(parts: Expression) -> Expression:
    """The codes, between commas, that the currency beside a number can stand for."""
    return _call("tanada_currencies", parts)


def _any_of(value: Expression, words: tuple[str, ...], operations: Operations) -> Expression:
    return operations.any_of(
        [operations.compare("=", value.copy(), operations.text(word)) for word in words]
    )


def _call(macro: str, *arguments: Expression) -> Expression:
    return exp.Anonymous(this=macro, expressions=[each.copy() for each in arguments])
