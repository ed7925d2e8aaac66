"""Policies by version, and the way of one: drafted, proposed, approved, published, retired."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from ninja import Schema
from pydantic import Field

from tanada.errors import Place, Problem, UsageError
from tanada_web import policies
from tanada_web.api.paging import LIMIT, Cursor, Limit, Paging
from tanada_web.api.routing import Routes
from tanada_web.api.shapes import Asked, Day, Line, Number, Page, Who
from tanada_web.models import PolicyState, PolicyStep, PolicyVersion, StepKind
from tanada_web.permissions import require

router = Routes()
Document = Annotated[str, Field(min_length=1, description="A policy as YAML.")]
Note = Annotated[str, Field(max_length=2000)]
_PEOPLE = ("drafted_by", "proposed_by", "approved_by")


class PolicyShape(Schema):
    """One version: where it stands, and who took it there."""

    number: int
    state: PolicyState
    fingerprint: str = Field(description="The same for documents of the same meaning.")
    note: str
    drafted_by: Who
    drafted_at: datetime
    proposed_by: Who | None
    proposed_at: datetime | None
    approved_by: Who | None
    approved_at: datetime | None
    publish_on: date | None = Field(description="The day from which the runs are to go by it.")
    published_at: datetime | None
    retired_at: datetime | None


class StepShape(Schema):
    """One step on the way of a version; nobody took it where a run did."""

    kind: StepKind
    person: Who | None
    at: datetime
    note: str
    on: date | None = Field(description="The day for which it was scheduled.")


class PolicyWithText(PolicyShape):
    """A version with its document, and who took which step."""

    text: str
    digest: str = Field(description="Of the text; see `seen`.")
    steps: list[StepShape]

    @staticmethod
    def resolve_digest(version: PolicyVersion) -> str:
        """What tells the text from every other one."""
        return policies.digest_of(version.text)

    @staticmethod
    def resolve_steps(version: PolicyVersion) -> list[PolicyStep]:
        """The steps, the first first."""
        return list(version.steps.select_related("person"))


class NewPolicy(Asked):
    """A document to begin a version with."""

    text: Document
    note: Note = ""


class NewText(Asked):
    """Another document for a draft."""

    text: Document
    seen: Line | None = Field(
        None, description="The `digest` that it was made from: refused where it is another by now."
    )


class Step(Asked):
    """What is to be said of a step."""

    note: Note = ""


class Publication(Step):
    """When a version is to decide: from the next run, or from the first on or after a day."""

    on: Day | None = None


_SAYING_NOTHING = Step()
_AT_ONCE = Publication()


@router.reads("", Page[PolicyShape])
def policies_listed(
    request: HttpRequest,
    limit: Limit = LIMIT,
    cursor: Cursor = None,
    state: PolicyState | None = None,
) -> dict[str, object]:
    """Every version, the latest first."""
    require(request.auth, "policies:read")
    rows = _versions()
    if state is not None:
        rows = rows.filter(state=state)
    return Paging("policies", {"state": state}).of_rows(rows, limit, cursor, "-number")


@router.reads("/{int:number}", PolicyWithText)
def policy(request: HttpRequest, number: Number) -> PolicyVersion:
    """One version with its document."""
    require(request.auth, "policies:read")
    return version_of(number)


@router.changes("", PolicyWithText, status=201)
def policy_drafted(request: HttpRequest, new: NewPolicy) -> PolicyVersion:
    """Begin a version; the document must be a policy."""
    return policies.draft(new.text, request.auth, timezone.now(), new.note)


@router.changes("/{int:number}", PolicyWithText, method="PUT")
def policy_rewritten(request: HttpRequest, number: Number, new: NewText) -> PolicyVersion:
    """Give a draft another document."""
    return policies.rewrite(number, new.text, request.auth, timezone.now(), new.seen)


@router.changes("/{int:number}/propose", PolicyShape)
def policy_proposed(
    request: HttpRequest, number: Number, step: Step = _SAYING_NOTHING
) -> PolicyVersion:
    """Ask for a draft to be approved; its document stays as it is from now on."""
    return policies.propose(number, request.auth, timezone.now(), step.note)


@router.changes("/{int:number}/approve", PolicyShape)
def policy_approved(
    request: HttpRequest, number: Number, step: Step = _SAYING_NOTHING
) -> PolicyVersion:
    """Approve what somebody else proposed."""
    return policies.approve(number, request.auth, timezone.now(), step.note)


@router.changes("/{int:number}/send-back", PolicyShape)
def policy_sent_back(
    request: HttpRequest, number: Number, step: Step = _SAYING_NOTHING
) -> PolicyVersion:
    """Make a proposed or approved version a draft again."""
    return policies.send_back(number, request.auth, timezone.now(), step.note)


@router.changes("/{int:number}/publish", PolicyShape)
def policy_published(
    request: HttpRequest, number: Number, when: Publication = _AT_ONCE
) -> PolicyVersion:
    """Let an approved version decide; a retired one can come back."""
    return policies.publish(number, request.auth, timezone.now(), when.on, when.note)


def version_of(number: int) -> PolicyVersion:
    """The version of a number; UsageError where there is none."""
    found = _versions().filter(number=number).first()
    if found is None:
        raise UsageError(Problem("policies.no_version", Place(), {"found": number}))
    return found


def _versions() -> QuerySet[PolicyVersion]:
    return PolicyVersion.objects.select_related(*_PEOPLE)
