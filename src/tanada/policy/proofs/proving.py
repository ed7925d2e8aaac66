"""All proofs of a policy, without an engine: what the formulas say."""

from __future__ import annotations

from collections.abc import Iterator

from tanada.policy.model import Policy
from tanada.policy.proofs.claims import Effort, Proof
from tanada.policy.proofs.moving import moving
from tanada.policy.proofs.reaching import reaching


def prove_formulas(policy: Policy, effort: Effort) -> list[Proof]:
    """What can be reached, then what moves one way only."""
    return list(formula_proofs(policy, effort))


def formula_proofs(policy: Policy, effort: Effort) -> Iterator[Proof]:
    """The same, each as soon as it is found."""
    yield from reaching(policy, effort)
    yield from moving(policy, effort)
