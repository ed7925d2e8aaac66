"""CSV through a pipe between DuckDB and another, made while it is read; none of it on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread

import duckdb

_BLOCK = 1 << 20
_WRITTEN = "(FORMAT csv, HEADER false, USE_TMP_FILE false)"
_READ = (
    "header = false, auto_detect = false, delim = ',', quote = '\"', escape = '\"', "
    "nullstr = '', allow_quoted_nulls = false, parallel = false"
)


class _Statement:
    """A statement that a thread runs, with the connection for itself, on one end of a pipe."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, statement: str, end: int) -> None:
        self.rows = 0
        self._connection = connection
        self._statement = statement
        self._end = end
        self._fault: duckdb.Error | None = None
        self._thread = Thread(target=self._run)
        self._thread.start()

    def join(self) -> None:
        """Wait for it; what went wrong is raised here."""
        self._thread.join()
        if self._fault is not None:
            raise self._fault

    def _run(self) -> None:
        try:
            found = self._connection.execute(self._statement).fetchone()
            self.rows = int(found[0]) if found else 0
        except duckdb.Error as error:
            self._fault = error
        finally:
            os.close(self._end)


class Piped:
    """The rows of a query as CSV, block by block; `rows` is known once all of it was read."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, query: str) -> None:
        self._reader, writer = os.pipe()
        copy = f"COPY ({query}) TO '/dev/fd/{writer}' {_WRITTEN}"
        self._statement = _Statement(connection, copy, writer)

    def __iter__(self) -> Iterator[bytes]:
        """Each block; what goes wrong with the query is raised after what came before."""
        while block := os.read(self._reader, _BLOCK):
            yield block
        self._statement.join()

    @property
    def rows(self) -> int:
        """How many rows there were."""
        return self._statement.rows

    def close(self) -> None:
        """End it; a query that nobody reads from any more fails, and nobody hears of it."""
        os.close(self._reader)
        with suppress(duckdb.Error):
            self._statement.join()


@contextmanager
def piped(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[Piped]:
    """The rows of a query, while nobody else uses the connection."""
    pipe = Piped(connection, query)
    try:
        yield pipe
    finally:
        pipe.close()


def pour(
    connection: duckdb.DuckDBPyConnection,
    blocks: Iterable[bytes],
    table: str,
    types: dict[str, str],
) -> int:
    """Add the rows of CSV that PostgreSQL writes, without a head, to a table; how many."""
    reader, writer = os.pipe()
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in types.items())
    source = f"read_csv('/dev/fd/{reader}', {_READ}, columns = {{{columns}}})"
    statement = _Statement(connection, f"INSERT INTO {table} FROM {source}", reader)
    try:
        with os.fdopen(writer, "wb", _BLOCK) as file:
            for block in blocks:
                file.write(block)
    except BrokenPipeError:
        statement.join()
        raise
    except BaseException:
        with suppress(duckdb.Error):
            statement.join()
        raise
    statement.join()
    return statement.rows
