"""Parquet files: typed columns, looked at where they lie."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb

from tanada.accounts.files.names import check_count, check_twice
from tanada.accounts.files.raw import Part, refused

ROW_NUMBER = "file_row_number"


def open_columnar(connection: duckdb.DuckDBPyConnection, path: Path, view: str) -> Part:
    """Open a Parquet file as the view."""
    try:
        names = _names(connection, path)
        relation = connection.read_parquet(engine_path(path), file_row_number=True)
        ((rows,),) = connection.execute(
            "SELECT num_rows FROM parquet_file_metadata(?)", [engine_path(path)]
        ).fetchall()
    except duckdb.Error as error:
        found = str(error).splitlines()[0]
        raise refused("accounts.not_parquet", path, found=found) from None
    check_count(path, names)
    check_twice(path, names)
    columns = dict(zip(relation.columns, (str(kind) for kind in relation.types), strict=True))
    columns.pop(ROW_NUMBER, None)
    relation.create_view(view)
    return Part(path, view, columns, rows=int(rows))


def engine_path(path: Path) -> str:
    """The path for DuckDB, which would read `~`, `*`, `?` and `[` as more than signs."""
    return re.sub(r"([*?[])", r"[\1]", str(path.absolute()))


def _names(connection: duckdb.DuckDBPyConnection, path: Path) -> list[str]:
    """The columns as the file spells them, without the parts of nested ones."""
    rows = connection.execute(
        "SELECT name, coalesce(num_children, 0) FROM parquet_schema(?)", [engine_path(path)]
    ).fetchall()
    names: list[str] = []
    within = 0
    for name, children in rows[1:]:
        if within == 0:
            names.append(str(name))
        within = max(within - 1, 0) + int(children)
    return names
