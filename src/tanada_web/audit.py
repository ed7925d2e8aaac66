"""The audit trail: events are added at its end, and any change of an earlier one shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection, transaction

from tanada_web.models import AuditEvent

BEGINNING = "0" * 64
"""What stands for the digest before the first event."""
_LOCK = 0x74616E61
_BATCH = 10_000
Values = Mapping[str, object] | None


@dataclass(frozen=True)
class Broken:
    """The first event that is not as it was written, and what is wrong with it."""

    sequence: int
    code: str


@dataclass(frozen=True)
class Head:
    """The end of the trail: how many events there are, and the last digest."""

    sequence: int
    digest: str


def record(
    actor: str,
    action: str,
    subject: str,
    at: datetime,
    *,
    before: Values = None,
    after: Values = None,
) -> AuditEvent:
    """Add an event, in the transaction of what it tells of; no personal value may be in it.

    `actor` is a person's key, `run` or `system`.
    """
    in_line()
    last = head()
    event = AuditEvent(
        sequence=last.sequence + 1,
        at=at,
        actor=actor,
        action=action,
        subject=subject,
        before=_plain(before),
        after=_plain(after),
        previous=last.digest,
    )
    event.digest = digest_of(event)
    event.save(force_insert=True)
    return event


def in_line() -> None:
    """Wait until no other transaction numbers anything, and keep others waiting until it ends.

    SQLite has one transaction that writes at a time anyway.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("what is numbered needs a transaction")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def head() -> Head:
    """The end of the trail; a copy of it kept elsewhere shows a tail that was cut off."""
    last = AuditEvent.objects.order_by("-sequence").values_list("sequence", "digest").first()
    return Head(*last) if last else Head(0, BEGINNING)


def verify(known: Head | None = None) -> Broken | None:
    """The first event that is not as it was written, or None; `known` is an earlier end."""
    previous, expected = BEGINNING, 1
    for event in AuditEvent.objects.order_by("sequence").iterator(_BATCH):
        if event.sequence != expected:
            return Broken(expected, "audit.missing")
        if event.previous != previous or digest_of(event) != event.digest:
            return Broken(event.sequence, "audit.changed")
        if known is not None and event.sequence == known.sequence and event.digest != known.digest:
            return Broken(event.sequence, "audit.rewritten")
        previous, expected = event.digest, expected + 1
    if known is not None and known.sequence >= expected:
        return Broken(expected, "audit.cut")
    return None


def digest_of(event: AuditEvent) -> str:
    """SHA-256 of an event with the digest before it."""
    parts = [
        event.sequence,
        event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        event.actor,
        event.action,
        event.subject,
        event.before,
        event.after,
        event.previous,
    ]
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(values: Values) -> Values:
    """The values as JSON gives them back, so that they can be digested again."""
    return None if values is None else json.loads(json.dumps(values, default=str))
