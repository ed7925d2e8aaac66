"""A server's installation with one published run over many accounts, for `bench.pages`.

    python -m bench.portfolio FOLDER [--accounts 1000000]

The accounts are those of `bench.data`, with names, owners and what else pages filter by; they are
decided by the policy `standard`. What is there already is left as it is.
"""

import argparse
import os
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from bench import data
from bench.contract import AS_OF, THREADS

AFTERWARDS = datetime.combine(AS_OF + timedelta(days=1), time(), UTC)
SOURCE = """
COPY (
    SELECT * EXCLUDE (name),
        ['Northwind', 'Aster', 'Blue Harbor', 'Cobalt', 'Delmar', 'Estuary', 'Fjord', 'Granite',
         'Kestrel', 'Juniper', '青港', '北風', 'Meridian', 'Orchard', 'Pioneer', 'Quartz'
        ][1 + (hash(account_id, 1) % 16)::INTEGER] || ' ' ||
        ['Logistics', 'Holdings', 'Medical', 'Works', 'Foods', 'Bank', 'Robotics', 'Insurance'
        ][1 + (hash(account_id, 2) % 8)::INTEGER] || ' ' || (hash(account_id, 3) % 100000) AS name,
        CASE WHEN hash(account_id, 4) % 10 < 6
             THEN 'CSM ' || (hash(account_id, 5) % 400) END AS owner,
        ['Healthcare', 'Finance', 'Retail', 'Manufacturing', 'Software', 'Education', 'Energy'
        ][1 + (hash(account_id, 6) % 7)::INTEGER] AS industry,
        ['APAC', 'EMEA', 'AMER', 'Japan'][1 + (hash(account_id, 7) % 4)::INTEGER] AS region
    FROM '{made}'
    WHERE churned_on IS NULL OR churned_on > DATE '{as_of}'
) TO '{source}' (FORMAT parquet, COMPRESSION snappy);
"""


def furnish(folder: Path, accounts: int, cache: Path) -> None:
    """Make the installation and its run, unless it is there; Django is ready afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["TANADA_HOME"] = str(folder)
    from tanada_web.commands.setup import ready

    ready()
    from tanada.policy.loading import policy_text, read_policy
    from tanada_web.models import Person, PolicyVersion, Run, Source
    from tanada_web.runs.running import RunCall, run_now

    if Run.objects.filter(state="done").exists():
        return
    data.make(cache, accounts, data.SEED)
    source = folder / "accounts.parquet"
    _write_source(data.files(cache, accounts, data.SEED).accounts, source)
    text = policy_text("standard")[0]
    person = Person.objects.create_user("a@example.test", name="A", role="manager", key="a")
    PolicyVersion.objects.create(
        number=1,
        text=text,
        fingerprint=read_policy(text).fingerprint,
        state="published",
        drafted_by=person,
        drafted_at=AFTERWARDS,
    )
    Source.objects.create(name="bench", accounts=str(source))
    run_now(RunCall(AS_OF, "system", lambda: AFTERWARDS))


def _write_source(made: Path, source: Path) -> None:
    import duckdb

    with duckdb.connect(config={"threads": THREADS, "memory_limit": "4GB"}) as db:
        db.execute(SOURCE.format(made=made, as_of=AS_OF, source=source))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.portfolio", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--accounts", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--cache", type=Path, default=data.CACHE, help="where accounts are kept")
    options = parser.parse_args()
    furnish(options.folder, options.accounts, options.cache)


if __name__ == "__main__":
    main()
