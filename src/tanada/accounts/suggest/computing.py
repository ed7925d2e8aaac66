"""Lines that need a formula: another unit, a price times a quantity, a sum of categories."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tanada.accounts.suggest.assigning import Assigned
from tanada.accounts.suggest.candidates import Candidate, key_candidates
from tanada.accounts.suggest.evidence import Reason
from tanada.accounts.suggest.given import (
    ByColumn,
    ByConstant,
    ByExpression,
    Given,
    SourceColumn,
    source_name,
)
from tanada.accounts.suggest.names import name_of
from tanada.accounts.suggest.profile import ColumnProfile, TableProfile
from tanada.accounts.suggest.proposal import Line
from tanada.accounts.suggest.relating import is_id_name
from tanada.accounts.suggest.targets import expected, expression_type
from tanada.accounts.suggest.vocabulary.values import CURRENCY_SIGNS
from tanada.fields import DESIGNATIONS

PARTS = ("quantity", "unit_price")
"""Columns of an order that are no column of its kind, but make its amount."""
AMOUNTS = ("arr", "mrr", "amount", "arr_12m_ago", "support_cost_12m")
_SUMMED, _CURRENCY, _DOLLARS = 0.4, 0.8, 0.5
_MOST_SUMMED = 20


def line_of(candidate: Candidate, kind: str, table: TableProfile) -> Line:
    """The line for a candidate, with a formula where its column counts in another unit."""
    given: Given = ByColumn(candidate.column)
    if candidate.expression is not None:
        name = source_name(candidate.column, f"{candidate.target}_given")
        written = expression_type(expected(kind, candidate.target))
        source = SourceColumn(name, candidate.column, written)
        given = ByExpression(candidate.expression.replace("value", name), (source,))
    line = Line(
        candidate.target,
        given,
        candidate.confidence,
        candidate.reasons,
        {candidate.column: table.column(candidate.column).examples},
        candidate.rewritten,
    )
    flag = candidate.target in (*DESIGNATIONS, "strategic")
    if candidate.own and flag and not line.active:
        # A header that is the field's own name is read even without a line.
        return replace(line, given=ByConstant(False), forced=True)
    return line


def multiplied(assigned: Assigned, table: TableProfile) -> Line | None:
    """The amount of an order as quantity × unit price, where no column holds it."""
    amount, parts = assigned.of("amount"), [assigned.of(part) for part in PARTS]
    if (amount is not None and amount.active) or None in parts:
        return None
    held = [part for part in parts if part is not None]
    sources = tuple(
        SourceColumn(part.target, part.column, "money" if part.target == "unit_price" else "number")
        for part in held
    )
    return Line(
        "amount",
        ByExpression("quantity * unit_price", sources),
        min(part.confidence for part in held),
        (Reason("suggest.reason.multiplied", {"found": [part.column for part in held]}),),
        {part.column: table.column(part.column).examples for part in held},
    )


def summed(table: TableProfile, used: Iterable[str]) -> Line | None:
    """The sum of all amounts that nothing else claims: never more than doubtful."""
    taken = set(used)
    parts = [column for column in table.columns if column.name not in taken and _is_amount(column)][
        :_MOST_SUMMED
    ]
    if len(parts) < 2:
        return None
    sources: list[SourceColumn] = []
    for number, column in enumerate(parts, 1):
        name = source_name(column.name, f"part_{number}", [each.name for each in sources])
        sources.append(SourceColumn(name, column.name, "money"))
    return Line(
        "arr",
        ByExpression(" + ".join(source.name for source in sources), tuple(sources)),
        _SUMMED,
        (Reason("suggest.reason.summed", {"count": len(parts)}),),
        {column.name: column.examples for column in parts},
    )


def _is_amount(column: ColumnProfile) -> bool:
    many = column.distinct > 20 and column.distinct * 4 > column.filled
    positive = column.low is not None and column.low >= 0
    return column.numbers > 0.95 and many and positive and not is_id_name(column.name)


def currency_line(table: TableProfile, lines: Iterable[Line]) -> Line | None:
    """The currency that amounts are in, as headers or signs say it."""
    lines = list(lines)
    if any(line.target == "currency" for line in lines):
        return None
    amounts = [column for line in lines if line.target in AMOUNTS for column in line.columns]
    said = {name_of(column).currency for column in amounts} - {None}
    if len(said) == 1:
        (code,) = said
        return _constant(str(code), _CURRENCY, Reason("suggest.reason.header_currency"))
    signs = {sign for column in amounts for sign in table.column(column).signs}
    codes = {CURRENCY_SIGNS.get(sign) for sign in signs}
    if len(codes) != 1:
        return None
    (found,) = codes
    reason = Reason("suggest.reason.sign", {"found": sorted(signs)})
    if found is None:
        return _constant("USD", _DOLLARS, reason)
    return _constant(found, _CURRENCY, reason)


def _constant(code: str, confidence: float, reason: Reason) -> Line:
    return Line("currency", ByConstant(code), confidence, (reason,))


def sure_key(table: TableProfile) -> Candidate | None:
    """The column most surely called like an account's id."""
    return next(iter(key_candidates(table)), None)
