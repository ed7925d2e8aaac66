"""Where the tiers of two policies stand beside each other: what is up, and what is down."""

from __future__ import annotations

from dataclasses import dataclass

from tanada.policy.model import UNDETERMINED, Policy

SAME, UP, DOWN, OPENED, SETTLED = "same", "up", "down", "opened", "settled"
"""What a change of policy does to an account. It is `opened` where its tier was determined and
no longer is, `settled` where it is determined now."""
MOVES = (UP, DOWN, OPENED, SETTLED)
NOWHERE = -1
"""The place of an account whose tier is undetermined."""


@dataclass(frozen=True)
class Places:
    """The place of every tier of two policies, 0 being that of the new policy's best.

    A tier of the old policy has the place of its namesake in the new one, else of the tier that
    the new policy's `transitions.rename` names. One of `by_rank` has neither and takes the
    place that it has among its own.
    """

    old: dict[str, int]
    new: dict[str, int]
    by_rank: tuple[str, ...]

    def direction(self, old: str, new: str) -> str:
        """The direction from one state to another; a state is a tier or UNDETERMINED."""
        if UNDETERMINED in (old, new):
            if old == new:
                return SAME
            return SETTLED if old == UNDETERMINED else OPENED
        before, after = self.old[old], self.new[new]
        if before == after:
            return SAME
        return UP if after < before else DOWN


def places_of(new: Policy, old: Policy) -> Places:
    """The places of both policies' tiers."""
    ours = {tier.key: place for place, tier in enumerate(new.tiers)}
    renamed = new.document.transitions.rename
    theirs, by_rank = {}, []
    for rank, tier in enumerate(old.tiers):
        key = tier.key if tier.key in ours else renamed.get(tier.key)
        if key in ours:
            theirs[tier.key] = ours[key]
        else:
            theirs[tier.key] = rank
            by_rank.append(tier.key)
    return Places(theirs, ours, tuple(by_rank))
