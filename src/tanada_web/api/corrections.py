"""Corrections: what a run did to an account undone, by two people."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone
from ninja import Schema
from pydantic import Field

from tanada_web.api.paging import LIMIT, Cursor, Limit, Paging
from tanada_web.api.routing import Routes
from tanada_web.api.shapes import AccountId, Asked, Because, Number, Page, Reason, Who
from tanada_web.models import Correction, OverrideState
from tanada_web.permissions import require
from tanada_web.said import corrections

router = Routes()


class CorrectionShape(Schema):
    """A correction; once approved, a run of its own makes it."""

    id: int
    account_id: str
    run: int = Field(description="The run whose transition is undone.")
    reason: str
    state: OverrideState
    proposed_by: Who
    proposed_at: datetime
    decided_by: Who | None
    decided_at: datetime | None
    decision: str = Field(description="Why it was refused.")
    made_by_run: int | None


class NewCorrection(Asked):
    """A transition to undo."""

    account_id: AccountId
    run: Number
    reason: Reason


@router.reads("", Page[CorrectionShape])
def corrections_listed(
    request: HttpRequest,
    limit: Limit = LIMIT,
    cursor: Cursor = None,
    account_id: AccountId | None = None,
    state: OverrideState | None = None,
) -> dict[str, object]:
    """Every correction that was ever proposed, the latest first."""
    require(request.auth, "accounts:read")
    asked = {"account_id": account_id, "state": state}
    wanted = {name: value for name, value in asked.items() if value is not None}
    rows = Correction.objects.filter(**wanted).select_related("proposed_by", "decided_by")
    return Paging("corrections", wanted).of_rows(rows, limit, cursor, "-id")


@router.changes("", CorrectionShape, status=201)
def correction_proposed(request: HttpRequest, new: NewCorrection) -> Correction:
    """Ask for what a run did to an account to be undone."""
    return corrections.propose(**new.dict(), person=request.auth, at=timezone.now())


@router.changes("/{int:number}/approve", CorrectionShape)
def correction_approved(request: HttpRequest, number: Number) -> Correction:
    """Approve what somebody else proposed."""
    return corrections.approve(number, request.auth, timezone.now())


@router.changes("/{int:number}/refuse", CorrectionShape)
def correction_refused(request: HttpRequest, number: Number, why: Because) -> Correction:
    """Refuse what somebody else proposed, and say why."""
    return corrections.refuse(number, why.reason, request.auth, timezone.now())
