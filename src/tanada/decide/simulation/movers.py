"""The accounts that move: one row each, with what was decided and what would be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import duckdb
from sqlglot import exp

from tanada.decide.simulation.deciding import NEW, OLD, SEEN, SIMULATED, TOLD
from tanada.decide.simulation.standing import DOWN, NOWHERE, OPENED, SETTLED, UP
from tanada.sql.operations import Expression, Operations

_SIDE = (*SEEN, *TOLD)
COLUMNS = (
    *("account_id", "name", "owner", "arr", "move"),
    *(side + name for side in (OLD, NEW) for name in _SIDE),
)
"""The columns of a mover's row; `move` is its direction."""


@dataclass(frozen=True)
class Side:
    """What one policy decides of a mover; `values` are what the reason's clause saw."""

    tier: str
    status: str
    reason: str
    values: Mapping[str, object]
    missing: str | None


@dataclass(frozen=True)
class Mover:
    """An account that moves; `arr` is in the policies' currency, None where it is not known."""

    account_id: str
    name: str | None
    owner: str | None
    arr: Decimal | None
    move: str
    old: Side
    new: Side


def movers_query(most: int | None = None) -> str:
    """The query for the movers of SIMULATED, the most ARR first: COLUMNS."""
    operations = Operations()
    old, new = operations.column(f"{OLD}place"), operations.column(f"{NEW}place")
    tree = (
        exp.Select()
        .from_(SIMULATED)
        .select(*(_column(name, operations) for name in COLUMNS))
        .where(operations.compare("!=", old, new))
        .order_by(
            exp.Ordered(this=operations.column("arr"), desc=True, nulls_first=False),
            exp.Ordered(this=operations.column("account_id"), nulls_first=False),
        )
    )
    if most is not None:
        tree = tree.limit(most)
    return tree.sql(dialect=operations.dialect)


def movers_of(connection: duckdb.DuckDBPyConnection, most: int) -> tuple[Mover, ...]:
    """The movers with the most ARR."""
    rows = connection.execute(movers_query(most)).fetchall()
    return tuple(mover_of(dict(zip(COLUMNS, row, strict=True))) for row in rows)


def _column(name: str, operations: Operations) -> Expression:
    return operations.column(name) if name != "move" else move_column(operations)


def move_column(operations: Operations) -> Expression:
    """The direction as the column `move`, by the places of either side."""
    old, new = (operations.column(f"{side}place") for side in (OLD, NEW))
    nowhere = operations.number(NOWHERE)
    branches = [
        (operations.compare("=", old, nowhere), SETTLED),
        (operations.compare("=", new, nowhere.copy()), OPENED),
        (operations.compare("<", new.copy(), old.copy()), UP),
    ]
    told = operations.case(
        [(when, operations.text(move)) for when, move in branches], operations.text(DOWN)
    )
    return exp.alias_(told, "move", quoted=True)


def mover_of(row: dict[str, object]) -> Mover:
    """A mover from a row with COLUMNS."""
    shown = {name: None if row[name] is None else str(row[name]) for name in ("name", "owner")}
    arr = row["arr"]
    return Mover(
        str(row["account_id"]),
        shown["name"],
        shown["owner"],
        None if arr is None else Decimal(str(arr)),
        str(row["move"]),
        _side(row, OLD),
        _side(row, NEW),
    )


def _side(row: dict[str, object], side: str) -> Side:
    tier, status, reason, values, missing = (row[side + name] for name in _SIDE)
    seen = json.loads(str(values), parse_float=Decimal) if values else {}
    told = None if missing is None else str(missing)
    return Side(str(tier), str(status), str(reason), seen, told)
