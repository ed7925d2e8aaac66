"""Reading a CSV with validation beside DuckDB's own read_csv of the same file and types.

    python -m bench.reading [--rows 5000000] [--repeat 3] [--cache FOLDER]

Each is measured in a process of its own, in turns, and the median counts. Both end with a
typed table in memory; Tanada has also looked for doubled ids, values out of range, blanks
around texts and all the shapes of numbers and dates, and says what it assumed.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.contract import AS_OF, THREADS
from bench.data import CACHE

TYPES = {
    "account_id": "VARCHAR",
    "name": "VARCHAR",
    "region": "VARCHAR",
    "currency": "VARCHAR",
    "arr": "DECIMAL(17, 2)",
    "seats": "BIGINT",
    "seats_used": "BIGINT",
    "health_score": "DECIMAL(15, 6)",
    "csm_sentiment": "VARCHAR",
    "started_on": "DATE",
    "renewal_date": "DATE",
    "trial": "BOOLEAN",
}
ROWS = """
COPY (
    SELECT 'A-' || lpad((i + 1)::TEXT, 8, '0') AS account_id,
        'Company ' || hash(i) % 1000000 AS name,
        ['EMEA', 'Americas', 'APAC'][1 + (hash(i, 1) % 3)::INT] AS region,
        'USD' AS currency,
        (hash(i, 2) % 20000000 / 100)::DECIMAL(18, 2) AS arr,
        hash(i, 3) % 500 AS seats,
        hash(i, 4) % 500 AS seats_used,
        (hash(i, 5) % 1000 / 10)::DECIMAL(6, 1) AS health_score,
        ['green', 'yellow', 'red', NULL][1 + (hash(i, 6) % 4)::INT] AS csm_sentiment,
        DATE '2020-01-01' + (hash(i, 7) % 2000)::INT AS started_on,
        DATE '2026-01-01' + (hash(i, 8) % 400)::INT AS renewal_date,
        hash(i, 9) % 50 = 0 AS trial
    FROM range({rows}) AS numbered(i)
) TO '{path}' (FORMAT csv, HEADER)
"""
READERS = ("duckdb", "tanada")


def make(cache: Path, rows: int) -> Path:
    """The file of that many rows, made unless it is in the cache."""
    import duckdb

    path = cache / f"reading-{rows}.csv"
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        with duckdb.connect() as db:
            db.execute(ROWS.format(rows=rows, path=unfinished))
        unfinished.rename(path)
    return path


def read_with_duckdb(path: Path) -> int:
    """The rows of the table that DuckDB's own reader makes of the file."""
    from tanada.sql.engine import connect

    connection = connect(threads=THREADS)
    connection.read_csv(
        str(path), header=True, auto_detect=False, columns=TYPES, delimiter=",", quotechar='"'
    ).to_table("rows")
    return connection.execute("SELECT count(*) FROM rows").fetchone()[0]


def read_with_tanada(path: Path) -> int:
    """The rows of the accounts that Tanada reads and checks."""
    from tanada.accounts.reading import read_accounts
    from tanada.policy.loading import load_policy
    from tanada.sql.engine import connect

    connection = connect(threads=THREADS)
    return read_accounts(connection, path, load_policy("standard"), AS_OF).accepted


def measure(reader: str, path: Path) -> float:
    """The seconds that one reader takes, in this process."""
    read = {"duckdb": read_with_duckdb, "tanada": read_with_tanada}[reader]
    import tanada.accounts.reading
    import tanada.policy.loading  # noqa: F401 - what is imported does not count

    started = perf_counter()
    read(path)
    return perf_counter() - started


def compare(rows: int, repeat: int, cache: Path) -> dict[str, float]:
    """The median seconds of each reader."""
    path = make(cache, rows)
    seconds: dict[str, list[float]] = {reader: [] for reader in READERS}
    for _ in range(repeat):
        for reader, found in seconds.items():
            command = [sys.executable, "-m", "bench.reading", "--measure", reader, str(path)]
            finished = subprocess.run(command, capture_output=True, text=True, check=True)
            found.append(json.loads(finished.stdout))
    return {reader: median(found) for reader, found in seconds.items()}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.reading", description=__doc__)
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--cache", type=Path, default=CACHE)
    parser.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        reader, path = options.measure
        print(json.dumps(measure(reader, Path(path))))
        return
    seconds = compare(options.rows, options.repeat, options.cache)
    print(f"{options.rows:,} rows of {len(TYPES)} columns")
    for reader, taken in seconds.items():
        print(f"  {reader:<8} {taken:6.2f} s   {options.rows / taken / 1e6:5.2f} million rows/s")
    print(f"  ratio    {seconds['tanada'] / seconds['duckdb']:6.2f}")


if __name__ == "__main__":
    main()
