"""Workbooks: the values of one sheet, as the workbook keeps them. No formula is run."""

from __future__ import annotations

import csv
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from pathlib import Path
from typing import Any

import duckdb
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from tanada.accounts.files.columnar import engine_path
from tanada.accounts.files.folder import Folder
from tanada.accounts.files.limits import SHEETS, SheetLimits
from tanada.accounts.files.names import all_names, check_count, check_twice
from tanada.accounts.files.raw import Part, quoted, refused, reject_tables
from tanada.accounts.files.sheet_errors import error_cells
from tanada.accounts.files.workbooks import check_workbook
from tanada.accounts.snapshot import Note
from tanada.rules.nearest import nearest

_EXACT = 2**53
"""From here on a workbook keeps no longer every whole number."""
_PLACES = 15
"""Digits of a number that a workbook shows."""


@dataclass
class _Written:
    """A sheet as it was written for the engine, and what was met on the way.

    `filled` says of each column whether a row holds something there; `lines` are the rows
    of the sheet.
    """

    names: list[str]
    filled: list[bool]
    lines: array[int] = field(default_factory=lambda: array("L"))
    long_numbers: int = 0


def open_sheet(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    view: str,
    folder: Folder,
    declared: str | None,
    limits: SheetLimits = SHEETS,
) -> Part:
    """Open a sheet of a .xlsx as the view; every column is text.

    The sheet that is `declared`, else the first visible one that holds anything. Its first
    row that is not blank names the columns. Raises AccountsError.
    """
    try:
        check_workbook(path, limits)
        return _open(connection, path, view, folder, declared)
    except OSError as error:
        raise refused("file.unreadable", path, found=error.strerror or str(error)) from None
    except CalamineError as error:
        raise refused("files.not_xlsx", path, found=str(error)) from None
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # the reader of workbooks gave up
            raise refused("files.not_xlsx", path, found=str(error)) from None
        raise


def _open(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    view: str,
    folder: Folder,
    declared: str | None,
) -> Part:
    book = CalamineWorkbook.from_path(str(path))
    try:
        name, rows, notes = _chosen(path, book, declared)
        text = folder.file(".sheet")
        written = _write(path, rows, text)
    finally:
        book.close()
    named = _named(path, written)
    broken, scans = reject_tables(view)
    connection.read_csv(
        engine_path(text),
        header=True,
        auto_detect=False,
        columns=dict.fromkeys(all_names(named), "VARCHAR"),
        delimiter=",",
        quotechar='"',
        escapechar='"',
        lineterminator=duckdb.CSVLineTerminator.LINE_FEED,
        compression="none",
        store_rejects=True,
        rejects_table=broken,
        rejects_scan=scans,
    ).project(", ".join(quoted(each) for each in named if each)).create_view(view)
    return Part(
        path,
        view,
        dict.fromkeys((each for each in named if each), "VARCHAR"),
        text,
        ",",
        header=1,
        width=len(named),
        broken=broken,
        lines=written.lines,
        notes=(*notes, *_notes(path, name, written, named)),
    )


def _chosen(
    path: Path, book: CalamineWorkbook, declared: str | None
) -> tuple[str, Iterator[list[Any]], list[Note]]:
    """The sheet that is read, its rows, and what was assumed in choosing it."""
    sheets = [each for each in book.sheets_metadata if each.typ is SheetTypeEnum.WorkSheet]
    if declared is not None:
        named = {each.name.strip().casefold(): each.name for each in sheets}
        name = named.get(declared.strip().casefold())
        if name is None:
            names = [each.name for each in sheets]
            near = nearest(declared, names)
            raise refused("files.no_sheet", path, found=declared, expected=names, nearest=near)
        return name, book.get_sheet_by_name(name).iter_rows(), []
    visible = [each.name for each in sheets if each.visible is SheetVisibleEnum.Visible]
    for name in visible:
        sheet = book.get_sheet_by_name(name)
        if sheet.start is not None:
            others = [other for other in visible if other != name]
            params = {"found": name, "others": others, "file": str(path)}
            notes = [Note("files.sheet_assumed", params)] if others else []
            return name, sheet.iter_rows(), notes
    raise refused("files.no_sheet_with_data", path)


def _write(path: Path, rows: Iterable[list[Any]], target: Path) -> _Written:
    """Write the rows as a delimited text; blank ones are left out."""
    written: _Written | None = None
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        for line, row in enumerate(rows, 1):
            texts = [_text(value) for value in row]
            if not any(texts):
                continue
            writer.writerow(texts)
            if written is None:
                written = _Written([text.strip() for text in texts], [False] * len(texts))
                continue
            written.lines.append(line)
            for column, text in enumerate(texts):
                if text:
                    written.filled[column] = True
            written.long_numbers += sum(map(_is_long, row))
    if written is None:
        raise refused("files.no_sheet_with_data", path)
    return written


def _named(path: Path, written: _Written) -> list[str]:
    """The names of the columns; blank for those that are passed over.

    These are the columns that hold nothing, and those at the end that nobody named.
    """
    names = written.names
    last = max((at for at, name in enumerate(names) if name), default=-1)
    for at in range(last):
        if not names[at] and written.filled[at]:
            raise refused("accounts.header_blank", path, found=at + 1)
    named = [name for name in names if name]
    check_count(path, named)
    check_twice(path, named)
    return names


def _notes(path: Path, sheet: str, written: _Written, named: list[str]) -> Iterator[Note]:
    file = str(path)
    unnamed = [at + 1 for at, name in enumerate(named) if not name and written.filled[at]]
    if unnamed:
        yield Note("files.columns_unnamed", {"found": unnamed, "file": file})
    errors = error_cells(path, sheet)
    if errors:
        yield Note("files.error_cells", {"found": errors, "file": file})
    if written.long_numbers:
        yield Note("files.long_numbers", {"found": written.long_numbers, "file": file})


def _text(value: Any) -> str:
    """A cell's value as a text; an empty cell and one with an error are blank."""
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case float():
            return _number(value)
        case datetime():
            shown = value.isoformat(" ", "seconds")
            return shown.removesuffix(" 00:00:00")
        case timedelta():
            minutes, seconds = divmod(round(value.total_seconds()), 60)
            return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
        case date() | time():
            return value.isoformat()
        case _:
            return "" if value is None else str(value)


def _number(value: float) -> str:
    """A number as a workbook shows it, without places that only binary fractions have."""
    if value.is_integer():
        return str(int(value))
    return f"{Decimal(f'{value:.{_PLACES}g}'):f}" if isfinite(value) else str(value)


def _is_long(value: Any) -> bool:
    return isinstance(value, float) and abs(value) >= _EXACT
