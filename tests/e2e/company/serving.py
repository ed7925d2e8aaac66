"""An installation of its own, served by `tanada serve`; each test finds it as it was made."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
SESSION = "sessionid"
PASSWORD = "four words in a row"
_SECONDS = 60


class Served:
    """The running installation: where it is, who has a session there, and the way back."""

    def __init__(self, kind: str, home: Path) -> None:
        self.home = home
        self._environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("TANADA_", "DATABASE_URL", "DJANGO_"))
        } | {"TANADA_HOME": str(home), "TZ": "UTC"}
        subprocess.run(
            [sys.executable, "-m", "tests.e2e.company.making", kind],
            cwd=ROOT,
            env=self._environment,
            check=True,
            timeout=300,
        )
        self.sessions: dict[str, str] = json.loads((home / "sessions.json").read_text())
        self._database = home / "tanada.sqlite3"
        self._kept = home / "as-it-was.sqlite3"
        _copy(self._database, self._kept)
        self._log = home / "serve.log"
        with self._log.open("wb") as log:
            self._server = subprocess.Popen(
                [sys.executable, "-m", "tanada.cli", "serve", "--port", "0", "--workers", "1"],
                cwd=home,
                env=self._environment,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )
        self.url = self._address()

    def as_it_was(self) -> None:
        """Take back whatever was done since it was made."""
        _copy(self._kept, self._database)

    def stop(self) -> None:
        """End the server; what it told of faults fails."""
        self._server.terminate()
        self._server.wait(_SECONDS)
        assert "Traceback" not in self._log.read_text(encoding="utf-8")

    def cookies(self, who: str = "", theme: str = "", language: str = "") -> list[Any]:
        """What a browser keeps of somebody who signed in, or of a reader who has not."""
        kept = {SESSION: self.sessions.get(who, ""), "theme": theme, "django_language": language}
        return [
            {"name": name, "value": value, "url": self.url} for name, value in kept.items() if value
        ]

    def _address(self) -> str:
        """Where it is, from what the server says when it is ready."""
        end = time.monotonic() + _SECONDS
        while self._server.poll() is None and time.monotonic() < end:
            told = self._log.read_text(encoding="utf-8")
            if found := re.search(r"http://[\d.:]+", told):
                return found[0]
            time.sleep(0.05)
        raise AssertionError(self._log.read_text(encoding="utf-8"))


def _copy(of: Path, to: Path) -> None:
    """The whole database in one step, under the server's feet."""
    with closing(sqlite3.connect(of)) as source, closing(sqlite3.connect(to, timeout=30)) as target:
        source.backup(target)
