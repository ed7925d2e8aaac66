"""The nightly run as a job: once for each night, and once for a night that was missed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from django.db.models import QuerySet

from tanada_web.models import Run, RunKind, RunState
from tanada_web.worker.nights import Nightly

RunNow = Callable[[date], object]


class NightlyRun:
    """Runs where a night's run is due that nobody has made.

    A night is tried once; when a worker starts, that of a night that was missed is made up
    for. An installation without any run yet has missed none.
    """

    def __init__(self, nightly: Nightly, run_now: RunNow) -> None:
        self.nightly = nightly
        self.run_now = run_now
        self.tried: datetime | None = None

    def __call__(self, at: datetime) -> bool:
        """Run if it is time to; whether it was."""
        due = self.nightly.last_due(at)
        if self.tried is None and not _done().exists():
            self.tried = due
        if self.tried is not None and due <= self.tried:
            return False
        self.tried = due
        if _done().filter(started_at__gte=due).exclude(kind=RunKind.CORRECTION).exists():
            return False
        self.run_now(self.nightly.day(due))
        return True


def _done() -> QuerySet[Run]:
    return Run.objects.filter(state=RunState.DONE)
