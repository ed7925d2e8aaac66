"""What the percentiles of one account are taken of: the values of all the others that count."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import duckdb
from sqlglot import exp

from tanada.accounts.layout import account_columns
from tanada.accounts.snapshot import ACCOUNTS
from tanada.decide.accounts import COUNTED
from tanada.decide.compiling import Compiler
from tanada.decide.needs import ranked
from tanada.decide.overlays import overlays_of
from tanada.policy.model import Policy
from tanada.sql.expressions import PERCENTILE
from tanada.sql.facts import Columns, Fact
from tanada.sql.operations import Expression

_OTHERS, _TOTALS = "explained_others", "explained_totals"
_VALUE, _TOTAL, _ITSELF = "other__", "total__", "itself__"


def ranked_by(policy: Policy) -> tuple[str, ...]:
    """The names whose percentile the policy asks for, its overlays included."""
    served = (rule for overlay in overlays_of(policy) for rule in overlay.rules())
    return ranked([*policy.rules(), *served])


def others_query(policy: Policy, columns: Collection[str], as_of: date) -> str:
    """The query over ACCOUNTS for the values that percentiles are taken of."""
    return _values(policy, columns, as_of).sql(dialect="duckdb")


def columns_for_others(policy: Policy, as_of: date) -> frozenset[str]:
    """The columns of accounts that such a query can read."""
    every = account_columns(policy)
    read = _values(policy, every, as_of).find_all(exp.Column)
    return frozenset(node.name for node in read).intersection(every)


def _values(policy: Policy, columns: Collection[str], as_of: date) -> exp.Select:
    compiler = Compiler(policy, columns, as_of)
    names = {name: _VALUE + name for name in ranked_by(policy)}
    return compiler.facts.select({"account_id": "account_id", COUNTED: COUNTED} | names, ACCOUNTS)


def lay_others(
    connection: duckdb.DuckDBPyConnection, policy: Policy, query: str, account_id: str
) -> None:
    """Make the tables that `stand_among_others` reads, from a query of `others_query`.

    The account counts among all, but is never below a changed copy of itself.
    """
    names = ranked_by(policy)
    values = ", ".join(f'"{_VALUE}{name}"' for name in names)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {_OTHERS} AS "
        f"SELECT account_id = $account_id AS {_ITSELF}, {values} FROM ({query}) WHERE {COUNTED}",
        {"account_id": account_id},
    ).fetchall()
    totals = ", ".join(
        f'count("{_VALUE}{name}") FILTER (NOT {_ITSELF}) + count(*) FILTER ({_ITSELF}) '
        f'AS "{_TOTAL}{name}"'
        for name in names
    )
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {_TOTALS} AS SELECT {totals} FROM {_OTHERS}"
    ).fetchall()


def stand_among_others(compiler: Compiler) -> None:
    """Let every percentile be that among the accounts laid, and not among the rows at hand."""
    facts = compiler.facts.by_name
    for name, fact in list(facts.items()):
        if fact.standing_of is not None:
            facts[name] = _standing(compiler, fact.standing_of)


def _standing(compiler: Compiler, of: str) -> Fact:
    operations = compiler.operations

    def standing(column: Columns) -> Expression:
        value = column(of)
        lower = operations.compare("<", operations.column(_VALUE + of), value.copy())
        other = operations.negation(operations.column(_ITSELF))
        below = exp.select("count(*)").from_(_OTHERS).where(operations.all_of([other, lower]))
        total = exp.select(operations.column(_TOTAL + of)).from_(_TOTALS)
        share = operations.share(below.subquery(), total.subquery())
        return operations.case([(operations.is_known(value), share)])

    return Fact(PERCENTILE + of, frozenset({of}), standing)
