"""Movers a page at a time, each looked up only once it is shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import duckdb
from sqlglot import exp

from tanada.decide.compiling import Compiler
from tanada.decide.needs import ranked
from tanada.decide.simulation.deciding import NEW, OLD, SEEN, SIMULATED, TOLD
from tanada.decide.simulation.movers import COLUMNS, Mover, move_column, mover_of
from tanada.decide.simulation.standing import NOWHERE, Places
from tanada.policy.model import UNDETERMINED, Policy
from tanada.sql.operations import Operations

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
    page = _page(places, wanted).sql(dialect=operations.dialect)
    cursor = connection.execute(page)
    titles = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(titles, row, strict=True)) for row in cursor.fetchall()]
    if not rows:
        return ()
    _look_up(connection, kept, [str(row["account_id"]) for row in rows])
    beside = _known(connection, [name for name in _OWN if name in columns])
    if not ranked(policy.rules()):
        for account_id, seen in _seen(connection, columns, policy, as_of).items():
            beside[account_id] |= seen
    nothing: dict[str, object] = dict.fromkeys(COLUMNS)
    return tuple(mover_of(nothing | row | beside[str(row["account_id"])]) for row in rows)


def _page(places: Places, wanted: Wanted) -> exp.Select:
    """The movers of a page, without what is looked up."""
    operations = Operations()
    sides = {side: operations.column(f"{side}place") for side in (OLD, NEW)}
    conditions = [operations.compare("!=", sides[OLD], sides[NEW])]
    if wanted.cell is not None:
        known = {OLD: places.old, NEW: places.new}
        for (side, place), state in zip(sides.items(), wanted.cell, strict=True):
            number = operations.number(_place(state, known[side]))
            conditions.append(operations.compare("=", place.copy(), number))
    names = ["account_id", "arr", *(side + name for side in sides for name in SEEN)]
    page = exp.Select().from_(SIMULATED).select(*map(operations.column, names))
    page = page.select(move_column(operations)).where(operations.all_of(conditions))
    page = page.order_by(
        exp.Ordered(this=operations.column("arr"), desc=True, nulls_first=False),
        exp.Ordered(this=operations.column("account_id"), nulls_first=False),
    )
    return page.limit(wanted.count).offset(wanted.skipped)


def _look_up(connection: duckdb.DuckDBPyConnection, kept: str, ids: list[str]) -> None:
    """Make the table of what is kept of some accounts."""
    operations = Operations()
    wanted = operations.one_of(operations.column("account_id"), list(map(operations.text, ids)))
    few = exp.Select().from_(kept).select(exp.Star()).where(wanted)
    sql = few.sql(dialect=operations.dialect)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {_PAGE} AS {sql}").fetchall()


def _known(connection: duckdb.DuckDBPyConnection, own: list[str]) -> dict[str, dict[str, object]]:
    """Names and owners, and what the earlier policy saw, by account."""
    operations = Operations()
    names = [*own, *(OLD + name for name in TOLD)]
    tree = exp.Select().from_(_PAGE).select(*map(operations.column, ["account_id", *names]))
    rows = connection.execute(tree.sql(dialect=operations.dialect)).fetchall()
    return {str(row[0]): dict(zip(names, row[1:], strict=True)) for row in rows}


def _place(state: str, known: Mapping[str, int]) -> int:
    return NOWHERE if state == UNDETERMINED else known[state]


def _seen(
    connection: duckdb.DuckDBPyConnection,
    columns: Collection[str],
    policy: Policy,
    as_of: date,
) -> dict[str, dict[str, object]]:
    """What the policy saw of the accounts that were looked up, by account."""
    compiler = Compiler(policy, columns, as_of)
    wanted = {"account_id": "account_id", **{f"decision__{name}": NEW + name for name in TOLD}}
    tree = compiler.facts.select(wanted, _PAGE)
    rows = connection.execute(tree.sql(dialect=compiler.operations.dialect)).fetchall()
    titles = [NEW + name for name in TOLD]
    return {str(row[0]): dict(zip(titles, row[1:], strict=True)) for row in rows}
