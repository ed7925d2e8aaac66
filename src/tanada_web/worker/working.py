"""The loop of a worker: each job at its intervals, whatever becomes of the others."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Event

from django.db import close_old_connections
from django.utils import timezone

from tanada.errors import Problem, TanadaError
from tanada_web.worker.turn import Turn

PAUSE = 1.0
"""Seconds between two looks at what is to be done."""
Tell = Callable[[Problem], None]


@dataclass(frozen=True)
class Job:
    """Something that is looked after at an interval; `do` says whether there was anything.

    `name` is the code of what it is called.
    """

    name: str
    every_seconds: float
    do: Callable[[datetime], bool]


def work(
    jobs: Sequence[Job],
    stop: Event,
    tell: Tell,
    *,
    clock: Callable[[], datetime] = timezone.now,
    pause: float = PAUSE,
) -> None:
    """Do the jobs until `stop` is set; a job that fails is told and done again in its time.

    A second worker waits until the first is gone. What is under way when `stop` is set is
    finished; whoever cannot wait may kill the process, and nothing is lost.
    """
    turn = Turn()
    guard = _Guard(tell, clock)
    next_at = {job.name: 0.0 for job in jobs}
    try:
        while not stop.is_set():
            ours = guard.done("worker.turn", lambda _: turn.take())
            if ours is False:
                guard.tell_once("worker.turn", Problem("worker.waits"))
            for job in jobs if ours else ():
                if not stop.is_set() and time.monotonic() >= next_at[job.name]:
                    guard.done(job.name, job.do)
                    next_at[job.name] = time.monotonic() + job.every_seconds
            stop.wait(pause)
    finally:
        turn.give_back()


class _Guard:
    """Lets jobs fail: what went wrong is told once, until it goes well or wrong otherwise."""

    def __init__(self, tell: Tell, clock: Callable[[], datetime]) -> None:
        self._tell = tell
        self._clock = clock
        self._told: dict[str, Problem] = {}

    def done(self, name: str, do: Callable[[datetime], bool]) -> bool | None:
        """What the job says, None where it failed; no broken connection is left to the next."""
        close_old_connections()
        try:
            found = do(self._clock())
        except TanadaError as error:
            for problem in error.problems:
                self.tell_once(name, problem)
        except Exception as error:  # the jobs of a worker stand and fall alone
            line = next(iter(str(error).splitlines()), "")
            params = {"reason": name, "found": f"{type(error).__name__}: {line}"}
            self.tell_once(name, Problem("worker.job_failed", params=params))
        else:
            if found:
                self._told.pop(name, None)
            return found
        finally:
            close_old_connections()
        return None

    def tell_once(self, name: str, problem: Problem) -> None:
        """Tell what was not told of this job just before."""
        if self._told.get(name) != problem:
            self._told[name] = problem
            self._tell(problem)
