"""What the engines that take one dict at a time share: accounts as dicts, results as Parquet.

Not timed, and generous: the dicts hold only the fields that the policy reads, ARR is already
filled from MRR, and flags that are not known are already false.
"""

import csv
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import duckdb

from bench.contract import DESIGNATIONS, GROWTH_FIELDS, TIER_AND_SCORE_COLUMNS

FLAGS = (*DESIGNATIONS, "trial")


class Accounts(NamedTuple):
    ids: list[str]
    facts: list[Any]
    """One per account: a dict, or what the engine likes better made from it."""


class Decided(NamedTuple):
    ids: list[str]
    results: Iterable[Any]
    """One per account, in the order of ids: the engine's own; (tier, priority) to be saved."""


def with_floats(facts: dict[str, Any]) -> dict[str, Any]:
    return {k: float(v) if isinstance(v, Decimal) else v for k, v in facts.items()}


def load_accounts(
    path: Path, limit: int | None, as_fact: Callable[[dict[str, Any]], Any]
) -> Accounts:
    """The first `limit` accounts, each through `as_fact`; amounts arrive as Decimal."""
    columns = ["arr", *GROWTH_FIELDS, "csm_sentiment", *FLAGS]
    filled = {"arr": "coalesce(arr, mrr * 12)"} | {flag: f"{flag} IS TRUE" for flag in FLAGS}
    chosen = ", ".join(f"{filled.get(column, column)} AS {column}" for column in columns)
    with duckdb.connect() as db:
        cursor = db.execute(
            f"SELECT account_id, {chosen} FROM read_parquet($path) LIMIT $limit",
            {"path": str(path), "limit": limit},
        )
        accounts = Accounts([], [])
        while rows := cursor.fetchmany(10_000):
            for account_id, *values in rows:
                accounts.ids.append(account_id)
                accounts.facts.append(as_fact(dict(zip(columns, values, strict=True))))
    return accounts


def save_decided(decided: Decided, path: Path) -> None:
    with TemporaryDirectory() as folder:
        rows = Path(folder) / "decided.csv"
        with rows.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            for account_id, (tier, priority) in zip(decided.ids, decided.results, strict=True):
                writer.writerow((account_id, tier, f"{priority:.4f}"))
        with duckdb.connect() as db:
            db.execute(
                f"COPY (FROM read_csv('{rows}', header = false,"
                f" columns = {TIER_AND_SCORE_COLUMNS})) TO '{path}' (FORMAT parquet)"
            )
