"""DuckDB as the server opens it: what memory cannot hold goes into the installation's folder."""

from __future__ import annotations

import duckdb

from tanada.sql import engine
from tanada_web.places import SPILLED, home


def connect(
    memory_limit: str | None = None, threads: int | None = None
) -> duckdb.DuckDBPyConnection:
    """A private in-memory database, whose overflow nobody but the installation's owner reads."""
    folder = home() / SPILLED
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return engine.connect(memory_limit, threads, folder)
