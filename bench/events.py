"""Fields derived from events of use, beside the straightforward SQL: `python -m bench.events`.

    python -m bench.events --events 100000000 --accounts 1000000 --folder FOLDER

The events are made by DuckDB from their numbers, so that a size always gives the same file, and
are deleted at the end unless `--keep`. Each side runs in a process of its own, on as many threads
and with as much memory as the options say. On `--compare` events both results are compared row
by row before anything is measured.
"""

import argparse
import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.worker import Measurement, measured

ADVANCED = [f"feature_{number}" for number in range(12)]
AS_OF = date(2026, 6, 30)
"""The day of the last events; with times of day, windows end on the day before."""
SIDES = ("tanada", "sql")

# Accounts are drawn so that a few have many events; each has 2 to 15 users, 40 features are
# used, and events spread over 120 days: in the order of time, as logs are, or in none.
EVENTS = """
COPY (
WITH drawn AS (
    SELECT range AS i,
        floor({accounts} * power(hash(range, 1) / 18446744073709551616.0, 1.3))::BIGINT AS account
    FROM range({events})
)
SELECT
    '0015Y0' || lpad(upper(to_hex((account + 1) * 668265263 % 281474976710656)), 12, '0')
        AS account_id,
    'user-' || lpad((account * 16 + hash(i, 3) % (2 + hash(account, 2) % 14))::TEXT, 9, '0')
        AS "user",
    DATE '{as_of}' - 119 + {day} + {time} AS "on",
    'feature_' || (hash(i, 7) % 40) AS feature
FROM drawn
) TO '{path}' (FORMAT parquet, COMPRESSION snappy)
"""
IN_ORDER, SHUFFLED = "(i * 120 // {events})::INTEGER", "(hash(i, 5) % 120)::INTEGER"
TIME = "to_seconds((hash(i, 6) % 86400)::DOUBLE)"

STRAIGHTFORWARD = """
SELECT account_id,
    count(DISTINCT ("user", "on"::DATE)) FILTER ("on"::DATE > $through - 30) AS user_days,
    count(DISTINCT "user") FILTER ("on"::DATE > $through - 30) AS mau,
    count(DISTINCT feature) FILTER (
        "on"::DATE > $through - 90 AND list_contains($advanced, feature)
    ) AS advanced_features_used
FROM events WHERE "on"::DATE <= $through GROUP BY account_id
"""


@dataclass(frozen=True)
class Task:
    side: str
    events: str
    result: str
    through: str
    memory: str
    threads: int


def make_events(path: Path, events: int, accounts: int, shuffled: bool, timed: bool) -> None:
    import duckdb

    day = (SHUFFLED if shuffled else IN_ORDER).replace("{events}", str(events))
    time = TIME if timed else "0"
    with duckdb.connect(config={"threads": 2, "memory_limit": "4GB"}) as db:
        db.execute(
            EVENTS.format(
                events=events, accounts=accounts, as_of=AS_OF, day=day, time=time, path=path
            )
        )


def run_side(task: Task) -> Measurement:
    from tanada.accounts.events.deriving import derive
    from tanada.sql.engine import connect

    db = connect(memory_limit=task.memory, threads=task.threads)
    db.read_parquet(task.events).create_view("events")

    def tanada() -> None:
        columns, settings = ["on", "user", "feature"], {"advanced": ADVANCED}
        derive(db, "usage", "events", columns, settings, AS_OF, "derived")

    def sql() -> None:
        values = {"through": date.fromisoformat(task.through), "advanced": ADVANCED}
        db.execute(f"CREATE TEMP TABLE counted AS {STRAIGHTFORWARD}", values)

    measurement, _ = measured(tanada if task.side == "tanada" else sql)
    names = "account_id, dau, mau, advanced_features_used"
    shown = (
        f"SELECT {names} FROM derived"
        if task.side == "tanada"
        else "SELECT account_id, round(user_days::DECIMAL(18, 9) / 30, 6)::DECIMAL(15, 6) AS dau, "
        "mau, advanced_features_used FROM counted"
    )
    db.execute(f"COPY ({shown}) TO '{task.result}' (FORMAT parquet)")
    return measurement


def in_a_process(task: Task) -> Measurement:
    command = [sys.executable, "-m", "bench.events", "--task", json.dumps(asdict(task))]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Measurement(**json.loads(done.stdout))


def differing(folder: Path) -> int:
    """How many rows only one side has."""
    import duckdb

    sides = [f"FROM '{folder / side}.parquet'" for side in SIDES]
    with duckdb.connect() as db:
        counts = [
            db.execute(f"SELECT count(*) FROM ({one} EXCEPT ALL {other})").fetchall()[0][0]
            for one, other in (sides, sides[::-1])
        ]
    return sum(counts)


def measure(options: argparse.Namespace, folder: Path, events: int) -> dict[str, Measurement]:
    accounts = max(1, options.accounts * events // options.events)
    path = folder / f"events-{events}-{accounts}.parquet"
    if not path.exists():
        make_events(path, events, accounts, options.shuffled, options.timed)
    through = date.fromordinal(AS_OF.toordinal() - options.timed)
    found = {}
    for side in SIDES:
        result = folder / f"{side}.parquet"
        task = Task(
            side, str(path), str(result), str(through), options.memory_limit, options.threads
        )
        try:
            found[side] = in_a_process(task)
        except subprocess.CalledProcessError as failed:
            if side == "tanada":
                raise
            print(f"{side} failed: {failed.stderr.strip().splitlines()[-1]}", flush=True)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.events", description=__doc__)
    parser.add_argument("--events", type=int, default=100_000_000, metavar="N")
    parser.add_argument("--accounts", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--compare", type=int, default=2_000_000, metavar="N", help="events")
    parser.add_argument("--folder", type=Path, help="where the events go (default: temporary)")
    parser.add_argument("--keep", action="store_true", help="do not delete the events")
    parser.add_argument("--shuffled", action="store_true", help="events in no order")
    parser.add_argument("--timed", action="store_true", help="events with times of day")
    parser.add_argument("--memory-limit", default="6GiB", help="of the engine (default: 6GiB)")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--task", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.task:
        print(json.dumps(asdict(run_side(Task(**json.loads(options.task))))))
        return 0
    with TemporaryDirectory(dir=options.folder, prefix="events-") as temporary:
        folder = options.folder if options.keep and options.folder else Path(temporary)
        measure(options, folder, options.compare)
        if count := differing(folder):
            print(f"{count} rows of {options.compare:,} events differ")
            return 1
        print(f"the same rows from {options.compare:,} events")
        found = measure(options, folder, options.events)
    for side, each in found.items():
        ratio = each.seconds / found["tanada"].seconds
        print(
            f"{side:7} {each.seconds:7.1f} s  {each.cpu_seconds:7.1f} s CPU  "
            f"{each.peak_mib:8,.0f} MiB  {ratio:5.2f} x"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
