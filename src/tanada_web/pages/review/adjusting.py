"""Something said of an account because of its review: which kinds, their fields, and saying it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from tanada.accounts.judging import judged_fields
from tanada.errors import Place, Problem, UsageError
from tanada.fields import DESIGNATIONS
from tanada.messages import formats
from tanada.messages.labels import Labels
from tanada_web.models import Person
from tanada_web.pages.review.item import Item
from tanada_web.permissions import may
from tanada_web.reviewing.reviews import Made
from tanada_web.said import designations, judgements, overrides
from tanada_web.said.accounts import subject_of

KINDS = {
    "override": "overrides:propose",
    "designation": "designations:write",
    "judgement": "judgements:write",
}
"""What can be said, and the action that it takes."""
_GIVE, _RENEW, _REMOVE = "give", "renew", "remove"
_USUAL_DAYS = 90
_FIRST = {
    "data_missing": "judgement",
    "health_changed": "judgement",
    "designation_to_add": "designation",
    "designation_to_remove": "designation",
    "designation_expiring": "designation",
}
Sent = Mapping[str, str]


@dataclass(frozen=True)
class Choice:
    """A value of a field, and what it is called."""

    value: str
    label: str


@dataclass(frozen=True)
class Adjusting:
    """The fields of what can be said: choices, and what they begin with."""

    kinds: list[str]
    kind: str
    tiers: list[Choice]
    designations: list[Choice]
    fields: list[Choice]
    starts: Sent


def adjusting_of(item: Item, labels: Labels, person: Person, today: date) -> Adjusting:
    """What a person can say of the account of a review, begun as the review suggests."""
    subject = subject_of(item.review.owner)
    kinds = [kind for kind, action in KINDS.items() if may(person, action, subject)]
    if item.holding is None or item.holding.ended_on is not None:
        kinds = [kind for kind in kinds if kind != "override"]
    wanted = _FIRST.get(item.review.catches, "override")
    policy = labels.policy
    fields = {name: formats.capitalised(labels.of(name)) for name in judged_fields(policy)}
    missing = [str(each).partition(":")[0] for each in item.review.params.get("missing") or []]
    first = next((name for name in missing if name in fields), "csm_sentiment")
    given = _designations(item, labels)
    return Adjusting(
        kinds,
        wanted if wanted in kinds else next(iter(kinds), ""),
        [Choice(tier.key, labels.words(tier.name)) for tier in policy.tiers],
        given,
        [Choice(name, label) for name, label in sorted(fields.items(), key=lambda each: each[1])],
        {
            "starts_on": today.isoformat(),
            "expires_on": (today + timedelta(days=_days(labels))).isoformat(),
            "as_of": today.isoformat(),
            "field": first,
            "tier": _tier(item, [tier.key for tier in policy.tiers]),
            "designation": _suggested(item, given),
        },
    )


def say_of(item: Item, sent: Sent, person: Person, at: datetime) -> Made:
    """Say what a form holds; UsageError where it cannot be said."""
    ways: dict[str, Callable[[], int]] = {
        "override": lambda: _override(item, sent, person, at),
        "designation": lambda: _designation(item, sent, person, at),
        "judgement": lambda: _judgement(item, sent, person, at),
    }
    kind = sent.get("kind", "")
    if kind not in ways:
        raise UsageError(Problem("desk.no_kind", Place(path="kind")))
    return Made(kind, ways[kind]())


def _override(item: Item, sent: Sent, person: Person, at: datetime) -> int:
    starts_on, expires_on = _day(sent, "starts_on"), _day(sent, "expires_on")
    account_id, reason = item.review.account_id, sent.get("reason", "")
    tier = sent.get("tier", "")
    return overrides.propose(account_id, tier, reason, starts_on, expires_on, person, at).pk


def _designation(item: Item, sent: Sent, person: Person, at: datetime) -> int:
    what, _, which = sent.get("designation", "").partition(":")
    reason = sent.get("reason", "")
    until = _day(sent, "lasts_until") if sent.get("lasts_until") else None
    own = {str(each.pk): each.pk for each in item.designations}
    if what == _GIVE:
        account_id = item.review.account_id
        return designations.designate(
            account_id, which, reason, timezone.localdate(at), until, person, at
        ).pk
    if what == _RENEW and which in own:
        return designations.renew(own[which], reason, until, person, at).pk
    if what == _REMOVE and which in own:
        return designations.remove(own[which], person, at).pk
    raise UsageError(Problem("desk.no_designation", Place(path="designation")))


def _judgement(item: Item, sent: Sent, person: Person, at: datetime) -> int:
    field, value = sent.get("field", ""), sent.get("value", "")
    as_of = _day(sent, "as_of")
    return judgements.enter(item.review.account_id, field, value, as_of, person, at).pk


def _designations(item: Item, labels: Labels) -> list[Choice]:
    """Those that can be given, and for those that are there to last longer or to go."""
    found = []
    for each in item.designations:
        name = labels.of(each.kind)
        for what in (_RENEW, _REMOVE):
            label = labels.say(f"desk.designation_{what}", kind=name)
            found.append(Choice(f"{what}:{each.pk}", label))
    there = {each.kind for each in item.designations}
    for kind in DESIGNATIONS:
        if kind not in there:
            label = labels.say("desk.designation_give", kind=labels.of(kind))
            found.append(Choice(f"{_GIVE}:{kind}", label))
    return found


def _suggested(item: Item, choices: list[Choice]) -> str:
    """The choice that the review speaks of."""
    kinds = [str(each) for each in item.review.params.get("kinds") or []]
    what = {"designation_expiring": _RENEW, "designation_to_remove": _REMOVE}.get(
        item.review.catches, _GIVE
    )
    numbers = [str(each.pk) for each in item.designations if each.kind in kinds]
    wanted = {f"{what}:{which}" for which in (*kinds, *numbers)}
    return next((each.value for each in choices if each.value in wanted), "")


def _tier(item: Item, keys: list[str]) -> str:
    """The tier that an override would show: what it holds, one better where it grew, or worse."""
    held = (item.holding and item.holding.tier) or ""
    if held not in keys:
        return keys[0]
    at = keys.index(held) + {"grew": -1, "shrank": 1}.get(item.review.catches, 0)
    return keys[min(max(at, 0), len(keys) - 1)]


def _days(labels: Labels) -> int:
    """How long an override lasts at first: a quarter, if the policy allows it."""
    reviews = labels.policy.document.reviews
    most = reviews.shift_expires_within_days if reviews else None
    return min(_USUAL_DAYS, most or _USUAL_DAYS)


def _day(sent: Sent, name: str) -> date:
    try:
        return date.fromisoformat(sent.get(name, ""))
    except ValueError:
        raise UsageError(Problem("desk.no_day", Place(path=name))) from None
