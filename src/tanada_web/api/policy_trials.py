"""What a policy would do, before it does: checked, tried on the accounts, compared."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Schema
from pydantic import Field

from tanada.cli.checking import example_problem, finding_data
from tanada.decide.examples import run_examples
from tanada.errors import Place, PolicyError, Problem, UsageError
from tanada.messages.diff_prose import change_sentences, part_title
from tanada.messages.labels import Labels
from tanada.policy.diffing import change_data, compare_policies
from tanada.policy.lint.documents import lint_document
from tanada.policy.loading import read_policy
from tanada.policy.source import read_source
from tanada_web.api.languages import language_of
from tanada_web.api.policies import Document, version_of
from tanada_web.api.refusals import ProblemShape, problems_data
from tanada_web.api.routing import Routes
from tanada_web.api.shapes import Asked, Day, Number
from tanada_web.api.trying import Trial, tried
from tanada_web.models import PolicyVersion
from tanada_web.permissions import require
from tanada_web.policies import policy_of, published

router = Routes()


class Checked(Asked):
    """A document to check."""

    text: Document


class FindingShape(Schema):
    """A pitfall that a document shows."""

    code: str
    severity: str
    message: str
    path: str
    line: int | None
    column: int | None
    params: dict[str, Any]
    fixable: bool


class Check(Schema):
    """What is wrong with a document, else what its examples say, else its pitfalls."""

    valid: bool
    name: str | None
    fingerprint: str | None
    tiers: list[str]
    problems: list[ProblemShape]
    findings: list[FindingShape]


class ChangeShape(Schema):
    """One change of meaning, in a sentence."""

    model_config = {"extra": "allow"}
    part: str
    code: str
    title: str
    message: str


class Difference(Schema):
    """What changes from one version to another."""

    before: int
    after: int
    same: bool
    changes: list[ChangeShape]


class ToTry(Asked):
    """What to try: a document, or the version of a number; against the one in force, or another."""

    text: Document | None = None
    number: Number | None = None
    against: Number | None = None
    as_of: Day | None = Field(None, description="Else the day of the last run.")
    movers: Annotated[int, Field(ge=0, le=1000)] = 100


class Simulated(Schema):
    """What would move. Amounts have accounts and ARR, each also as a share."""

    run: int
    as_of: date
    message: str
    remarks: list[Any]
    policy: dict[str, Any]
    against: dict[str, Any]
    read: int
    decided: int
    rejected: int
    merged: int
    new: dict[str, Any] = Field(description="The picture with the policy that is tried.")
    old: dict[str, Any]
    moves: dict[str, Any] = Field(description="From which tier to which, and by which clauses.")
    edges: list[dict[str, Any]] = Field(description="Who stands close to a threshold.")
    distribution: list[dict[str, Any]]
    movers: list[dict[str, Any]] = Field(description="The first of those that move.")


@router.reads("/check", Check, posted=True)
def policy_checked(request: HttpRequest, given: Checked) -> dict[str, object]:
    """Everything that is wrong with a document, with its place; and its pitfalls."""
    require(request.auth, "policies:read")
    language = language_of(request)
    nothing = {"valid": False, "name": None, "fingerprint": None, "tiers": [], "findings": []}
    try:
        policy = read_policy(given.text)
    except PolicyError as error:
        return {**nothing, "problems": problems_data(error.problems, language)}
    source, labels = read_source(given.text), Labels(policy, language)
    failed = [each for each in run_examples(policy) if not each.holds]
    findings = () if failed else lint_document(policy, source, timezone.localdate())
    problems = [example_problem(policy, source, each, language) for each in failed]
    return {
        "valid": not failed and not any(each.severity == "error" for each in findings),
        "name": labels.words(policy.name),
        "fingerprint": policy.fingerprint,
        "tiers": [tier.key for tier in policy.tiers],
        "problems": problems_data(problems, language),
        "findings": [finding_data(each, labels) for each in findings],
    }


@router.reads("/simulate", Simulated, posted=True)
def policy_simulated(request: HttpRequest, given: ToTry) -> dict[str, object]:
    """What a policy would do with the accounts of the last run."""
    require(request.auth, "policies:read")
    require(request.auth, "accounts:read")
    if (given.text is None) == (given.number is None):
        raise UsageError(
            Problem("request.either", Place(path="text"), {"expected": ["text", "number"]})
        )
    policy = read_policy(given.text or version_of(given.number or 0).text)
    against = None if given.against is None else policy_of(version_of(given.against).text)
    return tried(Trial(policy, against, given.as_of, given.movers), language_of(request))


@router.reads("/{int:number}/diff", Difference)
def policy_compared(
    request: HttpRequest,
    number: Number,
    against: Annotated[
        Number | None, Query(description="The version before; else the one in force.")
    ] = None,
) -> dict[str, object]:
    """What changes in meaning from another version to this one, in words."""
    require(request.auth, "policies:read")
    after = version_of(number)
    before = _before(against)
    old, new = policy_of(before.text), policy_of(after.text)
    changes, language = compare_policies(old, new), language_of(request)
    sentences = change_sentences(old, new, changes, language)
    told = [
        {**change_data(change), "title": part_title(change.part, language), "message": sentence}
        for change, sentence in zip(changes, sentences, strict=True)
    ]
    return {"before": before.number, "after": number, "same": not changes, "changes": told}


def _before(against: int | None) -> PolicyVersion:
    if against is not None:
        return version_of(against)
    found = published()
    if found is None:
        raise UsageError(Problem("runs.no_policy"))
    return found
