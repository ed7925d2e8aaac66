"""Events of accounts that had not begun yet."""

from __future__ import annotations

from datetime import date

import duckdb

from tanada.accounts.events.rows import quoted, run
from tanada.accounts.events.settings import kind_named


def count_before_start(
    connection: duckdb.DuckDBPyConnection,
    kind: str,
    table: str,
    starts: str,
    as_of: date,
    key: str = "account_id",
) -> int:
    """How many events up to `as_of` lie before the day on which their account began.

    `starts` is a table with the columns `key` and started_on, which may name a key several
    times: the earliest day counts. Events whose key is not in it, or has no day, do not count.
    With another column than account_id as `key`, events are held against that: usage against
    its own subscription.
    """
    moment = f"({kind_named(kind).moment})::DATE"
    ((found,),) = run(
        connection,
        f"SELECT count(*) FROM (SELECT {quoted(key)} AS key, {moment} AS day "
        f"FROM {quoted(table)}) AS events JOIN (SELECT {quoted(key)} AS key, "
        f"min(started_on)::DATE AS started_on FROM {quoted(starts)} GROUP BY ALL) AS starts "
        "USING (key) WHERE day < started_on AND day <= $as_of",
        {"as_of": as_of},
    )
    return int(found)
