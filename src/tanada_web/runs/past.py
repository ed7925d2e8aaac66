"""What runs there were, and whether another may follow."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone

from tanada.errors import Place, Problem, UsageError
from tanada_web.files import FileStore
from tanada_web.models import Run, RunKind, RunState


def last_done() -> Run | None:
    """The last run that is true."""
    return Run.objects.filter(state=RunState.DONE).order_by("-number").first()


def readings(run: Run) -> list[Run]:
    """The runs whose snapshots tell of accounts as of a run, the latest first.

    They go back to the last one that saw every account.
    """
    found = []
    earlier = Run.objects.filter(number__lte=run.number, snapshot__isnull=False)
    for each in earlier.select_related("snapshot", "policy").order_by("-number").iterator(20):
        found.append(each)
        if each.kind == RunKind.COMPLETE:
            break
    return found


def check_day(as_of: date, now: datetime, last: Run | None) -> None:
    """Raise UsageError for a day before the last run's, one to come, or a clock gone back."""
    if last is not None and as_of < last.as_of:
        params: dict[str, object] = {"found": as_of, "last": last.as_of}
        raise UsageError(Problem("runs.earlier", Place(), params))
    if as_of > timezone.localdate(now) + timedelta(days=1):
        raise UsageError(
            Problem("runs.to_come", Place(), {"found": as_of, "today": timezone.localdate(now)})
        )
    if last is not None and last.finished_at is not None and now < last.finished_at:
        written = "%Y-%m-%d %H:%M:%S"
        params = {"found": now.strftime(written), "last": last.finished_at.strftime(written)}
        raise UsageError(Problem("runs.clock_back", Place(), params))


def close_interrupted(at: datetime, store: FileStore) -> None:
    """Say of a run that was killed that it was, and sweep up after it; call it under the lock."""
    for each in store.temporaries():
        each.unlink(missing_ok=True)
    problems = [{"code": "runs.interrupted", "path": "", "params": {}}]
    Run.objects.filter(state=RunState.RUNNING).update(
        state=RunState.FAILED, problems=problems, finished_at=at, step=""
    )
