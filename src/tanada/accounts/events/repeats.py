"""Rows that repeat an id: one of them counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from tanada.accounts.events.rows import Table, quoted, run

_KEYS = "repeated_keys"


@dataclass(frozen=True)
class Repeats:
    """How many rows are left out for another of the same id, and the rows without them.

    `contradicting` of the `repeated` differ from the row kept; `outside_windows` of them lie
    before the widest window. `rows` is a query over `good_rows`.
    """

    repeated: int
    contradicting: int
    outside_windows: int
    rows: str


NONE = Repeats(0, 0, 0, "SELECT * FROM good_rows")


def find_repeats(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    good_rows: str,
    widest: str,
    values: Mapping[str, object],
) -> Repeats:
    """Look for repeated ids among the rows of the query `good_rows`.

    Hashes are compared first, which keeps the search small; `widest` is a condition: the row
    lies before the widest window.
    """
    if "id" not in table.types:
        return NONE
    key = f"CASE WHEN id IS NOT NULL THEN {table.kind.repeats} END"
    keyed = f"WITH good_rows AS ({good_rows}), keyed AS (SELECT {key} AS key FROM good_rows)"
    run(
        connection,
        f"CREATE OR REPLACE TEMP TABLE {_KEYS} AS {keyed} SELECT key FROM keyed "
        "WHERE key IS NOT NULL AND hash(key) IN (SELECT hash(key) FROM keyed "
        "WHERE key IS NOT NULL GROUP BY ALL HAVING count(*) > 1) GROUP BY key "
        "HAVING count(*) > 1",
        values,
    )
    ((keys,),) = run(connection, f"SELECT count(*) FROM {_KEYS}", {})
    if not keys:
        return NONE
    content = ", ".join(["account_id", *(quoted(name) for name in table.kind.columns)])
    ranked = (
        f"SELECT *, row_number() OVER (PARTITION BY key ORDER BY {table.kind.keeps}, {content}) "
        f"AS rank FROM (SELECT *, {key} AS key FROM good_rows) SEMI JOIN {_KEYS} USING (key)"
    )
    counts = (
        f"SELECT count(*) FILTER (rank > 1), count(DISTINCT row({content})), "
        f"count(*) FILTER (rank > 1 AND {widest}) FROM ({ranked})"
    )
    ((repeated, different, outside),) = run(
        connection, f"WITH good_rows AS ({good_rows}) {counts}", values
    )
    plain = f"SELECT * FROM good_rows ANTI JOIN {_KEYS} ON {key} = {_KEYS}.key"
    kept = f"SELECT * EXCLUDE (key, rank) FROM ({ranked}) WHERE rank = 1"
    return Repeats(repeated, different - keys, outside, f"{plain} UNION ALL {kept}")
