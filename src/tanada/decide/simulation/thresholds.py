"""The numbers that a policy's tier clauses hold something against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tanada.policy.model import Policy
from tanada.rules.tree import Compare, Negative, Number, Rule, names, walk

_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


@dataclass(frozen=True)
class Threshold:
    """A number that `subject` is held against in the clauses of `reasons`.

    `included` says on which side the number itself lies: with what is above it (`>=`, `<`),
    or with what is below (`>`, `<=`).
    """

    subject: Rule
    value: Decimal
    included: bool
    reasons: tuple[str, ...]


def thresholds_of(policy: Policy) -> list[Threshold]:
    """Every threshold of the tier clauses, as they are read; one of several clauses once.

    A threshold of zero has no surroundings of 5 % and is left out.
    """
    found: dict[tuple[Rule, Decimal, bool], list[str]] = {}
    for tier in policy.tiers:
        for clause in tier.clauses:
            for node in walk(clause.rule) if clause.rule is not None else ():
                edge = _edge(node)
                if edge is not None and tier.reason(clause) not in found.setdefault(edge, []):
                    found[edge].append(tier.reason(clause))
    return [Threshold(*edge, tuple(reasons)) for edge, reasons in found.items()]


def subjects_of(thresholds: Sequence[Threshold]) -> tuple[Rule, ...]:
    """What the thresholds look at, each once."""
    return tuple(dict.fromkeys(threshold.subject for threshold in thresholds))


def _edge(node: Rule) -> tuple[Rule, Decimal, bool] | None:
    """What is held against which number, and whether that counts as above."""
    if not isinstance(node, Compare) or node.operator not in _TURNED:
        return None
    subject, value, operator = node.left, _constant(node.right), node.operator
    if value is None:
        subject, value, operator = node.right, _constant(node.left), _TURNED[operator]
    if not value or not subject.type.numeric or not names(subject):
        return None
    return subject, value, operator in (">=", "<")


def _constant(rule: Rule) -> Decimal | None:
    match rule:
        case Number(value=value):
            return value
        case Negative(value=Number(value=value)):
            return -value
        case _:
            return None
