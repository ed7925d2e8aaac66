"""`tanada retention`: what was read long ago is erased, and what nobody names is swept away."""

from __future__ import annotations

import shutil
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction
from django.db.models import Max, Q
from django.db.models.functions import Coalesce

from tanada_web.audit import record
from tanada_web.files import FileStore, store
from tanada_web.keeping.named import RUN_FILES, named_uploads, needed_files
from tanada_web.keeping.restoring import UNPACKING
from tanada_web.models import Delivery, DeliveryState, Run, RunState, Snapshot
from tanada_web.places import TRIED, UPLOADS, home
from tanada_web.runs.lock import run_lock
from tanada_web.webhooks.rotating import erase_old_secrets

_UNNAMED_FOR = timedelta(days=1)
MESSAGES_FOR = timedelta(days=30)
"""How long messages to webhooks are kept that came to an end; the last of each webhook stays."""


@dataclass(frozen=True)
class Erased:
    """How many snapshots were marked as erased, files removed, and unnamed ones swept away.

    `messages` are those to webhooks whose rows went.
    """

    snapshots: int
    files: int
    unnamed: int
    messages: int = 0


def erase_old(keep_days: int, at: datetime) -> Erased:
    """Erase the accounts of runs that are older than so many days, under the lock of runs.

    The files of the last run stay. Of earlier ones, the snapshot, the rejects and what was
    published go once they are too old; what only the next run would have read goes at once.
    The rows stay: they name what is gone. What drafts were tried on goes, too, and so do
    messages to webhooks that were taken or given up MESSAGES_FOR ago.
    """
    before = at - timedelta(days=keep_days)
    with run_lock():
        kept = store()
        with transaction.atomic():
            marked = _mark(before, at)
            needed = needed_files() | _recently_published(before)
            named = _ever_named() - needed
            gone = named & kept.names()
            unnamed = _unnamed(kept, needed | named, at)
            erase_old_secrets(at)
            found = Erased(marked, len(gone), len(unnamed), _erase_messages(at))
            if marked or gone or found.messages:
                after = asdict(found) | {"keep_days": keep_days}
                record("system", "retention:erased", "", at, after=after)
        for name in gone:
            kept.remove(name)
        for path in unnamed:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        shutil.rmtree(home() / TRIED, ignore_errors=True)
    return found


def _mark(before: datetime, at: datetime) -> int:
    """Mark the snapshots that no run has used since, except that of the last run that had one."""
    done = Run.objects.filter(state=RunState.DONE, snapshot__isnull=False)
    last = done.order_by("-number").values_list("snapshot", flat=True).first()
    old = (
        Snapshot.objects.filter(erased_at=None)
        .annotate(used_at=Coalesce(Max("run__finished_at"), "taken_at"))
        .filter(used_at__lt=before, taken_at__lt=before)
        .exclude(pk=last)
    )
    keys = list(old.values_list("pk", flat=True))
    return Snapshot.objects.filter(pk__in=keys).update(erased_at=at)


def _erase_messages(at: datetime) -> int:
    """How many messages to webhooks went; one that was given up had its last attempt then."""
    before = at - MESSAGES_FOR
    last = Delivery.objects.values("webhook").annotate(last=Max("pk")).values("last")
    taken = Q(state=DeliveryState.DELIVERED, delivered_at__lt=before)
    given_up = Q(state=DeliveryState.GIVEN_UP, next_attempt_at__lt=before)
    ended = Delivery.objects.filter(taken | given_up).exclude(
        pk__in=list(last.values_list("last", flat=True))
    )
    return ended.delete()[0]


def _recently_published(before: datetime) -> set[str]:
    """What corrections published, which have no snapshot to be marked."""
    recent = Run.objects.filter(snapshot=None, finished_at__gte=before)
    return set(recent.values_list("published_file", flat=True)) - {""}


def _ever_named() -> set[str]:
    names = {name for row in Run.objects.values_list(*RUN_FILES) for name in row}
    for row in Snapshot.objects.values_list("file", "rejects_file"):
        names.update(row)
    return names - {""}


def _unnamed(kept: FileStore, named: set[str], at: datetime) -> list[Path]:
    """What writers left behind that were killed; a day is longer than any of them works."""
    paths = [*kept.temporaries(), *(kept.path(name) for name in kept.names() - named)]
    sent = {home() / place for place in named_uploads()}
    paths += [path for path in (home() / UPLOADS).glob("*") if path.is_file() and path not in sent]
    paths += home().glob(f"{UNPACKING}*")
    limit = (at - _UNNAMED_FOR).timestamp()
    return [path for path in paths if path.stat().st_mtime < limit]
