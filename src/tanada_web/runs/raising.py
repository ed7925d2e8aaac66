"""What a run finds for a review → rows to decide on: new ones, changed ones, those that passed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

import duckdb
from django.db import connection as database

from tanada.fields import DATE, TEXT, WHOLE, Type
from tanada.ledger.reviewing import FOUND, GIVEN, Reviewing
from tanada.policy.model import Policy
from tanada_web.carrying.fetching import fetch_table
from tanada_web.carrying.loading import load_rows
from tanada_web.models import Review, Run
from tanada_web.runs.baselines import KNOWN, lay_baselines
from tanada_web.runs.deciding import PUBLISHED, TOLD_NOW
from tanada_web.runs.hearing import make_table
from tanada_web.said.designations import in_force

PASSED = "passed"
"""The outcome of what the data no longer shows."""
_GIVEN, _FOUND = "review_designations", "review_found"
_OPEN, _DECIDED = "review_open", "review_decided"
_OPENED: dict[str, Type] = {
    "id": WHOLE,
    "account_id": TEXT,
    "owner": TEXT,
    "catches": TEXT,
    "about": TEXT,
    "due_on": DATE,
}
_MATTER: dict[str, Type] = {"account_id": TEXT, "catches": TEXT, "about": TEXT}
_ROWS = 5_000


@dataclass(frozen=True)
class Raised:
    """How many reviews a run raised, changed and closed."""

    raised: int = 0
    changed: int = 0
    passed: int = 0


def raise_reviews(
    connection: duckdb.DuckDBPyConnection,
    run: Run,
    policy: Policy,
    as_of: date,
    at: datetime,
    *,
    published: str = PUBLISHED,
    told: str = TOLD_NOW,
) -> Raised:
    """Bring the open reviews to what the data shows, within the transaction of a run.

    What was decided and is still about the same is not raised again. Where nobody was ever
    reviewed, or newcomers need not be confirmed, accounts begin with what they are like now.
    """
    if policy.document.reviews is None:
        return Raised(passed=_close(list(_open_ids()), at))
    columns = [name for name, *_ in connection.execute(f"DESCRIBE {published}").fetchall()]
    reviewing = Reviewing(policy, as_of, columns)
    _lay(connection, as_of)
    newcomers = policy.document.reviews.confirm_newcomers_within_days is not None
    now = reviewing.baselines(published)
    run.baselines_file = lay_baselines(connection, now, newcomers=newcomers)
    query = reviewing.found(published, told, KNOWN, _GIVEN)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {_FOUND} AS {query}").fetchall()
    passed = connection.execute(
        f"SELECT id FROM {_OPEN} ANTI JOIN {_FOUND} USING (account_id, catches)"
    ).fetchall()
    return Raised(
        changed=_change(connection),
        passed=_close([number for (number,) in passed], at),
        raised=_raise(connection, as_of),
    )


def _lay(connection: duckdb.DuckDBPyConnection, as_of: date) -> None:
    """Lay what is known of reviews beside the run's own tables."""
    table = Review._meta.db_table
    fetch_table(connection, table, _OPEN, _OPENED, "decided_at IS NULL")
    decided = f"decided_at IS NOT NULL AND outcome <> '{PASSED}'"
    fetch_table(connection, table, _DECIDED, _MATTER, decided)
    given = in_force(as_of).order_by("account_id", "kind")
    make_table(connection, _GIVEN, GIVEN, list(given.values_list(*GIVEN)))


def _open_ids() -> Iterator[int]:
    yield from Review.objects.filter(decided_at=None).values_list("pk", flat=True)


def _change(connection: duckdb.DuckDBPyConnection) -> int:
    """Bring open reviews up to date whose owner, matter or day is another one now."""
    rows = connection.execute(
        f"SELECT f.owner, f.about, f.params, CAST(f.due_on AS TEXT), o.id FROM {_OPEN} AS o "
        f"JOIN {_FOUND} AS f USING (account_id, catches) "
        f"WHERE f.owner IS DISTINCT FROM o.owner OR f.about <> o.about ORDER BY o.id"
    ).fetchall()
    table = Review._meta.db_table
    with database.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {table} SET owner = %s, about = %s, params = %s, due_on = %s WHERE id = %s",
            rows,
        )
    return len(rows)


def _close(numbers: list[int], at: datetime) -> int:
    closed = 0
    for first in range(0, len(numbers), _ROWS):
        some = Review.objects.filter(pk__in=numbers[first : first + _ROWS], decided_at=None)
        closed += some.update(outcome=PASSED, decided_at=at)
    return closed


def _raise(connection: duckdb.DuckDBPyConnection, as_of: date) -> int:
    listed = ", ".join(FOUND)
    query = (
        f"SELECT {listed}, DATE '{as_of}' AS raised_on, '' AS outcome, '' AS reason "
        f"FROM {_FOUND} ANTI JOIN {_OPEN} USING (account_id, catches) "
        f"ANTI JOIN {_DECIDED} USING (account_id, catches, about) "
        f"ORDER BY due_on, account_id, catches"
    )
    columns = (*FOUND, "raised_on", "outcome", "reason")
    return load_rows(connection, query, Review._meta.db_table, columns)
