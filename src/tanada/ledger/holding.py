"""What a run of the ledger says of one account, and what it held before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from tanada.decide.accounts import first_renewal
from tanada.decide.explanation import Value
from tanada.decide.running import Decisions
from tanada.ledger.applying import MOVES, Applied
from tanada.sql.operations import Operations

Row = Mapping[str, Value]
"""A row by its columns."""


@dataclass(frozen=True)
class Holding:
    """One account in a run.

    `move` has the columns of TRANSITIONS and `before` those of HELD, None where it held
    nothing; `override` those of OVERRIDES, where one is in force. `decision` is the decision
    row, None where the run gives none: the account was not seen. `grace_to_renewal` says
    whether its grace ends on one of its renewals.
    """

    account_id: str
    as_of: date
    move: Row
    before: Row | None
    override: Row | None
    decision: Row | None
    grace_to_renewal: bool


def holding_of(
    applied: Applied, before: str, overrides: str | None, account_id: str
) -> Holding | None:
    """What the run that was `applied` does to an account; None where nobody knows it.

    The relations `before` and `overrides` are those that the run was applied to.
    """
    move = _row(applied, f"SELECT * FROM {MOVES}", account_id)
    if move is None:
        return None
    override = None
    if overrides is not None and move["status"] == "pinned":
        in_force = f"SELECT * FROM {overrides} WHERE starts_on <= $day AND $day < expires_on"
        override = _row(applied, in_force, account_id, day=applied.as_of)
    return Holding(
        account_id,
        applied.as_of,
        move,
        _row(applied, f"SELECT * FROM {before}", account_id),
        override,
        _row(applied, applied.sql(), account_id),
        ends_at_renewal(applied.decisions, account_id, move["grace_until"]),
    )


def _row(applied: Applied, query: str, account_id: str, **params: Value) -> Row | None:
    """The account's row of a query, by its columns."""
    cursor = applied.decisions.snapshot.connection.execute(
        f"SELECT * FROM ({query}) WHERE account_id = $account_id",
        {"account_id": account_id, **params},
    )
    titles = [column[0] for column in cursor.description or ()]
    rows = cursor.fetchall()
    return dict(zip(titles, rows[0], strict=True)) if rows else None


def ends_at_renewal(decisions: Decisions, account_id: str, until: Value) -> bool:
    """Whether the account renews on the day; a grace keeps its end when a renewal moves."""
    if not isinstance(until, date):
        return False
    operations = Operations()
    names = ("account_id", "renewal_date", "term_months")
    default = decisions.policy.document.transitions.down.default_term_months
    term = operations.coalesce(operations.column("term_months"), operations.number(default))
    renewal = first_renewal(operations, operations.column("renewal_date"), term, until)
    tree = exp.Select().from_(decisions.facts({name: name for name in names}).subquery("f"))
    tree.select(operations.compare("=", renewal, operations.day(until)), copy=False)
    same = operations.compare("=", operations.column("account_id"), operations.text(account_id))
    return decisions.rows(tree.where(same, copy=False)) == [(True,)]
