"""All that a list found, as a file: in the reader's language, and with no formula in it."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from django.http import HttpResponseBase, StreamingHttpResponse

from tanada.decide.workbook import write_workbook
from tanada_web.pages.accounts.asking import Asked
from tanada_web.pages.accounts.columns import Column, usual
from tanada_web.pages.accounts.reading import Portfolio
from tanada_web.reading.engine import query_connection
from tanada_web.reading.published import Published

ENDINGS: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_BEGINNINGS = "=+-@\t\r"
"""What a spreadsheet takes a text for a formula by."""
_BOM = b"\xef\xbb\xbf"
"""By which spreadsheets know that the text is UTF-8."""
_BLOCK, _SECONDS = 1 << 16, 300.0
_TABLE = "exported"


def export(read: Portfolio, asked: Asked, ending: str) -> HttpResponseBase:
    """The rows of a list in its order and columns; UsageError where a sheet cannot hold them."""
    folder = tempfile.TemporaryDirectory(prefix="tanada-")
    path = Path(folder.name) / f"accounts.{ending}"
    try:
        _write(read, asked, ending, path)
    except BaseException:
        folder.cleanup()
        raise
    response = StreamingHttpResponse(_blocks(path, folder), content_type=ENDINGS[ending])
    name = f"accounts-{read.run.as_of.isoformat()}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Length"] = str(path.stat().st_size)
    return response


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] and text[0] in _BEGINNINGS else text


def _write(read: Portfolio, asked: Asked, ending: str, path: Path) -> None:
    values = _values(read, asked, ending)
    with query_connection(_SECONDS) as connection:
        query, given = Published(connection, read.run).select(asked.filters, asked.order, values)
        if ending == "xlsx":
            connection.execute(f"CREATE OR REPLACE TEMP TABLE {_TABLE} AS {query}", given)
            write_workbook(connection, f"FROM {_TABLE}", path)
            return
        rows = path.with_suffix(".rows")
        copy = f"COPY ({query}) TO '{rows}' (FORMAT csv, HEADER false)"
        connection.execute(copy, given).fetchall()
    with path.open("wb") as file:
        titles = io.StringIO()
        csv.writer(titles, lineterminator="\n").writerow([harmless(title) for title in values])
        file.write(_BOM + titles.getvalue().encode())
        with rows.open("rb") as written:
            while block := written.read(_BLOCK):
                file.write(block)


def _values(read: Portfolio, asked: Asked, ending: str) -> dict[str, str]:
    """By the title of a column, its value in SQL: words for what has some, dates and numbers."""
    names = asked.shown or usual(read.columns, read.policy)
    say = read.labels.say
    texts = {say("column.account_id"): "account_id"}
    if "name" in read.names:
        texts[say("listing.name")] = "name"
    safe = _safe if ending == "csv" else str
    values = {title: safe(column) for title, column in texts.items()}
    for name in names:
        column = read.columns[name]
        title = column.label if column.label not in values else f"{column.label} ({name})"
        values[title] = safe(_worded(column)) if column.has_values else f'"{column.column}"'
    return values


def _worded(column: Column) -> str:
    value = f'CAST("{column.column}" AS TEXT)'
    if not column.values:
        return value
    cases = " ".join(
        f"WHEN {_text(key)} THEN {_text(label)}" for key, label in column.values.items()
    )
    return f"CASE {value} {cases} ELSE {value} END"


def _safe(value: str) -> str:
    is_formula = f"regexp_matches({value}, '^[=+\\-@\\t\\r]')"
    return f"CASE WHEN {is_formula} THEN '''' || {value} ELSE {value} END"


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _blocks(path: Path, folder: tempfile.TemporaryDirectory[str]) -> Iterator[bytes]:
    """The file bit by bit; it goes once it was sent, or nobody takes it any more."""
    with folder, path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block
