"""The queue of what a review caught, each decided once, with an outcome and a reason."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from tanada.errors import Place, Problem, UsageError
from tanada.ledger.reviewing import BASELINES, CATCHES, Reviewing
from tanada_web.audit import record
from tanada_web.models import (
    Baseline,
    Designation,
    Judgement,
    Override,
    Person,
    Review,
    Role,
)
from tanada_web.permissions import require
from tanada_web.policies import policy_of
from tanada_web.reading.engine import query_connection
from tanada_web.reading.published import Published
from tanada_web.runs.past import last_done
from tanada_web.runs.raising import PASSED
from tanada_web.said.accounts import account_for, reason_of

CONFIRMED, KEPT, ADJUSTED, REQUESTED = "confirmed", "kept", "adjusted", "requested"
OUTCOMES: Mapping[str, tuple[str, ...]] = dict.fromkeys(CATCHES, (KEPT, ADJUSTED)) | {
    "newcomer": (CONFIRMED, ADJUSTED),
    "due": (CONFIRMED, ADJUSTED),
    "data_missing": (REQUESTED, ADJUSTED),
}
"""By what was caught, how it can be decided.

`confirmed`: the tier is right. `kept`: what the policy does stands. `adjusted`: somebody said
something about the account because of it. `requested`: somebody was asked for the data.
"""
_TOGETHER = 500
_SITTING: ContextVar[set[str] | None] = ContextVar("sitting", default=None)
_SAYINGS = {"override": Override, "designation": Designation, "judgement": Judgement}


@dataclass(frozen=True)
class Made:
    """What was said of an account because of a review: an override, designation or judgement."""

    kind: str
    number: int


@dataclass(frozen=True)
class Progress:
    """Where the reviews of a time stand.

    `waiting` and `overdue` are open on the last day, by what was caught; `decided` those that
    people decided since the first, by outcome, `passed` those that the data closed.
    """

    waiting: Mapping[str, int]
    overdue: Mapping[str, int]
    decided: Mapping[str, int]
    passed: int


def queue(person: Person) -> QuerySet[Review]:
    """What is to be decided, the most urgent first; of a CSM the own book and the pools."""
    rows = seen_by(person, Review.objects.filter(decided_at=None))
    return rows.order_by("due_on", "account_id", "catches")


def seen_by(person: Person, rows: QuerySet[Review]) -> QuerySet[Review]:
    """Of some reviews those that a person works with; of a CSM the own book and the pools."""
    require(person, "accounts:read")
    if person.role != Role.CSM:
        return rows
    return rows.filter(Q(owner=None) | Q(owner__in=("", person.owner)))


def decide(
    review: int,
    outcome: str,
    reason: str,
    person: Person,
    at: datetime,
    made: Made | None = None,
) -> Review:
    """Decide on what a review caught; `made` is what was said because of it, where adjusted.

    Once nothing of an account is open any more, changes count from what it is like now. Raises
    NotAllowed, and UsageError where somebody else has decided it meanwhile, where it cannot be
    decided like that, or where the reason is blank.
    """
    with transaction.atomic():
        require(person, "reviews:decide")
        found = Review.objects.select_for_update().filter(pk=review).first()
        if found is None:
            raise UsageError(Problem("reviews.unknown", Place(), {"found": review}))
        account_for(person, "reviews:decide", found.account_id)
        if found.decided_at is not None:
            params: dict[str, object] = {"found": review, "outcome": found.outcome}
            raise UsageError(Problem("reviews.decided", Place(), params))
        if outcome not in OUTCOMES[found.catches]:
            params = {"found": outcome, "expected": list(OUTCOMES[found.catches])}
            raise UsageError(Problem("reviews.unknown_outcome", Place(path="outcome"), params))
        found.reason = reason_of(reason)
        if outcome == ADJUSTED:
            found.params = {**found.params, "made": _made(found, made)}
        found.outcome, found.decided_by, found.decided_at = outcome, person, at
        found.save(update_fields=["params", "outcome", "reason", "decided_by", "decided_at"])
        sitting = _SITTING.get()
        if sitting is None:
            _begin_anew([found.account_id])
        else:
            sitting.add(found.account_id)
        told = {"review": found.pk, "catches": found.catches, "outcome": outcome}
        told |= {"made": found.params["made"]} if outcome == ADJUSTED else {}
        record(person.key, "review:decided", found.account_id, at, after=told)
    return found


@contextmanager
def one_sitting() -> Iterator[None]:
    """A transaction for many decisions, after which changes count from what accounts are like."""
    with transaction.atomic():
        decided: set[str] = set()
        token = _SITTING.set(decided)
        try:
            yield
        finally:
            _SITTING.reset(token)
        if not transaction.get_rollback():  # what was only tried is undone
            _begin_anew(decided)


def reviews_of(account_id: str) -> QuerySet[Review]:
    """All that was ever caught of an account, the latest first."""
    rows = Review.objects.filter(account_id=account_id).select_related("decided_by")
    return rows.order_by("-raised_on", "-id")


def progress(since: datetime, as_of: date) -> Progress:
    """Where reviews stand on a day, and what was decided since a moment."""
    waiting = Review.objects.filter(decided_at=None)
    decided = Review.objects.filter(decided_at__gte=since)
    outcomes = _counted(decided, "outcome")
    passed = outcomes.pop(PASSED, 0)
    return Progress(
        _counted(waiting, "catches"),
        _counted(waiting.filter(due_on__lt=as_of), "catches"),
        outcomes,
        passed,
    )


def _counted(rows: QuerySet[Review], name: str) -> dict[str, int]:
    counted = rows.order_by(name).values_list(name).annotate(many=Count("pk"))
    return {str(value): int(many) for value, many in counted}


def _made(review: Review, made: Made | None) -> dict[str, object]:
    """What was said because of a review, once it is there and of the same account."""
    kind = _SAYINGS.get(made.kind) if made else None
    rows = kind.objects.filter(account_id=review.account_id) if kind else None
    if made is None or rows is None or not rows.filter(pk=made.number).exists():
        params: dict[str, object] = {"found": review.account_id, "expected": list(_SAYINGS)}
        raise UsageError(Problem("reviews.nothing_made", Place(path="made"), params))
    return {"kind": made.kind, "number": made.number}


def _begin_anew(account_ids: Collection[str]) -> None:
    """Keep what accounts of which nothing is open any more are like in the published run.

    One that has left keeps what it had.
    """
    run = last_done()
    if not account_ids or run is None or run.policy is None:
        return
    waiting = Review.objects.filter(account_id__in=account_ids, decided_at=None)
    closed = sorted({*account_ids} - {*waiting.values_list("account_id", flat=True)})
    with query_connection() as connection:
        published = Published(connection, run)
        reviewing = Reviewing(policy_of(run.policy.text), run.as_of, published.columns())
        query = (
            f"SELECT * FROM ({reviewing.baselines(published.rows)}) "
            f"WHERE account_id IN (SELECT unnest(?::TEXT[])) ORDER BY account_id"
        )
        rows = connection.execute(query, [closed]).fetchall()
    Baseline.objects.bulk_create(
        [Baseline(**dict(zip(BASELINES, row, strict=True)), run=run.number) for row in rows],
        batch_size=_TOGETHER,
        update_conflicts=True,
        unique_fields=["account_id"],
        update_fields=[*(name for name in BASELINES if name != "account_id"), "run"],
    )
