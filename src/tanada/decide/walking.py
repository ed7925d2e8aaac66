"""Walking lines, steps or tiers: the first that holds, by three-valued logic."""

from __future__ import annotations

from collections.abc import Sequence

from tanada.sql.operations import Expression, Operations


def first_that_holds(
    operations: Operations,
    lines: Sequence[tuple[Expression | None, Expression]],
    nothing: Expression,
    *,
    skip_unknown: bool,
) -> Expression:
    """The value of the first line whose condition is TRUE.

    A condition of None takes everyone left. An UNKNOWN condition met before makes the
    result missing, unless `skip_unknown`: then it is passed over.
    """
    branches: list[tuple[Expression, Expression]] = []
    for condition, value in lines:
        if condition is None:
            return operations.case(branches, value)
        branches.append((condition, value))
        if not skip_unknown:
            branches.append((operations.is_missing(condition.copy()), nothing.copy()))
    return operations.case(branches, nothing)
