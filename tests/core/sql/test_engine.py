"""What memory cannot hold goes where it disturbs nobody, and does not stay."""

import gc
import tempfile
from pathlib import Path

import duckdb
import pytest

from tanada.sql.engine import connect

MUCH = (
    "CREATE TEMP TABLE much AS SELECT hash(i)::VARCHAR || repeat('x', 200) FROM range(600000) r(i)"
)


def folder_of(connection: duckdb.DuckDBPyConnection) -> Path:
    ((found,),) = connection.execute("SELECT current_setting('temp_directory')").fetchall()
    return Path(found)


def test_what_outgrows_memory_goes_into_a_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, temporary = tmp_path / "work", tmp_path / "temporary"
    work.mkdir()
    temporary.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    connection = connect("60MB", threads=1)
    connection.execute(MUCH).fetchall()
    folder = folder_of(connection)
    assert folder.parent == temporary
    assert folder.stat().st_mode & 0o077 == 0
    assert list(folder.iterdir()) != []
    assert list(work.iterdir()) == []
    connection.close()
    del connection
    gc.collect()
    assert list(temporary.iterdir()) == []


def test_a_folder_that_is_named_is_shared_and_stays(tmp_path: Path) -> None:
    for _ in range(2):
        with connect("60MB", 1, tmp_path) as connection:
            connection.execute(MUCH).fetchall()
            assert folder_of(connection) == tmp_path
            assert list(tmp_path.iterdir()) != []
        assert tmp_path.is_dir()
        assert list(tmp_path.iterdir()) == []
