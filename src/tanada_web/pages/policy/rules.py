"""The tiers of a policy in words: who belongs to each, and what share it should hold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tanada.decide.portfolio import TierShare
from tanada.messages import Language, formats
from tanada.messages.labels import Labels
from tanada.messages.rules_prose import RuleProse
from tanada.policy.shape import PercentRange
from tanada_web.pages.drawing.tiers import TierLook, looks_of
from tanada_web.policies import policy_of


@dataclass(frozen=True)
class Way:
    """A clause by its name in the document, in words."""

    name: str
    text: str


@dataclass(frozen=True)
class TierRules:
    """A tier, its ways in (none for whoever is left), and the targets of its shares.

    `held` is what it holds now, where that is shown; `href` lists those accounts.
    """

    look: TierLook
    ways: tuple[Way, ...]
    accounts: PercentRange | None
    arr: PercentRange | None
    held: TierShare | None = None
    href: str = ""


@lru_cache(maxsize=16)
def tier_rules(text: str, language: Language) -> tuple[TierRules, ...]:
    """The tiers of a document that is a policy, the best first."""
    policy = policy_of(text)
    prose, looks = RuleProse(Labels(policy, language)), looks_of(policy, language)
    found = []
    for tier in policy.tiers:
        ways = tuple(
            Way(clause.name, formats.capitalised(prose.condition(clause.rule)))
            for clause in tier.clauses
            if clause.rule is not None
        )
        shares = policy.shares(tier.key)
        found.append(
            TierRules(
                looks[tier.key],
                ways,
                shares.accounts if shares else None,
                shares.arr if shares else None,
            )
        )
    return tuple(found)
