"""Runs: what each read, decided and changed; and a run begun now."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Schema
from pydantic import Field

from tanada.errors import Place, Problem
from tanada_web.api.languages import language_of
from tanada_web.api.paging import LIMIT, Cursor, Limit, Paging
from tanada_web.api.refusals import ProblemShape, not_found, problems_data
from tanada_web.api.routing import Routes
from tanada_web.api.shapes import Asked, Day, Line, Number, Page, Share
from tanada_web.models import Run, RunKind, RunState
from tanada_web.permissions import require
from tanada_web.runs.running import RunCall, run_now
from tanada_web.runs.telling import report_of

router = Routes()


class RunShape(Schema):
    """One run: what it was made of, and what came of it."""

    id: int
    number: int | None = Field(
        description="Of those that are done: what transitions, holdings and corrections call `run`."
    )
    kind: RunKind
    state: RunState
    step: str
    as_of: date
    fingerprint: str
    started_by: str
    started_at: datetime
    finished_at: datetime | None
    source: dict[str, Any] | None
    policy: dict[str, Any] | None
    counts: dict[str, int] = Field(description="Accounts by status.")
    summary: dict[str, Any]
    problems: list[ProblemShape] = Field(description="Why it was refused, or failed.")


class NewRun(Asked):
    """What to run: today and the one complete source, unless it is said."""

    as_of: Day | None = None
    source: Line | None = None
    reread: bool = Field(
        True, description="False: as the sources were read last, so that sayings act at once."
    )
    max_rejects: Share = Decimal("0.05")
    max_ended: Share = Decimal("0.05")


class RunDone(Schema):
    """The run, and whether it had been done before, so that nothing was to do."""

    again: bool
    run: RunShape


@router.reads("", Page[RunShape])
def runs_listed(
    request: HttpRequest,
    limit: Limit = LIMIT,
    cursor: Cursor = None,
    state: RunState | None = None,
    number: Annotated[
        Number | None, Query(description="The one that others call by this number.")
    ] = None,
) -> dict[str, object]:
    """Every run, the latest first."""
    require(request.auth, "runs:read")
    asked = {"state": state, "number": number}
    given = {name: value for name, value in asked.items() if value is not None}
    page = Paging("runs", asked).of_rows(_runs().filter(**given), limit, cursor, "-id")
    return {**page, "items": [_data(request, run) for run in page["items"]]}


@router.reads("/{int:run_id}", RunShape)
def run(request: HttpRequest, run_id: Number) -> dict[str, object]:
    """One run by its id, which one that was refused has too."""
    require(request.auth, "runs:read")
    found = _runs().filter(pk=run_id).first()
    if found is None:
        raise not_found()
    return _data(request, found)


@router.changes("", RunDone, status=201, long=True)
def run_started(request: HttpRequest, new: NewRun) -> dict[str, object]:
    """Run now, and answer when it is done; while another is at work, `runs.busy`."""
    require(request.auth, "runs:start")
    call = RunCall(
        new.as_of or timezone.localdate(),
        request.auth.key,
        timezone.now,
        source=new.source,
        reread=new.reread,
        max_rejects=new.max_rejects,
        max_ended=new.max_ended,
    )
    ran = run_now(call)
    return {"again": ran.again, "run": _data(request, ran.run)}


def _runs() -> QuerySet[Run]:
    return Run.objects.select_related("snapshot__source", "policy")


def _data(request: HttpRequest, found: Run) -> dict[str, object]:
    problems = [
        Problem(each["code"], Place(path=each["path"]), each["params"]) for each in found.problems
    ]
    told = {"id": found.pk, "started_by": found.started_by, **report_of(found)}
    return {**told, "problems": problems_data(problems, language_of(request))}
