"""Versions as the pages look them up: where one stands, and who took it there."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from tanada.messages import Language
from tanada_web.models import Person, PolicyState, PolicyStep, PolicyVersion
from tanada_web.people.describing import name_of
from tanada_web.permissions import may

OPEN = (PolicyState.PROPOSED, PolicyState.APPROVED, PolicyState.DRAFT)
"""On their way, what waits for somebody first."""
_PEOPLE = ("drafted_by", "proposed_by", "approved_by")
_TONES = {
    PolicyState.DRAFT: "open",
    PolicyState.PROPOSED: "wait",
    PolicyState.APPROVED: "wait",
    PolicyState.PUBLISHED: "up",
}


@dataclass(frozen=True)
class Shown:
    """A version in a list: `who` took the last step of its way, at `at`."""

    version: PolicyVersion
    who: str
    at: object

    @property
    def state(self) -> str:
        """The message of its state."""
        return f"policy_state.{self.version.state}"

    @property
    def tone(self) -> str:
        """How its badge looks."""
        return _TONES.get(PolicyState(self.version.state), "")


def find(person: Person, number: int) -> PolicyVersion:
    """A version that the person may read; Http404 where there is none."""
    found = versions().filter(number=number).first()
    if found is None or not may(person, "policies:read"):
        raise Http404
    return found


def find_draft(person: Person, number: int) -> PolicyVersion:
    """A version for somebody who may write drafts; Http404 for others."""
    if not may(person, "policies:draft"):
        raise Http404
    return find(person, number)


def versions() -> QuerySet[PolicyVersion]:
    """Every version with its people, the latest first."""
    return PolicyVersion.objects.select_related(*_PEOPLE)


def shown(version: PolicyVersion, language: Language) -> Shown:
    """The version with whoever took it as far as it is."""
    moments = [
        (version.approved_by, version.published_at),
        (version.approved_by, version.approved_at),
        (version.proposed_by, version.proposed_at),
        (version.drafted_by, version.drafted_at),
    ]
    person, at = next((person, at) for person, at in moments if at is not None)
    return Shown(version, name_of(person, language) if person else "", at)


def steps_of(version: PolicyVersion, language: Language) -> list[dict[str, object]]:
    """Its way so far, the last step first."""
    steps = PolicyStep.objects.filter(version=version).select_related("person").order_by("-id")
    told: list[dict[str, object]] = [
        {
            "code": f"policy_step.{step.kind}",
            "who": name_of(step.person, language) if step.person else "",
            "at": step.at,
            "note": step.note,
            "on": step.on,
        }
        for step in steps
    ]
    if told:
        return told
    drafted = {
        "code": "policy_step.drafted",
        "who": name_of(version.drafted_by, language),
        "at": version.drafted_at,
        "note": version.note,
        "on": None,
    }
    return [drafted]
