"""A text in another encoding → the same text in UTF-8, line for line, without holding it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from tanada.accounts.files.encodings import CP932, UTF_16_BE, UTF_16_LE
from tanada.accounts.files.limits import MAX_LINE

_CHUNK = 1 << 20
_NO_SIGN = b"\xff"
"""Stands in no text in UTF-8: the line that holds it goes to the rejects."""
_ESCAPED = re.compile("[\udc80-\udcff]")
_FOR_NOTHING = "\x80\xa0\uf8f1\uf8f2\uf8f3"
"""What Python's CP932 makes of 0x80, 0xA0 and 0xFD to 0xFF."""
_STANDS_FOR_NOTHING = re.compile(f"[{_FOR_NOTHING}]")


def transcode(source: Path, target: Path, encoding: str) -> None:
    """Write the source, in an encoding, into the target in UTF-8.

    A line that cannot be decoded becomes one that is no UTF-8 either. Raises OSError.
    """
    with source.open("rb") as read, target.open("wb") as write:
        if encoding in (UTF_16_LE, UTF_16_BE):
            write.writelines(_from_utf16(read, encoding))
        else:
            write.writelines(_from_bytes(read, encoding))


def _from_utf16(read: BinaryIO, encoding: str) -> Iterator[bytes]:
    """Halves of a sign are kept, and no UTF-8; so is a byte left over."""
    decoder = codecs.getincrementaldecoder(encoding)("surrogatepass")
    first = True
    while chunk := read.read(_CHUNK):
        text = decoder.decode(chunk)
        yield (text.removeprefix("\ufeff") if first else text).encode(errors="surrogatepass")
        first = False
    try:
        yield decoder.decode(b"", final=True).encode(errors="surrogatepass")
    except UnicodeDecodeError:
        yield _NO_SIGN


def _from_bytes(read: BinaryIO, encoding: str) -> Iterator[bytes]:
    for lines in _whole_lines(read):
        text = _decoded(lines, encoding)
        if text is not None:
            yield text.encode()
            continue
        for line in lines.splitlines(keepends=True):
            text = _decoded(line, encoding)
            yield text.encode() if text is not None else _marked(line, encoding)


def _whole_lines(read: BinaryIO) -> Iterator[bytes]:
    """Pieces that end with a line, but those of a line that is too long anyway.

    No encoding read here has a line's end among the bytes of another sign.
    """
    rest = b""
    while chunk := read.read(_CHUNK):
        rest += chunk
        end = max(rest.rfind(b"\n"), rest.rfind(b"\r", 0, -1)) + 1
        if end:
            yield rest[:end]
            rest = rest[end:]
        elif len(rest) > 2 * MAX_LINE:
            yield b"?" * len(rest)
            rest = b""
    yield rest


def _decoded(text: bytes, encoding: str) -> str | None:
    try:
        decoded = text.decode(encoding)
    except UnicodeDecodeError:
        return None
    if encoding == CP932 and any(sign in decoded for sign in _FOR_NOTHING):
        return None
    return decoded


def _marked(line: bytes, encoding: str) -> bytes:
    """A line that cannot be decoded, readable where it can be, and no UTF-8."""
    text = line.decode(encoding, errors="surrogateescape")
    text = _STANDS_FOR_NOTHING.sub("\udcff", text) if encoding == CP932 else text
    return _ESCAPED.sub("\udcff", text).encode(errors="surrogateescape")
