"""Who moved between the published rows of two runs: counted by tiers, and one after another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import duckdb

from tanada_web.files import store
from tanada_web.models import Run, RunState
from tanada_web.policies import policy_of
from tanada_web.reading.engine import query_connection, rows_of

NOBODY = ""
"""In place of a tier: where newcomers were before, and where those that left are now."""
Moves = Mapping[tuple[str, str], int]
_HERE = "status <> 'ended'"
_FACTS = ("name", "owner", "arr")
_KEPT = 64


@dataclass(frozen=True)
class Mover:
    """An account, its tier in the earlier run and in the later one."""

    account_id: str
    name: str
    owner: str
    before: str
    after: str
    status: str
    arr: Decimal | None


@dataclass(frozen=True)
class Between:
    """The published rows of two runs; `renamed` are keys of tiers that go by another one since."""

    earlier: str
    later: str
    renamed: tuple[tuple[str, str], ...] = ()

    @property
    def is_there(self) -> bool:
        """Whether the rows of both runs are still kept."""
        return store().has(self.earlier) and store().has(self.later)

    def counted(self) -> Moves:
        """How many accounts went from which tier to which, those that stayed among them."""
        return _counted(self)

    def movers(
        self, before: str | None, after: str | None, beyond: str = "", limit: int = 100
    ) -> list[Mover]:
        """Accounts by their tiers, the most ARR first; None takes those of any tier that moved.

        `beyond` is the account after which to go on.
        """
        with query_connection() as connection:
            return _movers(connection, self, (before, after), beyond, limit)

    def joined(self, columns: str = "") -> str:
        """A query for both tiers of every account that is there in either run, `b` and `n`."""
        earlier, later = rows_of(self.earlier), rows_of(self.later)
        return (
            f"SELECT account_id, coalesce({self._key('b.tier')}, '') AS tier_then, "
            f"coalesce(n.tier, '') AS tier_now{columns} "
            f"FROM (FROM {earlier} WHERE {_HERE}) AS b "
            f"FULL JOIN (FROM {later} WHERE {_HERE}) AS n USING (account_id)"
        )

    def _key(self, column: str) -> str:
        if not self.renamed:
            return column
        cases = " ".join(f"WHEN '{old}' THEN '{new}'" for old, new in self.renamed)
        return f"CASE {column} {cases} ELSE {column} END"


def between(earlier: Run, later: Run) -> Between:
    """The rows of two runs, with the tiers by the keys that they have in the later one."""
    since = Run.objects.filter(
        state=RunState.DONE, number__gt=earlier.number, number__lte=later.number
    )
    renamed: dict[str, str] = {}
    seen: set[int] = set()
    told = since.order_by("number").exclude(policy=None).values_list("policy_id", "policy__text")
    for number, text in told.distinct():
        if number in seen:
            continue
        seen.add(number)
        rename = policy_of(text).document.transitions.rename
        renamed = {old: rename.get(new, new) for old, new in renamed.items()}
        renamed |= {old: new for old, new in rename.items() if old not in renamed}
    return Between(earlier.published_file, later.published_file, tuple(sorted(renamed.items())))


@lru_cache(maxsize=_KEPT)
def _counted(pair: Between) -> Moves:
    """Files never change, so what two of them add up to is counted once."""
    query = f"SELECT tier_then, tier_now, count(*) FROM ({pair.joined()}) GROUP BY ALL"
    with query_connection() as connection:
        rows = connection.execute(query).fetchall()
    return {(before, after): int(count) for before, after, count in rows}


def _movers(
    connection: duckdb.DuckDBPyConnection,
    pair: Between,
    tiers: tuple[str | None, str | None],
    beyond: str,
    limit: int,
) -> list[Mover]:
    columns = f", n.status{_facts(connection, pair)}"
    ends = zip(("tier_then", "tier_now"), tiers, strict=True)
    values: dict[str, object] = {column: key for column, key in ends if key is not None}
    conditions = [f"{column} = ${column}" for column in values]
    if None in tiers:
        conditions.append("tier_then <> tier_now")
    rank = "coalesce(CAST(arr AS DECIMAL(24, 4)), -1)"
    after = ""
    if beyond:
        values["beyond"] = beyond
        after = (
            f" WHERE {rank} < (SELECT {rank} FROM found WHERE account_id = $beyond) OR "
            f"({rank} = (SELECT {rank} FROM found WHERE account_id = $beyond) "
            f"AND account_id > $beyond)"
        )
    query = (
        f"WITH found AS MATERIALIZED (SELECT * FROM ({pair.joined(columns)}) "
        f"WHERE {' AND '.join(conditions)}) "
        f"SELECT account_id, coalesce(name, ''), coalesce(owner, ''), tier_then, tier_now, "
        f"coalesce(status, 'ended'), arr FROM found{after} "
        f"ORDER BY {rank} DESC, account_id LIMIT {int(limit)}"
    )
    rows = connection.execute(query, values).fetchall()
    return [Mover(*row) for row in rows]


def _facts(connection: duckdb.DuckDBPyConnection, pair: Between) -> str:
    """Name, owner and ARR as they are now; of an account that has left, as they were."""
    known = []
    for side, file in (("n", pair.later), ("b", pair.earlier)):
        described = connection.execute(f"DESCRIBE FROM {rows_of(file)}").fetchall()
        known.append((side, {str(name) for name, *_ in described}))
    columns = ""
    for name in _FACTS:
        sides = [f"{side}.{name}" for side, names in known if name in names]
        columns += f", coalesce({', '.join([*sides, 'NULL'])}) AS {name}"
    return columns
