"""What ids may be, and those that a program took for numbers: 17850.0 is the account 17850."""

from __future__ import annotations

from collections.abc import Collection

import duckdb

from tanada.accounts.files.raw import quoted
from tanada.accounts.snapshot import Note

LONGEST_ID = 200
"""Characters that the id of an account can have."""
UNFIT_IDS = ("id_too_long", "id_with_nul")
"""The codes of ids that no database could keep."""
_SAMPLE = 1_000


def plain_ids(
    connection: duckdb.DuckDBPyConnection, view: str, columns: Collection[str]
) -> tuple[str, list[Note]]:
    """A view like `view` whose columns of ids have no “.0” where every id of a column has one.

    `view` itself where there is nothing to do; a note for each column that was changed.
    """
    found = [name for name in columns if _all_fractions(connection, view, name)]
    if not found:
        return view, []
    replaced = ", ".join(f"left({quoted(name)}, -2) AS {quoted(name)}" for name in found)
    into = f"plain_{view}"
    connection.execute(
        f"CREATE OR REPLACE TEMP VIEW {quoted(into)} AS "
        f"SELECT * REPLACE ({replaced}) FROM {quoted(view)}"
    ).fetchall()
    return into, [Note("accounts.ids_without_fraction", {"field": name}) for name in found]


def _all_fractions(connection: duckdb.DuckDBPyConnection, view: str, name: str) -> bool:
    for limit in (f" LIMIT {_SAMPLE}", ""):
        ((every,),) = connection.execute(
            f"SELECT bool_and(regexp_full_match({quoted(name)}, '[1-9][0-9]*[.]0')) "
            f"FROM (SELECT {quoted(name)} FROM {quoted(view)}{limit})"
        ).fetchall()
        if not every:
            return False
    return True
