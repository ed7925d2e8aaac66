"""A file of accounts that was sent → what the next run of a source reads."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from tanada.accounts.layout import account_columns
from tanada.accounts.reading import read_accounts
from tanada.accounts.rejects import first_rejects
from tanada.accounts.snapshot import Snapshot
from tanada.errors import Problem, UsageError
from tanada.messages import Language, say
from tanada.messages.rejects import reject_reason
from tanada.policy.model import Policy
from tanada.sql.engine import connect
from tanada_web.api.receiving import Received
from tanada_web.models import Person, Source
from tanada_web.places import UPLOADS, home
from tanada_web.policies import policy_of, published
from tanada_web.runs.reading import find_input
from tanada_web.runs.sources import SourceCall, put_source

_SHOWN = 20


@dataclass(frozen=True)
class UploadCall:
    """Which source a file is for, and the day for which it is checked.

    Without `complete` the source stays as it is; a new one has all accounts.
    """

    source: str
    file: Received
    as_of: date
    complete: bool | None = None


def upload(call: UploadCall, person: Person, at: datetime, language: Language) -> dict[str, object]:
    """Check the file as a run would read it, and let the source be it; what was found.

    Raises UsageError where no policy is published, and AccountsError where it cannot be read;
    then the source is what it was.
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
    given = find_input(tried, policy, call.as_of, timezone.now())
    with connect() as connection:
        read = read_accounts(connection, given.accounts, policy, call.as_of, given.mapped)
        return _told(read, policy, language)


def _told(read: Snapshot, policy: Policy, language: Language) -> dict[str, object]:
    columns = account_columns(policy)
    return {
        "read": read.read,
        "accepted": read.accepted,
        "rejected": read.rejected,
        "merged": read.merged,
        "assumed": [
            {"code": each.code, **each.params, "message": say(each.code, language, **each.params)}
            for each in read.notes
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
