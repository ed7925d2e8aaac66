"""What was set aside: counted, sampled, and written with its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tanada.accounts.snapshot import REJECTS, Snapshot
from tanada.errors import AccountsError, Place, Problem

_REASONS = "reject_reasons"


@dataclass(frozen=True)
class Reject:
    """One fault of one row; `line` is the line in the file, or the row of a columnar one."""

    file: str
    line: int
    account_id: str | None
    field: str
    value: str | None
    code: str


def check_rejects(snapshot: Snapshot, at_most: Decimal) -> None:
    """Raise AccountsError where of any table a larger share than `at_most` was rejected."""
    if snapshot.read and Decimal(snapshot.rejected) / snapshot.read > at_most:
        params: dict[str, object] = {
            "rejected": snapshot.rejected,
            "read": snapshot.read,
            "share": Decimal(snapshot.rejected) / snapshot.read,
            "limit": f"{(at_most * 100).normalize():f}%",
        }
        raise AccountsError(Problem("accounts.too_many_rejects", Place(str(snapshot.path)), params))
    for table in snapshot.tables:
        if table.read and Decimal(table.rejected) / table.read > at_most:
            params = {
                "table": table.name,
                "rejected": table.rejected,
                "read": table.read,
                "limit": f"{(at_most * 100).normalize():f}%",
            }
            place = Place(", ".join(str(path) for path in table.paths))
            raise AccountsError(Problem("accounts.too_many_table_rejects", place, params))


def first_rejects(snapshot: Snapshot, count: int) -> list[Reject]:
    """The first faults in the order of the files and their lines."""
    rows = snapshot.connection.execute(
        f"SELECT file, line, account_id, field, value, code FROM {REJECTS} "
        f"ORDER BY file, line, field, code LIMIT {int(count)}"
    ).fetchall()
    return [Reject(str(file), int(line), *rest) for file, line, *rest in rows]


def reject_kinds(snapshot: Snapshot) -> list[tuple[str, str]]:
    """Every pair of code and field among the faults, for putting into words."""
    rows = snapshot.connection.execute(
        f"SELECT DISTINCT code, field FROM {REJECTS} ORDER BY ALL"
    ).fetchall()
    return [(str(code), str(field)) for code, field in rows]


def rejects_query(snapshot: Snapshot, reasons: Mapping[tuple[str, str], str]) -> str:
    """A query for the rejects file: file, line, account_id, field, value, reason, code.

    `reasons` are the words for each pair of code and field.
    """
    connection = snapshot.connection
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {_REASONS} (code TEXT, field TEXT, reason TEXT)"
    )
    for (code, field), reason in reasons.items():
        connection.execute(f"INSERT INTO {_REASONS} VALUES (?, ?, ?)", [code, field, reason])
    return (
        f"SELECT file, line, account_id, field, value, reason, code FROM {REJECTS} "
        f"LEFT JOIN {_REASONS} USING (code, field) ORDER BY file, line, field, code"
    )
