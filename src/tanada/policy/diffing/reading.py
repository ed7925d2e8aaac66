"""Which names hold other values under the new policy, so that conditions cannot be weighed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tanada.fields import DERIVED_FROM, Kind
from tanada.policy.diffing.change import Change
from tanada.policy.model import Policy, mentioned

_ONLY_WORDS = ("label", "names", "unit")


def names_read_otherwise(
    before: Policy, after: Policy, changes: Sequence[Change]
) -> frozenset[str]:
    """Every name whose value can differ for the same account, directly or by what it reads."""
    otherwise = {
        str(change.path[1])
        for change in changes
        if change.part in ("attributes", "scores", "data") and not _is_only_words(change)
    }
    otherwise |= set(_by_counting(before, after))
    if any(change.part == "tiers" for change in changes):
        otherwise.add("tier")
    while True:
        more = {
            name
            for policy in (before, after)
            for name, needs in _needs(policy)
            if name not in otherwise and otherwise.intersection(needs)
        }
        if not more:
            return frozenset(otherwise)
        otherwise |= more


def _is_only_words(change: Change) -> bool:
    return len(change.path) > 2 and any(part in _ONLY_WORDS for part in change.path[2:])


def _by_counting(before: Policy, after: Policy) -> Iterator[str]:
    """What another currency, other rates or another level of accounts change."""
    old, new = before.document, after.document
    for policy in (before, after):
        for name, kind in policy.known_names().items():
            money = kind.kind is Kind.MONEY
            rated = old.currency != new.currency or old.rates != new.rates
            if old.level != new.level or (money and rated):
                yield name


def _needs(policy: Policy) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each fact that is worked out, with the names that it reads."""
    for attribute in policy.attributes:
        yield attribute.name, mentioned(attribute.rules())
    for score in policy.scores:
        yield score.name, mentioned(score.rules())
        yield score.band_name, (score.name,)
    yield from DERIVED_FROM.items()
