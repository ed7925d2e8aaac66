"""How a tier looks: a step of one hue, the top tier first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tanada.messages import Language
from tanada.messages.labels import Labels
from tanada.policy.model import Policy

STEPS = 7
"""How many steps of the hue there are, `--tier-0` to `--tier-6`."""


@dataclass(frozen=True)
class TierLook:
    """A tier as pages show it; `step` is its place in the hue."""

    key: str
    label: str
    step: int


def looks(tiers: Sequence[tuple[str, str]]) -> dict[str, TierLook]:
    """Tiers by key, from keys and labels with the top tier first."""
    return {
        key: TierLook(key, label, step_of(place, len(tiers)))
        for place, (key, label) in enumerate(tiers)
    }


def looks_of(policy: Policy, language: Language) -> dict[str, TierLook]:
    """The tiers of a policy by key, named in a language."""
    labels = Labels(policy, language)
    return looks([(tier.key, labels.words(tier.name)) for tier in policy.tiers])


def step_of(place: int, of: int) -> int:
    """The step of the tier at a place (0 is the top) of so many: spread over the whole hue."""
    return 0 if of < 2 else place * (STEPS - 1) // (of - 1)
