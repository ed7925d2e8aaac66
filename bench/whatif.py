"""What a draft would do, tried as somebody drags a threshold, over a published run.

    python -m bench.whatif [--accounts 1000000] [--tries 20]

An installation with one run of that many invented accounts is made in a temporary folder; then a
policy owner's browser asks for the outcome of a draft, each time with another threshold, by the
address that the page uses. It prints the first answer, for which the live policy's decisions are
worked out, the median and the 95th percentile of the others, and beside them DuckDB deciding the
same draft once into a table. It ends with 1 where the 95th percentile is above 1.5 s.
"""

import argparse
import os
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.contract import AS_OF
from bench.server import AFTERWARDS, furnish
from bench.simulating import ACCOUNTS

LONGEST = 1.5
POLICY = "standard"


def make_accounts(file: Path, rows: int) -> None:
    """Invented accounts as a file."""
    from tanada.sql.engine import connect

    with connect() as connection:
        connection.execute(ACCOUNTS, [rows]).fetchall()
        connection.execute(f"COPY accounts TO '{file}' (FORMAT parquet)").fetchall()


def browser():
    """A policy owner's, signed in."""
    from django.test import Client

    from tanada_web.models import Person

    owner = Person.objects.create_user("o@example.test", name="O", role="policy_owner", key="o")
    client = Client(HTTP_HOST="localhost")
    client.force_login(owner)
    return client, owner


def measure(folder: Path, rows: int, tries: int) -> dict[str, float]:
    """The seconds of each part."""
    os.environ["TANADA_HOME"] = str(folder)
    make_accounts(folder / "accounts.parquet", rows)
    furnish(POLICY, str(folder / "accounts.parquet"))
    from tanada_web import policies
    from tanada_web.runs.running import RunCall, run_now

    run_now(RunCall(AS_OF, "system", lambda: AFTERWARDS))
    client, owner = browser()
    text = policies.published().text
    number = policies.draft(text, owner, AFTERWARDS).number
    seconds = []
    for step in range(tries + 1):
        form = {
            "text": text,
            "dial.tiers[0].tier_1.when.large#0": str(101_000 + 1_000 * step),
            "was.tiers[0].tier_1.when.large#0": "100,000",
        }
        started = perf_counter()
        answer = client.post(f"/policy/{number}/try/", form, HTTP_HX_REQUEST="true")
        seconds.append(perf_counter() - started)
        assert answer.status_code == 200 and b'class="headline"' in answer.content
    first, *others = seconds
    return {
        "the first try": first,
        "a try, median": median(others),
        "a try, p95": sorted(others)[int(len(others) * 0.95) - 1 if len(others) > 1 else 0],
        "deciding the draft once": decided_once(text.replace("arr > 100000", "arr > 120000", 1)),
    }


def decided_once(text: str) -> float:
    """The seconds that DuckDB takes to decide a policy on the same accounts into a table."""
    from tanada.decide.compiling import Compiler
    from tanada.policy.loading import read_policy
    from tanada_web.reading.engine import query_connection
    from tanada_web.reading.what_if import ground

    file = ground().file
    with query_connection() as connection:
        connection.execute(f"CREATE TEMP VIEW accounts AS FROM read_parquet('{file}')").fetchall()
        columns = [name for name, *_ in connection.execute("DESCRIBE accounts").fetchall()]
        compiler = Compiler(read_policy(text), columns, AS_OF)
        wanted = ("account_id", "tier", "status", "reason")
        facts = {f"decision__{name}": name for name in wanted}
        sql = compiler.facts.select(facts, "accounts").sql(dialect="duckdb")
        started = perf_counter()
        connection.execute(f"CREATE TEMP TABLE decided AS {sql}").fetchall()
        return perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.whatif", description=__doc__)
    parser.add_argument("--accounts", type=int, default=1_000_000)
    parser.add_argument("--tries", type=int, default=20)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        seconds = measure(Path(folder), options.accounts, options.tries)
    print(f"{options.accounts:,} accounts, {POLICY}, {options.tries} tries")
    for name, taken in seconds.items():
        print(f"  {name:<24} {taken:6.2f} s")
    if seconds["a try, p95"] > LONGEST:
        sys.exit(1)


if __name__ == "__main__":
    main()
