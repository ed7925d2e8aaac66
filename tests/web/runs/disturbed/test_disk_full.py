"""No space left, for the files or for the database: a clear error, and the next run is right."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.killing.company import DAYS
from tests.killing.installing import Installation
from tests.killing.outcome import outcome_here

from .conftest import Company, run_here, whole

pytestmark = pytest.mark.slow

FULL, LOST = "runs.disk_full", "runs.database_lost"


def limited(size: int) -> Callable[[], None]:
    """No file of this process may grow beyond a size; Python ignores the signal."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def paged(further: int) -> Callable[[], None]:
    """The database of this process may have so many pages more."""

    def limit() -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("PRAGMA page_count")
            (pages,) = cursor.fetchone()
            cursor.execute(f"PRAGMA max_page_count = {pages + further}")

    return limit


@pytest.mark.parametrize("size", [0, 2_000, 8_000, 12_000])
def test_files_that_cannot_grow(on_postgres: Company, size: int) -> None:
    here = on_postgres.copy(f"small_{size}")
    assert here.call(run_here, DAYS[1], limited(size)) == [FULL]
    assert whole(here, on_postgres.first)
    assert here.call(run_here, DAYS[1]) == []
    assert whole(here, on_postgres.calm)


@pytest.mark.parametrize("further", [1, 2, 5, 10])
def test_a_database_of_sqlite_that_is_full(on_sqlite: Company, further: int) -> None:
    here = on_sqlite.copy(f"paged_{further}")
    assert here.call(run_here, DAYS[1], paged(further)) == [FULL]
    assert whole(here, on_sqlite.first)
    assert here.call(run_here, DAYS[1]) == []
    assert whole(here, on_sqlite.calm)


@pytest.mark.parametrize("size", [0, 8_000, 40_000, 100_000])
def test_neither_files_nor_the_database_of_sqlite_can_grow(on_sqlite: Company, size: int) -> None:
    here = on_sqlite.copy(f"limited_{size}")
    assert here.call(run_here, DAYS[1], limited(size)) in ([FULL], [LOST])
    assert here.call(outcome_here).differs_from(on_sqlite.first) == []
    assert here.call(run_here, DAYS[1]) == []
    assert whole(here, on_sqlite.calm)


@pytest.fixture
def small_disk(folder: Path) -> Iterator[Path]:
    """A file system of its own, 4 MB large."""
    mounted = folder / "small"
    mounted.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(mounted)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("small_disk: only root may mount a file system, and not everywhere")
    yield mounted
    subprocess.run(["umount", "-l", str(mounted)], check=True)


@pytest.mark.parametrize("left", [0, 16_384, 65_536, 131_072])
def test_a_disk_that_is_full(on_sqlite: Company, small_disk: Path, left: int) -> None:
    copied = on_sqlite.copy(f"full_{left}")
    here = Installation(small_disk / "home", copied.database)
    shutil.copytree(copied.home, here.home)
    free = os.statvfs(small_disk)
    filling = small_disk / "filling"
    filling.write_bytes(b"x" * (free.f_bavail * free.f_frsize - left))
    assert here.call(run_here, DAYS[1]) in ([FULL], [LOST])
    filling.unlink()
    assert here.call(outcome_here).differs_from(on_sqlite.first) == []
    assert here.call(run_here, DAYS[1]) == []
    assert whole(here, on_sqlite.calm)
