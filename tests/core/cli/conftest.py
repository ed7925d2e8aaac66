"""Running the command line in this process, away from the environment's language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tanada.cli.__main__ import run
from tanada.policy import loading

SOUND = """\
account_id,arr,growth_potential
A-1,120000,high
A-2,98000,low
A-3,30000,low
"""


@dataclass(frozen=True)
class Done:
    """What a command left behind: its exit code and both of its streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as data."""
        return json.loads(self.out)


class Tanada:
    """Runs commands in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str | Path) -> Done:
        self.capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        return Done(code, *self.capsys.readouterr())


@pytest.fixture(scope="session", autouse=True)
def policies_read_once() -> Iterator[None]:
    """A policy follows from its text alone, so the same text is read once for all calls."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "read_policy", cache(loading.read_policy))
        yield


@pytest.fixture(autouse=True)
def english_reader(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """No language is asked for, and nothing is written where the tests stand."""
    for name in ("TANADA_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "TANADA_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path_factory.mktemp("here"))
    yield


@pytest.fixture
def tanada(capsys: pytest.CaptureFixture[str]) -> Tanada:
    return Tanada(capsys)


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """Three accounts without a fault."""
    path = tmp_path / "accounts.csv"
    path.write_text(SOUND)
    return path


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """Twenty accounts, the last of which has a fault: exactly 5 %."""
    path = tmp_path / "faulty.csv"
    rows = "".join(f"A-{number},{number}000\n" for number in range(1, 20))
    path.write_text(f"account_id,arr\n{rows}B-1,much\n")
    return path
