"""The files of a beginning, read through the corrected mapping: what counts, what was set aside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tanada.accounts.layout import account_columns
from tanada.accounts.mapping import read_mapping
from tanada.accounts.reading import read_accounts
from tanada.accounts.rejects import first_rejects, reject_kinds, rejects_query
from tanada.accounts.snapshot import ACCOUNTS, REJECTS, Snapshot
from tanada.decide.writing import copy_rows
from tanada.messages import Language, say
from tanada.messages.labels import Labels
from tanada.messages.rejects import reject_reason
from tanada.messages.saying import known
from tanada.policy.model import Policy
from tanada_web.beginning.columns import Looked, look, mapping_of
from tanada_web.beginning.keeping import Beginning
from tanada_web.engine import connect

MAPPING = "mapping.yaml"
_REJECTS, _ROWS, _COLUMNS = 50, 6, 8
_FIRST = ("account_id", "name", "owner", "arr", "mrr", "renewal_date", "health_score", "seats")


@dataclass(frozen=True)
class Kind:
    """Faults of one kind in one field: how many, why, and how to mend them."""

    field: str
    reason: str
    mend: str
    count: int


@dataclass(frozen=True)
class Fault:
    """One fault of one row."""

    file: str
    line: int
    account_id: str
    field: str
    value: str
    reason: str


@dataclass(frozen=True)
class ReadFiles:
    """What came of reading: counts that add up, faults, what was assumed, and some rows."""

    read: int
    accepted: int
    rejected: int
    merged: int
    kinds: tuple[Kind, ...]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    has_arr: bool


@contextmanager
def opened(
    folder: Path, said: Beginning, policy: Policy, as_of: date, looked: Looked | None = None
) -> Iterator[Snapshot]:
    """The accounts, while the block lasts; AccountsError where they cannot be read."""
    looked = looked or look(folder, said)
    mapping = folder / MAPPING
    mapping.write_text(mapping_of(looked, said, "en", {}), encoding="utf-8")
    mapped = read_mapping(mapping, policy.money_places)
    with connect() as connection:
        yield read_accounts(connection, looked.accounts.paths[0], policy, as_of, mapped)


def read_files(
    folder: Path, said: Beginning, policy: Policy, as_of: date, language: Language
) -> ReadFiles:
    """Read the files, and tell what came of it."""
    with opened(folder, said, policy, as_of) as snapshot:
        labels = Labels(policy, language)
        return ReadFiles(
            snapshot.read,
            snapshot.accepted,
            snapshot.rejected,
            snapshot.merged,
            tuple(_kinds(snapshot, policy, labels)),
            tuple(_faults(snapshot, policy, labels)),
            tuple(say(each.code, language, **each.params) for each in snapshot.notes),
            *_some(snapshot, labels),
            {"arr", "mrr"} & set(snapshot.columns) != set(),
        )


def write_rejects(
    folder: Path, said: Beginning, policy: Policy, as_of: date, language: Language
) -> Path:
    """The file of everything that was set aside, with reasons."""
    columns, out = account_columns(policy), folder / "rejects.csv"
    with opened(folder, said, policy, as_of) as snapshot:
        reasons = {
            (code, name): reject_reason(code, columns.get(name), language)
            for code, name in reject_kinds(snapshot)
        }
        out.unlink(missing_ok=True)
        copy_rows(snapshot.connection, rejects_query(snapshot, reasons), out, ".csv")
    return out


def _kinds(snapshot: Snapshot, policy: Policy, labels: Labels) -> Iterator[Kind]:
    columns = account_columns(policy)
    rows = snapshot.connection.execute(
        f"SELECT code, field, count(*) FROM {REJECTS} GROUP BY ALL ORDER BY count(*) DESC, code"
    ).fetchall()
    for code, name, count in rows:
        reason = reject_reason(str(code), columns.get(str(name)), labels.language)
        mend = f"start.mend.{code}"
        advice = say(mend, labels.language) if known(mend) else ""
        yield Kind(_label(str(name), labels), reason, advice, int(count))


def _faults(snapshot: Snapshot, policy: Policy, labels: Labels) -> Iterator[Fault]:
    columns = account_columns(policy)
    for each in first_rejects(snapshot, _REJECTS):
        yield Fault(
            Path(each.file).name,
            each.line,
            each.account_id or "",
            _label(each.field, labels),
            (each.value or "")[:80],
            reject_reason(each.code, columns.get(each.field), labels.language),
        )


def _label(name: str, labels: Labels) -> str:
    return labels.of(name) if name else ""


def _some(
    snapshot: Snapshot, labels: Labels
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The first accounts as they were read, by the fields that people know them by."""
    first = [name for name in _FIRST if name in snapshot.columns]
    others = [
        name for name in snapshot.columns if name not in first and name in labels.policy.fields
    ]
    names = [*first, *others][:_COLUMNS]
    selected = ", ".join(f'"{name}"' for name in names)
    rows = snapshot.connection.execute(
        f"SELECT {selected} FROM {ACCOUNTS} LIMIT {_ROWS}"
    ).fetchall()
    shown = tuple(
        tuple(
            "" if value is None else labels.fact(name, value)
            for name, value in zip(names, row, strict=True)
        )
        for row in rows
    )
    return tuple(labels.of(name) for name in names), shown
