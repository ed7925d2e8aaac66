"""Several runs of the ledger, one after another: what each of them did to whom, and why."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tanada.accounts.files.raw import quoted
from tanada.decide.writing import copy_rows
from tanada.ledger.applying import MOVES, Applied

CHRONICLE = "chronicle"
"""A table with a row for each account and run that moved it: as_of, account_id, status,
"from", "to", reason, grace_until.

`from` is the tier earned before, missing for a new account; `to` the one earned now, missing
where the account has ended. A grace has the same tier in both, and the day on which it ends;
its reason is that of the tier that the account qualifies for now.
"""

_ENDING = ".parquet"


def keep_run(applied: Applied, folder: Path) -> None:
    """Put what a run did beside the runs before it."""
    reasons = {"account_id": "account_id", "decision__reason": "reason"}
    query = (
        f"SELECT DATE '{applied.as_of}' AS as_of, moves.*, reasons.reason "
        f"FROM (SELECT account_id, status, tier_before, earned_tier, since, grace_from, "
        f"grace_until FROM {MOVES}) AS moves "
        f"LEFT JOIN ({applied.decisions.facts(reasons).sql('duckdb')}) AS reasons "
        f"USING (account_id)"
    )
    connection = applied.decisions.snapshot.connection
    copy_rows(connection, query, folder / f"{applied.as_of}{_ENDING}", _ENDING)


def make_chronicle(connection: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, int]:
    """Make the table CHRONICLE of the runs kept in a folder; how many rows of each status.

    Who holds what was held, is still in grace, still undetermined or had ended before is not
    in it, nor are accounts that had left before the first run.
    """
    kept = str(folder / f"*{_ENDING}").replace("'", "''")
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {CHRONICLE} AS "
        f"SELECT as_of, account_id, status, tier_before AS {quoted('from')}, "
        f"CASE WHEN status <> 'ended' THEN earned_tier END AS {quoted('to')}, "
        f"CASE WHEN status <> 'ended' THEN reason END AS reason, "
        f"CASE WHEN status = 'grace' THEN grace_until END AS grace_until "
        f"FROM (SELECT *, lag(status) OVER (PARTITION BY account_id ORDER BY as_of) AS was "
        f"FROM read_parquet('{kept}')) "
        f"WHERE status IN ('new', 'promoted', 'recovered', 'demoted') "
        f"OR status = 'undetermined' AND since = as_of "
        f"OR status = 'grace' AND grace_from = as_of "
        f"OR status = 'ended' AND was <> 'ended' ORDER BY as_of, account_id"
    ).fetchall()
    return dict(
        connection.execute(f"SELECT status, count(*) FROM {CHRONICLE} GROUP BY status").fetchall()
    )
