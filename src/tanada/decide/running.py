"""Running a compiled policy on a snapshot, in DuckDB."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import NamedTemporaryFile

import duckdb

from tanada.accounts.snapshot import ACCOUNTS, Snapshot
from tanada.decide.compiling import Compiler, Query
from tanada.errors import AccountsError, Place, Problem
from tanada.policy.model import Policy

OUT_ENDINGS = (".csv", ".tsv", ".parquet", ".jsonl")


@dataclass(frozen=True)
class TierShare:
    """A tier's part of a portfolio; money in the policy's currency.

    `arr` sums what is known; `accounts_share` and `arr_share` are of all accounts that
    have not ended, 0 to 1 (None where there is nothing to share).
    """

    tier: str
    accounts: int
    arr: Decimal
    accounts_share: Decimal | None
    arr_share: Decimal | None


@dataclass(frozen=True)
class Decisions:
    """A policy applied to a snapshot as of a date; rows are made when they are asked for."""

    snapshot: Snapshot
    policy: Policy
    as_of: date
    query: Query

    def relation(self) -> duckdb.DuckDBPyRelation:
        """The decision rows, in the order of the accounts."""
        return self.snapshot.connection.sql(self.query.sql())

    def write(self, out: Path) -> None:
        """Write every decision to a file by its ending, all of it or nothing."""
        write_relation(self.relation(), out)

    def shares(self) -> list[TierShare]:
        """Each tier's part of the accounts that have not ended, best tier first."""
        rows = self.snapshot.connection.execute(self._facts_sql("GROUP")).fetchall()
        found = {str(tier): (int(count), Decimal(arr or 0)) for tier, count, arr in rows}
        all_accounts = sum(count for count, _ in found.values())
        all_arr = sum((arr for _, arr in found.values()), Decimal(0))
        shares = []
        for tier in self.policy.tiers:
            accounts, arr = found.get(tier.key, (0, Decimal(0)))
            shares.append(
                TierShare(
                    tier.key,
                    accounts,
                    arr,
                    Decimal(accounts) / all_accounts if all_accounts else None,
                    arr / all_arr if all_arr else None,
                )
            )
        return shares

    def _facts_sql(self, _: str) -> str:
        raise NotImplementedError


def decide(snapshot: Snapshot, policy: Policy, as_of: date) -> Decisions:
    """The decisions that the policy makes for a snapshot on a date."""
    query = Compiler(policy, snapshot.columns, as_of).query(table=ACCOUNTS)
    return Decisions(snapshot, policy, as_of, query)
