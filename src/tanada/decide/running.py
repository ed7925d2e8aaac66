"""Running a compiled policy on a snapshot, in DuckDB."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import duckdb
from sqlglot import exp

from tanada.accounts.snapshot import ACCOUNTS, Snapshot
from tanada.decide.compiling import Compiler
from tanada.policy.model import Policy


@dataclass(frozen=True)
class Decisions:
    """A policy applied to a snapshot as of a date; rows are made when they are asked for."""

    snapshot: Snapshot
    policy: Policy
    as_of: date

    @cached_property
    def compiler(self) -> Compiler:
        """The policy compiled for the snapshot's columns."""
        return Compiler(self.policy, self.snapshot.columns, self.as_of)

    def relation(self, columns: Collection[str] | None = None) -> duckdb.DuckDBPyRelation:
        """The decision rows in the order of the accounts; some columns, or all."""
        query = self.compiler.query(columns, table=ACCOUNTS)
        return self.snapshot.connection.sql(query.sql())

    def facts(self, names: dict[str, str]) -> exp.Select:
        """A query for some of the compiled policy's facts, under the names given."""
        return self.compiler.facts.select(names, ACCOUNTS)

    def rows(self, tree: exp.Select) -> list[tuple[object, ...]]:
        """The rows of a query, fetched."""
        return self.snapshot.connection.execute(tree.sql(dialect="duckdb")).fetchall()
