"""How accounts move between tiers, what changes service for a time, and reviews."""

from __future__ import annotations

from collections.abc import Iterator

from tanada.messages import formats
from tanada.messages.policy_prose.engagement import escalation, programmes, responses
from tanada.messages.policy_prose.page import Page
from tanada.messages.policy_prose.times import how_often
from tanada.messages.policy_prose.touchpoints import tell_touchpoints
from tanada.policy.service import AddsShape, OverlayShape, ReplacesShape, ReviewsShape, UntilShape


def tell_transitions(page: Page) -> None:
    """Up at once, down only after a renewal, and what happens to those who come back."""
    transitions = page.document.transitions
    down = transitions.down
    page.heading(2, page.say("prose.transitions"))
    page.item(page.say("transition.up"))
    page.item(page.say("transition.down", days=down.minimum_days))
    page.item(page.say("transition.term", months=down.default_term_months))
    page.item(page.say("transition.return", days=transitions.return_days))
    for old, new in transitions.rename.items():
        page.item(page.say("transition.rename", old=old, new=page.labels.tier(new)))


def tell_overlays(page: Page) -> None:
    """Each overlay: when it begins and ends, what it adds and replaces."""
    if not page.document.overlays:
        return
    page.heading(2, page.say("prose.overlays"))
    page.paragraph(page.say("overlay.meaning"))
    for overlay in page.document.overlays.values():
        page.heading(3, page.words(overlay.label))
        _tell_overlay(page, overlay)


def _tell_overlay(page: Page, overlay: OverlayShape) -> None:
    page.titled(page.say("overlay.when"), [page.condition(overlay.when)])
    page.titled(page.say("overlay.until"), [_until(page, overlay.until)])
    if overlay.uses is not None:
        page.titled(page.say("overlay.uses"), [page.engagement(overlay.uses)])
    if overlay.adds is not None:
        _tell_adds(page, overlay.adds)
    if overlay.replaces is not None:
        _tell_replaces(page, overlay.replaces)


def _until(page: Page, until: str | UntilShape) -> str:
    if isinstance(until, str):
        return page.say("overlay.until_condition")
    ends = []
    if until.days is not None:
        ends.append(page.say("overlay.until_days", days=until.days))
    if until.when is not None:
        ends.append(page.say("overlay.until_when", condition=page.where(until.when)))
    if len(ends) == 1:
        return ends[0]
    return page.say("overlay.until_either", first=ends[0], last=ends[1])


def _tell_adds(page: Page, adds: AddsShape) -> None:
    title = page.say("overlay.adds")
    parts = programmes(page, adds.programmes)
    if adds.executive_sponsor:
        parts.append(page.say("engagement.executive_sponsor"))
    to = escalation(page, adds.escalation)
    if to:
        about = page.say("engagement.escalation")
        parts.append(page.say("prose.titled", title=about, text=page.joined(to)))
    page.titled(title, parts)
    tell_touchpoints(page, page.say("overlay.adds_touchpoints"), adds.touchpoints)


def _tell_replaces(page: Page, replaces: ReplacesShape) -> None:
    title = page.say("overlay.replaces")
    if replaces.responses is not None:
        page.titled(title, responses(page, replaces.responses))
    tell_touchpoints(page, page.say("overlay.replaces_touchpoints"), replaces.touchpoints)


def tell_reviews(page: Page) -> None:
    """How often each tier is reviewed, and what a review looks for."""
    reviews = page.document.reviews
    if reviews is None:
        return
    page.heading(2, page.say("prose.reviews"))
    for key, every in reviews.every.items():
        tier = page.labels.tier(key)
        page.item(page.say("review.tier", tier=tier, every=how_often(page, every)))
    top = reviews.top_accounts
    if top is not None:
        condition = page.where(top.when)
        page.item(page.say("review.top", condition=condition, every=how_often(page, top.every)))
    if reviews.catches:
        page.titled(page.say("review.catches"), [page.named("catch", reviews.catches)])
    for line in _review_limits(page, reviews):
        page.item(line)


def _review_limits(page: Page, reviews: ReviewsShape) -> Iterator[str]:
    if reviews.arr_change is not None:
        yield page.say("review.arr_change", share=formats.percent(reviews.arr_change))
    if reviews.health_change is not None:
        yield page.say("review.health_change", points=reviews.health_change)
    if reviews.confirm_newcomers_within_days is not None:
        yield page.say("review.newcomers", days=reviews.confirm_newcomers_within_days)
    if reviews.shift_expires_within_days is not None:
        yield page.say("review.shift", days=reviews.shift_expires_within_days)
