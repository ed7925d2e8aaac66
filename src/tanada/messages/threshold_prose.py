"""Proposed thresholds in words: the finding, the tiers, what is missed and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from tanada.messages import formats
from tanada.messages.labels import Labels
from tanada.outcomes.thresholds.distribution import Distribution
from tanada.outcomes.thresholds.histogram import Bin
from tanada.outcomes.thresholds.judging import Miss
from tanada.outcomes.thresholds.proposing import FEWEST_ACCOUNTS, Proposal, Proposals
from tanada.outcomes.thresholds.reasons import Obstacle
from tanada.outcomes.thresholds.searching import Threshold


@dataclass(frozen=True)
class ThresholdWords:
    """Words for proposals by one number; `own` tiers are called as the policy calls them."""

    labels: Labels
    distribution: Distribution
    own: bool = False

    @property
    def field(self) -> str:
        """What the number is called."""
        return self.labels.of(self.distribution.field)

    def value(self, value: Decimal) -> str:
        """One value of the number: `$25,000`."""
        return self.labels.fact(self.distribution.field, value)

    def tier(self, number: int, tiers: int) -> str:
        """The name of a tier, the best being 0."""
        keys = [tier.key for tier in self.labels.policy.tiers]
        if self.own and len(keys) == tiers:
            return self.labels.tier(keys[number])
        return self.labels.say("thresholds.tier", number=number + 1)

    def begins(self, threshold: Threshold | None) -> str:
        """Where a tier begins; None is the last, which takes the rest."""
        if threshold is None:
            return self.labels.say("thresholds.begins_rest")
        code = "thresholds.begins_above" if threshold.strict else "thresholds.begins_from"
        return self.labels.say(code, value=self.value(threshold.value))

    def tiers(self, proposal: Proposal) -> str:
        """Every tier and where it begins, in one line."""
        found = []
        for number, threshold in enumerate(proposal.thresholds):
            code = "thresholds.above" if threshold.strict else "thresholds.from"
            tier = self.tier(number, proposal.tiers)
            found.append(self.labels.say(code, tier=tier, value=self.value(threshold.value)))
        rest = self.tier(proposal.tiers - 1, proposal.tiers)
        found.append(self.labels.say("thresholds.below", tier=rest))
        return formats.listed(found, self.labels.language)

    def headline(self, proposal: Proposal) -> str:
        """The finding."""
        found = self.tiers(proposal)
        return self.labels.say(
            "thresholds.headline", tiers=proposal.tiers, label=self.field, found=found
        )

    def why(self, proposals: Proposals, why: str) -> str:
        """Why so many tiers."""
        values, number = self.distribution.values, self.distribution.number
        return self.labels.say(
            f"thresholds.why.{why}",
            tiers=proposals.best,
            found=self.ranges(proposals.gaps),
            smallest=self.value(number(values[-1])),
            largest=self.value(number(values[0])),
        )

    def nothing(self, why: str, tiers: int) -> str:
        """Why nothing can be proposed."""
        values = self.distribution.values
        return self.labels.say(
            f"thresholds.nothing.{why}",
            value=self.value(self.distribution.number(values[0])),
            values=len(values),
            accounts=self.distribution.known,
            least=FEWEST_ACCOUNTS,
            tiers=tiers,
        )

    def breaks(self, proposal: Proposal) -> str:
        """The smallest value of each natural cluster but the lowest."""
        shown = [self.value(above) for _, above in reversed(proposal.breaks)]
        return formats.listed(shown, self.labels.language)

    def ranges(self, found: Sequence[tuple[Decimal, Decimal]]) -> str:
        """Stretches between two values: `$25,000 to $100,000`."""
        shown = [
            self.labels.say("thresholds.gap", below=self.value(below), above=self.value(above))
            for below, above in reversed(found)
        ]
        return formats.listed(shown, self.labels.language)

    def missed(self, miss: Miss, tiers: int) -> str:
        """A band that is not kept."""
        side = "below" if miss.share < miss.band.low else "above"
        return self.labels.say(
            f"attention.{miss.what}_{side}",
            tier=self.tier(miss.tier, tiers),
            share=_apart(miss.share, miss.share + miss.by * (1 if side == "below" else -1)),
            low=formats.percent(miss.band.low),
            high=formats.percent(miss.band.high),
        )

    def obstacle(self, obstacle: Obstacle, tiers: int) -> str:
        """What stands in the way of the targets."""
        ranked = obstacle.code in ("too_much", "too_little") and obstacle.lowest
        return self.labels.say(
            f"thresholds.{obstacle.code}{'_lowest' if ranked else ''}",
            tier=self.tier(obstacle.tier, tiers),
            accounts=obstacle.accounts,
            label=self.field,
            share=_apart(obstacle.share, obstacle.limit),
            limit=formats.percent(obstacle.limit),
        )

    def result(self, proposal: Proposal) -> str:
        """Whether a proposal meets its targets, and else by how much not."""
        if proposal.meets:
            return self.labels.say("thresholds.meets")
        return self.labels.say("thresholds.misses", points=points(proposal))

    def bin(self, each: Bin) -> str:
        """The values of a bin."""
        if each.low is None:
            return self.labels.say("thresholds.bin_below", high=self._edge(each.high))
        if each.high is None:
            return self.labels.say("thresholds.bin_above", low=self._edge(each.low))
        low, high = self._edge(each.low), self._edge(each.high)
        return self.labels.say("thresholds.bin", low=low, high=high)

    def _edge(self, value: Decimal | None) -> str:
        return "" if value is None else self.value(value)

    def remarks(self, best: int | None, possible: Collection[int]) -> list[str]:
        """What the shares leave out, and that the policy's own tiers are not those proposed.

        `best` is how many tiers are proposed, out of the numbers `possible`.
        """
        distribution, say = self.distribution, self.labels.say
        found = []
        count = len(self.labels.policy.tiers)
        if self.own and best not in (None, count):
            code = (
                "thresholds.set_aside" if count in possible else "thresholds.set_aside_no_targets"
            )
            found.append(say(code, count=count, expected=_either(possible, self.labels)))
        if distribution.missing:
            found.append(
                say("thresholds.left_out", accounts=distribution.missing, label=self.field)
            )
        if distribution.amounts[-1] <= 0:
            found.append(say("thresholds.no_arr"))
        elif distribution.without_arr:
            found.append(say("thresholds.without_arr", accounts=distribution.without_arr))
        return found


def _either(numbers: Collection[int], labels: Labels) -> str:
    return formats.listed([str(number) for number in sorted(numbers)], labels.language)


def _apart(share: Decimal, limit: Decimal) -> str:
    """A share to one decimal place, or to as many as tell it from its limit."""
    places = next(
        (at for at in range(3, 12) if round(share, at) != round(limit, at) or share == limit), 3
    )
    return formats.percent(round(share, places))


def points(proposal: Proposal) -> Decimal:
    """The shares by which a proposal misses its targets, in percentage points."""
    return (proposal.outside * 100).quantize(Decimal("0.1"), ROUND_HALF_UP).normalize()


def given_phrase(given: Mapping[str, object]) -> str:
    """What an example gives, as the document writes it."""
    return ", ".join(f"{name}: {value}" for name, value in given.items())
