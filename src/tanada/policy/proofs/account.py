"""One account as a policy sees it: every fact in the solver's terms, made when asked for.

The twin of `tanada.decide.accounts` and `tanada.decide.compiling`. Facts follow from
their formulas; only what a proof moves is given, as a column of that name would give it.
"""

from __future__ import annotations

from dataclasses import replace

from tanada.fields import DERIVED, DERIVED_FROM, DESIGNATIONS, FLAG, Field
from tanada.policy.model import Attribute, Policy, mentioned
from tanada.policy.proofs.calendar import month_and_day
from tanada.policy.proofs.claims import PERCENTILE
from tanada.policy.proofs.constraints import Constraints, Input
from tanada.policy.proofs.inputs import (
    DAYS_LIMIT,
    MONTHS_LIMIT,
    Value,
    first_known,
    make_input,
    value_of,
)
from tanada.policy.proofs.logic import Bit, Kleene, all_of, any_of, certain, choose, negation
from tanada.policy.proofs.numbers import Number, Plain
from tanada.policy.proofs.resting import Resting
from tanada.policy.proofs.rules import Rules
from tanada.policy.proofs.scores import ScoreTerms, band_lines
from tanada.policy.proofs.walking import gathered, taken
from tanada.rules.functions import FUNCTIONS
from tanada.rules.tree import Rule

MONTHS_OF_ARR = 12


class Account:
    """The facts of an account.

    With `like`, it is that account with one fact `moved` to the value `given`: whatever
    does not rest on that fact is the very same.
    """

    def __init__(
        self,
        policy: Policy,
        constraints: Constraints,
        resting: Resting,
        like: Account | None = None,
        moved: str = "",
        given: Value | None = None,
    ) -> None:
        self.policy = policy
        self.constraints = constraints
        self.resting = resting
        self.like = like
        self.moved, self.given = moved, given
        self.changed: frozenset[str] = resting.on(moved) if like else frozenset()
        self.rules = Rules(constraints, self.fact, self.percentile)
        self.facts: dict[str, Value] = {}
        self.levels: dict[str, list[Bit]] = {}
        self.holding: dict[str, list[Bit]] = {}
        self.obstacles: dict[str, list[Bit]] = {}
        self.clauses: dict[Rule, Kleene] = {}
        self.ranked: dict[str, Number] = {}
        self.inputs: list[Input] = []
        self.attributes = {each.name: each for each in policy.attributes}
        self.scores = {each.name: each for each in policy.scores}
        self.bands = {each.band_name: each for each in policy.scores}

    def fact(self, name: str) -> Value:
        """A field, a derived field, an attribute, a score or a band, by name."""
        if self.like is not None and name not in self.changed:
            return self.like.fact(name)
        if name not in self.facts:
            self.facts[name] = self._fact(name)
        return self.facts[name]

    def number(self, name: str) -> Number:
        """A fact that is no condition."""
        value = self.fact(name)
        assert isinstance(value, Number)
        return value

    def condition(self, name: str) -> Kleene:
        """A fact that is a condition."""
        value = self.fact(name)
        assert isinstance(value, Kleene)
        return value

    def clause(self, rule: Rule) -> Kleene:
        """The condition of a clause, shared where what is moved does not reach it."""
        if self.like is not None and self.changed.isdisjoint(mentioned([rule])):
            return self.like.clause(rule)
        if rule not in self.clauses:
            self.clauses[rule] = self.rules.condition(rule)
        return self.clauses[rule]

    def percentile(self, name: str) -> Number:
        """The share of accounts with a lower value: any, where the value is known."""
        if self.like is not None and name not in self.changed:
            return self.like.percentile(name)
        if name not in self.ranked:
            share = replace(FUNCTIONS["percentile"].result(()), digits=0)
            field = Field(PERCENTILE + name, share)
            value = self._input(field, self.fact(name).known)
            assert isinstance(value, Number)
            self.ranked[name] = value
        return self.ranked[name]

    def _input(self, field: Field, known: Bit | None = None) -> Value:
        given = make_input(self.constraints, field, known)
        self.inputs.append(given)
        return value_of(given)

    def _fact(self, name: str) -> Value:
        given = self._given(name)
        if name == "strategic":
            return self._strategic(given)
        if given is not None:
            return given
        if name == "arr":
            return self._arr()
        if name in self.policy.fields:
            return self._field(self.policy.fields[name])
        if name in DERIVED:
            return self._derived(name)
        if name in self.attributes:
            return self._attribute(self.attributes[name])
        if name in self.scores:
            return ScoreTerms(self.scores[name], self.constraints, self.rules).value()
        score = self.bands[name]
        lines = band_lines(score, self.number(score.name))
        self.levels[name] = self.holding[name] = lines
        return _level(lines, list(range(len(score.bands))))

    def _given(self, name: str) -> Value | None:
        return self.given if self.like is not None and name == self.moved else None

    # Fields.

    def _field(self, field: Field) -> Value:
        value = self._input(field)
        if field.name == "churned_on":
            # An account that has left is in no tier.
            assert isinstance(value, Plain)
            stays = value.value > self.constraints.today()
            self.constraints.require(any_of([negation(value.known), stays]))
        return value

    def _arr(self) -> Value:
        """ARR as given, else twelve times the monthly revenue where the policy looks at that."""
        field = self.policy.fields["arr"]
        if "mrr" not in self.resting.read:
            return self._input(field)
        own: Value = self.like.own_arr() if self.like is not None else self.own_arr()
        monthly = self.number("mrr")
        assert isinstance(own, Number)
        yearly = Plain(monthly.term() * MONTHS_OF_ARR, monthly.places, monthly.known)
        return first_known([own, yearly])

    def own_arr(self) -> Number:
        """ARR as a column gives it, without the monthly revenue in its place."""
        if "arr column" not in self.facts:
            self.facts["arr column"] = self._input(self.policy.fields["arr"])
        value = self.facts["arr column"]
        assert isinstance(value, Number)
        return value

    # Derived fields.

    def _strategic(self, given: Value | None) -> Kleene:
        """Any designation, or supplied: those that no rule reads need not be told apart."""
        read = [name for name in DESIGNATIONS if name in self.resting.apart]
        parts = [self.condition(name).true for name in read]
        if given is None:
            base = self if self.like is None else self.like
            given = base.own_strategic()
        assert isinstance(given, Kleene)
        return certain(any_of([*parts, given.true]))

    def own_strategic(self) -> Kleene:
        """`strategic` as a column gives it."""
        if "strategic column" not in self.facts:
            value = self._input(Field("strategic", FLAG))
            self.facts["strategic column"] = value
        value = self.facts["strategic column"]
        assert isinstance(value, Kleene)
        return value

    def _derived(self, name: str) -> Value:
        if name == "seat_use":
            kind = self.policy.fields["seats"].type
            used, bought = self.number("seats_used"), self.number("seats")
            return self.rules.quotient(used, bought, kind, kind)
        if name == "age_months":
            return self._age_months()
        if name == "days_to_renewal":
            return self._days_to_renewal()
        return self._next_renewal_on()

    def _age_months(self) -> Number:
        """The largest m with started_on + m months ≤ as_of; by itself, any whole number."""
        if "started_on" not in self.resting.apart:
            return self._standing_for("age_months", -MONTHS_LIMIT, MONTHS_LIMIT)
        started = self.number("started_on")
        today = month_and_day(self.constraints, self.constraints.today(), "today")
        start = month_and_day(self.constraints, started.term(), "started_on")
        reached = choose(start.day > today.length, today.length, start.day)
        age = today.months - start.months - choose(reached > today.day, 1, 0)
        return Plain(age, 0, started.known)

    def _standing_for(self, name: str, least: int, most: int) -> Number:
        """A derived field in place of the date behind it, which nothing else reads."""
        value = self._input(Field(name, DERIVED[name], least=least, most=most))
        assert isinstance(value, Number)
        return value

    def _days_to_renewal(self) -> Number:
        apart = {"next_renewal_on", *DERIVED_FROM["next_renewal_on"]}
        if not apart & self.resting.apart:
            return self._standing_for("days_to_renewal", 0, DAYS_LIMIT)
        following = self.number("next_renewal_on")
        return Plain(following.term() - self.constraints.today(), 0, following.known)

    def _next_renewal_on(self) -> Number:
        """Any day from as_of on; where the dates behind it are read, tied loosely to them."""
        constraints, today = self.constraints, self.constraints.today()
        field = Field("next_renewal_on", DERIVED["next_renewal_on"])
        if not set(DERIVED_FROM["next_renewal_on"]) & self.resting.apart:
            following = self._input(field)
            assert isinstance(following, Plain)
            constraints.require(any_of([negation(following.known), following.value >= today]))
            return following
        renewal, term = self.number("renewal_date"), self.number("term_months")
        day = constraints.whole("next_renewal_on")
        constraints.loosen("next_renewal_on")
        months = choose(term.known, term.term(), self.policy.default_term_months)
        ahead = renewal.term() >= today
        constraints.require(day >= today)
        constraints.require(choose(ahead, day == renewal.term(), day <= today + months * 31 + 31))
        return Plain(day, 0, renewal.known)

    # Attributes.

    def _attribute(self, attribute: Attribute) -> Value:
        if attribute.rule is not None:
            return self.rules.value(attribute.rule)
        lines = [
            None if line.rule is None else self.rules.condition(line.rule)
            for line in attribute.lines
        ]
        holds = taken(lines, skip_unknown=attribute.skips_unknown)
        something = self._something_known(attribute) if attribute.skips_unknown else True
        holds = [all_of([something, each]) for each in holds]
        self.holding[attribute.name] = [
            all_of([something, True if line is None else line.true]) for line in lines
        ]
        self.levels[attribute.name] = holds
        self.obstacles[attribute.name] = [
            negation(line.true) if attribute.skips_unknown else line.false
            for line in lines
            if line is not None
        ]
        places = [attribute.type.values.index(line.level) for line in attribute.lines]
        return _level(holds, places)

    def _something_known(self, attribute: Attribute) -> Bit:
        """With `skip` a level is missing only where every field beneath it is."""
        waiting, seen, known = list(mentioned(attribute.rules())), set[str](), list[Bit]()
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            if self.like is not None and name == self.moved:
                return True
            if name in self.policy.fields or name in self._standing:
                known.append(self.fact(name).known)
            else:
                needs = self.resting.needs[name]
                waiting += [need for need in needs if need != "term_months"]
        return any_of(known)

    @property
    def _standing(self) -> set[str]:
        """The derived fields that stand for the date behind them."""
        own = self.like or self
        return {each.fact for each in own.inputs if each.fact in DERIVED}


def _level(holds: list[Bit], values: list[int]) -> Plain:
    value, known = gathered(holds, values)
    return Plain(value, 0, known)
