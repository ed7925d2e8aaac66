"""Changes of scores: measures, weights, points, caps, bands and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tanada.policy.diffing.aligning import without_equals
from tanada.policy.diffing.change import Change
from tanada.policy.diffing.facts import formula_changes
from tanada.policy.diffing.points import points_changes
from tanada.policy.diffing.rules import compare_rules, condition_changes
from tanada.policy.diffing.shapes import NO_RULES, shape_changes
from tanada.policy.model import Measure, Policy, Score
from tanada.policy.source import Path
from tanada.rules.spelling import canonical
from tanada.rules.tree import Rule

_PART = "scores"
_Cap = tuple[Rule, Decimal]


def score_changes(before: Policy, after: Policy) -> Iterator[Change]:
    """Every change of every score, in the order of the old policy, then the new ones."""
    old = {score.name: score for score in before.scores}
    new = {score.name: score for score in after.scores}
    for name in dict.fromkeys([*old, *new]):
        path: Path = ("scores", name)
        if name not in new:
            yield Change(_PART, "diff.entry_removed", path, old[name])
        elif name not in old:
            yield Change(_PART, "diff.entry_added", path, None, new[name])
        else:
            yield from _changes(path, old[name], new[name])


def _changes(path: Path, before: Score, after: Score) -> Iterator[Change]:
    yield from shape_changes(_PART, (*path, "label"), before.label, after.label, NO_RULES)
    yield from _measure_changes((*path, "measures"), before, after)
    if before.missing != after.missing:
        ways = before.missing, after.missing
        yield Change(_PART, "diff.missing", (*path, "missing"), *ways)
    yield from _cap_changes((*path, "caps"), list(before.caps), list(after.caps))
    bands = dict(before.bands), dict(after.bands)
    yield from shape_changes(_PART, (*path, "bands"), *bands, NO_RULES)


def _measure_changes(path: Path, before: Score, after: Score) -> Iterator[Change]:
    old = {measure.name: measure for measure in before.measures}
    new = {measure.name: measure for measure in after.measures}
    totals = {"total_before": _total(before), "total_after": _total(after)}
    for name in dict.fromkeys([*old, *new]):
        place = (*path, name)
        if name not in new:
            yield Change(_PART, "diff.measure_removed", place, old[name], None, totals)
            continue
        if name not in old:
            yield Change(_PART, "diff.measure_added", place, None, new[name], totals)
            continue
        one, other = old[name], new[name]
        yield from shape_changes(_PART, (*place, "label"), one.label, other.label, NO_RULES)
        if one.weight != other.weight:
            weights = one.weight, other.weight
            yield Change(_PART, "diff.weight", (*place, "weight"), *weights, totals)
        yield from _input_changes((*place, "of"), one, other)
        yield from points_changes((*place, "points"), one, other)


def _input_changes(path: Path, before: Measure, after: Measure) -> Iterator[Change]:
    """What the points look at; where only one of both looks at one value, the points tell."""
    if before.of is not None and after.of is not None:
        yield from formula_changes(_PART, path, before.of, after.of)


def _total(score: Score) -> Decimal:
    return sum((measure.weight for measure in score.measures), Decimal(0))


def _cap_changes(path: Path, before: list[_Cap], after: list[_Cap]) -> Iterator[Change]:
    """Caps have no names: first those of one condition belong together, then those alike."""
    gone, new = without_equals(before, after, lambda cap: (canonical(cap[0]), cap[1]))
    for one in list(gone):
        for other in list(new):
            if one in gone and _akin(one, other):
                gone.remove(one)
                new.remove(other)
                yield from _one_cap((*path, after.index(other)), one, other)
    for cap in new:
        yield Change(_PART, "diff.cap_added", (*path, after.index(cap)), None, cap)
    for cap in gone:
        yield Change(_PART, "diff.cap_removed", (*path, before.index(cap)), cap)


def _akin(before: _Cap, after: _Cap) -> bool:
    return all(edit.code != "diff.replaced" for edit in compare_rules(before[0], after[0]))


def _one_cap(path: Path, before: _Cap, after: _Cap) -> Iterator[Change]:
    yield from condition_changes(_PART, (*path, "when"), before[0], after[0])
    if before[1] != after[1]:
        params: dict[str, object] = {"condition": after[0]}
        yield Change(_PART, "diff.cap_points", (*path, "at_most"), before[1], after[1], params)
