"""Runs that were made, and a machine in a time zone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tanada_web.models import Run, RunKind, RunState


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]


@pytest.fixture
def ran(db: None) -> Callable[..., Run]:  # noqa: ARG001
    """A run that was started at a moment."""

    def of(started_at: datetime, state: str = RunState.DONE, kind: str = RunKind.COMPLETE) -> Run:
        done = state == RunState.DONE
        return Run.objects.create(
            number=Run.objects.filter(state=RunState.DONE).count() + 1 if done else None,
            kind=kind,
            as_of=started_at.date(),
            state=state,
            started_by="system",
            started_at=started_at,
            finished_at=started_at + timedelta(minutes=1),
        )

    return of


@pytest.fixture
def machine_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Set the machine's time zone."""

    def set_zone(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield set_zone
    monkeypatch.undo()
    time.tzset()


class Told(list[Any]):
    """The codes of what was told, in order."""

    def __call__(self, problem: Any) -> None:
        self.append(problem.code)
