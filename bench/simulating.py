"""A policy tried against another beside deciding once, over the same accounts.

    python -m bench.simulating [--rows 1000000] [--repeat 3]

Deciding once is done for each of the two: a table of one policy's decisions, with the columns that
a simulation keeps of each. The simulation decides both, and ends with the matrix, the shares, the
clauses, the edges, the distribution and the 200 movers with the most ARR. Both begin at accounts
that are read. Each is measured in a process of its own, in turns, and the median counts.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.contract import AS_OF, THREADS

SIDES = ("new once", "old once", "simulation")
POLICIES = ("standard", "score_health")
SHOWN = 200
ACCOUNTS = """
CREATE TABLE accounts AS
SELECT 'A-' || lpad((i + 1)::TEXT, 8, '0') AS account_id,
    'Company ' || hash(i) % 1000000 AS name,
    'Owner ' || hash(i, 10) % 200 AS owner,
    CASE WHEN hash(i, 11) % 50 > 0
        THEN (100 * pow(2000, (hash(i, 2) % 1000000) / 1000000))::DECIMAL(17, 2) END AS arr,
    (hash(i, 3) % 500)::BIGINT AS seats,
    (hash(i, 4) % 500)::BIGINT AS seats_used,
    (hash(i, 12) % 2000)::BIGINT AS employees,
    ((hash(i, 13) % 40) / 10)::DECIMAL(15, 6) AS expansion_multiple,
    ['green', 'yellow', 'red', NULL][1 + (hash(i, 6) % 4)::INT] AS csm_sentiment,
    ['low', 'medium', 'high', NULL][1 + (hash(i, 14) % 4)::INT] AS churn_risk,
    DATE '2020-01-01' + (hash(i, 7) % 2000)::INT AS started_on,
    hash(i, 9) % 50 = 0 AS trial,
    hash(i, 15) % 30 = 0 AS brand
FROM range(?) AS numbered(i)
"""


def snapshot_of(rows: int):
    """A snapshot of that many invented accounts."""
    from tanada.accounts.snapshot import Snapshot
    from tanada.sql.engine import connect

    connection = connect(threads=THREADS)
    connection.execute(ACCOUNTS, [rows]).fetchall()
    described = connection.execute("DESCRIBE accounts").fetchall()
    columns = tuple(row[0] for row in described)
    return Snapshot(connection, Path("invented"), columns, rows, 0, ())


def measure(side: str, rows: int) -> float:
    """The seconds that one side takes, in this process."""
    from tanada.decide.running import Decisions
    from tanada.decide.simulation.deciding import SEEN, TOLD
    from tanada.decide.simulation.movers import movers_of
    from tanada.decide.simulation.simulating import simulate
    from tanada.policy.loading import load_policy

    new, old = map(load_policy, POLICIES)
    snapshot = snapshot_of(rows)
    started = perf_counter()
    if side != "simulation":
        decisions = Decisions(snapshot, new if side == "new once" else old, AS_OF)
        facts = {name: name for name in ("account_id", "name", "owner", "arr")}
        facts |= {f"decision__{name}": name for name in (*SEEN, *TOLD)}
        sql = decisions.facts(facts).sql(dialect="duckdb")
        snapshot.connection.execute(f"CREATE TEMP TABLE decided AS {sql}").fetchall()
    else:
        simulate(snapshot, new, old, AS_OF)
        movers_of(snapshot.connection, SHOWN)
    return perf_counter() - started


def compare(rows: int, repeat: int) -> dict[str, float]:
    """The median seconds of each side."""
    seconds: dict[str, list[float]] = {side: [] for side in SIDES}
    for _ in range(repeat):
        for side, found in seconds.items():
            command = [sys.executable, "-m", "bench.simulating", "--measure", side, str(rows)]
            finished = subprocess.run(command, capture_output=True, text=True, check=True)
            found.append(json.loads(finished.stdout))
    return {side: median(found) for side, found in seconds.items()}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.simulating", description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        side, rows = options.measure
        print(json.dumps(measure(side, int(rows))))
        return
    seconds = compare(options.rows, options.repeat)
    print(f"{options.rows:,} accounts, {POLICIES[0]} against {POLICIES[1]}")
    for side, taken in seconds.items():
        print(f"  {side:<11} {taken:6.2f} s")
    once = (seconds["new once"] + seconds["old once"]) / 2
    print(f"  ratio       {seconds['simulation'] / once:6.2f} to deciding one of the two")


if __name__ == "__main__":
    main()
