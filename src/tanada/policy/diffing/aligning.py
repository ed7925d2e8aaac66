"""Which things of two lists are the same, which are new, gone, or in another order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def without_equals(
    before: Iterable[T], after: Iterable[T], key: Callable[[T], Hashable]
) -> tuple[list[T], list[T]]:
    """Both lists without what stands in both, as often as it stands in both."""
    before, after = list(before), list(after)
    return _beyond(before, after, key), _beyond(after, before, key)


def _beyond(these: list[T], others: list[T], key: Callable[[T], Hashable]) -> list[T]:
    left = Counter(map(key, others))
    kept = []
    for each in these:
        if left[key(each)]:
            left[key(each)] -= 1
        else:
            kept.append(each)
    return kept


def in_other_order(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the names that stand in both lists follow each other differently."""
    kept = [name for name in before if name in after]
    return kept != [name for name in after if name in kept]
