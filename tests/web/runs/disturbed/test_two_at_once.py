"""Two runs at once: one works, the other says so, whatever they share."""

from __future__ import annotations

import fcntl

import pytest
from tests.killing.company import DAYS
from tests.killing.installing import Installation

from .conftest import Company, Stopped, run_here, whole

pytestmark = pytest.mark.slow


@pytest.fixture(params=["on_sqlite", "on_postgres"])
def ran(request: pytest.FixtureRequest) -> Company:
    found: Company = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("step", ["reading", "writing"])
def test_of_two_runs_one_works_and_the_other_says_so(ran: Company, step: str) -> None:
    here = ran.copy(f"two_{step}")
    at_work = Stopped(here, DAYS[1], step)
    assert here.call(run_here, DAYS[1]) == ["runs.busy"]
    command = here.command("run", "--as-of", str(DAYS[1]), "--lang", "en")
    said = command.communicate()[1]
    assert command.returncode == 2
    assert said.startswith("Another run is at work; only one can be.\n")
    at_work.go()
    assert at_work.told() == "done"
    assert whole(here, ran.calm)


def test_whoever_holds_the_lock_of_the_folder_keeps_runs_out(ran: Company) -> None:
    here = ran.copy("locked")
    with (here.home / "run.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert here.call(run_here, DAYS[1]) == ["runs.busy"]
        assert whole(here, ran.first)
    assert here.call(run_here, DAYS[1]) == []
    assert whole(here, ran.calm)


def test_two_folders_with_one_database_do_not_run_at_once(on_postgres: Company) -> None:
    here = on_postgres.copy("shared")
    elsewhere = Installation(here.home.with_name("elsewhere"), here.database, here.server)
    elsewhere.scratch.mkdir(parents=True)
    at_work = Stopped(here, DAYS[1], "deciding")
    assert elsewhere.call(run_here, DAYS[1]) == ["runs.busy"]
    at_work.go()
    assert at_work.told() == "done"
    assert elsewhere.call(run_here, DAYS[2]) == ["runs.file_missing"] * 4
    assert whole(here, on_postgres.calm)
