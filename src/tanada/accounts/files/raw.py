"""A file, or several alike, opened in a connection: columns and texts, nothing interpreted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tanada.accounts.snapshot import Note
from tanada.errors import AccountsError, Place, Problem

_STATE_MACHINE = "state machine reached an invalid state"
"""What DuckDB says of lines that end in different ways."""


@dataclass(frozen=True)
class FileOptions:
    """How a file is written, where somebody says so; None is found out from the file.

    `encoding` is one of ENCODINGS, `delimiter` the sign between values, `sheet` the name
    of a workbook's sheet. Each counts only for the files it can be meant for.
    """

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None


@dataclass(frozen=True)
class Part:
    """One file of a table.

    `view` holds its rows in the order of the file, `columns` its columns and their types
    as DuckDB names them. Of a text, `text` is the file that the engine reads, in UTF-8,
    with `delimiter` (None: each line an object) and `header` records before the first
    row; `broken` is the engine's table of records that are no rows. A file whose rows are
    known beforehand says how many in `rows`; `lines` are their lines where these are not
    simply the numbers of the rows.
    """

    path: Path
    view: str
    columns: dict[str, str]
    text: Path | None = None
    delimiter: str | None = None
    header: int = 0
    width: int = 0
    broken: str | None = None
    rows: int | None = None
    lines: Sequence[int] | None = None
    notes: tuple[Note, ...] = ()

    @property
    def is_textual(self) -> bool:
        """Whether every value is a text."""
        return self.text is not None

    @property
    def is_lines(self) -> bool:
        """Whether each line is an object, whose keys stand in for columns."""
        return self.text is not None and self.delimiter is None


@dataclass(frozen=True)
class RawTable:
    """Files opened in a connection as one view.

    `path` is what was asked for, a file or a pattern; `parts` are its files in order, whose
    rows the view holds one after the other. `columns` maps each column's name to DuckDB's
    type; `textual` says that every value is a text still to be read. Where the type is
    JSON, the view has the column `line`, an object or missing, and `written`, the line as
    it stands. Files that are not textual number their rows in `file_row_number`, from 0.
    `notes` say what was assumed.
    """

    path: Path
    parts: tuple[Part, ...]
    view: str
    columns: dict[str, str]
    textual: bool
    notes: tuple[Note, ...] = ()

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files, in the order in which their rows stand in the view."""
        return tuple(part.path for part in self.parts)


def refused(code: str, path: Path, /, line: int | None = None, **params: object) -> AccountsError:
    """The error for a file that cannot be used."""
    return AccountsError(Problem(code, Place(str(path), line), params))


def unreadable(path: Path, error: duckdb.Error) -> AccountsError:
    """The error for a file that the engine gives up on."""
    if _STATE_MACHINE in str(error):
        return refused("accounts.line_ends", path)
    return refused("accounts.unreadable", path, found=str(error).splitlines()[0])


def quoted(name: str) -> str:
    """A name from a file as an identifier of SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text from a file as a constant of SQL."""
    return "'" + text.replace("'", "''") + "'"


def reject_tables(view: str) -> tuple[str, str]:
    """The names of the engine's tables of broken records and of scans, which it takes unquoted."""
    name = view.encode().hex()
    return f"broken_{name}", f"scans_{name}"
