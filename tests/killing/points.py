"""Points of a run at which it is killed from within: around files, statements and commits."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Point:
    """The n-th call of something, before it or after it."""

    name: str
    call: int
    after: bool

    def __str__(self) -> str:
        return f"{'after' if self.after else 'before'} {self.name} {self.call}"


def watched() -> dict[str, tuple[Any, str]]:
    """What is watched, by its name: whose attribute it is."""
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.backends.utils import CursorWrapper

    from tanada_web.files import FileStore
    from tanada_web.runs import committing, loading

    return {
        "put": (FileStore, "put"),
        "fsync": (os, "fsync"),
        "replace": (Path, "replace"),
        "statement": (CursorWrapper, "execute"),
        "load": (loading, "load_rows"),
        "transitions": (committing, "load_transitions"),
        "holdings": (committing, "load_holdings"),
        "periods": (committing, "load_periods"),
        "record": (committing, "record"),
        "commit": (BaseDatabaseWrapper, "commit"),
    }


def watch(seen: Counter[str], kill_at: Point | None = None) -> None:
    """Count the calls from now on in this process, and kill it at a point."""
    for name, (owner, attribute) in watched().items():
        setattr(owner, attribute, _watching(name, getattr(owner, attribute), seen, kill_at))


def _watching(
    name: str, call: Callable[..., Any], seen: Counter[str], kill_at: Point | None
) -> Callable[..., Any]:
    def wrapped(*arguments: Any, **named: Any) -> Any:
        seen[name] += 1
        here = kill_at is not None and kill_at.name == name and kill_at.call == seen[name]
        if here and kill_at and not kill_at.after:
            os.kill(os.getpid(), signal.SIGKILL)
        found = call(*arguments, **named)
        if here:
            os.kill(os.getpid(), signal.SIGKILL)
        return found

    return wrapped
