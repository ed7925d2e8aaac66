"""What a worker looks after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from threading import Event

import pytest

from tanada.errors import Problem
from tanada.messages import render_problem
from tanada_web.models import Run
from tanada_web.worker.jobs import jobs_of
from tanada_web.worker.nights import read_nightly
from tanada_web.worker.working import Job

from .conftest import Told, utc


def jobs(run_now: Callable[[date], object], told: Callable[[Problem], None]) -> dict[str, Job]:
    made = jobs_of(read_nightly("02:30", "UTC"), run_now, Event(), told)
    return {job.name.removeprefix("worker."): job for job in made}


def test_a_nightly_run_that_is_done_is_told(ran: Callable[..., Run]) -> None:
    ran(utc(2026, 6, 29, 2, 30))
    days: list[date] = []
    told: list[Problem] = []
    assert jobs(days.append, told.append)["nightly_run"].do(utc(2026, 6, 30, 2, 31))
    assert days == [date(2026, 6, 30)]
    assert [render_problem(each, "en") for each in told] == [
        "The nightly run of 30 Jun 2026 is done."
    ]
    assert render_problem(told[0], "ja").endswith("の夜間の実行が完了しました。")


def test_a_nightly_run_that_fails_is_not_told_to_be_done(ran: Callable[..., Run]) -> None:
    def failing(_: date) -> None:
        raise OSError("disk full")

    ran(utc(2026, 6, 29, 2, 30))
    told = Told()
    with pytest.raises(OSError, match="disk full"):
        jobs(failing, told)["nightly_run"].do(utc(2026, 6, 30, 2, 31))
    assert told == []


@pytest.mark.django_db
def test_where_nothing_is_due_nothing_is_delivered() -> None:
    found = jobs(lambda _: None, Told())
    assert not found["deliveries"].do(utc(2026, 6, 30))
    assert found["removal"].do(utc(2026, 6, 30))
    assert {name: job.every_seconds for name, job in found.items()} == {
        "nightly_run": 1.0,
        "deliveries": 1.0,
        "removal": 3600.0,
    }
