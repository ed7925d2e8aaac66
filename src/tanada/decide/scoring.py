"""A score as facts: exact integers until one division, rounded half up to 4 places.

Each measure's points are kept as a whole number of 1/d points, d the smallest
denominator in which every value of its curve or table is whole. So the sum is exact on
every engine, and Σ(weight × points) ÷ Σ weight is divided and rounded once.
"""

from __future__ import annotations

import itertools
from decimal import Decimal
from fractions import Fraction
from math import lcm

from sqlglot import exp

from tanada.decide.accounts import SUPPLIED, add_suppliable
from tanada.decide.certainty import Certainty
from tanada.decide.walking import Walked, first_that_holds
from tanada.fields import SCORE
from tanada.policy.model import (
    NEUTRAL_POINTS,
    Curve,
    Measure,
    Score,
    Steps,
    Table,
    band_type,
)
from tanada.policy.points import denominator, input_places, largest_sum, whole_weights
from tanada.sql.facts import Columns, Facts
from tanada.sql.hoisting import Hoisting
from tanada.sql.operations import BIGINT_DIGITS, Expression, Operations, cast

UNITS = "units__"
"""What the column begins with that holds a measure's points in units of 1/denominator."""
UNCAPPED = "uncapped__"
"""What the column begins with that holds a score before its caps."""


def measure_column(score: Score, measure: Measure) -> str:
    """The decision's column of a measure's points."""
    return f"{score.name}__{measure.name}"


class ScoreFacts:
    """Adds the facts of one score: its measures' units and points, the score, its band."""

    def __init__(self, facts: Facts, score: Score, rules: Hoisting, certainty: Certainty) -> None:
        self.facts = facts
        self.operations = facts.operations
        self.score = score
        self.rules = rules
        self.certainty = certainty
        self.denominators = {m.name: denominator(m) for m in score.measures}
        self.common = lcm(*self.denominators.values())
        self.weights = whole_weights(score)
        self.limit = largest_sum(score)

    def add(self) -> None:
        """Add them all; those that nothing needs are never selected."""
        score, facts = self.score, self.facts
        for measure in score.measures:
            self._measure(measure)
        needs = [self._units(measure) for measure in score.measures]
        caps = self.rules.needs(rule for rule, _ in score.caps)
        if caps:
            facts.add(UNCAPPED + score.name, needs, self._mean)
            add_suppliable(facts, score.name, (UNCAPPED + score.name, *caps), self._capped)
        else:
            add_suppliable(facts, score.name, needs, self._mean)
        bands = list(score.bands)
        facts.add(score.band_name, (score.name,), lambda column: self._band(column, bands))

    def _units(self, measure: Measure) -> str:
        return UNITS + measure_column(self.score, measure)

    def _measure(self, measure: Measure) -> None:
        units = self._units(measure)
        needs = self._needs(measure)
        self.facts.add(units, needs, lambda column: self._points(measure, column))
        supplied = SUPPLIED + self.score.name
        given = supplied in self.facts.by_name

        def points(column: Columns) -> Expression:
            value = self._as_points(measure, column(units))
            if given:
                unless = self.operations.is_missing(column(supplied))
                value = self.operations.case([(unless, value)])
            return value

        also = (supplied,) if given else ()
        self.facts.add(measure_column(self.score, measure), (units, *also), points)

    def _needs(self, measure: Measure) -> tuple[str, ...]:
        """What a measure reads; a formula that it looks at again and again is a fact."""
        if measure.of is None:
            return self.rules.needs(measure.rules())
        return self.rules.needs([self.rules.named(measure.of)])

    def _points(self, measure: Measure, column: Columns) -> Expression:
        """The measure's points in units of 1/denominator."""
        operations, parts = self.operations, self.denominators[measure.name]
        nothing = cast(exp.null(), self._integer_type())
        points = measure.points
        if isinstance(points, Steps):
            lines = [
                Walked(
                    None if rule is None else self.rules.sql(rule, column),
                    self._whole(give * parts),
                    rule is None or self.certainty.always_known(rule),
                )
                for rule, give in points.steps
            ]
            value = first_that_holds(operations, lines, nothing, skip_unknown=points.skips_unknown)
        elif isinstance(points, Table):
            assert measure.of is not None
            of = self.rules.sql(self.rules.named(measure.of), column)
            rows = [(self._equals(of, key), self._whole(give * parts)) for key, give in points.rows]
            value = operations.case(rows, nothing)
        else:
            assert measure.of is not None
            of = self.rules.sql(self.rules.named(measure.of), column)
            value = self._curve(measure, points, of, parts)
        return value

    def _equals(self, of: Expression, key: str | bool) -> Expression:
        if isinstance(key, bool):
            return of.copy() if key else self.operations.negation(of.copy())
        return self.operations.compare("=", of.copy(), self.operations.text(key))

    def _curve(self, measure: Measure, curve: Curve, of: Expression, parts: int) -> Expression:
        """Straight lines between the corners; beyond the ends, the ends' points."""
        operations, corners = self.operations, curve.corners
        places = input_places(measure, curve)
        (first, lowest), (_, highest) = corners[0], corners[-1]
        assert measure.of is not None
        kind = measure.of.type
        at_start = operations.compare("<=", of.copy(), operations.number(first))
        branches = [(at_start, self._whole(lowest * parts))]
        size = len(str(int(max(abs(at) for at, _ in corners)))) + kind.places + places
        wide = operations.widened(of.copy(), kind, size) if size >= BIGINT_DIGITS else of
        counted = operations.multiply(wide, operations.number(10**places)) if places else of
        counted = cast(counted, self._integer_type())
        for (start, low), (end, high) in itertools.pairwise(corners):
            slope = Fraction(high - low) * parts / (Fraction(end - start) * 10**places)
            base = Fraction(low) * parts - slope * Fraction(start) * 10**places
            value = self._whole(base)
            if slope:
                value = operations.add(
                    operations.multiply(counted.copy(), self._whole(slope)), value
                )
            branches.append((operations.compare("<", of.copy(), operations.number(end)), value))
        known = operations.is_known(of.copy())
        return operations.case([*branches, (known, self._whole(highest * parts))])

    def _whole(self, value: Decimal | Fraction) -> Expression:
        if value != int(value):
            raise ValueError(value)
        return self.operations.counted(int(value), self.limit)

    def _integer_type(self) -> str:
        return self.operations.integer_type(self.limit)

    def _as_points(self, measure: Measure, units: Expression) -> Expression:
        parts = self.denominators[measure.name]
        ratio = self.operations.rounded_share(units, parts, SCORE.places, self.limit)
        return self.operations.scaled(ratio, SCORE.places, SCORE)

    def _mean(self, column: Columns) -> Expression:
        """The weighted mean of what is known, by the score's way with what is missing."""
        operations, score = self.operations, self.score
        terms, weights = [], []
        for measure in score.measures:
            units = column(self._units(measure))
            weight = self.weights[measure.name]
            factor = weight * self.common // self.denominators[measure.name]
            if not self.certainty.points_always_known(measure):
                instead = int(NEUTRAL_POINTS) if score.missing == "neutral" else 0
                default = self._whole(Decimal(instead * self.denominators[measure.name]))
                units = operations.coalesce(units, default)
            terms.append(operations.multiply(units, operations.number(factor)))
            known = operations.is_known(column(self._units(measure)))
            counted = operations.counted(weight * self.common, self.limit)
            weights.append(operations.case([(known, counted)], operations.number(0)))
        total, places = _sum(operations, terms), SCORE.places
        if score.missing == "reweigh":
            known_weights = cast(_sum(operations, weights), self._integer_type())
            ratio = operations.rounded_ratio(total, known_weights, places, self.limit)
        else:
            all_weights = sum(self.weights.values()) * self.common
            ratio = operations.rounded_share(total, all_weights, places, self.limit)
        value = operations.scaled(ratio, SCORE.places, SCORE)
        if any(self.certainty.points_always_known(measure) for measure in score.measures):
            return value
        anything = operations.any_of(
            [operations.is_known(column(self._units(measure))) for measure in score.measures]
        )
        return operations.case([(anything, value)])

    def _capped(self, column: Columns) -> Expression:
        """The lowest cap that holds: from the lowest up, the first that the score exceeds."""
        operations = self.operations
        mean = column(UNCAPPED + self.score.name)
        branches = []
        for rule, at_most in sorted(self.score.caps, key=lambda cap: cap[1]):
            ceiling = operations.typed(operations.number(at_most), SCORE)
            above = operations.compare(">", mean.copy(), ceiling)
            holds = operations.all_of([self.rules.sql(rule, column), above])
            branches.append((holds, ceiling.copy()))
        return operations.case(branches, mean)

    def _band(self, column: Columns, bands: list[tuple[str, Decimal]]) -> Expression:
        """The band with the highest number that the score reaches."""
        operations = self.operations
        return operations.case(
            [
                (
                    operations.compare(">=", column(self.score.name), operations.number(least)),
                    operations.text(name),
                )
                for name, least in bands
            ],
            operations.nothing(band_type(self.score.bands)),
        )


def _sum(operations: Operations, terms: list[Expression]) -> Expression:
    total = terms[0]
    for term in terms[1:]:
        total = operations.add(total, term)
    return total
