"""What a backup says of itself, as its last member: nothing is whole without it."""

from __future__ import annotations

import json
import re
import tarfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from tanada import __version__
from tanada.errors import Place, Problem, UsageError
from tanada_web.keeping.dumping import Dumped

FORM = 1
_FILE = re.compile(r"(files|uploads)/(?P<hash>[0-9a-f]{64})(\.[a-z0-9]+)+")
NAME, HEAD_NAME, KEY_NAME = "manifest.json", "audit-head.json", "secret-key"


@dataclass(frozen=True)
class Manifest:
    """A backup: by which version and when, of what shape, and each part by its hash.

    `sequence` and `digest` are the end of the audit trail. `files` are whole, by their
    place in the installation's folder; `missing` were not there, and `damaged` held something
    else than their name says.
    """

    version: str
    made_at: str
    database: str
    migrations: list[str]
    sequence: int
    digest: str
    tables: list[Dumped]
    files: list[str]
    missing: list[str]
    damaged: list[str]
    secret_key: str

    def text(self) -> str:
        """As JSON."""
        return json.dumps({"tanada_backup": FORM} | asdict(self), indent=2) + "\n"

    @property
    def rows(self) -> int:
        """The rows of all tables."""
        return sum(table.rows for table in self.tables)


def table_member(name: str) -> str:
    """Where the rows of a table stand in a backup."""
    return f"tables/{name}.tsv"


def hash_of(place: str) -> str:
    """The hash that a file's name holds; empty where no file of ours lies at such a place."""
    found = _FILE.fullmatch(place)
    return found["hash"] if found else ""


def read_manifest(archive: tarfile.TarFile, shown: str) -> Manifest:
    """The manifest of a backup; UsageError where it has none, or one of a later form."""
    try:
        member: IO[bytes] | None = archive.extractfile(NAME)
        found = json.loads(member.read()) if member else None
    except (KeyError, tarfile.TarError, OSError, ValueError):
        found = None
    if not isinstance(found, dict) or not isinstance(found.pop("tanada_backup", None), int):
        raise UsageError(Problem("restore.not_whole", Place(shown)))
    try:
        tables = [Dumped(**each) for each in found.pop("tables")]
        manifest = Manifest(**found, tables=tables)
    except (KeyError, TypeError):
        raise UsageError(Problem("restore.not_whole", Place(shown))) from None
    check_shape(manifest, shown)
    return manifest


def check_shape(manifest: Manifest, shown: str) -> None:
    """Raise UsageError where the database's shape is not the one that the backup has."""
    ours = set(applied())
    params: dict[str, object] = {"found": manifest.version, "expected": __version__}
    if set(manifest.migrations) - ours:
        raise UsageError(Problem("restore.newer", Place(shown), params))
    if ours - set(manifest.migrations):
        raise UsageError(Problem("restore.older", Place(shown), params))


def applied() -> list[str]:
    """The migrations of our own tables that the database has."""
    recorded = MigrationRecorder(connection).applied_migrations()
    return sorted(name for app, name in recorded if app == "tanada_web")


def manifest_of(path: Path) -> Manifest:
    """The manifest of a backup's file."""
    with open_backup(path) as archive:
        return read_manifest(archive, str(path))


def open_backup(path: Path) -> tarfile.TarFile:
    """A backup, opened; UsageError where it cannot be."""
    try:
        return tarfile.open(path, "r:")
    except FileNotFoundError:
        raise UsageError(Problem("restore.no_file", Place(str(path)))) from None
    except (tarfile.TarError, OSError):
        raise UsageError(Problem("restore.not_whole", Place(str(path)))) from None
