"""Accounts in memory under a policy: their gaps, and what the engine itself decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tanada.accounts.layout import account_columns
from tanada.accounts.snapshot import ACCOUNTS, Snapshot
from tanada.decide.compiling import Compiler
from tanada.decide.gaps.finding import Gaps, find_gaps
from tanada.decide.gaps.patterns import Patterns
from tanada.decide.nodes import Nodes
from tanada.policy.model import Policy
from tanada.sql.engine import connect
from tanada.sql.operations import Operations

AS_OF = date(2026, 6, 30)
Account = Mapping[str, Any]


def literal(value: Any) -> str:
    """A value as text in quotes: the engine casts it to the type of its column."""
    return "NULL" if value is None else "'" + str(value).replace("'", "''") + "'"


class Book:
    """Accounts of a policy with some columns; a blank is None, an id is made where none is."""

    def __init__(self, policy: Policy, columns: Iterable[str]) -> None:
        self.policy = policy
        self.columns = tuple(dict.fromkeys(("account_id", *columns)))
        self.connection = connect()
        operations, known = Operations(), account_columns(policy)
        types = (f'"{name}" {operations.sql_type(known[name].type)}' for name in self.columns)
        self.connection.execute(f"CREATE TABLE {ACCOUNTS} ({', '.join(types)})")
        self.compiler = Compiler(policy, self.columns, AS_OF)

    def put(self, accounts: Sequence[Account]) -> Snapshot:
        """These accounts, in place of any before."""
        self.connection.execute(f"DELETE FROM {ACCOUNTS}")
        rows = [
            ", ".join(
                literal(account.get(name, f"A-{number}" if name == "account_id" else None))
                for name in self.columns
            )
            for number, account in enumerate(accounts)
        ]
        if rows:
            listed = ", ".join(f"({row})" for row in rows)
            self.connection.execute(f"INSERT INTO {ACCOUNTS} VALUES {listed}")
        return Snapshot(self.connection, Path("book"), self.columns, len(rows), 0, ())

    def gaps(self, accounts: Sequence[Account]) -> Gaps:
        """The gaps of these accounts."""
        return find_gaps(self.put(accounts), self.policy, AS_OF)

    def patterns(self, accounts: Sequence[Account]) -> Patterns:
        """What can be asked about the undetermined ones of these accounts."""
        compiler = Compiler(self.policy, self.columns, AS_OF)
        return Patterns(self.put(accounts), compiler, Nodes(compiler))

    def decisions(self, accounts: Sequence[Account]) -> list[dict[str, Any]]:
        """What the engine decides, in the accounts' order."""
        self.put(accounts)
        cursor = self.connection.execute(self.compiler.query(table=ACCOUNTS).sql())
        titles = [column[0] for column in cursor.description or ()]
        return [dict(zip(titles, row, strict=True)) for row in cursor.fetchall()]


@pytest.fixture
def book_of() -> type[Book]:
    return Book
