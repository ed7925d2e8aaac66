"""A file of accounts that was sent → what the next run of a source reads."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from django.utils import timezone

from tanada.accounts.layout import account_columns
from tanada.accounts.reading import read_accounts
from tanada.accounts.rejects import first_rejects
from tanada.accounts.snapshot import Snapshot
from tanada.errors import AccountsError, Place, Problem, UsageError
from tanada.messages import Language, say
from tanada.messages.rejects import reject_reason
from tanada.policy.model import Policy
from tanada_web.api.receiving import Received
from tanada_web.engine import connect
from tanada_web.models import Person, Source
from tanada_web.places import UPLOADS, home
from tanada_web.policies import policy_of, published
from tanada_web.runs.reading import find_input
from tanada_web.runs.sources import SourceCall, put_source

_SHOWN = 20
MOST_REJECTED = Decimal("0.05")
"""The share of rows that may be rejected, as of a run."""


@dataclass(frozen=True)
class UploadCall:
    """Which source a file is for, and the day for which it is checked.

    Without `complete` the source stays as it is; a new one has all accounts. A file of which a
    larger share of the rows than `max_rejects` would be rejected does not take its place.
    """

    source: str
    file: Received
    as_of: date
    complete: bool | None = None
    max_rejects: Decimal = MOST_REJECTED


def upload(call: UploadCall, person: Person, at: datetime, language: Language) -> dict[str, object]:
    """Check the file as a run would read it, and let the source be it; what was found.

    Raises UsageError where no policy is published, and AccountsError where it cannot be read,
    or too few of its rows can; then the source is what it was.
    """
    version = published()
    if version is None:
        raise UsageError(Problem("runs.no_policy"))
    policy = policy_of(version.text)
    before = Source.objects.filter(name=call.source).first()
    kept = f"{UPLOADS}/{call.file.sha256}{call.file.ending}"
    told = _checked(call, before, policy, language)
    complete = call.complete
    if complete is None:
        complete = before.complete if before else True
    call.file.path.replace(home() / kept)
    os.utime(home() / kept)
    mapping, limit = (before.mapping, before.max_age_hours) if before else ("", None)
    put_source(SourceCall(call.source, kept, mapping, limit, complete), person, at)
    return {"source": call.source, "sha256": call.file.sha256, "complete": complete, **told}


def _checked(
    call: UploadCall, before: Source | None, policy: Policy, language: Language
) -> dict[str, object]:
    """What a run would read of the file."""
    tried = Source(
        name=call.source,
        accounts=f"{UPLOADS}/{call.file.path.name}",
        mapping=before.mapping if before else "",
    )
    try:
        given = find_input(tried, policy, call.as_of, timezone.now())
        with connect() as connection:
            read = read_accounts(connection, given.accounts, policy, call.as_of, given.mapped)
            _check_rejects(read, call.max_rejects)
            return _told(read, policy, call, language)
    except AccountsError as error:
        raise AccountsError([_as_sent(problem, call) for problem in error.problems]) from None


def _check_rejects(read: Snapshot, at_most: Decimal) -> None:
    """Raise AccountsError with the first faults where too many rows would be rejected."""
    if not read.read or Decimal(read.rejected) / read.read <= at_most:
        return
    limit = f"{(at_most * 100).normalize():f}%"
    params: dict[str, object] = {"rejected": read.rejected, "read": read.read, "limit": limit}
    faults = [
        Problem(
            f"reject.{each.code}", Place(path=each.field, line=each.line), {"found": each.value}
        )
        for each in first_rejects(read, _SHOWN)
    ]
    raise AccountsError([Problem("uploads.too_many_rejects", params=params), *faults])


def _as_sent(problem: Problem, call: UploadCall) -> Problem:
    """A problem that names the source and not the file, of which only this machine knows."""
    file = problem.place.file
    if problem.code == "accounts.not_found" and file and Path(file).name != call.file.path.name:
        return Problem("uploads.table_missing", params={"found": Path(file).name})
    place = replace(problem.place, file=None)
    return replace(problem, place=place, params=_without_path(problem.params, call))


def _without_path(params: Mapping[str, object], call: UploadCall) -> dict[str, object]:
    path = call.file.path
    names = (str(home() / UPLOADS / path.name), str(path), path.name)
    told = dict(params)
    for name, value in params.items():
        if isinstance(value, str | Path):
            text = str(value)
            for each in names:
                text = text.replace(each, call.source)
            told[name] = text
    return told


def _told(
    read: Snapshot, policy: Policy, call: UploadCall, language: Language
) -> dict[str, object]:
    columns = account_columns(policy)
    noted = [(each.code, _without_path(each.params, call)) for each in read.notes]
    return {
        "read": read.read,
        "accepted": read.accepted,
        "rejected": read.rejected,
        "merged": read.merged,
        "assumed": [
            {"code": code, **params, "message": say(code, language, **params)}
            for code, params in noted
        ],
        "rejects": [
            {
                "line": each.line,
                "account_id": each.account_id,
                "field": each.field,
                "value": each.value,
                "code": each.code,
                "message": reject_reason(each.code, columns.get(each.field), language),
            }
            for each in first_rejects(read, _SHOWN)
        ],
    }
