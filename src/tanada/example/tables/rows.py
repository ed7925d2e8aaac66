"""Rows of text, and how they become files."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date
from operator import itemgetter
from pathlib import Path

Record = dict[str, str]
"""One row as it is written, by heading."""


def write_delimited(
    path: Path, rows: Sequence[Record], *, encoding: str = "utf-8", delimiter: str = ","
) -> None:
    """Write rows (at least one) under their headings, lines ending as in a CRM's export."""
    text = io.StringIO()
    headings = list(rows[0])
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows(map(itemgetter(*headings), rows))
    path.write_bytes(text.getvalue().encode(encoding))


def write_json_lines(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    """Write one JSON object a line."""
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_bytes("".join(lines).encode("utf-8"))


def yes_no(flag: bool) -> str:
    """A flag as a CRM shows it."""
    return "Yes" if flag else "No"


def slashed(day: date | None) -> str:
    """2026/06/30, empty where there is no day."""
    return f"{day.year}/{day.month:02d}/{day.day:02d}" if day else ""


def dotted(day: date) -> str:
    """30.06.2026."""
    return f"{day.day:02d}.{day.month:02d}.{day.year}"


def iso(day: date | None) -> str:
    """2026-06-30, empty where there is no day."""
    return day.isoformat() if day else ""
