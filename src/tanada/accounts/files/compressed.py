"""Unpacking a compressed text, counted on the way so that no small file fills the disk."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

from tanada.accounts.files.limits import GZIP, Unpacking
from tanada.accounts.files.raw import refused

_CHUNK = 1 << 20


def decompress(path: Path, target: Path, limits: Unpacking = GZIP) -> None:
    """Write what a .gz file holds into the target.

    Raises AccountsError where it is no gzip, broken off, or becomes larger than allowed;
    OSError where it cannot be read or written.
    """
    packed = path.stat().st_size
    size = 0
    try:
        with gzip.open(path) as read, target.open("wb") as write:
            while chunk := read.read(_CHUNK):
                size += len(chunk)
                check_unpacked(path, packed, size, limits)
                write.write(chunk)
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise refused("files.not_gzip", path, found=str(error)) from None
    if size == 0:
        raise refused("accounts.empty", path)


def check_unpacked(path: Path, packed: int, size: int, limits: Unpacking) -> None:
    """Refuse what unpacks to more than files that people have."""
    if size > limits.bytes:
        raise refused("files.unpacks_too_large", path, limit=limits.bytes)
    if size > limits.floor and size > limits.ratio * packed:
        raise refused("files.unpacks_too_many_times", path, limit=limits.ratio)
