"""One value of a policy in words: what was, or what is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from tanada.messages import formats
from tanada.messages.diff_prose.sides import SidePage
from tanada.messages.policy_prose.times import how_often, how_soon, moment
from tanada.messages.policy_prose.touchpoints import title_of
from tanada.policy.engagement import ON_EVENT, HoursShape
from tanada.policy.shape import PercentRange, WholeRange, Words
from tanada.policy.source import Path
from tanada.policy.times import Frequency, Moment, ResponseTime
from tanada.rules.tree import Rule

_SHARES = {
    *("person_share", "arr_change", "utilisation", "overhead", "starved_below"),
    *("carried_share_of_arr", "arr"),
}
_MONEY = {"csm_per_year", "no_person_up_to_arr"}
_DAYS = {
    *("stale_after_days", "minimum_days", "return_days", "days", "confirm_newcomers_within_days"),
    *("shift_expires_within_days", "again_after_days", "no_move_days_before_renewal"),
    *("no_move_in_first_days", "win_back_days"),
}
_MONTHS = {"default_term_months", "window_months", "months_before_more_dimensions"}
_HOURS = {
    *("preparation", "meeting", "follow_up", "hours", "weekly_hours", "hours_per_account"),
}
_AREAS = {
    **{"coverage": "coverage", "coverage_alternative": "coverage", "seniority": "seniority_of"},
    **{"to": "escalation_to", "support_hours": "hours_of", "hours": "hours_of"},
    **{"channels": "channel", "format": "format", "attendees": "attendee", "watches": "watch"},
    **{"parts": "plan_part", "training": "training", "means": "means", "on": "event"},
    **{"catches": "catch", "match": "match", "method": "method_of", "type": "kind"},
    **{"inbound_answer": "within", "until": "until_of"},
}
"""The area of messages in which the words of a key's values stand."""


def tell_piece(page: SidePage, path: Path, value: object) -> str:
    """A value that stands at a path, as it reads within a sentence."""
    name = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    match value:
        case _ if isinstance(value, Rule):
            return page.quoted(page.condition(value))
        case tuple() | list():
            return _several(page, path, value)
        case bool():
            return page.say("value.true" if value else "value.false")
        case int() | Decimal():
            return _number(page, path, name, Decimal(value))
        case date():
            return formats.day(value, page.language)
        case Words():
            return page.quoted(page.customer_text(value))
        case str():
            return _word(page, path, name, value)
        case _:
            return _time_or_range(page, value)


def _several(page: SidePage, path: Path, values: Sequence[object]) -> str:
    return page.joined([tell_piece(page, path, value) for value in values])


def _number(page: SidePage, path: Path, name: str, value: Decimal) -> str:
    if name in _SHARES or "goals" in path:
        return formats.percent(value)
    if name in _MONEY:
        return formats.money(value, page.policy.currency, page.language)
    if name == "health_change" or "bands" in path:
        return page.say("prose.points", points=value)
    for names, code in ((_DAYS, "days"), (_MONTHS, "months"), (_HOURS, "hours")):
        if name in names:
            return page.say(f"diff.{code}", count=value)
    return formats.number(value)


def _word(page: SidePage, path: Path, name: str, value: str) -> str:
    """A text of the document: what it names, or the word for it."""
    area = _area(path, name)
    if area:
        return page.word(area, value)
    if name in ("engagement", "uses"):
        return page.quoted(page.engagement(value))
    if name in ("programmes", "programme"):
        return page.programme(value)
    if name == "tiers" or path[:2] == ("transitions", "rename"):
        return page.labels.tier(value)
    if name == "customer_safe":
        return page.labels.of(value)
    if name == "touchpoint":
        return _touchpoint(page, value)
    if "person_steps_in" in path:
        return page.say("diff.on_event" if value == ON_EVENT else "steps_in.always")
    return page.quoted(value)


def _touchpoint(page: SidePage, key: str) -> str:
    """The touchpoint of a key as the first engagement model that has it calls it."""
    models = page.document.engagement.values()
    return next(
        title_of(page, model.touchpoints[key]) for model in models if key in model.touchpoints
    )


def _area(path: Path, name: str) -> str:
    """The area of messages that has the words of a key's values; empty where none has."""
    if name == "kind":
        return "plan_kind" if "success_plan" in path else "touchpoint"
    if name == "by":
        return "contact_by" if "touchpoints" in path else "giver"
    return _AREAS.get(name, "")


def _time_or_range(page: SidePage, value: object) -> str:
    match value:
        case Frequency():
            return how_often(page, value)
        case Moment():
            return moment(page, value)
        case ResponseTime():
            return how_soon(page, value)
        case WholeRange(low=low, high=high):
            return page.say("prose.range", low=low, high=high)
        case PercentRange(low=low, high=high) if low == high:
            return formats.percent(low)
        case PercentRange(low=low, high=high):
            least, most = formats.number(low * 100), formats.percent(high)
            return page.say("prose.range", low=least, high=most)
        case _:
            return page.say("contact.no_hours") if isinstance(value, HoursShape) else ""
