"""How far the queue is, and what it can be narrowed to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Count, Q

from tanada.ledger.reviewing import CATCHES
from tanada_web.models import Correction, Override, OverrideState, Person, Review, Role
from tanada_web.pages.drawing.tiers import TierLook
from tanada_web.pages.review.filtering import Filters
from tanada_web.permissions import may
from tanada_web.reviewing.reviews import queue, seen_by
from tanada_web.runs.raising import PASSED

_OWNERS = 200


@dataclass(frozen=True)
class Standing:
    """Of the reviews that somebody looks at: how many wait, are overdue, and were decided."""

    waiting: int
    overdue: int
    decided: int
    mine_today: int
    proposals: int

    @property
    def of_all(self) -> int:
        """Those decided and those that wait."""
        return self.decided + self.waiting


@dataclass(frozen=True)
class Choices:
    """What filters offer: kinds and owners with how many wait, and tiers."""

    kinds: list[tuple[str, int]]
    owners: list[tuple[str, int]]
    tiers: list[TierLook]
    has_own: bool


def standing(person: Person, filters: Filters, since: datetime, today: date) -> Standing:
    """Where the queue stands, as it is narrowed; what was decided counts since a moment."""
    waits = (
        filters.applied(queue(person), person, today)
        .order_by()
        .aggregate(waiting=Count("pk"), overdue=Count("pk", filter=Q(due_on__lt=today)))
    )
    by_people = seen_by(person, Review.objects.filter(decided_at__gte=since))
    by_people = replace(filters, due="").applied(by_people, person, today)
    decided = by_people.exclude(outcome=PASSED).aggregate(
        decided=Count("pk"),
        mine_today=Count("pk", filter=Q(decided_by=person, decided_at__date=today)),
    )
    return Standing(**waits, **decided, proposals=proposed_to(person))


def proposed_to(person: Person) -> int:
    """How many overrides and corrections wait for people of this role to decide."""
    if not may(person, "overrides:decide"):
        return 0
    state = OverrideState.PROPOSED
    overrides = Override.objects.filter(state=state).count()
    return overrides + Correction.objects.filter(state=state).count()


def choices(person: Person, looks: Mapping[str, TierLook]) -> Choices:
    """The kinds and owners of all that waits for a person."""
    rows = queue(person).order_by()
    kinds = dict(rows.values_list("catches").annotate(many=Count("pk")))
    owners: list[tuple[str, int]] = []
    if person.role != Role.CSM:
        named = rows.exclude(owner=None).exclude(owner="").values_list("owner")
        owners = list(named.annotate(many=Count("pk")).order_by("owner")[:_OWNERS])
    found = [(kind, kinds[kind]) for kind in CATCHES if kind in kinds]
    return Choices(found, owners, list(looks.values()), bool(person.owner))
