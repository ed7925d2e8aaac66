"""Numbers as whole numbers of 10^-places, exact, in the solver's terms.

A quotient is asked `is it at least t?` by multiplying out: dividend and divisor stay
linear, and rounding half up only moves the question by half a unit. It becomes a number
of its own only where something reckons on with it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from decimal import Decimal

from tanada.policy.points import places
from tanada.policy.proofs.constraints import Constraints
from tanada.policy.proofs.logic import Bit, Term, all_of, any_of, choose, negation


class Number(ABC):
    """`known` tells whether there is a value; where it is false, the others mean nothing."""

    places: int
    known: Bit

    @abstractmethod
    def at_least(self, least: int) -> Bit:
        """Whether the value is at least so many units of 10^-places."""

    @abstractmethod
    def term(self) -> Term:
        """The value in units of 10^-places."""

    def scaled(self, to: int) -> Term:
        """The value in units of 10^-to, which are no larger."""
        return self.term() * 10 ** (to - self.places)


class Plain(Number):
    """A value as it stands."""

    def __init__(self, value: Term, places: int = 0, known: Bit = True) -> None:
        self.value, self.places, self.known = value, places, known

    def at_least(self, least: int) -> Bit:
        """Whether the value is at least so many units."""
        return self.value >= least

    def term(self) -> Term:
        """The value in its units."""
        return self.value


def literal(value: Decimal) -> Plain:
    """A number written in a policy."""
    at = places(value)
    return Plain(int(value.scaleb(at)), at)


class Chosen(Number):
    """`then` where a condition holds, else `otherwise`."""

    def __init__(self, condition: Bit, then: Number, otherwise: Number, known: Bit) -> None:
        self.places = max(then.places, otherwise.places)
        self.condition, self.then, self.otherwise = condition, then, otherwise
        self.known = known

    def at_least(self, least: int) -> Bit:
        """Whether the value is at least so many units."""
        return choose(
            self.condition,
            _at_least(self.then, least, self.places),
            _at_least(self.otherwise, least, self.places),
        )

    def term(self) -> Term:
        """The value in its units."""
        then, otherwise = self.then.scaled(self.places), self.otherwise.scaled(self.places)
        return choose(self.condition, then, otherwise)


class Extreme(Number):
    """The smallest or the largest of some numbers."""

    def __init__(self, parts: Sequence[Number], known: Bit, *, largest: bool) -> None:
        self.places = max(part.places for part in parts)
        self.parts, self.known, self.largest = parts, known, largest

    def at_least(self, least: int) -> Bit:
        """Whether the value is at least so many units."""
        bits = [_at_least(part, least, self.places) for part in self.parts]
        return any_of(bits) if self.largest else all_of(bits)

    def term(self) -> Term:
        """The value in its units."""
        value, *others = [part.scaled(self.places) for part in self.parts]
        for other in others:
            value = choose(other > value if self.largest else other < value, other, value)
        return value


class Turned(Number):
    """A number with its sign turned."""

    def __init__(self, of: Number) -> None:
        self.of, self.places, self.known = of, of.places, of.known

    def at_least(self, least: int) -> Bit:
        """Whether the value is at least so many units."""
        return negation(self.of.at_least(1 - least))

    def term(self) -> Term:
        """The value in its units."""
        return -self.of.term()


class Ratio(Number):
    """dividend ÷ divisor of whole numbers ≥ 0 and > 0, rounded half up to whole units.

    `negative` turns the sign after rounding. `divisors` lists what the divisor can be,
    where that is known; without it the rounded value is only tied to what it is compared
    with, and exactly by a product of unknowns.
    """

    def __init__(
        self,
        dividend: Term,
        divisor: Term,
        constraints: Constraints,
        places: int,
        known: Bit,
        negative: Bit = False,
        divisors: Sequence[int] = (),
    ) -> None:
        self.dividend, self.divisor, self.constraints = dividend, divisor, constraints
        self.places, self.known, self.negative = places, known, negative
        self.divisors = divisors
        self.asked: dict[int, Bit] = {}
        self.meaning: dict[int, Bit] = {}
        self.definition: list[Bit] = []
        self.size: Term | None = None

    def at_least(self, least: int) -> Bit:
        """Whether the value is at least so many units."""
        if least > 0:
            return all_of([negation(self.negative), self._size_at_least(least)])
        return any_of([negation(self.negative), negation(self._size_at_least(1 - least))])

    def _size_at_least(self, least: int) -> Bit:
        if least <= 0:
            return True
        if least not in self.asked:
            self._ask(least)
        return self.asked[least]

    def _ask(self, least: int) -> None:
        """Give the answer a name, so that what rests on it can be proved without its sum."""
        reaches = 2 * self.dividend >= (2 * least - 1) * self.divisor
        if isinstance(reaches, bool):
            self.asked[least] = reaches
        else:
            answer = self.asked[least] = self.constraints.bit("reaches")
            self.meaning[least] = answer == reaches
            self.constraints.require(self.meaning[least], defines=True)
        self._order(least)
        self._tie(least)

    def _order(self, least: int) -> None:
        """Whatever reaches a number reaches every smaller one."""
        smaller = [each for each in self.asked if each < least]
        larger = [each for each in self.asked if each > least]
        pairs = [(least, max(smaller))] if smaller else []
        pairs += [(min(larger), least)] if larger else []
        for more, less in pairs:
            unless = [negation(self.known), negation(self.asked[more])]
            self.constraints.require(any_of([*unless, self.asked[less]]))

    def _tie(self, least: int) -> None:
        if self.size is not None:
            agree = (self.size >= least) == self.asked[least]
            self.constraints.require(any_of([negation(self.known), agree]))

    @property
    def _listed(self) -> bool:
        return bool(self.divisors) or isinstance(self.divisor, int)

    def term(self) -> Term:
        """The value in its units."""
        if self.size is None:
            self.size = self.constraints.whole("quotient")
            self.constraints.require(self.size >= 0)
            if self._listed:
                self._tie_listed(self.size)
            else:
                exact = self._rounds_to(self.size, self.divisor)
                tie = any_of([negation(self.known), exact])
                self.constraints.require_exactly(tie, "quotient", self.size)
            for least in self.asked:
                self._tie(least)
        return choose(self.negative, -self.size, self.size)

    def _tie_listed(self, size: Term) -> None:
        divisors = [self.divisor] if isinstance(self.divisor, int) else self.divisors
        for divisor in divisors:
            met = all_of([self.known, self.divisor == divisor])
            self._define(any_of([negation(met), self._rounds_to(size, divisor)]))

    def _define(self, tie: Bit) -> None:
        self.constraints.require(tie, defines=True)
        self.definition.append(tie)

    def _rounds_to(self, size: Term, divisor: Term) -> Bit:
        doubled = 2 * self.dividend + divisor
        return all_of([2 * divisor * size <= doubled, doubled < 2 * divisor * (size + 1)])


def _at_least(number: Number, least: int, places: int) -> Bit:
    """Whether a number is at least so many units of 10^-places, which can be smaller."""
    return number.at_least(-(-least // 10 ** (places - number.places)))


def compare(operator: str, left: Number, right: Number) -> Bit:
    """One of = != < <= > >= of two numbers that are known."""
    if operator == "!=":
        return negation(compare("=", left, right))
    if operator == "<":
        return negation(compare(">=", left, right))
    if operator == "<=":
        return negation(compare(">", left, right))
    if operator == "=" and isinstance(left, Plain) and isinstance(right, Plain):
        wide = max(left.places, right.places)
        return left.scaled(wide) == right.scaled(wide)
    if operator == "=":
        return all_of([compare(">=", left, right), negation(compare(">", left, right))])
    strict = operator == ">"
    if isinstance(right, Plain) and isinstance(right.value, int):
        return left.at_least(_limit(right, left.places, strict=strict))
    if isinstance(left, Plain) and isinstance(left.value, int):
        return negation(compare(">=" if strict else ">", right, left))
    wide = max(left.places, right.places)
    first, second = left.scaled(wide), right.scaled(wide)
    return first > second if strict else first >= second


def _limit(number: Plain, places: int, *, strict: bool) -> int:
    """The least whole number of 10^-places that is at least (or above) a literal."""
    value, unit = number.value * 10**places, 10**number.places
    return int(value // unit + 1 if strict else -(-value // unit))
