"""A file of tiers that people had set by hand → a checked table: every row is in order, or none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb

from tanada.accounts.files import open_table
from tanada.accounts.files.raw import quoted
from tanada.accounts.ids import UNFIT_IDS
from tanada.accounts.rejecting import Rejects
from tanada.accounts.snapshot import Note
from tanada.accounts.typed import ROW, read_typed
from tanada.accounts.wanted import Wanted
from tanada.errors import AccountsError, Place, Problem
from tanada.fields import DATE, TEXT, Field, Type
from tanada.policy.model import Policy

HANDSET: dict[str, Type] = {"account_id": TEXT, "tier": TEXT, "since": DATE}
"""Which tier somebody had given an account, and since when."""
TABLE = "handset"
"""The table in the connection, with the columns of HANDSET; tiers stand by their keys."""
_NAMES = "handset_names"
_SHOWN = 20
_SAID = {
    "incomplete": "handset.incomplete",
    "unknown_tier": "handset.unknown_tier",
    "twice": "handset.twice",
    "in_future": "handset.in_future",
    **{code: f"table.{code}" for code in UNFIT_IDS},
}
_UNREADABLE = "handset.unreadable"


def read_handset(
    connection: duckdb.DuckDBPyConnection, path: Path, policy: Policy, as_of: date
) -> tuple[Note, ...]:
    """Read a file into TABLE; notes say what was assumed. A tier stands by its key or its name.

    Raises AccountsError with every row that is not in order: something missing, a tier that the
    policy has not, an account twice or with an id that none can have, a day after `as_of`.
    """
    raw = open_table(connection, path, TABLE)
    columns = {name: Field(name, kind) for name, kind in HANDSET.items()}
    typed = read_typed(
        connection, raw, Wanted("handset_file", columns, dict.fromkeys(columns, "incomplete"))
    )
    _name_tiers(connection, policy)
    rejects = Rejects(connection, typed.view, TABLE)
    named = f"SELECT name FROM {_NAMES}"
    row = f"SELECT {ROW}, account_id,"
    for field, code, condition in (
        ("tier", "unknown_tier", f"{_folded('tier')} NOT IN ({named})"),
        ("since", "in_future", f"since > DATE '{as_of}'"),
    ):
        rejects.add(
            f"{row} '{field}', CAST({field} AS TEXT), '{code}' FROM {typed.view} WHERE {condition}"
        )
    again = f"row_number() OVER (PARTITION BY account_id ORDER BY {ROW}) > 1"
    rejects.add(
        f"{row} 'account_id', account_id, 'twice' FROM {typed.view} "
        f"WHERE account_id IS NOT NULL QUALIFY {again}"
    )
    rejects.place(raw)
    if problems := list(_problems(connection, path, policy)):
        raise AccountsError(problems)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {TABLE} AS SELECT account_id, key AS tier, since "
        f"FROM {typed.view} JOIN {_NAMES} ON {_folded('tier')} = name"
    ).fetchall()
    return typed.notes


def _name_tiers(connection: duckdb.DuckDBPyConnection, policy: Policy) -> None:
    """The keys by all that a tier is called; what two tiers share is the better one's."""
    keys: dict[str, str] = {}
    for tier in policy.tiers:
        for name in (tier.key, tier.name.en, tier.name.ja):
            keys.setdefault(name.strip().lower(), tier.key)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {_NAMES} AS "
        "SELECT unnest($names::TEXT[]) AS name, unnest($keys::TEXT[]) AS key",
        {"names": list(keys), "keys": list(keys.values())},
    ).fetchall()


def _folded(tier: str) -> str:
    return f"lower(trim({tier}))"


def _problems(
    connection: duckdb.DuckDBPyConnection, path: Path, policy: Policy
) -> Iterator[Problem]:
    # of a row that is nobody's, only what it lacks can be told
    rows = connection.execute(
        f"SELECT line, account_id, field, value, code FROM {quoted(f'rejects_{TABLE}')} "
        f"WHERE account_id IS NOT NULL OR code = 'incomplete' "
        f"ORDER BY line, field, code LIMIT {_SHOWN}"
    ).fetchall()
    for line, account_id, field, value, code in rows:
        params: dict[str, object] = {
            "account_id": account_id or "",
            "field": field,
            "found": value or "",
        }
        if code == "incomplete":
            params["expected"] = list(HANDSET)
        elif code == "unknown_tier":
            params["expected"] = [tier.key for tier in policy.tiers]
        yield Problem(_SAID.get(code, _UNREADABLE), Place(str(path), line=int(line)), params)
