"""What would be known if some fields were that are missing now: for every value at once.

The question is put to each undetermined account: were these fields filled in where `missing`
names them, could its tier still be undetermined, whatever their values? Each set of fields is
one bit of the masks. Of a condition they say in which sets it may come out TRUE, FALSE or
UNKNOWN; of any other fact, in which it may be absent, may be present, and may differ from
today. Where nothing differs, the engine's own verdict of today stands. What may be is never
left out, so a tier called determined is determined for every value.

Only values for which a formula of the policy has no result are left out of account: a divisor
of zero, a value that no table, line or band of the policy takes in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tanada.decide.accounts import SUPPLIED
from tanada.decide.compiling import Compiler
from tanada.decide.gaps.masks import EVERY, NONE, Mask, both, either, named, where, without
from tanada.decide.needs import base_fields, divides, needs_of
from tanada.decide.nodes import Nodes
from tanada.decide.scoring import UNITS, measure_column
from tanada.fields import DERIVED_FROM, Kind
from tanada.policy.model import Attribute, Measure, Score, Steps, mentioned
from tanada.rules.tree import (
    All,
    Any,
    Call,
    Compare,
    Missing,
    Name,
    Not,
    OneOf,
    Rule,
    Text,
    Truth,
    children,
    names,
)
from tanada.sql.expressions import PERCENTILE
from tanada.sql.facts import Facts
from tanada.sql.operations import Expression

ABSENT, GIVEN, GAP = "absent__", "given__", "gap__"
"""What columns of today begin with: a fact is missing; is supplied; a field is to be filled in."""


@dataclass(frozen=True)
class Truths:
    """In which questions a condition may be TRUE, FALSE, UNKNOWN."""

    true: Mask
    false: Mask
    unknown: Mask


@dataclass(frozen=True)
class Sight:
    """In which questions a fact may be absent, may be present, may differ from today."""

    absent: Mask
    present: Mask
    differs: Mask


@dataclass(frozen=True)
class Answers:
    """In which questions the tier is determined whatever the values, and in which it may be.

    `ways` are those in which each clause of the tiers may be the reason: the more of them, the
    more the values choose.
    """

    determined: Mask
    may_be: Mask
    ways: tuple[Mask, ...]


SEEN = Sight(NONE, EVERY, NONE)
"""A fact that is known and stays as it is."""
_HOLDS = Truths(EVERY, NONE, NONE)
_FAILS = Truths(NONE, EVERY, NONE)


class Knowing:
    """The masks of a policy's facts, over a table of how the accounts are today.

    `asked` gives the mask of the questions in which a field is filled in. The columns that the
    table must have come together in `today`, as expressions over the compiler's facts, and in
    `nodes`, which are such facts.
    """

    def __init__(self, compiler: Compiler, nodes: Nodes, asked: Callable[[str], Mask]) -> None:
        self.compiler = compiler
        self.policy = compiler.policy
        self.asked = asked
        self.operations = compiler.operations
        self.facts = Facts(self.operations)
        self.nodes = nodes
        self.today: dict[str, tuple[str, Callable[[Expression], Expression]]] = {}
        self.sights: dict[str, Sight] = {}
        self.truths: dict[Rule, Truths] = {}
        self.levels: dict[str, dict[str, Mask]] = {}
        self.attributes = {each.name: each for each in self.policy.attributes}
        self.scores = {each.name: each for each in self.policy.scores}

    def answers(self) -> Answers:
        """Walk the tiers from the best, as the decision does."""
        reached, undetermined, met = EVERY, NONE, NONE
        ways: list[Mask] = []
        for tier in self.policy.tiers:
            clauses = [
                _HOLDS if clause.rule is None else self.condition(clause.rule)
                for clause in tier.clauses
            ]
            ways += [both(reached, clause.true) for clause in clauses]
            holds = _any_of(clauses)
            met = self._named(either(met, both(reached, holds.true)))
            undetermined = self._named(either(undetermined, both(reached, holds.unknown)))
            reached = self._named(both(reached, holds.false))
        return Answers(without(undetermined), met, tuple(ways))

    def _named(self, mask: Mask) -> Mask:
        return named(self.facts, mask)

    # Columns of today.

    def _column(
        self, column: str, fact: str, expression: Callable[[Expression], Expression]
    ) -> str:
        if column not in self.today:
            self.today[column] = (fact, expression)
            self._add_column(column)
        return column

    def _add_column(self, column: str) -> None:
        if column not in self.facts.by_name:
            self.facts.add(column, (), lambda _: self.operations.column(column))

    def _absent(self, fact: str) -> str:
        return self._column(ABSENT + fact, fact, self.operations.is_missing)

    def _filled(self, field: str) -> Mask:
        """In which questions the field is filled in."""
        self._add_column(GAP + field)
        return where(GAP + field, self.asked(field))

    def _verdict(self, rule: Rule) -> tuple[str, str]:
        """The facts that a condition is TRUE today, and that it is FALSE."""
        self.nodes.add(rule)
        node = self.nodes.columns[rule]
        fails = f"not__{node}"
        self._column(node, node, lambda value: value)
        if fails not in self.facts.by_name:
            self.facts.add(fails, (node,), lambda column: self.operations.negation(column(node)))
        return node, fails

    # Conditions.

    def condition(self, rule: Rule) -> Truths:
        """How a condition may come out."""
        if rule not in self.truths:
            found = self._condition(rule)
            self.truths[rule] = Truths(
                self._named(found.true), self._named(found.false), self._named(found.unknown)
            )
        return self.truths[rule]

    def _condition(self, rule: Rule) -> Truths:
        match rule:
            case Truth(value=value):
                return _HOLDS if value else _FAILS
            case Not(part=part):
                inner = self.condition(part)
                return Truths(inner.false, inner.true, inner.unknown)
            case Any(parts=parts):
                return _any_of([self.condition(part) for part in parts])
            case All(parts=parts):
                turned = [self.condition(part) for part in parts]
                found = _any_of([Truths(each.false, each.true, each.unknown) for each in turned])
                return Truths(found.false, found.true, found.unknown)
            case Name(name=name) if name in self.attributes:
                return self._flag(rule, self.attributes[name])
            case Compare(left=Name(name=name), right=Text()) | OneOf(value=Name(name=name)):
                if name in self.attributes and self.attributes[name].lines:
                    return self._of_level(rule, name)
        return self._leaf(rule, _seen_together([self._value(part) for part in children(rule)]))

    def _leaf(self, rule: Rule, sight: Sight) -> Truths:
        """A condition on values: today's verdict, or any that a changed value could give."""
        true, false = self._verdict(rule)
        same = self._named(without(sight.differs))
        known, unknown = both(sight.differs, sight.present), both(sight.differs, sight.absent)
        asks = isinstance(rule, Missing)
        return Truths(
            either(where(true, same), unknown if asks else known),
            either(where(false, same), known),
            NONE if asks else either(self._neither(rule, same), unknown),
        )

    def _neither(self, rule: Rule, mask: Mask) -> Mask:
        """The mask where a condition is UNKNOWN today."""
        true, false = self._verdict(rule)
        return where(true, NONE, where(false, NONE, mask))

    def _today(self, rule: Rule) -> Truths:
        true, false = self._verdict(rule)
        return Truths(where(true, EVERY), where(false, EVERY), self._neither(rule, EVERY))

    def _flag(self, rule: Rule, attribute: Attribute) -> Truths:
        """A yes/no fact of the policy."""
        assert attribute.rule is not None
        found = self.condition(attribute.rule)
        if not self._can_be_supplied(attribute.name):
            return found
        filled, kept = self._supplied(attribute.name)
        given, today = self._given(attribute.name), self._today(rule)
        return Truths(
            where(given, today.true, either(both(found.true, kept), filled)),
            where(given, today.false, either(both(found.false, kept), filled)),
            where(given, today.unknown, both(found.unknown, kept)),
        )

    def _of_level(self, rule: Rule, name: str) -> Truths:
        """A level against words: by the levels that it may be."""
        sight, may = self.fact(name), self.levels[name]
        taken = [may[level] for level in self.attributes[name].type.values if _takes(rule, level)]
        other = [
            may[level] for level in self.attributes[name].type.values if not _takes(rule, level)
        ]
        found = Truths(either(*taken), either(*other), sight.absent)
        if not self._can_be_supplied(name):
            return found
        given, today = self._given(name), self._today(rule)
        return Truths(
            where(given, today.true, found.true),
            where(given, today.false, found.false),
            where(given, today.unknown, found.unknown),
        )

    # Values.

    def _value(self, rule: Rule) -> Sight:
        match rule:
            case Name(name=name):
                return self.fact(name)
            case Call(function="coalesce", arguments=arguments):
                return self._first_known(arguments)
            case Call(function="percentile", arguments=(Name(name=name),)):
                return self._computed(PERCENTILE + name, self.fact(name))
            case _:
                return _seen_together([self._value(part) for part in children(rule)])

    def _first_known(self, arguments: Sequence[Rule]) -> Sight:
        passed, present, differs = EVERY, NONE, NONE
        for argument in arguments:
            sight = self._value(argument)
            differs = either(differs, both(passed, sight.differs))
            present = either(present, sight.present)
            passed = both(passed, EVERY if divides(argument) else sight.absent)
        absent = both(*(self._value(argument).absent for argument in arguments))
        return Sight(absent, present, differs)

    def fact(self, name: str) -> Sight:
        """A field, a derived field, an attribute, a score or a band."""
        if name not in self.sights:
            found = self._fact(name)
            if name not in self.policy.fields and self._can_be_supplied(name):
                found = self._or_supplied(name, found)
            self.sights[name] = Sight(
                self._named(found.absent), self._named(found.present), self._named(found.differs)
            )
        return self.sights[name]

    def _fact(self, name: str) -> Sight:
        if name == "strategic":
            return SEEN
        if name in self.policy.fields:
            return self._field(name)
        if name in DERIVED_FROM:
            needed = _seen_together([self.fact(each) for each in needs_of(self.policy, name) or ()])
            differs = either(*(self.fact(each).differs for each in DERIVED_FROM[name]))
            return self._computed(name, Sight(needed.absent, needed.present, differs))
        if name in self.scores:
            return self._score(self.scores[name])
        if name in self.attributes:
            return self._attribute(self.attributes[name])
        return self._computed(name, self.fact(name.removesuffix("_band")))

    def _field(self, name: str) -> Sight:
        """An account's own field; what fills in MRR can fill in ARR."""
        if self.policy.fields[name].type.kind is Kind.FLAG:
            return SEEN
        filled = self._filled(name)
        if name == "arr" and "mrr" in self.compiler.columns:
            filled = either(filled, self._filled("mrr"))
        absent = self._absent(name)
        filled = self._named(where(absent, filled))
        return Sight(where(absent, without(filled)), where(absent, filled, EVERY), filled)

    def _computed(self, name: str, sight: Sight) -> Sight:
        """A fact worked out from others: as today, or by what it is worked out from."""
        absent, same = self._absent(name), without(sight.differs)
        return Sight(
            either(where(absent, same), both(sight.differs, sight.absent)),
            either(where(absent, NONE, same), both(sight.differs, sight.present)),
            sight.differs,
        )

    def _attribute(self, attribute: Attribute) -> Sight:
        if attribute.rule is None:
            return self._level(attribute)
        if attribute.type.kind is Kind.FLAG:
            found = self.condition(attribute.rule)
            differs = self._touched([attribute.rule])
            return Sight(found.unknown, either(found.true, found.false), differs)
        return self._computed(attribute.name, self._value(attribute.rule))

    def _touched(self, rules: Iterable[Rule]) -> Mask:
        return either(*(self.fact(name).differs for rule in rules for name in names(rule)))

    def _level(self, attribute: Attribute) -> Sight:
        """Walk the lines, keeping for each level the questions in which it may be the one."""
        may = dict.fromkeys(attribute.type.values, NONE)
        reached, absent, nothing = EVERY, NONE, self._nothing_known(attribute)
        for line in attribute.lines:
            holds = _HOLDS if line.rule is None else self.condition(line.rule)
            may[line.level] = either(may[line.level], both(reached, holds.true))
            passed = holds.false
            if attribute.skips_unknown:
                passed = either(passed, holds.unknown)
            else:
                absent = self._named(either(absent, both(reached, holds.unknown)))
            reached = self._named(both(reached, passed))
        fallen = both(reached, without(either(absent, *may.values())))
        absent = self._named(either(absent, fallen, nothing))
        something = without(nothing)
        may = {level: both(mask, something) for level, mask in may.items()}
        if self._can_be_supplied(attribute.name):
            filled, kept = self._supplied(attribute.name)
            may = {level: either(both(mask, kept), filled) for level, mask in may.items()}
        self.levels[attribute.name] = {level: self._named(mask) for level, mask in may.items()}
        present = either(*self.levels[attribute.name].values())
        return Sight(absent, present, self._touched(attribute.rules()))

    def _nothing_known(self, attribute: Attribute) -> Mask:
        """In which questions a level that passes over what is unknown has nothing to go by."""
        if not attribute.skips_unknown:
            return NONE
        on_the_way, fields = base_fields(self.policy, mentioned(attribute.rules()))
        if not fields or self.compiler.certainty.names.intersection(fields):
            return NONE
        absent = [self.fact(field).absent for field in fields]
        for name in on_the_way:
            if self._can_be_supplied(name):
                absent.append(where(self._given(name), NONE, self._supplied(name)[1]))
        return self._named(both(*absent))

    # What the accounts supply in a formula's place.

    def _can_be_supplied(self, name: str) -> bool:
        return SUPPLIED + name in self.compiler.facts.by_name

    def _given(self, name: str) -> str:
        return self._column(GIVEN + name, SUPPLIED + name, self.operations.is_known)

    def _supplied(self, name: str) -> tuple[Mask, Mask]:
        """In which questions the value is filled in itself, and in which it is not."""
        filled = self._named(self._filled(name))
        return filled, self._named(without(filled))

    def _or_supplied(self, name: str, found: Sight) -> Sight:
        filled, kept = self._supplied(name)
        given = self._given(name)
        return Sight(
            where(given, NONE, both(found.absent, kept)),
            where(given, EVERY, either(found.present, filled)),
            where(given, NONE, either(found.differs, filled)),
        )

    # Scores.

    def _score(self, score: Score) -> Sight:
        """Missing only where every measure is."""
        units = [self._measure(score, measure) for measure in score.measures]
        caps = self._touched(rule for rule, _ in score.caps)
        return Sight(
            both(*(each.absent for each in units)),
            either(*(each.present for each in units)),
            either(caps, *(each.differs for each in units)),
        )

    def _measure(self, score: Score, measure: Measure) -> Sight:
        if isinstance(measure.points, Steps):
            return self._steps(measure, measure.points)
        assert measure.of is not None
        if measure.of.type.kind is Kind.FLAG:
            differs = self._touched([measure.of])
            absent = either(*(self.fact(name).absent for name in names(measure.of)))
            sight = Sight(absent, EVERY, differs)
        else:
            sight = self._value(measure.of)
        return self._computed(UNITS + measure_column(score, measure), sight)

    def _steps(self, measure: Measure, points: Steps) -> Sight:
        reached, absent, present = EVERY, NONE, NONE
        for rule, _ in points.steps:
            holds = _HOLDS if rule is None else self.condition(rule)
            present = self._named(either(present, both(reached, holds.true)))
            passed = holds.false
            if points.skips_unknown:
                passed = either(passed, holds.unknown)
            else:
                absent = self._named(either(absent, both(reached, holds.unknown)))
            reached = self._named(both(reached, passed))
        fallen = both(reached, without(either(absent, present)))
        return Sight(either(absent, fallen), present, self._touched(measure.rules()))


def _any_of(parts: Sequence[Truths]) -> Truths:
    """TRUE where one is, FALSE where all are, else UNKNOWN."""
    not_true = [either(part.false, part.unknown) for part in parts]
    return Truths(
        either(*(part.true for part in parts)),
        both(*(part.false for part in parts)),
        both(either(*(part.unknown for part in parts)), *not_true),
    )


def _seen_together(sights: Sequence[Sight]) -> Sight:
    """Present where all are."""
    return Sight(
        either(*(each.absent for each in sights)),
        both(*(each.present for each in sights)),
        either(*(each.differs for each in sights)),
    )


def _takes(rule: Rule, level: str) -> bool:
    """Whether a condition on a level holds for one."""
    if isinstance(rule, OneOf):
        return level in [option.value for option in rule.options if isinstance(option, Text)]
    assert isinstance(rule, Compare)
    assert isinstance(rule.right, Text)
    listed = rule.left.type.values
    at, against = listed.index(level), listed.index(rule.right.value)
    return {
        "=": at == against,
        "!=": at != against,
        ">": at < against,
        ">=": at <= against,
        "<": at > against,
        "<=": at >= against,
    }[rule.operator]
