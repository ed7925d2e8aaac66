"""What a message says: rows of the ledger by ids, keys and dates, and no name."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

from tanada_web.models import Delivery, Run, Transition

COLUMNS = (
    *("id", "run", "as_of", "account_id", "status", "tier", "tier_before", "earned_tier"),
    *("since", "provisional", "grace_from", "grace_until", "ended_on", "pinned", "pinned_until"),
    *("seen", "reason"),
)
"""What is told of a transition; the values that its reason saw stay here."""


def body_of(delivery: Delivery) -> str:
    """The message of a delivery, the same at each attempt; its moment is that of the run."""
    told = Transition.objects.filter(id__gte=delivery.first, id__lte=delivery.last)
    if delivery.webhook.statuses:
        told = told.filter(status__in=delivery.webhook.statuses)
    rows = list(told.order_by("id").values(*COLUMNS))
    last = rows[-1]["run"] if rows else None
    finished = Run.objects.filter(number=last).values_list("finished_at", flat=True).first()
    return body("transitions", finished, {"transitions": rows})


def body(kind: str, at: datetime | None, data: dict[str, object]) -> str:
    """A message as the Standard Webhooks convention has it."""
    told = {"type": kind, "timestamp": at, "data": data}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)
