"""All proofs of a policy, without an engine: what the formulas say."""

from __future__ import annotations

from tanada.policy.model import Policy
from tanada.policy.proofs.claims import Effort, Proof
from tanada.policy.proofs.moving import moving
from tanada.policy.proofs.reaching import reaching


def prove_formulas(policy: Policy, effort: Effort) -> list[Proof]:
    """What can be reached, then what moves one way only."""
    return [*reaching(policy, effort), *moving(policy, effort)]
