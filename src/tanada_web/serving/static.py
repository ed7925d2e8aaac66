"""Static files under names that hold their hash, so that a browser may keep each for ever.

Nothing has to be collected: a finder knows each file by its own name and by its hashed one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.files.storage import Storage

DIGITS = 12
"""How many of the hash a name holds: `app.0123456789ab.css`."""
_PARTS = re.compile(rf"^(?P<stem>.+)\.(?P<hash>[0-9a-f]{{{DIGITS}}})(?P<ending>\.[^./]+)?$")


class HashedNames(StaticFilesStorage):
    """What `{% static %}` asks for an address: it gives that of the hashed name."""

    def url(self, name: str | None) -> str:
        """The address of a file; that of its plain name where no file is found."""
        found = finders.find(name) if name else None
        return super().url(hashed_name(name, Path(found)) if name and found else name)


class HashedFinder(finders.BaseFinder):
    """Finds the files of applications by their hashed names."""

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:
        """The file of a hashed name, where the hash is that of the file as it is now."""
        parts = _PARTS.match(path)
        plain = f"{parts['stem']}{parts['ending'] or ''}" if parts else None
        found = _applications().find(plain) if plain else None
        if not plain or not found or hashed_name(plain, Path(found)) != path:
            return []
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """Every file by its hashed name."""
        for path, storage in _applications().list(ignore_patterns):
            hashed = hashed_name(path, Path(storage.path(path)))
            yield hashed, _Renamed(storage, {hashed: path})


class _Renamed(Storage):
    """A storage that knows a file by its hashed name."""

    def __init__(self, storage: Any, names: dict[str, str]) -> None:
        self.storage, self.names = storage, names

    def path(self, name: str) -> str:
        """Where the file lies."""
        return self.storage.path(self.names[name])

    def open(self, name: str, mode: str = "rb") -> Any:
        """The file, opened."""
        return self.storage.open(self.names[name], mode)


def hashed_name(name: str, file: Path) -> str:
    """A file's name with its hash before the ending."""
    path = Path(name)
    digest = _digest(file, file.stat().st_mtime_ns)
    return path.with_name(f"{path.stem}.{digest}{path.suffix}").as_posix()


@cache
def _digest(file: Path, changed: int) -> str:  # noqa: ARG001 -- a changed file is read again
    return hashlib.sha256(file.read_bytes()).hexdigest()[:DIGITS]


@cache
def _applications() -> Any:
    return finders.get_finder("django.contrib.staticfiles.finders.AppDirectoriesFinder")
