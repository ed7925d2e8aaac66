"""The loop: every job in its time, whatever becomes of the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from threading import Event

import pytest

from tanada.errors import Problem, UsageError
from tanada.messages import render_problem
from tanada_web.worker.turn import Turn
from tanada_web.worker.working import Job, work

from .conftest import Told

pytestmark = pytest.mark.django_db


class Rounds:
    """A job that ends the loop when it was done so many times."""

    def __init__(self, stop: Event, rounds: int) -> None:
        self.stop, self.left = stop, rounds

    def __call__(self, _: datetime) -> bool:
        self.left -= 1
        if self.left == 0:
            self.stop.set()
        return True


def failing(error: Exception) -> Callable[[datetime], bool]:
    def do(_: datetime) -> bool:
        raise error

    return do


def test_a_job_that_fails_stops_neither_the_others_nor_the_loop() -> None:
    stop, told = Event(), Told()
    jobs = [
        Job("worker.nightly_run", 0, failing(MemoryError("out of it"))),
        Job("worker.removal", 0, failing(UsageError(Problem("runs.busy")))),
        Job("worker.deliveries", 0, Rounds(stop, 3)),
    ]
    work(jobs, stop, told, pause=0)
    assert told == ["worker.job_failed", "runs.busy"]  # once each, and not at every round


def test_a_failure_is_told_again_after_it_went_well() -> None:
    stop, told = Event(), Told()
    outcomes = iter([OSError("away"), OSError("away"), None, OSError("away")])

    def do(_: datetime) -> bool:
        outcome = next(outcomes)
        if outcome is not None:
            raise outcome
        return True

    jobs = [Job("worker.deliveries", 0, do), Job("worker.removal", 0, Rounds(stop, 4))]
    work(jobs, stop, told, pause=0)
    assert told == ["worker.job_failed", "worker.job_failed"]


def test_a_failure_is_told_in_one_line_of_words() -> None:
    params = {"reason": "worker.deliveries", "found": "OSError: disk full"}
    problem = Problem("worker.job_failed", params=params)
    assert render_problem(problem, "en") == "Failed: deliveries to webhooks (OSError: disk full)."
    assert render_problem(problem, "ja") == "失敗しました: Webhook の配信(OSError: disk full)。"


def test_a_job_waits_for_its_interval() -> None:
    stop, done = Event(), []
    jobs = [
        Job("worker.removal", 3600, lambda at: not done.append(at)),
        Job("worker.deliveries", 0, Rounds(stop, 5)),
    ]
    work(jobs, stop, Told(), pause=0)
    assert len(done) == 1


def test_nothing_more_is_begun_once_it_is_to_stop() -> None:
    stop, done = Event(), []
    jobs = [
        Job("worker.deliveries", 0, Rounds(stop, 1)),
        Job("worker.removal", 0, lambda at: not done.append(at)),
    ]
    work(jobs, stop, Told(), pause=0)
    assert done == []


def test_a_second_worker_says_that_it_waits_and_goes_on_when_the_first_is_gone() -> None:
    first, stop, told = Turn(), Event(), Told()
    assert first.take()

    def tell(problem: Problem) -> None:
        told(problem)
        first.give_back()

    work([Job("worker.deliveries", 0, Rounds(stop, 1))], stop, tell, pause=0)
    assert told == ["worker.waits"]
