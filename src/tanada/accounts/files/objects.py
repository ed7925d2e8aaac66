"""Lines of JSON objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from tanada.accounts.files.columnar import engine_path
from tanada.accounts.files.names import check_count, check_twice
from tanada.accounts.files.raw import Part, literal, quoted, refused, reject_tables
from tanada.accounts.files.texts import TextFile

LINE, WRITTEN = "line", "written"
_OBJECTS = f"CASE WHEN json_valid({WRITTEN}) THEN {WRITTEN} END AS {LINE}, {WRITTEN}"


def open_objects(connection: duckdb.DuckDBPyConnection, file: TextFile, view: str) -> Part:
    """Open a file of which each line is one JSON object; its columns are found later."""
    broken, scans = reject_tables(view)
    connection.read_csv(
        engine_path(file.text),
        header=False,
        auto_detect=False,
        columns={WRITTEN: "VARCHAR"},
        delimiter="\x01",
        quotechar="",
        escapechar="",
        compression="none",
        store_rejects=True,
        rejects_table=broken,
        rejects_scan=scans,
    ).filter(f"trim({WRITTEN}, ' \t') <> ''").project(_OBJECTS).create_view(view)
    return Part(file.path, view, {}, file.text, broken=broken, notes=file.notes)


def object_keys(
    connection: duckdb.DuckDBPyConnection, path: Path, views: Sequence[str]
) -> list[str]:
    """The keys of all objects in the views: the columns."""
    lines = " UNION ALL ".join(f"SELECT {LINE} FROM {quoted(view)}" for view in views)
    keys = connection.execute(
        f"SELECT DISTINCT unnest(json_keys({LINE})) AS key FROM ({lines}) ORDER BY key"
    ).fetchall()
    columns = [str(key) for (key,) in keys]
    if not columns:
        raise refused("accounts.no_objects", path)
    check_count(path, columns)
    check_twice(path, columns)
    return columns


def as_texts(
    connection: duckdb.DuckDBPyConnection, part: Part, columns: Sequence[str], view: str
) -> Part:
    """The objects of a file as a view of text columns, to stand beside files of other kinds.

    A line that is no object has no value in any.
    """
    escaped = (name.replace("\\", "\\\\").replace('"', '\\"') for name in columns)
    paths = (f'$."{name}"' for name in escaped)
    values = ", ".join(
        f"json_extract_string({LINE}, {literal(path)}) AS {quoted(name)}"
        for name, path in zip(columns, paths, strict=True)
    )
    connection.execute(
        f"CREATE TEMP VIEW {quoted(view)} AS SELECT {values} FROM {quoted(part.view)}"
    ).fetchall()
    return replace(part, view=view, columns=dict.fromkeys(columns, "VARCHAR"))
