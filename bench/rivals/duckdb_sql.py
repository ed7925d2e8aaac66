"""The policy as SQL by hand for DuckDB: what Tanada's compiled tree is measured against.

Three statements: ids that occur twice, rejected rows, decisions. The file is scanned again
for each rather than held in memory, scores are counted in whole ten-thousandths, and row order
is given up, so that ten million accounts need little memory.
"""

from pathlib import Path

import duckdb

from bench.contract import (
    AS_OF,
    COUNTS,
    DESIGNATIONS,
    GROWTH_FIELDS,
    POLICY_LABEL,
    REASONS,
    SENTIMENTS,
    THREADS,
    FullRow,
    check_rejected,
)

NAME = "hand-written DuckDB SQL"
MEMORY_LIMIT = "1GB"

# Only ids whose 64-bit hash occurs twice are grouped as text: at ten million accounts a tenth
# faster and a quarter less memory than grouping them all.
DOUBLED = """
CREATE TEMP TABLE doubled AS
SELECT account_id
FROM read_parquet($accounts)
WHERE hash(account_id) IN (
    SELECT hash(account_id) FROM read_parquet($accounts) GROUP BY 1 HAVING count(*) > 1
) AND account_id <> ''
GROUP BY account_id
HAVING count(*) > 1
"""

AMOUNT = "coalesce(arr, TRY_CAST(mrr::DECIMAL(20, 2) * 12 AS DECIMAL(18, 2)))"
"""DECIMAL(18,2) ends exactly below ARR_LIMIT, so what does not fit is too large."""

CHECKS = [
    ("account_id", "missing", "account_id IS NULL OR account_id = ''"),
    ("account_id", "duplicate", "account_id IN (FROM doubled)"),
    ("currency", "currency", "currency <> 'USD'"),
    ("csm_sentiment", "unlisted", f"csm_sentiment NOT IN {SENTIMENTS}"),
    ("term_months", "below_one", "term_months < 1"),
    ("mrr", "too_large", f"mrr IS NOT NULL AND {AMOUNT} IS NULL"),
    *((count, "negative", f"{count} < 0") for count in COUNTS),
]

REJECTED = f"""
CREATE TEMP TABLE rejected AS
WITH suspects AS (
    FROM read_parquet($accounts, file_row_number = true)
    WHERE {" OR ".join(f"({broken})" for _, _, broken in CHECKS)}
)
SELECT file_row_number, unnest(list_filter([{
    ", ".join(
        f"CASE WHEN {broken} THEN {{'field': '{field}', 'value': {field}::VARCHAR,"
        f" 'reason': '{REASONS[reason]}'}} END"
        for field, reason, broken in CHECKS
    )
}], lambda problem: problem IS NOT NULL), recursive := true)
FROM suspects
"""

WRITE_REJECTS = """
COPY (
    SELECT file_row_number + 1 AS row_number, field, value, reason FROM rejected ORDER BY ALL
) TO '{rejects}' (FORMAT csv, HEADER)
"""

ACCEPTED = """(
    FROM read_parquet($accounts, file_row_number = true)
    WHERE file_row_number NOT IN (SELECT file_row_number FROM rejected)
)"""

# Each step adds columns to the one before. The score is a whole number of ten-thousandths
# (`priority_bp`), summed in 75ths of one because both slopes of ARR's points divide 75 evenly.
STEPS = f"""
WITH facts AS (
    SELECT *,
        {AMOUNT} AS amount,
        {" OR ".join(f"({flag} IS TRUE)" for flag in DESIGNATIONS)} AS designated,
        coalesce(trial, false) AS on_trial,
        CASE
            WHEN seats / coalesce(addressable_seats, employees) < 0.30
                OR products_owned = 1 AND products_available > 1
                OR expansion_multiple >= 3 THEN 100
            WHEN expansion_multiple >= 1.5 THEN 50
            WHEN coalesce({", ".join(GROWTH_FIELDS)}) IS NOT NULL THEN 0
        END AS growth_points,
        CASE csm_sentiment WHEN 'red' THEN 0 WHEN 'yellow' THEN 50 WHEN 'green' THEN 100
        END AS sentiment_points
    FROM {{accounts}}
), measured AS (
    SELECT *,
        CASE WHEN designated THEN 100 ELSE 0 END AS designation_points,
        CASE WHEN amount IS NOT NULL
             THEN (greatest(least(amount, 100000), 0)::DECIMAL(8, 2) * 100)::INTEGER END AS cents
    FROM facts
), scored AS (
    SELECT *,
        (75 * (3000 * coalesce(growth_points, 50) + 2000 * designation_points
               + 1000 * coalesce(sentiment_points, 50))
         + CASE WHEN cents <= 2500000 THEN 6 * cents
                WHEN cents > 2500000 THEN 75 * 200000 + 2 * (cents - 2500000)
                ELSE 75 * 200000 END
         + 37) // 75 AS priority_bp,
        CASE WHEN amount > 100000 THEN 1
             WHEN amount > 50000 AND designated THEN 2
             WHEN amount > 75000 AND growth_points = 100 THEN 3
             WHEN amount >= 25000 THEN 4
             WHEN amount >= 5000 AND NOT on_trial THEN 5
             ELSE 6 END AS clause,
        amount IS NULL
            OR growth_points IS NULL AND NOT designated AND amount > 75000 AND amount <= 100000
            AS undetermined
    FROM measured
)"""

TIER = "CASE WHEN clause <= 3 THEN 'tier_1' WHEN clause = 4 THEN 'tier_2' \
WHEN clause = 5 THEN 'tier_3' ELSE 'tier_4' END"
"""The first clause that holds is true of the floor tier, determined or not."""


def points(bp: str) -> str:
    """Ten-thousandths as the decimal they stand for."""
    return f"({bp} * 0.0001)::DECIMAL(7, 4)"


DECISIONS = f"""
{STEPS.format(accounts=ACCEPTED)}, placed AS (
    SELECT *,
        coalesce(churned_on <= $as_of, false) AS ended,
        CASE WHEN NOT ended THEN {TIER} END AS floor_tier
    FROM scored
)
SELECT
    account_id,
    floor_tier AS tier,
    floor_tier AS earned_tier,
    CASE WHEN NOT undetermined THEN floor_tier END AS qualified_tier,
    floor_tier,
    CASE WHEN ended THEN 'ended' WHEN undetermined THEN 'undetermined' ELSE 'new' END AS status,
    CASE WHEN ended THEN NULL ELSE CASE clause
        WHEN 1 THEN 'tier_1.large' WHEN 2 THEN 'tier_1.strategic' WHEN 3 THEN 'tier_1.growing'
        WHEN 4 THEN 'tier_2.core' WHEN 5 THEN 'tier_3.scale' ELSE 'tier_4.otherwise'
    END END AS reason,
    CASE WHEN ended THEN NULL WHEN clause = 6 THEN '{{}}' ELSE '{{"arr": ' || amount || CASE clause
        WHEN 1 THEN '}}' WHEN 4 THEN '}}'
        WHEN 2 THEN ', "strategic": true}}'
        WHEN 3 THEN ', "growth_potential": "high"}}'
        ELSE ', "trial": false}}'
    END END AS reason_values,
    CASE WHEN ended OR NOT undetermined THEN NULL
         WHEN growth_points IS NOT NULL THEN 'arr'
         WHEN amount IS NULL THEN 'arr,{",".join(GROWTH_FIELDS)}'
         ELSE '{",".join(GROWTH_FIELDS)}' END AS missing,
    {points("priority_bp")} AS priority,
    CASE WHEN priority_bp >= 700000 THEN 'high' WHEN priority_bp >= 400000 THEN 'medium'
         ELSE 'low' END AS priority_band,
    {
    points('''CASE WHEN cents <= 2500000 THEN (2 * cents + 5) // 10
                    ELSE 500000 + (2 * (cents - 2500000) + 15) // 30 END''')
}
        AS priority__current_arr,
    growth_points::DECIMAL(7, 4) AS priority__growth,
    designation_points::DECIMAL(7, 4) AS priority__designation,
    sentiment_points::DECIMAL(7, 4) AS priority__sentiment,
    CASE WHEN NOT ended THEN $as_of END AS since,
    NULL::DATE AS grace_from,
    NULL::DATE AS grace_until,
    NULL::DATE AS pinned_until,
    NULL::VARCHAR AS overlays,
    '{POLICY_LABEL}' AS policy,
    $as_of AS as_of
FROM placed
"""

TIER_AND_SCORE = f"""
CREATE OR REPLACE TABLE decisions AS
{STEPS.format(accounts="accounts")}
SELECT account_id, {TIER} AS tier, {points("priority_bp")} AS priority
FROM scored
"""


def connect() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(
        config={
            "threads": THREADS,
            "memory_limit": MEMORY_LIMIT,
            "preserve_insertion_order": False,
        }
    )


def full_row(job: FullRow) -> None:
    accounts = {"accounts": str(job.accounts)}
    with connect() as db:
        db.execute(DOUBLED, accounts)
        db.execute(REJECTED, accounts)
        rows = db.execute("SELECT count(*) FROM read_parquet($accounts)", accounts).fetchone()[0]
        bad = db.execute("SELECT count(DISTINCT file_row_number) FROM rejected").fetchone()[0]
        check_rejected(bad, rows)
        db.execute(WRITE_REJECTS.format(rejects=job.rejects))
        db.execute(
            f"COPY ({DECISIONS}) TO '{job.decisions}' (FORMAT parquet, COMPRESSION snappy)",
            {**accounts, "as_of": AS_OF},
        )


def load(accounts: Path, limit: int | None) -> duckdb.DuckDBPyConnection:
    db = duckdb.connect(config={"threads": THREADS, "preserve_insertion_order": False})
    db.execute("CREATE TABLE accounts AS FROM read_parquet($accounts)", {"accounts": str(accounts)})
    return db


def tier_and_score(db: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    db.execute(TIER_AND_SCORE)
    return db


def save(db: duckdb.DuckDBPyConnection, path: Path) -> None:
    db.execute(f"COPY decisions TO '{path}' (FORMAT parquet)")
