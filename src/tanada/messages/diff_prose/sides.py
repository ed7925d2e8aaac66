"""Both policies as a reader meets them: the page of the old one and that of the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel

from tanada.messages.labels import Labels
from tanada.messages.policy_prose.page import Page
from tanada.messages.rules_prose import RuleProse
from tanada.messages.text import Language
from tanada.messages.units import PLAIN, unit_of
from tanada.rules.tree import Compare, Rule

if TYPE_CHECKING:
    from tanada.policy.model import Policy
    from tanada.policy.source import Path


class Sides:
    """A page for what was and one for what is.

    Names are looked up in the new policy first; where a name itself changes, in the old one.
    """

    def __init__(self, before: Policy, after: Policy, language: Language) -> None:
        self.before = SidePage(Labels(before, language))
        self.after = SidePage(Labels(after, language))
        self.language = language
        self.say = self.after.say

    def of_name(self, name: str, *, old: bool) -> SidePage:
        """The page of the policy that knows a field, an attribute or a score."""
        pages = self._in_order(old)
        return next((page for page in pages if name in page.policy.known_names()), pages[-1])

    def of_tier(self, key: str, *, old: bool) -> SidePage:
        """The page of the policy that has a tier."""
        pages = self._in_order(old)
        with_tier = (p for p in pages if any(tier.key == key for tier in p.policy.tiers))
        return next(with_tier, pages[-1])

    def at(self, path: Path, *, old: bool) -> tuple[SidePage, object]:
        """What stands at a path of the document, and in which policy; None where nothing does."""
        for page in self._in_order(old):
            found = piece_at(page.document, path)
            if found is not None:
                return page, found
        return self.after, None

    def _in_order(self, old: bool) -> tuple[SidePage, SidePage]:
        return (self.before, self.after) if old else (self.after, self.before)


class SidePage(Page):
    """The page of one policy, which can also tell one side of a comparison."""

    def __init__(self, labels: Labels) -> None:
        super().__init__(labels)
        self.sides = _SideProse(labels)

    def bound(self, comparison: Compare) -> str:
        """What a comparison asks of its value: `above $100,000`."""
        return self.sides.bound(comparison)

    def compared(self, rule: Rule) -> str:
        """The value that a comparison looks at: `the number of seats`."""
        return self.sides.compared(rule)

    def quoted(self, text: str) -> str:
        """A phrase between quotation marks."""
        return self.say("value.quoted", value=text)


class _SideProse(RuleProse):
    """The sides of a comparison, each by itself."""

    def compared(self, rule: Rule) -> str:
        """The side that is looked at."""
        return self._side(rule, PLAIN)

    def option(self, option: Rule, beside: Rule) -> str:
        """One of the values that a list names."""
        return self._side(option, unit_of(beside, self.policy), beside)

    def bound(self, comparison: Compare) -> str:
        """The other side of a comparison, with what it asks."""
        left, right, operator = comparison.left, comparison.right, comparison.operator
        kind = {"level": "level", "date": "date"}.get(left.type.kind.value, "")
        code = f"bound.{operator}" if operator in "!=" else f"bound.{kind}{operator}"
        value = self._side(right, unit_of(left, self.policy), left)
        return self.say(code, value=value)


def piece_at(document: object, path: Path) -> object:
    """The piece of a document that a path leads to; None where it leads nowhere."""
    found = document
    for part in path:
        if isinstance(found, dict):
            found = found.get(str(part))
        elif isinstance(found, list | tuple):
            index = part if isinstance(part, int) else -1
            found = found[index] if 0 <= index < len(found) else None
        elif isinstance(found, BaseModel):
            found = getattr(found, str(part), None)
        else:
            return None
    return found
