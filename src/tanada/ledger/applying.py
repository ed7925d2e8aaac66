"""A run of the ledger over decisions: who moves, what is held from then on, the rows shown."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from sqlglot import exp

from tanada.accounts.snapshot import REJECTS
from tanada.decide.compiling import decision_columns
from tanada.decide.portfolio import READ
from tanada.decide.running import Decisions
from tanada.errors import Place, Problem, UsageError
from tanada.ledger.columns import DECIDED, HELD, overlays_table
from tanada.ledger.overlays import SHOWN, UNDECIDED, Overlays
from tanada.ledger.transitions import Transitions
from tanada.policy.model import Policy
from tanada.sql.operations import Operations

MOVES = "transitions"
"""The table of a run's transitions, with the columns of TRANSITIONS."""
HELD_NOW = "held_now"
"""The view of what is held from this run on, with the columns of HELD."""
OVERLAYS = overlays_table(HELD_NOW)
"""The table of the overlays from this run on, where the policy has any: those of Overlays."""
_DECIDED = "decided_now"
_DECISION = "decision__"
"""What the facts begin with that are columns of a decision."""
_QUALIFIED = ("qualified_tier", "floor_tier")
_FROM_LEDGER = (
    *("tier", "earned_tier", "status", "since", "grace_from", "grace_until", "pinned_until"),
)
"""Columns of a decision row that the transitions have."""


@dataclass(frozen=True)
class Applied:
    """A run of the ledger in a connection: MOVES and HELD_NOW, and how many of each status.

    `counts` are by status, of accounts decided, ended or not seen, without those that had
    ended before; `held` accounts held a tier before the run.
    """

    decisions: Decisions
    counts: Mapping[str, int]
    held: int

    @property
    def policy(self) -> Policy:
        """The policy that decided."""
        return self.decisions.policy

    @property
    def as_of(self) -> date:
        """The day of the run."""
        return self.decisions.as_of

    def overlays(self) -> dict[str, tuple[int, int]]:
        """By overlay, how many accounts have it, and for how many missing data left it as it was.

        Of accounts not seen those that keep it count among the first.
        """
        keys = list(self.policy.document.overlays)
        if not keys:
            return {}
        counts = ", ".join(
            f"count(*) FILTER (list_contains(string_split({column}, ','), '{key}'))"
            for key in keys
            for column in (SHOWN, UNDECIDED)
        )
        query = f"SELECT {counts} FROM {OVERLAYS}"
        (found,) = self.decisions.snapshot.connection.execute(query).fetchall()
        return {key: (found[2 * at], found[2 * at + 1]) for at, key in enumerate(keys)}

    def sql(self, beside: Mapping[str, str] | None = None) -> str:
        """The query for the decision rows: accounts decided, in their order, then those ended.

        `beside` are further facts, with their columns; those ended have none of them.
        """
        columns, further = decision_columns(self.policy), dict(beside or {})
        wanted = {_DECISION + name: name for name in columns} | further
        tree = self._beside_moves(self.decisions.facts(wanted))
        for name in (*columns, *further.values()):
            tree.select(exp.alias_(self._shown(name, name), name, quoted=True), copy=False)
        ended = self._ended()
        ended.select(*(exp.alias_(exp.null(), name) for name in further.values()), copy=False)
        union: exp.Union = exp.union(tree, ended, distinct=False, copy=False)
        return union.sql(Operations.dialect)

    def dicts(self) -> list[dict[str, object]]:
        """Every decision row in memory, by column."""
        cursor = self.decisions.snapshot.connection.execute(self.sql())
        titles = [column[0] for column in cursor.description or ()]
        return [dict(zip(titles, row, strict=True)) for row in cursor.fetchall()]

    def facts(self, names: dict[str, str]) -> exp.Select:
        """A query for some facts of the accounts decided, as the ledger has them."""
        known = {"account_id": "account_id"} | {fact: fact for fact in names}
        tree = self._beside_moves(self.decisions.facts(known))
        for fact, name in names.items():
            column = fact.removeprefix(_DECISION) if fact.startswith(_DECISION) else None
            value = self._shown(column, fact)
            tree.select(exp.alias_(value, name, quoted=True), copy=False)
        return tree

    def rows(self, tree: exp.Select) -> list[tuple[object, ...]]:
        """The rows of a query, fetched."""
        return self.decisions.rows(tree)

    def _beside_moves(self, decided: exp.Select) -> exp.Select:
        operations = Operations()
        tree = exp.Select().from_(decided.subquery(_DECIDED))
        for table in (MOVES, OVERLAYS) if self.policy.document.overlays else (MOVES,):
            same = operations.compare(
                "=",
                operations.column("account_id", _DECIDED),
                operations.column("account_id", table),
            )
            tree.join(exp.to_table(table), on=same, join_type="left", copy=False)
        return tree

    def _shown(self, column: str | None, decided: str) -> exp.Expr:
        """A column of a decision row: the ledger's where the history has a say in it.

        Any other has the name `decided` beside the moves. An account that has left shows no
        tier.
        """
        operations = Operations()
        if column == SHOWN and self.policy.document.overlays:
            return operations.column(SHOWN, OVERLAYS)
        if column not in _FROM_LEDGER:
            return operations.column(decided, _DECIDED)
        value = operations.column(column, MOVES)
        if column == "status":
            return value
        left = operations.compare("=", operations.column("status", MOVES), operations.text("ended"))
        return operations.case([(operations.negation(left), value)])

    def _ended(self) -> exp.Select:
        """A row for each account that ended because it is no longer there."""
        operations = Operations()
        told: dict[str, exp.Expr] = {
            "account_id": operations.column("account_id"),
            "status": operations.column("status"),
            "policy": operations.text(self.policy.short_fingerprint),
            "as_of": operations.day(self.as_of),
        }
        tree = exp.Select().from_(exp.to_table(MOVES))
        for name, kind in decision_columns(self.policy).items():
            value = told.get(name, operations.nothing(kind))
            tree.select(exp.alias_(value, name, quoted=True), copy=False)
        ended = operations.compare("=", operations.column("status"), operations.text("ended"))
        unseen = operations.negation(operations.column("seen"))
        return tree.where(operations.all_of([ended, unseen]), copy=False)


def facts_of_run(policy: Policy, as_of: date) -> set[str]:
    """The facts that a run of the ledger asks decisions for, some of them several times."""
    decided = {name for name in DECIDED if name not in _QUALIFIED}
    shown = {_DECISION + name for name in decision_columns(policy)}
    return {*decided, *shown, *Overlays(policy, as_of).reads, *READ}


def apply_run(
    decisions: Decisions,
    held: str,
    overrides: str | None = None,
    *,
    complete: bool = True,
    max_ended: Decimal = Decimal(1),
) -> Applied:
    """Apply a run to what is `held`, a relation with the columns of HELD.

    Where the policy has overlays, those held stand beside it, in `overlays_table(held)`.

    Raises UsageError where more than the share `max_ended` of those who hold a tier would end.
    """
    connection = decisions.snapshot.connection
    overlays = Overlays(decisions.policy, decisions.as_of)
    wanted = {_DECISION + name if name in _QUALIFIED else name: name for name in DECIDED}
    wanted |= {name: name for name in overlays.reads}
    decided = decisions.facts(wanted).sql("duckdb")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {_DECIDED} AS {decided}").fetchall()
    transitions = Transitions(decisions.policy, decisions.as_of, complete=complete)
    moves = transitions.query(_DECIDED, held, overrides, REJECTS).sql("duckdb")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {MOVES} AS {moves}").fetchall()
    if overlays.keys:
        going_on = overlays.query(MOVES, _DECIDED, overlays_table(held)).sql("duckdb")
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {OVERLAYS} AS {going_on}").fetchall()
    connection.execute(f"DROP TABLE {_DECIDED}").fetchall()
    kept = ", ".join(f"earned_tier AS {name}" if name == "tier" else name for name in HELD)
    connection.execute(
        f"CREATE OR REPLACE TEMP VIEW {HELD_NOW} AS SELECT {kept} FROM {MOVES} "
        "WHERE earned_tier IS NOT NULL"
    ).fetchall()
    counts = dict(
        connection.execute(
            f"SELECT status, count(*) FROM {MOVES} WHERE status <> 'not_seen' OR ended_on IS NULL "
            "GROUP BY status ORDER BY status"
        ).fetchall()
    )
    ((before, ending),) = connection.execute(
        f"SELECT count(*), count(*) FILTER (m.status = 'ended') FROM {held} AS h "
        f"LEFT JOIN {MOVES} AS m USING (account_id) WHERE h.ended_on IS NULL"
    ).fetchall()
    if before and Decimal(ending) / before > max_ended:
        params: dict[str, object] = {
            "ended": ending,
            "held": before,
            "limit": f"{(max_ended * 100).normalize():f}%",
        }
        raise UsageError(Problem("ledger.too_many_ended", Place("--max-ended"), params))
    counts["ended"] = int(ending)
    return Applied(decisions, {status: count for status, count in counts.items() if count}, before)


def run_fingerprint(
    policy: Policy, as_of: date, files: Iterable[Path], texts: Iterable[str], *, complete: bool
) -> str:
    """SHA-256 of all that a run is made of: its files, texts such as a mapping, policy and day."""
    digest = hashlib.sha256(f"{policy.fingerprint}\n{as_of}\n{complete}\n".encode())
    for text in texts:
        digest.update(hashlib.sha256(text.encode()).digest())
    for path in files:
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
