"""A backup holds all that there is, and is put back as it was."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from tests.web.conftest import AT

from tanada.errors import UsageError
from tanada_web.audit import head, record, verify
from tanada_web.keeping.backup import back_up
from tanada_web.keeping.loading import clear
from tanada_web.keeping.manifest import manifest_of
from tanada_web.keeping.portable import tables as all_tables
from tanada_web.keeping.restoring import restore
from tanada_web.models import AuditEvent, Holding, Run, Source, Transition, Webhook
from tanada_web.webhooks.outbox import active
from tanada_web.webhooks.subscribing import resume

from .conftest import HARD, Installation, everything


@pytest.fixture
def backup(installation: Installation, tmp_path: Path) -> Path:
    installation.fill()
    return back_up(tmp_path / "kept.tar", AT)[0]


def contents(installation: Installation) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in installation.files.folder.iterdir()}


def code_of(file: Path, *, force: bool = True) -> str:
    with pytest.raises(UsageError) as raised:
        restore(file, AT, over_existing=force)
    return raised.value.problems[0].code


def test_what_is_restored_is_what_was_there(installation: Installation, backup: Path) -> None:
    rows, files, end = everything(), contents(installation), head()
    Holding.objects.all().delete()
    Transition.objects.update(status="held")
    Run.objects.all().delete()
    for path in installation.files.folder.iterdir():
        path.unlink()
    restored = restore(backup, AT, over_existing=True)
    assert restored.broken is None
    assert everything() == rows
    assert contents(installation) == files
    assert verify(end) is None


def test_hard_texts_are_kept(installation: Installation, backup: Path) -> None:
    Holding.objects.all().delete()
    restore(backup, AT, over_existing=True)
    assert Holding.objects.get(account_id=f"5{HARD}").name == HARD
    assert Holding.objects.get(account_id="0").name == ""
    assert Holding.objects.get(account_id="1\\N").name == "\\N"
    assert installation.files.folder.is_dir()


def test_the_trail_says_what_was_replaced_by_what(backup: Path) -> None:
    with transaction.atomic():
        record("system", "thing:done", "", AT)
    later = head()
    restore(backup, AT, over_existing=True)
    kept = manifest_of(backup)
    event = AuditEvent.objects.get(action="backup:restored")
    assert event.sequence == kept.sequence + 1
    assert event.before == asdict(later)
    assert event.after["digest"] == kept.digest
    assert verify() is None


def test_numbers_go_on_after_those_that_anybody_has_seen(backup: Path) -> None:
    values = {"as_of": AT.date(), "run": 2, "status": "new"}
    flags = {"provisional": False, "pinned": False, "seen": True}
    seen = Transition.objects.create(account_id="later", **values, **flags)
    restore(backup, AT, over_existing=True)
    assert not Transition.objects.filter(pk=seen.pk).exists()
    assert Transition.objects.create(account_id="next", **values, **flags).pk == seen.pk + 1


def test_a_backup_names_its_parts(installation: Installation, backup: Path) -> None:
    with tarfile.open(backup) as archive:
        members = archive.getnames()
        end = json.loads(archive.extractfile("audit-head.json").read())
    assert members[-1] == "manifest.json"
    assert "tables/tanada_web_holding.tsv" in members
    assert "secret-key" not in members
    assert len([name for name in members if name.startswith("files/")]) == 5
    assert end == asdict(head())
    assert manifest_of(backup).rows == sum(len(rows) for rows in everything().values()) + 1
    assert backup.stat().st_mode & 0o777 == 0o600
    assert installation.home.is_dir()


def test_the_secret_key_comes_along_where_it_is_asked_for(
    installation: Installation, tmp_path: Path, settings: object
) -> None:
    settings.SECRET_KEY = "the key of this installation"
    back_up(tmp_path / "with.tar", AT, with_secret_key=True)
    restore(tmp_path / "with.tar", AT, over_existing=True)
    key = installation.home / "secret-key"
    assert key.read_text() == "the key of this installation"
    assert key.stat().st_mode & 0o777 == 0o600


def test_into_a_folder_a_backup_is_named_by_its_moment(
    installation: Installation, tmp_path: Path
) -> None:
    file, _ = back_up(tmp_path, AT)
    assert file == tmp_path / "tanada-20260630T090000Z.tar"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", file.name]
    assert installation.home.is_dir()


def test_a_backup_replaces_no_file(backup: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(UsageError) as raised:
        back_up(backup, AT)
    assert raised.value.problems[0].code == "backup.exists"
    assert backup.read_bytes() == before


def test_a_file_that_is_gone_or_damaged_is_named_and_left_out(
    installation: Installation, tmp_path: Path
) -> None:
    run = installation.run(1, AT)
    installation.files.remove(run.published_file)
    installation.files.path(run.told_file).write_text("somebody else's")
    _, made = back_up(tmp_path / "b.tar", AT)
    assert (made.missing, made.damaged) == (
        [f"files/{run.published_file}.parquet"],
        [f"files/{run.told_file}.parquet"],
    )
    assert len(made.files) == 3


def test_an_installation_in_use_is_not_replaced_unasked(backup: Path) -> None:
    before = everything()
    assert code_of(backup, force=False) == "restore.in_use"
    assert everything() == before


def test_an_empty_installation_needs_no_asking(backup: Path) -> None:
    rows = everything()
    with transaction.atomic():
        clear(all_tables())
    restore(backup, AT)
    assert everything() == rows


def test_a_file_that_was_sent_comes_back_as_old_as_it_was(
    installation: Installation, tmp_path: Path
) -> None:
    installation.run(1, AT)
    content = b"account_id,arr\nA,1\n"
    place = f"uploads/{hashlib.sha256(content).hexdigest()}.csv"
    sent = installation.home / place
    sent.parent.mkdir()
    sent.write_bytes(content)
    os.utime(sent, (1_700_000_000, 1_700_000_000))
    Source.objects.update(accounts=place)
    backup, made = back_up(tmp_path / "b.tar", AT)
    assert place in made.files
    sent.unlink()
    restore(backup, AT, over_existing=True)
    assert sent.read_bytes() == content
    assert sent.stat().st_mtime == 1_700_000_000


@pytest.mark.parametrize(
    "needle", [b"crm.csv", b"published 1", b'"database"', b"manifest.json"], ids=str
)
def test_a_damaged_backup_changes_nothing(
    installation: Installation, backup: Path, needle: bytes
) -> None:
    content = backup.read_bytes()
    at = content.rindex(needle)
    backup.write_bytes(content[:at] + b"#" + content[at + 1 :])
    rows, files, end = everything(), contents(installation), head()
    assert code_of(backup) in ("restore.damaged", "restore.not_whole")
    assert (everything(), contents(installation), head()) == (rows, files, end)


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.9, 0.99])
def test_a_backup_that_was_cut_short_changes_nothing(backup: Path, share: float) -> None:
    content = backup.read_bytes()
    backup.write_bytes(content[: int(content.rindex(b"}") * share)])
    rows, end = everything(), head()
    assert code_of(backup) == "restore.not_whole"
    assert (everything(), head()) == (rows, end)


def rewritten(backup: Path, parts: dict[str, bytes] | None = None, **changes: object) -> Path:
    """The backup with other parts, and another manifest."""
    target = backup.with_name("rewritten.tar")
    with tarfile.open(backup) as old, tarfile.open(target, "w") as new:
        for member in old.getmembers():
            content = (parts or {}).get(member.name, old.extractfile(member).read())
            if member.name == "manifest.json":
                content = json.dumps(json.loads(content) | changes).encode()
            member.size = len(content)
            new.addfile(member, io.BytesIO(content))
    return target


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"migrations": ["0001_first", "9999_later"], "version": "9.0"}, "restore.newer"),
        ({"migrations": [], "version": "0.0.1"}, "restore.older"),
        ({"tanada_backup": "one"}, "restore.not_whole"),
        ({"tables": []}, "restore.not_whole"),
        ({"further": 1}, "restore.not_whole"),
        ({"tables": 1}, "restore.not_whole"),
        ({"files": ["../../outside"]}, "restore.damaged"),
        ({"files": ["uploads/" + 64 * "0" + "/../../outside"]}, "restore.damaged"),
        ({"files": ["manifest.json"]}, "restore.damaged"),
    ],
)
def test_a_backup_of_another_shape_changes_nothing(
    backup: Path, changes: dict[str, object], code: str
) -> None:
    rows, end = everything(), head()
    assert code_of(rewritten(backup, **changes)) == code
    assert (everything(), head()) == (rows, end)


def test_rows_that_the_database_refuses_change_nothing(backup: Path) -> None:
    name = "tanada_web_snapshot"
    tables = [asdict(table) for table in manifest_of(backup).tables]
    nothing = hashlib.sha256(b"").hexdigest()
    tables = [t | {"sha256": nothing, "rows": 0} if t["name"] == name else t for t in tables]
    lonely = rewritten(backup, {f"tables/{name}.tsv": b""}, tables=tables)
    rows, end = everything(), head()
    assert code_of(lonely) == "restore.refused"
    assert (everything(), head()) == (rows, end)


def test_a_trail_that_was_broken_before_is_told(installation: Installation, tmp_path: Path) -> None:
    installation.fill()
    AuditEvent.objects.filter(sequence=1).update(actor="nobody")
    backup, _ = back_up(tmp_path / "b.tar", AT)
    broken = restore(backup, AT, over_existing=True).broken
    assert broken is not None
    assert (broken.sequence, broken.code) == (1, "audit.changed")


def test_a_file_that_is_no_backup_is_refused(tmp_path: Path, installation: Installation) -> None:
    (tmp_path / "b.tar").write_text("something else")
    assert code_of(tmp_path / "b.tar") == "restore.not_whole"
    assert code_of(tmp_path / "nowhere.tar") == "restore.no_file"
    assert installation.home.is_dir()


def test_what_a_killed_backup_left_is_swept_away_by_the_next(
    installation: Installation, tmp_path: Path
) -> None:
    assert installation.home.parent == tmp_path
    folder = tmp_path / "backups"
    (folder / ".backup-dead").mkdir(parents=True)
    (folder / ".backup-dead" / "rows").write_text("1")
    (folder / ".backup-half").write_text("half")
    (folder / ".backup-at-work").write_text("half")
    for path in folder.rglob("*"):
        minutes = 10 if path.name == ".backup-at-work" else 90
        moment = (AT - timedelta(minutes=minutes)).timestamp()
        os.utime(path, (moment, moment))
    file, _ = back_up(folder, AT)
    assert {path.name for path in folder.iterdir()} == {".backup-at-work", file.name}


def test_a_restored_copy_tells_nobody_until_somebody_says_so(
    installation: Installation, tmp_path: Path
) -> None:
    hooks = [
        Webhook.objects.create(
            url=f"https://{name}.example",
            secret="s",
            created_by=installation.owner,
            created_at=AT,
            paused_at=paused,
        )
        for name, paused in (("told", None), ("paused", AT - timedelta(days=9)))
    ]
    file, _ = back_up(tmp_path / "kept.tar", AT)
    restored = restore(file, AT, over_existing=True)
    assert restored.paused == 1
    assert list(active()) == []
    assert Webhook.objects.get(pk=hooks[1].pk).paused_at == AT - timedelta(days=9)
    event = AuditEvent.objects.get(action="backup:restored")
    assert event.after["webhooks_paused"] == 1
    resume(hooks[0].pk, installation.owner, AT)
    assert [each.pk for each in active()] == [hooks[0].pk]
