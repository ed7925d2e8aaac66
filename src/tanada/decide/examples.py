"""A policy's own examples: what the document says must come out, put to the query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import duckdb

from tanada.accounts.layout import account_columns
from tanada.decide.compiling import Compiler
from tanada.policy.model import UNDETERMINED, Example, Policy
from tanada.sql.engine import connect

_EXAMPLES = "examples"
_NO_DATE = date(2000, 1, 1)


@dataclass(frozen=True)
class ExampleResult:
    """One example with what came out under each name that it expects something of."""

    example: Example
    found: Mapping[str, object]
    wrong: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether everything came out as expected."""
        return not self.wrong


def run_examples(policy: Policy) -> list[ExampleResult]:
    """Every example of the policy, decided by the compiled query.

    An example without a date gives no dates either, so its day does not matter.
    """
    connection = connect()
    return [_run(connection, policy, example) for example in policy.examples]


def _run(connection: duckdb.DuckDBPyConnection, policy: Policy, example: Example) -> ExampleResult:
    given = {"account_id": "example", **dict(example.given)}
    columns = account_columns(policy)
    compiler = Compiler(policy, list(given), example.as_of or _NO_DATE)
    operations = compiler.operations
    types = ", ".join(f'"{name}" {operations.sql_type(columns[name].type)}' for name in given)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {_EXAMPLES} ({types})")
    marks = ", ".join("?" for _ in given)
    connection.execute(f"INSERT INTO {_EXAMPLES} VALUES ({marks})", list(given.values()))
    wanted = dict.fromkeys(("qualified_tier", *(name for name, _ in example.expect)))
    facts = {name: _fact(name, compiler) for name in wanted}
    tree = compiler.facts.select({fact: name for name, fact in facts.items()}, _EXAMPLES)
    cursor = connection.execute(tree.sql(dialect=operations.dialect))
    (row,) = cursor.fetchall()
    found = dict(zip(wanted, row, strict=True))
    if "tier" in found and found["qualified_tier"] is None:
        found["tier"] = UNDETERMINED
    wrong = tuple(name for name, value in example.expect if not _same(found[name], value))
    return ExampleResult(example, found, wrong)


def _fact(name: str, compiler: Compiler) -> str:
    """The compiled fact that a name in `expect` stands for."""
    decided = f"decision__{name}"
    return decided if decided in compiler.facts.by_name else name


def _same(found: object, expected: object) -> bool:
    if isinstance(expected, Decimal):
        return found is not None and Decimal(str(found)) == expected
    return found == expected
