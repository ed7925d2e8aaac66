"""Judgements: dated values that people enter, which the policy reads like any other."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Schema
from pydantic import Field

from tanada_web.api.paging import LIMIT, Cursor, Limit, Paging
from tanada_web.api.routing import Routes
from tanada_web.api.shapes import AccountId, Asked, Day, Line, Number, Page, Who
from tanada_web.models import Judgement
from tanada_web.permissions import require
from tanada_web.said import judgements

router = Routes()


class JudgementShape(Schema):
    """What somebody said that a field of an account was on a day."""

    id: int
    account_id: str
    field: str
    value: str
    as_of: date
    said_by: Who
    said_at: datetime
    withdrawn_by: Who | None
    withdrawn_at: datetime | None


class NewJudgement(Asked):
    """A value to enter, as text: `green`, `1.5`, `2026-11-21`, `true`."""

    account_id: AccountId
    field: Line
    value: Annotated[str, Field(min_length=1, max_length=200)]
    as_of: Day


@router.reads("", Page[JudgementShape])
def judgements_listed(
    request: HttpRequest,
    limit: Limit = LIMIT,
    cursor: Cursor = None,
    account_id: AccountId | None = None,
    field: Line | None = None,
    withdrawn: Annotated[bool, Query(description="Also those that were withdrawn.")] = False,
) -> dict[str, object]:
    """Every judgement, the latest first."""
    require(request.auth, "accounts:read")
    asked = {"account_id": account_id, "field": field}
    wanted = {name: value for name, value in asked.items() if value is not None}
    rows = Judgement.objects.filter(**wanted).select_related("said_by", "withdrawn_by")
    if not withdrawn:
        rows = rows.filter(withdrawn_at=None)
    paging = Paging("judgements", {**wanted, "withdrawn": withdrawn})
    return paging.of_rows(rows, limit, cursor, "-id")


@router.changes("", JudgementShape, status=201)
def judgement_entered(request: HttpRequest, new: NewJudgement) -> Judgement:
    """Say what a field of an account was on a day; it acts from the next run on."""
    return judgements.enter(**new.dict(), person=request.auth, at=timezone.now())


@router.changes("/{int:number}/withdraw", JudgementShape)
def judgement_withdrawn(request: HttpRequest, number: Number) -> Judgement:
    """Let a judgement count no more; the one before it counts again."""
    return judgements.withdraw(number, request.auth, timezone.now())
