"""Whatever the accounts: nobody is lost or counted twice, in any of the sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tanada.accounts.snapshot import ACCOUNTS, Snapshot
from tanada.decide.running import Decisions
from tanada.decide.simulation.movers import movers_of
from tanada.decide.simulation.simulating import simulate
from tanada.decide.simulation.standing import SAME
from tanada.sql.engine import connect

AS_OF = date(2026, 6, 30)
COLUMNS = ("account_id", "arr", "seats", "brand", "churned_on")
ROW = st.tuples(
    st.sampled_from([None, 0, 20000, 24999.99, 25000, 60000, 100000, 150000.01]),
    st.sampled_from([None, 5, 6]),
    st.booleans(),
    st.sampled_from([None, None, None, "2026-06-30", "2026-07-01"]),
)


@pytest.fixture(scope="module")
def policies(trying: Any, texts: Any) -> tuple[Any, Any]:
    """The two policies, and one that ranks."""
    ranking = texts["old"].replace("arr >= 25000", "percentile(arr) >= 0.4")
    return trying(texts["new"], texts["old"]).new, trying(ranking, None).new


def snapshot_of(rows: Sequence[tuple[Any, ...]]) -> Snapshot:
    connection = connect(threads=1)
    connection.execute(
        f"CREATE TABLE {ACCOUNTS} (account_id TEXT, arr DECIMAL(17, 2), seats BIGINT, "
        "brand BOOLEAN, churned_on DATE)"
    )
    listed = [[f"A{number}", *row] for number, row in enumerate(rows)]
    if listed:
        connection.executemany(f"INSERT INTO {ACCOUNTS} VALUES (?, ?, ?, ?, ?)", listed)
    return Snapshot(connection, Path("made"), COLUMNS, len(rows), 0, ())


@settings(max_examples=8)
@given(rows=st.lists(ROW, max_size=25))
def test_every_sum_agrees_with_the_decisions(policies: Any, rows: Any) -> None:
    new, old = policies
    snapshot = snapshot_of(rows)
    simulation = simulate(snapshot, new, old, AS_OF)
    moves = simulation.moves
    assert moves is not None
    known = sum((Decimal(str(row[0] or 0)) for row in rows), Decimal(0))
    assert moves.everyone.accounts == len(rows)
    assert moves.everyone.arr == known
    off_diagonal = [
        found for pair, found in moves.cells.items() if moves.places.direction(*pair) != SAME
    ]
    movers = movers_of(snapshot.connection, len(rows) + 1)
    assert len(movers) == sum(each.accounts for each in off_diagonal) == moves.moving.accounts
    assert sum((each.arr or Decimal(0) for each in movers), Decimal(0)) == moves.moving.arr
    for clauses in (moves.gained, moves.lost):
        assert sum(each.total.accounts for each in clauses) == len(movers)
    for picture, policy in ((simulation.new, new), (simulation.old, old)):
        decided = Decisions(snapshot, policy, AS_OF).dicts()
        here = [row for row in decided if row["status"] != "ended"]
        tiers = Counter(row["tier"] for row in here)
        assert {tier.tier: tier.accounts for tier in picture.tiers if tier.accounts} == tiers
        assert picture.ended == len(decided) - len(here) == moves.ended.accounts
        assert picture.undetermined.accounts == sum(row["status"] == "undetermined" for row in here)
