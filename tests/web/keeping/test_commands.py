"""What the commands of keeping print, and how they end."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from tests.web.conftest import AT

from tanada.cli.__main__ import run as tanada
from tanada_web.models import AuditEvent, Holding, Run

from .conftest import Installation
from .test_backup import rewritten

Tanada = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Tanada:
    """How a command ends, and what it prints to standard output and beside it."""

    def of(*arguments: str) -> tuple[int, str, str]:
        code = tanada([str(each) for each in arguments])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return of


def test_a_backup_is_made_and_put_back(
    command: Tanada, installation: Installation, tmp_path: Path
) -> None:
    installation.fill()
    file = tmp_path / "kept.tar"
    code, out, err = command("backup", file)
    assert (code, out) == (0, "")
    assert f"Backup written to {file}" in err
    assert "The secret key is not in it" in err
    Holding.objects.all().delete()
    code, _, err = command("restore", file)
    assert code == 2
    assert "This installation is in use" in err
    code, _, err = command("restore", file, "--force", "--lang", "ja")
    assert code == 0
    assert "復元しました" in err
    assert Holding.objects.count() == 10


def test_a_restore_is_asked_for_on_a_terminal(
    command: Tanada, installation: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installation.fill()
    command("backup", tmp_path / "kept.tar")
    Holding.objects.all().delete()
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    for answer, code, left in ((False, 2, 0), (True, 0, 10)):
        monkeypatch.setattr("typer.confirm", lambda *_, answer=answer, **__: answer)
        assert command("restore", tmp_path / "kept.tar")[0] == code
        assert Holding.objects.count() == left


def test_a_backup_can_be_told_as_json(
    command: Tanada, installation: Installation, tmp_path: Path
) -> None:
    run = installation.run(1, AT)
    installation.files.remove(run.told_file)
    code, out, err = command("backup", tmp_path / "b.tar", "--json")
    told = json.loads(out)
    assert (code, told["missing"], told["sequence"]) == (0, [f"files/{run.told_file}.parquet"], 1)
    assert "could not be backed up" in err


def test_a_newer_backup_says_what_to_install(
    command: Tanada, installation: Installation, tmp_path: Path
) -> None:
    command("backup", tmp_path / "b.tar")
    later = rewritten(tmp_path / "b.tar", migrations=["9999_later"], version="9.0")
    code, _, err = command("restore", later, "--force")
    assert code == 2
    assert "Install that version or a later one." in err
    assert installation.home.is_dir()


def test_a_trail_that_is_whole_is_said_to_be(command: Tanada, installation: Installation) -> None:
    installation.run(1, AT)
    assert command("audit", "verify")[:2] == (0, "The audit trail is whole: 1 event.\n")
    code, out, _ = command("audit", "verify", "--json")
    assert (code, json.loads(out)) == (0, {"whole": True, "events": 1, "problems": []})


def test_a_trail_that_is_broken_ends_with_2_and_says_where(
    command: Tanada, installation: Installation
) -> None:
    installation.run(1, AT)
    installation.run(2, AT)
    AuditEvent.objects.filter(sequence=2).update(actor="nobody")
    code, out, err = command("audit", "verify")
    assert (code, out) == (2, "")
    assert err == "Event 2 is not as it was written.\n"
    code, out, _ = command("audit", "verify", "--json")
    assert (code, json.loads(out)["problems"][0]["code"]) == (2, "audit.changed")


def test_a_head_that_was_kept_shows_a_tail_that_was_cut(
    command: Tanada, installation: Installation, tmp_path: Path
) -> None:
    installation.run(1, AT)
    installation.run(2, AT)
    kept = tmp_path / "head.json"
    kept.write_text(command("audit", "head")[1])
    assert json.loads(kept.read_text())["sequence"] == 2
    AuditEvent.objects.filter(sequence=2).delete()
    Run.objects.filter(number=2).delete()
    assert command("audit", "verify")[0] == 0
    code, _, err = command("audit", "verify", "--against", kept)
    assert code == 2
    assert "The trail ends before event 2" in err


def test_events_are_shown_one_a_line_with_people_by_name(
    command: Tanada, installation: Installation
) -> None:
    installation.run(1, AT)
    AuditEvent.objects.update(actor=installation.owner.key)
    code, out, _ = command("audit", "show")
    assert code == 0
    assert out.startswith("1  2026-06-30T09:00:00+00:00  Admin  run:done  1  after: {")
    assert out.count("\n") == 1
    told = json.loads(command("audit", "show", "--json", "--subject", "1")[1])
    assert (told["actor"], told["after"]["kind"]) == ("key-of-admin", "complete")
    assert command("audit", "show", "--since", "2026-07-01")[:2] == (0, "")
    assert command("audit", "show", "--since", "yesterday")[0] == 2


def test_old_accounts_are_erased_after_the_days_of_the_setting(
    command: Tanada, installation: Installation, settings: object
) -> None:
    settings.SNAPSHOT_DAYS = 2
    now = AT.now(AT.tzinfo)
    installation.run(1, now - timedelta(days=3))
    installation.run(2, now)
    code, out, err = command("retention", "--json", "--keep-days", "5")
    assert (code, json.loads(out)["snapshots"]) == (0, 0)
    code, _, err = command("retention")
    assert code == 0
    assert "Older than 2 days: 1 snapshot erased." in err


def test_a_folder_that_is_not_there_is_made_for_a_backup(
    command: Tanada, installation: Installation, tmp_path: Path
) -> None:
    installation.fill()
    assert command("backup", f"{tmp_path}/new/")[0] == 0
    (made,) = (tmp_path / "new").iterdir()
    assert (made.name[:7], made.suffix) == ("tanada-", ".tar")


def test_days_without_end_are_no_retention(command: Tanada) -> None:
    code, _, err = command("retention", "--keep-days", "99999999999")
    assert code == 2
    assert "--keep-days" in err
