"""What rests on what: from a rule's names down to the accounts' own fields."""

from __future__ import annotations

from collections.abc import Iterable

from tanada.fields import DERIVED_FROM
from tanada.policy.model import Policy, mentioned
from tanada.rules.tree import Arithmetic, Call, Name, Rule, walk
from tanada.sql.expressions import PERCENTILE


def ranked(rules: Iterable[Rule]) -> tuple[str, ...]:
    """The names whose percentile the rules ask for, each once."""
    found = (
        node.arguments[0].name
        for rule in rules
        for node in walk(rule)
        if isinstance(node, Call)
        and node.function == "percentile"
        and isinstance(node.arguments[0], Name)
    )
    return tuple(dict.fromkeys(found))


def divides(rule: Rule) -> bool:
    """Whether the rule can be UNKNOWN though every name in it is known."""
    return any(isinstance(node, Arithmetic) and node.operator == "/" for node in walk(rule))


def needs_of_rules(rules: Iterable[Rule]) -> tuple[str, ...]:
    """The facts that rules read: the names they mention, and percentiles of them."""
    listed = list(rules)
    return (*mentioned(listed), *(PERCENTILE + name for name in ranked(listed)))


def needs_of(policy: Policy, name: str) -> tuple[str, ...] | None:
    """The names that a derived fact rests on; None for an account's own field."""
    if name in DERIVED_FROM:
        return tuple(need for need in DERIVED_FROM[name] if need != "term_months")
    for attribute in policy.attributes:
        if attribute.name == name:
            return mentioned(attribute.rules())
    for score in policy.scores:
        if score.name == name:
            return mentioned(score.rules())
        if score.band_name == name:
            return (score.name,)
    return None


def base_fields(policy: Policy, start: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The derived facts met beneath some names, and the accounts' own fields below those."""
    passed: dict[str, None] = {}
    found: dict[str, None] = {}
    seen: set[str] = set()
    waiting = list(start)
    while waiting:
        name = waiting.pop(0)
        if name in seen:
            continue
        seen.add(name)
        below = needs_of(policy, name)
        if below is None:
            found[name] = None
        else:
            passed[name] = None
            waiting[:0] = below
    return tuple(passed), tuple(found)
