"""Delimited texts: a line of names, then a line for each row."""

from __future__ import annotations

import duckdb

from tanada.accounts.files.columnar import engine_path
from tanada.accounts.files.delimiters import COMMA, TAB, layout
from tanada.accounts.files.names import all_names, check_count, check_names
from tanada.accounts.files.patterns import ending
from tanada.accounts.files.raw import Part, quoted, reject_tables
from tanada.accounts.files.texts import TextFile
from tanada.accounts.snapshot import Note


def open_delimited(
    connection: duckdb.DuckDBPyConnection, file: TextFile, view: str, declared: str | None
) -> Part:
    """Open a delimited text as the view; every column is text.

    `declared` is the delimiter that somebody named.
    """
    own = TAB if ending(file.path).startswith(".tsv") else COMMA
    found = layout(file.path, file.head, own, declared)
    check_count(file.path, found.names)
    named = check_names(file.path, found.names)
    notes = [*file.notes]
    if declared is None and found.delimiter != own:
        params = {"found": found.delimiter, "file": str(file.path)}
        notes.append(Note("files.delimiter_assumed", params))
    if len(named) < len(found.names):
        places = list(range(len(named) + 1, len(found.names) + 1))
        notes.append(Note("files.columns_unnamed", {"found": places, "file": str(file.path)}))
    broken, scans = reject_tables(view)
    relation = connection.read_csv(
        engine_path(file.text),
        header=True,
        skiprows=found.before,
        auto_detect=False,
        columns=dict.fromkeys(all_names(named + [""] * (len(found.names) - len(named))), "VARCHAR"),
        delimiter=found.delimiter,
        quotechar='"',
        escapechar='"',
        compression="none",
        store_rejects=True,
        rejects_table=broken,
        rejects_scan=scans,
    )
    if len(named) < len(found.names):
        relation = relation.project(", ".join(quoted(name) for name in named))
    relation.create_view(view)
    return Part(
        file.path,
        view,
        dict.fromkeys(named, "VARCHAR"),
        file.text,
        found.delimiter,
        header=found.before + 1,
        width=len(found.names),
        broken=broken,
        notes=tuple(notes),
    )
