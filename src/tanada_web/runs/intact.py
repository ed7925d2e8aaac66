"""The files of the last run are what the next one begins from: they must be as they were written."""

from __future__ import annotations

import hashlib

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
    """Raise UsageError that names each file of a run that is missing or damaged."""
    if last is None:
        return
    names = (last.state_file, last.told_file, last.published_file)
    problems = [
        Problem(
            "runs.file_damaged" if store.has(name) else "runs.file_missing",
            Place(str(store.path(name))),
            {"number": last.number},
        )
        for name in names
        if not is_intact(store, name)
    ]
    if problems:
        raise UsageError(problems)
