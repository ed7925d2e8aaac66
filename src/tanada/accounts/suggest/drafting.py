"""One file's share of a proposal: its lines, its settings, its questions, what is left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tanada.accounts.suggest.asking import (
    ask_billed,
    ask_dates,
    ask_decimals,
    ask_kind,
    ask_rivals,
    ask_severe,
    billed,
    feature_values,
    review_values,
    severe_values,
)
from tanada.accounts.suggest.assigning import NEAR, Assigned, assign
from tanada.accounts.suggest.candidates import LIKELY, candidates, key_candidates
from tanada.accounts.suggest.computing import PARTS, currency_line, line_of, multiplied, summed
from tanada.accounts.suggest.evidence import Reason
from tanada.accounts.suggest.given import ByColumn, ByRowNumber
from tanada.accounts.suggest.kinds import ACCOUNTS, UNKNOWN, KindGuess
from tanada.accounts.suggest.order import check_order
from tanada.accounts.suggest.places import country_currency
from tanada.accounts.suggest.proposal import Join, Line, Question, TableProposal
from tanada.accounts.suggest.sampling import Sample

ABOUT_ACCOUNTS = (
    "name owner plan industry region country language time_zone parent_account_id currency "
    "employees company_revenue"
).split()
"""Fields that rows of events can carry about the account they belong to."""
_NUMBERED = 0.5


def draft_accounts(
    sample: Sample, guesses: tuple[KindGuess, ...], key: str | None, *, several: bool
) -> TableProposal:
    """The proposal for the file that accounts come from.

    Where it is a table of events, the account's own fields stand in `fields` and the
    events' in `columns`. `several` says that it has several rows for an account.
    """
    guess, table = guesses[0], sample.profile
    events = guess.kind not in (ACCOUNTS, UNKNOWN)
    found = draft_table(sample, guesses, None, key) if events else None
    used = {column for line in found.columns for column in line.columns} if found else set()
    used |= {key} if key else set()
    listed = [
        each
        for each in candidates(table, ACCOUNTS)
        if not events or (each.target in ABOUT_ACCOUNTS and each.confidence >= LIKELY)
    ]
    assigned = assign(listed, used)
    lines = _uncontested(assigned, [line_of(each, ACCOUNTS, table) for each in assigned.chosen])
    questions = [] if events else [*ask_kind(guesses), *ask_rivals(assigned, ACCOUNTS, table)]
    if not events:
        lines, asked = _valued(assigned, sample, lines, used)
        questions += asked
    fields = (_key_line(sample, key), *check_order(lines, sample.values))
    options = {"several_rows": "last"} if several else {}
    if found is not None:
        unused = [name for name in found.unused if name not in _columns(fields)]
        return replace(found, key=key, fields=fields, options=options, unused=tuple(unused))
    questions += _how_written(sample, fields)
    return _table(sample, guess, fields, (), questions, key=key, options=options)


def draft_table(
    sample: Sample, guesses: tuple[KindGuess, ...], join: Join | None, key: str | None
) -> TableProposal:
    """The proposal for a further table, joined by `join`."""
    guess, table, kind = guesses[0], sample.profile, guesses[0].kind
    if kind == UNKNOWN:
        return _table(sample, guess, (), (), [], key=None)
    taken = {each for each in (key, join.column if join else None) if each is not None}
    assigned = assign(candidates(table, kind), taken)
    lines = _uncontested(assigned, [line_of(each, kind, table) for each in assigned.chosen])
    questions = [*ask_kind(guesses), *ask_rivals(assigned, kind, table)]
    if kind == "orders":
        product = multiplied(assigned, table)
        lines = [line for line in lines if line.target not in PARTS]
        if product is not None:
            lines = [*(line for line in lines if line.target != "amount"), product]
    if kind in ("subscriptions", ACCOUNTS):
        lines, asked = _valued(assigned, sample, lines, taken)
        questions += asked
    elif kind == "orders":
        lines += [line for line in [currency_line(table, lines)] if line is not None]
    lines = check_order(lines, sample.values)
    questions += _how_written(sample, lines)
    found = _table(sample, guess, (), tuple(lines), questions, key=key)
    return _with_settings(found, sample, lines)


def _valued(
    assigned: Assigned, sample: Sample, lines: list[Line], taken: Iterable[str]
) -> tuple[list[Line], list[Question]]:
    """The lines with what an account is worth, as far as anything tells it."""
    table = sample.profile
    questions = list(ask_billed(assigned, table, lines))
    settled = billed(assigned, table)
    if settled is not None:
        lines = [line for line in lines if line.target not in ("arr", "mrr")] + [settled]
        questions = []
    if not any(line.target in ("arr", "mrr") for line in lines):
        used = {*taken, *_columns(lines)}
        lines = lines + [line for line in [summed(table, used)] if line is not None]
    lines = lines + [line for line in [currency_line(table, lines)] if line is not None]
    return lines, questions


def _uncontested(assigned: Assigned, lines: list[Line]) -> list[Line]:
    """The lines; those that another column would fit as well are only doubtful."""
    contested = {
        first.target
        for first, second in assigned.rivals
        if first.confidence - second.confidence <= NEAR
    }
    return [
        replace(line, confidence=min(line.confidence, LIKELY - 0.05))
        if line.target in contested
        else line
        for line in lines
    ]


def _key_line(sample: Sample, key: str | None) -> Line:
    if key is None:
        reason = Reason("suggest.reason.numbered")
        return Line("account_id", ByRowNumber("A-"), _NUMBERED, (reason,), forced=True)
    column = sample.profile.column(key)
    found = next(each for each in key_candidates(sample.profile) if each.column == key)
    reasons = (*found.reasons, Reason("suggest.reason.key"))
    return Line("account_id", ByColumn(key), found.confidence, reasons, {key: column.examples})


def _with_settings(found: TableProposal, sample: Sample, lines: list[Line]) -> TableProposal:
    """The settings that a kind needs, as far as values tell them."""
    table = sample.profile
    of = {line.target: line for line in lines if line.active}
    if found.kind == "tickets":
        severe = severe_values(table, of.get("severity"))
        questions = (*found.questions, *ask_severe(severe))
        settings = {"severe": severe} if severe else {}
        return replace(found, settings=settings, questions=questions)
    if found.kind == "contacts":
        reviews = review_values(table, of.get("topic"))
        return replace(found, settings={"business_reviews": reviews} if reviews else {})
    if found.kind == "usage":
        features = feature_values(table, of.get("feature"))
        return replace(found, open_settings={"advanced": features} if features else {})
    if found.kind == "rates" and "currency" in of:
        values = table.column(of["currency"].columns[0]).values
        codes = {value: country_currency(value) for value in values}
        named = {value: code for value, code in codes.items() if code is not None}
        return replace(found, currencies=named)
    return found


def _how_written(sample: Sample, lines: Iterable[Line]) -> list[Question]:
    used = _columns(lines)
    return [*ask_dates(sample.profile, used), *ask_decimals(sample.profile, used)]


def _columns(lines: Iterable[Line]) -> set[str]:
    return {column for line in lines for column in line.columns}


def _table(
    sample: Sample,
    guess: KindGuess,
    fields: tuple[Line, ...],
    columns: tuple[Line, ...],
    questions: list[Question],
    *,
    key: str | None,
    options: dict[str, str] | None = None,
) -> TableProposal:
    used = _columns((*fields, *columns)) | ({key} if key else set())
    nested = [column.name for column in sample.profile.columns if column.nested]
    notes = (Reason("suggest.note.nested", {"found": nested}),) if nested else ()
    return TableProposal(
        paths=(sample.path,),
        name=guess.kind,
        kind=guess.kind,
        reasons=guess.reasons,
        rows=sample.profile.rows,
        complete=sample.complete,
        key=key,
        fields=fields,
        columns=columns,
        join=None,
        options=options or {},
        settings={},
        open_settings={},
        currencies={},
        questions=tuple(questions),
        unused=tuple(c.name for c in sample.profile.columns if c.name not in used),
        notes=notes,
    )
