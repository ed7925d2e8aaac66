"""A run that somebody starts from a page: it goes on while they look at something else.

It works in a thread of the server's process. Where that ends in the middle, so does the run, and
the next one tidies up; whoever looks is told that it was cut short.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Thread

from django.db import connections
from django.utils import timezone

from tanada.errors import Place, Problem, TanadaError, UsageError
from tanada_web.models import Person, Run, RunState
from tanada_web.permissions import require
from tanada_web.runs.lock import run_lock
from tanada_web.runs.past import last_done
from tanada_web.runs.running import RunCall, run_now

_LOG = logging.getLogger("tanada_web.runs")
_STARTS_WITHIN = timedelta(seconds=5)


@dataclass(frozen=True)
class Watched:
    """How a run that was started fares.

    `state` is `starting`, `running`, `done`, `refused`, `failed`, `interrupted`, or `again` where
    the same had been run before; `run` is its row, and for `again` the earlier run's.
    """

    state: str
    run: Run | None

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state not in ("starting", "running")


def start_run(person: Person, at: datetime, source: str | None = None) -> int:
    """Start a run for today; the number after which its row will come.

    Raises NotAllowed, and UsageError where another run is at work.
    """
    require(person, "runs:start")
    with run_lock():
        after = _last_row()
    call = RunCall(timezone.localdate(at), person.key, timezone.now, source=source)
    spawn(lambda: _run(call))
    return after


def watch(after: int, started_at: datetime, at: datetime) -> Watched:
    """How the run fares that was started once rows had come to a number."""
    run = Run.objects.select_related("policy").filter(pk__gt=after).order_by("-pk").first()
    if run is None:
        if at - started_at < _STARTS_WITHIN or is_at_work():
            return Watched("starting", None)
        return Watched("again", last_done())
    if run.state == RunState.RUNNING and not is_at_work():
        run.refresh_from_db()  # it may have come to its end in between
        if run.state == RunState.RUNNING:
            return Watched("interrupted", run)
    return Watched(str(run.state), run)


def is_at_work() -> bool:
    """Whether any process is running just now."""
    try:
        with run_lock():
            return False
    except UsageError:
        return True


def spawn(work: Callable[[], None]) -> None:
    """Do something beside the answer to a request."""

    def alone() -> None:
        try:
            work()
        finally:
            connections.close_all()

    Thread(target=alone, name="run").start()


def _run(call: RunCall) -> None:
    """Run; what is refused stands in the row of the run."""
    try:
        run_now(call)
    except TanadaError as error:
        _LOG.info("a run was refused: %s", [each.code for each in error.problems])
    except Exception:  # the thread ends here: whatever it is, nobody above would hear of it
        _LOG.exception("a run failed")


def _last_row() -> int:
    found = Run.objects.order_by("-pk").values_list("pk", flat=True).first()
    return found or 0


def why_not(run: Run) -> list[Problem]:
    """Why a run was refused or failed."""
    return [
        Problem(each["code"], Place(path=each["path"]), each["params"]) for each in run.problems
    ]
