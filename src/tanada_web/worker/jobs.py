"""The jobs of a worker: the nightly run, deliveries, and removing what has expired."""

from __future__ import annotations

from datetime import date, datetime
from threading import Event

from django.utils import timezone

from tanada.errors import Problem
from tanada_web.webhooks.delivering import deliver_due
from tanada_web.worker.expired import remove_expired
from tanada_web.worker.nightly_run import NightlyRun, RunNow
from tanada_web.worker.nights import Nightly
from tanada_web.worker.working import Job, Tell

_OFTEN, _HOURLY = 1.0, 3600.0


def jobs_of(nightly: Nightly, run_now: RunNow, stop: Event, tell: Tell) -> list[Job]:
    """What a worker looks after, in this order."""

    def run(day: date) -> None:
        run_now(day)
        tell(Problem("worker.ran", params={"day": day}))

    def deliver(_: datetime) -> bool:
        made = deliver_due(timezone.now, stop.is_set)
        return made.taken + made.failed > 0

    def remove(at: datetime) -> bool:
        remove_expired(at)
        return True

    return [
        Job("worker.nightly_run", _OFTEN, NightlyRun(nightly, run)),
        Job("worker.deliveries", _OFTEN, deliver),
        Job("worker.removal", _HOURLY, remove),
    ]
