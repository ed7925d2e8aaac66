"""A proposed mapping as somebody corrected it: which column is which field, what is meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from tanada.accounts.suggest.given import ByColumn, ByConstant, ByExpression, SourceColumn
from tanada.accounts.suggest.names import field_name
from tanada.accounts.suggest.proposal import Line, Proposal, TableProposal
from tanada.fields import DESIGNATIONS, canonical_fields

ID = "account_id"
_READ_ANYWAY = (*DESIGNATIONS, "strategic")
_PLACES = 2
_DECLARED = ("suggest.question.dates", "suggest.question.decimals")
_BILLED = "suggest.question.billed"
_PER = {"month": "mrr", "year": "arr"}


@dataclass(frozen=True)
class Corrections:
    """What somebody said of a proposal.

    `columns` are the columns of the file of accounts with the field of each; a column without a
    field is not used, and one that is not named stays as it was proposed. `answers` are the
    places of choices by the codes of their questions. `left_out` are the names of further tables.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, int] = field(default_factory=dict)
    left_out: Collection[str] = ()


def fields_proposed(accounts: TableProposal) -> dict[str, Line]:
    """The line of each column that is by itself a field, where that is sure enough."""
    return {
        line.columns[0]: line
        for line in accounts.fields
        if line.active and len(line.columns) == 1 and not isinstance(line.given, ByConstant)
    }


def corrected(proposal: Proposal, said: Corrections) -> Proposal:
    """The proposal with what was said in place of what was found."""
    accounts = proposal.accounts
    if accounts is None:
        return proposal
    changed = _answered(_with_columns(accounts, said.columns), said.answers)
    tables = tuple(
        changed if table is accounts else table
        for table in proposal.tables
        if table is accounts or table.name not in said.left_out
    )
    return replace(proposal, tables=tables, accounts=changed)


def _answered(accounts: TableProposal, answers: Mapping[str, int]) -> TableProposal:
    """What a file does not say by itself, as somebody answered it."""
    options, lines = dict(accounts.options), list(accounts.fields)
    for question in accounts.questions:
        at = answers.get(question.code)
        if at is None or not 0 <= at < len(question.choices):
            continue
        choice = question.choices[at]
        if question.code in _DECLARED:
            name, _, value = choice.line.partition(": ")
            options[name] = value
        elif question.code == _BILLED:
            target, line = _billed(choice.code, str(question.params["column"]), accounts)
            lines = [each for each in lines if each.target != target]
            lines.append(line)
    asked = tuple(each for each in accounts.questions if each.code not in answers)
    return replace(accounts, options=options, fields=tuple(lines), questions=asked)


def _billed(code: str, amount: str, accounts: TableProposal) -> tuple[str, Line]:
    """What an amount is for: a month or a year, all seats or one of them."""
    period, per_seat = code.rpartition(".per_")[2].removesuffix("_and_seat"), "_and_seat" in code
    target = _PER[period]
    has_seats = any(line.target == "seats" and line.columns for line in accounts.fields)
    if not per_seat or not has_seats:
        return target, Line(target, ByColumn(amount), 1.0, (), {amount: ()}, forced=True)
    seats = str(next(line.columns[0] for line in accounts.fields if line.target == "seats"))
    sources = (SourceColumn("amount", amount, "money"), SourceColumn("seats", seats, "whole"))
    given = ByExpression("amount * seats", sources)
    return target, Line(target, given, 1.0, (), {amount: (), seats: ()}, forced=True)


def _with_columns(accounts: TableProposal, columns: Mapping[str, str]) -> TableProposal:
    """Lines of the columns that somebody named, and of others as they were proposed."""
    if not columns:
        return accounts
    taken = {target for target in columns.values() if target}
    kept = [line for line in accounts.fields if _stays(line, columns, taken)]
    chosen = [_line(accounts, column, target) for column, target in columns.items() if target]
    lines = [*chosen, *kept, *_unread(columns, taken)]
    lines.sort(key=lambda line: line.target != ID)
    key = next((column for column, target in columns.items() if target == ID), accounts.key)
    return replace(accounts, fields=tuple(lines), key=key)


def _stays(line: Line, columns: Mapping[str, str], taken: set[str]) -> bool:
    """Whether nobody said something else of the field, or of the column that it is."""
    if line.target in taken:
        return False
    return len(line.columns) != 1 or line.columns[0] not in columns


def _line(accounts: TableProposal, column: str, target: str) -> Line:
    """The line of a column; as it was proposed, with its words rewritten, where it was."""
    for line in accounts.fields:
        read = not isinstance(line.given, ByConstant)
        if line.target == target and line.columns == (column,) and read:
            return replace(line, confidence=1.0, forced=True)
    return Line(target, ByColumn(column), 1.0, (), {column: ()}, forced=True)


def _unread(columns: Mapping[str, str], taken: set[str]) -> Iterator[Line]:
    """Designations whose header is a field's own name are read even without a line."""
    for column, target in columns.items():
        own = field_name(column)
        if own in _READ_ANYWAY and own != target and own not in taken:
            yield Line(own, ByConstant(False), 1.0, (), forced=True)


def is_read_anyway(column: str) -> bool:
    """Whether a column is read by its header, even where no line names it."""
    own = field_name(column)
    return own not in _READ_ANYWAY and own in {ID, "currency", *canonical_fields(_PLACES)}
