"""The files of the last run, from which the next one begins: they are as they were written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from tanada.errors import Place, Problem, UsageError
from tanada_web.files import FileStore
from tanada_web.models import Run


def is_intact(store: FileStore, name: str) -> bool:
    """Whether a file is there and has in it what its name says."""
    if not store.has(name):
        return False
    with store.path(name).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == name


def check_intact(store: FileStore, last: Run | None) -> None:
    """Raise UsageError that names each file of the last run that is missing or damaged."""
    if last is not None:
        names = (last.state_file, last.told_file, last.told_since_file)
        names += (last.published_file, last.baselines_file)
        check_files(store, last, filter(None, names))


def check_files(store: FileStore, run: Run, names: Iterable[str]) -> None:
    """Raise UsageError that names each of some files of a run that is missing or damaged."""
    problems = [
        Problem(
            "runs.file_damaged" if store.has(name) else "runs.file_missing",
            Place(str(store.path(name))),
            {"number": run.number},
        )
        for name in names
        if not is_intact(store, name)
    ]
    if problems:
        raise UsageError(problems)
