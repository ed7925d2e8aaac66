"""Changes of attributes: formulas, lines of levels, labels and units."""

from __future__ import annotations

from collections.abc import Iterator

from tanada.fields import Kind
from tanada.policy.diffing.aligning import in_other_order
from tanada.policy.diffing.change import Change
from tanada.policy.diffing.rules import condition_changes
from tanada.policy.diffing.shapes import NO_RULES, shape_changes
from tanada.policy.model import Attribute, Line, Policy
from tanada.policy.source import Path
from tanada.rules.spelling import canonical
from tanada.rules.tree import Rule

_PART = "attributes"


def attribute_changes(before: Policy, after: Policy) -> Iterator[Change]:
    """Every change of every attribute, in the order of the old policy, then the new ones."""
    old = {attribute.name: attribute for attribute in before.attributes}
    new = {attribute.name: attribute for attribute in after.attributes}
    for name in dict.fromkeys([*old, *new]):
        path: Path = ("attributes", name)
        if name not in new:
            yield Change(_PART, "diff.entry_removed", path, old[name])
        elif name not in old:
            yield Change(_PART, "diff.entry_added", path, None, new[name])
        else:
            yield from _changes(path, old[name], new[name])


def formula_changes(part: str, path: Path, before: Rule, after: Rule) -> Iterator[Change]:
    """A calculation as a whole; where it is a condition, what changed inside it."""
    if before.type.kind is Kind.FLAG and after.type.kind is Kind.FLAG:
        yield from condition_changes(part, path, before, after)
    elif canonical(before) != canonical(after):
        yield Change(part, "diff.formula", path, before, after)


def line_changes(
    part: str, path: Path, before: Rule | None, after: Rule | None
) -> Iterator[Change]:
    """A condition that may also take everyone left (None)."""
    if before is not None and after is not None:
        yield from condition_changes(part, path, before, after)
    elif before is not after:
        yield Change(part, "diff.replaced", path, before, after)


def _changes(path: Path, before: Attribute, after: Attribute) -> Iterator[Change]:
    yield from shape_changes(_PART, (*path, "label"), before.label, after.label, NO_RULES)
    if (before.unit or after.unit) and before.unit != after.unit:
        units = before.unit or None, after.unit or None
        yield from shape_changes(_PART, (*path, "unit"), *units, NO_RULES)
    if before.rule is not None and after.rule is not None:
        yield from formula_changes(_PART, path, before.rule, after.rule)
    elif before.rule is None and after.rule is None:
        yield from _level_changes(path, before, after)
    else:
        yield Change(_PART, "diff.fact_remade", path, before, after)


def _level_changes(path: Path, before: Attribute, after: Attribute) -> Iterator[Change]:
    old = {line.level: line for line in before.lines}
    new = {line.level: line for line in after.lines}
    for level in dict.fromkeys([*old, *new]):
        if level not in new:
            yield Change(_PART, "diff.level_removed", _line(path, before, level), old[level])
        elif level not in old:
            place = _line(path, after, level)
            yield Change(_PART, "diff.level_added", place, None, new[level])
        else:
            place = _line(path, after, level)
            yield from line_changes(_PART, place, old[level].rule, new[level].rule)
    if in_other_order(list(old), list(new)):
        lines = _kept(before, new), _kept(after, old)
        yield Change(_PART, "diff.reordered", (*path, "lines"), *lines)
    ways = before.skips_unknown, after.skips_unknown
    if ways[0] != ways[1]:
        yield Change(_PART, "diff.unknown", (*path, "unknown"), *ways)
    names = dict(before.value_names), dict(after.value_names)
    yield from shape_changes(_PART, (*path, "names"), *names, NO_RULES)


def _kept(attribute: Attribute, others: dict[str, Line]) -> tuple[Line, ...]:
    return tuple(line for line in attribute.lines if line.level in others)


def _line(path: Path, attribute: Attribute, level: str) -> Path:
    levels = [line.level for line in attribute.lines]
    return (*path, "lines", levels.index(level), level)
