"""A snapshot in two Parquet files, accounts and rejects, and what comes back from them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from tanada.accounts.files.raw import quoted
from tanada.accounts.snapshot import ACCOUNTS, REJECTS, Snapshot

_FORM = "(FORMAT parquet, COMPRESSION snappy, USE_TMP_FILE false)"


def keep_snapshot(snapshot: Snapshot, accounts: Path, rejects: Path) -> None:
    """Write the accounts in their order, and every fault that was found."""
    listed = ", ".join(map(quoted, snapshot.columns))
    write_parquet(snapshot.connection, f"SELECT {listed} FROM {ACCOUNTS}", accounts)
    write_parquet(snapshot.connection, f"FROM {REJECTS} ORDER BY ALL", rejects)


def open_kept(
    connection: duckdb.DuckDBPyConnection, accounts: Path, rejects: Path
) -> tuple[str, ...]:
    """Make the views ACCOUNTS and REJECTS of a kept snapshot; the columns of ACCOUNTS."""
    for view, path in ((ACCOUNTS, accounts), (REJECTS, rejects)):
        file = str(path).replace("'", "''")
        connection.execute(
            f"CREATE OR REPLACE TEMP VIEW {view} AS FROM read_parquet('{file}')"
        ).fetchall()
    return tuple(row[0] for row in connection.execute(f"DESCRIBE {ACCOUNTS}").fetchall())


def latest_rows(relations: Sequence[str]) -> str:
    """A query for every account of several kept snapshots, as the first that has it says."""
    parts, before = [], ""
    for relation in relations:
        parts.append(f"(SELECT * FROM {relation}{before})")
        before += f" ANTI JOIN (SELECT account_id FROM {relation}) USING (account_id)"
    return " UNION ALL BY NAME ".join(parts)


def write_parquet(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    """Write the rows of a query to a Parquet file."""
    connection.execute(f"COPY ({query}) TO $path {_FORM}", {"path": str(path)}).fetchall()
