"""Opening a file, or several of one pattern, as it stands: which columns, and whether texts.

Nothing is interpreted here. A file that cannot be a table at all is refused with what was
found; single broken lines are left to the rejects.
"""

from __future__ import annotations

import csv
from itertools import chain
from pathlib import Path

import duckdb

from tanada.accounts.files.columnar import open_columnar
from tanada.accounts.files.delimited import open_delimited
from tanada.accounts.files.folder import Folder
from tanada.accounts.files.limits import MAX_FIELD
from tanada.accounts.files.objects import open_objects
from tanada.accounts.files.patterns import ending, find_files
from tanada.accounts.files.raw import FileOptions, Part, RawTable, unreadable
from tanada.accounts.files.sheets import open_sheet
from tanada.accounts.files.texts import text_file
from tanada.accounts.files.uniting import unite

_FOUND_OUT = FileOptions()


def open_table(
    connection: duckdb.DuckDBPyConnection,
    pattern: Path,
    name: str = "accounts",
    options: FileOptions = _FOUND_OUT,
) -> RawTable:
    """Open a file, or all that a pattern matches, as the view `raw_<name>`.

    The names of tables that are open in one connection differ. Texts in other encodings,
    compressed ones and sheets are written into a temporary folder, which is removed with
    the connection. Raises AccountsError where a file cannot be a table: there is none, an
    encoding that is not clear, names of columns that are double, limits that are passed.
    """
    csv.field_size_limit(MAX_FIELD)
    view = f"raw_{name}"
    folder = Folder(connection)
    path = pattern
    parts: list[Part] = []
    try:
        paths, notes = find_files(pattern)
        for number, path in enumerate(paths, 1):
            own = view if len(paths) == 1 else f"{view}:{number}"
            parts.append(_open(connection, path, own, folder, options))
        path = pattern
        united = unite(connection, pattern, parts, view)
    except duckdb.Error as error:
        folder.remove()
        raise unreadable(path, error) from None
    except BaseException:
        folder.remove()
        raise
    notes += [*chain.from_iterable(part.notes for part in parts), *united.notes]
    return RawTable(pattern, united.parts, view, united.columns, united.textual, tuple(notes))


def _open(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    view: str,
    folder: Folder,
    options: FileOptions,
) -> Part:
    kind = ending(path).removesuffix(".gz")
    if kind == ".parquet":
        return open_columnar(connection, path, view)
    if kind == ".xlsx":
        return open_sheet(connection, path, view, folder, options.sheet)
    file = text_file(path, options.encoding, folder)
    if kind == ".jsonl":
        return open_objects(connection, file, view)
    return open_delimited(connection, file, view, options.delimiter)
