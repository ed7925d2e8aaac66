"""Walking lines, steps or tiers: the first that holds, by three-valued logic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tanada.sql.operations import Expression, Operations


@dataclass(frozen=True)
class Walked:
    """A condition, what it gives, and whether it can never be UNKNOWN.

    A condition of None takes everyone left.
    """

    condition: Expression | None
    value: Expression
    never_unknown: bool = False


def first_that_holds(
    operations: Operations,
    lines: Sequence[Walked],
    nothing: Expression,
    *,
    skip_unknown: bool,
) -> Expression:
    """The value of the first line whose condition is TRUE.

    An UNKNOWN condition met before makes the result missing, unless `skip_unknown`: then
    it is passed over.
    """
    branches: list[tuple[Expression, Expression]] = []
    for line in lines:
        if line.condition is None:
            return operations.case(branches, line.value)
        branches.append((line.condition, line.value))
        if not (skip_unknown or line.never_unknown):
            branches.append((operations.is_missing(line.condition.copy()), nothing.copy()))
    return operations.case(branches, nothing)
