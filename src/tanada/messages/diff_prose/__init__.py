"""The difference of two policies in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tanada.messages.diff_prose.sentences import tell_change
from tanada.messages.diff_prose.sides import Sides
from tanada.messages.saying import say
from tanada.messages.text import Language
from tanada.policy.diffing import PARTS

if TYPE_CHECKING:
    from tanada.policy.diffing import Change
    from tanada.policy.model import Policy

Told = tuple[str, list[str]]


def change_sentences(
    before: Policy, after: Policy, changes: Iterable[Change], language: Language
) -> list[str]:
    """One sentence or more for each change, in their order."""
    sides = Sides(before, after, language)
    return [tell_change(sides, change) for change in changes]


def told_by_part(
    before: Policy, after: Policy, changes: Iterable[Change], language: Language
) -> list[Told]:
    """The title of each part that changes, with its sentences, each said once."""
    listed = list(changes)
    sentences = change_sentences(before, after, listed, language)
    told: list[Told] = []
    for part in PARTS:
        own = [text for change, text in zip(listed, sentences, strict=True) if change.part == part]
        if own:
            told.append((part_title(part, language), list(dict.fromkeys(own))))
    return told


def part_title(part: str, language: Language) -> str:
    """What a part of a policy is called above its changes."""
    return say(f"diff_part.{part}", language)
