"""Accounts, read and checked: what goes into a decision, and what was set aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb

ACCOUNTS = "accounts"
"""The view of accepted accounts, one typed row each."""
REJECTS = "rejects"
"""The table of faults: table, file, line, row_number, account_id, field, value, code."""


@dataclass(frozen=True)
class Note:
    """Something that was assumed or passed over while reading; always shown."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class TableReport:
    """What came of a further table.

    Of the accounts in ACCOUNTS, `matched` have rows in it and `without_rows` have none;
    `unknown_accounts` are not in ACCOUNTS, some of them in `unknown_examples`, and have
    `unknown_rows`. Of events, `first` and `last` are the days on or before the run's date,
    `through` the last that the table covers completely, `after_as_of` rows that were not
    looked at and `repeated` ones that repeat an id.
    """

    name: str
    kind: str
    paths: tuple[Path, ...]
    read: int
    rejected: int
    fields: tuple[str, ...]
    matched: int
    without_rows: int
    unknown_accounts: int
    unknown_examples: tuple[str, ...]
    unknown_rows: int
    notes: tuple[Note, ...]
    first: date | None = None
    last: date | None = None
    through: date | None = None
    after_as_of: int = 0
    repeated: int = 0


@dataclass(frozen=True)
class Snapshot:
    """Accounts in a connection: the view ACCOUNTS and the table REJECTS.

    `columns` are the typed columns of ACCOUNTS. Every row that was `read` is accepted
    or `rejected`: read = accepted + rejected. `merged` rows were taken together with
    others, where an account may have several rows or parents stand for their children.
    `files` are all that were read for it.
    """

    connection: duckdb.DuckDBPyConnection
    path: Path
    columns: tuple[str, ...]
    read: int
    rejected: int
    notes: tuple[Note, ...]
    tables: tuple[TableReport, ...] = ()
    merged: int = 0
    files: tuple[Path, ...] = ()

    @property
    def accepted(self) -> int:
        """How many accounts go into the decision."""
        return self.read - self.rejected - self.merged
