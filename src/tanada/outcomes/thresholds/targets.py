"""The share of accounts and of ARR that each tier should hold."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from tanada.policy.model import Policy
from tanada.policy.shape import PercentRange


class Band(NamedTuple):
    """From `low` to `high`, both included, shares of 1."""

    low: Decimal
    high: Decimal

    def holds(self, share: Decimal) -> bool:
        """Whether a share lies within."""
        return self.low <= share <= self.high


@dataclass(frozen=True)
class Target:
    """What a tier should hold; None asks nothing. `aim` is the better part of `accounts`."""

    accounts: Band | None = None
    aim: Band | None = None
    arr: Band | None = None


def _band(low: int, high: int) -> Band:
    return Band(Decimal(low) / 100, Decimal(high) / 100)


_STRATEGIC = Target(_band(10, 20), _band(15, 20), _band(50, 70))
_CORE = Target(_band(30, 40), None, _band(25, 35))
_SCALE = Target(_band(40, 60), _band(40, 50), _band(10, 20))
_REST = Target()

DEFAULT_TARGETS: dict[int, tuple[Target, ...]] = {
    2: (Target(_band(10, 20), _band(15, 20), _band(50, 100)), _REST),
    3: (_STRATEGIC, _CORE, _SCALE),
    4: (_STRATEGIC, _CORE, _SCALE, _REST),
}
"""By the number of tiers: strategic, core, scale, tech-touch. Of two, the first holds half."""


def policy_targets(policy: Policy) -> tuple[Target, ...] | None:
    """The targets that the policy's tiers state; None where none of them states any."""
    shares = [policy.shares(tier.key) for tier in policy.tiers]
    targets = tuple(
        Target(_of(each.accounts), _of(each.aim), _of(each.arr)) if each else _REST
        for each in shares
    )
    return targets if any(target != _REST for target in targets) else None


def _of(written: PercentRange | None) -> Band | None:
    return Band(written.low, written.high) if written else None
