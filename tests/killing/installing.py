"""Installations that can be copied, and work done in one of them by a process of its own."""

from __future__ import annotations

import gc
import os
import pickle
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit


def _fork() -> int:
    """Fork, what the parent left to be collected out of reach of the child.

    It may belong to threads of libraries that are not forked with it.
    """
    gc.freeze()
    child = os.fork()
    if child:
        gc.unfreeze()
    return child


@dataclass(frozen=True)
class Installation:
    """A folder and a database; `server` is the folder of PostgreSQL's socket, empty for SQLite."""

    home: Path
    database: str
    server: str = ""

    @property
    def url(self) -> str:
        if self.server:
            return f"postgresql://postgres@{quote(self.server, safe='')}/{self.database}"
        return f"sqlite:///{self.home / self.database}"

    @property
    def environment(self) -> dict[str, str]:
        """What a command needs to work here; it may leave nothing in the other two folders."""
        return {
            "TANADA_HOME": str(self.home),
            "DATABASE_URL": self.url,
            "DJANGO_SETTINGS_MODULE": "tanada_web.settings",
            "TMPDIR": str(self.scratch),
        }

    @property
    def scratch(self) -> Path:
        return self.home / "scratch"

    def copy(self, name: str) -> Installation:
        """The same again beside it."""
        home = self.home.parent / name
        shutil.copytree(self.home, home)
        if not self.server:
            return Installation(home, self.database)
        _administer(self.server, f'CREATE DATABASE "{name}" TEMPLATE "{self.database}"')
        return Installation(home, name, self.server)

    def remove(self) -> None:
        shutil.rmtree(self.home)
        if self.server:
            _administer(self.server, f'DROP DATABASE "{self.database}" WITH (FORCE)')

    def enter(self) -> None:
        """Make this process work here, whatever database the one that it was forked from has."""
        import dj_database_url
        from django.db import connections

        os.environ.update(self.environment)
        tempfile.tempdir = None
        os.chdir(self.scratch)
        settings = connections.settings["default"]
        before, now = settings["ENGINE"], dj_database_url.parse(self.url)
        settings.update({name: now[name] for name in ("ENGINE", "NAME", "USER", "HOST")})
        if now["ENGINE"] != before:
            settings["OPTIONS"] = {}
        connections["default"] = connections.create_connection("default")

    def call(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """What a function gives that is called here, in a process of its own."""
        reader, writer = os.pipe()
        child = _fork()
        if child == 0:
            self._answer(writer, work, arguments)
        os.close(writer)
        with os.fdopen(reader, "rb") as file:
            told = file.read()
        os.waitpid(child, 0)
        done, found = pickle.loads(told)
        if not done:
            raise AssertionError(found)
        return found

    def start(self, work: Callable[[int], None]) -> tuple[int, int]:
        """Call a function here and do not wait: its process, and a pipe that it can write to."""
        reader, writer = os.pipe()
        child = _fork()
        if child == 0:
            os.close(reader)
            code = 0
            try:
                self.enter()
                work(writer)
            except BaseException:
                traceback.print_exc()
                code = 1
            os._exit(code)
        os.close(writer)
        return child, reader

    def command(self, *arguments: str) -> subprocess.Popen[str]:
        """`tanada` itself."""
        return subprocess.Popen(
            [sys.executable, "-m", "tanada.cli", *arguments],
            env=os.environ | self.environment,
            cwd=self.scratch,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def _answer(self, writer: int, work: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        try:
            self.enter()
            told = (True, work(*arguments))
        except BaseException:
            told = (False, traceback.format_exc())
        with os.fdopen(writer, "wb") as file:
            pickle.dump(told, file)
        os._exit(0)


def new_installation(folder: Path, name: str, server: str = "") -> Installation:
    """An empty one."""
    made = Installation(folder / name, name if server else "tanada.sqlite3", server)
    made.scratch.mkdir(parents=True)
    if server:
        _administer(server, f'CREATE DATABASE "{name}"')
    return made


def socket_of(uri: str) -> str:
    """The folder of the socket of a server by its address."""
    return parse_qs(urlsplit(uri).query)["host"][0]


def _administer(server: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(
        host=server, user="postgres", dbname="postgres", autocommit=True
    ) as connection:
        connection.execute(statement.encode())
