"""`tanada worker` and `tanada deliver`."""

from __future__ import annotations

import signal
import sys
from datetime import date
from threading import Event

from django.utils import timezone

from tanada.cli.streams import print_json, without_controls
from tanada.errors import Problem
from tanada.messages import Language, render_problem, say
from tanada_web.webhooks.delivering import deliver_due
from tanada_web.worker.expired import remove_expired
from tanada_web.worker.jobs import jobs_of
from tanada_web.worker.nights import Nightly
from tanada_web.worker.working import work


def worker_command(nightly: Nightly, language: Language) -> None:
    """Work until SIGTERM or an interrupt; what happens is told on standard error."""
    stop = Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stop.set())

    def tell(problem: Problem) -> None:
        moment = timezone.now().astimezone(nightly.zone).isoformat(" ", timespec="seconds")
        line = without_controls(render_problem(problem, language))
        print(f"{moment} {line}", file=sys.stderr, flush=True)

    tell(Problem("worker.started", params={"at": f"{nightly.at:%H:%M}"}))
    work(jobs_of(nightly, _run_now, stop, tell), stop, tell)
    tell(Problem("worker.stopped"))


def deliver_command(language: Language, *, as_json: bool) -> None:
    """Deliver what is due, then remove what has expired."""
    made = deliver_due()
    remove_expired(timezone.now())
    if as_json:
        print_json({"delivered": made.taken, "failed": made.failed})
    else:
        print(say("webhooks.delivered", language, taken=made.taken, failed=made.failed))


def _run_now(day: date) -> object:
    from tanada_web.permissions import SYSTEM
    from tanada_web.runs.running import RunCall, run_now

    return run_now(RunCall(day, SYSTEM.key, timezone.now))
