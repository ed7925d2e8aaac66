"""Thresholds, and how many tiers, proposed from a distribution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tanada.outcomes.thresholds.breaks import Scale, evenly_spread, gaps, scale_of
from tanada.outcomes.thresholds.distribution import Distribution
from tanada.outcomes.thresholds.judging import Miss, Part, misses, parts
from tanada.outcomes.thresholds.reach import Sums
from tanada.outcomes.thresholds.reasons import Obstacle, obstacles
from tanada.outcomes.thresholds.searching import ABOUT, Division, Search, Threshold
from tanada.outcomes.thresholds.steps import equal_steps
from tanada.outcomes.thresholds.targets import DEFAULT_TARGETS, Target

FEWEST_ACCOUNTS = 10
"""With fewer accounts one of them is more than a tenth: shares say nothing."""
MOST_EVEN_TIERS = 4
_USUAL = (3, 4, 2)
"""Most companies have three or four tiers; fewer come first where several meet their targets."""


@dataclass(frozen=True)
class Proposal:
    """Thresholds for one number of tiers.

    `way` is how they were found: `targets` (all are met), `gaps`, `steps` or `nearest`.
    `missed` bands and the `obstacles` to meeting them are empty where all are met. `breaks` are
    the borders of as many natural clusters, each the largest value below and the smallest above.
    """

    thresholds: tuple[Threshold, ...]
    way: str
    parts: tuple[Part, ...]
    missed: tuple[Miss, ...]
    obstacles: tuple[Obstacle, ...]
    breaks: tuple[tuple[Decimal, Decimal], ...]

    @property
    def tiers(self) -> int:
        """How many tiers it makes."""
        return len(self.parts)

    @property
    def meets(self) -> bool:
        """Whether every target is met."""
        return not self.missed

    @property
    def outside(self) -> Decimal:
        """The shares by which bands are missed, added up."""
        return sum((miss.by for miss in self.missed), Decimal(0))


@dataclass(frozen=True)
class Proposals:
    """Proposals by number of tiers, and which number is best.

    `best` is None where nothing can be proposed. `why` is a code for the choice: `asked`, `gaps`,
    `targets`, `targets_not_gaps`, `gaps_missing`, `steps`, `nearest`; or for there being none:
    `no_values`, `one_value`, `few_accounts`, `few_values`.
    """

    by_tiers: Mapping[int, Proposal]
    best: int | None
    why: str
    scale: Scale | None = None
    gaps: tuple[tuple[Decimal, Decimal], ...] = ()


@dataclass(frozen=True)
class Wish:
    """What is asked for.

    `tiers` is a number of tiers that is given, None where it is to be found. `own` are the
    targets of a policy, which stand for as many tiers as it has; other numbers take the default
    ones. `strict` says for each of the policy's thresholds that the number itself is not enough.
    """

    tiers: int | None = None
    own: tuple[Target, ...] | None = None
    strict: tuple[bool, ...] = ()
    unit: Decimal | None = None

    def targets(self) -> dict[int, tuple[Target, ...]]:
        """The targets for each number of tiers that comes into question."""
        every = {**DEFAULT_TARGETS, **({len(self.own): self.own} if self.own else {})}
        if self.tiers is None:
            return every
        return {self.tiers: every[self.tiers]}


def propose(distribution: Distribution, wish: Wish) -> Proposals:
    """What to propose; KeyError where there are no targets for the number of tiers asked for."""
    targets = wish.targets()
    nothing = _nothing(distribution, min(targets))
    if nothing is not None:
        return Proposals({}, None, nothing)
    scale, gapped = scale_of(distribution), gaps(distribution)
    even = not gapped and evenly_spread(distribution)
    sums = Sums(distribution.counts, distribution.amounts)
    found = {
        tiers: _proposal(distribution, sums, wish, each, scale, gapped, even=even)
        for tiers, each in sorted(targets.items())
        if tiers <= len(distribution.values)
    }
    best, why = _best(found, wish, gapped, even=even)
    return Proposals(found, best, why, scale, tuple(map(distribution.between, gapped)))


def _nothing(distribution: Distribution, tiers: int) -> str | None:
    """Why there is nothing to propose."""
    if not distribution.known:
        return "no_values"
    if len(distribution.values) == 1:
        return "one_value"
    if distribution.known < FEWEST_ACCOUNTS:
        return "few_accounts"
    return "few_values" if len(distribution.values) < tiers else None


def _proposal(
    distribution: Distribution,
    sums: Sums,
    wish: Wish,
    targets: Sequence[Target],
    scale: Scale,
    gapped: Sequence[int],
    *,
    even: bool,
) -> Proposal:
    strict = wish.strict if len(wish.strict) == len(targets) - 1 else ()
    search = Search(distribution, sums, targets, scale, strict, wish.unit)
    way, division = _division(search, gapped, even=even)
    found = parts(distribution, division.cuts, targets)
    missed = misses(found)
    return Proposal(
        division.thresholds,
        way,
        found,
        missed,
        obstacles(distribution, sums, targets) if missed else (),
        tuple(map(distribution.between, search.breaks)),
    )


def _division(search: Search, gapped: Sequence[int], *, even: bool) -> tuple[str, Division]:
    """Gaps that meet the targets; whatever meets them; gaps; equal steps; the nearest miss."""
    tiers = len(search.targets)
    in_gaps = search.at(gapped) if len(gapped) == tiers - 1 else None
    if in_gaps is not None and not in_gaps.outside:
        return "gaps", in_gaps
    if all(search.can_be):
        return "targets", search.division()
    if in_gaps is not None:
        return "gaps", in_gaps
    if even and tiers <= MOST_EVEN_TIERS:
        steps = equal_steps(search.distribution, tiers, search.unit)
        division = search.by(steps)
        if _divides(division, search.sums.end):
            return "steps", division
    return "nearest", search.division()


def _divides(division: Division, end: int) -> bool:
    """Whether every tier has somebody."""
    ends = [0, *division.cuts, end]
    return all(first < last for first, last in pairwise(ends))


def _best(
    found: Mapping[int, Proposal], wish: Wish, gapped: Sequence[int], *, even: bool
) -> tuple[int, str]:
    """The number of tiers to propose, and the code of the reason."""
    if wish.tiers is not None:
        return wish.tiers, "asked"
    by_gaps = len(gapped) + 1 if gapped and len(gapped) + 1 in found else None
    if by_gaps is not None and found[by_gaps].way == "gaps" and found[by_gaps].meets:
        return by_gaps, "gaps"
    preferred = [*([len(wish.own)] if wish.own else []), *_USUAL]
    for tiers in preferred:
        if tiers in found and found[tiers].meets:
            return tiers, "targets_not_gaps" if gapped else "targets"
    if by_gaps is not None:
        return by_gaps, "gaps_missing"
    if even and MOST_EVEN_TIERS in found:
        return MOST_EVEN_TIERS, "steps"
    usual = [tiers for tiers in preferred if tiers in found and tiers > 2] or [*found]
    about = min(found[tiers].outside for tiers in usual) + Decimal(str(ABOUT))
    return next(tiers for tiers in usual if found[tiers].outside <= about), "nearest"
