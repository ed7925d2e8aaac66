"""What only a person can say about a table, with the line for each answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tanada.accounts.suggest.assigning import Assigned
from tanada.accounts.suggest.candidates import Candidate
from tanada.accounts.suggest.computing import line_of
from tanada.accounts.suggest.evidence import Reason
from tanada.accounts.suggest.given import ByExpression, SourceColumn, listed
from tanada.accounts.suggest.kinds import KindGuess
from tanada.accounts.suggest.profile import TableProfile
from tanada.accounts.suggest.proposal import Choice, Line, Question
from tanada.accounts.suggest.vocabulary.values import BUSINESS_REVIEWS, SEVERE, TERMS

_CLOSE_KINDS = 1.0
_MOST_VALUES = 12
_BILLED = 0.7


def ask_dates(table: TableProfile, used: Iterable[str]) -> Iterator[Question]:
    """Whether the day or the month comes first, where no date of the table says it."""
    held = set(used)
    columns = [each for each in table.columns if each.name in held and each.dates > 0.5]
    orders = {order for column in columns for order in column.orders}
    if "either" not in orders or orders & {"day_first", "month_first"}:
        return
    open_ones = [column for column in columns if "either" in column.orders]
    choices = tuple(
        Choice(f"suggest.choice.{order}", f"dates: {order}")
        for order in ("day_first", "month_first")
    )
    params = {
        "columns": [column.name for column in open_ones],
        "found": list(open_ones[0].examples),
    }
    yield Question("suggest.question.dates", params, choices)


def ask_decimals(table: TableProfile, used: Iterable[str]) -> Iterator[Question]:
    """Whether `1.234` is a thousand and more or hardly above one."""
    held = set(used)
    columns = [each for each in table.columns if each.name in held and each.decimals]
    if not columns:
        return
    sign = columns[0].decimals
    ways = ("comma", "point") if sign == "." else ("point", "comma")
    choices = tuple(Choice(f"suggest.choice.decimal_{way}", f"decimals: {way}") for way in ways)
    params = {
        "columns": [column.name for column in columns],
        "found": [text for text in columns[0].examples if str(sign) in text][:1],
    }
    yield Question("suggest.question.decimals", params, choices)


def ask_rivals(assigned: Assigned, kind: str, table: TableProfile) -> Iterator[Question]:
    """Which of two columns a field is, or which of two fields a column is."""
    for first, second in assigned.rivals:
        lines = [line_of(each, kind, table) for each in (first, second)]
        choices = tuple(_put(line) for line in lines)
        if first.target == second.target:
            params: dict[str, object] = {
                "target": first.target,
                "first": first.column,
                "second": second.column,
            }
            yield Question("suggest.question.two_columns", params, choices)
        else:
            params = {
                "column": first.column,
                "first": first.target,
                "second": second.target,
            }
            yield Question("suggest.question.two_fields", params, choices)


def put(line: Line) -> str:
    """A line as it stands in a mapping, after the sources that it needs."""
    joined = ", ".join(source.written() for source in line.given.sources)
    sources = f"source: {{{joined}}}\n" if joined else ""
    return f"{sources}{line.target}: {line.given.written()}"


def _put(line: Line) -> Choice:
    """The line to put, and the examples of what it would read."""
    params: dict[str, object] = {
        "target": line.target,
        "found": [text for texts in line.examples.values() for text in texts],
    }
    return Choice("suggest.choice.line", put(line), params)


def ask_kind(guesses: tuple[KindGuess, ...]) -> Iterator[Question]:
    """Which of two kinds a table is, where both are nearly as likely."""
    if len(guesses) > 1 and guesses[0].score - guesses[1].score < _CLOSE_KINDS:
        kinds = [guess.kind for guess in guesses[:2]]
        choices = tuple(
            Choice("suggest.choice.kind", f"kind: {kind}", {"kind": f"suggest.table.{kind}"})
            for kind in kinds
        )
        yield Question("suggest.question.kind", {}, choices)


def severe_values(table: TableProfile, severity: Line | None) -> tuple[str, ...]:
    """The values of a ticket's severity that count as severe, as they are written."""
    if severity is None:
        return ()
    values = table.column(severity.columns[0]).values
    return tuple(sorted(value for value in values if value.casefold() in SEVERE))


def ask_severe(found: tuple[str, ...]) -> Iterator[Question]:
    """From which severity a ticket is severe, where several words could be."""
    if len(found) < 2:
        return
    order = sorted(found, key=lambda value: SEVERE.index(value.casefold()))
    choices = tuple(
        Choice("suggest.choice.severe", f"severe: {listed(part)}", {"found": list(part)})
        for part in (tuple(order), tuple(order[:1]))
    )
    yield Question("suggest.question.severe", {"found": list(order)}, choices)


def review_values(table: TableProfile, topic: Line | None) -> tuple[str, ...]:
    """The topics of contacts that are business reviews, as they are written."""
    if topic is None:
        return ()
    values = table.column(topic.columns[0]).values
    folded = {value: value.casefold().replace(" ", "-").replace("_", "-") for value in values}
    return tuple(sorted(value for value, word in folded.items() if word in BUSINESS_REVIEWS))


def feature_values(table: TableProfile, feature: Line | None) -> tuple[str, ...]:
    """Some features that usage names: which are advanced only a person can say."""
    if feature is None:
        return ()
    return tuple(sorted(table.column(feature.columns[0]).values)[:_MOST_VALUES])


def ask_billed(
    assigned: Assigned, table: TableProfile, lines: Iterable[Line]
) -> Iterator[Question]:
    """Whether an amount is for a month or a year, and for one seat or all of them."""
    held = {line.target for line in lines if line.active}
    amount = open_amount(assigned)
    if {"arr", "mrr"} & held or amount is None:
        return
    seats, said = assigned.of("seats"), _billing_period(table)
    choices = []
    for months, period, target in ((1, "month", "mrr"), (12, "year", "arr")):
        if said is not None and said[1] in (1, 12) and said[1] != months:
            continue
        line = replace(line_of(amount, "accounts", table), target=target)
        choices.append(Choice(f"suggest.choice.per_{period}", put(line)))
        if seats is not None:
            code = f"suggest.choice.per_{period}_and_seat"
            choices.append(Choice(code, put(_per_seat(line, amount.column, seats.column))))
    params = {"column": amount.column, "found": list(table.column(amount.column).examples)}
    yield Question("suggest.question.billed", params, tuple(choices))


def _per_seat(line: Line, amount: str, seats: str) -> Line:
    sources = (SourceColumn("amount", amount, "money"), SourceColumn("seats", seats, "whole"))
    return replace(line, given=ByExpression("amount * seats", sources))


def open_amount(assigned: Assigned) -> Candidate | None:
    """The column that is called just an amount, if that is all that tells what is paid."""
    found = assigned.of("mrr") or assigned.of("arr")
    return found if found is not None and not found.active else None


def billed(assigned: Assigned, table: TableProfile) -> Line | None:
    """What is paid by the month or the year, where another column says that for every row.

    Beside a number of seats it stays open: the amount can be for one of them.
    """
    amount, period = open_amount(assigned), _billing_period(table)
    target = {1: "mrr", 12: "arr"}.get(period[1]) if period else None
    if amount is None or period is None or target is None or assigned.of("seats"):
        return None
    reason = Reason("suggest.reason.billed", {"column": period[0], "months": period[1]})
    line = line_of(amount, "accounts", table)
    return replace(line, target=target, confidence=_BILLED, reasons=(*amount.reasons, reason))


def _billing_period(table: TableProfile) -> tuple[str, int] | None:
    """The column that says how often every row is billed, and the months; else None."""
    months = {word: length for length, words in TERMS.items() for word in words}
    for column in table.columns:
        folded = {value.casefold().replace(" ", "-") for value in column.values}
        if len(folded) == 1 and folded <= set(months):
            return column.name, months[folded.pop()]
    return None
