"""One policy's picture of the accounts: what each tier holds, beside its targets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tanada.decide.gaps.amounts import NOTHING, Amount, amount
from tanada.decide.portfolio import TierShare
from tanada.decide.simulation.deciding import ENDED
from tanada.decide.simulation.grouping import Decided
from tanada.decide.simulation.standing import Places
from tanada.policy.model import UNDETERMINED, Policy
from tanada.policy.shape import PercentRange


@dataclass(frozen=True)
class Picture:
    """A policy's tiers, best first, over the accounts that have not ended.

    As everywhere, undetermined accounts stand in the tier that they are at least in.
    """

    tiers: tuple[TierShare, ...]
    accounts: Amount
    undetermined: Amount
    ended: int

    @property
    def targets(self) -> int:
        """How many shares have a target."""
        return len(self._held())

    @property
    def outside(self) -> int:
        """How many shares lie outside their targets."""
        return sum(not band.low <= share <= band.high for share, band in self._held())

    def _held(self) -> list[tuple[Decimal, PercentRange]]:
        """The shares that there are, beside their targets."""
        pairs = [
            pair
            for tier in self.tiers
            for pair in (
                (tier.accounts_share, tier.accounts_target),
                (tier.arr_share, tier.arr_target),
            )
        ]
        return [(share, band) for share, band in pairs if share is not None and band is not None]


def picture_of(decided: Iterable[tuple[Decided, int]], policy: Policy) -> Picture:
    """The picture of decisions and how many accounts have each."""
    tiers = {tier.key: NOTHING for tier in policy.tiers}
    floors, ended = dict.fromkeys(tiers, NOTHING), 0
    for each, accounts in decided:
        if each.status == ENDED:
            ended += accounts
            continue
        held = amount(accounts, each.arr)
        assert each.tier is not None
        tiers[each.tier] += held
        if each.status == UNDETERMINED:
            floors[each.tier] += held
    everyone = sum(tiers.values(), NOTHING)
    shares = tuple(
        _share(policy, key, held, floors[key].accounts, everyone) for key, held in tiers.items()
    )
    return Picture(shares, everyone, sum(floors.values(), NOTHING), ended)


def _share(
    policy: Policy, key: str, held: Amount, undetermined: int, everyone: Amount
) -> TierShare:
    targets = policy.shares(key)
    return TierShare(
        key,
        held.accounts,
        held.arr,
        Decimal(held.accounts) / everyone.accounts if everyone.accounts else None,
        held.arr / everyone.arr if everyone.arr else None,
        targets.accounts if targets else None,
        targets.arr if targets else None,
        undetermined,
    )


def paired(
    new: Picture, old: Picture | None, places: Places | None
) -> list[tuple[TierShare | None, TierShare | None]]:
    """Old and new tiers of the same place side by side, best first; (old, new).

    A tier whose place another one has already stands alone, behind the rest; one that has it by
    rank alone gives way.
    """
    if old is None or places is None:
        return [(None, tier) for tier in new.tiers]
    left = sorted(old.tiers, key=lambda each: each.tier in places.by_rank)
    found: list[tuple[TierShare | None, TierShare | None]] = []
    for tier in new.tiers:
        same = (each for each in left if places.old[each.tier] == places.new[tier.tier])
        before = next(same, None)
        if before is not None:
            left.remove(before)
        found.append((before, tier))
    return [*found, *((each, None) for each in left)]
