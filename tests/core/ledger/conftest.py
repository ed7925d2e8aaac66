"""A ledger of small tables on each engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import duckdb
import pytest
from sqlglot import exp

from tanada.fields import DATE, FLAG, WHOLE, Type
from tanada.ledger.columns import DECIDED, HELD, OVERRIDES, TRANSITIONS
from tanada.ledger.transitions import Transitions
from tanada.policy.loading import read_policy
from tanada.policy.model import Policy
from tanada.sql.operations import Operations
from tanada.sql.postgres import PostgresOperations

TIERS = ("gold", "silver", "bronze", "tin")


def policy_of(**transitions: object) -> Policy:
    """Four tiers by ARR, and what is said of transitions."""
    said = "".join(f"  {key}: {value}\n" for key, value in transitions.items())
    return read_policy(
        "tanada: 1\nname: Ledger\ncurrency: USD\ntiers:\n"
        "  - gold: {name: Gold, when: {large: arr > 1000}}\n"
        "  - silver: {name: Silver, when: {middle: arr > 100}}\n"
        "  - bronze: {name: Bronze, when: {small: arr > 10}}\n"
        "  - tin: {name: Tin, when: otherwise}\n" + (f"transitions:\n{said}" if said else "")
    )


def _type(kind: Type) -> str:
    names = {DATE: "DATE", FLAG: "BOOLEAN", WHOLE: "BIGINT"}
    return names.get(kind, "TEXT")


class Ledger:
    """Tables with literal rows, and the transitions that they give, by account."""

    def __init__(self, connection: Any, operations: Operations) -> None:
        self.connection = connection
        self.operations = operations

    def fetched(self, query: str) -> list[tuple[Any, ...]]:
        cursor = self.connection.execute(query)
        return cursor.fetchall()

    def fill(self, name: str, columns: dict[str, Type], rows: Iterable[Sequence[Any]]) -> None:
        shape = ", ".join(f'"{each}" {_type(kind)}' for each, kind in columns.items())
        self.connection.execute(f"DROP TABLE IF EXISTS {name}")
        self.connection.execute(f"CREATE TEMPORARY TABLE {name} ({shape})")
        listed = [
            exp.Tuple(expressions=[_literal(value) for value in row]).sql("postgres")
            for row in rows
        ]
        if listed:
            self.connection.execute(f"INSERT INTO {name} VALUES {', '.join(listed)}")

    def run(
        self,
        policy: Policy,
        as_of: date,
        decided: Iterable[Sequence[Any]],
        held: Iterable[Sequence[Any]],
        overrides: Iterable[Sequence[Any]] = (),
        rejected: Iterable[str] = (),
        *,
        complete: bool = True,
    ) -> dict[str, dict[str, Any]]:
        self.fill("decided_now", DECIDED, decided)
        self.fill("held_before", HELD, held)
        pins = {name: OVERRIDES[name] for name in ("account_id", "tier", "starts_on", "expires_on")}
        self.fill("overridden_now", pins, overrides)
        self.fill("rejected_now", {"account_id": OVERRIDES["account_id"]}, [(i,) for i in rejected])
        transitions = Transitions(policy, as_of, complete=complete, operations=self.operations)
        tree = transitions.query("decided_now", "held_before", "overridden_now", "rejected_now")
        rows = self.fetched(tree.sql(self.operations.dialect))
        return {row[0]: dict(zip(TRANSITIONS, row, strict=True)) for row in rows}


def _literal(value: Any) -> exp.Expr:
    return exp.convert(value.isoformat() if isinstance(value, date) else value)


@pytest.fixture(params=["duckdb", pytest.param("postgres", marks=pytest.mark.postgres)])
def ledger(request: pytest.FixtureRequest) -> Iterator[Ledger]:
    if request.param == "duckdb":
        yield Ledger(duckdb.connect(), Operations())
        return
    with request.getfixturevalue("postgres").connect(autocommit=True) as connection:
        yield Ledger(connection, PostgresOperations())
