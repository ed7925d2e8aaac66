"""Thresholds proposed from a million accounts, by how their values are spread.

    python -m bench.thresholds [--accounts 1000000] [--repeat 3] [--cache FOLDER]

Each is measured in a process of its own, in turns, and the medians count: reading the
distribution from accounts that are read already, and proposing for two, three and four tiers.
"""

import argparse
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.contract import THREADS
from bench.data import CACHE

AS_OF = date(2026, 6, 30)
UNIFORM = "((hash(i) % 1000000007 + 0.5) / 1000000007)"
"""Between 0 and 1, the same in every run."""
SPREADS = {
    "lognormal": f"exp(9 + 1.2 * sqrt(-2 * ln({UNIFORM})) * cos(6.283185 * (hash(i, 1) % 1000003) "
    "/ 1000003))",
    "heavy tail": f"1000 * pow({UNIFORM}, -0.9)",
    "even": f"{UNIFORM} * 200000",
    "with losses": f"exp(9 + 1.2 * sqrt(-2 * ln({UNIFORM})) * cos(6.283185 * (hash(i, 1) % "
    "1000003) / 1000003)) - 300",
}
"""As seen in practice; two that no thresholds divide as asked; one with values below zero."""


def make(cache: Path, spread: str, accounts: int) -> Path:
    """The file of so many accounts, made unless it is in the cache."""
    import duckdb

    path = cache / f"thresholds-{spread.replace(' ', '-')}-{accounts}.parquet"
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        with duckdb.connect() as db:
            db.execute(
                f"COPY (SELECT 'A-' || i AS account_id, 'USD' AS currency, "
                f"least({SPREADS[spread]}, 9e9)::DECIMAL(17, 2) AS arr "
                f"FROM range({accounts}) AS numbered(i)) TO '{unfinished}' (FORMAT parquet)"
            )
        unfinished.rename(path)
    return path


def measure(path: Path) -> list[float]:
    """The seconds that reading the distribution takes, and those of proposing."""
    from tanada.accounts.reading import read_accounts
    from tanada.outcomes.thresholds.distribution import read_distribution
    from tanada.outcomes.thresholds.proposing import Wish, propose
    from tanada.policy.loading import load_policy
    from tanada.sql.engine import connect

    policy = load_policy("standard")
    snapshot = read_accounts(connect(threads=THREADS), path, policy, AS_OF)
    started = perf_counter()
    distribution = read_distribution(snapshot, policy, "arr", AS_OF)
    read = perf_counter()
    propose(distribution, Wish())
    return [read - started, perf_counter() - read]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.thresholds", description=__doc__)
    parser.add_argument("--accounts", type=int, default=1_000_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--cache", type=Path, default=CACHE)
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.measure)))
        return
    paths = {spread: make(options.cache, spread, options.accounts) for spread in SPREADS}
    seconds: dict[str, list[list[float]]] = {spread: [] for spread in SPREADS}
    for _ in range(options.repeat):
        for spread, path in paths.items():
            command = [sys.executable, "-m", "bench.thresholds", "--measure", str(path)]
            finished = subprocess.run(command, capture_output=True, text=True, check=True)
            seconds[spread].append(json.loads(finished.stdout))
    print(f"{options.accounts:,} accounts")
    for spread, taken in seconds.items():
        reading, proposing = (median(column) for column in zip(*taken, strict=True))
        whole = median(map(sum, taken))
        print(
            f"  {spread:<12} {reading:5.2f} s reading {proposing:5.2f} s proposing {whole:5.2f} s"
        )


if __name__ == "__main__":
    main()
