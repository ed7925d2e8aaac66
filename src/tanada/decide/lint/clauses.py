"""Which clauses decide anything over a set of accounts."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from tanada.decide.accounts import ENDED
from tanada.decide.compiling import clause_column
from tanada.decide.running import Decisions
from tanada.policy.lint.finding import Found
from tanada.policy.lint.reading import Reading
from tanada.policy.model import UNDETERMINED, Clause, Tier
from tanada.sql.operations import Expression, Operations

_STATUS = "decision__status"


def lint_clauses(reading: Reading, decisions: Decisions) -> Iterator[Found]:
    """Clauses that no account meets, and clauses that place nobody whom others do not."""
    written = [
        (path, tier, clause)
        for (path, _, _), tier in zip(reading.tiers, reading.policy.tiers, strict=True)
        for clause in tier.clauses
        if clause.rule is not None
    ]
    counted = _counts(decisions, [(tier, clause) for _, tier, clause in written])
    for (path, tier, clause), (met, alone, undetermined) in zip(written, counted, strict=True):
        place = (*path, "when", clause.name)
        params: dict[str, object] = {"tier": tier.key, "clause": clause.name}
        if not met:
            if undetermined:
                params["undetermined"] = undetermined
            yield Found("lint.clause_without_accounts", place, params)
        elif not alone:
            yield Found("lint.clause_adds_nothing", place, {**params, "accounts": met})


def _counts(decisions: Decisions, clauses: list[tuple[Tier, Clause]]) -> list[tuple[int, int, int]]:
    """Per clause the accounts that meet it, and those that only it puts into its tier or better.

    Behind them the undetermined accounts of which it is not known whether they meet it.
    """
    if not clauses:
        return []
    operations = decisions.compiler.operations
    columns = [clause_column(tier, clause) for tier, clause in clauses]
    order = [tier.key for tier in decisions.policy.tiers]
    undetermined = operations.compare(
        "=", operations.column(_STATUS), operations.text(UNDETERMINED)
    )
    totals: list[Expression] = []
    for column, (tier, _) in zip(columns, clauses, strict=True):
        holds = operations.is_true(operations.column(column))
        others = [
            other
            for other, (beside, _) in zip(columns, clauses, strict=True)
            if other != column and order.index(beside.key) <= order.index(tier.key)
        ]
        totals.append(operations.sum_where(holds))
        totals.append(operations.sum_where(_none_of(operations, holds.copy(), others)))
        unknown = operations.is_missing(operations.column(column))
        totals.append(operations.sum_where(operations.all_of([undetermined.copy(), unknown])))
    needed = {name: name for name in (*columns, _STATUS, ENDED)}
    inner = decisions.facts(needed).subquery("decided")
    here = operations.negation(operations.column(ENDED))
    (row,) = decisions.rows(exp.Select().from_(inner).select(*totals).where(here))
    found = [int(str(value or 0)) for value in row]
    return list(zip(found[::3], found[1::3], found[2::3], strict=True))


def _none_of(operations: Operations, holds: Expression, others: list[str]) -> Expression:
    """The clause holds, and none of the others does for certain."""
    fails = [operations.negation(operations.is_true(operations.column(other))) for other in others]
    return operations.all_of([holds, *fails])
