"""How many tiers there are, what they are called, and what they aim at."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from tanada.policy.lint.finding import Found
from tanada.policy.lint.reading import Reading
from tanada.policy.shape import PercentRange, SharesShape

MOST_TIERS = 4
"""Most companies have three or four."""
CROWDED = Decimal("0.2")
"""The share of accounts above which a best tier sets no priority any more."""
SHARED = ("accounts", "arr", "hours")
"""What the tiers' shares must add up to the whole of."""


def lint_tiers(reading: Reading) -> Iterator[Found]:
    """Findings about the tiers as they are listed."""
    yield from _count(reading)
    yield from _names(reading)
    yield from _goals(reading)
    yield from _shares(reading)
    yield from _crowded_target(reading)


def _count(reading: Reading) -> Iterator[Found]:
    count = len(reading.tiers)
    if count > MOST_TIERS:
        params = {"count": count, "most": MOST_TIERS}
        yield Found("lint.too_many_tiers", ("tiers",), params, key=True)


def _names(reading: Reading) -> Iterator[Found]:
    """Two tiers that a reader of either language cannot tell apart."""
    for (_, upper, first), (path, lower, second) in itertools.combinations(reading.tiers, 2):
        for language in ("en", "ja"):
            name, other = getattr(second.name, language), getattr(first.name, language)
            if _folded(name) == _folded(other):
                params = {"name": name, "first": upper, "second": lower}
                yield Found("lint.same_tier_name", (*path, "name"), params)
                break


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _goals(reading: Reading) -> Iterator[Found]:
    goals = [shape.goals for _, _, shape in reading.tiers]
    without = [(path, key) for path, key, shape in reading.tiers if not shape.goals]
    if without:
        params = {"tiers": [key for _, key in without]}
        yield Found("lint.tier_without_goals", without[0][0], params, key=True)
    if len(goals) > 1 and goals[0] and all(each == goals[0] for each in goals):
        path = reading.tiers[0][0]
        yield Found("lint.one_benchmark", (*path, "goals"), key=True)


def _shares(reading: Reading) -> Iterator[Found]:
    """Targets that no distribution can meet: too high all together, or too low."""
    shares = [shape.share or SharesShape() for _, _, shape in reading.tiers]
    for what in SHARED:
        targets: list[PercentRange | None] = [getattr(share, what) for share in shares]
        given = [target for target in targets if target is not None]
        if not given:
            continue
        low = sum((target.low for target in given), Decimal(0))
        high = sum((target.high for target in given), Decimal(0))
        if low > 1:
            params: dict[str, object] = {"what": what, "low": low}
            yield Found("lint.shares_too_high", ("tiers",), params, key=True)
        elif high < 1 and None not in targets:
            params = {"what": what, "high": high}
            yield Found("lint.shares_too_low", ("tiers",), params, key=True)


def _crowded_target(reading: Reading) -> Iterator[Found]:
    path, key, shape = reading.tiers[0]
    target = shape.share.accounts if shape.share else None
    if target is not None and target.high > CROWDED and len(reading.tiers) > 1:
        params = {"tier": key, "high": target.high, "limit": CROWDED}
        yield Found("lint.crowded_target", (*path, "share", "accounts"), params)
