"""Large tables as Parquet files, each named by the hash of what is in it.

A file is whole and on the disk before its name is known to anybody; nobody changes it after.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ENDING = ".parquet"
_TEMPORARY = ".part-"


class FileStore:
    """The folder of an installation's files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def path(self, name: str) -> Path:
        """Where a file lies."""
        return self.folder / f"{name}{ENDING}"

    def has(self, name: str) -> bool:
        """Whether the file is there; one that was erased is not."""
        return bool(name) and self.path(name).exists()

    def put(self, temporary: Path) -> str:
        """Take over a file of this folder; its name."""
        with temporary.open("rb+") as file:
            name = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        temporary.replace(self.path(name))
        synced(self.folder)
        return name

    @contextmanager
    def temporary(self) -> Iterator[Path]:
        """A path for a file that `put` takes over; whatever is left there goes."""
        path = self.folder / f"{_TEMPORARY}{secrets.token_hex(8)}{ENDING}"
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)

    def names(self) -> set[str]:
        """Every file that is there by its name."""
        return {each.stem for each in self.folder.glob(f"[!.]*{ENDING}")}

    def temporaries(self) -> list[Path]:
        """What writers left behind that were killed, or are still writing."""
        return sorted(self.folder.glob(f"{_TEMPORARY}*"))

    def remove(self, name: str) -> None:
        """Erase a file."""
        self.path(name).unlink(missing_ok=True)


def synced(folder: Path) -> None:
    """Let the names in a folder be on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def store() -> FileStore:
    """The files of this installation."""
    from tanada_web.places import FILES, home

    return FileStore(home() / FILES)
