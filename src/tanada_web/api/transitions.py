"""Transitions: what runs changed, to be followed by a cursor."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Schema
from pydantic import Field

from tanada.ledger.telling import TRANSITION
from tanada_web.api.paging import LIMIT, Cursor, Limit, Paging
from tanada_web.api.routing import Routes
from tanada_web.api.rows import values_of
from tanada_web.api.shapes import Status
from tanada_web.models import Transition
from tanada_web.permissions import require

router = Routes()


class TransitionShape(Schema):
    """What a run changed for an account."""

    id: int
    account_id: str
    run: int
    as_of: date
    status: str
    tier: str | None
    tier_before: str | None
    earned_tier: str | None
    since: date | None
    provisional: bool
    grace_from: date | None
    grace_until: date | None
    ended_on: date | None
    pinned: bool
    pinned_until: date | None
    seen: bool
    reason: str | None
    reason_values: dict[str, Any] | None


class Feed(Schema):
    """Some transitions, the oldest first; ask again with `next`, also where nothing is left."""

    items: list[TransitionShape]
    next: str
    more: bool = Field(description="Whether there are others already.")


@router.reads("", Feed)
def transitions_listed(
    request: HttpRequest,
    limit: Limit = LIMIT,
    cursor: Cursor = None,
    status: Annotated[list[Status], Query(max_length=20, description="Any of these.")] = [],  # noqa: B006
) -> dict[str, object]:
    """Every transition since a cursor; without one from the first on."""
    require(request.auth, "accounts:read")
    paging = Paging("transitions", {"status": sorted(status)})
    after = paging.after(cursor) or 0
    rows = Transition.objects.filter(id__gt=after).order_by("id")
    if status:
        rows = rows.filter(status__in=status)
    found = list(rows[: limit + 1])
    shown = found[:limit]
    last = shown[-1].pk if shown else after
    return {
        "items": [transition_data(each) for each in shown],
        "next": paging.cursor(last),
        "more": len(found) > limit,
    }


def transition_data(transition: Transition) -> dict[str, object]:
    """A transition by the names of TransitionShape."""
    told: dict[str, object] = {name: getattr(transition, name) for name in TRANSITION}
    told["reason_values"] = values_of(transition.reason_values)
    return {"id": transition.pk, **told}
