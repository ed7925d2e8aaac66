"""The audit trail, event by event."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Schema
from pydantic import Field

from tanada_web.api.paging import LIMIT, Cursor, Limit, Paging
from tanada_web.api.routing import Routes
from tanada_web.api.shapes import Line, Page
from tanada_web.models import AuditEvent
from tanada_web.permissions import require

router = Routes()


class EventShape(Schema):
    """One event; `digest` covers all of it and `previous`, the digest before."""

    sequence: int
    at: datetime
    actor: str = Field(description="A person's key, or `run` or `system`.")
    action: str
    subject: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    previous: str
    digest: str


@router.reads("", Page[EventShape])
def events_listed(
    request: HttpRequest,
    limit: Limit = LIMIT,
    cursor: Cursor = None,
    actor: Line | None = None,
    action: Line | None = None,
    subject: Line | None = None,
    since: Annotated[datetime | None, Query(description="From this moment on.")] = None,
) -> dict[str, object]:
    """Every event, the oldest first."""
    require(request.auth, "audit:read")
    asked = {"actor": actor, "action": action, "subject": subject, "at__gte": since}
    wanted = {name: value for name, value in asked.items() if value is not None}
    rows = AuditEvent.objects.filter(**wanted)
    return Paging("audit", wanted).of_rows(rows, limit, cursor, "sequence")
