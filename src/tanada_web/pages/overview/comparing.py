"""Since when moves are counted: the last review by the policy's rhythm, or a chosen day."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from tanada_web.models import Run, RunState
from tanada_web.pages.drawing.matrix import Matrix, matrix
from tanada_web.pages.drawing.tiers import TierLook
from tanada_web.pages.overview import doors
from tanada_web.policies import policy_of
from tanada_web.reading.moves import NOBODY, Between, Moves, between

_MONTHS = 3
"""How far back where the policy has no rhythm of reviews."""


@dataclass(frozen=True)
class Compared:
    """What moved since an earlier run; `is_chosen` where the reader chose the day."""

    since: date
    is_chosen: bool
    pair: Between
    moves: Moves

    def count(self, before: str | None, after: str | None) -> int:
        """How many went from a tier to a tier; None is any, of those that moved."""
        moved = None in (before, after)
        return sum(
            many
            for (old, new), many in self.moves.items()
            if before in (None, old) and after in (None, new) and not (moved and old == new)
        )

    def along(self, order: list[str]) -> dict[str, int]:
        """How many rose, fell, came new and left."""
        places = {key: at for at, key in enumerate(order)}
        found = {"up": 0, "down": 0, "new": 0, "left": 0}
        for (old, new), count in self.moves.items():
            if NOBODY in (old, new):
                found["new" if old == NOBODY else "left"] += count
            elif old in places and new in places and old != new:
                found["up" if places[new] < places[old] else "down"] += count
        return found

    def drawn(self, looks: dict[str, TierLook]) -> Matrix:
        """The moves between tiers as a matrix; each cell leads to its accounts."""

        def door(before: str, after: str) -> str:
            return doors.moves(self.since, before=before, after=after)

        return matrix(list(looks.values()), self.moves, door, NOBODY)


def compared(run: Run, wanted: str) -> Compared | None:
    """What moved up to a run; None where no earlier run is kept.

    `wanted` is a day as it stands in an address; what is no day counts as none.
    """
    day, chosen = _day(wanted), True
    if day is None or day >= run.as_of:
        day, chosen = _last_review(run), False
    done = Run.objects.filter(state=RunState.DONE, number__lt=run.number)
    done = done.only("number", "as_of", "published_file").order_by("-number")
    earlier = done.filter(as_of__lte=day).first()
    if earlier is None:
        earlier, chosen = done.last(), False
    if earlier is None:
        return None
    pair = between(earlier, run)
    if not pair.is_there:
        return None
    return Compared(earlier.as_of, chosen, pair, pair.counted())


def _last_review(run: Run) -> date:
    """The day on which top accounts were to be reviewed last, counted back from the run."""
    reviews = policy_of(run.policy.text).document.reviews if run.policy else None
    months = min((every.count for every in reviews.every.values()), default=0) if reviews else 0
    return _months_before(run.as_of, months or _MONTHS)


def _months_before(day: date, months: int) -> date:
    """The same day so many months earlier; from the last day of a month, the last of that one."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if is_last else min(day.day, last))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
