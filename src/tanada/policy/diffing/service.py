"""Changes of the service half: what each tier gets, and what happens to accounts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tanada.fields import Kind, Type
from tanada.policy.diffing.change import PARTS, Change
from tanada.policy.diffing.shapes import Rules, shape_changes
from tanada.policy.document import PolicyDocument
from tanada.policy.model import Policy
from tanada.policy.service import ServiceShape, service_rules
from tanada.policy.source import Path
from tanada.rules import ParsedRule, parse_rule, type_rule
from tanada.rules.tree import All, Any, Compare, Missing, Name, Not, OneOf, Rule, Text

_TIER = "tier"


def service_changes(before: Policy, after: Policy, same: dict[str, str]) -> Iterator[Change]:
    """Every change of the service half; a tier's new key by itself is none."""
    rules = Rules(
        {path: carried_rule(rule, same) for path, rule in typed_rules(before).items()},
        typed_rules(after),
    )
    old, new = _carried(before.document, same), after.document
    for name in ServiceShape.model_fields:
        part = name if name in PARTS else "document"
        yield from shape_changes(part, (name,), getattr(old, name), getattr(new, name), rules)


def typed_rules(policy: Policy) -> dict[Path, Rule]:
    """The rules of the service half by their paths; they may mention the account's tier."""
    tiers = Type(Kind.LEVEL, tuple(tier.key for tier in policy.tiers))
    known = {**policy.known_names(), _TIER: tiers}
    typed: dict[Path, Rule] = {}
    for path, text in service_rules(policy.document):
        parsed = parse_rule(text)
        assert isinstance(parsed, ParsedRule)
        rule = type_rule(parsed, known)
        assert not isinstance(rule, list)
        typed[path] = rule
    return typed


def carried_rule(rule: Rule, same: dict[str, str]) -> Rule:
    """The rule with the tiers that it names under their new keys."""
    match rule:
        case Compare(left=Name(name="tier"), right=Text() as key):
            return replace(rule, right=_carried_text(key, same))
        case OneOf(value=Name(name="tier"), options=options):
            keys = tuple(_carried_text(each, same) for each in options if isinstance(each, Text))
            return replace(rule, options=keys)
        case Not(part=part):
            return Not(carried_rule(part, same))
        case Missing(value=value):
            return Missing(carried_rule(value, same))
        case All(parts=parts):
            return All(tuple(carried_rule(part, same) for part in parts))
        case Any(parts=parts):
            return Any(tuple(carried_rule(part, same) for part in parts))
        case Compare(operator=operator, left=left, right=right):
            return Compare(operator, carried_rule(left, same), carried_rule(right, same))
        case _:
            return rule


def _carried_text(key: Text, same: dict[str, str]) -> Text:
    return replace(key, value=same.get(key.value, key.value))


def _carried(document: PolicyDocument, same: dict[str, str]) -> PolicyDocument:
    """The document with the tiers that its service half lists under their new keys."""
    changes: dict[str, object] = {
        "plays": {
            name: play.model_copy(update={"tiers": [same.get(key, key) for key in play.tiers]})
            for name, play in document.plays.items()
        }
    }
    if document.reviews is not None:
        every = {same.get(key, key): value for key, value in document.reviews.every.items()}
        changes["reviews"] = document.reviews.model_copy(update={"every": every})
    if document.capacity is not None:
        scenarios = {
            name: shape.model_copy(
                update={"tiers": {same.get(key, key): tier for key, tier in shape.tiers.items()}}
            )
            for name, shape in document.capacity.scenarios.items()
        }
        changes["capacity"] = document.capacity.model_copy(update={"scenarios": scenarios})
    return document.model_copy(update=changes)
