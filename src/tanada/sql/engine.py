"""DuckDB as Tanada opens it: embedded, bounded, never fetching anything."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path

import duckdb


def connect(
    memory_limit: str | None = None, threads: int | None = None, spill: Path | None = None
) -> duckdb.DuckDBPyConnection:
    """A private in-memory database; what outgrows `memory_limit` (`"2GiB"`) goes to disk.

    It goes into `spill`, which many may share: the engine keeps them apart and sweeps up after
    those that were killed. Without it, into a folder of its own among the system's temporary
    ones, which nobody else reads and which goes with the connection.
    """
    own = None
    if spill is None:
        spill = own = Path(tempfile.mkdtemp(prefix="tanada-"))
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "preserve_insertion_order": "true",
        "temp_directory": str(spill),
    }
    if memory_limit is not None:
        config["memory_limit"] = memory_limit
    if threads is not None:
        config["threads"] = threads
    connection = duckdb.connect(":memory:", config=config)
    if own is not None:
        weakref.finalize(connection, shutil.rmtree, own, ignore_errors=True)
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET enable_progress_bar = false")
    return connection
