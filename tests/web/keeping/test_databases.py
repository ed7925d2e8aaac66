"""A backup of one database is restored into the other, and back; and it holds one moment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from django.db import connection
from tests.conftest import Postgres
from tests.web.conftest import AT

from tanada_web.keeping.backup import back_up
from tanada_web.keeping.manifest import manifest_of
from tanada_web.keeping.restoring import restore

from .conftest import Installation, everything

WHILE_OTHERS_WRITE = """
from datetime import UTC, datetime
from pathlib import Path
from tanada_web.commands.setup import ready
ready()
from django.db import transaction
from tanada_web.audit import record
from tanada_web.keeping.dumping import dump, still
from tanada_web.keeping.portable import tables

def write():
    with transaction.atomic():
        record("system", "thing:done", "", datetime(2026, 6, 30, tzinfo=UTC))

write()
(trail,) = [table for table in tables() if table.name == "tanada_web_auditevent"]
with still() as second:
    write()
    first = dump(second, trail, Path("rows")).rows
    write()
    again = dump(second, trail, Path("rows")).rows
with still() as second:
    print(first, again, dump(second, trail, Path("rows")).rows)
"""


def python(arguments: list[str], folder: Path, database: str) -> str:
    """What a Python prints that works on another installation."""
    environment = {"PATH": os.environ["PATH"], "TANADA_HOME": str(folder / "other")}
    if database:
        environment["DATABASE_URL"] = database
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def fresh_database(postgres: Postgres, name: str) -> str:
    with postgres.connect(autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name}")
        server.execute(f"CREATE DATABASE {name}")
    return postgres.uri.replace("/postgres?", f"/{name}?")


def rows_of(backup: Path) -> dict[str, list[list[object]]]:
    """The rows of each table, what is JSON read as such."""
    found = {}
    with tarfile.open(backup) as archive:
        for table in manifest_of(backup).tables:
            text = archive.extractfile(f"tables/{table.name}.tsv").read().decode()
            lines = [line.split("\t") for line in text.split("\n")[:-1]]
            assert len(lines) == table.rows
            found[table.name] = sorted([[_read(value) for value in row] for row in lines], key=str)
    return found


def _read(value: str) -> object:
    if value[:1] not in ("{", "["):
        return value
    return json.loads(value.replace("\\\\", "\\"))


@pytest.fixture
def other_database(request: pytest.FixtureRequest) -> str:
    """The address of a database of the other kind; empty for SQLite in the folder."""
    if connection.vendor == "postgresql":
        return ""
    return fresh_database(request.getfixturevalue("postgres"), "other")


def test_rows_go_from_one_database_to_the_other_and_back(
    installation: Installation, tmp_path: Path, other_database: str
) -> None:
    installation.fill()
    before = everything()
    here, there = tmp_path / "here.tar", tmp_path / "there.tar"
    back_up(here, AT)
    tanada = ["-m", "tanada.cli"]
    python([*tanada, "restore", str(here)], tmp_path, other_database)
    python([*tanada, "backup", str(there)], tmp_path, other_database)
    assert {manifest_of(file).database for file in (here, there)} == {"sqlite", "postgresql"}
    rows, other_rows = rows_of(here), rows_of(there)
    trail, other_trail = (each.pop("tanada_web_auditevent") for each in (rows, other_rows))
    assert rows == other_rows
    assert next(event for event in other_trail if event not in trail)[3] == "backup:restored"
    restore(there, AT, over_existing=True)
    assert everything() == before
    files = [tmp_path / "other" / "files", installation.files.folder]
    assert len({tuple(sorted(path.name for path in each.iterdir())) for each in files}) == 1


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_a_backup_holds_one_moment_while_others_write(
    tmp_path: Path, database: str, request: pytest.FixtureRequest
) -> None:
    address = ""
    if database == "postgresql":
        address = fresh_database(request.getfixturevalue("postgres"), "written")
    assert python(["-c", WHILE_OTHERS_WRITE], tmp_path, address) == "1 1 3\n"
