"""A source → a snapshot: the files of today, none of them too old, read once and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from django.utils import timezone

from tanada.accounts.files.patterns import find_files
from tanada.accounts.kept import keep_snapshot, latest_rows, write_parquet
from tanada.accounts.mapping import AccountsMapping, read_mapping
from tanada.accounts.reading import read_accounts
from tanada.accounts.rejects import check_rejects
from tanada.accounts.snapshot import Snapshot as Read
from tanada.errors import AccountsError, Place, Problem, UsageError
from tanada.ledger.applying import run_fingerprint
from tanada.policy.model import Policy
from tanada_web.engine import connect
from tanada_web.files import FileStore
from tanada_web.models import Snapshot, Source
from tanada_web.places import home
from tanada_web.runs.intact import is_intact
from tanada_web.runs.plain import plain

AS_OF = "{as_of}"
_CLOCKS_DIFFER = timedelta(hours=1)
"""By how much a file may be from the future, for clocks that do not agree."""


@dataclass(frozen=True)
class Input:
    """A source as it stands for a day: its files, its mapping, and when the oldest was written."""

    source: Source
    accounts: Path
    mapping: Path | None
    mapped: AccountsMapping | None
    files: tuple[Path, ...]
    changed_at: datetime


def find_input(source: Source, policy: Policy, as_of: date, now: datetime) -> Input:
    """The files of a source for a day.

    Raises AccountsError where one is missing, UsageError where one is too old.
    """
    accounts = _path(source.accounts, as_of)
    mapping = _mapping_path(source.mapping, as_of) if source.mapping else None
    mapped = read_mapping(mapping, policy.money_places) if mapping else None
    files = tuple(_files(accounts, mapped))
    written = {path: datetime.fromtimestamp(path.stat().st_mtime, UTC) for path in files}
    check_age(written, source, as_of, now)
    return Input(source, accounts, mapping, mapped, files, min(written.values()))


def is_there(source: Source) -> bool:
    """Whether the files of a source are there; unknown, and so yes, where days name them."""
    if AS_OF in source.accounts:
        return True
    try:
        find_files(_path(source.accounts, date.min))
    except AccountsError as error:
        return error.problems[0].code != "accounts.not_found"
    return True


def check_age(written: Mapping[Path, datetime], source: Source, as_of: date, now: datetime) -> None:
    """Raise UsageError where a file was written longer ago than the source allows.

    It is counted from the end of the day, or from now where that is earlier.
    """
    if source.max_age_hours is None:
        return
    moment = min(
        now, datetime.combine(as_of + timedelta(days=1), time(), timezone.get_current_timezone())
    )
    limit = timedelta(hours=source.max_age_hours)
    problems = [
        Problem("runs.from_the_future", Place(str(path)), {"found": f"{at:%Y-%m-%d %H:%M} UTC"})
        for path, at in written.items()
        if at - now > _CLOCKS_DIFFER
    ]
    problems += [
        Problem(
            "runs.too_old",
            Place(str(path)),
            {
                "found": f"{at:%Y-%m-%d %H:%M} UTC",
                "hours": int((moment - at).total_seconds() // 3600),
                "limit": source.max_age_hours,
                "source": source.name,
            },
        )
        for path, at in written.items()
        if moment - at > limit
    ]
    if problems:
        raise UsageError(problems)


def take_snapshot(
    given: Input,
    policy: Policy,
    as_of: date,
    now: datetime,
    store: FileStore,
    *,
    max_rejects: Decimal,
    memory_limit: str | None = None,
) -> Snapshot:
    """The snapshot of an input; one that was taken of the same files is taken again.

    Nothing is kept where more than the share `max_rejects` of the rows is rejected.
    """
    own = [given.mapping] if given.mapping and given.mapping.exists() else []
    texts = [given.source.name, str(given.accounts), str(given.mapping), str(max_rejects)]
    fingerprint = run_fingerprint(policy, as_of, [*given.files, *own], texts, complete=True)
    known = Snapshot.objects.filter(fingerprint=fingerprint).first()
    if known and is_intact(store, known.file) and is_intact(store, known.rejects_file):
        return known
    read = read_accounts(connect(memory_limit), given.accounts, policy, as_of, given.mapped)
    with read.connection:
        check_rejects(read, max_rejects)
        with store.temporary() as accounts, store.temporary() as rejects:
            keep_snapshot(read, accounts, rejects)
            files = {"file": store.put(accounts), "rejects_file": store.put(rejects)}
        values = files | _told(read)
    snapshot, _ = Snapshot.objects.update_or_create(
        fingerprint=fingerprint,
        defaults={
            **values,
            "as_of": as_of,
            "taken_at": now,
            "source": given.source,
            "source_changed_at": given.changed_at,
            "erased_at": None,
        },
    )
    return snapshot


def taken_together(
    snapshots: Sequence[Snapshot], as_of: date, now: datetime, store: FileStore
) -> Snapshot:
    """Several snapshots as one, the latest first; the last one has every account.

    An account counts as the latest of them has it. One alone is that.
    """
    whole = snapshots[-1]
    if len(snapshots) == 1:
        return whole
    text = "\n".join(["together", as_of.isoformat(), *(each.fingerprint for each in snapshots)])
    fingerprint = hashlib.sha256(text.encode()).hexdigest()
    with connect() as connection:
        relations = [_rows(store, each.file) for each in snapshots]
        accounts = latest_rows(relations)
        faults = " UNION ALL BY NAME ".join(
            f"(SELECT * FROM {_rows(store, each.rejects_file)})" for each in snapshots
        )
        rejects = f"SELECT * FROM ({faults}) ANTI JOIN ({accounts}) USING (account_id)"
        names, counts = [], []
        for query in (accounts, rejects):
            with store.temporary() as path:
                write_parquet(connection, query, path)
                names.append(store.put(path))
            counted = f"SELECT count(*) FROM {_rows(store, names[-1])}"
            counts.append(int(connection.execute(counted).fetchall()[0][0]))
    accepted, rejected = counts
    snapshot, _ = Snapshot.objects.update_or_create(
        fingerprint=fingerprint,
        defaults={
            "file": names[0],
            "rejects_file": names[1],
            "as_of": as_of,
            "taken_at": now,
            "source": whole.source,
            "source_changed_at": min(each.source_changed_at for each in snapshots),
            "read": accepted + rejected,
            "accepted": accepted,
            "rejected": rejected,
            "tables": whole.tables,
            "notes": whole.notes,
            "erased_at": None,
        },
    )
    return snapshot


def _rows(store: FileStore, name: str) -> str:
    return "read_parquet('" + str(store.path(name)).replace("'", "''") + "')"


def _told(read: Read) -> dict[str, object]:
    """The counts and what was assumed, as they are kept in the row."""
    return {
        "read": read.read,
        "accepted": read.accepted,
        "rejected": read.rejected,
        "merged": read.merged,
        "notes": [plain(asdict(note)) for note in read.notes],
        "tables": [plain(asdict(table)) for table in read.tables],
    }


def _files(accounts: Path, mapped: AccountsMapping | None) -> Iterator[Path]:
    yield from find_files(accounts)[0]
    if mapped is None:
        return
    further = [table.file for table in mapped.tables if table.file]
    if mapped.rates:
        further.append(mapped.rates.file)
    for name in dict.fromkeys(further):
        yield from find_files(accounts.parent / name)[0]


def _path(written: str, as_of: date) -> Path:
    """A path of a source, from the installation's folder."""
    return home() / written.replace(AS_OF, as_of.isoformat())


def _mapping_path(written: str, as_of: date) -> Path:
    """A mapping's file, or the name of a shipped one."""
    path = _path(written, as_of)
    return path if path.exists() or "/" in written or "." in written else Path(written)
