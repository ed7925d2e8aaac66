"""What the rows say that accounts hold and held, beside what the ledger's files and history say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
from django.db import connection as database
from django.db import transaction
from sqlglot import exp

from tanada.errors import PolicyError, Problem
from tanada.ledger.history import HISTORY, newest
from tanada.ledger.periods import PERIODS, Periods
from tanada.ledger.telling import TOLD
from tanada.policy.model import Policy
from tanada.sql.operations import Operations
from tanada_web.carrying.fetching import fetch_table
from tanada_web.engine import connect
from tanada_web.files import FileStore
from tanada_web.models import Holding, Period, PolicyVersion, Run, RunState, Transition
from tanada_web.policies import policy_of
from tanada_web.renaming import renamed_since
from tanada_web.runs.deciding import TOLD_BEFORE, Beginning

_HOLDINGS, _HISTORY, _PERIODS = "checked_holdings", "checked_history", "checked_periods"
_SHOWN = 3
Differing = tuple[int, list[str]]
"""How many accounts differ, and the first of them."""


def changed_ledger(last: Run, store: FileStore) -> Iterator[Problem]:
    """Holdings, last transitions and periods of accounts that are not what the last run left.

    The run's files are the truth, and must be whole. Periods are told anew from the history.
    """
    with connect() as connection, _one_moment():
        Beginning(connection, store, last).telling(last.as_of)
        for model, name, columns in (
            (Holding, _HOLDINGS, TOLD),
            (Transition, _HISTORY, HISTORY),
            (Period, _PERIODS, PERIODS),
        ):
            fetch_table(connection, model._meta.db_table, name, columns)
        for code, (count, first) in (
            ("audit.holdings_differ", _holdings(connection)),
            ("audit.transitions_differ", _transitions(connection)),
            ("audit.periods_differ", _periods(connection, last)),
        ):
            if count:
                yield Problem(code, params={"count": count, "found": first})


def _holdings(connection: duckdb.DuckDBPyConnection) -> Differing:
    listed = ", ".join(TOLD)
    told, found = (f"SELECT {listed} FROM {name}" for name in (TOLD_BEFORE, _HOLDINGS))
    return _first(connection, _apart(told, found))


def _transitions(connection: duckdb.DuckDBPyConnection) -> Differing:
    """The last row of each account; of earlier ones nothing else is kept."""
    listed = ", ".join(HISTORY)
    last = newest(Operations(), exp.to_table(_HISTORY), None, ["account_id"]).sql("duckdb")
    return _first(connection, _apart(f"SELECT {listed} FROM {TOLD_BEFORE}", last))


def _periods(connection: duckdb.DuckDBPyConnection, last: Run) -> Differing:
    """Those that no policy's days of return explain: an account's were told when it last moved."""
    try:
        policies = _policies()
        rename = renamed_since(policies[-1]) if policies else {}
    except PolicyError:  # a text that was changed is told by itself
        return 0, []
    if not policies:
        return 0, []
    listed = ", ".join(PERIODS)
    found = f"SELECT {listed} FROM {_PERIODS}"
    apart = []
    for days in sorted({each.document.transitions.return_days for each in policies}):
        told = Periods(last.as_of, return_days=days, rename=rename).query(_HISTORY).sql("duckdb")
        apart.append(f"({_apart(f'SELECT {listed} FROM ({told})', found)})")
    return _first(connection, " INTERSECT ".join(apart))


def _policies() -> list[Policy]:
    """Every policy that decided, the last one last."""
    decided = Run.objects.filter(state=RunState.DONE).exclude(policy=None).order_by("number")
    numbers = list(dict.fromkeys(reversed(decided.values_list("policy_id", flat=True))))
    versions = PolicyVersion.objects.in_bulk(numbers)
    return [policy_of(versions[number].text) for number in reversed(numbers)]


def _apart(told: str, found: str) -> str:
    """A query for the accounts that have a row in one of two relations only."""
    return (
        f"SELECT DISTINCT account_id FROM (({told} EXCEPT ALL {found}) "
        f"UNION ALL ({found} EXCEPT ALL {told}))"
    )


def _first(connection: duckdb.DuckDBPyConnection, accounts: str) -> Differing:
    rows = connection.execute(
        f"SELECT account_id, count(*) OVER () FROM ({accounts}) ORDER BY account_id LIMIT {_SHOWN}"
    ).fetchall()
    return (int(rows[0][1]), [str(row[0]) for row in rows]) if rows else (0, [])


@contextmanager
def _one_moment() -> Iterator[None]:
    """Read all rows as of one moment, whatever a run commits meanwhile."""
    within = database.in_atomic_block
    with transaction.atomic():
        if database.vendor == "postgresql" and not within:
            with database.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield
