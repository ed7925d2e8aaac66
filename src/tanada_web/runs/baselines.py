"""What accounts were like when they were last reviewed, as a run reads it.

The database has a row per account; a file beside a run's others has the same, so that the next
run fetches only what was written since.
"""

from __future__ import annotations

import duckdb

from tanada.ledger.reviewing import BASELINES
from tanada_web.carrying.fetching import fetch_table
from tanada_web.carrying.loading import load_rows
from tanada_web.files import FileStore, store
from tanada_web.models import Baseline, Run, RunState

KNOWN = "review_baselines"
"""The view of all baselines, with the columns of BASELINES."""
_WRITTEN, _BEGUN = "baselines_written", "baselines_begun"


def lay_baselines(connection: duckdb.DuckDBPyConnection, now: str, *, newcomers: bool) -> str:
    """Make KNOWN, and a file of it for the next run; its name.

    Where there is none at all, every account begins with what it is like now, which is the
    query `now`; so do those that come later, unless these are `newcomers`, who have none until
    somebody decides on them.
    """
    files, last = store(), _last()
    # What somebody wrote while the last run was at work may have the number of the one before.
    since = 0 if last is None else max((last.number or 0) - 1, 1)
    fetch_table(connection, Baseline._meta.db_table, _WRITTEN, BASELINES, f"run >= {since}")
    known = f"SELECT * FROM {_WRITTEN}"
    if last is not None:
        kept = f"SELECT * FROM {_rows(files, last.baselines_file)}"
        known = f"{kept} ANTI JOIN {_WRITTEN} USING (account_id) UNION ALL {known}"
    begun = 0
    if not newcomers or not connection.execute(f"FROM ({known}) LIMIT 1").fetchall():
        begun = _begin(connection, now, known)
        known = f"{known} UNION ALL SELECT * FROM {_BEGUN}"
    if last is not None and not begun and not _count(connection, _WRITTEN):
        name = last.baselines_file
    else:
        name = _write(connection, files, known)
    connection.execute(
        f"CREATE OR REPLACE TEMP VIEW {KNOWN} AS FROM {_rows(files, name)}"
    ).fetchall()
    return name


def _last() -> Run | None:
    done = Run.objects.filter(state=RunState.DONE).exclude(baselines_file="")
    return done.order_by("-number").first()


def _begin(connection: duckdb.DuckDBPyConnection, now: str, known: str) -> int:
    """Keep what the accounts without a baseline are like now as theirs; how many there are."""
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {_BEGUN} AS SELECT {', '.join(BASELINES)} "
        f"FROM ({now}) ANTI JOIN ({known}) USING (account_id)"
    ).fetchall()
    own = ("arr", "health")
    listed = ", ".join(
        f"CAST({name} AS TEXT) AS {name}" if name in own else name for name in BASELINES
    )
    query = f"SELECT {listed}, 0 AS run FROM {_BEGUN}"
    return load_rows(connection, query, Baseline._meta.db_table, [*BASELINES, "run"])


def _write(connection: duckdb.DuckDBPyConnection, files: FileStore, known: str) -> str:
    with files.temporary() as path:
        form = "(FORMAT parquet, COMPRESSION snappy, USE_TMP_FILE false)"
        copy = f"COPY (SELECT * FROM ({known}) ORDER BY account_id) TO $path {form}"
        connection.execute(copy, {"path": str(path)}).fetchall()
        return files.put(path)


def _rows(files: FileStore, name: str) -> str:
    return "read_parquet('" + str(files.path(name)).replace("'", "''") + "')"


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    ((found,),) = connection.execute(f"SELECT count(*) FROM {table}").fetchall()
    return int(found)
