"""The accounts: made by DuckDB from a seed and a row number, so that a size and a seed
always give the same file. Kept in a cache folder and reused.

    python -m bench.data 1000000 [--seed 1] [--cache FOLDER]

prints how many rows the two files have.
"""

import argparse
import tempfile
from pathlib import Path
from typing import NamedTuple

from bench.contract import AS_OF, THREADS

SEED = 1
CACHE = Path(tempfile.gettempdir()) / "tanada-bench"

# chance(k) is uniform in [0, 1), independent per row and k. One row in each block of 1,000 is
# bad in one way, and never the block's first, so that a doubled id doubles a good row's.
# About the numbers: ARR is log-normal with a median of 12,000; one account in ten has a round
# price; nothing at all is known of the room to grow of one in a hundred.
ACCOUNTS = """
CREATE MACRO chance(i, k) AS hash(i, k, {seed}) / 18446744073709551616.0;
CREATE MACRO normal(i, k) AS
    sqrt(-2 * ln(1 - chance(i, k))) * cos(2 * pi() * chance(i, k + 1000));
CREATE MACRO known(i, k, share, x) AS CASE WHEN chance(i, k) < share THEN x END;
CREATE MACRO identifier(i) AS
    '0015Y0' || lpad(upper(to_hex(
        ((i + 1) * 668265263 + {seed} * 7919) % 281474976710656)), 12, '0');

COPY (
WITH numbered AS (
    SELECT range AS i, (hash(range // 1000, {seed}) % 998)::BIGINT + 1 AS bad_place
    FROM range({accounts})
), drawn AS (
    SELECT i,
        CASE WHEN i % 1000 = bad_place THEN (hash(i, 77, {seed}) % 8)::INTEGER END AS bad,
        exp(9.3927 + 1.5 * normal(i, 1)) AS raw_arr,
        0.05 + 1.05 * chance(i, 2) AS reach,
        chance(i, 3) < 0.99 AS looked_into,
        1 + floor(5 * chance(i, 4) * chance(i, 5))::INTEGER AS owned
    FROM numbered
), sized AS (
    SELECT *,
        CASE WHEN chance(i, 6) < 0.10 THEN greatest(round(raw_arr, -3), 1000)
             ELSE round(raw_arr, 2) END::DECIMAL(18, 2) AS true_arr,
        1 + floor(raw_arr / 300 * (0.5 + chance(i, 7)))::INTEGER AS true_seats
    FROM drawn
), described AS (
    SELECT *,
        CASE WHEN chance(i, 8) < 0.001 THEN 0
             ELSE ceil(true_seats / reach)::INTEGER END AS addressable
    FROM sized
)
SELECT
    CASE bad WHEN 0 THEN '' WHEN 1 THEN NULL WHEN 2 THEN identifier(i - 1)
             ELSE identifier(i) END AS account_id,
    'Account ' || i AS name,
    CASE bad WHEN 3 THEN 'EUR' ELSE known(i, 10, 0.97, 'USD') END AS currency,
    known(i, 11, 0.95, true_arr) AS arr,
    known(i, 12, 0.60, (true_arr::DOUBLE / 12)::DECIMAL(18, 2)) AS mrr,
    CASE bad WHEN 4 THEN -true_seats
             ELSE known(i, 13, 0.97, CASE WHEN looked_into THEN true_seats END) END AS seats,
    known(i, 14, 0.95, floor(true_seats * chance(i, 15))::INTEGER) AS seats_used,
    known(i, 16, 0.80, CASE WHEN looked_into THEN addressable END) AS addressable_seats,
    CASE bad WHEN 5 THEN -1
             ELSE known(i, 17, 0.95, CASE WHEN looked_into
                 THEN ceil(addressable * (1 + 3 * chance(i, 18)))::INTEGER END) END AS employees,
    known(i, 19, 0.97, CASE WHEN looked_into THEN owned END) AS products_owned,
    known(i, 20, 0.97, CASE WHEN looked_into
        THEN owned + floor(3 * chance(i, 21) * chance(i, 22))::INTEGER END) AS products_available,
    known(i, 23, 0.95, CASE WHEN looked_into
        THEN round(1 + 2.5 * chance(i, 24) * chance(i, 25), 2) END)::DECIMAL(9, 2)
        AS expansion_multiple,
    CASE WHEN bad = 6 THEN 'blue'
         WHEN chance(i, 26) < 0.10 THEN 'red'
         WHEN chance(i, 26) < 0.35 THEN 'yellow'
         WHEN chance(i, 26) < 0.90 THEN 'green' END AS csm_sentiment,
    known(i, 30, 0.97, chance(i, 31) < 0.02) AS brand,
    known(i, 32, 0.97, chance(i, 33) < 0.04) AS reference,
    known(i, 34, 0.97, chance(i, 35) < 0.01) AS influence,
    known(i, 36, 0.97, chance(i, 37) < 0.02) AS partner,
    known(i, 38, 0.97, chance(i, 39) < 0.03) AS relationship,
    known(i, 40, 0.98, chance(i, 41) < 0.03) AS trial,
    known(i, 42, 0.98, DATE '{as_of}' - floor(3650 * chance(i, 43))::INTEGER) AS started_on,
    known(i, 44, 0.97, DATE '{as_of}' - 180 + floor(730 * chance(i, 45))::INTEGER) AS renewal_date,
    CASE bad WHEN 7 THEN 0
             ELSE known(i, 46, 0.97, [1, 12, 12, 12, 24, 36][1 + floor(6 * chance(i, 47))::INTEGER])
             END AS term_months,
    CASE WHEN chance(i, 48) < 0.010 THEN DATE '{as_of}' - floor(400 * chance(i, 49))::INTEGER
         WHEN chance(i, 48) < 0.013 THEN DATE '{as_of}' + 1 + floor(90 * chance(i, 49))::INTEGER
         END AS churned_on
FROM described
) TO '{path}' (FORMAT parquet, COMPRESSION snappy)
"""

SOUND = """
COPY (
    FROM '{accounts}'
    WHERE account_id <> ''
      AND account_id NOT IN (
          SELECT account_id FROM '{accounts}' WHERE account_id <> '' GROUP BY 1 HAVING count(*) > 1)
      AND coalesce(currency = 'USD', true)
      AND coalesce(csm_sentiment IN ('red', 'yellow', 'green'), true)
      AND coalesce(seats >= 0 AND employees >= 0 AND term_months >= 1, true)
      AND coalesce(churned_on > DATE '{as_of}', true)
) TO '{path}' (FORMAT parquet, COMPRESSION snappy)
"""


class Files(NamedTuple):
    accounts: Path
    """All rows: what the full row is decided from."""
    sound: Path
    """The rows nobody rejects, of customers who have not left: what tier and score are
    decided from."""


def files(cache: Path, accounts: int, seed: int) -> Files:
    name = f"accounts-{accounts}-seed-{seed}"
    return Files(cache / f"{name}.parquet", cache / f"{name}-sound.parquet")


def make(cache: Path, accounts: int, seed: int) -> list[int]:
    """Makes the files of that size and seed, unless they are in the cache; the rows of each."""
    import duckdb

    cache.mkdir(parents=True, exist_ok=True)
    wanted = files(cache, accounts, seed)
    scripts = {
        wanted.accounts: ACCOUNTS.replace("{accounts}", str(accounts)),
        wanted.sound: SOUND.replace("{accounts}", str(wanted.accounts)),
    }
    for path, script in scripts.items():
        if not path.exists():
            unfinished = path.with_suffix(".part")
            with duckdb.connect(config={"threads": THREADS, "memory_limit": "4GB"}) as db:
                db.execute(script.format(seed=seed, as_of=AS_OF, path=unfinished))
            unfinished.rename(path)
    with duckdb.connect() as db:
        count = "SELECT count(*) FROM read_parquet($path)"
        return [db.execute(count, {"path": str(path)}).fetchone()[0] for path in wanted]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("accounts", type=int)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--cache", type=Path, default=CACHE)
    options = parser.parse_args()
    print(*make(options.cache, options.accounts, options.seed))


if __name__ == "__main__":
    main()
