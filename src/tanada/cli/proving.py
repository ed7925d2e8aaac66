"""`tanada policy prove`: what a policy promises, proved or refuted."""

from __future__ import annotations

from collections.abc import Sequence

from tanada.cli.output import note
from tanada.cli.streams import print_json, without_controls
from tanada.decide.proving import prove
from tanada.messages import Language, say
from tanada.messages.labels import Labels
from tanada.messages.proofs_prose import describe_proofs, proof_data, undecided_lines
from tanada.policy.loading import load_policy
from tanada.policy.model import Policy
from tanada.policy.proofs.claims import Effort, Proof

REFUTED = 2


def prove_command(name: str, seconds: float, language: Language, *, as_json: bool) -> int:
    """Print every proof; the exit code is 2 where one is refuted, else 0."""
    policy = load_policy(name)
    proofs = prove(policy, Effort(seconds))
    if as_json:
        print_json(_report(proofs, policy, language))
    else:
        print(without_controls(describe_proofs(proofs, policy, language)), end="")
        note(say("proofs.about_formulas", language))
    for line in undecided_lines(proofs, policy, language):
        note(line)
    return REFUTED if any(proof.verdict == "refuted" for proof in proofs) else 0


def _report(proofs: Sequence[Proof], policy: Policy, language: Language) -> dict[str, object]:
    verdicts = [proof.verdict for proof in proofs]
    return {
        "policy": {
            "name": Labels(policy, language).words(policy.name),
            "fingerprint": policy.fingerprint,
            "currency": policy.currency,
        },
        "proved": verdicts.count("proved"),
        "refuted": verdicts.count("refuted"),
        "undecided": verdicts.count("undecided"),
        "proofs": [proof_data(proof, policy, language) for proof in proofs],
    }
