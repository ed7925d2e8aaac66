"""Daily use: parameters of each account and month, expanded into rows inside DuckDB.

All chance comes from whole-number arithmetic on 32 bits that is written out here (xor with
itself shifted, times an odd number, as hash functions end), so that the rows are the same in
every version of the engine and on every platform.
"""

import csv
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import duckdb

from tanada.example.coefficients import COEFFICIENTS
from tanada.example.history import History

CORE_FEATURES = ("plans", "calendar", "reports", "comments", "import", "export")
ADVANCED_FEATURES = (
    "forecast",
    "scenarios",
    "what_if",
    "optimiser",
    "alerts",
    "api",
    "dashboards",
    "automation",
    "stock_targets",
    "supplier_portal",
    "approvals",
    "audit_log",
)
UNKNOWN_ACCOUNT = "TEST-01"
"""The account under which the product's own testers work."""

_FIRST_DAY = date(1970, 1, 1)
_COLUMNS = ("number", "first_day", "days", "users", "daily", "features")

_STIR = """
CREATE MACRO stirred(x, factor) AS (xor(x, x >> 15) * factor) & 4294967295
"""

# How much more or less often than its colleagues each user comes.
_USERS = """
CREATE TEMP TABLE users AS
SELECT number, person, first_day, days, features,
    format('A-{:05d}', number) AS account_id,
    format('U-{:05d}-{}', number, person) AS user_id,
    (number * 2654435761 + person * 40503 + $seed) & 4294967295 AS key,
    daily * ($user_least + stirred(luck, 1812433253) // 8
        % ($user_most - $user_least + 1)) // 1000 AS weekday
FROM (
    SELECT *,
        stirred((number * 2654435761 + person * 2246822519 + $seed) & 4294967295, 2146121005)
            AS luck
    FROM (
        SELECT number, first_day, days, daily, features, unnest(range(1, users + 1)) AS person
        FROM read_csv($parameters, header = true, columns = {
            number: 'BIGINT', first_day: 'BIGINT', days: 'BIGINT', users: 'BIGINT',
            daily: 'BIGINT', features: 'BIGINT'})
    )
)
"""

# One row a day on which a user comes. Days are counted from 1970-01-01, a Thursday.
_VISITS = """
CREATE TEMP TABLE visits AS
SELECT number, person, account_id, user_id, features, on_day,
    stirred(luck, 1664525053) AS spread
FROM (
    SELECT *, stirred(half, 1812433253) AS luck
    FROM (
        SELECT *, stirred((key + on_day * 3266489917) & 4294967295, 2146121005) AS half
        FROM (
            SELECT number, person, account_id, user_id, features, weekday, key,
                first_day + unnest(range(0, days)) AS on_day
            FROM users
        )
    )
)
WHERE luck // 16 % 10000
    < CASE WHEN (on_day + 3) % 7 >= 5 THEN weekday * $weekend // 1000 ELSE weekday END
"""

# The first features are used far more than the last; a second one is never the first again.
_USES = """
CREATE TEMP TABLE uses AS
SELECT number, person, account_id, user_id, spread, used_on,
    CASE WHEN place < $core THEN place ELSE $core + (place - $core + number) % $advanced END
        AS feature
FROM (
    SELECT number, person, account_id, user_id, spread,
        1000000 * (86400 * on_day + 25200 + 1800 * slot + spread % 39600) AS used_on,
        (features * (spread % 1000) * (spread // 1000 % 1000) // 1000000
            + slot * (1 + spread // 7 % (features - 1))) % features AS place
    FROM (
        SELECT *, unnest(CASE WHEN spread // 3 % 1000 < $second THEN [0, 1] ELSE [0] END) AS slot
        FROM visits
    )
)
WHERE used_on < epoch_us($until)
"""

_TABLE = """
SELECT account_id, user_id, make_timestamp(used_on) AS used_on,
    list_extract($features, feature + 1) AS feature
FROM (
    SELECT number, person, account_id, user_id, used_on, feature FROM uses
    UNION ALL
    (SELECT number, person, account_id, user_id, used_on, feature FROM uses
        ORDER BY spread, number, person, used_on, feature LIMIT $repeated)
    UNION ALL
    (SELECT 1000000000, 1, $unknown_account, 'U-QA-1', used_on, feature FROM uses
        ORDER BY spread DESC, number, person, used_on, feature LIMIT $unknown)
)
ORDER BY number, used_on, person, feature
"""


def usage_ends(as_of: date) -> datetime:
    """The export was cut off at noon of the day before ``as_of``."""
    return datetime.combine(as_of - timedelta(days=1), time(12))


def write_usage(path: Path, history: History, *, repeated: int, unknown: int) -> int:
    """Write daily use as Parquet and return the number of rows.

    Columns: account_id VARCHAR, user_id VARCHAR, used_on TIMESTAMP (the account's own time),
    feature VARCHAR; one row a user, day and feature, ordered by account and time. So many rows
    are in it twice, and so many belong to ``UNKNOWN_ACCOUNT``.
    """
    parameters = path.with_name(path.name + ".parameters.csv")
    with parameters.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        writer.writerows(_parameters(history))
    use = COEFFICIENTS.use
    seed = history.seed * 668_265_263 % 4_294_967_296
    with duckdb.connect() as connection:
        connection.execute(_STIR).fetchall()
        named: dict[str, object] = {
            "parameters": str(parameters),
            "seed": seed,
            "user_least": int(1000 * use.user_least),
            "user_most": int(1000 * use.user_most),
        }
        connection.execute(_USERS, named).fetchall()
        named = {"weekend": int(1000 * use.weekend)}
        connection.execute(_VISITS, named).fetchall()
        named = {
            "core": len(CORE_FEATURES),
            "advanced": len(ADVANCED_FEATURES),
            "second": int(1000 * use.second_feature),
            "until": usage_ends(history.as_of),
        }
        connection.execute(_USES, named).fetchall()
        named = {
            "features": [*CORE_FEATURES, *ADVANCED_FEATURES],
            "repeated": repeated,
            "unknown": unknown,
            "unknown_account": UNKNOWN_ACCOUNT,
        }
        connection.sql(_TABLE, params=named).write_parquet(str(path), compression="zstd")
        written = connection.execute("SELECT count(*) FROM read_parquet($1)", [str(path)])
        rows = written.fetchall()[0][0]
    parameters.unlink()
    return int(rows)


def _parameters(history: History) -> Iterator[tuple[int, ...]]:
    for life in history.lives:
        for use in life.use:
            first_day = (use.first_day - _FIRST_DAY).days
            yield (
                use.number, first_day, use.days, use.users, use.daily_per_ten_thousand,
                use.features,
            )  # fmt: skip
