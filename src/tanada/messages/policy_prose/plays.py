"""Plays: what begins them, whom they are for, and their steps."""

from __future__ import annotations

from tanada.messages.policy_prose.engagement import mail
from tanada.messages.policy_prose.page import Page
from tanada.messages.policy_prose.touchpoints import title_of
from tanada.policy.service import PlayShape, StepShape


def tell_plays(page: Page) -> None:
    """Every play with its steps."""
    if not page.document.plays:
        return
    page.heading(2, page.say("prose.plays"))
    for play in page.document.plays.values():
        page.heading(3, page.words(play.label))
        _tell_play(page, play)


def _tell_play(page: Page, play: PlayShape) -> None:
    begins = [page.say("play.on", event=page.word("event", event)) for event in play.on]
    if play.when is not None:
        begins.append(page.say("play.when", condition=page.where(play.when)))
    page.titled(page.say("play.begins"), [page.joined(begins, "or")])
    tiers = page.joined([page.labels.tier(key) for key in play.tiers])
    page.titled(page.say("play.tiers"), [tiers or page.say("play.all_tiers")])
    page.item(page.say("play.steps") + ":")
    for step in play.steps:
        page.titled(_day(page, step.day), _step(page, step), depth=1)
    if play.stops_when is not None:
        stops = page.say("play.when", condition=page.where(play.stops_when))
        page.titled(page.say("play.stops"), [stops])
    if play.again_after_days is not None:
        page.item(page.say("play.again", days=play.again_after_days))


def _day(page: Page, day: int) -> str:
    return page.say("play.day", day=day) if day else page.say("play.day_0")


def _step(page: Page, step: StepShape) -> list[str]:
    parts = []
    if step.task is not None:
        parts.append(page.say("play.task", text=page.words(step.task)))
    if step.mail is not None:
        parts.append(mail(page, step.mail))
    if step.in_app is not None:
        parts.append(page.say("message.in_app", text=page.customer_text(step.in_app)))
    if step.touchpoint is not None:
        parts.append(page.say("play.touchpoint", name=_touchpoint(page, step.touchpoint)))
    if step.programme is not None:
        parts.append(page.say("play.programme", name=page.programme(step.programme)))
    if step.hours is not None:
        parts.append(page.say("play.hours", count=step.hours))
    return parts


def _touchpoint(page: Page, key: str) -> str:
    """The touchpoint of this key as the first engagement model that has it calls it."""
    models = page.document.engagement.values()
    return next(
        title_of(page, model.touchpoints[key]) for model in models if key in model.touchpoints
    )
