"""`tanada restore`: a backup put in the place of what there is, all of it or nothing."""

from __future__ import annotations

import hashlib
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.db import DatabaseError, connection, transaction

from tanada.errors import Place, Problem, UsageError
from tanada_web.audit import Broken, Head, head, record, verify
from tanada_web.files import synced
from tanada_web.keeping.loading import clear, count_on, load
from tanada_web.keeping.manifest import (
    KEY_NAME,
    Manifest,
    hash_of,
    open_backup,
    read_manifest,
    table_member,
)
from tanada_web.keeping.portable import tables
from tanada_web.models import AuditEvent, Person, PolicyVersion, Run
from tanada_web.places import home
from tanada_web.runs.lock import run_lock
from tanada_web.webhooks.outbox import active

UNPACKING = ".restore-"
"""How the folder begins in which a backup is unpacked."""
_BLOCK = 1 << 20


@dataclass(frozen=True)
class Restored:
    """What was put back, and how many webhooks it paused.

    `broken` where the trail in the backup is not sound.
    """

    manifest: Manifest
    broken: Broken | None
    paused: int


def restore(file: Path, at: datetime, *, over_existing: bool = False) -> Restored:
    """Put a backup in the place of what there is.

    Every part is looked at before anything changes, and the rows change in one transaction.
    Raises UsageError, with nothing changed, where the backup is damaged, of another shape of
    the database, or would replace an installation in use without `over_existing`. Webhooks are
    paused: a copy must not tell others what the original tells them.
    """
    with open_backup(file) as archive:
        manifest = read_manifest(archive, str(file))
        if in_use() and not over_existing:
            raise UsageError(Problem("restore.in_use", Place(str(home()))))
        with run_lock(), _unpacked(archive, manifest, file) as folder:
            _put_files(folder, manifest)
            broken, paused = _put_rows(folder, manifest, file, at)
            if manifest.secret_key:
                _put_key(folder)
    return Restored(manifest, broken, paused)


def in_use() -> bool:
    """Whether there is anything that somebody would miss."""
    return any(model.objects.exists() for model in (Person, PolicyVersion, Run, AuditEvent))


@contextmanager
def _unpacked(archive: tarfile.TarFile, manifest: Manifest, file: Path) -> Iterator[Path]:
    """Every part of the backup in a folder beside the installation's files, each proved whole."""
    wanted = {table_member(each.name): each.sha256 for each in manifest.tables}
    wanted |= {place: hash_of(place) for place in manifest.files}
    if manifest.secret_key:
        wanted[KEY_NAME] = manifest.secret_key
    _check_tables(manifest, file)
    try:
        with tempfile.TemporaryDirectory(prefix=UNPACKING, dir=home()) as folder:
            for name, digest in wanted.items():
                target = Path(folder) / name.replace("/", "-")
                if not digest or _unpack(archive, name, target) != digest:
                    params: dict[str, object] = {"found": name}
                    raise UsageError(Problem("restore.damaged", Place(str(file)), params))
            yield Path(folder)
    except OSError as error:
        reason = {"reason": error.strerror or type(error).__name__}
        raise UsageError(Problem("restore.unwritable", Place(str(home())), reason)) from None


def _check_tables(manifest: Manifest, file: Path) -> None:
    ours = [(table.name, table.names) for table in tables()]
    if [(each.name, each.columns) for each in manifest.tables] != ours:
        raise UsageError(Problem("restore.not_whole", Place(str(file))))


def _unpack(archive: tarfile.TarFile, name: str, target: Path) -> str:
    """Write a member to a path of ours, whatever its own says; the hash of what was written."""
    digest = hashlib.sha256()
    try:
        source = archive.extractfile(name)
    except (KeyError, tarfile.TarError):
        source = None
    if source is None:
        return ""
    written = archive.getmember(name).mtime
    with target.open("wb") as copy:
        while block := _read(source):
            digest.update(block)
            copy.write(block)
        copy.flush()
        os.fsync(copy.fileno())
    os.utime(target, (written, written))
    return digest.hexdigest()


def _read(source: object) -> bytes:
    try:
        return source.read(_BLOCK)  # type: ignore[attr-defined]
    except tarfile.TarError:
        return b""


def _put_files(folder: Path, manifest: Manifest) -> None:
    """A file that no row names yet changes nothing, so these come first."""
    for place in manifest.files:
        target = home() / place
        target.parent.mkdir(parents=True, exist_ok=True)
        (folder / place.replace("/", "-")).replace(target)
    for parent in {(home() / place).parent for place in manifest.files}:
        synced(parent)


def _put_rows(
    folder: Path, manifest: Manifest, file: Path, at: datetime
) -> tuple[Broken | None, int]:
    told = {each.name: each for each in manifest.tables}
    known = Head(manifest.sequence, manifest.digest)
    try:
        with transaction.atomic():
            before = head()
            clear(tables())
            for table in tables():
                load(table, folder / table_member(table.name).replace("/", "-"))
                if table.numbered:
                    count_on(table, told[table.name])
            connection.check_constraints()
            broken = verify(known)
            paused = active().update(paused_at=at)
            after = asdict(known) | {"made_at": manifest.made_at, "webhooks_paused": paused}
            record("system", "backup:restored", "", at, before=asdict(before), after=after)
    except DatabaseError as error:
        reason = {"reason": str(error).strip().partition("\n")[0]}
        raise UsageError(Problem("restore.refused", Place(str(file)), reason)) from None
    return broken, paused


def _put_key(folder: Path) -> None:
    key = folder / KEY_NAME
    key.chmod(0o600)
    key.replace(home() / KEY_NAME)
    synced(home())
