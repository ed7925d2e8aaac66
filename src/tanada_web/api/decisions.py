"""The decisions of the last run, one row per account."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Query
from pydantic import Field

from tanada_web.api.paging import LIMIT, Cursor, Limit, Paging
from tanada_web.api.routing import Routes
from tanada_web.api.rows import DecisionShape, reading
from tanada_web.api.shapes import Page
from tanada_web.permissions import require
from tanada_web.reading.published import Filters, Order

router = Routes()


class Decisions(Page[DecisionShape]):
    """Some decisions, and the run that they are of."""

    run: int = Field(description="The number of the run; another one begins the list anew.")
    as_of: date


@router.reads("", Decisions)
def decisions_listed(
    request: HttpRequest,
    limit: Limit = LIMIT,
    cursor: Cursor = None,
    ended: Annotated[bool, Query(description="Also accounts that have left.")] = True,
) -> dict[str, object]:
    """The decisions of the last run, by account; a cursor of an earlier run holds no more."""
    require(request.auth, "accounts:read")
    with reading() as read:
        paging = Paging("decisions", {"run": read.run.number, "ended": ended})
        after = paging.after(cursor)
        order = Order(after=(after, after) if after else None)
        rows = read.published.page(Filters(ended=ended), order, limit + 1)
        listed = [read.decision(row) for row in rows]
        page = paging.page(listed, limit, lambda row: row["account_id"])
        return {**page, "run": read.run.number, "as_of": read.run.as_of}
