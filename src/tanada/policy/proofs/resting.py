"""What a question about a policy rests on, from the names in its rules down to the fields."""

from __future__ import annotations

from collections.abc import Iterable

from tanada.fields import DERIVED_FROM
from tanada.policy.model import Policy, mentioned

_FALLS_BACK = {"arr": ("mrr",)}
"""A field that another one stands in for where it is missing."""


class Resting:
    """What the names of one question rest on.

    `apart` are the names that the question or a rule behind it mentions itself; `read`
    all that they rest on.
    """

    def __init__(self, policy: Policy, start: Iterable[str]) -> None:
        self.needs: dict[str, tuple[str, ...]] = dict(DERIVED_FROM)
        written = {each.name: mentioned(each.rules()) for each in policy.attributes}
        for score in policy.scores:
            written[score.name] = mentioned(score.rules())
            written[score.band_name] = (score.name,)
        self.needs |= written
        asked = list(start)
        self.read = self.beneath(asked)
        within = (written.get(name, ()) for name in self.read)
        self.apart = frozenset((*asked, *(name for names in within for name in names)))
        if "mrr" in self.read:
            self.needs["arr"] = _FALLS_BACK["arr"]

    def beneath(self, start: Iterable[str]) -> dict[str, None]:
        """The names and all that they rest on, in the order met."""
        found: dict[str, None] = {}
        waiting = list(start)
        while waiting:
            name = waiting.pop(0)
            if name not in found:
                found[name] = None
                waiting[:0] = self.needs.get(name, ())
        return found

    def on(self, name: str) -> frozenset[str]:
        """The name and every name that rests on it."""
        found = {name}
        while True:
            more = {
                each
                for each, needs in self.needs.items()
                if each not in found and found.intersection(needs)
            }
            if not more:
                return frozenset(found)
            found |= more
