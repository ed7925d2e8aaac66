"""How often, at which moment and how fast, in words."""

from __future__ import annotations

from tanada.messages.policy_prose.page import Page
from tanada.messages.saying import known
from tanada.policy.times import Frequency, Moment, ResponseTime


def how_often(page: Page, every: Frequency) -> str:
    """`weekly`, `every 2 weeks`, `quarterly`."""
    code = f"every.{every.unit}_{every.count}"
    if known(code):
        return page.say(code)
    if every.unit == "month":
        return page.say("every.months", count=every.count)
    if every.count % 7 == 0:
        return page.say("every.weeks", count=every.count // 7)
    return page.say("every.days", count=every.count)


def moment(page: Page, at: Moment) -> str:
    """`at the start`, `90 days before renewal`."""
    if at.count == 0:
        return page.say(f"moment.{at.anchor}")
    return page.say(f"moment.{at.unit}_{at.side}_{at.anchor}", count=at.count)


def how_soon(page: Page, within: ResponseTime) -> str:
    """`immediately`, `within 24–48 hours`, `on the same day`."""
    unit = within.unit.replace(" ", "_")
    if within.most == 0 and unit in ("minute", "hour"):
        return page.say("within.immediate")
    if unit in ("day", "business_day") and within.most <= 1 and not within.under:
        day = {(0, 0): "same", (1, 1): "next", (0, 1): "same_or_next"}[within.least, within.most]
        return page.say(f"within.{day}_{unit}")
    count = str(within.most)
    if within.least not in (0, within.most):
        count = page.say("prose.range", low=within.least, high=within.most)
    time = page.say(f"within.{unit}", count=count, last=within.most)
    code = "under" if within.under else "between" if count != str(within.most) else "at_most"
    return page.say(f"within.{code}", time=time)
