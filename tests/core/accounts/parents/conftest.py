"""Accounts spelled as lines of text, typed as a policy's fields are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import pytest

from tanada.accounts.layout import account_columns
from tanada.accounts.parents.rolling import RollUp, roll_up
from tanada.accounts.parents.tree import Forest, tree
from tanada.policy.loading import read_policy
from tanada.policy.model import Policy
from tanada.sql.engine import connect
from tanada.sql.operations import Operations

AS_OF = date(2026, 6, 30)
POLICY = """
tanada: 1
name: Test
currency: USD
level: parent
fields:
  segment: {type: choice, values: [North, South]}
  visits: {type: whole}
  ratio: {type: number}
  spent: {type: money}
  trained_on: {type: date}
  audited: {type: flag}
  remark: {type: text}
attributes:
  growth_potential: {lines: [{high: expansion_multiple >= 3}, {low: otherwise}]}
scores:
  health:
    measures: {use: {weight: 1, of: seat_use, points: {0: 0, 1: 100}}}
    missing: reweigh
tiers:
  - all: {name: All, when: otherwise}
"""


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with connect() as opened:
        yield opened


@pytest.fixture(scope="session")
def policy() -> Policy:
    return read_policy(POLICY)


class Rolled:
    """What came of a roll-up."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, made: RollUp) -> None:
        self.connection = connection
        self.made = made

    def rows(self, columns: str = "account_id") -> list[str]:
        """Rows of the tops, their values as texts between spaces; – is missing."""
        listed = ", ".join(f"coalesce({name}::TEXT, '–')" for name in columns.split())
        return [
            " ".join(row)
            for row in self.connection.execute(f"SELECT {listed} FROM {self.made.table}").fetchall()
        ]

    @property
    def faults(self) -> list[tuple[Any, ...]]:
        return self.connection.execute(f"SELECT * FROM {self.made.faults} ORDER BY ALL").fetchall()

    @property
    def notes(self) -> dict[str, dict[str, object]]:
        return {note.code: dict(note.params) for note in self.made.notes}

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Accounts, tops, children and rejected ones."""
        return self.made.accounts, self.made.tops, self.made.children, self.made.rejected


class Accounts:
    """Makes tables out of lines such as `A – 100`: a word for each column, – for nothing."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, policy: Policy) -> None:
        self.connection = connection
        self.policy = policy

    def make(self, columns: str, lines: tuple[str, ...]) -> list[str]:
        """The table `accounts`: account_id, parent_account_id and more; their names."""
        names = f"account_id parent_account_id {columns}".split()
        fields, operations = account_columns(self.policy), Operations()
        rows = [[None if word == "–" else word for word in line.split()] for line in lines]
        assert all(len(row) == len(names) for row in rows), rows
        listed = ", ".join(
            f'unnest(${at})::TEXT::{operations.sql_type(fields[name].type)} AS "{name}"'
            for at, name in enumerate(names, 1)
        )
        self.connection.execute(
            f"CREATE OR REPLACE TABLE accounts AS SELECT {listed}",
            [[row[at] for row in rows] for at in range(len(names))],
        )
        return names

    def rolled(self, columns: str, *lines: str) -> Rolled:
        names = self.make(columns, lines)
        made = roll_up(self.connection, "accounts", names, self.policy, AS_OF)
        return Rolled(self.connection, made)

    def tree(self, columns: str, *lines: str, account_id: str | None = None) -> Forest:
        names = self.make(columns, lines)
        return tree(self.connection, "accounts", names, 2, AS_OF, account_id)


@pytest.fixture
def accounts(connection: duckdb.DuckDBPyConnection, policy: Policy) -> Accounts:
    return Accounts(connection, policy)
