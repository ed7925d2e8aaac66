"""`tanada worker` and `tanada deliver` as processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

CALLED = (sys.executable, "-m", "tanada.cli")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An installation of its own, on SQLite."""
    left_out = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return kept | {"TANADA_HOME": str(tmp_path / "home"), "TANADA_LANG": "en", "TZ": "UTC"}


@pytest.mark.parametrize("told_to_stop", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_stops_cleanly(environment: dict[str, str], told_to_stop: int) -> None:
    with subprocess.Popen(
        [*CALLED, "worker", "--at", "02:30", "--zone", "Asia/Tokyo"],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        first = process.stderr.readline()
        process.send_signal(told_to_stop)
        rest = process.stderr.read()
        assert process.wait(20) == 0
    assert first.endswith("+09:00 Working; the nightly run begins at 02:30.\n")
    assert rest.endswith("+09:00 Stopped.\n")
    assert rest.count("\n") == 1


def test_deliver_says_what_it_did(environment: dict[str, str]) -> None:
    def told(*options: str) -> str:
        call = [*CALLED, "deliver", *options]
        return subprocess.run(
            call, env=environment, capture_output=True, text=True, check=True
        ).stdout

    assert told("--lang", "ja") == "配信0件、失敗0件\n"
    assert json.loads(told("--json")) == {"delivered": 0, "failed": 0}


def test_a_wrong_time_is_told_before_anything_is_made(environment: dict[str, str]) -> None:
    call = [*CALLED, "worker", "--at", "25:00"]
    done = subprocess.run(call, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        2,
        "--at: “25:00” is no time of day.",
    )
    assert not Path(environment["TANADA_HOME"]).exists()
