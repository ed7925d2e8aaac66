"""`tanada` as a process: what it loads, and streams that are closed or in another encoding."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

HEAVY = ("duckdb", "sqlglot", "ruamel.yaml", "babel", "rich.console", "tanada.policy")
PROGRAM = [sys.executable, "-m", "tanada.cli"]
ONE_AFTER_ANOTHER = """\
import json, sys
from tanada.cli.__main__ import main

codes = []
language, commands = sys.argv[1], json.loads(sys.argv[2])
for command in commands:
    sys.argv[1:] = [*command, "--lang", language]
    try:
        main()
    except SystemExit as left:
        codes.append(left.code)
print(codes)
"""


def slow(*values: str) -> list[ParameterSet]:
    """Values that are tried beside the one that says most."""
    return [pytest.param(value, marks=pytest.mark.slow) for value in values]


def loaded(*arguments: str, library: str | None = None) -> str:
    """The exit code and the heavy libraries (or a library) that a command has loaded by its end."""
    names = HEAVY if library is None else (library,)
    script = (
        "import sys; from tanada.cli.__main__ import run; "
        f"code = run({list(arguments)!r}); print(code, "
        f"[name for name in {names!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )
    return done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["tier", "--help"],
        ["explain", "--help"],
        ["example", "--help"],
        ["policy", "--help"],
        ["policy", "check", "--help"],
        ["tier", "--help", "--lang", "ja"],
    ],
)
def test_help_and_version_load_nothing_heavy(arguments: list[str]) -> None:
    assert loaded(*arguments) == "0 []"


def test_help_loads_no_pydantic() -> None:
    assert loaded("--help", library="pydantic") == "0 []"


@pytest.mark.parametrize("encoding", [*slow("ascii", "latin-1", "utf-8"), "cp932"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_any_character_can_be_printed_in_any_encoding(
    sound: Path, encoding: str, language: str
) -> None:
    commands = (["tier", str(sound)], ["explain", str(sound), "A-2"], ["tier", "x"])
    done = subprocess.run(
        [sys.executable, "-c", ONE_AFTER_ANOTHER, language, json.dumps(commands)],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": encoding},
        timeout=60,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    assert done.stdout.splitlines()[-1] == b"[0, 0, 2]"


def test_json_is_whole_in_any_encoding(sound: Path) -> None:
    outputs = [
        subprocess.run(
            [*PROGRAM, "tier", str(sound), "--json", "--lang", "ja"],
            capture_output=True,
            env=os.environ | {"PYTHONIOENCODING": encoding},
            timeout=60,
            check=True,
        ).stdout
        for encoding in ("ascii", "utf-8")
    ]
    assert b"\\u6a19\\u6e96" in outputs[0]
    assert "標準".encode() in outputs[1]


@pytest.mark.skipif(os.name == "nt", reason="there is no such shell here")
@pytest.mark.parametrize("closed", [*slow(">&-", "2>&-"), ">&- 2>&-"])
def test_closed_streams_are_no_fault(sound: Path, closed: str) -> None:
    program = " ".join(PROGRAM)
    for command in (f"tier {sound} -o o.csv", f"explain {sound} A-2", "policy show standard"):
        script = f"{program} {command} {closed}"
        done = subprocess.run(["sh", "-c", script], capture_output=True, timeout=60, check=False)
        assert done.returncode == 0
        assert b"Traceback" not in done.stderr
    assert Path("o.csv").exists()


def test_a_table_is_not_cut_where_nobody_watches(sound: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "tier", str(sound)],
        capture_output=True,
        env=os.environ | {"COLUMNS": "20"},
        timeout=60,
        check=True,
    )
    assert "Tech-touch" in done.stdout.decode()
