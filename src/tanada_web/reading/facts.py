"""Some facts of one account, as the published run has them."""

from __future__ import annotations

from collections.abc import Sequence

from tanada.accounts.files.raw import quoted
from tanada_web.files import store
from tanada_web.models import Run
from tanada_web.reading.engine import query_connection, rows_of

Facts = dict[str, object]


def facts_of(run: Run, account_id: str, columns: Sequence[str]) -> Facts:
    """The columns that there are, by name; empty where the account or the rows are not there.

    Only what is asked for is read.
    """
    if not store().has(run.published_file):
        return {}
    rows = rows_of(run.published_file)
    with query_connection() as connection:
        described = connection.execute(f"DESCRIBE FROM {rows}").fetchall()
        known = {str(name) for name, *_ in described}
        listed = [name for name in dict.fromkeys(columns) if name in known]
        query = f"SELECT {', '.join(map(quoted, listed))} FROM {rows} WHERE account_id = ?"
        found = connection.execute(query, [account_id]).fetchone()
    return {} if found is None else dict(zip(listed, found, strict=True))
