"""The names of a file's columns: not too many, and each there once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tanada.accounts.files.limits import MAX_COLUMNS
from tanada.accounts.files.raw import refused


def check_count(path: Path, names: list[str]) -> None:
    """Refuse a file of too many columns."""
    if len(names) > MAX_COLUMNS:
        raise refused("accounts.too_many_columns", path, found=len(names), limit=MAX_COLUMNS)


def check_twice(path: Path, names: list[str]) -> None:
    """Refuse names that differ by capitals alone or not at all."""
    folded = Counter(name.casefold() for name in names)
    twice = sorted({name for name in names if folded[name.casefold()] > 1})
    if twice:
        raise refused("accounts.header_twice", path, found=twice)


def check_names(path: Path, names: list[str]) -> list[str]:
    """The names without the blank ones at the end, which are columns that nobody named.

    Refuses a blank one amid others, and names that stand twice.
    """
    named = len(names)
    while named > 1 and not names[named - 1]:
        named -= 1
    if "" in names[:named]:
        raise refused("accounts.header_blank", path, found=names.index("") + 1)
    check_twice(path, names[:named])
    return names[:named]


def all_names(names: list[str]) -> list[str]:
    """The names, with free ones in place of the blank ones."""
    taken = {name.casefold() for name in names}
    free = (name for number in range(2 * len(names)) if (name := f"column{number}") not in taken)
    return [name or next(free) for name in names]
