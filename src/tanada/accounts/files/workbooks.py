"""Whether a workbook can be opened safely: its archive and its sheets, looked at beforehand.

A workbook is an archive of XML. A small one can unpack to more than memory holds, or name
two cells so far apart that the empty ones between them do. Everything is streamed here,
and what goes beyond the limits is refused before the reader sees it.
"""

from __future__ import annotations

import copy
import re
import struct
import zipfile
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tanada.accounts.files.cells import (
    Extent,
    XmlProblem,
    column_number,
    extent,
    text_lengths,
)
from tanada.accounts.files.compressed import check_unpacked
from tanada.accounts.files.limits import SHEETS, SheetLimits
from tanada.accounts.files.raw import refused

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DIRECTORY_BYTES = 1 << 20
_CHUNK = 1 << 20
_TEXTS = "xl/sharedstrings.xml"
_PLACED = re.compile(rb'<c r="([A-Z]{1,4})([0-9]{1,8})"')
"""A cell as nearly all programs write it."""
_CELLS = (
    *(b"<c ", b"<c>", b"<c/", b"<c\t", b"<c\r", b"<c\n"),
    *(b":c ", b":c>", b":c/", b":c\t", b":c\r", b":c\n"),
)
"""Whatever could be the beginning of a cell."""
_TAG_BYTES = 512
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    struct.error,
    XmlProblem,
)
"""What Python's reader of archives gives up with: broken, of another method, encrypted."""


@dataclass
class _Seen:
    """What a look at the bytes of a part says of its cells: how many, and the furthest."""

    cells: int = 0
    unplaced: int = 0
    columns: int = 0
    rows: int = 0


def check_workbook(path: Path, limits: SheetLimits = SHEETS) -> None:
    """Refuse what is no .xlsx, is protected by a password, or goes beyond the limits.

    Raises AccountsError; OSError where the file cannot be read.
    """
    _check_archive(path)
    try:
        with zipfile.ZipFile(path) as archive:
            _check_entries(path, archive, limits)
    except _BROKEN as error:
        raise refused("files.not_xlsx", path, found=str(error)) from None


def _check_archive(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(8)
        if head == _COMPOUND:
            file.seek(0)
            directory = file.read(_DIRECTORY_BYTES)
            file.seek(max(path.stat().st_size - _DIRECTORY_BYTES, 0))
            locked = _ENCRYPTED in directory + file.read()
            raise refused("files.password" if locked else "files.save_as_xlsx", path, found=".xls")
    if not head.startswith(b"PK"):
        raise refused("files.not_xlsx", path, found=head[:4].hex(" "))


def _check_entries(path: Path, archive: zipfile.ZipFile, limits: SheetLimits) -> None:
    entries = archive.infolist()
    if len(entries) > limits.entries:
        raise refused("files.too_many_entries", path, found=len(entries), limit=limits.entries)
    packed = path.stat().st_size
    check_unpacked(path, packed, sum(entry.file_size for entry in entries), limits.unpacking)
    total = 0
    seen: dict[str, _Seen] = {}
    for entry in entries:
        looking = seen.setdefault(entry.filename, _Seen())
        rest = b""
        for chunk in _unpacked(archive, entry):
            total += len(chunk)
            check_unpacked(path, packed, total, limits.unpacking)
            rest = _look(rest + chunk, looking)
        _look(rest + b"<", looking)
    lengths = _text_lengths(archive)
    for name, looking in seen.items():
        if looking.cells:
            _check_reach(path, _reach(archive, name, looking, lengths, limits), limits)


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """What an entry really holds, whatever size it gives."""
    unbounded = copy.copy(entry)
    unbounded.file_size = 1 << 62
    with archive.open(unbounded) as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _look(chunk: bytes, seen: _Seen) -> bytes:
    """Count the cells of a chunk up to its last tag; that tag, for the next chunk."""
    end = chunk.rfind(b"<")
    if end < 0:
        return b""
    whole, rest = chunk[:end], chunk[end:]
    cells = sum(map(whole.count, _CELLS))
    if cells:
        placed = _PLACED.findall(whole)
        seen.cells += cells
        seen.unplaced += cells - len(placed)
        columns, rows = {column for column, _ in placed}, {row for _, row in placed}
        seen.columns = max(seen.columns, *(column_number(each.decode()) for each in columns), 0)
        seen.rows = max(seen.rows, *map(int, rows), 0)
    return rest if len(rest) <= _TAG_BYTES else rest[:_TAG_BYTES]


def _text_lengths(archive: zipfile.ZipFile) -> array[int]:
    lengths = array("L")
    for entry in archive.infolist():
        if entry.filename.replace("\\", "/").casefold() == _TEXTS:
            lengths = text_lengths(_unpacked(archive, entry))
    return lengths


def _reach(
    archive: zipfile.ZipFile, name: str, seen: _Seen, lengths: array[int], limits: SheetLimits
) -> Extent:
    """How far the cells of a part reach at most; exactly where the bytes leave it open."""
    longest = max(lengths, default=0)
    most = Extent(1, seen.rows, 1, seen.columns, seen.cells * longest)
    if not seen.unplaced and _within(most, limits):
        return most
    reached = Extent()
    for entry in archive.infolist():
        if entry.filename == name:
            reached = extent(_unpacked(archive, entry), lengths)
    return reached


def _within(reached: Extent, limits: SheetLimits) -> bool:
    return (
        reached.last_row <= limits.rows
        and reached.last_column <= limits.columns
        and reached.cells <= limits.cells
        and reached.text <= limits.text
    )


def _check_reach(path: Path, reached: Extent, limits: SheetLimits) -> None:
    for code, found, limit in (
        ("files.too_many_sheet_rows", reached.last_row, limits.rows),
        ("files.too_many_sheet_columns", reached.last_column, limits.columns),
        ("files.too_many_cells", reached.cells, limits.cells),
        ("files.too_much_sheet_text", reached.text, limits.text),
    ):
        if found > limit:
            raise refused(code, path, found=found, limit=limit)
