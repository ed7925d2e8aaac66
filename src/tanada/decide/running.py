"""Running a compiled policy on a snapshot, in DuckDB."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

from sqlglot import exp

from tanada.accounts.snapshot import ACCOUNTS, Snapshot
from tanada.decide.compiling import Compiler
from tanada.policy.model import Policy

_MADE = "decisions_made"


class Decided(Protocol):
    """Decided accounts, with or without their history."""

    @property
    def policy(self) -> Policy:
        """The policy that decided."""

    @property
    def as_of(self) -> date:
        """The day for which it did."""

    def sql(self) -> str:
        """The query for the decision rows."""

    def dicts(self) -> list[dict[str, object]]:
        """Every decision row in memory, by column."""

    def facts(self, names: dict[str, str]) -> exp.Select:
        """A query for some facts of the accounts that were decided, under the names given."""

    def rows(self, tree: exp.Select) -> list[tuple[object, ...]]:
        """The rows of a query, fetched."""


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

    def sql(self, columns: Collection[str] | None = None) -> str:
        """The query for the decision rows in the order of the accounts; some columns, or all."""
        return self.compiler.query(columns, table=ACCOUNTS).sql()

    def dicts(self) -> list[dict[str, object]]:
        """Every decision row in memory, by column."""
        cursor = self.snapshot.connection.execute(self.sql())
        titles = [column[0] for column in cursor.description or ()]
        return [dict(zip(titles, row, strict=True)) for row in cursor.fetchall()]

    def facts(self, names: dict[str, str]) -> exp.Select:
        """A query for some of the compiled policy's facts, under the names given."""
        return self.compiler.facts.select(names, ACCOUNTS)

    def rows(self, tree: exp.Select) -> list[tuple[object, ...]]:
        """The rows of a query, fetched."""
        return self.snapshot.connection.execute(tree.sql(dialect="duckdb", copy=False)).fetchall()

    def made(self, facts: Iterable[str]) -> MadeDecisions:
        """The same decisions with some facts made once, for whoever asks for them several times."""
        names = {name: name for name in facts}
        query = self.facts(names).sql("duckdb")
        self.snapshot.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {_MADE} AS {query}"
        ).fetchall()
        return MadeDecisions(self.snapshot, self.policy, self.as_of, frozenset(names))


@dataclass(frozen=True)
class MadeDecisions(Decisions):
    """Decisions with a table of some facts; others are made when they are asked for."""

    known: frozenset[str]

    def facts(self, names: dict[str, str]) -> exp.Select:
        """A query for some facts, under the names given."""
        if not self.known.issuperset(names):
            return super().facts(names)
        operations = self.compiler.operations
        tree = exp.Select().from_(exp.to_table(_MADE))
        for fact, name in names.items():
            tree.select(exp.alias_(operations.column(fact), name, quoted=True), copy=False)
        return tree
