"""What changed inside a rule, as finely as it can be said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tanada.fields import Kind
from tanada.policy.diffing.aligning import without_equals
from tanada.policy.diffing.bounds import band_between, effect_of, same_bound
from tanada.policy.diffing.change import Change, Effect
from tanada.policy.source import Path
from tanada.rules.spelling import canonical
from tanada.rules.tree import All, Any, Compare, Day, Not, Number, OneOf, Rule, Text, names

_OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_ADDED: dict[type, tuple[str, Effect]] = {
    All: ("diff.and_added", "harder"),
    Any: ("diff.or_added", "easier"),
}
_REMOVED: dict[type, tuple[str, Effect]] = {
    All: ("diff.and_removed", "easier"),
    Any: ("diff.or_removed", "harder"),
}
_LITERAL = (Number, Text, Day)
_Group = type[All] | type[Any]


@dataclass(frozen=True)
class Edit:
    """One change inside a rule; `within` is the group of conditions it stands in, if inner."""

    code: str
    before: Rule | None
    after: Rule | None
    effect: Effect | None = None
    within: Rule | None = None
    whole: bool = False


@dataclass(frozen=True)
class _Listed:
    """`value in options`, or with `negated` the opposite; also written with = and !=."""

    value: Rule
    negated: bool
    options: tuple[Number | Text | Day, ...]


def condition_changes(part: str, path: Path, before: Rule, after: Rule) -> Iterator[Change]:
    """The changes of one condition; none where both mean the same.

    Their effects are left out where one makes it easier to meet and another harder.
    """
    edits = compare_rules(before, after)
    effects = {edit.effect for edit in edits}
    one_way = len(effects) == 1
    reads = frozenset((*names(before), *names(after)))
    for edit in edits:
        params: dict[str, object] = {"within": edit.within}
        band = None
        outermost = edit.within is None and not isinstance(simplified(after), Any)
        if edit.code == "diff.bound" and len(edits) == 1 and outermost:
            assert isinstance(edit.before, Compare) and isinstance(edit.after, Compare)
            band = band_between(edit.before, edit.after)
            params["rest"] = not edit.whole
        effect = edit.effect if one_way else None
        yield Change(part, edit.code, path, edit.before, edit.after, params, effect, band, reads)


def compare_rules(before: Rule, after: Rule) -> tuple[Edit, ...]:
    """Every change inside a condition; none where both have one canonical spelling."""
    if canonical(before) == canonical(after):
        return ()
    first, second = simplified(before), simplified(after)
    edits = tuple(_edits(first, second, None, whole=True))
    return edits or (Edit("diff.respelled", before, after),)


def simplified(rule: Rule) -> Rule:
    """The rule with `not` taken into the comparisons that it turns."""
    match rule:
        case All(parts=parts):
            return All(tuple(simplified(part) for part in parts))
        case Any(parts=parts):
            return Any(tuple(simplified(part) for part in parts))
        case Not(part=Compare(operator=operator, left=left, right=right)) if (
            left.type.kind is not Kind.FLAG
        ):
            return Compare(_OPPOSITE[operator], left, right)
        case _:
            return rule


def _edits(before: Rule, after: Rule, within: Rule | None, *, whole: bool) -> Iterator[Edit]:
    if canonical(before) == canonical(after):
        return
    listed, also = _as_listed(before), _as_listed(after)
    if _same_value(before, after):
        assert isinstance(before, Compare) and isinstance(after, Compare)
        yield Edit("diff.bound", before, after, effect_of(before, after), within, whole)
    elif listed and also and _same_list(listed, also):
        yield from _option_edits(listed, also, within)
    else:
        kind = _common_group(before, after)
        if kind is None:
            yield Edit("diff.replaced", before, after, None, within)
        else:
            inner = None if whole else before
            yield from _group_edits(kind, before, after, inner)


def _same_value(before: Rule, after: Rule) -> bool:
    """Whether both are comparisons of one value that is no yes/no fact."""
    return (
        isinstance(before, Compare)
        and isinstance(after, Compare)
        and before.left.type.kind is not Kind.FLAG
        and canonical(before.left) == canonical(after.left)
    )


def _as_listed(rule: Rule) -> _Listed | None:
    match rule:
        case OneOf(value=value, options=options):
            return _Listed(value, False, options)
        case Not(part=OneOf(value=value, options=options)):
            return _Listed(value, True, options)
        case Compare(operator="=" | "!=" as operator, left=left, right=right) if isinstance(
            right, _LITERAL
        ):
            return _Listed(left, operator == "!=", (right,))
        case _:
            return None


def _same_list(before: _Listed, after: _Listed) -> bool:
    same = canonical(before.value) == canonical(after.value)
    return same and before.negated == after.negated


def _option_edits(before: _Listed, after: _Listed, within: Rule | None) -> Iterator[Edit]:
    gone, new = without_equals(before.options, after.options, canonical)
    if new:
        code = "diff.none_added" if after.negated else "diff.option_added"
        effect: Effect = "harder" if after.negated else "easier"
        yield Edit(code, None, OneOf(after.value, tuple(new)), effect, within)
    if gone:
        code = "diff.none_removed" if before.negated else "diff.option_removed"
        effect = "easier" if before.negated else "harder"
        yield Edit(code, OneOf(before.value, tuple(gone)), None, effect, within)


def _parts(rule: Rule, kind: _Group) -> tuple[Rule, ...]:
    return rule.parts if isinstance(rule, kind) else (rule,)


def _common_group(before: Rule, after: Rule) -> _Group | None:
    """As what both rules can be read with something in common: parts of an and, or of an or."""
    for kind in (All, Any):
        if not isinstance(before, kind) and not isinstance(after, kind):
            continue
        first, second = _parts(before, kind), _parts(after, kind)
        if any(_akin(one, other) for one in first for other in second):
            return kind
    return None


def _akin(before: Rule, after: Rule) -> bool:
    """Whether the second can be told as a change of the first."""
    if canonical(before) == canonical(after) or _same_value(before, after):
        return True
    listed, also = _as_listed(before), _as_listed(after)
    if listed is not None and also is not None:
        return _same_list(listed, also)
    if type(before) is type(after) and isinstance(before, All | Any):
        return _common_group(before, after) is not None
    return False


def _group_edits(kind: _Group, before: Rule, after: Rule, within: Rule | None) -> Iterator[Edit]:
    gone, new = without_equals(_parts(before, kind), _parts(after, kind), canonical)
    for one, other in _pairs(gone, new):
        gone.remove(one)
        new.remove(other)
        yield from _edits(one, other, within, whole=False)
    for part in new:
        code, effect = _ADDED[kind]
        idle = _covered(part, _parts(before, kind), kind)
        yield Edit(code, None, part, None if idle else effect, within)
    for part in gone:
        code, effect = _REMOVED[kind]
        idle = _covered(part, _parts(after, kind), kind)
        yield Edit(code, part, None, None if idle else effect, within)


def _covered(part: Rule, others: Sequence[Rule], kind: _Group) -> bool:
    """Whether a part does nothing beside the others of its group.

    One of them is a bound of the same value on the same side that asks, in an `and`, for as
    much or more, and in an `or` for as much or less.
    """
    needed = "harder" if kind is All else "easier"
    for other in others:
        if _same_side(part, other):
            assert isinstance(part, Compare) and isinstance(other, Compare)
            if effect_of(part, other) == needed or same_bound(part, other):
                return True
    return False


def _pairs(gone: Sequence[Rule], new: Sequence[Rule]) -> list[tuple[Rule, Rule]]:
    """Each part with the one it has become: first by the same side of a bound, then at all."""
    pairs: list[tuple[Rule, Rule]] = []
    for fits in (_same_side, _akin):
        for one in gone:
            for other in new:
                taken = any(one is first or other is second for first, second in pairs)
                if not taken and fits(one, other):
                    pairs.append((one, other))
    return pairs


def _same_side(before: Rule, after: Rule) -> bool:
    if not _same_value(before, after):
        return False
    assert isinstance(before, Compare) and isinstance(after, Compare)
    return before.operator[0] == after.operator[0]
