"""What was read long ago is erased; what is needed stays."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.web.conftest import AT

from tanada.errors import UsageError
from tanada_web.audit import verify
from tanada_web.keeping.retention import Erased, erase_old
from tanada_web.keeping.trail import problems
from tanada_web.models import (
    AuditEvent,
    Delivery,
    Run,
    RunKind,
    RunState,
    Snapshot,
    Source,
    Webhook,
)
from tanada_web.runs.lock import run_lock

from .conftest import Installation

DAY = timedelta(days=1)


@contextmanager
def somebody_runs() -> Iterator[None]:
    with run_lock():
        yield


def there(installation: Installation, run: Run) -> list[str]:
    """Which files of a run are there."""
    snapshot = run.snapshot
    names = {
        "state": run.state_file,
        "told": run.told_file,
        "published": run.published_file,
        "accounts": snapshot.file if snapshot else "",
        "rejects": snapshot.rejects_file if snapshot else "",
    }
    return [part for part, name in names.items() if installation.files.has(name)]


def test_what_is_too_old_goes_and_the_rows_stay(installation: Installation) -> None:
    old, recent = installation.run(1, AT - 31 * DAY), installation.run(2, AT - 29 * DAY)
    last = installation.run(3, AT)
    # The three rejects files have the same content, so they are one file, still named.
    assert erase_old(30, AT) == Erased(snapshots=1, files=6, unnamed=0)
    assert there(installation, old) == ["rejects"]
    assert there(installation, recent) == ["published", "accounts", "rejects"]
    assert there(installation, last) == ["state", "told", "published", "accounts", "rejects"]
    old.refresh_from_db()
    assert old.published_file
    assert old.snapshot.erased_at == AT
    assert Snapshot.objects.filter(erased_at=None).count() == 2


def test_the_last_run_stays_however_old_it_is(installation: Installation) -> None:
    last = installation.run(1, AT - 900 * DAY)
    assert erase_old(30, AT) == Erased(0, 0, 0)
    assert len(there(installation, last)) == 5


def test_a_snapshot_that_a_later_run_used_again_stays(installation: Installation) -> None:
    old, later = installation.run(1, AT - 40 * DAY), installation.run(2, AT - 10 * DAY)
    installation.run(3, AT)
    Run.objects.filter(pk=later.pk).update(snapshot=old.snapshot)
    erase_old(30, AT)
    assert "accounts" in there(installation, old)


def test_what_a_correction_published_goes_by_its_own_age(installation: Installation) -> None:
    runs = [installation.run(n, AT - age * DAY) for n, age in ((1, 40), (2, 20))]
    for run in runs:
        Run.objects.filter(pk=run.pk).update(snapshot=None, kind=RunKind.CORRECTION)
    installation.run(3, AT)
    erase_old(30, AT)
    assert [installation.files.has(run.published_file) for run in runs] == [False, True]


def test_a_run_that_failed_keeps_what_it_read_for_the_next(installation: Installation) -> None:
    failed = installation.run(1, AT - DAY)
    Run.objects.filter(pk=failed.pk).update(number=None, state=RunState.FAILED)
    installation.run(2, AT)
    erase_old(30, AT)
    assert "accounts" in there(installation, failed)


def test_what_nobody_names_goes_after_a_day(installation: Installation) -> None:
    names = [installation.file("old and unnamed"), installation.file("just written")]
    paths = [installation.files.path(name) for name in names]
    for kind in ("old", "new"):
        path = installation.files.folder / f".part-{kind}.parquet"
        path.write_text("left behind")
        paths.append(path)
    for path in (paths[0], paths[2]):
        os.utime(path, ((AT - 2 * DAY).timestamp(),) * 2)
    assert erase_old(30, AT) == Erased(snapshots=0, files=0, unnamed=2)
    assert [path.exists() for path in paths] == [False, True, False, True]


def test_what_was_sent_and_is_no_source_any_more_goes_after_a_day(
    installation: Installation,
) -> None:
    installation.run(1, AT)
    uploads = installation.home / "uploads"
    paths = [uploads / name for name in ("kept.csv", "replaced.csv", ".part-cut.csv", "new.csv")]
    unpacked = installation.home / ".restore-killed"
    for folder in (uploads, unpacked):
        folder.mkdir()
    for path in paths:
        path.write_text("account_id\n")
    for path in (*paths[:3], unpacked):
        os.utime(path, ((AT - 2 * DAY).timestamp(),) * 2)
    Source.objects.update(accounts="uploads/kept.csv")
    assert erase_old(30, AT).unnamed == 3
    assert [path.exists() for path in paths] == [True, False, False, True]
    assert not unpacked.exists()


def test_the_trail_says_how_much_was_erased_and_stays_whole(installation: Installation) -> None:
    installation.run(1, AT - 31 * DAY)
    installation.run(2, AT)
    erase_old(30, AT)
    event = AuditEvent.objects.get(action="retention:erased")
    assert event.after == {"snapshots": 1, "files": 4, "unnamed": 0, "messages": 0, "keep_days": 30}
    assert verify() is None
    assert problems() == []
    erase_old(30, AT)
    assert AuditEvent.objects.filter(action="retention:erased").count() == 1


def test_it_waits_for_no_run_but_says_that_there_is_one(installation: Installation) -> None:
    installation.run(1, AT)
    with somebody_runs(), pytest.raises(UsageError) as raised:
        erase_old(30, AT)
    assert raised.value.problems[0].code == "runs.busy"


@pytest.mark.django_db
def test_what_drafts_were_tried_on_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))
    tried = tmp_path / "tried" / "accounts.parquet"
    tried.parent.mkdir()
    tried.write_bytes(b"accounts")
    erase_old(365, AT)
    assert not tried.exists()


def message(webhook: Webhook, number: int, state: str, at: datetime) -> Delivery:
    return Delivery.objects.create(
        webhook=webhook,
        message_id=f"msg_{webhook.pk}_{number}",
        first=number,
        last=number,
        state=state,
        next_attempt_at=at,
        delivered_at=at if state == "delivered" else None,
    )


def test_messages_that_came_to_an_end_go_after_a_month(installation: Installation) -> None:
    at = AT - 31 * DAY
    one, other = (
        Webhook.objects.create(
            url="https://a.example", secret="s", created_by=installation.owner, created_at=AT
        )
        for _ in range(2)
    )
    message(one, 1, "delivered", at)
    message(one, 2, "given_up", at)
    recent = message(one, 3, "delivered", AT - 29 * DAY)
    waiting = message(one, 4, "waiting", at)
    last = message(other, 1, "given_up", at)  # what resuming begins with
    assert erase_old(400, AT) == Erased(snapshots=0, files=0, unnamed=0, messages=2)
    assert set(Delivery.objects.all()) == {recent, waiting, last}
    event = AuditEvent.objects.get(action="retention:erased")
    assert event.after["messages"] == 2


def test_a_secret_that_signs_no_more_is_erased(installation: Installation) -> None:
    webhook = Webhook.objects.create(
        url="https://a.example",
        secret="new",
        old_secret="old",
        old_secret_until=AT,
        created_by=installation.owner,
        created_at=AT,
    )
    erase_old(400, AT)
    webhook.refresh_from_db()
    assert (webhook.secret, webhook.old_secret, webhook.old_secret_until) == ("new", "", None)
