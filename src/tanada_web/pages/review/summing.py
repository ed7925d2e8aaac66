"""What was decided in a time, what changed by it, and what is still open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import Count, Q

from tanada.ledger.reviewing import CATCHES
from tanada.messages.labels import Labels
from tanada_web.models import Designation, Holding, Judgement, Override, Person, Review
from tanada_web.reviewing.reviews import ADJUSTED, seen_by
from tanada_web.runs.raising import PASSED
from tanada_web.said.overrides import told_in

OUTCOMES = ("confirmed", "kept", "adjusted", "requested")
MOST = 200


@dataclass(frozen=True)
class Kind:
    """Of what was caught: decided by outcome, closed by the data, waiting and overdue."""

    catches: str
    decided: list[int]
    passed: int
    waiting: int
    overdue: int

    @property
    def total(self) -> int:
        """All that people decided."""
        return sum(self.decided)


@dataclass(frozen=True)
class Changed:
    """What somebody said of an account because of a review."""

    review: Review
    name: str
    owner: str
    what: str


@dataclass(frozen=True)
class Summary:
    """The reviews of a time, of a person's accounts; `changed` are the latest, at most MOST."""

    since: date
    until: date
    kinds: list[Kind]
    changed: list[Changed]

    @property
    def by_outcome(self) -> list[int]:
        """Decided in all, by outcome."""
        return [sum(kind.decided[at] for kind in self.kinds) for at in range(len(OUTCOMES))]

    @property
    def decided(self) -> int:
        """All that people decided."""
        return sum(kind.total for kind in self.kinds)

    @property
    def passed(self) -> int:
        """All that the data closed."""
        return sum(kind.passed for kind in self.kinds)

    @property
    def waiting(self) -> int:
        """All that is open."""
        return sum(kind.waiting for kind in self.kinds)

    @property
    def overdue(self) -> int:
        """All that is open and late."""
        return sum(kind.overdue for kind in self.kinds)

    @property
    def adjusted(self) -> int:
        """All by which something was said."""
        return self.by_outcome[OUTCOMES.index(ADJUSTED)]


def summed(person: Person, since: date, until: date, labels: Labels) -> Summary:
    """The summary for a person; a constant number of queries."""
    begin = datetime.combine(since, datetime.min.time(), UTC)
    rows = seen_by(person, Review.objects.all()).order_by()
    outcomes = rows.filter(decided_at__gte=begin).values_list("catches", "outcome")
    decided = {
        (catches, outcome): many for catches, outcome, many in outcomes.annotate(Count("pk"))
    }
    waiting = rows.filter(decided_at=None).values_list("catches")
    counted = waiting.annotate(Count("pk"), late=Count("pk", filter=Q(due_on__lt=until)))
    stands = {catches: (many, late) for catches, many, late in counted}
    kinds = []
    for catches in CATCHES:
        by_outcome = [decided.get((catches, outcome), 0) for outcome in OUTCOMES]
        passed = decided.get((catches, PASSED), 0)
        open_now, late = stands.get(catches, (0, 0))
        if any((*by_outcome, passed, open_now)):
            kinds.append(Kind(catches, by_outcome, passed, open_now, late))
    adjusted = rows.filter(decided_at__gte=begin, outcome=ADJUSTED).select_related("decided_by")
    changed = _changed(list(adjusted.order_by("-decided_at")[:MOST]), labels)
    return Summary(since, until, kinds, changed)


def _changed(reviews: list[Review], labels: Labels) -> list[Changed]:
    """Each review with what was said because of it, in words."""
    made = [each.params.get("made") or {} for each in reviews]
    numbers = {
        kind: [each["number"] for each in made if each.get("kind") == kind]
        for kind in ("override", "designation", "judgement")
    }
    rows = {
        "override": {
            each.pk: each
            for each in told_in(labels.policy, Override.objects.filter(pk__in=numbers["override"]))
        },
        "designation": Designation.objects.in_bulk(numbers["designation"]),
        "judgement": Judgement.objects.in_bulk(numbers["judgement"]),
    }
    held = Holding.objects.filter(account_id__in={each.account_id for each in reviews}).in_bulk()
    found = []
    for review, said in zip(reviews, made, strict=True):
        row = rows.get(said.get("kind", ""), {}).get(said.get("number", 0))
        holding = held.get(review.account_id)
        name = (holding and holding.name) or review.account_id
        owner = (holding and holding.owner) or ""
        found.append(Changed(review, name, owner, _said(row, labels)))
    return found


def _said(row: Override | Designation | Judgement | None, labels: Labels) -> str:
    match row:
        case Override():
            return labels.say(
                f"desk.said_override_{row.state}",
                tier=labels.tier(row.tier),
                until=row.expires_on,
            )
        case Designation():
            code = "desk.said_designation" if row.removed_at is None else "desk.said_undesignated"
            return labels.say(code, kind=labels.of(row.kind))
        case Judgement():
            value = labels.fact(row.field, row.value)
            return labels.say("desk.said_judgement", field=labels.of(row.field), value=value)
        case _:
            return ""
