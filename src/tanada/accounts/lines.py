"""Where a rejected row stands in its file, and the lines that are no rows at all."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from tanada.accounts.files import LINE_END, RawAccounts, delimited
from tanada.accounts.snapshot import REJECTS
from tanada.errors import AccountsError, Place, Problem

_SHAPES = {
    "MISSING COLUMNS": "too_few_values",
    "UNQUOTED VALUE": "quotes",
    "INVALID ENCODING": "not_utf8",
    "LINE SIZE OVER MAXIMUM": "line_too_long",
}
_QUOTES = "UNQUOTED VALUE"
_CHUNK = 1 << 20
_SHOWN = 200


@dataclass(frozen=True)
class _Broken:
    """A record that is no row: DuckDB's word for why, the column, the text."""

    kind: str
    column: str
    text: str


@dataclass(frozen=True)
class _Record:
    """A record of the file: the line it begins on, how many it takes, whether it is blank."""

    line: int
    lines: int
    blank: bool


def add_lines(connection: duckdb.DuckDBPyConnection, raw: RawAccounts, rows: int) -> int:
    """Give every reject its line and add those of broken lines; how many lines these are.

    `rows` is how many rows the file gave. In a columnar file the line is the row. Raises
    AccountsError where quotes leave it open which line belongs to which row.
    """
    connection.execute(f"ALTER TABLE {REJECTS} ADD COLUMN line BIGINT")
    broken = _broken_records(connection) if raw.textual else {}
    ((rejects,),) = connection.execute(f"SELECT count(*) FROM {REJECTS}").fetchall()
    plain = not broken and (not raw.textual or _line_breaks(raw) <= rows + raw.header)
    if plain or not (rejects or broken):
        connection.execute(f"UPDATE {REJECTS} SET line = row_number + {raw.header}")
        return 0
    return _Walk(connection, raw, broken).place(rows)


def _broken_records(connection: duckdb.DuckDBPyConnection) -> dict[int, _Broken]:
    """What the reader set aside, by the number of the record, the first cause of each."""
    found = connection.execute(
        "SELECT line, error_type::TEXT, coalesce(column_name, ''), coalesce(csv_line, '') "
        "FROM reject_errors ORDER BY line, line_byte_position"
    ).fetchall()
    broken: dict[int, _Broken] = {}
    for record, kind, column, text in found:
        broken.setdefault(int(record), _Broken(kind, column, text.strip("\r\n")))
    return broken


def _line_breaks(raw: RawAccounts) -> int:
    count = 0
    last = b"\n"
    with raw.path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            count += len(re.findall(LINE_END.pattern.encode(), chunk))
            count -= last == b"\r" and chunk[:1] == b"\n"
            last = chunk[-1:]
    return count + (last not in b"\r\n")


class _Walk:
    """A walk through the file beside what the reader made of it."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        raw: RawAccounts,
        broken: dict[int, _Broken],
    ) -> None:
        self.connection = connection
        self.raw = raw
        self.broken = broken
        self.line_of_row: dict[int, int] = {}
        self.found: dict[int, _Record] = {}

    def place(self, rows: int) -> int:
        """Put the lines into the rejects; how many lines the broken records take."""
        try:
            walked = self._walk()
        except csv.Error:
            walked = -1
        if walked != rows or len(self.found) < len(self.broken):
            quoted = [at for at, each in self.broken.items() if each.kind == _QUOTES]
            first = self.found.get(min(quoted, default=0), _Record(1, 1, False))
            raise AccountsError(Problem("accounts.quotes", Place(str(self.raw.path), first.line)))
        self.connection.execute(
            f"UPDATE {REJECTS} SET line = place.line FROM "
            f"(SELECT unnest($rows) AS row_number, unnest($lines) AS line) AS place "
            f"WHERE {REJECTS}.row_number = place.row_number",
            {"rows": list(self.line_of_row), "lines": list(self.line_of_row.values())},
        )
        self._add_broken()
        return sum(self._lines(at) for at in self.broken)

    def _walk(self) -> int:
        """Find the records wanted; how many rows there are beside the broken ones."""
        listed = self.connection.execute(f"SELECT DISTINCT row_number FROM {REJECTS}").fetchall()
        wanted = {int(row) for (row,) in listed}
        row = 0
        for number, record in enumerate(_records(self.raw), 1):
            if number in self.broken:
                self.found[number] = record
            elif number > self.raw.header and not record.blank:
                row += 1
                if row in wanted:
                    self.line_of_row[row] = record.line
        return row

    def _lines(self, at: int) -> int:
        """A quote that is never closed takes all lines that follow; each was a row."""
        return self.found[at].lines if self.broken[at].kind == _QUOTES else 1

    def _add_broken(self) -> None:
        shape = "line_not_an_object" if self.raw.delimiter is None else "too_many_values"
        kinds = _SHAPES | {"TOO MANY COLUMNS": shape}
        self.connection.execute(
            f"INSERT INTO {REJECTS} (field, value, code, line) SELECT unnest($fields), "
            f"unnest($texts), unnest($codes), unnest($lines)",
            {
                "fields": [each.column for each in self.broken.values()],
                "texts": [each.text[:_SHOWN] for each in self.broken.values()],
                "codes": [kinds.get(e.kind, "line_unreadable") for e in self.broken.values()],
                "lines": [self.found[at].line for at in self.broken],
            },
        )


def _records(raw: RawAccounts) -> Iterator[_Record]:
    with raw.path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        if raw.delimiter is None:
            for number, text in enumerate(file, 1):
                yield _Record(number, 1, not text.strip(" \t\r\n"))
            return
        line = 1
        for last_line, record in delimited(file, raw.delimiter):
            taken = 1 + len(LINE_END.findall(raw.delimiter.join(record).rstrip()))
            yield _Record(line, taken, not record and len(raw.columns) > 1)
            line = last_line + 1
