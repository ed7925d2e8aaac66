"""What a mapping declares of a file, as the modules that open and read it take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tanada.accounts.files import FileOptions
from tanada.accounts.values.style import Spelling

if TYPE_CHECKING:
    from tanada.accounts.mapping import ReadingShape

KEY = "key__"
"""What the column of ACCOUNTS begins with that a table of that name is matched by."""


def options_of(reading: ReadingShape) -> FileOptions:
    """How the mapping says that files are written."""
    return FileOptions(reading.encoding, reading.delimiter, reading.sheet)


def spelling_of(reading: ReadingShape) -> Spelling:
    """How the mapping says that values are written."""
    return Spelling(reading.dates, reading.decimals)
