"""One DuckDB in a process of the server: bounded, interruptible, a cursor for each use."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import duckdb

from tanada_web.engine import connect
from tanada_web.files import store

_MEMORY, _THREADS = "TANADA_QUERY_MEMORY", "TANADA_QUERY_THREADS"
_SECONDS = 30.0
_OPENING = threading.Lock()


@contextmanager
def query_connection(seconds: float = _SECONDS) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection of its own for the block; what takes longer than `seconds` is interrupted."""
    with _OPENING:  # two threads would open one each, and what one keeps the other lacks
        connection = _database().cursor()
    timer = threading.Timer(seconds, connection.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield connection
    finally:
        timer.cancel()
        connection.close()


def rows_of(name: str) -> str:
    """A file of the installation as a relation in a query."""
    return "read_parquet('" + str(store().path(name)).replace("'", "''") + "')"


@cache
def _database() -> duckdb.DuckDBPyConnection:
    threads = int(os.environ.get(_THREADS) or max(1, (os.cpu_count() or 2)))
    database = connect(os.environ.get(_MEMORY) or "1GiB", threads)
    database.execute("SET parquet_metadata_cache = true")
    return database
