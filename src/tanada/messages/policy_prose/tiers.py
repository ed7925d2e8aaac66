"""What the policy is, who belongs to which tier, and what moves one."""

from __future__ import annotations

from collections.abc import Iterator

from tanada.fields import Kind
from tanada.messages import formats
from tanada.messages.policy_prose.page import Page
from tanada.policy.model import Tier
from tanada.policy.shape import PercentRange, SharesShape, TierShape


def tell_head(page: Page) -> None:
    """The policy's name, how it counts, its fingerprint, and how a tier is decided."""
    page.heading(1, page.words(page.policy.name))
    page.paragraph(page.say("prose.summary"))
    code = page.policy.currency
    name = formats.currency_name(code, page.language)
    page.item(page.say("prose.currency", name=name, code=code))
    page.item(page.say(f"prose.level_{page.document.level}"))
    _tell_rates(page)
    page.item(page.say("prose.fingerprint", fingerprint=page.policy.fingerprint))
    page.heading(2, page.say("prose.deciding"))
    page.item(page.say("prose.deciding_first"))
    page.item(page.say("prose.deciding_missing"))


def _tell_rates(page: Page) -> None:
    rates = page.document.rates
    if rates is None:
        return
    if rates.fixed_on is not None:
        page.item(page.say("prose.rates_fixed", day=rates.fixed_on))
    elif rates.max_age_days is not None:
        page.item(page.say("prose.rates_age", days=rates.max_age_days))
    else:
        page.item(page.say("prose.rates_latest"))


def tell_tiers(page: Page) -> None:
    """Each tier, best first: its clauses, share, goals and service."""
    page.heading(2, page.say("prose.tiers"))
    shapes = {key: shape for entry in page.document.tiers for key, shape in entry.items()}
    for number, tier in enumerate(page.policy.tiers, 1):
        title = page.say("prose.with_key", title=page.words(tier.name), key=tier.key)
        page.heading(3, f"{number}. {title}")
        _tell_clauses(page, tier)
        _tell_intentions(page, shapes[tier.key])


def _tell_clauses(page: Page, tier: Tier) -> None:
    rules = {clause.name: clause.rule for clause in tier.clauses if clause.rule is not None}
    if not rules:
        page.paragraph(page.say("prose.tier_otherwise"))
        return
    page.paragraph(page.say("prose.tier_one" if len(rules) == 1 else "prose.tier_any"))
    for name, rule in rules.items():
        page.entry(name, page.condition(rule))
    page.lines.append("")


def _tell_intentions(page: Page, shape: TierShape) -> None:
    if shape.share is not None:
        page.titled(page.say("prose.share"), list(_shares(page, shape.share)))
    goals = [
        page.say("prose.goal", goal=page.word("goal", goal), share=formats.percent(share))
        for goal, share in shape.goals.items()
    ]
    page.titled(page.say("prose.goals"), [page.joined(goals)] if goals else [])
    if shape.engagement is not None:
        page.titled(page.say("prose.service"), [page.engagement(shape.engagement)])


def _shares(page: Page, shares: SharesShape) -> Iterator[str]:
    for name in ("accounts", "aim", "arr", "hours"):
        band: PercentRange | None = getattr(shares, name)
        if band is not None:
            yield page.say(f"prose.share_{name}", range=_percents(page, band))


def _percents(page: Page, band: PercentRange) -> str:
    if band.low == band.high:
        return formats.percent(band.low)
    low, high = formats.number(band.low * 100), formats.percent(band.high)
    return page.say("prose.range", low=low, high=high)


def tell_directions(page: Page) -> None:
    """What a change is looked for in, and which way each fact moves a tier."""
    levers, monotone = page.policy.levers, page.policy.monotone
    if not levers and not monotone:
        return
    page.heading(2, page.say("prose.directions"))
    labels = [page.labels.of(name) for name in levers]
    page.titled(
        page.say("prose.levers"), [formats.listed(labels, page.language, None)][: len(labels)]
    )
    known = page.policy.known_names()
    for name, direction in monotone:
        flag = "flag_" if known[name].kind is Kind.FLAG else ""
        page.item(page.say(f"prose.monotone_{flag}{direction}", label=page.labels.of(name)))
