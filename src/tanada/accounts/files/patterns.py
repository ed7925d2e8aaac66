"""From what was asked for to the files that are meant, each of a kind that can be read."""

from __future__ import annotations

import glob
from pathlib import Path

from tanada.accounts.files.limits import MAX_FILES
from tanada.accounts.files.raw import refused
from tanada.accounts.snapshot import Note

ENDINGS = (
    ".csv",
    ".tsv",
    ".xlsx",
    ".parquet",
    ".jsonl",
    ".csv.gz",
    ".tsv.gz",
    ".jsonl.gz",
)
WORKBOOKS = (".xls", ".xlsm", ".xlsb", ".ods", ".numbers")
"""What people keep tables in that must be saved as .xlsx first."""
_SIGNS = frozenset("*?[")
_LOCK = "~$"
"""What the files begin with that Excel lays beside an open workbook."""


def find_files(pattern: Path) -> tuple[list[Path], list[Note]]:
    """The files that a path or a pattern with `*`, `?` and `[…]` means, sorted by name.

    A file that is called exactly so comes before what the pattern would match; one that
    is there under several names is taken once. Raises AccountsError where there is none,
    or one that cannot be read.
    """
    if _exists(pattern) or not _SIGNS & set(str(pattern)):
        check_file(pattern)
        return [pattern], []
    found = [Path(name) for name in sorted(glob.glob(str(pattern)))]  # noqa: PTH207
    paths = [path for path in found if not path.is_dir() and not path.name.startswith(_LOCK)]
    if not paths:
        raise refused("files.no_match", pattern)
    if len(paths) > MAX_FILES:
        raise refused("files.too_many", pattern, found=len(paths), limit=MAX_FILES)
    once: dict[tuple[int, int], Path] = {}
    again = []
    for path in paths:
        check_file(path)
        status = path.stat()
        if once.setdefault((status.st_dev, status.st_ino), path) is not path:
            again.append(str(path))
    notes = [Note("files.same_file", {"found": again})] if again else []
    if len(once) > 1:
        notes.append(Note("files.several", {"found": len(once), "file": str(pattern)}))
    return list(once.values()), notes


def ending(path: Path) -> str:
    """How the name ends, with what comes before `.gz`."""
    last = path.suffix.casefold()
    return Path(path.stem).suffix.casefold() + last if last == ".gz" else last


def check_file(path: Path) -> None:
    """Refuse what is no file that can be read, before anything looks into it."""
    try:
        if path.is_dir():
            raise refused("accounts.directory", path)
        if not path.exists():
            raise refused("accounts.not_found", path)
        size = path.stat().st_size
    except OSError as error:
        raise refused("file.unreadable", path, found=error.strerror or "") from None
    kind = ending(path)
    if kind in WORKBOOKS:
        raise refused("files.save_as_xlsx", path, found=kind)
    if kind not in ENDINGS:
        raise refused("accounts.ending", path, found=kind, expected=list(ENDINGS))
    if not path.is_file():
        raise refused("accounts.not_a_file", path)
    if size == 0:
        raise refused("accounts.empty", path)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
