"""The transitions of past runs: what of a run goes into them, and what was held on a day.

A run that changes nothing for an account leaves no row for it, so the history grows with the
moves and not with the runs.
"""

from __future__ import annotations

from datetime import date

from sqlglot import exp

from tanada.fields import DATE, TEXT, WHOLE, Type
from tanada.ledger.columns import HELD, TRANSITIONS
from tanada.sql.operations import Expression, Operations

HISTORY: dict[str, Type] = {"account_id": TEXT, "run": WHOLE, "as_of": DATE} | TRANSITIONS
"""A row for each account and run that changed something for it.

`run` is the number of the run: a later one has a greater number, and no earlier as_of. The
other columns are those of TRANSITIONS, as the run gave them.
"""

_LAST, _NUMBER = "last", "number"


def held_columns() -> dict[str, str]:
    """The column of TRANSITIONS that each column of HELD, but the account, is kept from."""
    kept = {name: name for name in HELD if name != "account_id"}
    return kept | {"tier": "earned_tier"}


def changes(operations: Operations, moves: str, history: str, run: int, as_of: date) -> exp.Select:
    """A query for the rows of HISTORY that a run adds.

    `moves` has the columns of TRANSITIONS, `history` those of HISTORY; what stands there of
    this run or a later one does not count, so a run that is repeated adds the same again.
    """
    earlier = operations.compare("<", operations.column("run"), operations.number(run))
    last = newest(operations, exp.to_table(history), earlier, ["account_id"])
    return changes_since(operations, moves, last.subquery(), run, as_of)


def changes_since(
    operations: Operations, moves: str, last: Expression, run: int, as_of: date
) -> exp.Select:
    """The same, where `last` has the last row of HISTORY of each account already.

    A row is there where the account has none yet, or where the tier shown, what is held, the
    end of an override or the status is not what it was. Not being seen is no change, nor is
    that an account holds what it was given, unless that had been undetermined.
    """
    column = operations.column
    last = exp.alias_(last, _LAST, table=True)
    told = {"run": operations.number(run), "as_of": operations.day(as_of)}
    tree = exp.Select().from_(exp.to_table(moves))
    for name in HISTORY:
        value = told.get(name, column(name, moves))
        tree.select(exp.alias_(value, name, quoted=True), copy=False)
    same = operations.compare("=", column("account_id", moves), column("account_id", _LAST))
    tree = tree.join(last, on=same, join_type="left", copy=False)
    compared = dict.fromkeys(("tier", "pinned_until", *held_columns().values()))
    changed = [differs(column(name, moves), column(name, _LAST)) for name in compared]
    other = differs(column("status", moves), column("status", _LAST))
    unseen = operations.compare("=", column("status", moves), operations.text("not_seen"))
    held = operations.compare("=", column("status", moves), operations.text("held"))
    determined = differs(column("status", _LAST), operations.text("undetermined"))
    no_change = operations.any_of([unseen, operations.all_of([held, determined])])
    changed.append(operations.all_of([other, operations.negation(no_change)]))
    changed.append(operations.is_missing(column("account_id", _LAST)))
    return tree.where(operations.any_of(changed), copy=False)


def held_on(operations: Operations, history: str, day: date) -> exp.Select:
    """A query for the last row of HISTORY on or before a day, of every account with one.

    It says what the last run by that day knew: an account that turned out later to have
    left before the day is still there.
    """
    known = operations.compare("<=", operations.column("as_of"), operations.day(day))
    return newest(operations, exp.to_table(history), known, ["account_id"])


def last_of_days(operations: Operations, history: str, day: date) -> exp.Select:
    """A query for the rows of HISTORY by a day; of several runs for one date the last."""
    known = operations.compare("<=", operations.column("as_of"), operations.day(day))
    return newest(operations, exp.to_table(history), known, ["account_id", "as_of"])


def differs(left: Expression, right: Expression) -> Expression:
    """Whether two values are not the same; two that are missing are."""
    return exp.NullSafeNEQ(this=left, expression=right)


def over(
    value: Expression, by: list[Expression], order: Expression, *, onwards: bool = False
) -> Expression:
    """A value over the rows of a group in an order; `onwards` over this row and those after it."""
    spec = None
    if onwards:
        spec = exp.WindowSpec(
            kind="ROWS", start="CURRENT ROW", end="UNBOUNDED", end_side="FOLLOWING"
        )
    return exp.Window(this=value, partition_by=by, order=exp.Order(expressions=[order]), spec=spec)


def newest(
    operations: Operations, rows: Expression, condition: Expression | None, by: list[str]
) -> exp.Select:
    """Of rows of HISTORY for which a condition holds, the one of the last run in each group."""
    column = operations.column
    newest_first = exp.Ordered(this=column("run"), desc=True)
    number = over(exp.RowNumber(), [column(name) for name in by], newest_first)
    numbered = exp.Select().from_(rows)
    if condition is not None:
        numbered.where(condition, copy=False)
    numbered.select(*(column(name) for name in HISTORY), copy=False)
    numbered.select(exp.alias_(number, _NUMBER, quoted=True), copy=False)
    tree = exp.Select().from_(numbered.subquery("numbered"))
    tree.select(*(column(name) for name in HISTORY), copy=False)
    first = operations.compare("=", column(_NUMBER), operations.number(1))
    return tree.where(first, copy=False)
