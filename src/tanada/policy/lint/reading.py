"""What lint looks at: a policy, the rules of its service half, and what rests on what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tanada.fields import DERIVED_FROM, Kind, Type
from tanada.policy.model import Policy, Score, mentioned
from tanada.policy.service import service_rules
from tanada.policy.shape import TierShape
from tanada.policy.source import Path
from tanada.rules import parse_rule, type_rule
from tanada.rules.reading import ParsedRule
from tanada.rules.tree import Rule


@dataclass(frozen=True)
class Reading:
    """A policy as of a date."""

    policy: Policy
    as_of: date

    @cached_property
    def tiers(self) -> tuple[tuple[Path, str, TierShape], ...]:
        """Path, key and shape of every tier, the best first."""
        return tuple(
            (("tiers", index, key), key, shape)
            for index, entry in enumerate(self.policy.document.tiers)
            for key, shape in entry.items()
        )

    @cached_property
    def service(self) -> dict[Path, Rule]:
        """The typed rules of the service half, by their paths."""
        return typed_service_rules(self.policy)

    def beneath(self, start: Iterable[str]) -> frozenset[str]:
        """The names given, and all that they rest on."""
        found: set[str] = set()
        waiting = list(start)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting.extend(self._needs(name))
        return frozenset(found)

    def _needs(self, name: str) -> Iterator[str]:
        yield from DERIVED_FROM.get(name, ())
        for attribute in self.policy.attributes:
            if attribute.name == name:
                yield from mentioned(attribute.rules())
        for score in self.policy.scores:
            yield from _needs_of_score(score, name)


def _needs_of_score(score: Score, name: str) -> Iterator[str]:
    if name == score.name:
        yield from mentioned(score.rules())
    elif name == score.band_name:
        yield score.name


def typed_service_rules(policy: Policy) -> dict[Path, Rule]:
    """The rules of a policy's service half by their paths; they may also mention `tier`."""
    tiers = Type(Kind.LEVEL, tuple(tier.key for tier in policy.tiers))
    known = {**policy.known_names(), "tier": tiers}
    found: dict[Path, Rule] = {}
    for path, text in service_rules(policy.document):
        parsed = parse_rule(text)
        assert isinstance(parsed, ParsedRule)
        typed = type_rule(parsed, known)
        assert not isinstance(typed, list)
        found[path] = typed
    return found
