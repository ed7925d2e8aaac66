"""What the people of the example company say of its accounts, month by month."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from tanada_web.models import Holding, Person, Review
from tanada_web.reviewing import reviews
from tanada_web.said import designations, judgements, overrides

_EVERY_MONTHS = 3
_REASONS = {
    "brand": "A name that every prospect knows",
    "reference": "Speaks to prospects twice a year",
    "partner": "Builds an integration with us",
    "influence": "Sits on the board of the industry’s association",
}


def decide_some(people: dict[str, Person], day: date, last: date, at: datetime) -> None:
    """In every third month: designations, judgements and overrides; in one, all reviews.

    What came up after that, in the three months up to the `last` day, still waits.
    """
    if day.month % _EVERY_MONTHS:
        return
    manager, admin = people["manager@example.com"], people["admin@example.com"]
    months_ago = (last.year - day.year) * 12 + last.month - day.month
    if 0 < months_ago <= _EVERY_MONTHS:
        _review_all(manager, at)
    second = _held("tier_2")
    picked = [second[(day.toordinal() * 7 + 13 * place) % len(second)] for place in range(6)]
    designated = [each for each in picked[:2] if not designations.designations_of(each).exists()]
    for account_id, kind in zip(designated, _kinds(day), strict=False):
        until = day + timedelta(days=365)
        designations.designate(account_id, kind, _REASONS[kind], day, until, manager, at)
    for account_id, value in ((picked[2], "red"), (picked[3], "green")):
        judgements.enter(account_id, "csm_sentiment", value, day, manager, at)
    _override(picked[4], day, at, manager, admin, days=100)
    waits = months_ago < _EVERY_MONTHS
    _override(picked[5], day, at, manager, None if waits else admin, days=180)


def _review_all(person: Person, at: datetime) -> None:
    """Everything that is open is decided, in one sitting."""
    with reviews.one_sitting():
        for review in list(Review.objects.filter(decided_at=None)):
            outcome = reviews.OUTCOMES[review.catches][0]
            reviews.decide(review.pk, outcome, "Looked at with the CSM", person, at)


def _override(
    account_id: str, day: date, at: datetime, by: Person, other: Person | None, *, days: int
) -> None:
    """The first tier for a time, for an account that has no override; `other` agrees."""
    if overrides.overrides_of(account_id).exists():
        return
    why = "Launch of a second product line agreed with their board"
    end = day + timedelta(days=days)
    found = overrides.propose(account_id, "tier_1", why, day, end, by, at)
    if other is not None:
        overrides.approve(found.pk, other, at)


def _held(tier: str) -> list[str]:
    """The accounts of a tier, by their ids."""
    rows: QuerySet[Holding] = Holding.objects.filter(ended_on=None, tier=tier)
    return list(rows.order_by("account_id").values_list("account_id", flat=True))


def _kinds(day: date) -> list[str]:
    kinds = list(_REASONS)
    first = day.year * 12 + day.month
    return [kinds[first % len(kinds)], kinds[(first + 1) % len(kinds)]]
