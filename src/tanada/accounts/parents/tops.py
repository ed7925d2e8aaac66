"""Which account stands at the top of each account: parents followed to the end, at any depth.

A parent that is not among the accounts, or is the account itself, makes it a top. A
circle of parents has no top: its accounts are set aside, and those below it are treated
as what they then are, accounts whose parent is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

MEMBERS = "parent_members"
"""number, account_id, parent (its id, or missing at a top), top (its number), depth from 0."""
_NODES, _LINKS, _OPEN, _FOUND = "parent_nodes", "parent_links", "parent_open", "parent_found"
_CIRCLED = "parent_circled"
_SHOWN = 5


@dataclass(frozen=True)
class Tops:
    """Who belongs together: the table MEMBERS of all accounts but those in circles.

    `accounts` = `tops` + `children` + the accounts in `circles`, which are named from
    their smallest id on, in the order of parents. `own_parent` and `absent_parent` count
    the tops that name themselves, or an account that is not there. Numbers follow the
    order of the accounts.
    """

    connection: duckdb.DuckDBPyConnection
    accounts: int
    tops: int
    children: int
    own_parent: int
    absent_parent: int
    circles: tuple[tuple[str, ...], ...]

    @property
    def circled(self) -> dict[str, str]:
        """What to show for each account in a circle: `A → B → A`."""
        return {each: _told(circle) for circle in self.circles for each in circle}


def find_tops(connection: duckdb.DuckDBPyConnection, accounts: str) -> Tops:
    """The top of every account of a table with account_id and parent_account_id.

    Ids are known and stand once. A chain of n accounts takes about log2(n) joins.
    """
    _make_links(connection, accounts)
    _climb(connection)
    circles = tuple(_circles(connection))
    if circles:
        _cut(connection, [each for circle in circles for each in circle])
        _climb(connection)
    _execute(
        connection,
        f"CREATE OR REPLACE TEMP TABLE {MEMBERS} AS "
        f"SELECT node.number, node.account_id, "
        f"CASE WHEN up IS NOT NULL THEN parent_account_id END AS parent, "
        f"coalesce(up, node.number) AS top, coalesce(steps, 0) AS depth "
        f"FROM {_NODES} AS node LEFT JOIN {_FOUND} AS found USING (number) "
        f"ANTI JOIN {_CIRCLED} AS circled ON node.number = circled.number",
    )
    counted = _execute(
        connection,
        f"SELECT count(*), count_if(member.depth = 0), "
        f"count_if(node.parent_account_id = node.account_id), "
        f"count_if(member.depth = 0 AND node.parent_account_id <> node.account_id) "
        f"FROM {MEMBERS} AS member JOIN {_NODES} AS node USING (number)",
    )
    members, tops, own, absent = (int(str(value or 0)) for value in counted[0])
    in_circles = sum(len(circle) for circle in circles)
    return Tops(connection, members + in_circles, tops, members - tops, own, absent, circles)


def _execute(
    connection: duckdb.DuckDBPyConnection, query: str, *parameters: object
) -> list[tuple[object, ...]]:
    return connection.execute(query, list(parameters)).fetchall()


def _make_links(connection: duckdb.DuckDBPyConnection, accounts: str) -> None:
    """Numbers for ids, and each number's next one up: joins of numbers are much faster."""
    _execute(
        connection,
        f"CREATE OR REPLACE TEMP TABLE {_NODES} AS "
        f"SELECT row_number() OVER () AS number, account_id, parent_account_id FROM {accounts}",
    )
    _execute(
        connection,
        f"CREATE OR REPLACE TEMP TABLE {_LINKS} AS "
        f"SELECT child.number, parent.number AS up FROM {_NODES} AS child "
        f"JOIN {_NODES} AS parent ON child.parent_account_id = parent.account_id "
        f"WHERE child.number <> parent.number",
    )
    _execute(
        connection,
        f"CREATE OR REPLACE TEMP TABLE {_FOUND} (number BIGINT, up BIGINT, steps BIGINT)",
    )
    _execute(connection, f"CREATE OR REPLACE TEMP TABLE {_CIRCLED} (number BIGINT)")
    _execute(
        connection,
        f"CREATE OR REPLACE TEMP TABLE {_OPEN} AS SELECT number, up, 1 AS steps FROM {_LINKS}",
    )


def _climb(connection: duckdb.DuckDBPyConnection) -> None:
    """Move from `open` to `found` whatever reaches a top, doubling the steps of each round.

    While anything can still reach a top, each round finds some of it: of all that are
    open, those nearest to a top are within the next jump. So what stays open in a round
    that finds nothing never reaches one.
    """
    _execute(
        connection,
        f"CREATE OR REPLACE TEMP TABLE parent_next AS SELECT here.*, there.number IS NULL AS done "
        f"FROM {_OPEN} AS here LEFT JOIN {_OPEN} AS there ON here.up = there.number",
    )
    while _move(connection):
        _execute(
            connection,
            f"CREATE OR REPLACE TEMP TABLE parent_next AS SELECT here.number, "
            f"coalesce(found.up, there.up) AS up, "
            f"here.steps + coalesce(found.steps, there.steps) AS steps, "
            f"found.number IS NOT NULL AS done FROM {_OPEN} AS here "
            f"LEFT JOIN {_FOUND} AS found ON here.up = found.number "
            f"LEFT JOIN {_OPEN} AS there ON here.up = there.number",
        )


def _move(connection: duckdb.DuckDBPyConnection) -> bool:
    """Take what has reached its top; whether any has, and any has not."""
    ((moved, left),) = _execute(
        connection, "SELECT count_if(done), count_if(NOT done) FROM parent_next"
    )
    _execute(
        connection, f"INSERT INTO {_FOUND} SELECT number, up, steps FROM parent_next WHERE done"
    )
    _execute(
        connection,
        f"CREATE OR REPLACE TEMP TABLE {_OPEN} AS "
        f"SELECT number, up, steps FROM parent_next WHERE NOT done",
    )
    return bool(moved and left)


def _circles(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, ...]]:
    """The circles among what never reaches a top, each from its smallest id on."""
    rows = _execute(
        connection,
        f"SELECT node.account_id, node.parent_account_id FROM {_OPEN} AS open "
        f"JOIN {_NODES} AS node USING (number) ORDER BY node.account_id",
    )
    parent_of = {str(account): str(parent) for account, parent in rows}
    walked: dict[str, str] = {}
    for start in parent_of:
        here = start
        while here not in walked:
            walked[here] = start
            here = parent_of[here]
        if walked[here] == start:
            yield _from_smallest(here, parent_of)


def _from_smallest(start: str, parent_of: dict[str, str]) -> tuple[str, ...]:
    circle = [start]
    while parent_of[circle[-1]] != start:
        circle.append(parent_of[circle[-1]])
    first = circle.index(min(circle))
    return (*circle[first:], *circle[:first])


def _cut(connection: duckdb.DuckDBPyConnection, circled: list[str]) -> None:
    """Take accounts out, and with them what leads to them."""
    _execute(
        connection,
        f"INSERT INTO {_CIRCLED} SELECT number FROM {_NODES} "
        f"JOIN (SELECT unnest($1) AS account_id) USING (account_id)",
        circled,
    )
    _execute(
        connection,
        f"CREATE OR REPLACE TEMP TABLE {_OPEN} AS SELECT link.number, link.up, 1 AS steps "
        f"FROM {_LINKS} AS link SEMI JOIN {_OPEN} AS open ON link.number = open.number "
        f"ANTI JOIN {_CIRCLED} AS circled ON link.number = circled.number "
        f"ANTI JOIN {_CIRCLED} AS above ON link.up = above.number",
    )


def _told(circle: tuple[str, ...]) -> str:
    if len(circle) > _SHOWN:
        return " → ".join((*circle[:_SHOWN], "…"))
    return " → ".join((*circle, circle[0]))
