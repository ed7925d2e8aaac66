"""What every contestant is given and what it must produce: the terms of the comparison."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

AS_OF = date(2026, 10, 1)
POLICY_FILE = Path(__file__).with_name("policy.yaml")
POLICY_LABEL = "bench"
"""What the hand-written contestants put in the column `policy`; Tanada puts its own text."""

THREADS = 2
MAX_REJECTED_SHARE = 0.05

ARR_LIMIT = 10**16
"""No ARR of this size or more is believed."""

COUNTS = (
    "seats",
    "seats_used",
    "addressable_seats",
    "employees",
    "products_owned",
    "products_available",
)
DESIGNATIONS = ("brand", "reference", "influence", "partner", "relationship")
SENTIMENTS = ("red", "yellow", "green")
GROWTH_FIELDS = (
    "seats",
    "addressable_seats",
    "employees",
    "products_owned",
    "products_available",
    "expansion_multiple",
)
"""The fields of growth_potential, in order of first mention in the policy."""

DECISION_COLUMNS = {
    "account_id": "VARCHAR",
    "tier": "VARCHAR",
    "earned_tier": "VARCHAR",
    "qualified_tier": "VARCHAR",
    "floor_tier": "VARCHAR",
    "status": "VARCHAR",
    "reason": "VARCHAR",
    "reason_values": "VARCHAR",
    "missing": "VARCHAR",
    "priority": "DECIMAL(7,4)",
    "priority_band": "VARCHAR",
    "priority__current_arr": "DECIMAL(7,4)",
    "priority__growth": "DECIMAL(7,4)",
    "priority__designation": "DECIMAL(7,4)",
    "priority__sentiment": "DECIMAL(7,4)",
    "since": "DATE",
    "grace_from": "DATE",
    "grace_until": "DATE",
    "pinned_until": "DATE",
    "overlays": "VARCHAR",
    "policy": "VARCHAR",
    "as_of": "DATE",
}
"""The full row: name and DuckDB type of each column, in order."""

TIER_AND_SCORE_COLUMNS = {"account_id": "VARCHAR", "tier": "VARCHAR", "priority": "DECIMAL(7,4)"}

REJECT_COLUMNS = ("row_number", "field", "value", "reason")
"""The rejects file, CSV with a header; rows are numbered from 1; one line per problem."""

REASONS = {
    "missing": "an account needs an id",
    "duplicate": "more than one row has this id",
    "negative": "a count cannot be below 0",
    "below_one": "a term is at least 1 month",
    "currency": "the policy counts in USD",
    "unlisted": "not one of red, yellow, green",
    "too_large": "an amount of 10^16 or more",
}


@dataclass(frozen=True)
class FullRow:
    """One Parquet file of accounts in; decisions (Parquet) and rejects (CSV) out."""

    accounts: Path
    decisions: Path
    rejects: Path


class TooManyRejected(Exception):
    """More than MAX_REJECTED_SHARE of the rows were rejected; nothing was written."""


def check_rejected(rejected_rows: int, rows: int) -> None:
    if rejected_rows > rows * MAX_REJECTED_SHARE:
        raise TooManyRejected(f"{rejected_rows} of {rows} rows were rejected")
