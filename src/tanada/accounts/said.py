"""Accounts and what people say of them → accounts as the policy reads them.

Judgements are dated values, of which with those of the sources the later one counts.
Designations are flags: one that somebody gave is TRUE, whatever the sources say.
"""

from __future__ import annotations

from collections.abc import Collection

import duckdb

from tanada.accounts.files.raw import quoted
from tanada.accounts.layout import AS_OF, account_columns
from tanada.accounts.merging import Source, later_wins, own_sources
from tanada.accounts.snapshot import ACCOUNTS
from tanada.fields import DATE, TEXT, Type
from tanada.policy.model import Policy
from tanada.sql.operations import Operations

JUDGED: dict[str, Type] = {"account_id": TEXT, "field": TEXT, "value": TEXT, "as_of": DATE}
"""One value per account and field, as text that can be cast to the field's type."""
DESIGNATED: dict[str, Type] = {"account_id": TEXT, "kind": TEXT}
"""The designations in force, one row each."""
_OWN, _JUDGED, _DESIGNATED, _SAID = "own", "judged", "designated", "said_accounts"


def add_said(
    connection: duckdb.DuckDBPyConnection,
    columns: Collection[str],
    policy: Policy,
    judgements: str,
    designations: str,
) -> tuple[str, ...]:
    """Put what people say into ACCOUNTS; its columns from then on.

    The relations `judgements` and `designations` have the columns of JUDGED and DESIGNATED. What
    is said of an account or a field that is not there counts for nothing. The order of the
    accounts stays.
    """
    expected = account_columns(policy)
    fields = [name for name in _distinct(connection, judgements, "field") if name in expected]
    kinds = [name for name in _distinct(connection, designations, "kind") if name in expected]
    if not fields and not kinds:
        return tuple(columns)
    sources = own_sources(_OWN, columns)
    for name in fields:
        sources.setdefault(name, []).append(Source(_JUDGED, judgements, dated=True))
    chosen = dict(later_wins(sources, expected))
    for kind in kinds:
        own = chosen.get(kind, "FALSE")
        chosen[kind] = f"coalesce({own}, FALSE) OR coalesce({_DESIGNATED}.{quoted(kind)}, FALSE)"
    listed = ", ".join(f"{value} AS {quoted(name)}" for name, value in chosen.items())
    judged = [
        part
        for name in fields
        for part in (
            f"CAST(max(value) FILTER (field = '{name}') AS "
            f"{Operations().sql_type(expected[name].type)}) AS {quoted(name)}",
            f"max(as_of) FILTER (field = '{name}') AS {quoted(name + AS_OF)}",
        )
    ]
    designated = [f"bool_or(kind = '{kind}') AS {quoted(kind)}" for kind in kinds]
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {_SAID} AS SELECT {listed} "
        f"FROM (SELECT *, row_number() OVER () AS place FROM {ACCOUNTS}) AS {_OWN} "
        f"LEFT JOIN ({_grouped(judgements, judged)}) AS {_JUDGED} USING (account_id) "
        f"LEFT JOIN ({_grouped(designations, designated)}) AS {_DESIGNATED} USING (account_id) "
        f"ORDER BY {_OWN}.place"
    ).fetchall()
    connection.execute(f"CREATE OR REPLACE TEMP VIEW {ACCOUNTS} AS FROM {_SAID}").fetchall()
    return tuple(chosen)


def _grouped(relation: str, values: list[str]) -> str:
    return f"SELECT {', '.join(['account_id', *values])} FROM {relation} GROUP BY account_id"


def _distinct(connection: duckdb.DuckDBPyConnection, relation: str, column: str) -> list[str]:
    rows = connection.execute(f"SELECT DISTINCT {column} FROM {relation} ORDER BY 1").fetchall()
    return [str(value) for (value,) in rows]
