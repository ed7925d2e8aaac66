"""Every command that a page shows runs, and prints what the page says it prints.

How a page says what it means, by the first words behind the opening of a block:

- `sh`: commands, run one after the other in a folder of the page's own; `sh exit=2` where
  they are meant to fail.
- `output`: what the block before it printed. A line with nothing but … stands for any lines.
- `csv accounts.csv`, `yaml map.yaml`: a file that the reader saves.
- `diff policy.yaml`: lines of a file that the reader changes.
"""

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import typer
from _pytest.mark import ParameterSet

from tanada.cli.__main__ import run
from tanada.cli.app import app, take_up_server

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```(?P<info>[^\n`]+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
ANY_LINES = "…"
SETTING_UP = {"make setup", "make test", ". .venv/bin/activate"}
MAKE_RUN = "make run"


def pages() -> list[Path]:
    """Every page that shows a command."""
    found = [*ROOT.glob("README*.md"), *ROOT.glob("docs/**/*.md")]
    return sorted(page for page in found if commands_of(page))


def blocks(page: Path) -> list[tuple[str, str]]:
    text = page.read_text(encoding="utf-8")
    return [(found["info"].strip(), found["body"]) for found in FENCE.finditer(text)]


def commands(body: str) -> list[str]:
    """The commands of a block; a backslash at the end of a line joins it with the next."""
    lines = body.replace("\\\n", " ").splitlines()
    return [" ".join(line.split()) for line in lines if line.strip() and not line.startswith("#")]


def commands_of(page: Path) -> list[str]:
    return [
        command
        for info, body in blocks(page)
        if info.split()[0] == "sh"
        for command in commands(body)
    ]


@dataclass
class Reader:
    """Someone who follows a page in a folder of their own."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    shown: list[str] = field(default_factory=list)

    def follow(self, page: Path) -> None:
        for info, body in blocks(page):
            kind, _, rest = info.partition(" ")
            if kind == "sh":
                self.type(body, int(rest.removeprefix("exit=") or 0))
            elif kind == "output":
                self.compare(body)
            elif kind == "diff" and rest:
                self.change(rest, body)
            elif rest:
                (self.folder / rest).write_text(body, encoding="utf-8")

    def type(self, body: str, expected: int) -> None:
        self.shown = []
        for command in commands(body):
            code, printed = self.run(command)
            self.shown += printed.splitlines()
            assert code == expected, f"{command}\n{printed}"

    def run(self, command: str) -> tuple[int, str]:
        """The exit code and everything printed, as it would stand on a terminal."""
        words = shlex.split(made(command))
        if words[0] == "export":
            self.monkeypatch.setenv(*words[1].split("=", 1))
            return 0, ""
        if words[0] == "cat":
            return 0, (self.folder / words[1]).read_text(encoding="utf-8")
        if command in SETTING_UP:
            return 0, ""
        assert words[0] == "tanada", command
        if of_the_server(words):
            return in_a_process(words, self.folder)
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            code = run(words[1:])
        return code, printed.getvalue()

    def compare(self, body: str) -> None:
        expected = [line.rstrip() for line in body.splitlines()]
        shown = [line.rstrip() for line in self.shown]
        assert excerpt_of(expected, shown), "\n".join(["shown:", *expected, "", "is:", *shown])

    def change(self, name: str, body: str) -> None:
        """Put each line that begins with + in the place of the - line before it."""
        text = (self.folder / name).read_text(encoding="utf-8")
        changes = [line for line in body.splitlines() if line[:1] in "-+"]
        for old, new in zip(changes[::2], changes[1::2], strict=True):
            assert (old[0], new[0]) == ("-", "+"), body
            assert text.count(f"{old[1:]}\n") == 1, old
            text = text.replace(f"{old[1:]}\n", f"{new[1:]}\n")
        (self.folder / name).write_text(text, encoding="utf-8")


def of_the_server(words: list[str]) -> bool:
    """Whether a command keeps a database: that of the tests is none of its business."""
    take_up_server()
    command: Any = typer.main.get_command(app)
    for word in words[1:]:
        inner = getattr(command, "commands", {}).get(word)
        if inner is None:
            break
        command = inner
    return getattr(command.callback, "__module__", "").startswith("tanada_web")


def in_a_process(words: list[str], folder: Path) -> tuple[int, str]:
    """A command as a process of its own, in an installation of the folder's own."""
    kept = ("TANADA_HOME", "DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    environment = {name: value for name, value in os.environ.items() if name not in kept}
    done = subprocess.run(
        [sys.executable, "-m", "tanada.cli", *words[1:]],
        cwd=folder,
        env=environment | {"TANADA_HOME": str(folder / "tanada-data")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def made(command: str) -> str:
    """`make run` as the command that the Makefile runs for it, which then does not serve."""
    if command != MAKE_RUN:
        return command
    rule = re.search(r"^run:.*\n\t(.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert rule is not None
    return rule[1].replace("$(BIN)/", "") + " --no-serve"


def excerpt_of(expected: list[str], shown: list[str]) -> bool:
    """Whether the lines are those shown, … standing for any of them."""
    if not expected:
        return not shown
    first, *rest = expected
    if first != ANY_LINES:
        return shown[:1] == [first] and excerpt_of(rest, shown[1:])
    return any(excerpt_of(rest, shown[at:]) for at in range(len(shown) + 1))


def makes_a_company(command: str) -> bool:
    return command == MAKE_RUN or command.startswith(("tanada example", "tanada demo"))


def each_page() -> list[ParameterSet]:
    """The pages; those on which the example company is made take their time."""
    return [
        pytest.param(
            page,
            id=str(page.relative_to(ROOT)),
            marks=[pytest.mark.slow] if any(map(makes_a_company, commands_of(page))) else [],
        )
        for page in pages()
    ]


@pytest.mark.parametrize("page", each_page())
def test_a_reader_sees_what_the_page_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TANADA_LANG", "ja" if page.name.endswith(".ja.md") else "en")
    Reader(tmp_path, monkeypatch).follow(page)


def test_both_readmes_show_the_same_commands() -> None:
    assert commands_of(ROOT / "README.md") == commands_of(ROOT / "README.ja.md")


def test_the_readme_shows_how_to_run_and_how_to_test() -> None:
    assert {"make run", "make test"} <= set(commands_of(ROOT / "README.md"))


@pytest.mark.parametrize("command", sorted(SETTING_UP | {MAKE_RUN}))
def test_every_target_that_is_named_is_in_the_makefile(command: str) -> None:
    words = command.split()
    if words[0] == "make":
        assert re.search(rf"^{words[1]}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def test_lines_may_be_left_out_of_an_excerpt_only_where_it_says_so() -> None:
    assert excerpt_of(["a", "…", "d"], ["a", "b", "c", "d"])
    assert not excerpt_of(["a", "d"], ["a", "b", "c", "d"])
    assert not excerpt_of(["a", "…"], ["b", "a"])
