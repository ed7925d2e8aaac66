"""What `tanada schedule` prints is what systemd and cron read."""

from __future__ import annotations

import configparser
import getpass
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tanada.cli.__main__ import run
from tanada.errors import UsageError
from tanada_web.worker import crontab, installation
from tanada_web.worker.installation import Installation, this_installation
from tanada_web.worker.nights import read_nightly
from tanada_web.worker.schedule import schedule_text
from tanada_web.worker.systemd import units

TODAY = date(2026, 6, 30)
UNIT = re.compile(r"^# /etc/systemd/system/(\S+)\n((?:[^#\n].*\n|\n)+)", re.MULTILINE)
AWKWARD = "a b'c\"d%h$HOME;e"


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment without settings of Tanada."""
    for name in [*os.environ]:
        if name == "DATABASE_URL" or name.startswith("TANADA_"):
            monkeypatch.delenv(name)


def made(folder: Path, command: tuple[str, ...] = ("/usr/bin/env", "tanada")) -> Installation:
    return Installation(command, folder, "root", read_nightly("02:30", "Asia/Tokyo"))


def read(text: str) -> dict[str, dict[str, dict[str, str]]]:
    """The units of a printed schedule, by name, section and key."""
    found = {}
    for name, unit in UNIT.findall(text):
        parser = configparser.RawConfigParser()
        parser.optionxform = str  # type: ignore[assignment, method-assign]
        parser.read_string(unit)
        found[name] = {section: dict(parser[section]) for section in parser.sections()}
    return found


def printed(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert run(["schedule", *options]) == 0
    return capsys.readouterr().out


def test_the_units_and_lines_are_for_this_installation(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    machine_in: Callable[[str], None],
) -> None:
    machine_in("UTC")
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))
    text = printed(capsys, "--at", "02:30", "--zone", "Asia/Tokyo", "--user", "tanada")
    command = Path(sys.executable).with_name("tanada")
    found = read(text)
    assert list(found) == [
        *("tanada-run.service", "tanada-run.timer"),
        *("tanada-deliver.service", "tanada-deliver.timer"),
    ]
    assert found["tanada-run.service"]["Service"] == {
        "Type": "oneshot",
        "User": "tanada",
        "UMask": "0077",
        "NoNewPrivileges": "true",
        "Environment": f"TANADA_HOME={tmp_path} TZ=Asia/Tokyo",
        "EnvironmentFile": f"-{tmp_path}/environment",
        "ExecStart": f"{command} run",
    }
    assert found["tanada-run.timer"]["Timer"] == {
        "OnCalendar": "*-*-* 02:30:00 Asia/Tokyo",
        "AccuracySec": "1s",
        "Persistent": "true",
    }
    assert found["tanada-deliver.service"]["Service"]["ExecStart"] == f"{command} deliver"
    assert found["tanada-deliver.timer"]["Timer"]["OnCalendar"] == "minutely"
    assert text.partition("# crontab\n")[2].splitlines() == [
        f"30 17 * * * TANADA_HOME={tmp_path} TZ=Asia/Tokyo {command} run",
        f"* * * * * TANADA_HOME={tmp_path} TZ=Asia/Tokyo {command} deliver",
    ]


def test_the_explanation_is_a_comment_in_both_languages(tmp_path: Path) -> None:
    text = schedule_text(made(tmp_path), TODAY)
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert any("nightly run" in line for line in comments)
    assert any("夜間の実行" in line for line in comments)
    copied = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    assert copied.isascii()


def test_without_options_it_is_the_machines_time_and_this_user(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = read(printed(capsys))
    assert found["tanada-run.timer"]["Timer"]["OnCalendar"] == "*-*-* 02:30:00"
    assert found["tanada-run.service"]["Service"]["User"] == getpass.getuser()
    assert "TZ=" not in found["tanada-run.service"]["Service"]["Environment"]


def test_settings_that_can_be_secret_are_named_and_not_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", "postgresql://tanada:s3cret@db/tanada")
    text = printed(capsys)
    assert "s3cret" not in text
    assert f"# Set here, and needed there too: DATABASE_URL. Write them into {tmp_path}" in text
    assert f"set -a; . {tmp_path}/environment; set +a; TANADA_HOME=" in text


@pytest.mark.parametrize("name", ["plain", AWKWARD])
def test_systemd_takes_the_units(tmp_path: Path, name: str) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed")
    folder = tmp_path / name
    command = ("/usr/bin/env", str(folder / "tanada"))
    (tmp_path / "units").mkdir()
    for unit, text in units(made(folder, command)).items():
        (tmp_path / "units" / unit).write_text(text)
    files = [str(each) for each in (tmp_path / "units").iterdir()]
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    ours = [line for line in done.stderr.splitlines() if "tanada" in line]
    assert (ours, done.returncode) == ([], 0)


def test_systemd_reads_the_time(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed")
    when = read(schedule_text(made(tmp_path), TODAY))["tanada-run.timer"]["Timer"]["OnCalendar"]
    done = subprocess.run(
        ["systemd-analyze", "calendar", "--base-time=2026-06-30 12:00:00 UTC", when],
        env={"TZ": "UTC", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "2026-06-30 17:30:00 UTC" in done.stdout


def test_words_with_signs_are_quoted_for_systemd() -> None:
    folder = Path("/srv/a b%c$d")
    service = units(made(folder, ("/srv/a b%c$d/tanada",)))["tanada-run.service"]
    assert 'Environment="TANADA_HOME=/srv/a b%%c$d" TZ=Asia/Tokyo\n' in service
    assert "EnvironmentFile=-/srv/a b%%c$d/environment\n" in service
    assert 'ExecStart="/srv/a b%%c$$d/tanada" run\n' in service


def test_cron_calls_the_command_whatever_signs_its_path_has(tmp_path: Path) -> None:
    folder = tmp_path / AWKWARD
    folder.mkdir()
    program = folder / "tanada"
    program.write_text('#!/bin/sh\necho "$1|$TANADA_HOME|$TZ|$DATABASE_URL"\n')
    program.chmod(0o755)
    (folder / "environment").write_text('DATABASE_URL="postgresql://a:b@c/d?e=1&f=2"\n')
    called = Installation(
        (str(program),), folder, "root", read_nightly("02:30", "Asia/Tokyo"), ("DATABASE_URL",)
    )
    line = crontab.lines(called, TODAY)[0]
    assert re.search(r"(?<!\\)%", line) is None
    command = line.split(" ", 5)[5].replace("\\%", "%")  # what cron hands to the shell
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout == f"run|{folder}|Asia/Tokyo|postgresql://a:b@c/d?e=1&f=2\n"


@pytest.mark.parametrize(
    ("machine", "at", "zone", "line", "moves"),
    [
        ("UTC", "02:30", "Asia/Tokyo", "30 17", False),
        ("Asia/Tokyo", "02:30", "Asia/Tokyo", "30 2", False),
        ("Asia/Kolkata", "02:30", None, "30 2", False),
        ("UTC", "02:30", "Europe/Berlin", "30 0", True),
        ("Europe/Paris", "02:30", "Europe/Berlin", "30 2", False),
    ],
)
def test_a_crontab_has_the_machines_time(
    machine_in: Callable[[str], None],
    machine: str,
    at: str,
    zone: str | None,
    line: str,
    moves: bool,
) -> None:
    machine_in(machine)
    nightly = read_nightly(at, zone)
    called = Installation(("/usr/bin/tanada",), Path("/srv/tanada"), "tanada", nightly)
    assert crontab.lines(called, TODAY)[0].startswith(f"{line} * * * ")
    assert crontab.moves_in_a_year(nightly, TODAY) is moves
    assert ("Use systemd, or tanada worker." in schedule_text(called, TODAY)) is moves


@pytest.mark.parametrize("user", ["", "a b", "x;y", "-u", "a\nb"])
def test_what_cannot_be_a_user_is_refused(user: str) -> None:
    with pytest.raises(UsageError) as raised:
        this_installation(read_nightly("02:30", None), user)
    assert raised.value.problems[0].code == "schedule.not_a_user"


def test_a_path_that_cannot_be_written_down_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "home", lambda: Path("/srv/a\nb"))
    with pytest.raises(UsageError) as raised:
        this_installation(read_nightly("02:30", None), "tanada")
    assert raised.value.problems[0].code == "schedule.unwritable_path"
