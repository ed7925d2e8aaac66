"""Tiers that people had set by hand before the first run: imported, compared, adopted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
from django.db import connection as database
from django.db import transaction
from django.utils import timezone

from tanada.accounts.snapshot import Note
from tanada.decide.running import Decisions
from tanada.errors import Place, Problem, UsageError
from tanada.ledger.comparing import COMPARED, TOTALS, compared, totals
from tanada.ledger.handset import HANDSET, TABLE, read_handset
from tanada_web.audit import record
from tanada_web.carrying.fetching import fetch_table
from tanada_web.carrying.loading import load_rows
from tanada_web.engine import connect
from tanada_web.models import HandsetTier, Person, Run, RunState
from tanada_web.permissions import require
from tanada_web.said.accounts import published_policy

_ACTION = "runs:start"
Row = dict[str, object]


@dataclass(frozen=True)
class Imported:
    """How many accounts a file gave, and what was assumed in reading it."""

    accounts: int
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Comparison:
    """What the policy would make of the tiers set by hand.

    `table` in the connection has the columns of COMPARED; `totals` are rows of TOTALS.
    """

    connection: duckdb.DuckDBPyConnection
    table: str
    totals: tuple[Row, ...]

    def rows(self, outcome: str, limit: int) -> list[Row]:
        """So many accounts with an outcome, those with the most ARR first."""
        found = self.connection.execute(
            f"FROM {self.table} WHERE outcome = $outcome "
            f"ORDER BY arr DESC NULLS LAST, account_id LIMIT {int(limit)}",
            {"outcome": outcome},
        ).fetchall()
        return [dict(zip(COMPARED, row, strict=True)) for row in found]


def import_handset(path: Path, person: Person, at: datetime) -> Imported:
    """Import a file in place of what was imported before; all of it or nothing.

    Raises NotAllowed, AccountsError with each row that is not in order, and UsageError once
    runs have begun from adopted tiers.
    """
    require(person, _ACTION)
    policy = published_policy()
    with connect() as connection:
        notes = read_handset(connection, path, policy, timezone.localdate(at))
        with transaction.atomic():
            if _runs() and HandsetTier.objects.filter(adopted=True).exists():
                raise UsageError(Problem("handset.run_already", Place(str(path))))
            HandsetTier.objects.all().delete()
            moment = str(database.ops.adapt_datetimefield_value(at))
            query = (
                f"SELECT {', '.join(HANDSET)}, FALSE AS adopted, {person.pk} AS imported_by_id, "
                f"'{moment}' AS imported_at FROM {TABLE} ORDER BY account_id"
            )
            columns = (*HANDSET, "adopted", "imported_by_id", "imported_at")
            accounts = load_rows(connection, query, HandsetTier._meta.db_table, columns)
            record(person.key, "handset:imported", "", at, after={"accounts": accounts})
    return Imported(accounts, notes)


def compare_handset(decisions: Decisions) -> Comparison:
    """Compare what was imported with decisions, in their connection."""
    connection, table = decisions.snapshot.connection, "compared_tiers"
    fetch_table(connection, HandsetTier._meta.db_table, TABLE, HANDSET)
    tree = compared(decisions, TABLE)
    query = tree.sql("duckdb")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS {query}").fetchall()
    found = connection.execute(totals(tree).sql("duckdb")).fetchall()
    rows = tuple(dict(zip(TOTALS, row, strict=True)) for row in found)
    return Comparison(connection, table, rows)


def adopt_handset(person: Person, at: datetime) -> int:
    """Let the first run begin from what was imported; of how many accounts.

    Raises NotAllowed, and UsageError where there is nothing, where a run has been, or where the
    published policy has not all of the tiers.
    """
    require(person, _ACTION)
    with transaction.atomic():
        if _runs():
            raise UsageError(Problem("handset.run_already", Place()))
        keys = [tier.key for tier in published_policy().tiers]
        unknown = HandsetTier.objects.exclude(tier__in=keys).order_by("tier")
        if found := list(unknown.values_list("tier", flat=True).distinct()):
            params: dict[str, object] = {"found": found, "expected": keys}
            raise UsageError(Problem("handset.other_policy", Place(), params))
        adopted = HandsetTier.objects.update(adopted=True)
        if not adopted:
            raise UsageError(Problem("handset.nothing", Place()))
        record(person.key, "handset:adopted", "", at, after={"accounts": adopted})
    return adopted


def _runs() -> bool:
    return Run.objects.filter(state=RunState.DONE).exists()
