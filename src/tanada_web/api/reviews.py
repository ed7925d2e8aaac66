"""Reviews: what about an account somebody must look at, and what was decided."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Schema
from pydantic import Field

from tanada.ledger.reviewing import CATCHES
from tanada_web.api.paging import LIMIT, Cursor, Limit, Paging
from tanada_web.api.refusals import not_found
from tanada_web.api.routing import Routes
from tanada_web.api.shapes import AccountId, Asked, Day, Number, Page, Reason, Who
from tanada_web.models import Review
from tanada_web.permissions import require
from tanada_web.reviewing import reviews

router = Routes()
Catch = StrEnum("Catch", [(name.upper(), name) for name in CATCHES])
Catch.__doc__ = "What a review must catch."
_DAYS = 90


class ReviewShape(Schema):
    """Something about an account to decide on; decided, or closed by the data, with `outcome`."""

    id: int
    account_id: str
    owner: str | None
    catches: str
    params: dict[str, Any] = Field(description="What was seen.")
    raised_on: date
    due_on: date
    outcome: str
    reason: str
    decided_by: Who | None
    decided_at: datetime | None


class MadeShape(Asked):
    """What was said of the account because of it, by its number."""

    kind: Literal["override", "designation", "judgement"]
    number: Number


class Decision(Asked):
    """What was decided, and why; where it is `adjusted`, what was made."""

    outcome: Literal["confirmed", "kept", "adjusted", "requested"]
    reason: Reason
    made: MadeShape | None = None


class Progress(Schema):
    """Where the reviews stand: what waits, by what was caught; what was decided, by outcome."""

    since: datetime
    as_of: date
    waiting: dict[str, int]
    overdue: dict[str, int]
    decided: dict[str, int]
    passed: int = Field(description="Closed because the data no longer shows it.")


@router.reads("", Page[ReviewShape])
def reviews_queued(
    request: HttpRequest,
    limit: Limit = LIMIT,
    cursor: Cursor = None,
    catches: Catch | None = None,
    due_by: Annotated[Day | None, Query(description="Due on or before this day.")] = None,
) -> dict[str, object]:
    """What waits for a decision, due first; of a CSM the own book and the pools."""
    rows = reviews.queue(request.auth).order_by("due_on", "id")
    asked = {"catches": catches, "due_on__lte": due_by}
    wanted = {name: value for name, value in asked.items() if value is not None}
    paging = Paging("reviews", wanted)
    rows = rows.filter(**wanted).select_related("decided_by")
    return paging.of_keys(rows, limit, cursor, "due_on")


@router.reads("/progress", Progress)
def reviews_summed_up(request: HttpRequest, since: Day | None = None) -> dict[str, object]:
    """Where the reviews stand, with what was decided since a day, else within 90 days."""
    require(request.auth, "accounts:read")
    now = timezone.now()
    begin = now - timedelta(days=_DAYS)
    if since is not None:
        begin = datetime.combine(since, datetime.min.time(), now.tzinfo)
    told = reviews.progress(begin, timezone.localdate(now))
    counts = {name: getattr(told, name) for name in ("waiting", "overdue", "decided", "passed")}
    return {"since": begin, "as_of": timezone.localdate(now), **counts}


@router.reads("/of", Page[ReviewShape])
def reviews_of_account(
    request: HttpRequest, account_id: AccountId, limit: Limit = LIMIT, cursor: Cursor = None
) -> dict[str, object]:
    """Everything that was ever caught of an account, the latest first."""
    require(request.auth, "accounts:read")
    rows = reviews.reviews_of(account_id)
    return Paging("reviews_of", {"account_id": account_id}).of_rows(rows, limit, cursor, "-id")


@router.reads("/{int:number}", ReviewShape)
def review(request: HttpRequest, number: Number) -> Review:
    """One review."""
    require(request.auth, "accounts:read")
    found = Review.objects.select_related("decided_by").filter(pk=number).first()
    if found is None:
        raise not_found()
    return found


@router.changes("/{int:number}/decide", ReviewShape)
def review_decided(request: HttpRequest, number: Number, decision: Decision) -> Review:
    """Decide on what was caught, with a reason."""
    made = decision.made and reviews.Made(decision.made.kind, decision.made.number)
    at = timezone.now()
    return reviews.decide(number, decision.outcome, decision.reason, request.auth, at, made)
