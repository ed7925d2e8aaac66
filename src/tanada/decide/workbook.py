"""Rows into an Excel workbook: one sheet, values only; what looks like a formula stays a text."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import duckdb
import xlsxwriter

from tanada.errors import Place, Problem, UsageError

MOST_ROWS = 1_048_576
"""Rows that a sheet can have, the one with the titles included."""
_BATCH = 10_000
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd",
}
_CREATED = datetime(2000, 1, 1)
"""The same rows give the same bytes, whenever they are written."""


def write_workbook(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    """Write every row of a query to an .xlsx file; UsageError where a sheet cannot hold them."""
    cursor = connection.execute(query)
    titles = [str(column[0]) for column in cursor.description or ()]
    with xlsxwriter.Workbook(str(path), _OPTIONS) as workbook:
        workbook.set_properties({"created": _CREATED})
        sheet = workbook.add_worksheet()
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, titles)
        number = 1
        while rows := cursor.fetchmany(_BATCH):
            if number + len(rows) > MOST_ROWS:
                params: dict[str, object] = {"limit": MOST_ROWS - 1}
                raise UsageError(Problem("out.too_many_rows", Place(str(path)), params))
            for row in rows:
                sheet.write_row(number, 0, row)
                number += 1
