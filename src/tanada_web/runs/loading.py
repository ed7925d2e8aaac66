"""What a run changed → rows of the database, many at a time, within its transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb
from django.db import connection as database

from tanada.fields import Type
from tanada.ledger.history import HISTORY
from tanada.ledger.periods import PERIODS, Periods
from tanada.ledger.telling import CHANGED, TOLD, TRANSITION
from tanada_web.carrying.fetching import fetch_rows
from tanada_web.carrying.loading import load_rows
from tanada_web.models import Holding, Period, Transition

_ACCOUNTS, _MOVED, _HISTORY = "run_accounts", "run_moved", "run_history"


def load_transitions(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    """Add the rows of a query for TRANSITION, in their order; how many there are."""
    return load_rows(connection, query, Transition._meta.db_table, TRANSITION)


def load_holdings(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    """Put the rows of a query for TOLD in the place of the accounts' old ones."""
    table = Holding._meta.db_table
    if not Holding.objects.exists():
        return load_rows(connection, query, table, TOLD)
    loaded = load_rows(connection, query, _staged(_MOVED, table, TOLD), TOLD)
    own = [name for name in TOLD if name != "account_id"]
    renewed = ", ".join(f"{_q(name)} = excluded.{_q(name)}" for name in own)
    listed = ", ".join(map(_q, TOLD))
    _run(
        f"INSERT INTO {table} ({listed}) SELECT {listed} FROM {_MOVED} WHERE TRUE "
        f"ON CONFLICT (account_id) DO UPDATE SET {renewed}"
    )
    _run(f"DROP TABLE {_MOVED}")
    return loaded


def load_periods(connection: duckdb.DuckDBPyConnection, periods: Periods) -> None:
    """Put the periods of the accounts in CHANGED in the place of those they had.

    They are told anew from the whole history of these accounts, of which the rows of the run
    are in the database by now; so are those under a tier's earlier key.
    """
    table = Period._meta.db_table
    if not Period.objects.exists():
        first = (
            f"SELECT account_id, earned_tier AS tier, as_of AS since, CAST(NULL AS DATE) AS until, "
            f"status AS began_as FROM {CHANGED} WHERE earned_tier IS NOT NULL AND ended_on IS NULL"
        )
        load_rows(connection, first, table, PERIODS)
        return
    _run(f"CREATE TEMPORARY TABLE {_ACCOUNTS} (account_id text PRIMARY KEY)")
    load_rows(connection, f"SELECT account_id FROM {CHANGED}", _ACCOUNTS, ["account_id"])
    for key in periods.rename:
        _run(
            f"INSERT INTO {_ACCOUNTS} SELECT DISTINCT account_id FROM {table} WHERE tier = %s "
            f"ON CONFLICT DO NOTHING",
            [key],
        )
    _run(f"ANALYZE {_ACCOUNTS}")  # so that a few accounts are looked up, and many are scanned for
    history = Transition._meta.db_table
    listed = ", ".join(f"h.{_q(name)}" for name in HISTORY)
    query = f"SELECT {listed} FROM {history} AS h JOIN {_ACCOUNTS} AS a USING (account_id)"
    fetch_rows(connection, query, _HISTORY, HISTORY)
    _run(f"DELETE FROM {table} WHERE account_id IN (SELECT account_id FROM {_ACCOUNTS})")
    _run(f"DROP TABLE {_ACCOUNTS}")
    told = periods.query(_HISTORY).sql("duckdb")
    load_rows(connection, f"FROM ({told}) ORDER BY account_id, since", table, PERIODS)


def _staged(name: str, like: str, columns: Mapping[str, Type]) -> str:
    """Make an empty temporary table with some columns of another."""
    listed = ", ".join(map(_q, columns))
    _run(f"CREATE TEMPORARY TABLE {name} AS SELECT {listed} FROM {like} WHERE 1 = 0")
    return name


def _run(statement: str, values: Sequence[object] | None = None) -> None:
    with database.cursor() as cursor:
        cursor.execute(statement, values)


def _q(name: str) -> str:
    return f'"{name}"'
