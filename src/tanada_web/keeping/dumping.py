"""Reading every table at one moment, while others go on writing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, connections

from tanada_web.keeping.portable import Table, changed, line

_ALIAS = "still"
_LINES = 10_000
_BEGIN = {
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    "sqlite": "BEGIN DEFERRED",
}


@dataclass(frozen=True)
class Dumped:
    """A table as a file; `last_number` is the last key that it has given out, 0 for none."""

    name: str
    columns: list[str]
    rows: int
    sha256: str
    last_number: int


@contextmanager
def still() -> Iterator[Any]:
    """A second connection in which nothing changes; its alias serves the models too."""
    second = connection.copy(_ALIAS)
    connections[_ALIAS] = second
    try:
        with second.cursor() as cursor:
            cursor.execute(_BEGIN[second.vendor])
            try:
                cursor.execute("SELECT sequence FROM tanada_web_auditevent LIMIT 1")
                cursor.fetchall()  # SQLite's moment is that of the first reading
                yield second
            finally:
                cursor.execute("ROLLBACK")
    finally:
        second.close()
        del connections[_ALIAS]


def dump(second: Any, table: Table, file: Path) -> Dumped:
    """Write a table's rows to a file."""
    digest, rows = hashlib.sha256(), 0
    with file.open("wb") as target:
        for block, count in _blocks(second, table):
            target.write(block)
            digest.update(block)
            rows += count
    number = last_number(second, table) if table.numbered else 0
    return Dumped(table.name, table.names, rows, digest.hexdigest(), number)


def last_number(second: Any, table: Table) -> int:
    """The last key that a table has given out; it never gives one twice."""
    with second.cursor() as cursor:
        if second.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table.name])
            found = cursor.fetchone()
            return int(found[0]) if found else 0
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{table.name}"', table.key])
        (sequence,) = cursor.fetchone()
        cursor.execute(f"SELECT last_value, is_called FROM {sequence}")
        value, called = cursor.fetchone()
        return int(value) if called else 0


def _blocks(second: Any, table: Table) -> Iterator[tuple[bytes, int]]:
    """Pieces of a table's text, and how many rows each has."""
    if second.vendor == "sqlite":
        yield from _from_sqlite(second, table)
        return
    listed = ", ".join(column.postgresql() for column in table.columns)
    query = f'COPY (SELECT {listed} FROM "{table.name}" ORDER BY "{table.key}") TO STDOUT'
    with (
        second.wrap_database_errors,
        second.connection.cursor() as cursor,
        cursor.copy(query) as copy,
    ):
        for block in copy:
            yield bytes(block), bytes(block).count(b"\n")


def _from_sqlite(second: Any, table: Table) -> Iterator[tuple[bytes, int]]:
    listed = ", ".join(column.sqlite() for column in table.columns)
    query = f'SELECT {listed} FROM "{table.name}" ORDER BY "{table.key}"'
    changes = [column.from_sqlite() for column in table.columns]
    with second.wrap_database_errors:
        cursor = second.connection.execute(query)
        while rows := cursor.fetchmany(_LINES):
            yield "".join(line(row) for row in changed(rows, changes)).encode(), len(rows)
