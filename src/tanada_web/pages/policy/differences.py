"""What changes from one version to another, in words and line by line."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tanada.messages import Language
from tanada.messages.diff_prose import Told, told_by_part
from tanada.policy.diffing import compare_policies
from tanada_web.policies import policy_of


@dataclass(frozen=True)
class Line:
    """A line of a comparison; `at` is its number in the text that it stands in, None for a gap."""

    kind: str
    at: int | None
    text: str


@lru_cache(maxsize=32)
def in_words(before: str, after: str, language: Language) -> tuple[Told, ...]:
    """The changes of meaning by part of the document."""
    old, new = policy_of(before), policy_of(after)
    return tuple(told_by_part(old, new, compare_policies(old, new), language))


def count(told: tuple[Told, ...]) -> int:
    """How many changes are told."""
    return sum(len(sentences) for _, sentences in told)


def by_line(before: str, after: str, around: int = 2) -> list[Line]:
    """The lines that differ, with a few around them."""
    return list(_lines(before.splitlines(), after.splitlines(), around))


def _lines(before: list[str], after: list[str], around: int) -> Iterator[Line]:
    groups = difflib.SequenceMatcher(None, before, after, False).get_grouped_opcodes(around)
    for number, group in enumerate(groups):
        if number:
            yield Line("gap", None, "⋯")
        for tag, start, end, first, last in group:
            if tag == "equal":
                yield from _told("", after[first:last], first)
                continue
            yield from _told("gone", before[start:end], start)
            yield from _told("come", after[first:last], first)


def _told(kind: str, lines: list[str], start: int) -> Iterator[Line]:
    return (Line(kind, start + at, text) for at, text in enumerate(lines, 1))
