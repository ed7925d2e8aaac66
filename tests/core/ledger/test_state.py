"""The file that keeps what accounts hold, and what it refuses."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from tanada.errors import UsageError
from tanada.ledger.columns import HELD
from tanada.ledger.state import AFTER, BEFORE, Run, check_tiers, open_state, write_state

from .conftest import policy_of

JUNE = Run(date(2026, 6, 30), "june", ("gold", "silver"))
JULY = Run(date(2026, 7, 31), "july", ("gold", "silver"))


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    shape = ", ".join(
        f"{name} {kind}"
        for name, kind in zip(
            HELD, "TEXT TEXT DATE BOOLEAN DATE DATE DATE BOOLEAN".split(), strict=True
        )
    )
    for name in ("was", "now"):
        connection.execute(f"CREATE TABLE {name} ({shape})").fetchall()
    rest = "'2026-01-01', false, NULL, NULL, NULL, false"
    connection.execute(f"INSERT INTO was VALUES ('a', 'gold', {rest}), ('b', 'silver', {rest})")
    connection.execute(f"INSERT INTO now VALUES ('a', 'silver', {rest}), ('c', 'gold', {rest})")
    return connection


def tiers(connection: duckdb.DuckDBPyConnection, view: str) -> list[tuple[str, str]]:
    return connection.execute(f"SELECT account_id, tier FROM {view} ORDER BY 1").fetchall()


def test_a_new_state_holds_nothing(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    assert open_state(connection, tmp_path / "s.parquet", JUNE) == AFTER
    assert tiers(connection, AFTER) == []


def test_another_run_starts_from_after_the_last(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    path = tmp_path / "it's.parquet"
    write_state(connection, "was", "now", JUNE, path)
    assert open_state(connection, path, JULY) == AFTER
    assert tiers(connection, AFTER) == [("a", "silver"), ("c", "gold")]


def test_the_same_run_starts_again_from_before(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    path = tmp_path / "s.parquet"
    write_state(connection, "was", "now", JUNE, path)
    assert open_state(connection, path, JUNE) == BEFORE
    assert tiers(connection, BEFORE) == [("a", "gold"), ("b", "silver")]


def test_a_run_for_the_same_day_of_other_things_comes_on_top(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    path = tmp_path / "s.parquet"
    write_state(connection, "was", "now", JUNE, path)
    other = Run(JUNE.as_of, "corrected", JUNE.tiers)
    assert open_state(connection, path, other) == AFTER


def refused(connection: duckdb.DuckDBPyConnection, path: Path, run: Run) -> str:
    with pytest.raises(UsageError) as raised:
        open_state(connection, path, run)
    return raised.value.problems[0].code


def test_a_run_before_the_last_is_refused(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    path = tmp_path / "s.parquet"
    write_state(connection, "was", "now", JULY, path)
    assert refused(connection, path, JUNE) == "ledger.earlier_run"


@pytest.mark.parametrize("content", [b"", b"account_id,tier\na,gold\n", b"PAR1 cut"])
def test_a_file_that_is_no_state_is_refused(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "s.parquet"
    path.write_bytes(content)
    assert refused(connection, path, JUNE) == "ledger.not_a_state"


def test_any_other_parquet_file_is_refused(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    path = tmp_path / "s.parquet"
    connection.execute(f"COPY now TO '{path}'").fetchall()
    assert refused(connection, path, JUNE) == "ledger.not_a_state"


def test_every_tier_held_must_have_a_name_today(connection: duckdb.DuckDBPyConnection) -> None:
    check_tiers(connection, "now", policy_of())
    connection.execute("UPDATE now SET tier = 'platinum' WHERE account_id = 'a'").fetchall()
    with pytest.raises(UsageError) as raised:
        check_tiers(connection, "now", policy_of())
    (problem,) = raised.value.problems
    assert (problem.code, problem.params["found"]) == ("ledger.tier_not_renamed", "platinum")
    check_tiers(connection, "now", policy_of(rename="{platinum: gold}"))
