"""Tiers set by hand × decisions → account by account what the policy would make of them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from tanada.decide.running import Decided
from tanada.fields import DATE, TEXT, Kind, Type
from tanada.ledger.handset import HANDSET
from tanada.policy.model import Policy
from tanada.sql.operations import Expression, Operations

COMPARED: dict[str, Type] = {
    "account_id": TEXT,
    "owner": TEXT,
    "outcome": TEXT,
    "by_hand": TEXT,
    "since": DATE,
    "by_policy": TEXT,
    "reason": TEXT,
    "reason_values": TEXT,
    "missing": TEXT,
    "arr": Type(Kind.MONEY, digits=15, places=2),
}
"""An account with the tier that people gave it, that of the policy, and the policy's reason.

Of an undetermined account `by_policy` is the floor tier, and `missing` what is to be known. ARR
is in the policy's currency and to its smallest unit.
"""

OUTCOMES = (
    *("agrees", "rises", "falls", "undetermined", "ended", "not_in_accounts", "not_by_hand"),
)
"""What would become of an account.

It `rises` at once where the policy has it in a better tier, for certain; it `falls`, after its
grace, where in a worse one. `undetermined`: data is missing. `ended`: it has left, says the data.
`not_in_accounts`, `not_by_hand`: only one of the two sides knows it.
"""

TOTALS: dict[str, Type] = {
    "outcome": TEXT,
    "by_hand": TEXT,
    "by_policy": TEXT,
    "accounts": Type(Kind.WHOLE, digits=9),
    "arr": COMPARED["arr"],
}
"""How many accounts go from one tier to another, and their ARR; missing where none is known."""

_D, _H = "decided", "handset"
_FACTS = {
    "account_id": "account_id",
    "owner": "owner",
    "arr": "arr",
    **{
        f"decision__{name}": name
        for name in (
            "status",
            "qualified_tier",
            "floor_tier",
            "reason",
            "reason_values",
            "missing",
        )
    },
}


def compared(decided: Decided, handset: str, operations: Operations | None = None) -> exp.Select:
    """A query for COMPARED, a row per account of either side.

    `handset` has the columns of HANDSET. An account that has left and was not set by hand is
    not there.
    """
    return compared_rows(
        decided.policy, decided.facts(_FACTS).subquery(_D), handset, operations or Operations()
    )


def compared_rows(
    policy: Policy, decided: Expression, handset: str, operations: Operations
) -> exp.Select:
    """The same over any relation with the decision's columns, the account's owner and ARR."""
    column = operations.column
    same = operations.compare("=", column("account_id", _D), column("account_id", _H))
    by_policy = operations.coalesce(column("qualified_tier", _D), column("floor_tier", _D))
    values = {
        "account_id": operations.coalesce(column("account_id", _D), column("account_id", _H)),
        "owner": column("owner", _D),
        "outcome": _outcome(policy, operations, by_policy),
        "by_hand": column("tier", _H),
        "since": column("since", _H),
        "by_policy": by_policy.copy(),
        **{name: column(name, _D) for name in ("reason", "reason_values", "missing", "arr")},
    }
    named = exp.Select().from_(exp.to_table(handset))
    named.select(*(column(name) for name in HANDSET), copy=False)
    tree = exp.Select().from_(decided)
    tree.join(named.subquery(_H), on=same, join_type="full outer", copy=False)
    for name in COMPARED:
        tree.select(exp.alias_(values[name], name, quoted=True), copy=False)
    left = operations.compare("=", column("status", _D), operations.text("ended"))
    gone = operations.all_of([left, operations.is_missing(column("account_id", _H))])
    return tree.where(operations.negation(operations.is_true(gone)), copy=False)


def totals(tree: exp.Select, operations: Operations | None = None) -> exp.Select:
    """A query for TOTALS of one for COMPARED, the most accounts first."""
    column = (operations or Operations()).column
    groups = [column(name) for name in ("outcome", "by_hand", "by_policy")]
    counted = {"accounts": exp.Count(this=exp.Star()), "arr": exp.Sum(this=column("arr"))}
    outer = exp.Select().from_(tree.subquery("compared")).select(*groups)
    for name, value in counted.items():
        outer.select(exp.alias_(value, name, quoted=True), copy=False)
    outer = outer.group_by(*(group.copy() for group in groups), copy=False)
    most = exp.Ordered(this=column("accounts"), desc=True)
    order: Sequence[Expression] = [most, *(group.copy() for group in groups)]
    return outer.order_by(*order, copy=False)


def _outcome(policy: Policy, operations: Operations, by_policy: Expression) -> Expression:
    column = operations.column
    hand, here = _rank(policy, operations, column("tier", _H)), by_policy.copy()
    here = _rank(policy, operations, here)
    unknown = operations.is_missing(column("qualified_tier", _D))
    lines = [
        ("not_by_hand", operations.is_missing(column("account_id", _H))),
        ("not_in_accounts", operations.is_missing(column("account_id", _D))),
        ("ended", operations.compare("=", column("status", _D), operations.text("ended"))),
        ("rises", operations.compare("<", here, hand)),
        ("undetermined", unknown),
        ("agrees", operations.compare("=", here.copy(), hand.copy())),
    ]
    branches = [(when, operations.text(outcome)) for outcome, when in lines]
    return operations.case(branches, operations.text("falls"))


def _rank(policy: Policy, operations: Operations, tier: Expression) -> Expression:
    """The place of a tier, the best first."""
    places = [
        (operations.compare("=", tier.copy(), operations.text(each.key)), operations.number(place))
        for place, each in enumerate(policy.tiers)
    ]
    return operations.case(places)
