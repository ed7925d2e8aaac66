"""How ARR is spread over the accounts, in steps that grow with it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import duckdb
from sqlglot import exp

from tanada.decide.simulation.deciding import ENDED, NEW, SIMULATED
from tanada.sql.operations import Expression, Operations, cast

STEPS = tuple(map(Decimal, "1 1.25 1.6 2 2.5 3.15 4 5 6.3 8".split()))
"""The steps of each power of ten (Renard's series): usual thresholds lie between two of them."""


@dataclass(frozen=True)
class Bin:
    """The accounts of a tier with an ARR of at least `low` and less than `high`."""

    low: Decimal
    high: Decimal
    tier: str
    accounts: int


def distribution_of(connection: duckdb.DuckDBPyConnection) -> tuple[Bin, ...]:
    """The bins of SIMULATED under the new policy, the smallest first; only ARR above zero counts.

    Undetermined accounts stand in the tier that they are at least in.
    """
    operations = Operations()
    arr, tier = operations.column("arr"), operations.column(f"{NEW}tier")
    status = operations.column(f"{NEW}status")
    here = operations.all_of(
        [
            operations.compare(">", arr, operations.number(0)),
            operations.compare("!=", status, operations.text(ENDED)),
        ]
    )
    size = cast(arr, "DOUBLE")
    logarithm = exp.Anonymous(this="log10", expressions=[size.copy()])
    power = exp.alias_(cast(exp.Floor(this=logarithm), "INT"), "power", quoted=True)
    powers = exp.Select().from_(SIMULATED).where(here)
    powers = powers.select(tier, exp.alias_(size, "size", quoted=True), power)
    unit = exp.Anonymous(
        this="pow", expressions=[operations.number(10), operations.column("power")]
    )
    lead = exp.Div(this=operations.column("size"), expression=unit)
    leads = exp.Select().from_(powers.subquery("powers"))
    leads = leads.select(tier, "power", exp.alias_(lead, "lead", quoted=True))
    sized = exp.Select().from_(leads.subquery("leads")).select(tier, "power")
    sized = sized.select(exp.alias_(_step(operations), "step", quoted=True))
    tree = (
        exp.Select()
        .from_(sized.subquery("sized"))
        .select(tier, "power", "step", exp.Count(this=exp.Star()))
        .group_by(tier, "power", "step")
        .order_by("power", "step", tier)
    )
    rows = connection.execute(tree.sql(dialect=operations.dialect)).fetchall()
    return tuple(_bin(key, power, step, accounts) for key, power, step, accounts in rows)


def _step(operations: Operations) -> Expression:
    """The number of the last step that the leading part of ARR reaches."""
    lead = operations.column("lead")
    return operations.case(
        [
            (operations.compare(">=", lead, operations.number(step)), operations.number(number))
            for number, step in reversed(list(enumerate(STEPS)))
        ],
        operations.number(0),
    )


def _bin(tier: str, power: int, step: int, accounts: int) -> Bin:
    ends = (*STEPS, Decimal(10))
    return Bin(ends[step].scaleb(power), ends[step + 1].scaleb(power), tier, accounts)
