"""Putting rows back, in the transaction that its caller has begun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from django.db import connection

from tanada_web.keeping.dumping import Dumped, last_number
from tanada_web.keeping.portable import Row, Table, changed, row

_BLOCK = 1 << 20


def clear(tables: Sequence[Table]) -> None:
    """Take every row out of the tables, and sign everybody out."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            listed = ", ".join(f'"{table.name}"' for table in tables)
            cursor.execute(f"TRUNCATE {listed}")
        else:
            for table in tables:
                cursor.execute(f'DELETE FROM "{table.name}"')
        cursor.execute("DELETE FROM django_session")


def load(table: Table, file: Path) -> None:
    """Put the rows of a file into their table, which is empty."""
    names = ", ".join(f'"{name}"' for name in table.names)
    with connection.wrap_database_errors:
        if connection.vendor == "postgresql":
            _copy(f'COPY "{table.name}" ({names}) FROM STDIN', file)
            return
        marks = ", ".join("?" for _ in table.columns)
        changes = [column.to_sqlite() for column in table.columns]
        connection.connection.executemany(
            f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', changed(_rows(file), changes)
        )


def count_on(table: Table, told: Dumped) -> None:
    """Let a table go on counting after every key that it or the backup has given out.

    Others follow transitions by their key: one that was given out before must not come again.
    """
    number = max(told.last_number, last_number(connection, table))
    if number == 0:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, %s), %s)",
                [f'"{table.name}"', table.key, number],
            )
            return
        cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [number, table.name])
        if cursor.rowcount == 0:
            cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [table.name, number])


def _copy(query: str, file: Path) -> None:
    with connection.connection.cursor() as cursor:
        cursor.execute("SET LOCAL TIME ZONE 'UTC'")
        with cursor.copy(query) as copy, file.open("rb") as source:
            while block := source.read(_BLOCK):
                copy.write(block)


def _rows(file: Path) -> Iterator[Row]:
    with file.open(encoding="utf-8", newline="\n") as lines:
        for each in lines:
            yield row(each)
