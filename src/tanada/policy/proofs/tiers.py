"""The walk through the tiers in the solver's terms: reasons, floors, and who is undetermined."""

from __future__ import annotations

from dataclasses import dataclass

from tanada.policy.model import Policy, mentioned
from tanada.policy.proofs.account import Account
from tanada.policy.proofs.logic import Bit, Kleene, all_of, any_of, certain, negation


@dataclass(frozen=True)
class Way:
    """A clause: its tier's number from 0 for the best, its reason and its condition."""

    tier: int
    reason: str
    condition: Kleene


def read_by_tiers(policy: Policy) -> tuple[str, ...]:
    """The names that clauses mention."""
    clauses = [clause for tier in policy.tiers for clause in tier.clauses]
    return mentioned(clause.rule for clause in clauses if clause.rule is not None)


class Walk:
    """All clauses of an account's policy, in the order in which they name the reason."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.ways = [
            Way(
                number,
                tier.reason(clause),
                certain(True) if clause.rule is None else account.clause(clause.rule),
            )
            for number, tier in enumerate(account.policy.tiers)
            for clause in tier.clauses
        ]

    def reaches(self, tier: int) -> Bit:
        """Whether the floor is this tier or a better one."""
        return any_of(way.condition.true for way in self.ways if way.tier <= tier)

    def determined(self) -> Bit:
        """Whether no tier before the first TRUE one is UNKNOWN."""
        numbers = range(len(self.account.policy.tiers))
        return any_of(self.qualifies(tier) for tier in numbers)

    def qualifies(self, tier: int) -> Bit:
        """Whether this is the qualified tier."""
        holds = any_of(way.condition.true for way in self.ways if way.tier == tier)
        return all_of([holds, *(way.condition.false for way in self.ways if way.tier < tier)])

    def obstacles(self, way: Way) -> list[tuple[str, Bit]]:
        """What each clause before must not do for this one to be the reason."""
        found = []
        for each in self.ways:
            if each is way:
                break
            condition = each.condition
            apart = each.tier < way.tier
            found.append((each.reason, condition.false if apart else negation(condition.true)))
        return found
