"""Whole things that are new or gone: attributes, scores, touchpoints, plays and the like."""

from __future__ import annotations

from tanada.messages.diff_prose.facts import fact_phrase
from tanada.messages.diff_prose.sides import SidePage, Sides, piece_at
from tanada.messages.diff_prose.trail import tell_trail
from tanada.messages.policy_prose.page import Page
from tanada.messages.policy_prose.touchpoints import tell_touchpoints, title_of
from tanada.policy.diffing.change import Change
from tanada.policy.engagement import TouchpointShape
from tanada.policy.model import Attribute, Score
from tanada.policy.source import Path


def tell_entry(sides: Sides, change: Change) -> str:
    """That it is new or gone, and what it says where that fits in a line."""
    page = sides.before if change.after is None else sides.after
    thing = change.before if change.after is None else change.after
    trail = tell_trail(sides, change.path)
    if _called_the_same(sides, change.path, thing):
        trail = sides.say("prose.with_key", title=trail, key=change.path[-1])
    details = _details(page, thing)
    if not details:
        return sides.say(change.code, trail=trail)
    return sides.say(f"{change.code}_with", trail=trail, details=details)


def _called_the_same(sides: Sides, path: Path, thing: object) -> bool:
    """Whether another entry, in either policy, has the label of this one."""
    label = getattr(thing, "label", None)
    entries = [piece_at(page.document, path[:-1]) for page in (sides.before, sides.after)]
    return label is not None and any(
        key != path[-1] and getattr(other, "label", None) == label
        for each in entries
        if isinstance(each, dict)
        for key, other in each.items()
    )


def _details(page: SidePage, thing: object) -> str:
    match thing:
        case Attribute():
            return fact_phrase(page, thing)
        case Score(measures=measures):
            return page.joined([page.labels.inside(measure.label) for measure in measures])
        case TouchpointShape():
            return _touchpoint(page, thing)
        case _:
            return ""


def _touchpoint(page: SidePage, touchpoint: TouchpointShape) -> str:
    """What the whole policy's prose says of it, behind its title."""
    lines = Page(page.labels)
    tell_touchpoints(lines, "", {"": touchpoint})
    title = page.say("prose.titled", title=title_of(page, touchpoint), text=" ").strip()
    return lines.lines[-1].strip().removeprefix("- ")[len(title) :].strip()
