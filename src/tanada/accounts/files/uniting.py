"""Several files, each opened as a view of its own → one view with the columns of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tanada.accounts.files.columnar import ROW_NUMBER
from tanada.accounts.files.names import check_count
from tanada.accounts.files.objects import LINE, WRITTEN, as_texts, object_keys
from tanada.accounts.files.raw import Part, quoted
from tanada.accounts.snapshot import Note


@dataclass(frozen=True)
class United:
    """The files as they were united; `columns` and `textual` as in RawTable."""

    parts: tuple[Part, ...]
    columns: dict[str, str]
    textual: bool
    notes: tuple[Note, ...] = ()


def unite(
    connection: duckdb.DuckDBPyConnection, path: Path, parts: Sequence[Part], view: str
) -> United:
    """Make the view of the rows of all files, one file after the other.

    Columns are united by name, whatever their order; one that a file does not have is
    missing there. Typed columns stay typed where all files are columnar, else all are text.
    """
    if all(part.is_lines for part in parts):
        keys = object_keys(connection, path, [part.view for part in parts])
        if len(parts) > 1:
            _unite(
                connection, [f"SELECT {LINE}, {WRITTEN} FROM {_view(part)}" for part in parts], view
            )
        return United(tuple(parts), dict.fromkeys(keys, "JSON"), True)
    if len(parts) == 1:
        (part,) = parts
        return United((part,), part.columns, part.is_textual)
    textual = any(part.is_textual for part in parts)
    parts = [_with_columns(connection, path, part) for part in parts]
    _unite(connection, list(_typed(parts) if not textual else map(_text, parts)), view)
    described = connection.execute(f"DESCRIBE {quoted(view)}").fetchall()
    columns = {str(name): str(kind) for name, kind, *_ in described if name != ROW_NUMBER}
    check_count(path, list(columns))
    return United(tuple(parts), columns, textual, tuple(_absent(parts, columns)))


def _unite(connection: duckdb.DuckDBPyConnection, selects: list[str], view: str) -> None:
    union = " UNION ALL BY NAME ".join(selects)
    connection.execute(f"CREATE TEMP VIEW {quoted(view)} AS {union}").fetchall()


def _view(part: Part) -> str:
    return quoted(part.view)


def _with_columns(connection: duckdb.DuckDBPyConnection, path: Path, part: Part) -> Part:
    """Lines of objects as text columns; other files as they are."""
    if not part.is_lines:
        return part
    keys = object_keys(connection, part.path or path, [part.view])
    return as_texts(connection, part, keys, f"{part.view}:columns")


def _typed(parts: Sequence[Part]) -> list[str]:
    """Columnar files, their rows numbered on from file to file."""
    selects, before = [], 0
    for part in parts:
        names = ", ".join(quoted(name) for name in part.columns)
        number = f"{ROW_NUMBER} + {before} AS {ROW_NUMBER}"
        selects.append(f"SELECT {names}, {number} FROM {_view(part)}")
        before += part.rows or 0
    return selects


def _text(part: Part) -> str:
    casts = ", ".join(f"CAST({quoted(name)} AS VARCHAR) AS {quoted(name)}" for name in part.columns)
    return f"SELECT {casts} FROM {_view(part)}"


def _absent(parts: Sequence[Part], columns: dict[str, str]) -> list[Note]:
    """A note for each set of columns that the same files lack."""
    lacking: dict[tuple[str, ...], list[str]] = {}
    held = [(part.path.name, {name.casefold() for name in part.columns}) for part in parts]
    for column in columns:
        files = tuple(file for file, names in held if column.casefold() not in names)
        if files:
            lacking.setdefault(files, []).append(column)
    return [
        Note("files.columns_absent", {"found": found, "files": list(files)})
        for files, found in lacking.items()
    ]
