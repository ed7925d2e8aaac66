"""Proofs of a draft or a version, on demand: begun by a button, looked at until they are done."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from tanada.errors import PolicyError, TanadaError
from tanada.messages.proofs_prose import proof_data
from tanada.policy.loading import read_policy
from tanada.policy.proofs.claims import Proof
from tanada_web.pages.policy.checking import text_of
from tanada_web.pages.policy.parts import part
from tanada_web.pages.policy.versions import find, find_draft
from tanada_web.pages.problems import told
from tanada_web.pages.signed_in import signed_in
from tanada_web.reading.proving import SECONDS, proving
from tanada_web.serving.languages import language_of

_PART, _HEADING = "policy/proofs.html", "policy_prove.title"
_TONES = {"proved": "holds", "refuted": "fails", "undecided": "unknown"}
_ORDER = ("refuted", "undecided", "proved")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def prove(request: HttpRequest, number: int) -> HttpResponse:
    """What is proved so far of the text that is sent, else of the version as it is saved."""
    language = language_of(request)
    sent = request.method == "POST" and "text" in request.POST
    version = (find_draft if sent else find)(request.user, number)
    context: dict[str, Any] = {"version": version, "sent": sent}
    try:
        text = text_of(request) if sent else version.text
        policy = read_policy(text)
    except PolicyError:
        return part(request, _PART, _HEADING, context | {"invalid": True})
    found = proving(policy.fingerprint, text)
    told_so_far = [
        {
            "tone": _TONES[proof.verdict],
            "verdict_code": f"policy_prove.{proof.verdict}",
            "message": proof_data(proof, policy, language)["message"],
        }
        for proof in sorted(found.proofs, key=_rank)
    ]
    context |= {
        "proving": found,
        "open": [each for each in told_so_far if each["tone"] != "holds"],
        "proved": [each for each in told_so_far if each["tone"] == "holds"],
        "counts": {
            verdict: sum(each.verdict == verdict for each in found.proofs) for verdict in _ORDER
        },
        "problems": told(TanadaError(found.problems), language) if found.problems else [],
        "seconds": int(SECONDS),
    }
    return part(request, _PART, _HEADING, context)


def _rank(proof: Proof) -> int:
    return _ORDER.index(proof.verdict)
