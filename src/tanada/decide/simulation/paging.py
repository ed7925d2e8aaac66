"""Movers a page at a time, each looked up only once it is shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import duckdb
from sqlglot import exp

from tanada.decide.compiling import Compiler
from tanada.decide.needs import ranked
from tanada.decide.simulation.deciding import NEW, OLD, SIMULATED, TOLD
from tanada.decide.simulation.movers import COLUMNS, Mover, move_column, mover_of
from tanada.decide.simulation.standing import NOWHERE, Places
from tanada.policy.model import UNDETERMINED, Policy
from tanada.sql.operations import Expression, Operations

_PAGE = "shown"
_OWN = ("name", "owner")


@dataclass(frozen=True)
class Wanted:
    """Which movers: `count` of them after the first `skipped`, of one cell or of all.

    `cell` is the pair of states that they move between.
    """

    count: int
    skipped: int = 0
    cell: tuple[str, str] | None = None


def movers_page(
    connection: duckdb.DuckDBPyConnection,
    kept: str,
    columns: Collection[str],
    tried: tuple[Policy, Places, date],
    wanted: Wanted,
) -> tuple[Mover, ...]:
    """The movers of a SIMULATED that was made of `kept`, the most ARR first.

    What the new policy saw is found by deciding these few accounts once more; where it ranks
    them among all others that would say nothing, and is left out.
    """
    policy, places, as_of = tried
    operations = Operations()
    shown = _shown(kept, columns, places, wanted).sql(dialect=operations.dialect)
    rows = connection.execute(shown).fetchall()
    found = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    if found and not ranked(policy.rules()):
        ids = [str(row["account_id"]) for row in found]
        seen = _seen(connection, kept, columns, policy, as_of, ids)
        found = [row | seen.get(str(row["account_id"]), {}) for row in found]
    return tuple(mover_of(row) for row in found)


def _shown(kept: str, columns: Collection[str], places: Places, wanted: Wanted) -> exp.Select:
    operations = Operations()
    sides = {side: operations.column(f"{side}place") for side in (OLD, NEW)}
    conditions = [operations.compare("!=", sides[OLD], sides[NEW])]
    if wanted.cell is not None:
        known = {OLD: places.old, NEW: places.new}
        for (side, place), state in zip(sides.items(), wanted.cell, strict=True):
            number = operations.number(_place(state, known[side]))
            conditions.append(operations.compare("=", place.copy(), number))
    order = (
        exp.Ordered(this=operations.column("arr"), desc=True, nulls_first=False),
        exp.Ordered(this=operations.column("account_id"), nulls_first=False),
    )
    page = exp.Select().from_(SIMULATED).select(exp.Star())
    page = page.where(operations.all_of(conditions)).order_by(*order)
    page = page.limit(wanted.count).offset(wanted.skipped)
    known_columns = {*_OWN} & {*columns}

    def shown(name: str) -> Expression:
        if name == "move":
            return move_column(operations, _PAGE)
        looked_up = name in known_columns or name in [OLD + each for each in TOLD]
        if looked_up:
            return operations.column(name, kept)
        if name in _OWN or name in [NEW + each for each in TOLD]:
            return exp.alias_(exp.Null(), name, quoted=True)
        return operations.column(name, _PAGE)

    ordered = [each.copy() for each in order]
    for each in ordered:
        each.this.set("table", exp.to_identifier(_PAGE))
    matches = operations.compare(
        "=", operations.column("account_id", _PAGE), operations.column("account_id", kept)
    )
    tree = exp.Select().from_(page.subquery(_PAGE)).select(*map(shown, COLUMNS))
    return tree.join(exp.to_table(kept), on=matches).order_by(*ordered)


def _place(state: str, known: Mapping[str, int]) -> int:
    return NOWHERE if state == UNDETERMINED else known[state]


def _seen(
    connection: duckdb.DuckDBPyConnection,
    kept: str,
    columns: Collection[str],
    policy: Policy,
    as_of: date,
    ids: list[str],
) -> dict[str, dict[str, object]]:
    """What the policy saw of some accounts, by account."""
    operations = Operations()
    few = exp.Select().from_(kept).select(exp.Star())
    few = few.where(
        operations.one_of(operations.column("account_id"), list(map(operations.text, ids)))
    )
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {_PAGE} AS {few.sql(dialect=operations.dialect)}"
    ).fetchall()
    compiler = Compiler(policy, columns, as_of)
    wanted = {"account_id": "account_id", **{f"decision__{name}": NEW + name for name in TOLD}}
    tree = compiler.facts.select(wanted, _PAGE)
    rows = connection.execute(tree.sql(dialect=operations.dialect)).fetchall()
    titles = [NEW + name for name in TOLD]
    return {str(row[0]): dict(zip(titles, row[1:], strict=True)) for row in rows}
