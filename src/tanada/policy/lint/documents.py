"""Every finding of a document alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tanada.policy.lint.advocacy import lint_advocacy
from tanada.policy.lint.bands import lint_bands
from tanada.policy.lint.clauses import lint_clauses
from tanada.policy.lint.dimensions import lint_dimensions
from tanada.policy.lint.finding import Finding, Found, judged
from tanada.policy.lint.moving import lint_moving
from tanada.policy.lint.reading import Reading
from tanada.policy.lint.scores import lint_scores
from tanada.policy.lint.service import lint_service
from tanada.policy.lint.tiers import lint_tiers
from tanada.policy.lint.unused import lint_unused
from tanada.policy.model import Policy
from tanada.policy.source import Source

_FAMILIES = (
    lint_tiers,
    lint_dimensions,
    lint_clauses,
    lint_bands,
    lint_scores,
    lint_service,
    lint_advocacy,
    lint_moving,
    lint_unused,
)


def lint_document(policy: Policy, source: Source | None, as_of: date) -> tuple[Finding, ...]:
    """The pitfalls that a document shows, the most severe first.

    `source` is what the policy was read from; without it findings have a path and no line.
    """
    return judged(_found(Reading(policy, as_of)), policy.document, source)


def _found(reading: Reading) -> Iterator[Found]:
    for family in _FAMILIES:
        yield from family(reading)
