"""A night's run is made once, and made up for where it was missed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.web.conftest import AT

from tanada.policy.loading import policy_text
from tanada_web import policies
from tanada_web.models import Person, Run, RunKind, RunState, Source
from tanada_web.worker.command import _run_now
from tanada_web.worker.nightly_run import NightlyRun
from tanada_web.worker.nights import read_nightly

from .conftest import utc

Ran = Callable[..., Run]


class Days(list[date]):
    """The days that were run for."""

    def __call__(self, day: date) -> None:
        self.append(day)


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def job(days: Days) -> NightlyRun:
    return NightlyRun(read_nightly("02:30", "UTC"), days)


def test_each_night_is_run_once(ran: Ran, job: NightlyRun, days: Days) -> None:
    ran(utc(2026, 6, 29, 2, 30))
    moments = [
        utc(2026, 6, 29, 23),
        utc(2026, 6, 30, 2, 29),
        utc(2026, 6, 30, 2, 30),
        utc(2026, 6, 30, 2, 31),
        utc(2026, 7, 1, 2, 30),
    ]
    assert [job(moment) for moment in moments] == [False, False, True, False, True]
    assert days == [date(2026, 6, 30), date(2026, 7, 1)]


def test_a_missed_night_is_made_up_once_at_the_start(ran: Ran, job: NightlyRun, days: Days) -> None:
    ran(utc(2026, 6, 27, 2, 30))
    assert [job(utc(2026, 6, 30, 9)), job(utc(2026, 6, 30, 10))] == [True, False]
    assert days == [date(2026, 6, 30)]


@pytest.mark.django_db
def test_where_there_was_never_a_run_none_was_missed(job: NightlyRun, days: Days) -> None:
    assert [job(utc(2026, 6, 30, 9)), job(utc(2026, 7, 1, 2, 30))] == [False, True]
    assert days == [date(2026, 7, 1)]


def test_a_run_that_somebody_made_since_counts(ran: Ran, job: NightlyRun, days: Days) -> None:
    ran(utc(2026, 6, 30, 3))
    assert not job(utc(2026, 6, 30, 9))
    assert days == []


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (RunState.REFUSED, RunKind.COMPLETE),
        (RunState.FAILED, RunKind.COMPLETE),
        (RunState.DONE, RunKind.CORRECTION),
    ],
)
def test_a_run_that_came_to_nothing_or_only_corrected_does_not_count(
    ran: Ran, job: NightlyRun, days: Days, state: str, kind: str
) -> None:
    ran(utc(2026, 6, 29, 2, 30))
    ran(utc(2026, 6, 30, 2, 30), state, kind)
    assert job(utc(2026, 6, 30, 9))
    assert days == [date(2026, 6, 30)]


def test_a_run_that_fails_is_not_tried_again_before_the_next_night(ran: Ran) -> None:
    def failing(_: date) -> None:
        raise OSError("no such file")

    ran(utc(2026, 6, 29, 2, 30))
    job = NightlyRun(read_nightly("02:30", "UTC"), failing)
    with pytest.raises(OSError, match="no such file"):
        job(utc(2026, 6, 30, 2, 30))
    assert not job(utc(2026, 6, 30, 2, 31))
    with pytest.raises(OSError, match="no such file"):
        job(utc(2026, 7, 1, 2, 30))


def test_a_clock_that_jumps_back_makes_no_second_run(ran: Ran, job: NightlyRun, days: Days) -> None:
    ran(utc(2026, 6, 29, 2, 30))
    job(utc(2026, 6, 30, 2, 30))
    assert not job(utc(2026, 6, 29, 3))
    assert not job(utc(2026, 6, 30, 3))
    assert days == [date(2026, 6, 30)]


def test_the_run_is_that_of_the_command(person: Callable[..., Person], tmp_path: Path) -> None:
    accounts = tmp_path / "accounts.csv"
    accounts.write_text("account_id,arr,currency\nA-01,120000,USD\nA-02,9000,USD\n")
    Source.objects.create(name="crm", accounts=str(accounts))
    version = policies.draft(policy_text("value")[0], person("policy_owner"), AT)
    policies.propose(version.number, person("policy_owner"), AT)
    policies.approve(version.number, person("manager"), AT)
    policies.publish(version.number, person("policy_owner"), AT)
    _run_now(date(2026, 6, 30))
    run = Run.objects.get()
    assert (run.state, run.as_of, run.started_by) == ("done", date(2026, 6, 30), "system")
