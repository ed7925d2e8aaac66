"""Changes of a measure's points: corners of a curve, rows of a table, steps."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tanada.policy.diffing.aligning import in_other_order, without_equals
from tanada.policy.diffing.change import Change
from tanada.policy.diffing.facts import line_changes
from tanada.policy.model import Curve, Measure, Steps, Table
from tanada.policy.source import Path
from tanada.rules.spelling import canonical
from tanada.rules.tree import Rule

_PART = "scores"
_At = Decimal | str | bool
_Step = tuple[Rule | None, Decimal]


def points_changes(path: Path, before: Measure, after: Measure) -> Iterator[Change]:
    """What gives other points than before; one change where they are given in another way."""
    match before.points, after.points:
        case Curve(corners=old), Curve(corners=new):
            yield from _row_changes(path, dict(old), dict(new), after)
        case Table(rows=rows), Table(rows=also):
            yield from _row_changes(path, dict(rows), dict(also), after)
        case Steps() as steps, Steps() as others:
            yield from _step_changes(path, steps, others)
        case old_points, new_points:
            yield Change(_PART, "diff.points_remade", path, old_points, new_points)


def _row_changes(
    path: Path, before: dict[_At, Decimal], after: dict[_At, Decimal], measure: Measure
) -> Iterator[Change]:
    gone = [at for at in before if at not in after]
    new = [at for at in after if at not in before]
    moved = [before[at] for at in gone] == [after[at] for at in new]
    for at, give in before.items():
        if at in after and give != after[at]:
            params: dict[str, object] = {"at": at, "of": measure.of}
            yield Change(_PART, "diff.point", (*path, _written(at)), give, after[at], params)
    if moved and isinstance(measure.points, Curve):
        for old, at in zip(gone, new, strict=True):
            params = {"points": after[at], "of": measure.of}
            yield Change(_PART, "diff.point_moved", (*path, _written(at)), old, at, params)
        return
    for at in new:
        params = {"at": at, "of": measure.of}
        yield Change(_PART, "diff.point_added", (*path, _written(at)), None, after[at], params)
    for at in gone:
        params = {"at": at, "of": measure.of}
        yield Change(_PART, "diff.point_removed", (*path, _written(at)), before[at], None, params)


def _written(at: _At) -> str:
    """A value as the key that it is in the document."""
    return str(at).lower() if isinstance(at, bool) else str(at)


def _step_changes(path: Path, before: Steps, after: Steps) -> Iterator[Change]:
    old, new = list(before.steps), list(after.steps)
    if len(old) == len(new) and not _only_reordered(old, new):
        for index, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from line_changes(_PART, (*path, index, "when"), one[0], other[0])
            if one[1] != other[1]:
                params: dict[str, object] = {"condition": other[0]}
                place = (*path, index, "give")
                yield Change(_PART, "diff.step_points", place, one[1], other[1], params)
    else:
        gone, fresh = without_equals(old, new, _key)
        for step in fresh:
            yield Change(_PART, "diff.step_added", (*path, new.index(step)), None, step)
        for step in gone:
            yield Change(_PART, "diff.step_removed", (*path, old.index(step)), step)
        if in_other_order([_key(step) for step in old], [_key(step) for step in new]):
            yield Change(_PART, "diff.steps_reordered", path, before, after)
    if before.skips_unknown != after.skips_unknown:
        ways = before.skips_unknown, after.skips_unknown
        yield Change(_PART, "diff.unknown_step", (*path[:-1], "unknown"), *ways)


def _only_reordered(before: list[_Step], after: list[_Step]) -> bool:
    keys = [_key(step) for step in before], [_key(step) for step in after]
    return keys[0] != keys[1] and sorted(keys[0]) == sorted(keys[1])


def _key(step: _Step) -> str:
    rule, give = step
    return f"{give.normalize()} {'' if rule is None else canonical(rule)}"
