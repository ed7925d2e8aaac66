"""Overrides: another tier for a time, by two people."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from ninja import Schema
from pydantic import Field

from tanada_web.api.paging import LIMIT, Cursor, Limit, Paging
from tanada_web.api.refusals import not_found
from tanada_web.api.routing import Routes
from tanada_web.api.shapes import AccountId, Asked, Because, Day, Line, Number, Page, Reason, Who
from tanada_web.models import Override, OverrideState
from tanada_web.permissions import require
from tanada_web.policies import policy_of, published
from tanada_web.said import overrides

router = Routes()
_PEOPLE = ("proposed_by", "decided_by", "removed_by")


class OverrideShape(Schema):
    """An override, in force from `starts_on` until the day before `expires_on` once approved."""

    id: int
    account_id: str
    tier: str = Field(description="By its key in the policy of today.")
    reason: str
    starts_on: date
    expires_on: date
    state: OverrideState
    proposed_by: Who
    proposed_at: datetime
    decided_by: Who | None
    decided_at: datetime | None
    decision: str = Field(description="Why it was refused.")
    removed_by: Who | None
    removed_at: datetime | None


class NewOverride(Asked):
    """Another tier that somebody asks for."""

    account_id: AccountId
    tier: Line
    reason: Reason
    starts_on: Day
    expires_on: Day


@router.reads("", Page[OverrideShape])
def overrides_listed(
    request: HttpRequest,
    limit: Limit = LIMIT,
    cursor: Cursor = None,
    account_id: AccountId | None = None,
    state: OverrideState | None = None,
) -> dict[str, object]:
    """Every override that was ever proposed, the latest first."""
    require(request.auth, "accounts:read")
    asked = {"account_id": account_id, "state": state}
    wanted = {name: value for name, value in asked.items() if value is not None}
    page = Paging("overrides", wanted).of_rows(_all().filter(**wanted), limit, cursor, "-id")
    return {**page, "items": _as_today(page["items"])}


@router.reads("/{int:number}", OverrideShape)
def override(request: HttpRequest, number: Number) -> Override:
    """One override."""
    require(request.auth, "accounts:read")
    found = _all().filter(pk=number).first()
    if found is None:
        raise not_found()
    return _as_today([found])[0]


@router.changes("", OverrideShape, status=201)
def override_proposed(request: HttpRequest, new: NewOverride) -> Override:
    """Ask for another tier for an account."""
    return overrides.propose(**new.dict(), person=request.auth, at=timezone.now())


@router.changes("/{int:number}/approve", OverrideShape)
def override_approved(request: HttpRequest, number: Number) -> Override:
    """Approve what somebody else proposed; it acts from the next run on."""
    return _as_today([overrides.approve(number, request.auth, timezone.now())])[0]


@router.changes("/{int:number}/refuse", OverrideShape)
def override_refused(request: HttpRequest, number: Number, why: Because) -> Override:
    """Refuse what somebody else proposed, and say why."""
    return _as_today([overrides.refuse(number, why.reason, request.auth, timezone.now())])[0]


@router.changes("/{int:number}/remove", OverrideShape)
def override_removed(request: HttpRequest, number: Number) -> Override:
    """End an override before its time; its trace stays."""
    return _as_today([overrides.remove(number, request.auth, timezone.now())])[0]


def _as_today(found: list[Override]) -> list[Override]:
    version = published()
    return overrides.told_in(policy_of(version.text), found) if version else found


def _all() -> QuerySet[Override]:
    return Override.objects.select_related(*_PEOPLE)
