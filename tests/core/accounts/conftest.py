"""A small policy, and reading a file written for one test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tanada.accounts.mapping import read_mapping
from tanada.accounts.reading import read_accounts
from tanada.accounts.rejects import first_rejects
from tanada.accounts.snapshot import ACCOUNTS, Snapshot
from tanada.errors import AccountsError, Problem
from tanada.policy.loading import read_policy
from tanada.policy.model import Policy
from tanada.sql.engine import connect

POLICY = """
tanada: 1
name: Test
currency: USD
fields:
  csm_sentiment: {stale_after_days: 60}
  segment: {type: choice, values: [North, South]}
  visits: {type: whole}
  ratio: {type: number}
attributes:
  growth_potential: {lines: [{high: expansion_multiple >= 3}, {low: otherwise}]}
  reach: seats / employees
scores:
  health:
    measures: {use: {weight: 1, of: seat_use, points: {0: 0, 1: 100}}}
    missing: reweigh
tiers:
  - top: {name: Top, when: {large: arr > 1000}}
  - rest: {name: Rest, when: otherwise}
"""

Content = str | bytes | pa.Table | Mapping[str, Any]


@dataclass(frozen=True)
class Read:
    """What came of reading a file."""

    snapshot: Snapshot

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many rows were read, accepted and rejected."""
        return self.snapshot.read, self.snapshot.accepted, self.snapshot.rejected

    def rows(self, *columns: str) -> list[tuple[Any, ...]]:
        """The accepted accounts in the order of the file."""
        listed = ", ".join(f'"{name}"' for name in columns or ("account_id",))
        return self.snapshot.connection.execute(f"SELECT {listed} FROM {ACCOUNTS}").fetchall()

    def values(self, column: str) -> list[Any]:
        """One column of the accepted accounts."""
        return [value for (value,) in self.rows(column)]

    @property
    def rejects(self) -> list[tuple[int, str, str | None, str]]:
        """Line, field, value and code of every fault."""
        return [
            (each.line, each.field, each.value, each.code)
            for each in first_rejects(self.snapshot, 1_000_000)
        ]

    @property
    def codes(self) -> list[str]:
        """The codes of all faults, in the order of the file."""
        return [code for *_, code in self.rejects]

    @property
    def notes(self) -> dict[str, dict[str, object]]:
        """What was assumed, by code."""
        return {each.code: dict(each.params) for each in self.snapshot.notes}


AS_OF = date(2026, 6, 30)


class Reader:
    """Reads content written to a file for one test; `csv` and `column` spell such content."""

    def __init__(self, folder: Path, policy: Policy) -> None:
        self.folder = folder
        self.policy = policy

    def __call__(self, content: Content, name: str = "a.csv", mapping: str | None = None) -> Read:
        mapped = None
        if mapping is not None:
            path = self.write(mapping, "map.yaml")
            mapped = read_mapping(path, self.policy.money_places)
        path = self.write(content, name)
        return Read(read_accounts(connect(), path, self.policy, AS_OF, mapped))

    def write(self, content: Content, name: str) -> Path:
        """Write a text, bytes or a table of columns into the test's folder."""
        path = self.folder / name
        if isinstance(content, str | bytes):
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        else:
            table = content if isinstance(content, pa.Table) else pa.table(dict(content))
            pq.write_table(table, path)
        return path

    def refused(
        self, content: Content, name: str = "a.csv", mapping: str | None = None
    ) -> list[Problem]:
        """The problems for which a file or its mapping is refused."""
        with pytest.raises(AccountsError) as caught:
            self(content, name, mapping)
        return list(caught.value.problems)

    @staticmethod
    def csv(*lines: str) -> str:
        """Lines of a file."""
        return "".join(f"{line}\n" for line in lines)

    def column(self, name: str, *values: str) -> Read:
        """Read a CSV with the ids A1, A2, … and one column."""
        rows = (f"A{number},{value}" for number, value in enumerate(values, 1))
        return self(self.csv(f"account_id,{name}", *rows))


@pytest.fixture(scope="session")
def policy() -> Policy:
    return read_policy(POLICY)


@pytest.fixture
def read(tmp_path: Path, policy: Policy) -> Reader:
    return Reader(tmp_path, policy)
