"""Where an installation keeps its files: one folder, made when it is first needed."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

_FOLDER = "TANADA_HOME"
_DEFAULT = "tanada-data"
_KEY_BYTES = 48
FILES, UPLOADS = "files", "uploads"
"""The folders within: of the files of runs, and of those that were sent."""


def home() -> Path:
    """The installation's folder: TANADA_HOME, or `tanada-data` where the command is called."""
    return Path(os.environ.get(_FOLDER) or _DEFAULT).absolute()


def secret_key(folder: Path) -> str:
    """The key that signs sessions: written once, readable by nobody else."""
    path = folder / "secret-key"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(_KEY_BYTES))
    return path.read_text(encoding="ascii")
