"""What a scheduler must know of an installation: the command, the folder, the user, the time."""

from __future__ import annotations

import getpass
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from tanada.errors import Place, Problem, UsageError
from tanada_web.places import home
from tanada_web.worker.nights import Nightly

_USER = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*\$?|\d+")
_PREFIX, _FOLDER, _DATABASE = "TANADA_", "TANADA_HOME", "DATABASE_URL"


@dataclass(frozen=True)
class Installation:
    """`command` is what is called, word by word; `environment` a file with further settings.

    `further` are the settings of the caller's environment that a scheduler needs too; they can
    be secret, so they belong into that file and are not printed.
    """

    command: tuple[str, ...]
    folder: Path
    user: str
    nightly: Nightly
    further: tuple[str, ...] = ()

    @property
    def environment(self) -> Path:
        """A file of `NAME="value"` lines, which need not be there."""
        return self.folder / "environment"


def this_installation(nightly: Nightly, user: str | None) -> Installation:
    """The one whose command is running; UsageError where it cannot be written down."""
    user = user if user is not None else _this_user()
    if not _USER.fullmatch(user):
        raise UsageError(Problem("schedule.not_a_user", Place("--user"), {"found": user}))
    command, folder = _command(), home()
    for each in (*command, str(folder)):
        if not each.isprintable():
            raise UsageError(Problem("schedule.unwritable_path", Place(), {"found": repr(each)}))
    named = (name for name in os.environ if name.startswith(_PREFIX) or name == _DATABASE)
    further = tuple(sorted(name for name in named if name != _FOLDER and os.environ[name]))
    return Installation(command, folder, user, nightly, further)


def _this_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user can have a number and no name
        return str(os.getuid())


def _command() -> tuple[str, ...]:
    """The command beside the interpreter, or else the package run by it."""
    beside = Path(sys.executable).with_name("tanada")
    return (str(beside),) if beside.exists() else (sys.executable, "-m", "tanada.cli")
