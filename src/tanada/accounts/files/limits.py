"""How much of a file is read at most; what goes beyond is refused with the limit named."""

from __future__ import annotations

from dataclasses import dataclass

MAX_FILES = 1_000
"""Files of one pattern."""
MAX_COLUMNS = 5_000
MAX_LINE = 2_097_152
"""Bytes of a line; DuckDB reads no longer ones."""
MAX_FIELD = 268_435_456
"""Signs of one value, where lines are counted."""


@dataclass(frozen=True)
class Unpacking:
    """What a compressed file may become; the ratio counts once `floor` bytes are reached."""

    bytes: int
    ratio: int = 200
    floor: int = 67_108_864


@dataclass(frozen=True)
class SheetLimits:
    """What a workbook may hold. `cells` count with the empty ones between them, which take
    memory too; `text` is bytes, a shared text counted wherever it stands.
    """

    unpacking: Unpacking = Unpacking(536_870_912)
    entries: int = 10_000
    rows: int = 1_048_576
    columns: int = 16_384
    cells: int = 30_000_000
    text: int = 1_073_741_824


GZIP = Unpacking(8_589_934_592)
SHEETS = SheetLimits()
