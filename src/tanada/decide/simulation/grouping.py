"""The simulated accounts by what is decided of them: few groups, from which all sums follow."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import duckdb
from sqlglot import exp

from tanada.decide.gaps.amounts import Amount, amount
from tanada.decide.simulation.deciding import NEW, OLD, SEEN, SIMULATED
from tanada.policy.model import UNDETERMINED
from tanada.sql.operations import Expression, Operations


@dataclass(frozen=True)
class Decided:
    """One policy's decision: `tier` is the floor of the undetermined, None for the ended.

    `arr` is what the policy itself counts, None where it is known of nobody.
    """

    tier: str | None
    status: str
    reason: str
    arr: Decimal | None

    @property
    def state(self) -> str:
        """The tier where it is determined."""
        if self.status == UNDETERMINED or self.tier is None:
            return UNDETERMINED
        return self.tier


@dataclass(frozen=True)
class Group:
    """Accounts with the same decisions; `old` is None where there is no policy to compare."""

    new: Decided
    old: Decided | None
    amount: Amount


def groups_of(connection: duckdb.DuckDBPyConnection, *, compared: bool) -> list[Group]:
    """All groups of SIMULATED, in an order of their own."""
    operations = Operations()
    sides = [NEW, OLD] if compared else [NEW]
    keys = [operations.column(side + name) for side in sides for name in SEEN]
    sums: list[Expression] = [exp.Count(this=exp.Star())]
    sums += [exp.Sum(this=operations.column(name)) for name in ("arr", *(f"{s}arr" for s in sides))]
    tree = exp.Select().from_(SIMULATED).select(*keys, *sums).group_by(*keys).order_by(*keys)
    rows = connection.execute(tree.sql(dialect=operations.dialect)).fetchall()
    found = []
    for row in rows:
        decided, totals = row[: len(keys)], row[len(keys) :]
        new = _decided(decided[: len(SEEN)], totals[2])
        old = _decided(decided[len(SEEN) :], totals[3]) if compared else None
        found.append(Group(new, old, amount(totals[0], totals[1])))
    return found


def _decided(row: tuple[str | None, ...], arr: object) -> Decided:
    tier, status, reason = row
    return Decided(tier, status or "", reason or "", None if arr is None else Decimal(str(arr)))
