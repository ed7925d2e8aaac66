"""Changes of the parts that are told as they stand in the document: mappings, lists and values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import BaseModel

from tanada.policy.diffing.aligning import without_equals
from tanada.policy.diffing.change import Change
from tanada.policy.diffing.rules import condition_changes
from tanada.policy.engagement import HoursShape
from tanada.policy.shape import PercentRange, WholeRange, Words
from tanada.policy.source import Path
from tanada.policy.times import Frequency, Moment, ResponseTime
from tanada.rules.spelling import canonical
from tanada.rules.tree import Rule

_VALUES = (Words, WholeRange, PercentRange, Frequency, Moment, ResponseTime)
"""Shapes that are one value to a reader."""


class Rules(NamedTuple):
    """The typed rules of both documents by their paths."""

    before: Mapping[Path, Rule]
    after: Mapping[Path, Rule]


NO_RULES = Rules({}, {})


def shape_changes(
    part: str, path: Path, before: object, after: object, rules: Rules
) -> Iterator[Change]:
    """Every change between two pieces that stand at the same path; None is nothing there."""
    first, second = rules.before.get(path), rules.after.get(path)
    if first is not None and second is not None:
        yield from condition_changes(part, path, first, second)
        return
    old = before if first is None else first
    new = after if second is None else second
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _entry_changes(part, path, old, new, rules)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _list_changes(part, path, old, new, rules)
    elif _is_record(old) and _is_record(new):
        for name in type(new).model_fields:  # type: ignore[attr-defined]
            parts = getattr(old, name), getattr(new, name)
            yield from shape_changes(part, (*path, name), *parts, rules)
    elif old is None or new is None:
        yield from _one_sided(part, path, old, new, rules)
    elif _has_parts(old) or _has_parts(new):
        if old:
            yield from _one_sided(part, path, old, None, rules)
        if new:
            yield from _one_sided(part, path, None, new, rules)
    else:
        yield Change(part, "diff.changed", path, old, new)


def _is_record(value: object) -> bool:
    return isinstance(value, BaseModel) and not isinstance(value, _VALUES)


def _has_parts(value: object) -> bool:
    return _is_record(value) or isinstance(value, dict)


def _one_sided(part: str, path: Path, old: object, new: object, rules: Rules) -> Iterator[Change]:
    """What is there in one policy only: a record by its parts, any other thing as a whole."""
    there = new if old is None else old
    parts: dict[Path, object] = {}
    if _is_record(there):
        named = {(*path, name): getattr(there, name) for name in type(there).model_fields}  # type: ignore[attr-defined]
        none = isinstance(there, HoursShape)
        parts = {
            place: value
            for place, value in named.items()
            if not _says_nothing(value) and not (none and value == 0)
        }
    for place, value in parts.items():
        if old is None:
            yield from shape_changes(part, place, None, value, rules)
        else:
            yield from shape_changes(part, place, value, None, rules)
    if isinstance(there, dict) and there:
        sides = ({}, there) if old is None else (there, {})
        yield from _entry_changes(part, path, *sides, rules)
    elif isinstance(there, list) and there:
        lists = ([], there) if old is None else (there, [])
        yield from _list_changes(part, path, *lists, rules)
    elif not parts:
        code = "diff.added" if old is None else "diff.removed"
        yield Change(part, code, path, old, new)


def _says_nothing(value: object) -> bool:
    return value is None or value is False or value in ([], {})


def _entry_changes(
    part: str,
    path: Path,
    before: dict[str, object],
    after: dict[str, object],
    rules: Rules,
) -> Iterator[Change]:
    """Entries by key; their order means nothing."""
    for key in dict.fromkeys([*before, *after]):
        place = (*path, key)
        if key in before and key in after:
            yield from shape_changes(part, place, before[key], after[key], rules)
        elif key in after:
            value = rules.after.get(place, after[key])
            code = "diff.entry_added" if _is_record(value) else "diff.added"
            yield Change(part, code, place, None, value)
        else:
            value = rules.before.get(place, before[key])
            code = "diff.entry_removed" if _is_record(value) else "diff.removed"
            yield Change(part, code, place, value)


def _list_changes(
    part: str, path: Path, before: list[object], after: list[object], rules: Rules
) -> Iterator[Change]:
    """Values by what is new and what is gone; steps of a play one by one, in their order."""
    gone, new = without_equals(before, after, _as_key)
    if any(map(_is_record, [*gone, *new])):
        yield from _step_changes(part, path, before, after, rules)
        return
    if new:
        yield Change(part, "diff.listed", path, None, tuple(new))
    if gone:
        yield Change(part, "diff.unlisted", path, tuple(gone))


def _step_changes(
    part: str, path: Path, before: list[object], after: list[object], rules: Rules
) -> Iterator[Change]:
    if len(before) == len(after):
        for index, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from shape_changes(part, (*path, index), old, new, rules)
        return
    gone, new_ones = without_equals(before, after, _as_key)
    for step in new_ones:
        yield Change(part, "diff.entry_added", (*path, after.index(step)), None, step)
    for step in gone:
        yield Change(part, "diff.entry_removed", (*path, before.index(step)), step)


def _as_key(value: object) -> str:
    return canonical(value) if isinstance(value, Rule) else repr(value)
