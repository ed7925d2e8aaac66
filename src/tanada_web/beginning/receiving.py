"""Files as they come in: written to the installation's folder as they are read, or not at all."""

from __future__ import annotations

import re
import secrets
import unicodedata
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from tanada.accounts.files.limits import MAX_FILES
from tanada.accounts.files.patterns import ENDINGS, WORKBOOKS
from tanada.errors import Place, Problem, TanadaError, UsageError

PART = ".part-"
_EARLIER = ".earlier-"
_LONGEST = 100
_UNSAFE = re.compile(r"[^\w .()-]+")


class Streamed(UploadedFile):
    """A file that has come in whole; `path` is where it lies for now."""

    def __init__(self, path: Path, name: str, size: int) -> None:
        super().__init__(None, name, size=size)
        self.path = path


class StreamingHandler(FileUploadHandler):
    """Writes what comes in into a folder; what breaks off half way leaves nothing there."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.path: Path | None = None
        self.out: Any = None
        self.done: list[Path] = []
        self.size = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Open a place for the next file."""
        super().new_file(*args, **kwargs)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.path = self.folder / f"{PART}{secrets.token_hex(8)}"
        self.out = self.path.open("wb")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002
        """Write what came; more than the server takes is refused at once."""
        self.size += len(raw_data)
        if self.size > settings.LARGEST_REQUEST:
            self.upload_interrupted()
            raise StopUpload(connection_reset=True)
        self.out.write(raw_data)

    def file_complete(self, file_size: int) -> Streamed:
        """The file, whole."""
        assert self.path is not None
        self.out.close()
        self.done.append(self.path)
        found, self.path, self.out = self.path, None, None
        return Streamed(found, str(self.file_name), file_size)

    def upload_interrupted(self) -> None:
        """Leave nothing of a request that broke off."""
        self.sweep()

    def sweep(self) -> None:
        """Remove what was written and nobody took."""
        if self.out is not None:
            self.out.close()
        for path in [*self.done, *([self.path] if self.path else [])]:
            path.unlink(missing_ok=True)
        self.done, self.path, self.out = [], None, None


def take(sent: list[Streamed], folder: Path, have: tuple[str, ...]) -> list[str]:
    """Take files over under names that are safe; the names, each as its file is called.

    Raises UsageError with every file that is of no kind that is read, and takes none then.
    """
    if not sent:
        raise UsageError(Problem("start.no_file"))
    if len(sent) + len(have) > MAX_FILES:
        raise UsageError(Problem("start.many_files", Place(), {"limit": MAX_FILES}))
    names: dict[str, Streamed] = {}
    problems = []
    for each in sent:
        name = safe_name(str(each.name))
        try:
            check_ending(name)
            if not each.size:
                raise UsageError(Problem("start.empty_file", Place(), {"found": name}))
        except TanadaError as error:
            problems += error.problems
        names[name] = each
    if problems:
        raise UsageError(problems)
    for name, each in names.items():
        target = folder / name
        if target.exists():
            target.replace(folder / f"{_EARLIER}{name}")
        each.path.replace(target)
    return list(names)


def settle(folder: Path, names: list[str], *, good: bool) -> None:
    """Keep files that were taken; where they are not good, those that were there before."""
    for name in names:
        earlier = folder / f"{_EARLIER}{name}"
        if not good:
            (folder / name).unlink(missing_ok=True)
            if earlier.exists():
                earlier.replace(folder / name)
        earlier.unlink(missing_ok=True)


def check_ending(name: str) -> None:
    """Raise UsageError for a file of a kind that is not read; a workbook is told how to save it."""
    lower = name.casefold()
    if lower.endswith(ENDINGS):
        return
    found = "".join(Path(lower).suffixes[-1:])
    code = "start.not_xlsx" if found in WORKBOOKS else ""
    expected = [each for each in ENDINGS if not each.endswith(".gz")]
    params: dict[str, object] = {"found": name, "expected": expected}
    raise UsageError(Problem(code or "start.not_read", Place(), params))


def safe_name(name: str) -> str:
    """A name as its file is called here: no folder, no sign that means something elsewhere."""
    last = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    plain = _UNSAFE.sub("_", last).strip(" .") or "file"
    stem, dot, rest = plain.partition(".")
    return f"{stem[:_LONGEST]}{dot}{rest[-20:]}".lstrip(".-")
