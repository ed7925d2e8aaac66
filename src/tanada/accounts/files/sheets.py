"""Workbooks: the values of one sheet, as the workbook keeps them. No formula is run."""

from __future__ import annotations

import csv
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from pathlib import Path
from typing import Any

import duckdb
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

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

    `filled` are the columns without a name in which a row holds something; `lines` are the
    rows of the sheet; `first` is the sheet's column of the first name.
    """

    names: list[str]
    filled: set[int]
    lines: array[int]
    first: int = 1
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
        sheet, notes = _chosen(path, book, declared)
        text = folder.file(".sheet")
        written = _write(path, sheet, text)
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
        notes=(*notes, *_notes(path, sheet.name, written)),
    )


def _chosen(
    path: Path, book: CalamineWorkbook, declared: str | None
) -> tuple[CalamineSheet, list[Note]]:
    """The sheet that is read, and what was assumed in choosing it."""
    sheets = [each for each in book.sheets_metadata if each.typ is SheetTypeEnum.WorkSheet]
    if declared is not None:
        named = {each.name.strip().casefold(): each.name for each in sheets}
        name = named.get(declared.strip().casefold())
        if name is None:
            names = [each.name for each in sheets]
            near = nearest(declared, names)
            raise refused("files.no_sheet", path, found=declared, expected=names, nearest=near)
        return book.get_sheet_by_name(name), []
    visible = [each.name for each in sheets if each.visible is SheetVisibleEnum.Visible]
    for name in visible:
        sheet = book.get_sheet_by_name(name)
        if sheet.start is not None:
            others = [other for other in visible if other != name]
            params = {"found": name, "others": others, "file": str(path)}
            notes = [Note("files.sheet_assumed", params)] if others else []
            return sheet, notes
    raise refused("files.no_sheet_with_data", path)


def _write(path: Path, sheet: CalamineSheet, target: Path) -> _Written:
    """Write the rows as a delimited text; blank ones are left out."""
    written: _Written | None = None
    unnamed: list[int] = []
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        for line, row in enumerate(sheet.iter_rows(), 1):
            texts = [_TEXTS[type(value)](value) for value in row]
            if not any(texts):
                continue
            writer.writerow(texts)
            if written is None:
                names = [text.strip() for text in texts]
                written = _Written(names, set(), array("L"), first=_first_column(sheet))
                unnamed = [at for at, name in enumerate(written.names) if not name]
                continue
            written.lines.append(line)
            if unnamed:
                written.filled.update(at for at in unnamed if texts[at])
            for value in row:
                if type(value) is float and abs(value) >= _EXACT:
                    written.long_numbers += 1
    if written is None:
        raise refused("files.no_sheet_with_data", path)
    return written


def _first_column(sheet: CalamineSheet) -> int:
    return sheet.start[1] + 1 if sheet.start else 1


def _named(path: Path, written: _Written) -> list[str]:
    """The names of the columns; blank for those that are passed over.

    These are the columns that hold nothing, and those at the end that nobody named.
    """
    names = written.names
    last = max((at for at, name in enumerate(names) if name), default=-1)
    amid = min(written.filled, default=last)
    if amid < last:
        raise refused("accounts.header_blank", path, found=amid + written.first)
    named = [name for name in names if name]
    check_count(path, named)
    check_twice(path, named)
    return names


def _notes(path: Path, sheet: str, written: _Written) -> Iterator[Note]:
    file = str(path)
    if written.filled:
        unnamed = [at + written.first for at in sorted(written.filled)]
        yield Note("files.columns_unnamed", {"found": unnamed, "file": file})
    errors = error_cells(path, sheet)
    if errors:
        yield Note("files.error_cells", {"found": errors, "file": file})
    if written.long_numbers:
        yield Note("files.long_numbers", {"found": written.long_numbers, "file": file})


def _number(value: float) -> str:
    """A number as a workbook shows it, without places that only binary fractions have."""
    if value.is_integer():
        return str(int(value))
    return f"{Decimal(f'{value:.{_PLACES}g}'):f}" if isfinite(value) else str(value)


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def _moment(value: datetime) -> str:
    return value.isoformat(" ", "seconds").removesuffix(" 00:00:00")


_TEXTS: dict[type, Callable[[Any], str]] = {
    str: str,
    float: _number,
    int: str,
    bool: lambda value: "true" if value else "false",
    datetime: _moment,
    date: date.isoformat,
    time: time.isoformat,
    timedelta: _duration,
    type(None): lambda _: "",
}
"""A cell's value as a text; an empty cell and one with an error come as blank texts."""
