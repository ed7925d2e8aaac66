"""A score in the solver's terms: the exact sums of `tanada.decide.scoring`, asked not divided.

The weighted points and the weights are whole numbers. Whether the score is at least a
threshold is asked by multiplying out, so a threshold never needs the division.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from tanada.fields import SCORE
from tanada.policy.model import NEUTRAL_POINTS, Curve, Measure, Score, Steps, Table
from tanada.policy.points import denominator, input_places, whole_weights
from tanada.policy.proofs.constraints import Constraints
from tanada.policy.proofs.inputs import Value
from tanada.policy.proofs.logic import Bit, Kleene, Term, all_of, any_of, choose, negation
from tanada.policy.proofs.numbers import Chosen, Extreme, Number, Plain, Ratio, compare, literal
from tanada.policy.proofs.rules import Rules, text_number
from tanada.policy.proofs.walking import gathered, taken

MOST_DIVISORS = 64
"""How many sums of weights are told apart where the divisor of a score depends on the account."""


class ScoreTerms:
    """One score over the facts that rules see."""

    def __init__(self, score: Score, constraints: Constraints, rules: Rules) -> None:
        self.score = score
        self.constraints = constraints
        self.rules = rules
        self.parts = {each.name: denominator(each) for each in score.measures}
        self.common = lcm(*self.parts.values())
        self.weights = whole_weights(score)

    def value(self) -> Number:
        """The score, its caps applied; missing where every measure is."""
        found = [(each, *self._points(each)) for each in self.score.measures]
        known = any_of([there for _, _, there in found])
        dividend: Term = 0
        weights: list[tuple[int, Bit]] = []
        for measure, units, there in found:
            weight = self.weights[measure.name]
            factor = weight * self.common // self.parts[measure.name]
            dividend = dividend + choose(there, units, self._instead(measure)) * factor
            reweighed = self.score.missing == "reweigh"
            weights.append((weight * self.common, there if reweighed else True))
        divisor = sum((choose(there, weight, 0) for weight, there in weights), 0)
        ratio = Ratio(
            dividend * 10**SCORE.places,
            divisor,
            self.constraints,
            SCORE.places,
            known,
            divisors=_sums(weights),
        )
        self.rules.quotients.append(ratio)
        return self._capped(ratio)

    def _instead(self, measure: Measure) -> int:
        """The units that a missing measure counts."""
        neutral = self.score.missing == "neutral"
        return int(NEUTRAL_POINTS) * self.parts[measure.name] if neutral else 0

    def _points(self, measure: Measure) -> tuple[Term, Bit]:
        """A measure's points in units of 1/denominator, and whether it has any."""
        points, parts = measure.points, self.parts[measure.name]
        if isinstance(points, Steps):
            lines = [
                None if rule is None else self.rules.condition(rule) for rule, _ in points.steps
            ]
            gives = [int(give * parts) for _, give in points.steps]
            return gathered(taken(lines, skip_unknown=points.skips_unknown), gives)
        assert measure.of is not None
        of = self.rules.value(measure.of)
        if isinstance(points, Table):
            holds = [self._equals(measure, of, key) for key, _ in points.rows]
            return gathered(holds, [int(give * parts) for _, give in points.rows])
        assert isinstance(of, Number)
        return self._on_curve(measure, points, of), of.known

    def _equals(self, measure: Measure, of: Value, key: str | bool) -> Bit:
        if isinstance(of, Kleene):
            return of.true if key else of.false
        assert measure.of is not None
        number = text_number(self.constraints, measure.of.type, str(key))
        return all_of([of.known, compare("=", of, Plain(number))])

    def _on_curve(self, measure: Measure, curve: Curve, of: Number) -> Term:
        """Straight lines between the corners; beyond the ends, the ends' points."""
        parts, corners = self.parts[measure.name], curve.corners
        places = input_places(measure, curve)
        counted = of.scaled(places)
        value: Term = int(corners[-1][1] * parts)
        for (start, low), (end, high) in reversed(list(itertools.pairwise(corners))):
            slope = Fraction(high - low) * parts / (Fraction(end - start) * 10**places)
            base = Fraction(low) * parts - slope * Fraction(start) * 10**places
            line = counted * int(slope) + int(base) if slope else int(base)
            value = choose(compare("<", of, literal(end)), line, value)
        first, lowest = corners[0]
        return choose(compare("<=", of, literal(first)), int(lowest * parts), value)

    def _capped(self, value: Number) -> Number:
        """The lowest cap that holds is the first that does, from the lowest up."""
        capped = value
        for rule, at_most in sorted(self.score.caps, key=lambda cap: cap[1], reverse=True):
            ceiling = literal(at_most)
            lower = Extreme([value, ceiling], value.known, largest=False)
            capped = Chosen(self.rules.condition(rule).true, lower, capped, value.known)
        return capped


def band_lines(score: Score, value: Number) -> list[Bit]:
    """For each band, the highest first, whether the score lies in it."""
    found: list[Bit] = []
    passed: list[Bit] = [value.known]
    for _, least in score.bands:
        reached = compare(">=", value, literal(least))
        found.append(all_of([*passed, reached]))
        passed.append(negation(reached))
    return found


def _sums(weights: Sequence[tuple[int, Bit]]) -> tuple[int, ...]:
    """Every sum that the known weights can have; none where there are too many to tell apart."""
    sums = {0}
    for weight, there in weights:
        sums = {each + weight for each in sums} | (set() if there is True else sums)
        if len(sums) > MOST_DIVISORS:
            return ()
    return tuple(sorted(sums - {0}))
