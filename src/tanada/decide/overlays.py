"""A policy's overlays: their rules typed, and the facts that say which of them begin or end.

A policy keeps the rules of its service half as text; here they meet the tier that an
account is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tanada.decide.accounts import COUNTED
from tanada.decide.needs import needs_of_rules, ranked
from tanada.fields import TEXT, Kind, Type
from tanada.policy.model import Policy
from tanada.rules import ParsedRule, parse_rule, type_rule
from tanada.rules.tree import Rule
from tanada.sql.expressions import PERCENTILE
from tanada.sql.facts import Columns
from tanada.sql.hoisting import Hoisting
from tanada.sql.operations import Expression, Operations

HOLDS, STOPS = "overlay_holds__", "overlay_stops__"
"""What the columns begin with of an overlay's `when`, and of what ends it at once."""
BEGINS = "overlay_begins__"
"""What the column begins with that says whether an overlay begins today."""
TIER = "tier"
"""What rules of the service half call the tier that is shown."""


@dataclass(frozen=True)
class Overlay:
    """When an overlay begins, and when it ends.

    `days` and `end` are those of `until`; where neither is given it ends with its condition.
    """

    key: str
    when: Rule
    end: Rule | None
    days: int | None

    def rules(self) -> tuple[Rule, ...]:
        """Its conditions, in the order in which they are written."""
        return (self.when,) if self.end is None else (self.when, self.end)


def overlays_of(policy: Policy) -> tuple[Overlay, ...]:
    """The policy's overlays in the document's order."""
    if not policy.document.overlays:
        return ()
    tiers = Type(Kind.LEVEL, tuple(tier.key for tier in policy.tiers))
    known = {**policy.known_names(), TIER: tiers}

    def typed(text: str) -> Rule:
        parsed = parse_rule(text)
        assert isinstance(parsed, ParsedRule), text
        rule = type_rule(parsed, known)
        assert not isinstance(rule, list), rule
        return rule

    found = []
    for key, shape in policy.document.overlays.items():
        until = None if isinstance(shape.until, str) else shape.until
        end = typed(until.when) if until is not None and until.when is not None else None
        days = None if until is None else until.days
        found.append(Overlay(key, typed(shape.when), end, days))
    return tuple(found)


def read_by(overlays: Iterable[Overlay]) -> tuple[str, ...]:
    """The facts of a policy that its overlays' rules read, but for the tier."""
    needs = needs_of_rules(rule for overlay in overlays for rule in overlay.rules())
    return tuple(name for name in needs if name != TIER)


def add_conditions(rules: Hoisting, overlays: Iterable[Overlay], tier: str) -> None:
    """Add HOLDS and STOPS of each overlay, by three-valued logic; `tier` is the tier's fact."""
    operations = rules.facts.operations
    for overlay in overlays:
        _add(rules, HOLDS + overlay.key, overlay.when, tier)
        stops = STOPS + overlay.key
        if overlay.end is not None:
            _add(rules, stops, overlay.end, tier)
        elif overlay.days is not None:
            rules.facts.add(stops, (), lambda _: operations.truth(False))
        else:
            rules.facts.add(stops, (HOLDS + overlay.key,), _negated(operations, overlay.key))


def _add(rules: Hoisting, fact: str, rule: Rule, tier: str) -> None:
    def named(name: str) -> str:
        return tier if name == TIER else name

    needs = [named(name) for name in rules.needs([rule])]
    rules.facts.add(fact, needs, lambda column: rules.sql(rule, lambda name: column(named(name))))


def _negated(operations: Operations, key: str) -> Callable[[Columns], Expression]:
    return lambda column: operations.negation(column(HOLDS + key))


def listed_keys(operations: Operations, conditions: Sequence[tuple[str, Expression]]) -> Expression:
    """The keys whose condition is TRUE, with commas between; missing where there are none."""
    found = operations.any_of([condition for _, condition in conditions])
    keys = [
        operations.case([(condition.copy(), operations.text(key))]) for key, condition in conditions
    ]
    return operations.case([(found, operations.listed(keys))])


def overlays_fact(
    rules: Hoisting, policy: Policy, tier: str
) -> tuple[tuple[str, ...], Callable[[Columns], Expression]]:
    """What a decision's `overlays` need, and its expression: the keys of those that begin today.

    Without any history that is where the condition is TRUE and the end is not. An account
    that has left, and so has no tier, has none.
    """
    operations, overlays = rules.facts.operations, overlays_of(policy)
    if not overlays:
        return (), lambda _: operations.nothing(TEXT)
    for name in ranked(rule for overlay in overlays for rule in overlay.rules()):
        rules.facts.add_standing(PERCENTILE + name, name, COUNTED)
    add_conditions(rules, overlays, tier)
    for overlay in overlays:
        conditions = (HOLDS,) if overlay.end is None else (HOLDS, STOPS)
        needs = (tier, *(each + overlay.key for each in conditions))
        rules.facts.add(BEGINS + overlay.key, needs, _begins(operations, overlay, tier))
    facts = {overlay.key: BEGINS + overlay.key for overlay in overlays}

    def listed(column: Columns) -> Expression:
        return listed_keys(operations, [(key, column(fact)) for key, fact in facts.items()])

    return tuple(facts.values()), listed


def _begins(operations: Operations, overlay: Overlay, tier: str) -> Callable[[Columns], Expression]:
    def begins(column: Columns) -> Expression:
        parts = [operations.is_known(column(tier)), column(HOLDS + overlay.key)]
        if overlay.end is not None:
            stops = operations.is_true(column(STOPS + overlay.key))
            parts.append(operations.negation(stops))
        return operations.all_of(parts)

    return begins
