"""Where a rejected row stands: its file and line, and the lines that are no rows at all."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from tanada.accounts.files.delimiters import LINE_END, delimited
from tanada.accounts.files.raw import Part, RawTable, quoted
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


def add_lines(
    connection: duckdb.DuckDBPyConnection, raw: RawTable, rows: int, rejects: str = REJECTS
) -> int:
    """Give every reject its file and line, and add those of broken lines; how many these are.

    `rejects` is a table with at least row_number, field, value and code; it gains `file` and
    `line`. `rows` is how many rows the view gave, which row_number counts from 1. In a
    columnar file the line is the row, in a sheet the sheet's row. Raises AccountsError where
    quotes leave it open which line belongs to which row.
    """
    connection.execute(f"ALTER TABLE {rejects} ADD COLUMN file TEXT")
    connection.execute(f"ALTER TABLE {rejects} ADD COLUMN line BIGINT")
    broken = [_broken_records(connection, part) for part in raw.parts]
    listed = connection.execute(
        f"SELECT DISTINCT row_number FROM {rejects} ORDER BY row_number"
    ).fetchall()
    if not listed and not any(broken):
        return 0
    wanted = [int(row) for (row,) in listed]
    return _Placing(connection, raw, rejects, wanted).place(rows, broken)


def has_broken_lines(connection: duckdb.DuckDBPyConnection, raw: RawTable) -> bool:
    """Whether the reader set lines aside that are no rows."""
    return any(_broken_records(connection, part) for part in raw.parts)


def _broken_records(connection: duckdb.DuckDBPyConnection, part: Part) -> dict[int, _Broken]:
    """What the reader set aside, by the number of the record, the first cause of each."""
    if part.broken is None:
        return {}
    found = connection.execute(
        f"SELECT line, error_type::TEXT, coalesce(column_name, ''), coalesce(csv_line, '') "
        f"FROM {quoted(part.broken)} ORDER BY line, line_byte_position"
    ).fetchall()
    broken: dict[int, _Broken] = {}
    for record, kind, column, text in found:
        broken.setdefault(int(record), _Broken(kind, column, text.strip("\r\n")))
    return broken


class _Placing:
    """Puts files and lines into the rejects of a table, one file after the other."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, raw: RawTable, rejects: str, wanted: list[int]
    ) -> None:
        self.connection = connection
        self.raw = raw
        self.rejects = rejects
        self.wanted = wanted

    def place(self, rows: int, broken: list[dict[int, _Broken]]) -> int:
        """Place all that was rejected of so many rows; how many lines the broken records take."""
        before = taken = 0
        walks = []
        counts = self._counts(rows, broken)
        for part, broken_here, count in zip(self.raw.parts, broken, counts, strict=True):
            if count is not None:
                self._put_rows_of_one_line(part, before, count)
                before += count
                continue
            walk = _Walk(part, broken_here)
            walks.append(walk)
            before += walk.walk([row - before for row in self.wanted if row > before])
            self._put_rows(walk, before - walk.rows)
            self._put_broken(walk)
            taken += walk.lines_of_broken()
        if before != rows or any(walk.is_in_doubt for walk in walks):
            raise _in_doubt(self.raw, walks)
        return taken

    def _counts(self, rows: int, broken: list[dict[int, _Broken]]) -> list[int | None]:
        """How many rows each file gave; None where that takes a walk through it."""
        counts = [part.rows for part in self.raw.parts]
        texts = [at for at, part in enumerate(self.raw.parts) if part.text and part.lines is None]
        if any(broken) or any(part.lines is not None for part in self.raw.parts):
            return counts
        left = rows - sum(count for count in counts if count is not None)
        single = [_line_breaks(self.raw.parts[at]) - self.raw.parts[at].header for at in texts]
        if sum(single) <= left:
            for at, count in zip(texts, single, strict=True):
                counts[at] = left if len(texts) == 1 else count
        return counts

    def _put_rows_of_one_line(self, part: Part, before: int, count: int) -> None:
        self.connection.execute(
            f"UPDATE {self.rejects} SET file = $file, line = row_number - $before + $header "
            f"WHERE row_number BETWEEN $before + 1 AND $before + $count",
            {"file": str(part.path), "before": before, "header": part.header, "count": count},
        )

    def _put_rows(self, walk: _Walk, before: int) -> None:
        self.connection.execute(
            f"UPDATE {self.rejects} SET file = $file, line = place.line FROM "
            f"(SELECT unnest($rows) AS row_number, unnest($lines) AS line) AS place "
            f"WHERE {self.rejects}.row_number = place.row_number",
            {
                "file": str(walk.part.path),
                "rows": [before + row for row in walk.line_of_row],
                "lines": list(walk.line_of_row.values()),
            },
        )

    def _put_broken(self, walk: _Walk) -> None:
        found = [(each, walk.found[at]) for at, each in walk.broken.items() if at in walk.found]
        shape = "line_not_an_object" if walk.part.delimiter is None else "too_many_values"
        kinds = _SHAPES | {"TOO MANY COLUMNS": shape}
        self.connection.execute(
            f"INSERT INTO {self.rejects} (field, value, code, line, file) SELECT unnest($fields), "
            f"unnest($texts), unnest($codes), unnest($lines), $file",
            {
                "fields": [each.column for each, _ in found],
                "texts": [each.text[:_SHOWN] for each, _ in found],
                "codes": [kinds.get(each.kind, "line_unreadable") for each, _ in found],
                "lines": [record.line for _, record in found],
                "file": str(walk.part.path),
            },
        )


class _Walk:
    """A walk through one file beside what the reader made of it."""

    def __init__(self, part: Part, broken: dict[int, _Broken]) -> None:
        self.part = part
        self.broken = broken
        self.rows = 0
        self.line_of_row: dict[int, int] = {}
        self.found: dict[int, _Record] = {}
        self.is_in_doubt = False

    def walk(self, wanted: list[int]) -> int:
        """Find the rows wanted and the broken records; how many rows there are beside them."""
        rows = set(wanted)
        try:
            for number, record in enumerate(_records(self.part), 1):
                if number in self.broken:
                    self.found[number] = record
                elif number > self.part.header and not record.blank:
                    self.rows += 1
                    if self.rows in rows:
                        self.line_of_row[self.rows] = record.line
        except csv.Error:
            self.is_in_doubt = True
        self.is_in_doubt |= len(self.found) < len(self.broken)
        return self.rows

    def lines_of_broken(self) -> int:
        """A quote that is never closed takes all lines that follow; each was a row."""
        return sum(
            self.found[at].lines if broken.kind == _QUOTES else 1
            for at, broken in self.broken.items()
            if at in self.found
        )

    def first_quote(self) -> int | None:
        """The line of the first record whose quotes do not match."""
        quotes = [at for at, each in self.broken.items() if each.kind == _QUOTES]
        found = self.found.get(min(quotes, default=0))
        return found.line if found else None


def _in_doubt(raw: RawTable, walks: list[_Walk]) -> AccountsError:
    walk = min(
        walks, key=lambda each: (not each.is_in_doubt, each.first_quote() is None), default=None
    )
    path = walk.part.path if walk else raw.path
    line = (walk and walk.first_quote()) or 1
    return AccountsError(Problem("accounts.quotes", Place(str(path), line)))


def _line_breaks(part: Part) -> int:
    count = 0
    last = b"\n"
    with (part.text or part.path).open("rb") as file:
        while chunk := file.read(_CHUNK):
            count += chunk.count(b"\n") + chunk.count(b"\r") - chunk.count(b"\r\n")
            count -= last == b"\r" and chunk[:1] == b"\n"
            last = chunk[-1:]
    return count + (last not in b"\r\n")


def _records(part: Part) -> Iterator[_Record]:
    if part.lines is not None:
        yield from (_Record(line, 1, False) for line in (0, *part.lines))
        return
    with (part.text or part.path).open(encoding="utf-8-sig", errors="replace", newline="") as file:
        if part.delimiter is None:
            for number, text in enumerate(file, 1):
                yield _Record(number, 1, not text.strip(" \t\r\n"))
            return
        line = 1
        for last_line, record in delimited(file, part.delimiter):
            taken = 1 + len(LINE_END.findall(part.delimiter.join(record).rstrip()))
            yield _Record(line, taken, not record and part.width > 1)
            line = last_line + 1
