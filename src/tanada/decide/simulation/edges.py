"""How many accounts lie close to a threshold, and so would move with a small change of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import duckdb
from sqlglot import exp

from tanada.decide.gaps.amounts import Amount, amount
from tanada.decide.simulation.deciding import EDGE, ENDED, NEW, SIMULATED
from tanada.decide.simulation.thresholds import Threshold, subjects_of
from tanada.sql.operations import Expression, Operations

NEAR = Decimal("0.05")
"""How far from a threshold is close to it, as a share of the threshold."""


@dataclass(frozen=True)
class Edge:
    """A threshold with the accounts within NEAR of it, on its lower and its upper side."""

    threshold: Threshold
    below: Amount
    above: Amount


def edges_of(
    connection: duckdb.DuckDBPyConnection, thresholds: Sequence[Threshold]
) -> tuple[Edge, ...]:
    """The edges of SIMULATED, in the order of the thresholds; the ended do not count."""
    if not thresholds:
        return ()
    operations = Operations()
    subjects = subjects_of(thresholds)
    near: list[exp.Select] = []
    for threshold in thresholds:
        value = operations.column(f"{EDGE}{subjects.index(threshold.subject)}")
        for side in _sides(value, threshold, operations):
            near.append(_sum(len(near), side, operations))
    tree = exp.union(*near, distinct=False) if len(near) > 1 else near[0]
    rows = connection.execute(tree.sql(dialect=operations.dialect)).fetchall()
    found = [amount(accounts, arr) for _, accounts, arr in sorted(rows)]
    return tuple(
        Edge(threshold, below, above)
        for threshold, below, above in zip(thresholds, found[::2], found[1::2], strict=True)
    )


def _sides(
    value: Expression, threshold: Threshold, operations: Operations
) -> tuple[Expression, Expression]:
    """Whether a value lies close below the threshold, and whether close above it."""
    edge, reach = threshold.value, abs(threshold.value) * NEAR
    lower, upper = ("<", ">=") if threshold.included else ("<=", ">")

    def both(first: str, low: Decimal, second: str, high: Decimal) -> Expression:
        return operations.all_of(
            [
                operations.compare(first, value.copy(), operations.number(low)),
                operations.compare(second, value.copy(), operations.number(high)),
            ]
        )

    return both(">=", edge - reach, lower, edge), both(upper, edge, "<=", edge + reach)


def _sum(number: int, side: Expression, operations: Operations) -> exp.Select:
    """The accounts of a side, found by a filter: far fewer rows are added up than looked at."""
    status = operations.column(f"{NEW}status")
    here = operations.compare("!=", status, operations.text(ENDED))
    sums = (operations.number(number), exp.Count(this=exp.Star()))
    return (
        exp.Select()
        .from_(SIMULATED)
        .select(*sums, exp.Sum(this=operations.column("arr")))
        .where(operations.all_of([here, side]))
    )
