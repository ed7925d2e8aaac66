"""Strategic designations: given with a reason, some for a time, removed with a trace."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from django.http import HttpRequest
from django.utils import timezone
from ninja import Schema

from tanada.fields import DESIGNATIONS
from tanada_web.api.paging import LIMIT, Cursor, Limit, Paging
from tanada_web.api.routing import Routes
from tanada_web.api.shapes import AccountId, Asked, Day, Number, Page, Reason, Who
from tanada_web.models import Designation
from tanada_web.permissions import require
from tanada_web.said import designations

router = Routes()
Kind = StrEnum("Kind", [(name.upper(), name) for name in DESIGNATIONS])
Kind.__doc__ = "Why an account is strategic beyond its revenue."


class DesignationShape(Schema):
    """A designation, in force from `starts_on` until the day before `expires_on`, if any."""

    id: int
    account_id: str
    kind: Kind
    reason: str
    starts_on: date
    expires_on: date | None
    said_by: Who
    said_at: datetime
    removed_by: Who | None
    removed_at: datetime | None


class NewDesignation(Asked):
    """A designation to give."""

    account_id: AccountId
    kind: Kind
    reason: Reason
    starts_on: Day
    expires_on: Day | None = None


class Renewal(Asked):
    """Until when a designation is to last now, and why; without a day for good."""

    reason: Reason
    expires_on: Day | None = None


@router.reads("", Page[DesignationShape])
def designations_listed(
    request: HttpRequest,
    limit: Limit = LIMIT,
    cursor: Cursor = None,
    account_id: AccountId | None = None,
    kind: Kind | None = None,
    in_force_on: Day | None = None,
) -> dict[str, object]:
    """Every designation that was ever given, or those in force on a day, the latest first."""
    require(request.auth, "accounts:read")
    rows = Designation.objects.all() if in_force_on is None else designations.in_force(in_force_on)
    asked = {"account_id": account_id, "kind": kind}
    wanted = {name: value for name, value in asked.items() if value is not None}
    rows = rows.filter(**wanted).select_related("said_by", "removed_by")
    paging = Paging("designations", {**wanted, "in_force_on": in_force_on})
    return paging.of_rows(rows, limit, cursor, "-id")


@router.changes("", DesignationShape, status=201)
def designation_given(request: HttpRequest, new: NewDesignation) -> Designation:
    """Give an account a designation; it acts from the next run on."""
    return designations.designate(**new.dict(), person=request.auth, at=timezone.now())


@router.changes("/{int:number}/renew", DesignationShape)
def designation_renewed(request: HttpRequest, number: Number, new: Renewal) -> Designation:
    """Let a designation last until another day."""
    return designations.renew(number, new.reason, new.expires_on, request.auth, timezone.now())


@router.changes("/{int:number}/remove", DesignationShape)
def designation_removed(request: HttpRequest, number: Number) -> Designation:
    """Take a designation away; its trace stays."""
    return designations.remove(number, request.auth, timezone.now())
