"""What is planted in the company, for whoever wants to find it again."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import timedelta

from tanada.example.coefficients import COEFFICIENTS, as_document
from tanada.example.dirt import Found
from tanada.example.history import History, Life
from tanada.example.stories import BOUNCERS_PER_MILLE
from tanada.example.tables.usage import usage_ends
from tanada.example.team import accounts_per_csm

MARK = "tanada_example"
"""The key by which planted.json is known."""

_NEAR_PERCENT = 5
_RENEWS_WITHIN_DAYS = 90


def planted(
    history: History,
    rows: Mapping[str, int],
    dirt: Sequence[Found],
    earlier: Mapping[str, Mapping[str, int]],
) -> dict[str, object]:
    """The document of planted.json.

    ``rows`` are the rows of each file, by its name; ``earlier`` those of earlier exports, by day.
    """
    return {
        MARK: 1,
        "seed": history.seed,
        "accounts": len(history.lives),
        "as_of": history.as_of.isoformat(),
        "history_from": history.months[0].first_day.isoformat(),
        "usage_ends": usage_ends(history.as_of).isoformat(),
        "rows": dict(rows),
        "earlier": {day: dict(files) for day, files in earlier.items()},
        "dirt": [asdict(kind) for kind in dirt],
        "stories": _stories(history),
        "csms": _csms(history),
        "coefficients": as_document(COEFFICIENTS),
    }


def _stories(history: History) -> dict[str, object]:
    lives = history.lives
    paying = [life for life in lives if life.active and life.customer.kind == "customer"]
    return {
        "active_customers": len(paying),
        "trials": _count(lives, "trial"),
        "free": _count(lives, "free"),
        "without_billing": _ids([life for life in lives if life.customer.kind == "unbilled"]),
        "left": sum(life.left_on is not None for life in lives),
        "returned": _ids([life for life in lives if life.returned_on]),
        "referred": sum(bool(life.referred_by) for life in lives),
        "bouncers": {
            str(threshold): _ids([life for life in lives if _swings(life, threshold)])
            for threshold, _ in BOUNCERS_PER_MILLE
        },
        "near_threshold": {
            str(threshold): sum(_near(life, threshold) for life in paying)
            for threshold, _ in BOUNCERS_PER_MILLE
        },
        "large_renewing_soon_in_trouble": _ids([life for life in paying if life.troubled]),
        "renewing_within_90_days": sum(_renews_soon(life, history) for life in paying),
        **_families(lives),
    }


def _families(lives: Sequence[Life]) -> dict[str, object]:
    parent_of = {life.customer.account_id: life.customer.parent_account_id for life in lives}
    children = [account for account, parent in parent_of.items() if parent]
    grandchildren = [account for account in children if parent_of[parent_of[account]]]
    return {
        "parents": len({parent_of[account] for account in children}),
        "children": len(children),
        "of_them_grandchildren": len(grandchildren),
    }


def _csms(history: History) -> dict[str, object]:
    active = [life for life in history.lives if life.active]
    return {
        "accounts_one_can_serve": accounts_per_csm(len(history.lives)),
        "active_accounts": dict(Counter(life.customer.owner for life in active).most_common()),
    }


def _count(lives: Sequence[Life], kind: str) -> int:
    return sum(life.customer.kind == kind for life in lives)


def _ids(lives: Sequence[Life]) -> list[str]:
    return [life.customer.account_id for life in lives]


def _swings(life: Life, threshold: int) -> bool:
    return life.customer.swings_around == threshold


def _near(life: Life, threshold: int) -> bool:
    arr = life.contract.arr_usd if life.contract else 0
    return abs(arr - threshold) * 100 <= threshold * _NEAR_PERCENT


def _renews_soon(life: Life, history: History) -> bool:
    latest = history.as_of + timedelta(days=_RENEWS_WITHIN_DAYS)
    return life.contract is not None and life.contract.renews_on <= latest
