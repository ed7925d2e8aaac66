"""Sources: where accounts come from, how fresh each is, and files that are sent for one."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Schema
from pydantic import Field

from tanada_web.api.languages import language_of
from tanada_web.api.receiving import BODY, received
from tanada_web.api.routing import Routes
from tanada_web.api.shapes import Day, Share
from tanada_web.api.uploads import MOST_REJECTED, UploadCall, upload
from tanada_web.permissions import require
from tanada_web.runs.sources import sources

router = Routes()
Name = Annotated[str, Field(pattern=r"^\w[\w .-]{0,99}$")]


class SourceShape(Schema):
    """A source, and when the data that was read of it last was written."""

    name: str
    max_age_hours: int | None
    complete: bool = Field(description="Whether what it leaves out has ended.")
    written_at: datetime | None
    too_old: bool


class Sources(Schema):
    """Every source."""

    items: list[SourceShape]


class RejectShape(Schema):
    """A fault of a row that will not be decided."""

    line: int | None
    account_id: str | None
    field: str
    value: str | None
    code: str
    message: str


class Uploaded(Schema):
    """What a run will read: read = accepted + rejected + merged."""

    source: str
    sha256: str
    complete: bool
    read: int
    accepted: int
    rejected: int
    merged: int
    assumed: list[dict[str, Any]] = Field(description="What was assumed while reading.")
    rejects: list[RejectShape] = Field(description="The first faults.")


@router.reads("", Sources)
def sources_listed(request: HttpRequest) -> dict[str, object]:
    """Every source with its freshness."""
    require(request.auth, "runs:read")
    listed = [
        {
            "name": each.source.name,
            "max_age_hours": each.source.max_age_hours,
            "complete": each.source.complete,
            "written_at": each.changed_at,
            "too_old": each.too_old,
        }
        for each in sources(timezone.now())
    ]
    return {"items": listed}


@router.changes("/{name}/upload", Uploaded, status=201, long=True, body=BODY)
def source_uploaded(
    request: HttpRequest,
    name: Name,
    complete: Annotated[
        bool | None, Query(description="Whether it has all accounts; else as before, or yes.")
    ] = None,
    as_of: Annotated[Day | None, Query(description="The day it is checked for.")] = None,
    max_rejects: Annotated[
        Share | None, Query(description="Refuse it where more of its rows are rejected; else 0.05.")
    ] = None,
) -> dict[str, object]:
    """Send the accounts of a source, which the next run reads.

    The file itself as the body, or as `file` of a form. It replaces what was sent before;
    a file that cannot be read, or whose rows cannot, replaces nothing.
    """
    require(request.auth, "sources:write")
    at = timezone.now()
    with received(request) as file:
        most = MOST_REJECTED if max_rejects is None else max_rejects
        call = UploadCall(name, file, as_of or timezone.localdate(at), complete, most)
        return upload(call, request.auth, at, language_of(request))
