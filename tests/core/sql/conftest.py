"""An invented book of accounts in DuckDB, in dollars and in yen, typed as a warehouse has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import pytest
from sqlglot import exp

from tanada.accounts.mapping import read_mapping
from tanada.accounts.reading import read_accounts
from tanada.accounts.snapshot import ACCOUNTS
from tanada.decide.compiling import Compiler
from tanada.decide.warehouse import Warehouse, for_warehouse, input_types
from tanada.example.company import write_company
from tanada.fields import Kind
from tanada.policy.loading import load_policy
from tanada.policy.model import Policy
from tanada.sql.engine import connect
from tanada.sql.operations import AsOf, Operations

AS_OF = date(2026, 6, 30)
YEN_TO_THE_DOLLAR = 150

Rows = dict[str, dict[str, str | None]]


@dataclass(frozen=True)
class Book:
    """The accounts in DuckDB, one table for each currency, and the columns they have."""

    connection: duckdb.DuckDBPyConnection
    columns: tuple[str, ...]

    def table(self, policy: Policy) -> exp.Table:
        return exp.to_table(f"accounts_{policy.currency.lower()}")

    def decided(self, policy: Policy) -> Rows:
        """What `tanada tier` decides."""
        compiler = Compiler(policy, self.columns, AS_OF)
        return self.rows(compiler.query(table=self.table(policy).name).sql())

    def compiled(self, policy: Policy, operations: Operations, as_of: AsOf = AS_OF) -> Warehouse:
        """The policy as SQL for an engine that has the book."""
        return for_warehouse(policy, operations, as_of, self.table(policy), self.columns)

    def rows(self, query: str) -> Rows:
        cursor = self.connection.execute(query)
        names = [column[0] for column in cursor.description or ()]
        return as_text(names, cursor.fetchall())


def as_text(names: list[str], found: list[tuple[Any, ...]]) -> Rows:
    """Rows by their account, every value as text."""
    at = names.index("account_id")
    return {
        row[at]: {
            name: None if value is None else str(value)
            for name, value in zip(names, row, strict=True)
        }
        for row in found
    }


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    folder = tmp_path_factory.mktemp("company")
    company = write_company(folder, seed=1, accounts=250, as_of=AS_OF, months=1)
    dollars, yen = load_policy("standard"), load_policy("standard_jpy")
    mapping = read_mapping(company.mapping, dollars.money_places)
    snapshot = read_accounts(connect(), company.crm, dollars, AS_OF, mapping)
    amounts = ", ".join(
        f'CAST("{name}" * {YEN_TO_THE_DOLLAR} AS {Operations().sql_type(yen.fields[name].type)}) '
        f'AS "{name}"'
        for name in snapshot.columns
        if name in yen.fields and yen.fields[name].type.kind is Kind.MONEY
    )
    run = snapshot.connection.execute
    run(f"CREATE TABLE accounts_usd AS SELECT * FROM {ACCOUNTS}").fetchall()
    run(f"CREATE TABLE accounts_jpy AS SELECT * REPLACE ({amounts}) FROM {ACCOUNTS}").fetchall()
    columns = [name for name in snapshot.columns if name in input_types(dollars)]
    yield Book(snapshot.connection, tuple(columns))
