"""Whom the service reaches that does not want it: counted over the accounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlglot import exp

from tanada.accounts.snapshot import ACCOUNTS
from tanada.decide.accounts import COUNTED, ENDED
from tanada.decide.compiling import Compiler
from tanada.decide.needs import ranked
from tanada.decide.running import Decisions
from tanada.policy.lint.advocacy import ADVOCACY, advocacy_programmes
from tanada.policy.lint.finding import Found
from tanada.policy.lint.reading import Reading
from tanada.policy.lint.service import AVOIDANCE, engagements, is_high_touch, lightening
from tanada.policy.model import Attribute
from tanada.policy.source import Path
from tanada.sql.expressions import PERCENTILE
from tanada.sql.operations import Expression

_TIER, _RULE = "tier", "lint__rule_"


def lint_service(reading: Reading, decisions: Decisions) -> Iterator[Found]:
    """Frequent visits to accounts that avoid them, and advocacy asked of non-advocates."""
    reached = _Reached(reading, decisions)
    yield from _avoiders(reading, reached)
    for key in advocacy_programmes(reading):
        yield from _non_advocates(reading, reached, key)


def _avoiders(reading: Reading, reached: _Reached) -> Iterator[Found]:
    forced = [(path, key) for path, key, model in engagements(reading) if is_high_touch(model)]
    lightened = [reached.rule(path) for path in lightening(reading)]
    for path, key in forced:
        count = reached.count(
            [reached.in_tiers([key]), reached.avoids(), *map(reached.unless, lightened)]
        )
        if count:
            params = {"tier": key, "accounts": count}
            yield Found("lint.high_touch_on_avoiders", path, params, key=True)


def _non_advocates(reading: Reading, reached: _Reached, key: str) -> Iterator[Found]:
    """Whoever an engagement or a play gives the programme to, as far as `only_when` holds."""
    document = reading.policy.document
    tiers = [tier for _, tier, model in engagements(reading) if key in model.programmes]
    ways = [reached.in_tiers(tiers)] if tiers else []
    for play, shape in document.plays.items():
        if any(step.programme == key for step in shape.steps) and shape.when is not None:
            asked = [reached.rule(("plays", play, "when"))]
            asked += [reached.in_tiers(shape.tiers)] if shape.tiers else []
            ways.append(reached.operations.all_of(asked))
    if not ways:
        return
    conditions = [reached.operations.any_of(ways), reached.no_advocate()]
    if document.programmes[key].only_when is not None:
        conditions.append(reached.rule(("programmes", key, "only_when")))
    count = reached.count(conditions)
    if count:
        params = {"programme": key, "accounts": count}
        yield Found("lint.advocacy_to_non_advocates", ("programmes", key), params, key=True)


class _Reached:
    """Conditions over the decided accounts, and how many of those that stay meet them."""

    def __init__(self, reading: Reading, decisions: Decisions) -> None:
        self.reading = reading
        self.decisions = decisions
        self.compiler = Compiler(decisions.policy, decisions.snapshot.columns, decisions.as_of)
        self.operations = self.compiler.operations
        self.needs: dict[str, None] = {ENDED: None}
        self.compiler.facts.add(_TIER, ("decision__tier",), lambda column: column("decision__tier"))

    def count(self, conditions: Sequence[Expression]) -> int:
        """How many accounts that have not ended meet all of the conditions."""
        operations = self.operations
        facts = {fact: fact for fact in self.needs}
        inner = self.compiler.facts.select(facts, ACCOUNTS).subquery("decided")
        here = operations.negation(operations.column(ENDED))
        tree = exp.Select().from_(inner).select(exp.Count(this=exp.Star()))
        tree = tree.where(operations.all_of([here, *(each.copy() for each in conditions)]))
        ((found,),) = self.decisions.rows(tree)
        return int(str(found))

    def rule(self, path: Path) -> Expression:
        """The condition at a path of the service half."""
        rule, name = self.reading.service[path], _RULE + "_".join(map(str, path))
        for each in ranked([rule]):
            self.compiler.facts.add_standing(PERCENTILE + each, each, COUNTED)
        if name not in self.compiler.facts.by_name:
            self.compiler.rules.add(name, rule)
        return self._column(name)

    def unless(self, condition: Expression) -> Expression:
        """Where a condition is not TRUE."""
        return self.operations.negation(self.operations.is_true(condition))

    def in_tiers(self, keys: Sequence[str]) -> Expression:
        """Where the account is in one of the tiers."""
        return self.operations.one_of(
            self._column(_TIER), [self.operations.text(key) for key in keys]
        )

    def avoids(self) -> Expression:
        """The lowest level of what the policy itself says of contact; else: never answers."""
        level = self._level_of(AVOIDANCE)
        if level is not None:
            return self._is_lowest(level)
        return self._none("outreach_answered_rate", may_be_missing=False)

    def no_advocate(self) -> Expression:
        """The lowest level of what the policy itself says of advocacy; else: no sign of it."""
        level = self._level_of(ADVOCACY)
        if level is not None:
            return self._is_lowest(level)
        return self.operations.all_of(
            [
                self.unless(self._column("willing_advocate")),
                self._none("references_given_12m", may_be_missing=True),
                self._none("referrals_12m", may_be_missing=True),
            ]
        )

    def _level_of(self, fields: Sequence[str]) -> Attribute | None:
        """The level that rests on some of these fields and on no other."""
        own = set(self.decisions.policy.fields)
        for attribute in self.decisions.policy.attributes:
            rests_on = self.reading.beneath([attribute.name]) & own
            if len(attribute.lines) > 1 and rests_on and rests_on <= set(fields):
                return attribute
        return None

    def _is_lowest(self, level: Attribute) -> Expression:
        lowest = self.operations.text(level.type.values[-1])
        return self.operations.compare("=", self._column(level.name), lowest)

    def _none(self, field: str, *, may_be_missing: bool) -> Expression:
        value, nothing = self._column(field), self.operations.number(0)
        if may_be_missing:
            value = self.operations.coalesce(value, nothing.copy())
        return self.operations.compare("=", value, nothing)

    def _column(self, fact: str) -> Expression:
        self.needs[fact] = None
        return self.operations.column(fact)
