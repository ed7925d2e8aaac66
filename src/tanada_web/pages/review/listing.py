"""The queue as a list: so many at a time, from the top or from an item on."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tanada_web.models import Holding, Review

PAGE = 50


@dataclass(frozen=True)
class Listed:
    """A waiting review and what its account holds."""

    review: Review
    holding: Holding | None

    @property
    def name(self) -> str:
        """What the account is called."""
        return (self.holding and self.holding.name) or self.review.account_id


@dataclass(frozen=True)
class Queue:
    """A part of the queue; `item` is the one that is open, `beyond` the first after the part."""

    rows: list[Listed]
    item: Listed | None
    following: Review | None
    before: Review | None
    beyond: Review | None
    has_earlier: bool


def listed(rows: QuerySet[Review], at: int | None) -> Queue:
    """The part in which an item is, the first one without; one query for it, one for accounts."""
    found = list(rows[: PAGE + 1])
    has_earlier = False
    if at is not None and all(each.pk != at for each in found[:PAGE]):
        start = rows.filter(pk=at).first()
        if start is not None:
            found, has_earlier = list(from_on(rows, start)[: PAGE + 1]), True
    shown = found[:PAGE]
    ids = {each.account_id for each in shown}
    held = Holding.objects.filter(account_id__in=ids).in_bulk()
    rows_shown = [Listed(each, held.get(each.account_id)) for each in shown]
    place = next((n for n, each in enumerate(shown) if each.pk == at), 0 if at is None else None)
    beyond = found[PAGE] if len(found) > PAGE else None
    if not rows_shown or place is None:
        return Queue(rows_shown, None, None, None, beyond, has_earlier)
    following = found[place + 1] if place + 1 < len(found) else None
    before = found[place - 1] if place else None
    return Queue(rows_shown, rows_shown[place], following, before, beyond, has_earlier)


def from_on(rows: QuerySet[Review], start: Review) -> QuerySet[Review]:
    """The rows from one on, in the order of the queue."""
    same_day = Q(due_on=start.due_on)
    same_account = same_day & Q(account_id=start.account_id)
    return rows.filter(
        Q(due_on__gt=start.due_on)
        | (same_day & Q(account_id__gt=start.account_id))
        | (same_account & Q(catches__gte=start.catches))
    )


def next_after(rows: QuerySet[Review], review: Review) -> Review | None:
    """Which one comes after another in the queue, from its end the first one."""
    later = from_on(rows, review).exclude(pk=review.pk).first()
    return later or rows.exclude(pk=review.pk).first()
