"""One account over time: what it holds, its periods, its transitions, its tier as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from tanada.ledger.history import HISTORY
from tanada.ledger.periods import Periods
from tanada_web.carrying.tables import make_table
from tanada_web.models import Holding, Period, Transition
from tanada_web.policies import policy_of, published
from tanada_web.reading.engine import query_connection
from tanada_web.renaming import renamed_since

_HISTORY = "account_history"


def holding(account_id: str) -> Holding | None:
    """What an account holds, or held when it left."""
    return Holding.objects.filter(account_id=account_id).first()


def periods(account_id: str) -> list[Period]:
    """From when until when it had which earned tier, the oldest first."""
    return list(Period.objects.filter(account_id=account_id).order_by("since"))


def transitions(account_id: str) -> list[Transition]:
    """What runs changed for it, the oldest first."""
    return list(Transition.objects.filter(account_id=account_id).order_by("run"))


@dataclass(frozen=True)
class Tenure:
    """How many days an account had each tier, today not counted, and how often it went back.

    A bounce undoes the move before it within a year; `last_bounce_on` is the day of the last.
    """

    days: dict[str, int]
    bounces: int
    last_bounce_on: date | None


def tenure(account_id: str, day: date) -> Tenure:
    """The days in tier and the bounces of an account until a day, under today's keys."""
    history = Transition.objects.filter(account_id=account_id).order_by("run")
    version = published()
    policy = policy_of(version.text) if version else None
    if policy is None or not history:
        return Tenure({}, 0, None)
    down = policy.document.transitions.return_days
    periods = Periods(day, return_days=down, rename=renamed_since(policy))
    with query_connection() as connection:
        make_table(connection, _HISTORY, HISTORY, list(history.values_list(*HISTORY)))
        days = connection.execute(periods.days(_HISTORY).sql("duckdb")).fetchall()
        bounces = connection.execute(periods.bounces(_HISTORY).sql("duckdb")).fetchall()
    ((_, count, last),) = bounces or ((account_id, 0, None),)
    return Tenure({tier: int(total) for _, tier, total in days}, int(count), last)


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
