"""`tanada backup`: everything that an installation keeps, as it was at one moment, in one file."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from tanada import __version__
from tanada.errors import Place, Problem, UsageError
from tanada_web.audit import BEGINNING, Head
from tanada_web.files import ENDING, synced
from tanada_web.keeping.dumping import Dumped, dump, still
from tanada_web.keeping.manifest import (
    HEAD_NAME,
    KEY_NAME,
    NAME,
    Manifest,
    applied,
    hash_of,
    table_member,
)
from tanada_web.keeping.named import named_files, named_uploads
from tanada_web.keeping.portable import tables
from tanada_web.models import AuditEvent
from tanada_web.places import FILES, home
from tanada_web.runs.explaining import explained

_BEGUN = ".backup-"
"""How files and folders begin that are not whole yet."""
_LEFT_FOR = timedelta(hours=1)
"""What was not written to for so long belongs to a backup that was killed."""


def back_up(target: Path, at: datetime, *, with_secret_key: bool = False) -> tuple[Path, Manifest]:
    """Write a backup to a file that is not there yet, or under its moment into a folder.

    The server may go on working. Files that are missing or damaged are left out and named.
    What a backup left there that was killed is swept away.
    Raises UsageError where the file is there already or cannot be written.
    """
    if target.is_dir():
        target = target / f"tanada-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}.tar"
    if target.exists():
        raise UsageError(Problem("backup.exists", Place(str(target))))
    try:
        _sweep(target.parent, at)
        with (
            explained(),
            _new_file(target) as file,
            tarfile.open(fileobj=file, mode="w") as archive,
        ):
            manifest = _Writing(archive, target.parent, at).write(with_secret_key)
    except OSError as error:
        raise _unwritable(target, error) from None
    return target, manifest


def _sweep(folder: Path, at: datetime) -> None:
    limit = (at - _LEFT_FOR).timestamp()
    for path in folder.glob(f"{_BEGUN}*"):
        with suppress(FileNotFoundError):  # of a backup that has come to its end meanwhile
            if max(each.stat().st_mtime for each in (path, *path.glob("*"))) >= limit:
                continue
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def new_folder(folder: Path) -> Path:
    """A folder, made where it is not there; UsageError where it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from None
    return folder


def _unwritable(place: Path, error: OSError) -> UsageError:
    params: dict[str, object] = {"reason": error.strerror or type(error).__name__}
    return UsageError(Problem("backup.unwritable", Place(str(place)), params))


class _Writing:
    """The members of a backup, the manifest last."""

    def __init__(self, archive: tarfile.TarFile, beside: Path, at: datetime) -> None:
        self.archive, self.beside, self.at = archive, beside, at

    def write(self, with_secret_key: bool) -> Manifest:
        with still() as second:
            dumped = self._tables(second)
            end = AuditEvent.objects.using(second.alias).order_by("-sequence").first()
            named = {f"{FILES}/{name}{ENDING}" for name in named_files(second.alias)}
            named |= named_uploads(second.alias)
            shape, database = applied(), second.vendor
        head = Head(end.sequence, end.digest) if end else Head(0, BEGINNING)
        files, missing, damaged = self._files(named)
        key = settings.SECRET_KEY.encode() if with_secret_key else b""
        if key:
            self._add(KEY_NAME, key)
        self._add(HEAD_NAME, (json.dumps(asdict(head)) + "\n").encode())
        manifest = Manifest(
            version=__version__,
            made_at=self.at.astimezone(UTC).isoformat(timespec="seconds"),
            database=database,
            migrations=shape,
            sequence=head.sequence,
            digest=head.digest,
            tables=dumped,
            files=files,
            missing=missing,
            damaged=damaged,
            secret_key=hashlib.sha256(key).hexdigest() if key else "",
        )
        self._add(NAME, manifest.text().encode())
        return manifest

    def _tables(self, second: Any) -> list[Dumped]:
        """A table is written beside first: a member of an archive says its size before it comes."""
        dumped = []
        with tempfile.TemporaryDirectory(prefix=_BEGUN, dir=self.beside) as folder:
            for table in tables():
                file = Path(folder) / "rows"
                dumped.append(dump(second, table, file))
                with file.open("rb") as source:
                    self._add_from(table_member(table.name), source)
        return dumped

    def _files(self, named: set[str]) -> tuple[list[str], list[str], list[str]]:
        """The files that are whole, those that are not there, and those that are damaged."""
        whole, missing, damaged = [], [], []
        for place in sorted(named):
            try:
                source = (home() / place).open("rb")
            except FileNotFoundError:
                missing.append(place)
                continue
            with source:
                digest = hashlib.file_digest(source, "sha256").hexdigest()
                if digest != hash_of(place):
                    damaged.append(place)
                    continue
                source.seek(0)
                self._add_from(place, source)
                whole.append(place)
        return whole, missing, damaged

    def _add(self, name: str, content: bytes) -> None:
        member = self._member(name, len(content), self.at.timestamp())
        self.archive.addfile(member, io.BytesIO(content))

    def _add_from(self, name: str, source: Any) -> None:
        """A file keeps the moment at which it was written: what is old must not become fresh."""
        is_now = os.fstat(source.fileno())
        self.archive.addfile(self._member(name, is_now.st_size, is_now.st_mtime), source)

    def _member(self, name: str, size: int, written: float) -> tarfile.TarInfo:
        member = tarfile.TarInfo(name)
        member.size, member.mtime, member.mode = size, int(written), 0o600
        return member


@contextmanager
def _new_file(target: Path) -> Iterator[Any]:
    """A file that only its owner reads; it takes its name once it is whole and on the disk."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=_BEGUN, dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
        synced(target.parent)
    finally:
        temporary.unlink(missing_ok=True)
