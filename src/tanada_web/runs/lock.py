"""One run at a time, over all processes and, with PostgreSQL, over all machines."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from tanada.errors import Place, Problem, UsageError
from tanada_web.places import home

_NUMBER = 0x74616E62


@contextmanager
def run_lock() -> Iterator[None]:
    """Hold the lock of the installation; UsageError at once where somebody else has it.

    It ends with its process, however that ends. What needs files and database to stand
    still together, such as sweeping files, takes it too.
    """
    path = home() / "run.lock"
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise _busy() from None
        with _database_lock():
            yield


@contextmanager
def _database_lock() -> Iterator[None]:
    """PostgreSQL's lock of the session; SQLite has one machine only, and the file's will do."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_NUMBER])
        (taken,) = cursor.fetchone()
    if not taken:
        raise _busy()
    try:
        yield
    finally:
        if connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_NUMBER])
        else:
            connection.close()  # and the lock has gone with its session


def _busy() -> UsageError:
    return UsageError(Problem("runs.busy", Place()))
