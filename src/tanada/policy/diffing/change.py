"""One change of meaning: a code, the place in the document, what was and what is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tanada.policy.source import Path
from tanada.rules.tree import Rule

Effect = Literal["easier", "harder"]

PARTS = (
    "counting",
    "tiers",
    "attributes",
    "scores",
    "data",
    "directions",
    "aims",
    "engagement",
    "programmes",
    "transitions",
    "overlays",
    "reviews",
    "plays",
    "capacity",
    "outcomes",
    "customer_safe",
    "document",
)
"""The parts of a policy in the order in which changes are told: what decides comes first."""


@dataclass(frozen=True)
class Change:
    """One thing that is otherwise in the new policy.

    `part` is one of PARTS. `path` leads to it in the new document, or in the old one where it
    is gone. `before` and `after` are pieces of the two policies (rules, tiers, shapes, numbers);
    None where there was or is none. `effect` says of a change within a condition, taken by
    itself, whether more or fewer accounts meet it; None where that cannot be said. `band` are
    then the values for which it is newly met, or no longer met: of themselves, or with `rest` in
    `params`, where the other parts of the condition hold. `reads` are the names that the
    condition mentions, before or after.
    """

    part: str
    code: str
    path: Path
    before: object = None
    after: object = None
    params: Mapping[str, object] = field(default_factory=dict)
    effect: Effect | None = None
    band: Rule | None = None
    reads: frozenset[str] = frozenset()
