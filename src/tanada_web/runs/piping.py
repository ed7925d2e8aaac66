"""The rows of a query as CSV that another reads while they are made; none of it on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import duckdb

BLOCK = 1 << 20


class Piped:
    """CSV without a header, block by block; `rows` is known once all of it was read."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, query: str) -> None:
        self.rows = 0
        self._connection = connection
        self._query = query
        self._reader, self._writer = os.pipe()
        self._fault: duckdb.Error | None = None
        self._thread = Thread(target=self._write)

    def __iter__(self) -> Iterator[bytes]:
        """Each block; what goes wrong with the query is raised at its place."""
        while block := os.read(self._reader, BLOCK):
            yield block
        self._thread.join()
        if self._fault is not None:
            raise self._fault

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def close(self) -> None:
        """End it; a writer that nobody reads from any more stops with an error of its own."""
        os.close(self._reader)
        self._thread.join()

    def _write(self) -> None:
        form = "(FORMAT csv, HEADER false, USE_TMP_FILE false)"
        try:
            copied = self._connection.execute(
                f"COPY ({self._query}) TO '/dev/fd/{self._writer}' {form}"
            ).fetchone()
            self.rows = int(copied[0]) if copied else 0
        except duckdb.Error as error:
            self._fault = error
        finally:
            os.close(self._writer)


@contextmanager
def piped(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[Piped]:
    """The rows of a query, made by a thread that has the connection for itself meanwhile."""
    pipe = Piped(connection, query)
    pipe.start()
    try:
        yield pipe
    finally:
        pipe.close()
