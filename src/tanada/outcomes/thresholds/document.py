"""Thresholds by one number → a policy's document, for those who have none yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tanada.accounts.suggest.given import scalar
from tanada.outcomes.thresholds.targets import DEFAULT_TARGETS, Band
from tanada.policy.shape import Words
from tanada.rules.spelling import spell_number

KEYS: dict[int, tuple[str, ...]] = {
    2: ("strategic", "scale"),
    3: ("strategic", "core", "scale"),
    4: ("strategic", "core", "scale", "tech_touch"),
}
"""The keys of tiers by how many there are, the top one first."""


@dataclass(frozen=True)
class PlainPolicy:
    """Tiers by one number, under the usual names.

    `thresholds` are where each tier but the last begins, the top one first.
    """

    name: Words
    tiers: tuple[tuple[str, Words], ...]
    currency: str
    field: str
    thresholds: tuple[Decimal, ...]


def plain_document(policy: PlainPolicy) -> str:
    """The document, with the usual targets for so many tiers, and one renewal before a fall."""
    targets = DEFAULT_TARGETS[len(policy.tiers)]
    lines = [
        "tanada: 1",
        f"name: {_words(policy.name)}",
        f"currency: {policy.currency}",
        "tiers:",
    ]
    for place, (key, name) in enumerate(policy.tiers):
        last = place == len(policy.tiers) - 1
        when = "otherwise"
        if not last:
            when = f"{{large: {policy.field} >= {spell_number(policy.thresholds[place])}}}"
        lines += [f"  - {key}:", f"      name: {_words(name)}", f"      when: {when}"]
        shares = _shares(targets[place].accounts, targets[place].arr)
        lines += [f"      share: {{{shares}}}"] if shares else []
    lines += [
        f"levers: [{policy.field}]",
        f"monotone: {{{policy.field}: up}}",
        "transitions:",
        "  up: at_once",
        "  down: {after: one_renewal, minimum_days: 30, default_term_months: 12}",
        "  return_days: 30",
        "",
    ]
    return "\n".join(lines)


def _words(words: Words) -> str:
    return f"{{en: {scalar(words.en)}, ja: {scalar(words.ja)}}}"


def _shares(accounts: Band | None, arr: Band | None) -> str:
    parts: Sequence[tuple[str, Band | None]] = (("accounts", accounts), ("arr", arr))
    return ", ".join(
        f"{name}: {_percent(band.low)}..{_percent(band.high)}" for name, band in parts if band
    )


def _percent(share: Decimal) -> str:
    return f"{(share * 100).normalize():f}%"
