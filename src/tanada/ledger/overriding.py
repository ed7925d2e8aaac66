"""A file of overrides → a checked table: every one of them is in order, or none counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb

from tanada.accounts.files import open_table
from tanada.accounts.files.raw import quoted
from tanada.accounts.ids import UNFIT_IDS
from tanada.accounts.rejecting import Rejects
from tanada.accounts.snapshot import ACCOUNTS, Note
from tanada.accounts.typed import ROW, read_typed
from tanada.accounts.wanted import Wanted
from tanada.errors import AccountsError, Place, Problem
from tanada.fields import Field, Kind, Type
from tanada.ledger.columns import OVERRIDES
from tanada.policy.model import Policy

TABLE = "overrides"
"""The table of overrides in the connection, with the columns of OVERRIDES."""
_SHOWN = 20
_CHECKS = {
    "override_ends_first": ("expires_on", "expires_on <= starts_on"),
    "override_own_approval": ("approved_by", "lower(trim(approved_by)) = lower(trim(proposed_by))"),
}
"""The field at fault and when, by code."""


def read_overrides(
    connection: duckdb.DuckDBPyConnection, path: Path, policy: Policy, as_of: date
) -> tuple[Note, ...]:
    """Read overrides into TABLE; notes say what was assumed, and which accounts are not there.

    Raises AccountsError with every override that is not in order: something missing, a tier
    that the policy has not, an end before its start, one person for both, two at once for
    one account.
    """
    raw = open_table(connection, path, TABLE)
    keys = Type(Kind.CHOICE, tuple(tier.key for tier in policy.tiers))
    columns = {
        name: Field(name, keys if name == "tier" else kind) for name, kind in OVERRIDES.items()
    }
    required = dict.fromkeys(columns, "override_incomplete")
    typed = read_typed(connection, raw, Wanted("overrides_file", columns, required))
    rejects = Rejects(connection, typed.view, TABLE)
    for code, (field, condition) in _CHECKS.items():
        rejects.add(
            f"SELECT {ROW}, account_id, '{field}', {field}::TEXT, '{code}' "
            f"FROM {typed.view} WHERE {condition}"
        )
    rejects.add(
        f"SELECT DISTINCT b.{ROW}, b.account_id, 'starts_on', b.starts_on::TEXT, "
        f"'override_overlaps' FROM {typed.view} AS a JOIN {typed.view} AS b "
        f"ON a.account_id = b.account_id AND a.{ROW} < b.{ROW} "
        f"AND a.starts_on < b.expires_on AND b.starts_on < a.expires_on"
    )
    rejects.place(raw)
    problems = list(_problems(connection, path, policy))
    if problems:
        raise AccountsError(problems)
    listed = ", ".join(map(quoted, OVERRIDES))
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {TABLE} AS SELECT {listed} FROM {typed.view}"
    ).fetchall()
    return (*typed.notes, *_unknown(connection, as_of))


def _problems(
    connection: duckdb.DuckDBPyConnection, path: Path, policy: Policy
) -> Iterator[Problem]:
    rows = connection.execute(
        f"SELECT line, account_id, field, value, code FROM {quoted(f'rejects_{TABLE}')} "
        f"ORDER BY line, field, code LIMIT {_SHOWN}"
    ).fetchall()
    for line, account_id, field, value, code in rows:
        unfit = code in UNFIT_IDS
        incomplete = code == "override_incomplete"
        own = incomplete or code in (*_CHECKS, "override_overlaps")
        params: dict[str, object] = {
            "account_id": account_id or "",
            "field": field,
            "found": value or "",
        }
        if incomplete:
            params["expected"] = list(OVERRIDES)
        elif not own and not unfit:
            params["expected"] = [tier.key for tier in policy.tiers]
        said = f"ledger.{code}" if own else "ledger.override_unreadable"
        said = f"table.{code}" if unfit else said
        yield Problem(said, Place(str(path), line=int(line)), params)


def _unknown(connection: duckdb.DuckDBPyConnection, as_of: date) -> Iterator[Note]:
    rows = connection.execute(
        f"SELECT account_id FROM {TABLE} ANTI JOIN {ACCOUNTS} USING (account_id) "
        f"WHERE starts_on <= $as_of AND $as_of < expires_on ORDER BY account_id",
        {"as_of": as_of},
    ).fetchall()
    if rows:
        found = [account_id for (account_id,) in rows[:_SHOWN]]
        yield Note("ledger.override_unknown_account", {"accounts": len(rows), "found": found})
