"""The first rows of a table as texts, and what only the whole table can say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tanada.accounts.files import RawTable, open_table
from tanada.accounts.suggest.profile import TableProfile, profile_table

SAMPLE_ROWS = 10_000
SAMPLE_CELLS = 2_000_000
"""With more columns fewer rows are looked at."""
_FEWEST_ROWS = 200
_SEVERAL = 1.5
"""Rows for each value from which a table is one of several rows per account."""


@dataclass(frozen=True)
class Sample:
    """A file opened in a connection, its first rows and their profile.

    `values` are the rows by column, as text; None where there is no value.
    """

    path: Path
    raw: RawTable
    values: dict[str, list[str | None]]
    profile: TableProfile
    complete: bool


def take_sample(connection: duckdb.DuckDBPyConnection, path: Path, name: str) -> Sample:
    """Open a file as the view `raw_<name>` and look at its first rows.

    Raises AccountsError where the file cannot be read.
    """
    raw = open_table(connection, path, name)
    columns = list(raw.columns)
    limit = max(_FEWEST_ROWS, min(SAMPLE_ROWS, SAMPLE_CELLS // max(len(columns), 1)))
    selected = ", ".join(_text(raw, column) for column in columns)
    rows = connection.execute(f"SELECT {selected} FROM {raw.view} LIMIT {limit}").fetchall()
    values = {column: [row[place] for row in rows] for place, column in enumerate(columns)}
    profile = profile_table(name, values, raw.columns)
    return Sample(path, raw, values, profile, len(rows) < limit)


def _text(raw: RawTable, column: str) -> str:
    """A column of the view as text, by an expression."""
    kind = raw.columns[column]
    if kind == "JSON":
        way = '$."' + column.replace("\\", "\\\\").replace('"', '\\"') + '"'
        return f"json_extract_string(line, {quoted(way)})"
    text = f"CAST({identifier(column)} AS VARCHAR)"
    if kind in ("DOUBLE", "FLOAT"):
        return f"regexp_replace({text}, '\\.0$', '')"
    return text


def identifier(column: str) -> str:
    """A column's name as SQL writes it."""
    return '"' + column.replace('"', '""') + '"'


def quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def has_several_rows(connection: duckdb.DuckDBPyConnection, raw: RawTable, column: str) -> bool:
    """Whether the values of a column of the whole table mostly stand in several rows.

    A few that do are mistakes, which reading rejects and tells.
    """
    text = f"nullif(trim({_text(raw, column)}), '')"
    ((filled, distinct),) = connection.execute(
        f"SELECT count({text}), count(DISTINCT {text}) FROM {raw.view}"
    ).fetchall()
    return bool(filled >= distinct * _SEVERAL)


def share_within(
    connection: duckdb.DuckDBPyConnection,
    values: Iterable[str | None],
    raw: RawTable,
    column: str,
) -> float:
    """The share of different values that stand somewhere in another table's column."""
    different = sorted({value.strip() for value in values if value and value.strip()})
    if not different:
        return 0.0
    ((found,),) = connection.execute(
        "SELECT count(*) FROM (SELECT unnest($values) AS value) "
        f"SEMI JOIN (SELECT trim({_text(raw, column)}) AS value FROM {raw.view}) USING (value)",
        {"values": different},
    ).fetchall()
    return int(found) / len(different)


def unlike(values: Iterable[str | None], others: Iterable[str | None]) -> tuple[str, str] | None:
    """A value written `17850.0` in one column and `17850` in the other, as both write it."""
    known = {_whole(value): value for value in others if value}
    for value in values:
        other = known.get(_whole(value)) if value else None
        if value and other and other.strip() != value.strip():
            return other.strip(), value.strip()
    return None


def _whole(value: str) -> str:
    return re.sub(r"\.0+$", "", value.strip()).lstrip("0").casefold()
