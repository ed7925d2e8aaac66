"""Why an account is in its tier, clause by clause, and what would move it: the slower part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tanada.decide.explanation import (
    Change,
    ClauseVerdict,
    Explanation,
    LevelVerdict,
    ScoreVerdict,
    TierVerdict,
)
from tanada.errors import TanadaError
from tanada.messages import formats
from tanada.messages.decision_prose import change_phrase, reason_phrase, seen_phrase
from tanada.messages.labels import Labels
from tanada.messages.rules_prose import rule_phrase
from tanada_web.pages.account.opening import Opened, Unknown, opened
from tanada_web.pages.account.page import not_found
from tanada_web.pages.drawing.tiers import TierLook
from tanada_web.pages.problems import told
from tanada_web.pages.signed_in import signed_in
from tanada_web.reading.explaining import explain_account
from tanada_web.serving.languages import language_of

_HOLDS = {True: "holds", False: "", None: "unknown"}
_WORDS = {
    True: "account_page.holds",
    False: "account_page.fails",
    None: "account_page.unknown_whether",
}


class Clause(NamedTuple):
    """A clause in words, whether it holds, and what it saw."""

    tone: str
    code: str
    text: str
    seen: str


class Asks(NamedTuple):
    """A tier and what it asks."""

    look: TierLook | None
    clauses: list[Clause]


class Measure(NamedTuple):
    """A part of a score: points of 100, weight, and what it adds to the score."""

    label: str
    seen: str
    points: Decimal | None
    weight: Decimal
    adds: str


class ScoreTold(NamedTuple):
    """A score with its parts, its caps, and whether it was supplied."""

    label: str
    value: str
    band: str
    measures: list[Measure]
    caps: list[str]
    is_supplied: bool


class Margin(NamedTuple):
    """Single changes that lead to another tier, and the levers of which none does."""

    changes: list[str]
    without: str


@require_safe
@signed_in
def why(request: HttpRequest, account_id: str) -> HttpResponse:
    """The part of the page that htmx loads; a page of its own without a script."""
    try:
        account = opened(request, account_id)
    except Unknown as unknown:
        return not_found(request, unknown)
    template = "account/why.html" if request.htmx else "account/why_page.html"
    context: dict[str, object] = {"account": account}
    try:
        story = explain_account(account.run, account_id, account.row)
    except TanadaError as error:
        context["problems"] = told(error, language_of(request))
        return render(request, template, context)
    if story is not None and story.explanation is not None:
        context |= told_of(story.explanation, account)
    return render(request, template, context)


def told_of(explanation: Explanation, account: Opened) -> dict[str, object]:
    """An explanation in words."""
    labels = account.labels
    decided = explanation.decision["tier"] is not None
    return {
        "tiers": list(_tiers(explanation, account)),
        "scores": [_score(score, labels) for score in explanation.scores if score.measures],
        "levels": list(_levels(explanation, labels)),
        "up": _margin(explanation.up, labels) if decided else None,
        "down": _margin(explanation.down, labels) if decided else None,
        "explained": True,
    }


def _tiers(explanation: Explanation, account: Opened) -> Iterator[Asks]:
    """Each tier up to the one that holds."""
    if explanation.decision["tier"] is None:
        return
    for tier in explanation.tiers:
        clauses = [_clause(clause, account.labels) for clause in _in_order(tier)]
        yield Asks(account.read.looks.get(tier.tier), clauses)
        if tier.holds:
            return


def _in_order(tier: TierVerdict) -> tuple[ClauseVerdict, ...]:
    return tier.clauses


def _clause(clause: ClauseVerdict, labels: Labels) -> Clause:
    policy, language = labels.policy, labels.language
    text = formats.capitalised(reason_phrase(policy, clause.reason, language))
    seen = [seen_phrase(policy, each, language) for each in clause.seen]
    shown = formats.listed(seen, language, most=None)
    return Clause(_HOLDS[clause.holds], _WORDS[clause.holds], text, shown)


def _score(score: ScoreVerdict, labels: Labels) -> ScoreTold:
    known = {each.name: each for each in labels.policy.scores}[score.name]
    called = {each.name: each.label for each in known.measures}
    whole = sum(
        (part.weight for part in score.measures if part.points is not None), Decimal(0)
    ) or Decimal(1)
    if score.missing != "reweigh":
        whole = sum((part.weight for part in score.measures), Decimal(0))
    measures = []
    for part in score.measures:
        points = part.points
        if points is None and score.missing != "reweigh":
            points = Decimal(50 if score.missing == "neutral" else 0)
        adds = "" if points is None else formats.number(round(points * part.weight / whole, 1))
        seen = [seen_phrase(labels.policy, each, labels.language) for each in part.seen]
        measures.append(
            Measure(
                formats.capitalised(labels.words(called[part.name])),
                formats.listed(seen, labels.language, most=None),
                points,
                part.weight,
                adds,
            )
        )
    caps = [
        labels.say(
            "account_page.capped", most=most, rule=rule_phrase(rule, labels.policy, labels.language)
        )
        for most, rule in score.caps
    ]
    value = labels.say("account_page.not_known")
    if score.value is not None:
        value = formats.number(round(score.value, 1))
    band = labels.fact(f"{score.name}_band", score.band) if score.band else ""
    label = formats.capitalised(labels.of(score.name))
    return ScoreTold(label, value, band, measures, caps, score.state == "supplied")


def _levels(explanation: Explanation, labels: Labels) -> Iterator[tuple[str, str, str]]:
    """Each level with its value, and the line that gave it."""
    for level in explanation.levels:
        if level.lines:
            label = formats.capitalised(labels.of(level.name))
            if level.value is None:
                yield label, labels.say("account_page.not_known"), ""
            else:
                yield label, labels.fact(level.name, level.value), _line(level, labels)


def _line(level: LevelVerdict, labels: Labels) -> str:
    if level.state == "supplied":
        return labels.say("explanation.supplied")
    for name, holds, verdict in level.lines:
        if name == level.value and holds:
            if verdict is None:
                return labels.say("explanation.level_rest")
            parts = [part for part in verdict.parts if part.holds] or [verdict]
            rule = parts[0].rule if len(parts) < len(verdict.parts) else verdict.rule
            return labels.say(
                "explanation.level_by", rule=rule_phrase(rule, labels.policy, labels.language)
            )
    return ""


def _margin(changes: Mapping[str, Change | None], labels: Labels) -> Margin:
    told = [
        formats.capitalised(change_phrase(labels.policy, change, labels.language))
        for change in changes.values()
        if change is not None
    ]
    none = [labels.of(lever) for lever, change in changes.items() if change is None]
    return Margin(told, formats.listed(none, labels.language, most=None))
