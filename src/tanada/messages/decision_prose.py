"""A decision's columns, reasons and missing data, in words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from tanada.messages import formats
from tanada.messages.labels import Labels
from tanada.messages.rules_prose import rule_phrase
from tanada.messages.saying import known, say
from tanada.messages.text import Language

if TYPE_CHECKING:
    from tanada.decide.explanation import Change, Seen
    from tanada.policy.model import Policy

_PLACES = 4
"""So many decimal places of a value are told: of a share two, as it is told in percent."""


def column_label(policy: Policy, column: str, language: Language) -> str:
    """The heading of a decision's column."""
    if known(f"column.{column}"):
        return say(f"column.{column}", language)
    return formats.capitalised(Labels(policy, language).of(column))


def reason_phrase(policy: Policy, reason: str, language: Language) -> str:
    """What the clause of a reason (`tier_1.growing`) asks for; the code of one not found."""
    for tier in policy.tiers:
        for clause in tier.clauses:
            if tier.reason(clause) == reason:
                if clause.rule is None:
                    return say("reason.otherwise", language)
                return rule_phrase(clause.rule, policy, language)
    return reason


def missing_phrase(policy: Policy, missing: str, language: Language) -> str:
    """The entries of a decision's `missing`, by their labels."""
    labels = Labels(policy, language)
    reasons = {tier.reason(clause) for tier in policy.tiers for clause in tier.clauses}
    entries = [entry.strip() for entry in missing.split(",") if entry.strip()]
    shown = [
        reason_phrase(policy, entry, language) if entry in reasons else labels.missing(entry)
        for entry in entries
    ]
    return formats.listed(shown, language, most=None)


def attention_phrase(
    policy: Policy, code: str, params: Mapping[str, object], accounts: int, language: Language
) -> str:
    """What needs attention in a portfolio: its code and parameters, and how many accounts."""
    labels = Labels(policy, language)
    shown: dict[str, object] = {**params, "accounts": accounts}
    for name, value in params.items():
        if name == "tier":
            shown[name] = labels.tier(str(value))
        elif name == "arr":
            shown[name] = formats.money(Decimal(str(value)), policy.currency, language)
        elif name in ("share", "low", "high"):
            shown[name] = formats.rounded_percent(Decimal(str(value)))
    return say(code, language, **shown)


def seen_phrase(policy: Policy, seen: Seen, language: Language) -> str:
    """A named value and how it counts: `ARR $80,000`, `CSM sentiment missing`."""
    labels = Labels(policy, language)
    stands = seen.written if seen.value is None else seen.value
    if isinstance(stands, Decimal) and stands != round(stands, _PLACES):
        stands = round(stands, _PLACES)
    return say(
        f"explain.state_{seen.state}",
        language,
        label=labels.of(seen.name),
        value=labels.fact(seen.name, stands),
    )


def change_phrase(policy: Policy, change: Change, language: Language) -> str:
    """`more than $2,000 more ARR → Strategic`; for what is no number, its new value."""
    labels = Labels(policy, language)
    tier, label = labels.tier(change.tier), labels.of(change.lever)
    if change.by is None or change.now is None:
        value = labels.fact(change.lever, change.value)
        return say("explain.other", language, label=label, value=value, tier=tier)
    rises = Decimal(str(change.value)) > Decimal(str(change.now))
    code = ("explain.more" if rises else "explain.less") + ("_strict" if change.strict else "")
    by = labels.fact(change.lever, change.by)
    return say(code, language, by=by, label=label, tier=tier)
