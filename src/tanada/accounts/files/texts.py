"""Texts as the engine reads them: in UTF-8, not compressed, with the beginning at hand."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path

from tanada.accounts.files import encodings
from tanada.accounts.files.compressed import decompress
from tanada.accounts.files.encodings import UTF_8, UTF_16, UTF_16_LE
from tanada.accounts.files.folder import Folder
from tanada.accounts.files.limits import MAX_LINE
from tanada.accounts.files.raw import refused
from tanada.accounts.files.transcoding import transcode
from tanada.accounts.snapshot import Note

_SAMPLES, _SAMPLE = 16, 65_536
_OTHER_KINDS = {b"PK\x03\x04": ".xlsx", b"\xd0\xcf\x11\xe0": ".xls", b"\x1f\x8b": ".gz"}
"""What files begin with that are no texts, whatever their names say."""


@dataclass(frozen=True)
class TextFile:
    """A file of text: `text` is where it lies in UTF-8, `head` its beginning in whole lines."""

    path: Path
    text: Path
    head: str
    notes: tuple[Note, ...] = ()


def text_file(path: Path, encoding: str | None, folder: Folder) -> TextFile:
    """The file as a text in UTF-8; a plain one is left where it is, others go to the folder.

    `encoding` is what somebody declared. Raises AccountsError where it is no text, or in
    an encoding that is not clear.
    """
    try:
        return _text_file(path, encoding, folder)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise refused("files.no_space", path) from None
        raise refused("file.unreadable", path, found=error.strerror or str(error)) from None


def _text_file(path: Path, declared: str | None, folder: Folder) -> TextFile:
    source = path
    if path.suffix.casefold() == ".gz":
        source = folder.file(".unpacked")
        decompress(path, source)
    head = _beginning(source)
    for mark, kind in _OTHER_KINDS.items():
        if head.startswith(mark):
            raise refused("files.other_kind", path, found=kind)
    marked = encodings.marked_encoding(head)
    encoding = _declared(path, declared, head) if declared is not None else marked
    notes: tuple[Note, ...] = ()
    if encoding is None:
        encoding = _found(path, source, head)
        if encoding != UTF_8:
            params = {"encoding": encoding, "file": str(path)}
            notes = (Note("files.encoding_assumed", params),)
    if encoding != UTF_8:
        text = folder.file(".utf8")
        transcode(source, text, encoding)
        if source is not path:
            source.unlink()
        source, head = text, _beginning(text)
    head = _whole_lines(path, head)
    if b"\0" in head:
        raise refused("accounts.not_text", path, offset=head.index(b"\0"))
    return TextFile(path, source, head.decode("utf-8-sig", errors="replace"), notes)


def _declared(path: Path, name: str, head: bytes) -> str:
    encoding = encodings.encoding_named(name)
    if encoding is None:
        expected = list(encodings.ENCODINGS)
        raise refused("files.unknown_encoding", path, found=name, expected=expected)
    if encoding == UTF_16:
        marked = encodings.marked_encoding(head)
        marked = None if marked == UTF_8 else marked
        return marked or encodings.unmarked_utf16(head) or UTF_16_LE
    return encoding


def _found(path: Path, source: Path, head: bytes) -> str:
    """The encoding by the bytes: of the beginning, or of the whole where that is plain."""
    utf16 = encodings.unmarked_utf16(head)
    if utf16 is not None:
        return utf16
    lines = _whole_lines(path, head)
    if b"\0" in lines:
        raise refused("accounts.not_text", path, offset=lines.index(b"\0"))
    if len(head) == MAX_LINE and lines.isascii():
        lines = _samples(source)
        return encodings.found_encoding(lines) or UTF_8
    encoding = encodings.found_encoding(lines)
    if encoding is None:
        offset, line, found = encodings.first_not_utf8(lines)
        raise refused("files.encoding_unclear", path, line, found=found, offset=offset)
    return encoding


def _beginning(source: Path) -> bytes:
    with source.open("rb") as file:
        return file.read(MAX_LINE)


def _whole_lines(path: Path, head: bytes) -> bytes:
    if len(head) < MAX_LINE:
        return head
    end = max(head.rfind(b"\n"), head.rfind(b"\r")) + 1
    if not end:
        raise refused("accounts.line_too_long", path, limit=MAX_LINE)
    return head[:end]


def _samples(source: Path) -> bytes:
    """Whole lines from all over the file."""
    size = source.stat().st_size
    lines: list[bytes] = []
    with source.open("rb") as file:
        for number in range(_SAMPLES):
            file.seek(MAX_LINE + (size - MAX_LINE) * number // _SAMPLES)
            lines += file.read(_SAMPLE).splitlines(keepends=True)[1:-1]
    return b"".join(lines)
