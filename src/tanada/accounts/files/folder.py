"""A place for the texts that had to be decoded, removed with the connection that reads them."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path

import duckdb


class Folder:
    """A temporary directory of a connection, made once something is put into it."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._path: Path | None = None
        self._count = 0

    def file(self, ending: str) -> Path:
        """The path of a new file."""
        if self._path is None:
            self._path = Path(tempfile.mkdtemp(prefix="tanada-"))
            weakref.finalize(self._connection, shutil.rmtree, self._path, ignore_errors=True)
        self._count += 1
        return self._path / f"{self._count}{ending}"

    def remove(self) -> None:
        """Remove all of it now, because nothing will read it."""
        if self._path is not None:
            shutil.rmtree(self._path, ignore_errors=True)
