"""The policy as a pandas script by hand: the whole frame in memory, Arrow-backed columns."""

from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from bench.contract import (
    AS_OF,
    COUNTS,
    DESIGNATIONS,
    GROWTH_FIELDS,
    POLICY_LABEL,
    REASONS,
    REJECT_COLUMNS,
    SENTIMENTS,
    FullRow,
    check_rejected,
)

NAME = "pandas script"
LARGEST = 1_000_000
LARGEST_WHY = "the whole frame is in memory"

AMOUNT = pd.ArrowDtype(pa.decimal128(18, 2))
WIDE = pd.ArrowDtype(pa.decimal128(21, 2))
TEXT = pd.ArrowDtype(pa.string())
WHOLE = pd.ArrowDtype(pa.int64())
DATE = pd.ArrowDtype(pa.date32())
POINTS = pd.ArrowDtype(pa.decimal128(7, 4))

TIERS = ["tier_1", "tier_2", "tier_3", "tier_4"]
TIER_OF_CLAUSE = np.array([0, 0, 0, 1, 2, 3])
CLAUSES = [
    *("tier_1.large", "tier_1.strategic", "tier_1.growing"),
    *("tier_2.core", "tier_3.scale", "tier_4.otherwise"),
]
ENDINGS = pd.Series(
    ["}", ', "strategic": true}', ', "growth_potential": "high"}', "}", ', "trial": false}', ""],
    dtype=TEXT,
)


def read(path: Path, columns: list[str] | None = None) -> pd.DataFrame:
    return pd.read_parquet(path, columns=columns, dtype_backend="pyarrow")


def true(test: pd.Series) -> np.ndarray:
    """Where a three-valued test is true."""
    return test.fillna(False).to_numpy(dtype=bool)


def numbers(column: pd.Series) -> np.ndarray:
    """As floats, missing ones as NaN."""
    return column.to_numpy(dtype="float64", na_value=np.nan)


def amount(accounts: pd.DataFrame) -> pd.Series:
    """ARR, or twelve times MRR, as a decimal wide enough for any."""
    return accounts["arr"].astype(WIDE).fillna(accounts["mrr"] * Decimal(12))


def rejected_rows(accounts: pd.DataFrame) -> pd.DataFrame:
    ids = accounts["account_id"]
    no_id = true(ids == "") | ids.isna().to_numpy(dtype=bool)
    sentiment = accounts["csm_sentiment"]
    checks = [
        ("account_id", "missing", no_id),
        ("account_id", "duplicate", ids.duplicated(keep=False).to_numpy(dtype=bool) & ~no_id),
        ("currency", "currency", true(accounts["currency"] != "USD")),
        ("csm_sentiment", "unlisted", true(sentiment.notna() & ~sentiment.isin(SENTIMENTS))),
        ("term_months", "below_one", true(accounts["term_months"] < 1)),
        ("mrr", "too_large", true(amount(accounts).abs() >= Decimal(10**16))),
        *((count, "negative", true(accounts[count] < 0)) for count in COUNTS),
    ]
    found = [
        pd.DataFrame(
            {
                "row_number": np.flatnonzero(broken) + 1,
                "field": field,
                "value": accounts.loc[broken, field].astype(TEXT).to_numpy(),
                "reason": REASONS[reason],
            }
        )
        for field, reason, broken in checks
    ]
    return pd.concat(found).sort_values(list(REJECT_COLUMNS))


def verdict(accounts: pd.DataFrame) -> pd.DataFrame:
    """Beside each account: cents (ARR), growth, designation and sentiment (points), priority
    (score in ten-thousandths), clause (0 to 5, the first that holds) and undetermined."""
    amounts = amount(accounts)
    unknown = amounts.isna().to_numpy(dtype=bool)
    cents = (amounts.fillna(Decimal(0)) * Decimal(100)).astype(WHOLE).to_numpy()
    designated = accounts[list(DESIGNATIONS)].fillna(False).to_numpy(dtype=bool).any(axis=1)
    addressable = numbers(accounts["addressable_seats"].fillna(accounts["employees"]))
    seats = numbers(accounts["seats"])
    reach = np.divide(seats, addressable, out=np.full_like(seats, np.nan), where=addressable != 0)
    growth = np.select(
        [
            (reach < 0.30)
            | (true(accounts["products_owned"] == 1) & true(accounts["products_available"] > 1))
            | true(accounts["expansion_multiple"] >= 3),
            true(accounts["expansion_multiple"] >= 1.5),
            accounts[list(GROWTH_FIELDS)].notna().to_numpy(dtype=bool).any(axis=1),
        ],
        [100, 50, 0],
        default=-1,
    )
    sentiment = np.select(
        [true(accounts["csm_sentiment"] == colour) for colour in SENTIMENTS],
        [0, 50, 100],
        default=-1,
    )
    designation = np.where(designated, 100, 0)
    scaled = cents.clip(0, 10_000_000)
    # Summed in 75ths, because both slopes of ARR's points divide 75 evenly.
    of_arr = np.where(scaled <= 2_500_000, 6 * scaled, 75 * 200_000 + 2 * (scaled - 2_500_000))
    of_others = (
        3000 * np.where(growth < 0, 50, growth)
        + 2000 * designation
        + 1000 * np.where(sentiment < 0, 50, sentiment)
    )
    priority = (75 * of_others + np.where(unknown, 75 * 200_000, of_arr) + 37) // 75
    clause = np.select(
        [
            cents > 10_000_000,
            (cents > 5_000_000) & designated,
            (cents > 7_500_000) & (growth == 100),
            cents >= 2_500_000,
            (cents >= 500_000) & ~true(accounts["trial"]),
        ],
        range(5),
        default=5,
    )
    growing_unknown = (growth < 0) & ~designated & (cents > 7_500_000) & (cents <= 10_000_000)
    return pd.DataFrame(
        {
            "amount": amounts,
            "unknown": unknown,
            "cents": cents,
            "growth": growth,
            "designation": designation,
            "sentiment": sentiment,
            "priority": priority,
            "clause": clause,
            "undetermined": unknown | growing_unknown,
        },
        index=accounts.index,
    )


def labels(codes: np.ndarray, names: list[str], known: np.ndarray | bool = True) -> pd.Categorical:
    return pd.Categorical.from_codes(np.where(known, codes, -1), names)


def points(ten_thousandths: np.ndarray, known: np.ndarray | None = None) -> pd.Series:
    """Ten-thousandths as the decimals they stand for, missing where not known."""
    whole = pa.array(ten_thousandths, mask=None if known is None else ~known)
    decimal = whole.cast(pa.decimal128(19, 0)).cast(pa.decimal128(23, 4))
    scale = pa.scalar("0.0001").cast(pa.decimal128(4, 4))
    exact = pc.multiply(decimal, scale).cast(pa.decimal128(7, 4))
    return pd.Series(exact, dtype=POINTS)


def decisions(accounts: pd.DataFrame) -> pd.DataFrame:
    """The full row of each account."""
    of = verdict(accounts)
    ended = true(accounts["churned_on"] <= AS_OF)
    clause, undetermined = of["clause"].to_numpy(), of["undetermined"].to_numpy()
    growth, sentiment = of["growth"].to_numpy(), of["sentiment"].to_numpy()
    priority, unknown = of["priority"].to_numpy(), of["unknown"].to_numpy()
    tier = labels(TIER_OF_CLAUSE[clause], TIERS, ~ended)
    seen = '{"arr": ' + of["amount"].astype(AMOUNT).astype(TEXT) + ENDINGS.take(clause).to_numpy()
    scaled = of["cents"].to_numpy().clip(0, 10_000_000)
    fields = ",".join(GROWTH_FIELDS)
    blank = pd.Series(None, index=accounts.index, dtype=DATE)
    as_of = pd.Series(AS_OF, index=accounts.index, dtype=DATE)
    return pd.DataFrame(
        {
            "account_id": accounts["account_id"],
            "tier": tier,
            "earned_tier": tier,
            "qualified_tier": labels(TIER_OF_CLAUSE[clause], TIERS, ~ended & ~undetermined),
            "floor_tier": tier,
            "status": labels(
                np.select([ended, undetermined], [0, 1], default=2),
                ["ended", "undetermined", "new"],
            ),
            "reason": labels(clause, CLAUSES, ~ended),
            "reason_values": seen.where(clause != 5, "{}").where(~ended),
            "missing": labels(
                np.select([growth >= 0, unknown], [0, 1], default=2),
                ["arr", f"arr,{fields}", fields],
                ~ended & undetermined,
            ),
            "priority": points(priority),
            "priority_band": labels(
                np.select([priority >= 700_000, priority >= 400_000], [0, 1], default=2),
                ["high", "medium", "low"],
            ),
            "priority__current_arr": points(
                np.where(
                    scaled <= 2_500_000,
                    (2 * scaled + 5) // 10,
                    500_000 + (2 * (scaled - 2_500_000) + 15) // 30,
                ),
                ~unknown,
            ),
            "priority__growth": points(growth * 10_000, growth >= 0),
            "priority__designation": points(of["designation"].to_numpy() * 10_000),
            "priority__sentiment": points(sentiment * 10_000, sentiment >= 0),
            "since": as_of.where(~ended),
            "grace_from": blank,
            "grace_until": blank,
            "pinned_until": blank,
            "overlays": pd.Series(None, index=accounts.index, dtype=TEXT),
            "policy": labels(np.zeros(len(accounts), dtype=int), [POLICY_LABEL]),
            "as_of": as_of,
        }
    )


def full_row(job: FullRow) -> None:
    accounts = read(job.accounts)
    rejected = rejected_rows(accounts)
    bad = rejected["row_number"].unique() - 1
    check_rejected(len(bad), len(accounts))
    rejected.to_csv(job.rejects, index=False)
    accepted = accounts.drop(index=bad).reset_index(drop=True)
    decisions(accepted).to_parquet(job.decisions, index=False, compression="snappy")


def load(accounts: Path, limit: int | None) -> pd.DataFrame:
    return read(accounts)


def tier_and_score(accounts: pd.DataFrame) -> pd.DataFrame:
    of = verdict(accounts)
    return pd.DataFrame(
        {
            "account_id": accounts["account_id"],
            "tier": labels(TIER_OF_CLAUSE[of["clause"].to_numpy()], TIERS),
            "priority": points(of["priority"].to_numpy()),
        }
    )


def save(decided: pd.DataFrame, path: Path) -> None:
    decided.to_parquet(path, index=False)
