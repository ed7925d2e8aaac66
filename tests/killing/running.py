"""A run in a process of its own: to its end, or killed on the way."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from tests.killing.installing import Installation
from tests.killing.outcome import Outcome, faults_here, outcome_here
from tests.killing.points import Point, watch

STEPS = {"reading": b"r", "deciding": b"d", "writing": b"w"}
BUSY_FOR = 20.0
"""Seconds that PostgreSQL may take to notice that a process is gone, and to drop its lock."""


@dataclass(frozen=True)
class Undisturbed:
    """How a day's run goes when nobody disturbs it, and what is there after it.

    `begun` is what is there once corrections are made, which are a run of their own.
    """

    begun: Outcome
    outcome: Outcome
    seconds: float
    writing_at: float
    calls: Counter[str]


def undisturbed(as_of: date) -> Undisturbed:
    """Run for a day here, and watch it."""
    seen: Counter[str] = Counter()
    watch(seen)
    begun = []
    steps: dict[str, float] = {}
    started = time.perf_counter()

    def on_step(step: str) -> None:
        nonlocal started
        steps[step] = time.perf_counter() - started
        if step == "reading":
            known = Counter(seen)
            begun.append(outcome_here())
            seen.clear()
            seen.update(known)
            started = time.perf_counter() - steps[step]

    _run(as_of, on_step)
    seconds = time.perf_counter() - started
    calls = Counter(seen)
    return Undisturbed(begun[0], outcome_here(), seconds, steps["writing"], calls)


def again(as_of: date) -> tuple[Outcome, Outcome, list[str]]:
    """What is here before a run and after it, and what is wrong then."""
    from tanada.errors import UsageError

    before = outcome_here()
    until = time.monotonic() + BUSY_FOR
    while True:
        try:
            _run(as_of, lambda _: None)
            break
        except UsageError as error:
            if error.problems[0].code != "runs.busy" or time.monotonic() > until:
                raise
            time.sleep(0.02)
    return before, outcome_here(), faults_here()


def kill_at_point(here: Installation, as_of: date, point: Point) -> bool:
    """Run, and be killed at a point; whether it came to that."""

    def work(_: int) -> None:
        watch(Counter(), point)
        _run(as_of, lambda _: None)

    process, reader = here.start(work)
    os.close(reader)
    return _was_killed(process)


def kill_in_time(
    here: Installation, as_of: date, random: Random, known: Undisturbed, *, writing: bool
) -> bool:
    """Run, and be killed from outside after some time, counted from the start or the writing."""

    def work(writer: int) -> None:
        _run(as_of, lambda step: os.write(writer, STEPS[step]))

    process, reader = here.start(work)
    heard = b""
    wanted = STEPS["writing"] if writing else STEPS["reading"]
    while wanted not in heard and (told := os.read(reader, 1)):
        heard += told
    begun = known.writing_at if writing else 0.0
    time.sleep(random.uniform(0, known.seconds - begun))
    os.kill(process, signal.SIGKILL)
    os.close(reader)
    return _was_killed(process)


def kill_command(here: Installation, as_of: date, seconds: float) -> bool:
    """`tanada run` itself, killed after so many seconds."""
    process = here.command("run", "--as-of", str(as_of))
    time.sleep(seconds)
    process.kill()
    process.communicate()
    return process.returncode == -signal.SIGKILL


def _was_killed(process: int) -> bool:
    _, status = os.waitpid(process, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _run(as_of: date, on_step: Callable[[str], object]) -> None:
    from django.utils import timezone

    from tanada_web.permissions import SYSTEM
    from tanada_web.runs.running import RunCall, run_now

    run_now(RunCall(as_of, SYSTEM.key, timezone.now, on_step=on_step))
