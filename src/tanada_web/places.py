"""Where an installation keeps its files: one folder, made when it is first needed."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from tanada.errors import Place, Problem, UsageError

_FOLDER = "TANADA_HOME"
_DEFAULT = "tanada-data"
_KEY_BYTES = 48
FILES, UPLOADS, TRIED, SPILLED = "files", "uploads", "tried", "spilled"
"""The folders within: of the files of runs, of those that were sent, of what drafts are tried on,
which is made again whenever it is missing, and of what memory cannot hold for the moment."""


def home() -> Path:
    """The installation's folder: TANADA_HOME, or `tanada-data` where the command is called."""
    return Path(os.environ.get(_FOLDER) or _DEFAULT).absolute()


def secret_key(folder: Path) -> str:
    """The key that signs sessions: written once, readable by nobody else.

    It has its name only when it is whole, however many processes begin at once; an empty file,
    which signs nothing, is replaced. Raises UsageError where the folder cannot be used.
    """
    path = folder / "secret-key"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists() or not path.stat().st_size:
            _write_key(path)
        return path.read_text(encoding="ascii")
    except OSError as error:
        params: dict[str, object] = {"folder": folder, "found": error.strerror or str(error)}
        raise UsageError(Problem("environment.no_folder", Place("TANADA_HOME"), params)) from None


def _write_key(path: Path) -> None:
    own = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    handle = os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(_KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        try:
            path.hardlink_to(own)
        except FileExistsError:  # another process was quicker, or left it empty
            if not path.stat().st_size:
                own.replace(path)
    finally:
        own.unlink(missing_ok=True)
