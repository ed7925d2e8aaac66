"""Proofs that every tier, clause, level and band can be reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tanada.policy.model import Attribute, Policy, Score
from tanada.policy.proofs.account import Account
from tanada.policy.proofs.claims import Claim, Effort, Proof
from tanada.policy.proofs.constraints import Constraints
from tanada.policy.proofs.logic import Bit
from tanada.policy.proofs.reading import DAY, read_account
from tanada.policy.proofs.resting import Resting
from tanada.policy.proofs.solving import GaveUpError, Search, Solution
from tanada.policy.proofs.tiers import Walk, Way, read_by_tiers

EASY = 0.2
"""The part of the effort that looking for an account with nothing missing may take."""


def reaching(policy: Policy, effort: Effort) -> Iterator[Proof]:
    """Every tier with its clauses, then every level and every band."""
    yield from _Tiers(policy, effort).proofs()
    for attribute in policy.attributes:
        if attribute.lines:
            yield from _Levels(policy, effort, attribute).proofs()
    for score in policy.scores:
        if score.bands:
            yield from _Levels(policy, effort, score).proofs()


class _Reaching:
    """Asks about one account under a policy."""

    def __init__(self, policy: Policy, effort: Effort, start: Sequence[str]) -> None:
        self.policy = policy
        self.constraints = Constraints()
        self.account = Account(policy, self.constraints, Resting(policy, start))
        self.search = Search(self.constraints, effort)

    def proof(
        self, claim: Claim, goal: Bit, ahead: Sequence[tuple[str, Bit]], walk: Walk | None = None
    ) -> Proof:
        """Whether `goal` can be true while nothing of `ahead` stands in its way."""
        percentiles = tuple(self.account.ranked)
        try:
            solution = self._find(goal, [bit for _, bit in ahead])
        except GaveUpError as gave_up:
            return Proof(claim, "undecided", hard=gave_up.hard, percentiles=percentiles)
        if solution is None:
            return Proof(
                claim, "refuted", taken_by=self._taken_by(goal, ahead), percentiles=percentiles
            )
        example = read_account(solution, self.constraints, self.account.inputs, walk)
        loose = tuple(self.constraints.loose)
        return Proof(claim, "proved", example, loose=loose, percentiles=percentiles)

    def _find(self, goal: Bit, ahead: Sequence[Bit]) -> Solution | None:
        """A solution, one that is easy to find and on the usual day if there is such a one."""
        today = self.constraints.as_of
        usual = [] if today is None else [today == DAY.toordinal()]
        found = self._easy(goal, *ahead, *usual)
        if found is None and usual:
            found = self._tried(goal, *ahead, *usual)
        return found or self.search.find(goal, *ahead)

    def _easy(self, *wanted: Bit) -> Solution | None:
        """A solution with nothing missing, where few ways are left to put scores together."""
        everything = [each.known for each in self.account.inputs]
        self.search.hurry(EASY)
        found = self._tried(*wanted, *everything)
        self.search.hurry(1)
        return found

    def _tried(self, *wanted: Bit) -> Solution | None:
        try:
            return self.search.find(*wanted)
        except GaveUpError:
            return None

    def _taken_by(self, goal: Bit, ahead: Sequence[tuple[str, Bit]]) -> tuple[str, ...] | None:
        """The names of what is in the way; none where the goal cannot be true by itself."""
        cause = self.search.cause(goal, [bit for _, bit in ahead])
        return None if cause is None else tuple(ahead[each][0] for each in cause)


class _Tiers(_Reaching):
    def __init__(self, policy: Policy, effort: Effort) -> None:
        super().__init__(policy, effort, read_by_tiers(policy))

    def proofs(self) -> Iterator[Proof]:
        """Each tier, and after it its clauses."""
        walk = Walk(self.account)
        for number, tier in enumerate(self.policy.tiers):
            ways = [way for way in walk.ways if way.tier == number]
            clauses = [self._clause(way, walk) for way in ways]
            yield _of_tier(tier.key, clauses)
            yield from clauses

    def _clause(self, way: Way, walk: Walk) -> Proof:
        claim = Claim("clause", way.reason)
        return self.proof(claim, way.condition.true, walk.obstacles(way), walk)


def _of_tier(key: str, clauses: Sequence[Proof]) -> Proof:
    """A tier is reached by one of its clauses, or not at all."""
    claim = Claim("tier", key)
    verdicts = {each.verdict: each for each in reversed(clauses)}
    if "proved" in verdicts:
        found = verdicts["proved"]
        return Proof(
            claim, "proved", found.example, loose=found.loose, percentiles=found.percentiles
        )
    if "undecided" in verdicts:
        return Proof(claim, "undecided", hard=verdicts["undecided"].hard)
    named = dict.fromkeys(name for each in clauses for name in each.taken_by or ())
    own = {each.claim.name for each in clauses}
    return Proof(claim, "refuted", taken_by=tuple(name for name in named if name not in own))


class _Levels(_Reaching):
    def __init__(self, policy: Policy, effort: Effort, of: Attribute | Score) -> None:
        self.of = of
        self.name = of.name if isinstance(of, Attribute) else of.band_name
        super().__init__(policy, effort, [self.name])

    def proofs(self) -> Iterator[Proof]:
        """Each level of an attribute or band of a score, the best first."""
        of = self.of
        level = isinstance(of, Attribute)
        values = of.type.values if isinstance(of, Attribute) else [band for band, _ in of.bands]
        self.account.fact(self.name)
        holding = self.account.holding[self.name]
        obstacles = self.account.obstacles.get(self.name, [])
        for at, value in enumerate(values):
            claim = Claim("level" if level else "band", self.name, value)
            ahead = list(zip(values, obstacles[:at], strict=False))
            yield self.proof(claim, holding[at], ahead)
