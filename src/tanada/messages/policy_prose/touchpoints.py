"""Touchpoints: by whom, how often, when, how long and by which means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tanada.messages import formats
from tanada.messages.policy_prose.page import Page
from tanada.messages.policy_prose.times import how_often, moment
from tanada.policy.engagement import HoursShape, TouchpointShape


def tell_touchpoints(page: Page, title: str, touchpoints: Mapping[str, TouchpointShape]) -> None:
    """A list of touchpoints under its title; nothing where there are none."""
    if not touchpoints:
        return
    page.item(f"{title}:")
    for touchpoint in touchpoints.values():
        page.titled(title_of(page, touchpoint), list(_parts(page, touchpoint)), depth=1)


def title_of(page: Page, touchpoint: TouchpointShape) -> str:
    """The touchpoint's label, and what kind it is."""
    kind = page.say(f"touchpoint.{touchpoint.kind}")
    if touchpoint.label is None:
        return kind
    label = page.words(touchpoint.label)
    return page.say("prose.with_key", title=label, key=kind)


def _parts(page: Page, touchpoint: TouchpointShape) -> Iterator[str]:
    share = formats.percent(touchpoint.person_share) if touchpoint.person_share is not None else ""
    yield page.say(f"by.{touchpoint.by}", **({"share": share} if share else {}))
    yield from _times(page, touchpoint)
    if touchpoint.hours is not None:
        yield page.say("contact.hours", hours=_hours(page, touchpoint.hours))
    if touchpoint.channels:
        channels = page.named("channel", touchpoint.channels)
        yield page.say("contact.channels", channels=channels)
    if touchpoint.attendees:
        attendees = page.named("attendee", touchpoint.attendees)
        yield page.say("contact.attendees", attendees=attendees)
    if touchpoint.format is not None:
        yield page.say(f"format.{touchpoint.format}")
    if touchpoint.never_skipped:
        yield page.say("contact.never_skipped")


def _times(page: Page, touchpoint: TouchpointShape) -> Iterator[str]:
    if touchpoint.every is not None:
        yield how_often(page, touchpoint.every)
    for variant in touchpoint.variants.values():
        every = how_often(page, variant.every)
        if variant.hours is not None:
            every = page.say("prose.with_key", title=every, key=_hours(page, variant.hours))
        yield page.say("contact.variant", every=every, condition=page.where(variant.when))
    if touchpoint.at:
        yield page.joined([moment(page, at) for at in touchpoint.at])
    if touchpoint.on:
        events = [page.word("event", event) for event in touchpoint.on]
        yield page.say("contact.on", events=page.joined(events, "or"))
    for limit in ("never_rarer_than", "never_more_often_than"):
        every_limit = getattr(touchpoint, limit)
        if every_limit is not None:
            yield page.say(f"contact.{limit}", every=how_often(page, every_limit))


def _hours(page: Page, hours: HoursShape) -> str:
    parts = [
        page.say(f"hours.{name}", count=getattr(hours, name))
        for name in ("preparation", "meeting", "follow_up")
        if getattr(hours, name)
    ]
    return page.joined(parts) if parts else page.say("contact.no_hours")
