"""Accounts, read and checked: what goes into a decision, and what was set aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

ACCOUNTS = "accounts"
"""The view of accepted accounts, one typed row each."""
REJECTS = "rejects"
"""The table of faults: row, line, account_id, field, value, code."""


@dataclass(frozen=True)
class Note:
    """Something that was assumed or passed over while reading; always shown."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Snapshot:
    """Accounts in a connection: the view ACCOUNTS and the table REJECTS.

    `columns` are the typed columns of ACCOUNTS. Every row that was `read` is accepted
    or `rejected`: read = accepted + rejected.
    """

    connection: duckdb.DuckDBPyConnection
    path: Path
    columns: tuple[str, ...]
    read: int
    rejected: int
    notes: tuple[Note, ...]

    @property
    def accepted(self) -> int:
        """How many accounts go into the decision."""
        return self.read - self.rejected
