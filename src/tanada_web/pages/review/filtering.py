"""Which of the waiting reviews somebody looks at, as it stands in an address."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse

from tanada.ledger.reviewing import CATCHES
from tanada_web.models import Holding, Person, Review

OVERDUE, SOON = "overdue", "soon"
SOON_DAYS = 30


@dataclass(frozen=True)
class Filters:
    """`kind` is what was caught, `due` is `overdue` or `soon`; empty is any."""

    mine: str = ""
    kind: str = ""
    tier: str = ""
    owner: str = ""
    due: str = ""
    account: str = ""

    @property
    def is_any(self) -> bool:
        """Whether some reviews may be left out."""
        return any(getattr(self, each.name) for each in fields(self))

    def applied(self, rows: QuerySet[Review], person: Person, today: date) -> QuerySet[Review]:
        """Those of the rows that meet all of it."""
        if self.mine:
            rows = rows.filter(owner=person.owner)
        if self.kind:
            rows = rows.filter(catches=self.kind)
        if self.owner:
            rows = rows.filter(owner=self.owner)
        if self.account:
            rows = rows.filter(account_id=self.account)
        if self.due:
            last = today + timedelta(days=SOON_DAYS)
            is_due = Q(due_on__lt=today) if self.due == OVERDUE else Q(due_on__lte=last)
            rows = rows.filter(is_due)
        if self.tier:
            rows = rows.filter(
                account_id__in=Holding.objects.filter(tier=self.tier).values("account_id")
            )
        return rows

    def href(self, **more: object) -> str:
        """The address of the queue with these filters, and an item or a place in the list."""
        wanted = {each.name: getattr(self, each.name) for each in fields(self)} | more
        query = urlencode({name: value for name, value in wanted.items() if value})
        return reverse("review") + (f"?{query}" if query else "")


def filters_of(query: QueryDict, person: Person) -> Filters:
    """The filters of an address; what makes no sense there filters nothing."""
    told = {name: query.get(name, "").replace("\x00", "")[:200] for name in Filters.__annotations__}
    if told["kind"] not in CATCHES:
        told["kind"] = ""
    if told["due"] not in (OVERDUE, SOON):
        told["due"] = ""
    if not person.owner:
        told["mine"] = ""
    return Filters(**told)
