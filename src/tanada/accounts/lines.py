"""Where a rejected row stands in its file, and the lines that are no rows at all."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from tanada.accounts.files import RawAccounts
from tanada.accounts.snapshot import REJECTS

_SHAPES = {
    "MISSING COLUMNS": "too_few_values",
    "TOO MANY COLUMNS": "too_many_values",
    "UNQUOTED VALUE": "quotes",
    "INVALID ENCODING": "not_utf8",
    "LINE SIZE OVER MAXIMUM": "line_too_long",
}
_CHUNK = 1 << 20


@dataclass(frozen=True)
class _Broken:
    """A record that is no row: DuckDB's word for why, the column, the text."""

    kind: str
    column: str
    text: str

    @property
    def lines(self) -> int:
        """How many lines it swallowed: a quote that is never closed takes all that follow."""
        return 1 + self.text.rstrip("\n").count("\n")


def add_lines(connection: duckdb.DuckDBPyConnection, raw: RawAccounts, rows: int) -> int:
    """Give every reject its line and add those of broken lines; how many lines these are.

    `rows` is how many rows the file gave. In a columnar file the line is the row.
    """
    connection.execute(f"ALTER TABLE {REJECTS} ADD COLUMN line BIGINT")
    broken = _broken_records(connection) if raw.textual else {}
    header = 1 if raw.delimiter else 0
    ((rejects,),) = connection.execute(f"SELECT count(*) FROM {REJECTS}").fetchall()
    if not raw.textual or not (rejects or broken):
        connection.execute(f"UPDATE {REJECTS} SET line = row_number")
        return 0
    if not broken and _newlines(raw) <= rows + header:
        connection.execute(f"UPDATE {REJECTS} SET line = row_number + {header}")
        return 0
    line_of_row, line_of_record = _lines(raw, connection, set(broken), header)
    connection.execute(
        f"UPDATE {REJECTS} SET line = place.line FROM "
        f"(SELECT unnest($rows) AS row_number, unnest($lines) AS line) AS place "
        f"WHERE {REJECTS}.row_number = place.row_number",
        {"rows": list(line_of_row), "lines": list(line_of_row.values())},
    )
    for record, each in broken.items():
        connection.execute(
            f"INSERT INTO {REJECTS} (field, value, code, line) VALUES (?, ?, ?, ?)",
            [
                each.column,
                each.text[:200],
                _SHAPES.get(each.kind, "line_unreadable"),
                line_of_record.get(record, record),
            ],
        )
    return sum(each.lines for each in broken.values())


def _broken_records(connection: duckdb.DuckDBPyConnection) -> dict[int, _Broken]:
    """What the reader set aside, by the number of the record, the first cause of each."""
    found = connection.execute(
        "SELECT line, error_type::TEXT, coalesce(column_name, ''), coalesce(csv_line, '') "
        "FROM reject_errors ORDER BY line, line_byte_position"
    ).fetchall()
    broken: dict[int, _Broken] = {}
    for record, kind, column, text in found:
        broken.setdefault(int(record), _Broken(kind, column, text))
    return broken


def _newlines(raw: RawAccounts) -> int:
    count = 0
    last = b"\n"
    with raw.path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            count += chunk.count(b"\n")
            last = chunk[-1:]
    return count + (last != b"\n")


def _lines(
    raw: RawAccounts, connection: duckdb.DuckDBPyConnection, broken: set[int], header: int
) -> tuple[dict[int, int], dict[int, int]]:
    """The line of each rejected row, and of each broken record, by walking the file."""
    wanted = {
        int(row)
        for (row,) in connection.execute(f"SELECT DISTINCT row_number FROM {REJECTS}").fetchall()
    }
    of_row: dict[int, int] = {}
    of_record: dict[int, int] = {}
    row = 0
    for record, (line, blank) in enumerate(_records(raw), 1):
        if record in broken:
            of_record[record] = line
        elif record > header and not blank:
            row += 1
            if row in wanted:
                of_row[row] = line
    return of_row, of_record


def _records(raw: RawAccounts) -> Iterator[tuple[int, bool]]:
    """The line where each record begins, and whether it is blank."""
    with raw.path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        if raw.delimiter is None:
            for number, text in enumerate(file, 1):
                yield number, not text.strip()
            return
        records = csv.reader(file, delimiter=raw.delimiter)
        begin = 1
        for record in records:
            yield begin, not record
            begin = records.line_num + 1
