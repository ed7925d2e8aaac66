"""The thresholds of a policy's tiers: which clauses state them, and other numbers in their place.

Only a clause that compares the field with a number and asks nothing else is a threshold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tanada.errors import Problem, UsageError
from tanada.policy.editing import Editor
from tanada.policy.model import Clause, Policy, Tier
from tanada.policy.source import Path, Source
from tanada.rules.spelling import spell, spell_number
from tanada.rules.tree import Compare, Name, Number, names

_TURNED = {">": "<", ">=": "<=", "<": ">", "<=": ">="}
_NUMBER = re.compile(r"(?<![\w.])[-+]?\d+(?:\.\d+)?(?![\w.])")


@dataclass(frozen=True)
class ThresholdClause:
    """A clause that is a threshold; `strict` where the number itself is not enough."""

    tier: str
    clause: str
    field: str
    path: Path
    text: str
    value: Decimal
    strict: bool


def threshold_clauses(policy: Policy, field: str, source: Source) -> tuple[ThresholdClause, ...]:
    """The threshold of every tier but the last, best first.

    Raises UsageError with a problem for each tier whose clauses cannot be taken as one.
    """
    found: list[ThresholdClause] = []
    problems: list[Problem] = []
    for index, tier in enumerate(policy.tiers[:-1]):
        here: Path = ("tiers", index, tier.key, "when")
        plain = list(_plain(tier, field, here, source))
        if len(plain) == 1:
            found += plain
        elif plain:
            second = tier.clauses[[c.name for c in tier.clauses].index(plain[1].clause)]
            problems.append(_problem("several_clauses", source, plain[1].path, tier, second))
        else:
            clause = _closest(tier, field)
            path = here if clause.rule is None else (*here, clause.name)
            problems.append(_problem("no_clause", source, path, tier, clause, field))
    if problems:
        raise UsageError(problems)
    return tuple(found)


def other_clauses(policy: Policy, field: str, thresholds: Sequence[ThresholdClause]) -> list[str]:
    """Clauses that read the field too and stay as they are: `tier_1.growing`."""
    taken = {(each.tier, each.clause) for each in thresholds}
    return [
        tier.reason(clause)
        for tier in policy.tiers
        for clause in tier.clauses
        if clause.rule is not None
        and (tier.key, clause.name) not in taken
        and field in names(clause.rule)
    ]


def with_thresholds(
    source: Source, clauses: Sequence[ThresholdClause], values: Sequence[Decimal]
) -> str:
    """The document's text with other numbers in its threshold clauses, all else as it was."""
    editor = Editor(source)
    for clause, value in zip(clauses, values, strict=True):
        if value == clause.value:
            continue
        written = spell_number(value)
        try:
            (number,) = _NUMBER.finditer(clause.text)
            editor.set_inside(clause.path, *number.span(), written)
        except ValueError:
            # Written as a sum or over several lines: the clause is written anew.
            operator = ">" if clause.strict else ">="
            editor.set(clause.path, f"{clause.field} {operator} {written}")
    return editor.text()


def _plain(tier: Tier, field: str, here: Path, source: Source) -> Iterator[ThresholdClause]:
    for clause in tier.clauses:
        match clause.rule:
            case Compare(operator=operator, left=Name(name=name), right=Number(value=value)):
                pass
            case Compare(operator=turned, left=Number(value=value), right=Name(name=name)):
                operator = _TURNED.get(turned, turned)
            case _:
                continue
        if name == field and operator in (">", ">="):
            path = (*here, clause.name)
            text = _text(source, path)
            yield ThresholdClause(tier.key, clause.name, field, path, text, value, operator == ">")


def _text(source: Source, path: Path) -> str:
    found: object = source.data
    for part in path:
        assert isinstance(found, dict | list)
        found = found[part]  # type: ignore[index]
    return str(found)


def _closest(tier: Tier, field: str) -> Clause:
    """The clause of a tier that comes nearest to a threshold: one that reads the field."""
    reading = [c for c in tier.clauses if c.rule is not None and field in names(c.rule)]
    return (reading or list(tier.clauses))[0]


def _problem(
    code: str, source: Source, path: Path, tier: Tier, clause: Clause, field: str = ""
) -> Problem:
    written = spell(clause.rule) if clause.rule is not None else "otherwise"
    params: dict[str, object] = {
        "tier": tier.key,
        "clause": clause.name,
        "found": written,
        "field": field,
    }
    return Problem(f"thresholds.{code}", source.place(path), params)
