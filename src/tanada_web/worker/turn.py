"""One worker at a time, over all processes and, with PostgreSQL, over all machines."""

from __future__ import annotations

import fcntl
from typing import IO

from django.db import DEFAULT_DB_ALIAS, Error, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from tanada_web.places import home

_NUMBER = 0x74616E63


class Turn:
    """The right to work, which ends with its process or its connection, however they end."""

    def __init__(self) -> None:
        self._file: IO[str] | None = None
        self._session: BaseDatabaseWrapper | None = None

    def take(self) -> bool:
        """Have the turn, or keep it; whether it is ours now. It waits for nobody."""
        if not self._take_file():
            return False
        if connection.vendor != "postgresql":
            return True
        try:
            return self._take_session()
        except Error:
            self._leave_session()
            raise

    def give_back(self) -> None:
        """Let another worker have it."""
        self._leave_session()
        if self._file is not None:
            self._file.close()
            self._file = None

    def _take_file(self) -> bool:
        if self._file is not None:
            return True
        file = (home() / "worker.lock").open("a")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return False
        self._file = file
        return True

    def _take_session(self) -> bool:
        """PostgreSQL's lock, on a connection of its own; gone with it, it is taken again."""
        if self._session is not None:
            with self._session.cursor() as cursor:
                cursor.execute("SELECT 1")
            return True
        self._session = connections.create_connection(DEFAULT_DB_ALIAS)
        with self._session.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [_NUMBER])
            (taken,) = cursor.fetchone()
        if not taken:
            self._leave_session()
        return bool(taken)

    def _leave_session(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None
