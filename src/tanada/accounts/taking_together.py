"""Several rows of one account → one: of each field the last value that is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import duckdb

from tanada.accounts.files.raw import quoted
from tanada.accounts.snapshot import ACCOUNTS, Note
from tanada.accounts.typed import ROW

_LAST = "last_values"


def take_together(
    connection: duckdb.DuckDBPyConnection, columns: Sequence[str]
) -> tuple[int, list[Note]]:
    """Replace the view ACCOUNTS by one row per account, in the order of their first rows.

    ACCOUNTS has `columns` and ROW, before and after. How many rows went into others, and
    which fields differ between the rows of an account.
    """
    others = [quoted(name) for name in columns if name != "account_id"]
    last = "".join(
        f", arg_max({name}, {ROW}) FILTER (WHERE {name} IS NOT NULL) AS {name}" for name in others
    )
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {_LAST} AS SELECT account_id{last}, min({ROW}) AS {ROW} "
        f"FROM {ACCOUNTS} GROUP BY account_id ORDER BY min({ROW})"
    ).fetchall()
    ((rows, accounts),) = connection.execute(
        f"SELECT (SELECT count(*) FROM {ACCOUNTS}), (SELECT count(*) FROM {_LAST})"
    ).fetchall()
    notes = [Note("accounts.rows_taken_together", {"rows": rows, "found": accounts})]
    notes += _differing(connection, [name for name in columns if name != "account_id"])
    listed = ", ".join(quoted(name) for name in columns)
    connection.execute(
        f"CREATE OR REPLACE TEMP VIEW {ACCOUNTS} AS SELECT {listed}, {ROW} FROM {_LAST}"
    ).fetchall()
    return int(rows) - int(accounts), notes


def _differing(connection: duckdb.DuckDBPyConnection, columns: Sequence[str]) -> Iterator[Note]:
    if not columns:
        return
    several = ", ".join(f"count(*) FILTER (WHERE {quoted(name)} > 1)" for name in columns)
    counted = ", ".join(f"count(DISTINCT {quoted(name)}) AS {quoted(name)}" for name in columns)
    (found,) = connection.execute(
        f"SELECT {several} FROM (SELECT {counted} FROM {ACCOUNTS} GROUP BY account_id)"
    ).fetchall()
    for name, count in zip(columns, found, strict=True):
        if count:
            yield Note("accounts.last_value_taken", {"field": name, "found": count})
