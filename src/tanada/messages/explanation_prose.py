"""One account explained: a page of text, and the same as data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal

from tanada.decide.explanation import (
    Change,
    ClauseVerdict,
    Explanation,
    LevelVerdict,
    MeasurePoints,
    ScoreVerdict,
    Verdict,
)
from tanada.ledger.holding import Holding
from tanada.messages import formats
from tanada.messages.decision_prose import (
    change_phrase,
    missing_phrase,
    reason_phrase,
    seen_phrase,
)
from tanada.messages.holding_prose import describe_holding, holding_data
from tanada.messages.labels import Labels
from tanada.messages.rules_prose import rule_phrase
from tanada.messages.text import Language
from tanada.policy.model import Policy
from tanada.rules.spelling import spell
from tanada.rules.tree import Any as Either
from tanada.rules.tree import Rule

_MARKS = {True: "✓", False: "✗", None: "?"}


def describe_explanation(
    explanation: Explanation, policy: Policy, language: Language, holding: Holding | None = None
) -> str:
    """Why the account is in its tier, as a page of text that ends with a line break.

    With a `holding` it is why it qualifies for a tier, beside what it holds.
    """
    return "\n".join(_Page(explanation, Labels(policy, language), holding).lines()) + "\n"


def headline(
    explanation: Explanation, policy: Policy, language: Language, *, qualifies: bool = False
) -> str:
    """Why this tier, in one sentence; where it `qualifies`, it may hold another one."""
    labels = Labels(policy, language)
    decision = explanation.decision
    account = explanation.account_id
    if decision["tier"] is None:
        return labels.say("explanation.ended", account=account)
    tier = labels.tier(str(decision["tier"]))
    if decision["status"] == "undetermined":
        missing = missing_phrase(policy, str(decision["missing"]), language)
        code = "explain.qualifies_at_least" if qualifies else "explain.at_least"
        return labels.say(code, account=account, tier=tier, missing=missing)
    reason = reason_phrase(policy, str(decision["reason"]), language)
    code = "explain.qualifies" if qualifies else "explain.because"
    return labels.say(code, account=account, tier=tier, reason=reason)


def explanation_data(
    explanation: Explanation, policy: Policy, language: Language, holding: Holding | None = None
) -> dict[str, object]:
    """The explanation as plain data for machines, rules spelled, with its headline.

    With a `holding` the decision is that of its run. Its `reason_values` are an object.
    """
    data = _data(explanation)
    assert isinstance(data, dict)
    said = headline(explanation, policy, language, qualifies=holding is not None)
    if holding is None:
        decision = _decision(explanation.decision)
        return {"headline": said, **data, "decision": decision, "held": None}
    held = holding_data(holding, Labels(policy, language))
    return {"headline": said, **data, "decision": _decision(holding.decision), "held": held}


def _decision(row: Mapping[str, object] | None) -> dict[str, object] | None:
    """A decision row whose values behind the reason are read from their text."""
    if row is None:
        return None
    written = row.get("reason_values")
    values = json.loads(str(written), parse_float=Decimal) if written else None
    return {**row, "reason_values": values}


class _Page:
    def __init__(self, explanation: Explanation, labels: Labels, holding: Holding | None) -> None:
        self.explanation = explanation
        self.holding = holding
        self.labels = labels
        self.policy = labels.policy
        self.language = labels.language
        self.say = labels.say

    def lines(self) -> Iterator[str]:
        held = self.holding is not None
        if self.holding is not None:
            yield describe_holding(self.holding, self.labels)
        if not held or self.explanation.decision["tier"] is not None:
            yield headline(self.explanation, self.policy, self.language, qualifies=held)
        yield self.say(
            "explanation.head",
            policy=self.labels.words(self.policy.name),
            fingerprint=self.policy.short_fingerprint,
            as_of=self.explanation.as_of,
        )
        yield from self.section("explanation.tiers", self.tiers())
        yield from self.section("explanation.levels", self.levels())
        yield from self.section("explanation.scores", self.scores())
        tier, keys = self.explanation.decision["tier"], [each.key for each in self.policy.tiers]
        if tier not in (None, keys[0]):
            yield from self.section("explanation.up", self.changes(self.explanation.up))
        if tier not in (None, keys[-1]):
            yield from self.section("explanation.down", self.changes(self.explanation.down))

    def section(self, code: str, lines: Iterator[str]) -> Iterator[str]:
        """A heading and what stands under it; nothing where that is empty."""
        listed = list(lines)
        if listed:
            yield ""
            yield self.say(code)
            yield from listed

    def tiers(self) -> Iterator[str]:
        """Each tier up to the one that holds: those below it are not looked at."""
        if self.explanation.decision["tier"] is None:
            return
        for tier in self.explanation.tiers:
            yield f"  {_MARKS[tier.holds]} {self.labels.tier(tier.tier)}"
            for clause in tier.clauses:
                yield from self.clause(clause)
            if tier.holds:
                return

    def clause(self, clause: ClauseVerdict) -> Iterator[str]:
        said = reason_phrase(self.policy, clause.reason, self.language)
        yield f"      {_MARKS[clause.holds]} {said}"
        if clause.seen:
            seen = [seen_phrase(self.policy, each, self.language) for each in clause.seen]
            yield f"          {formats.listed(seen, self.language, most=None)}"

    def levels(self) -> Iterator[str]:
        used = self._used()
        for level in self.explanation.levels:
            if level.lines and level.name in used:
                yield from self.level(level)

    def _used(self) -> set[str]:
        """The names that the tiers or the scores look at."""
        seen = [
            *(clause.seen for tier in self.explanation.tiers for clause in tier.clauses),
            *(measure.seen for score in self.explanation.scores for measure in score.measures),
        ]
        return {each.name for group in seen for each in group}

    def level(self, level: LevelVerdict) -> Iterator[str]:
        label = formats.capitalised(self.labels.of(level.name))
        if level.value is None:
            yield "  " + self.say("explanation.level_unknown", label=label)
        else:
            value = self.labels.fact(level.name, level.value)
            yield "  " + self.say("explanation.level", label=label, value=value)
        if level.state == "supplied":
            yield "      " + self.say("explanation.supplied")
            return
        for name, holds, verdict in level.lines:
            if name == level.value and holds:
                yield "      " + self.line(verdict)
                return

    def line(self, verdict: Verdict | None) -> str:
        """Why a line decided: the part that holds, where parts are alternatives."""
        if verdict is None:
            return self.say("explanation.level_rest")
        if isinstance(verdict.rule, Either):
            verdict = next((part for part in verdict.parts if part.holds), verdict)
        return self.say("explanation.level_by", rule=self.phrase(verdict.rule))

    def phrase(self, rule: Rule) -> str:
        return rule_phrase(rule, self.policy, self.language)

    def scores(self) -> Iterator[str]:
        for score in self.explanation.scores:
            yield from self.score(score)

    def score(self, score: ScoreVerdict) -> Iterator[str]:
        label = formats.capitalised(self.labels.of(score.name))
        if score.value is None:
            yield "  " + self.say("explanation.level_unknown", label=label)
            return
        value = formats.number(score.value)
        if score.band is None:
            yield "  " + self.say("explanation.score", label=label, value=value)
        else:
            band = self.labels.fact(f"{score.name}_band", score.band)
            yield "  " + self.say("explanation.score_band", label=label, value=value, band=band)
        if score.state == "supplied":
            yield "      " + self.say("explanation.supplied")
            return
        for measure in score.measures:
            yield "      " + self.measure(score, measure)
        for most, rule in score.caps:
            yield "      " + self.say("explanation.cap", most=most, rule=self.phrase(rule))

    def measure(self, score: ScoreVerdict, measure: MeasurePoints) -> str:
        label = self.labels.of(f"{score.name}__{measure.name}")
        names = {each.name: each for each in self.policy.scores}
        for each in names[score.name].measures:
            if each.name == measure.name:
                label = self.labels.inside(each.label)
        params = {"label": formats.capitalised(label), "weight": measure.weight}
        if measure.points is None:
            line = self.say(f"explanation.measure_{score.missing}", **params)
            stale = [seen for seen in measure.seen if seen.state == "stale"]
            told = [seen_phrase(self.policy, seen, self.language) for seen in stale]
            return " – ".join([line, *told])
        return self.say("explanation.measure", points=measure.points, **params)

    def changes(self, changes: Mapping[str, Change | None]) -> Iterator[str]:
        for lever, change in changes.items():
            if change is None:
                yield "  " + self.say("explain.no_change", label=self.labels.of(lever))
            else:
                yield "  " + change_phrase(self.policy, change, self.language)


def _data(value: object) -> object:
    if isinstance(value, Rule):
        return spell(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _data(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple | list):
        return [_data(part) for part in value]
    if isinstance(value, dict):
        return {str(key): _data(part) for key, part in value.items()}
    return value
