"""What a run says of an account beside what it holds and which override is in force."""

from __future__ import annotations

from datetime import date, timedelta

from sqlglot import exp

from tanada.fields import DATE, FLAG, TEXT, WHOLE, Kind, Type
from tanada.policy.model import Policy
from tanada.sql.operations import Expression, Operations

_D, _H, _O, _R = "decided", "held", "overridden", "rejected"
Tables = tuple[str, str, str | None, str | None]
"""Of decisions, of what was held, of overrides and of rejects; the last two may be absent."""

INPUTS: dict[str, Type | None] = {
    "account_id": TEXT,
    "seen": FLAG,
    "held": FLAG,
    "rejected": FLAG,
    "qualified_tier": None,
    "floor_tier": None,
    "churned_on": DATE,
    "renewal_date": DATE,
    "term_months": WHOLE,
    "held_tier": None,
    "held_since": DATE,
    "held_provisional": FLAG,
    "held_grace_from": DATE,
    "held_grace_until": DATE,
    "held_ended_on": DATE,
    "held_pinned": FLAG,
    "override_tier": None,
    "override_until": DATE,
    "override_in_force": FLAG,
    "today": DATE,
    "back_from": DATE,
    "complete": FLAG,
    "never": FLAG,
}
"""The columns that the rules read, with their types; those without one are tiers.

An account that ended before `back_from` is a new one when it comes back.
"""


def joined(
    policy: Policy, as_of: date, operations: Operations, *, complete: bool, tables: Tables
) -> exp.Select:
    """One row of INPUTS per account decided or held."""
    decided, held, overrides, rejected = tables
    column = operations.column
    account = operations.coalesce(column("account_id", _D), column("account_id", _H))
    tree = exp.Select().from_(exp.to_table(decided).as_(_D))
    tree = tree.join(
        exp.to_table(held).as_(_H),
        on=operations.compare("=", column("account_id", _D), column("account_id", _H)),
        join_type="full outer",
        copy=False,
    )
    back_from = as_of - timedelta(days=policy.document.transitions.return_days)
    found: dict[str, Expression] = {
        "account_id": account,
        "seen": operations.is_known(column("account_id", _D)),
        "held": operations.is_known(column("account_id", _H)),
        "rejected": operations.truth(False),
        "held_tier": _renamed(policy, operations, column("tier", _H)),
        "override_tier": operations.nothing(TEXT),
        "override_until": operations.nothing(DATE),
        "override_in_force": operations.truth(False),
        "today": operations.day(as_of),
        "back_from": operations.day(back_from),
        "complete": operations.truth(complete),
        "never": operations.truth(False),
    }
    if overrides is not None:
        table = exp.to_table(overrides).as_(_O)
        on = _in_force(operations, as_of, account)
        tree = tree.join(table, on=on, join_type="left", copy=False)
        found["override_tier"] = column("tier", _O)
        found["override_until"] = column("expires_on", _O)
        found["override_in_force"] = operations.is_known(column("account_id", _O))
    if rejected is not None:
        ids = exp.Select().select(column("account_id")).distinct().from_(exp.to_table(rejected))
        same = operations.compare("=", column("account_id", _R), account.copy())
        tree = tree.join(ids.subquery(_R), on=same, join_type="left", copy=False)
        found["rejected"] = operations.is_known(column("account_id", _R))
    for name, kind in INPUTS.items():
        if name not in found:
            own = name.removeprefix("held_")
            value = column(own, _D if own == name else _H)
            found[name] = operations.is_true(value) if kind and kind.kind is Kind.FLAG else value
    for name in INPUTS:
        tree.select(exp.alias_(found[name], name, quoted=True), copy=False)
    return tree


def _renamed(policy: Policy, operations: Operations, tier: Expression) -> Expression:
    """A held tier under today's key."""
    today = {each.key for each in policy.tiers}
    renamed = [
        (operations.compare("=", tier.copy(), operations.text(before)), operations.text(after))
        for before, after in policy.document.transitions.rename.items()
        if before not in today
    ]
    return operations.case(renamed, tier)


def _in_force(operations: Operations, as_of: date, account: Expression) -> Expression:
    column, today = operations.column, operations.day(as_of)
    return operations.all_of(
        [
            operations.compare("=", column("account_id", _O), account.copy()),
            operations.compare("<=", column("starts_on", _O), today),
            operations.compare("<", today.copy(), column("expires_on", _O)),
        ]
    )
