"""Which encoding a text is in, from its bytes.

UTF-8 and UTF-16 can be told for certain. Between CP932 (Shift_JIS as Windows writes it)
and cp1252 (Western Europe) both validity and what people write decide: a reading counts
where nearly all of it makes sense and the other one does not. Else nothing is assumed.
"""

from __future__ import annotations

import codecs
import re

from tanada.accounts.files.plausibility import japanese_share, western_share

UTF_8, UTF_16, CP932, CP1252 = "utf-8", "utf-16", "cp932", "cp1252"
ENCODINGS = (UTF_8, UTF_16, CP932, CP1252)
UTF_16_LE, UTF_16_BE = "utf-16-le", "utf-16-be"
_NAMES = {
    "utf-8": UTF_8,
    "utf-8-sig": UTF_8,
    "ascii": UTF_8,
    "utf-16": UTF_16,
    "utf-16-le": UTF_16_LE,
    "utf-16-be": UTF_16_BE,
    "cp932": CP932,
    "shift_jis": CP932,
    "cp1252": CP1252,
    "iso8859-1": CP1252,
}
"""Python's names of encodings. The two are read as Windows does, which has more signs."""
_BAD_LINES = 20
"""A file is no UTF-8 where one line in so many is not; fewer are left to the rejects."""
_SURE, _APART = 0.8, 0.3
"""The share that must make sense, and by how much it must be more than the other's."""
_BEGINNING = 4096
_SHIFT = b"\x1b$"
"""By which ISO-2022-JP, all of it ASCII, goes over to Japanese."""


def encoding_named(name: str) -> str | None:
    """The encoding that somebody means; None where it is none of those that are read."""
    try:
        return _NAMES.get(codecs.lookup(name.strip()).name)
    except LookupError:
        return None


def marked_encoding(head: bytes) -> str | None:
    """The encoding that the first bytes mark."""
    for mark, encoding in (
        (codecs.BOM_UTF8, UTF_8),
        (codecs.BOM_UTF16_LE, UTF_16_LE),
        (codecs.BOM_UTF16_BE, UTF_16_BE),
    ):
        if head.startswith(mark):
            return encoding
    return None


def unmarked_utf16(head: bytes) -> str | None:
    """UTF-16 without a mark, where every other byte of the plain signs is 0."""
    beginning = head[: min(len(head), _BEGINNING) // 2 * 2]
    for encoding, zeros in ((UTF_16_LE, beginning[1::2]), (UTF_16_BE, beginning[::2])):
        if zeros.count(0) * 5 < len(zeros) or beginning.count(0) != zeros.count(0):
            continue
        text = beginning.decode(encoding, errors="replace")
        if "\n" in text or "\r" in text:
            return encoding
    return None


def found_encoding(head: bytes) -> str | None:
    """The encoding of whole lines of a text; None where it is not clear.

    UTF-8 too where few lines are not and nothing else fits them.
    """
    if _SHIFT in head:
        return None
    if is_utf8(head):
        return UTF_8
    lines = [line for line in head.splitlines() if line.strip()]
    strange = [line for line in lines if not line.isascii()]
    bad = [line for line in strange if not is_utf8(line)]
    few = len(bad) * _BAD_LINES <= len(lines) and is_utf8(lines[0])
    if few and len(strange) - len(bad) >= len(bad):
        return UTF_8
    japanese, western = japanese_share(bad), western_share(bad)
    if japanese >= _SURE and japanese - western >= _APART:
        return CP932
    if western >= _SURE and western - japanese >= _APART:
        return CP1252
    return UTF_8 if few else None


def is_utf8(text: bytes) -> bool:
    """Whether it can be read as UTF-8."""
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


def first_not_utf8(head: bytes) -> tuple[int, int, str]:
    """Where a text is no UTF-8: the byte counted from 0, its line from 1, and the byte."""
    at = head.find(_SHIFT)
    try:
        head.decode()
    except UnicodeDecodeError as error:
        at = error.start
    line = 1 + len(re.findall(rb"\r\n|\r|\n", head[:at]))
    return at, line, f"0x{head[at]:02x}"
