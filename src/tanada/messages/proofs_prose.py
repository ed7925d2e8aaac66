"""The proofs of a policy as a page of text, and the same as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tanada.fields import Kind
from tanada.messages import formats
from tanada.messages.decision_prose import reason_phrase
from tanada.messages.labels import Labels
from tanada.messages.saying import known
from tanada.messages.text import Language
from tanada.policy.model import Policy
from tanada.policy.proofs.claims import PERCENTILE, Example, Pair, Proof, Value

_MARKS = {"proved": "✓", "refuted": "✗", "undecided": "?"}
_KINDS = ("tier", "clause", "level", "band")


def describe_proofs(proofs: Sequence[Proof], policy: Policy, language: Language) -> str:
    """What is proved, what is not, with counterexamples; ends with a line break."""
    return "\n".join(_Page(proofs, Labels(policy, language)).lines()) + "\n"


def undecided_lines(proofs: Sequence[Proof], policy: Policy, language: Language) -> list[str]:
    """A sentence for each proof that the solver gave up."""
    page = _Page(proofs, Labels(policy, language))
    return [page.sentence(proof) for proof in proofs if proof.verdict == "undecided"]


def proof_data(proof: Proof, policy: Policy, language: Language) -> dict[str, object]:
    """One proof as plain data, with its sentence."""
    page = _Page([proof], Labels(policy, language))
    claim, pair = proof.claim, proof.pair
    return {
        "kind": claim.kind,
        "name": claim.name,
        "value": claim.value or None,
        "verdict": proof.verdict,
        "message": page.sentence(proof),
        "example": None if proof.example is None else _account_data(proof.example),
        "counterexample": None
        if pair is None
        else {
            "moved": pair.moved,
            "low": _account_data(pair.low),
            "high": _account_data(pair.high),
        },
        "taken_by": None if proof.taken_by is None else list(proof.taken_by),
        "hard": list(proof.hard),
        "idle": proof.idle,
        "percentiles": list(proof.percentiles),
    }


def _account_data(example: Example) -> dict[str, object]:
    return {
        "given": dict(example.given),
        "as_of": example.as_of,
        "tier": example.tier or None,
        "reason": example.reason or None,
        "determined": example.determined if example.tier else None,
    }


class _Page:
    def __init__(self, proofs: Sequence[Proof], labels: Labels) -> None:
        self.proofs = proofs
        self.labels = labels
        self.policy = labels.policy
        self.language = labels.language
        self.say = labels.say

    def lines(self) -> Iterator[str]:
        title = self.labels.words(self.policy.name)
        yield self.say("proofs.head", policy=title, fingerprint=self.policy.short_fingerprint)
        yield ""
        yield self.say("proofs.reached")
        for kind in _KINDS:
            yield from self.kind([each for each in self.proofs if each.claim.kind == kind], kind)
        moves = [each for each in self.proofs if each.claim.kind == "monotone"]
        if moves:
            yield ""
            yield self.say("proofs.moves")
        for proof in moves:
            yield f"  {_MARKS[proof.verdict]} {self.sentence(proof)}"
            if proof.pair is not None:
                yield from (f"      {line}" for line in self.pair(proof.pair))
        yield from self.last()

    def kind(self, proofs: Sequence[Proof], kind: str) -> Iterator[str]:
        """One line for those that are proved, and one for each other."""
        proved = sum(each.verdict == "proved" for each in proofs)
        if not proofs:
            return
        whole = proved == len(proofs)
        told = self.say(
            f"proofs.{'all' if whole else 'some'}.{kind}", count=len(proofs), proved=proved
        )
        if proved:
            yield f"  ✓ {told}"
        for proof in proofs:
            if proof.verdict != "proved":
                yield f"  {_MARKS[proof.verdict]} {self.sentence(proof)}"

    def last(self) -> Iterator[str]:
        """What stands outside, and what it comes to."""
        ranked = dict.fromkeys(name for each in self.proofs for name in each.percentiles)
        verdicts: list[str] = [each.verdict for each in self.proofs]
        counts = {verdict: verdicts.count(verdict) for verdict in _MARKS}
        yield ""
        if ranked:
            names = [self.labels.of(name) for name in ranked]
            listed = formats.listed(names, self.language, most=None)
            yield self.say("proofs.percentiles", names=listed)
        if counts["proved"] == len(verdicts):
            yield self.say("proofs.all_hold", count=len(verdicts))
        else:
            yield self.say("proofs.result", count=len(verdicts), **counts)

    # One proof.

    def sentence(self, proof: Proof) -> str:
        """What was found, in a sentence."""
        if proof.verdict == "undecided":
            return self.undecided(proof)
        if proof.verdict == "proved":
            told = self.claim(proof)
            return self.say("proofs.idle", claim=told) if proof.idle else told
        if proof.claim.kind == "monotone":
            return self.moved("proofs.wrong", proof)
        if proof.claim.kind == "tier":
            return self.say("proofs.tier_never", tier=self.labels.tier(proof.claim.name))
        if proof.claim.kind == "clause":
            return self.clause_never(proof)
        return self.level_never(proof)

    def claim(self, proof: Proof) -> str:
        """What the proof is of, as a sentence."""
        claim = proof.claim
        if claim.kind == "monotone":
            return self.moved("prose.monotone", proof)
        if claim.kind == "tier":
            return self.say("proofs.open.tier", tier=self.labels.tier(claim.name))
        if claim.kind == "clause":
            return self.say("proofs.open.clause", code=claim.name)
        label = formats.capitalised(self.labels.of(claim.name))
        return self.say("proofs.open.level", label=label, value=self.value(claim.name, claim.value))

    def moved(self, code: str, proof: Proof) -> str:
        flag = self.policy.known_names()[proof.claim.name].kind is Kind.FLAG
        full = f"{code}_{'flag_' if flag else ''}{proof.claim.value}"
        return self.say(full, label=self.labels.of(proof.claim.name))

    def value(self, name: str, value: str) -> str:
        return self.labels.value(name, self.policy.known_names()[name], value)

    def clause_never(self, proof: Proof) -> str:
        code, others = proof.claim.name, proof.taken_by
        rule = reason_phrase(self.policy, code, self.language)
        if others is None:
            return self.say("proofs.clause_unreached", code=code, rule=rule)
        if not others:
            return self.say("proofs.clause_never", code=code, rule=rule)
        listed = formats.joined(others, self.language, "and")
        params = {"others": listed, "count": len(others)}
        return self.say("proofs.clause_taken", code=code, rule=rule, **params)

    def level_never(self, proof: Proof) -> str:
        name, value = proof.claim.name, self.value(proof.claim.name, proof.claim.value)
        label = formats.capitalised(self.labels.of(name))
        if not proof.taken_by:
            return self.say("proofs.level_never", label=label, value=value)
        others = [self.say("value.quoted", value=self.value(name, each)) for each in proof.taken_by]
        listed = formats.joined(others, self.language, "and")
        params = {"others": listed, "count": len(others)}
        return self.say("proofs.level_taken", label=label, value=value, **params)

    def undecided(self, proof: Proof) -> str:
        claim = self.claim(proof)
        if proof.loose:
            names = [self.labels.of(name) for name in proof.loose]
            listed = formats.listed(names, self.language, most=None)
            return self.say("proofs.undecided_loose", claim=claim, names=listed)
        kinds = proof.hard or ("size",)
        told = [self.say(f"proofs.hard.{each}") for each in kinds if known(f"proofs.hard.{each}")]
        why = self.say("proofs.hard", hard=formats.listed(told, self.language, most=None))
        return self.say("proofs.undecided", claim=claim, why=why)

    # A counterexample.

    def pair(self, pair: Pair) -> Iterator[str]:
        """Each account with what it has of its own, then what both have."""
        shared = [each for each in pair.low.given if each in pair.high.given]
        for account in (pair.low, pair.high):
            own = [each for each in account.given if each not in shared]
            yield self.account(account, own or [(pair.moved, False)])
        facts = [self.fact(name, value) for name, value in shared]
        dated = any(each.as_of != pair.low.as_of for each in (pair.low, pair.high))
        if self.has_date(pair.low) or dated:
            facts.append(self.say("proofs.on_day", day=pair.low.as_of))
        listed = formats.listed(facts, self.language, most=None)
        yield self.say("proofs.both", facts=listed) if facts else self.say("proofs.both_nothing")

    def has_date(self, account: Example) -> bool:
        return any(hasattr(value, "toordinal") for _, value in account.given)

    def account(self, account: Example, own: Sequence[tuple[str, Value]]) -> str:
        facts = [self.fact(name, value) for name, value in own]
        code = "proofs.account" if account.determined else "proofs.account_floor"
        return self.say(
            code,
            facts=formats.listed(facts, self.language, most=None),
            tier=self.labels.tier(account.tier),
            reason=reason_phrase(self.policy, account.reason, self.language),
        )

    def fact(self, name: str, value: Value) -> str:
        if name.startswith(PERCENTILE):
            label = self.say("proofs.percentile", label=self.labels.of(name[len(PERCENTILE) :]))
            share = formats.percent(Decimal(str(value)))
            return self.say("prose.example_fact", label=label, value=share)
        shown = self.labels.fact(name, value)
        return self.say("prose.example_fact", label=self.labels.of(name), value=shown)
