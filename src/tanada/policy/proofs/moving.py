"""Proofs that a declared input moves tiers one way only.

Two accounts that are the same in everything but the one input, which both have: the
higher one must not be in a worse tier. What does not rest on the input is one and the
same for both, so the solver compares only what can differ. The tier of an undetermined
account is its floor: where it is put. Where one account can be divided by and the other
cannot, what is missing differs, and they are compared only if both are determined.
"""

from __future__ import annotations

from collections.abc import Iterator

from tanada.fields import DERIVED, SCORE, Field, Kind
from tanada.policy.model import Policy
from tanada.policy.proofs.account import Account
from tanada.policy.proofs.claims import Claim, Effort, Example, Pair, Proof
from tanada.policy.proofs.constraints import Constraints, Input
from tanada.policy.proofs.inputs import make_input, value_of
from tanada.policy.proofs.logic import Bit, Term, all_of, any_of, negation, same_truth
from tanada.policy.proofs.numbers import Number
from tanada.policy.proofs.reading import DAY, read_account
from tanada.policy.proofs.resting import Resting
from tanada.policy.proofs.shrinking import Shrinking
from tanada.policy.proofs.solving import GaveUpError, Search, Solution
from tanada.policy.proofs.thresholds import thresholds
from tanada.policy.proofs.tiers import Walk, read_by_tiers

AT_ONCE = 0.03
"""The part of the effort after which a question is taken apart into lemmas."""
FEW_SUMS = 12
"""How many questions about sums can be asked at once; more are taken apart straight away."""


def moving(policy: Policy, effort: Effort) -> Iterator[Proof]:
    """Every input declared monotone, in the order declared."""
    for name, direction in policy.monotone:
        yield _Moving(policy, effort, name, direction).proof()


def input_field(policy: Policy, name: str) -> Field:
    """What a column of this name can hold: a field, or a supplied fact."""
    if name in policy.fields:
        return policy.fields[name]
    kind = policy.suppliable()[name]
    score = any(each.name == name for each in policy.scores)
    if score:
        return Field(name, SCORE, least=0, most=100)
    return Field(name, kind, least=0 if name in DERIVED and not kind.signed else None)


class _Moving:
    def __init__(self, policy: Policy, effort: Effort, name: str, direction: str) -> None:
        self.policy = policy
        self.claim = Claim("monotone", name, direction)
        bands = {score.band_name: score.name for score in policy.scores}
        self.band = name if name in bands else ""
        self.moved = bands.get(name, name)
        self.constraints = constraints = Constraints()
        self.read = read_by_tiers(policy)
        resting = Resting(policy, [*self.read, self.moved])
        self.base = Account(policy, constraints, resting)
        self.field = input_field(policy, self.moved)
        self.values = [make_input(constraints, self.field, known=True) for _ in range(2)]
        self.low, self.high = (
            Account(policy, constraints, resting, self.base, self.moved, value_of(each))
            for each in self.values
        )
        self.effort = effort

    def proof(self) -> Proof:
        """Whether the input alone can move an account the wrong way."""
        if not self.low.changed.intersection(self.read):
            return Proof(self.claim, "proved", idle=True)
        self.walks = Walk(self.low), Walk(self.high)
        self.further = (*self._apart(), *self._percentiles())
        self.apart = [*self.further, self._comparable()]
        search = Search(self.constraints, self.effort)
        if sum(len(each.asked) for each in self.low.rules.quotients) <= FEW_SUMS:
            search.hurry(AT_ONCE)
            found = self._decided(search, list(self._wrong_ways()))
            if found.verdict != "undecided":
                return found
        self._learn(search)
        goals = [goal for goal in self._wrong_ways() if not search.follows(goal)]
        search.hurry(1 / max(1, len(goals)))
        return self._decided(search, goals)

    def _decided(self, search: Search, goals: list[Bit]) -> Proof:
        """The verdict, where the wrong ways that are not ruled out yet are known."""
        for goal in goals:
            try:
                solution = search.find(*self.apart, goal)
            except GaveUpError as unknown:
                return Proof(self.claim, "undecided", hard=unknown.hard, percentiles=self._ranked())
            if solution is not None:
                return self._refuted(search, goal, solution)
        return Proof(self.claim, "proved", percentiles=self._ranked())

    def _ranked(self) -> tuple[str, ...]:
        return tuple({**self.base.ranked, **self.low.ranked})

    def _apart(self) -> list[Bit]:
        """The second account has the higher value; of a band, in another band."""
        low, high = (each.term for each in self.values)
        # Levels are counted with the best first.
        further = low > high if self.field.type.kind is Kind.LEVEL else low < high
        if not self.band:
            return [further]
        bands = [each.number(self.band) for each in (self.low, self.high)]
        return [further, *(each.known for each in bands), bands[0].term() != bands[1].term()]

    def _comparable(self) -> Bit:
        """Both are determined, or no divisor is zero in one of them only."""
        divisible = zip(self.low.rules.divisible, self.high.rules.divisible, strict=True)
        alike = all_of(same_truth(low, high) for low, high in divisible)
        return any_of([alike, all_of(walk.determined() for walk in self.walks)])

    def _percentiles(self) -> list[Bit]:
        """With all other accounts as they are, a higher value has no lower percentile."""
        ties = []
        for name in self.low.ranked.keys() & self.high.ranked.keys():
            values = [self._ranking(each, name) for each in (self.low, self.high)]
            shares = [each.ranked[name].term() for each in (self.low, self.high)]
            ties += [
                any_of([values[first] > values[other], shares[first] <= shares[other]])
                for first, other in ((0, 1), (1, 0))
            ]
        return ties

    def _ranking(self, account: Account, name: str) -> Term:
        value = account.fact(name)
        assert isinstance(value, Number)
        return value.term()

    def _learn(self, search: Search) -> None:
        """What holds of the parts, the innermost first: that they too move one way.

        A score that does not fall, a clause that stays true: each is quick to prove by
        itself, and together they leave little to say about the tiers.
        """
        for low, high in zip(self.low.rules.quotients, self.high.rules.quotients, strict=True):
            for least in sorted(low.asked.keys() & high.asked.keys()):
                first, second = low.asked[least], high.asked[least]
                meaning = [each.meaning.get(least, True) for each in (low, high)]
                given = (*self.further, *meaning)
                if not search.learn(any_of([negation(first), second]), given):
                    search.learn(any_of([first, negation(second)]), given)
            if low.size is not None and high.size is not None:
                given = (*self.further, *low.definition, *high.definition)
                unknown = negation(all_of([low.known, high.known]))
                if not search.learn(any_of([unknown, low.size <= high.size]), given):
                    search.learn(any_of([unknown, low.size >= high.size]), given)
        better, worse = self.walks if self.claim.value == "up" else reversed(self.walks)
        for way, other in zip(better.ways, worse.ways, strict=True):
            if way.condition is other.condition:
                continue
            lemma = any_of([negation(way.condition.true), other.condition.true])
            if not search.learn(lemma, self.further):
                search.learn(lemma, (*self.further, *self._meanings()))

    def _meanings(self) -> Iterator[Bit]:
        """What it means that a quotient reaches a number, wherever that is asked."""
        for account in (self.base, self.low, self.high):
            for each in account.rules.quotients:
                yield from each.meaning.values()

    def _wrong_ways(self) -> Iterator[Bit]:
        """For each tier but the last: one account reaches it, the one that should does not."""
        better, worse = self.walks if self.claim.value == "up" else reversed(self.walks)
        for tier in range(len(self.policy.tiers) - 1):
            yield all_of([better.reaches(tier), negation(worse.reaches(tier))])

    def _refuted(self, search: Search, goal: Bit, solution: Solution) -> Proof:
        found = Shrinking(search, [*self.apart, goal], solution)
        found.prefer(*(walk.determined() for walk in self.walks))
        if self.constraints.as_of is not None:
            found.prefer(self.constraints.as_of == DAY.toordinal())
        shared = [each for each in self.base.inputs if each.fact != self.moved]
        own = [[*self.low.inputs], [*self.high.inputs]]
        everything = [*shared, *own[0], *own[1]]
        found.drop(everything)
        found.simplify([*self.values, *everything], thresholds(self.policy))
        low, high = (
            self._account(found.solution, [value, *shared, *inputs], walk)
            for value, inputs, walk in zip(self.values, own, self.walks, strict=True)
        )
        pair = Pair(self.moved, low, high)
        loose = tuple(self.constraints.loose)
        return Proof(self.claim, "refuted", pair=pair, loose=loose, percentiles=self._ranked())

    def _account(self, solution: Solution, inputs: list[Input], walk: Walk) -> Example:
        return read_account(solution, self.constraints, inputs, walk)
