"""What is said of the server in the environment, and its folder."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tanada.errors import UsageError
from tanada_web import environment
from tanada_web.places import secret_key


def code_of(error: pytest.ExceptionInfo[UsageError]) -> tuple[str, str | None]:
    (problem,) = error.value.problems
    return problem.code, problem.place.file


@pytest.mark.parametrize("written", ["abc", "0", "-1", "1.5", "1e3", "٣", "99999999999999999999"])
def test_a_number_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("TANADA_SNAPSHOT_DAYS", written)
    with pytest.raises(UsageError) as refused:
        environment.whole("TANADA_SNAPSHOT_DAYS", 400)
    assert code_of(refused) == ("environment.not_whole", "TANADA_SNAPSHOT_DAYS")


@pytest.mark.parametrize(("written", "number"), [("", 400), ("30", 30), (" 7 ", 7)])
def test_a_number_is_read(monkeypatch: pytest.MonkeyPatch, written: str, number: int) -> None:
    monkeypatch.setenv("TANADA_SNAPSHOT_DAYS", written)
    assert environment.whole("TANADA_SNAPSHOT_DAYS", 400) == number


def test_a_switch_is_1_or_0_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TANADA_HTTPS", "1")
    assert environment.yes("TANADA_HTTPS") is True
    monkeypatch.setenv("TANADA_HTTPS", "true")
    with pytest.raises(UsageError) as refused:
        environment.yes("TANADA_HTTPS")
    assert code_of(refused) == ("environment.not_yes", "TANADA_HTTPS")


def test_names_may_have_blanks_between_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TANADA_HOSTS", "a.example, b.example,")
    assert environment.listed("TANADA_HOSTS") == ["a.example", "b.example"]


@pytest.mark.parametrize(
    ("said", "machine", "zone"),
    [
        ("Asia/Tokyo", "Europe/Berlin", "Asia/Tokyo"),
        ("", "Europe/Berlin", "Europe/Berlin"),
        ("", ":/etc/localtime", "UTC"),
        ("", "", "UTC"),
    ],
)
def test_the_zone_is_said_or_that_of_the_process(
    monkeypatch: pytest.MonkeyPatch, said: str, machine: str, zone: str
) -> None:
    monkeypatch.setenv("TANADA_ZONE", said)
    monkeypatch.setenv("TZ", machine)
    assert environment.zone() == zone


def test_a_zone_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TANADA_ZONE", "Mars/Olympus")
    with pytest.raises(UsageError) as refused:
        environment.zone()
    assert code_of(refused) == ("schedule.unknown_zone", "TANADA_ZONE")


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("mysql://x/y", "environment.unknown_database"),
        ("garbage", "environment.unknown_database"),
        ("postgres://tanada:secret@host:many/x", "environment.no_database_url"),
    ],
)
def test_a_database_of_another_kind_is_refused_without_its_password(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str, code: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    with pytest.raises(UsageError) as refused:
        environment.database(tmp_path)
    assert code_of(refused) == (code, "DATABASE_URL")
    assert "secret" not in str(refused.value)


def test_the_folder_may_have_signs_that_mean_something_in_addresses(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    folder = tmp_path / "50%25 #1?"
    assert environment.database(folder)["NAME"] == str(folder / "tanada.sqlite3")


def test_however_many_begin_at_once_they_sign_with_one_key(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(secret_key, [folder] * 64))
    assert len(keys) == 1
    assert len(keys.pop()) == 64
    assert [path.name for path in folder.iterdir()] == ["secret-key"]
    assert (folder / "secret-key").stat().st_mode & 0o077 == 0


def test_a_key_that_was_cut_short_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "secret-key").touch()
    assert len(secret_key(tmp_path)) == 64


def tanada(folder: Path, *arguments: str, **said: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tanada.cli", *arguments],
        env={"PATH": os.environ["PATH"], "TANADA_HOME": str(folder)} | said,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_command_says_what_is_wrong_around_it(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    told = tanada(file, "people", "list")
    assert told.returncode == 2
    assert f"The installation’s folder {file} cannot be used: File exists." in told.stderr
    told = tanada(tmp_path, "people", "list", TANADA_PROXIES="two")
    assert (told.returncode, told.stderr) == (
        2,
        "TANADA_PROXIES: “two” is no whole number from 0 to 1,000,000.\n",
    )


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "tanada.sqlite3").write_text("not a database, though it is called one\n" * 100)
    told = tanada(tmp_path, "people", "list")
    assert told.returncode == 2
    assert "tanada.sqlite3 in the installation’s folder is damaged" in told.stderr
