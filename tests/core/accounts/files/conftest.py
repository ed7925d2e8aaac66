"""Opening files written for one test, alone or several together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tanada.accounts.files import FileOptions, RawTable, open_table
from tanada.errors import AccountsError, Problem
from tanada.sql.engine import connect


@dataclass(frozen=True)
class Opened:
    """A table as it was opened, with its rows."""

    connection: duckdb.DuckDBPyConnection
    raw: RawTable

    @property
    def rows(self) -> list[tuple[Any, ...]]:
        """Every row, the columns in the order of the table."""
        listed = ", ".join(f'"{name}"' for name in self.raw.columns)
        return self.connection.execute(f'SELECT {listed} FROM "{self.raw.view}"').fetchall()

    @property
    def columns(self) -> list[str]:
        return list(self.raw.columns)

    @property
    def notes(self) -> list[tuple[str, dict[str, object]]]:
        """Code and parameters of each note; the name of a file stands for its path."""
        return [(note.code, _names(dict(note.params))) for note in self.raw.notes]


def _names(params: dict[str, object]) -> dict[str, object]:
    return {key: Path(str(value)).name if key == "file" else value for key, value in params.items()}


class Opener:
    """Opens contents written into the test's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, content: str | bytes, name: str = "a.csv", **options: str) -> Opened:
        self.write(name, content)
        return self.pattern(name, **options)

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def pattern(self, pattern: str, **options: str) -> Opened:
        """Open what is already there."""
        connection = connect()
        path = self.folder / pattern
        return Opened(connection, open_table(connection, path, options=FileOptions(**options)))

    def refused(self, opening: Callable[[], object]) -> Problem:
        """The one problem for which something cannot be opened."""
        with pytest.raises(AccountsError) as caught:
            opening()
        (problem,) = caught.value.problems
        return problem


@pytest.fixture
def opened(tmp_path: Path) -> Opener:
    return Opener(tmp_path)
