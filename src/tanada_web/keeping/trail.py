"""The audit trail looked at: is it whole, where does it end, what does it say."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from tanada.errors import Place, Problem, UsageError
from tanada_web import audit
from tanada_web.audit import Head
from tanada_web.files import ENDING, FileStore, store
from tanada_web.keeping.ledger import changed_ledger
from tanada_web.keeping.manifest import manifest_of
from tanada_web.keeping.named import needed_files
from tanada_web.keeping.rows import changed_rows
from tanada_web.models import AuditEvent, Run
from tanada_web.runs.committing import told_of
from tanada_web.runs.past import last_done

_RUN_DONE = "run:done"
_BATCH = 2_000


def problems(known: Head | None = None) -> list[Problem]:
    """All that is not as it was written: the first broken event, runs, other rows, files."""
    broken = audit.verify(known)
    found = [Problem(broken.code, Place(), {"found": broken.sequence})] if broken else []
    kept = store()
    files = list(_files(kept))
    return [*found, *_runs(), *changed_rows(), *_ledger(kept, files), *files]


def read_head(path: Path) -> Head:
    """An end of the trail that was kept: from `audit head`, or from a backup."""
    place = Place(str(path))
    try:
        with path.open("rb") as file:
            written = file.read(_BATCH)
    except FileNotFoundError:
        raise UsageError(Problem("audit.head_not_there", place)) from None
    except OSError as error:
        params: dict[str, object] = {"reason": error.strerror or type(error).__name__}
        raise UsageError(Problem("audit.head_unreadable", place, params)) from None
    if not written.lstrip().startswith(b"{"):
        manifest = manifest_of(path)
        return Head(manifest.sequence, manifest.digest)
    try:
        found = json.loads(written)
        return Head(int(found["sequence"]), str(found["digest"]))
    except (ValueError, KeyError, TypeError):
        raise UsageError(Problem("audit.no_head_file", place)) from None


def events(since: datetime | None = None, subject: str | None = None) -> Iterator[AuditEvent]:
    """The events from a moment on, or of one subject, in their order; never all at once."""
    found = AuditEvent.objects.order_by("sequence")
    if since is not None:
        found = found.filter(at__gte=since)
    if subject is not None:
        found = found.filter(subject=subject)
    return found.iterator(_BATCH)


def _runs() -> Iterator[Problem]:
    """Runs that are not what the trail says they were."""
    rows = {str(run.number): run for run in Run.objects.filter(number__isnull=False)}
    for event in AuditEvent.objects.filter(action=_RUN_DONE).order_by("sequence"):
        run = rows.pop(event.subject, None)
        told = json.loads(json.dumps(told_of(run), default=str)) if run else None
        if told != event.after:
            yield Problem("audit.run_differs", Place(), {"found": event.subject})
    for number in rows:
        yield Problem("audit.run_untold", Place(), {"found": number})


def _ledger(kept: FileStore, files: list[Problem]) -> Iterator[Problem]:
    """The rows of the ledger beside the files of the last run, where those are whole."""
    last = last_done()
    if last is None:
        return
    faulty = {each.place.file for each in files}
    told = {f"{name}{ENDING}" for name in (last.told_file, last.told_since_file) if name}
    if not told & faulty:
        yield from changed_ledger(last, kept)


def _files(kept: FileStore) -> Iterator[Problem]:
    """Files that are not what their name says, and those of rows that are not there."""
    there = kept.names()
    for name in sorted(there):
        with kept.path(name).open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != name:
                yield Problem("audit.file_changed", Place(f"{name}.parquet"))
    for name in sorted(needed_files() - there):
        yield Problem("audit.file_missing", Place(f"{name}.parquet"))
