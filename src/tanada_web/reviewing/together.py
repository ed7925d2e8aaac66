"""The same said of many accounts: tried first, then done, by the rules of each alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tanada.errors import Place, Problem, TanadaError, UsageError
from tanada_web.models import Person, Review
from tanada_web.reviewing.reviews import CONFIRMED, KEPT, OUTCOMES, decide, one_sitting
from tanada_web.said.accounts import account_for

MOST = 500
"""So many accounts at once, and no more."""
_STANDS = (CONFIRMED, KEPT)


@dataclass(frozen=True)
class Outcome:
    """Of which accounts it is said, and of which not, with the reason why."""

    done: Sequence[str]
    refused: Sequence[tuple[str, Problem]]


def say_of_many(
    account_ids: Sequence[str], act: Callable[[str], object], *, only_try: bool = False
) -> Outcome:
    """Do something with each account; what one refuses does not keep the others from it.

    With `only_try` everything is done and then undone, so that what is foretold is what would be.
    """
    if len(account_ids) > MOST:
        params: dict[str, object] = {"found": len(account_ids), "limit": MOST}
        raise UsageError(Problem("bulk.too_many", Place(), params))
    done, refused = [], []
    with one_sitting():
        for account_id in account_ids:
            try:
                with transaction.atomic():
                    act(account_id)
            except TanadaError as error:
                refused.append((account_id, error.problems[0]))
            else:
                done.append(account_id)
        if only_try:
            transaction.set_rollback(True)
    return Outcome(done, refused)


def mark_reviewed(account_id: str, reason: str, person: Person, at: datetime) -> list[Review]:
    """Decide that all that a review caught of an account stands as it is.

    What asks for data stays open: nothing was asked for. UsageError where nothing is left.
    """
    with transaction.atomic():
        account_for(person, "reviews:decide", account_id)
        found = Review.objects.filter(account_id=account_id, decided_at=None).order_by("pk")
        standing = [
            (each.pk, OUTCOMES[each.catches][0])
            for each in found
            if OUTCOMES[each.catches][0] in _STANDS
        ]
        if not standing:
            params: dict[str, object] = {"found": account_id}
            raise UsageError(Problem("bulk.nothing_to_review", Place(), params))
        return [decide(number, outcome, reason, person, at) for number, outcome in standing]
