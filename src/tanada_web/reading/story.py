"""One account over time: what it holds, its periods, its transitions, its tier as of a day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from tanada_web.models import Holding, Period, Transition


def holding(account_id: str) -> Holding | None:
    """What an account holds, or held when it left."""
    return Holding.objects.filter(account_id=account_id).first()


def periods(account_id: str) -> list[Period]:
    """From when until when it had which earned tier, the oldest first."""
    return list(Period.objects.filter(account_id=account_id).order_by("since"))


def transitions(account_id: str) -> list[Transition]:
    """What runs changed for it, the oldest first."""
    return list(Transition.objects.filter(account_id=account_id).order_by("run"))


def as_of(account_id: str, day: date) -> Transition | None:
    """What the last run by a day said of it; None before its first run.

    Where it had left by then, the transition says since when (`ended_on`).
    """
    known = Transition.objects.filter(account_id=account_id, as_of__lte=day)
    return known.order_by("-run").first()


def period_on(account_id: str, day: date) -> Period | None:
    """The period in which a day lies, as it is known today."""
    return Period.objects.filter(
        Q(until=None) | Q(until__gt=day), account_id=account_id, since__lte=day
    ).first()
