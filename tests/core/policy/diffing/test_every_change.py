"""Any change of meaning is told: every value of every preset, changed, yields a change there."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from tanada.errors import PolicyError
from tanada.messages.diff_prose import change_sentences
from tanada.messages.text import LANGUAGES
from tanada.policy.diffing import Change, compare_policies
from tanada.policy.loading import policy_text, preset_names, read_policy
from tanada.policy.model import Policy
from tanada.policy.source import Path, dotted, read_source

PRESETS = [name for name, _ in preset_names()]
WORDS = {
    "up": ("down",),
    "account": ("parent",),
    "skip": ("missing",),
    "missing": ("skip",),
    "reweigh": ("zero",),
    "neutral": ("zero",),
    "cohort": ("formula",),
    "always": ("business_hours",),
    "business_hours": ("always",),
}
CHOICES: dict[str, tuple[str, ...]] = {
    "channels": ("phone", "slack", "in_app", "mail", "video", "community", "chatbot"),
    "attendees": ("specialist", "executives", "executive_sponsor"),
    "training": ("recordings", "self_service", "on_demand_library", "group_webinars"),
    "means": ("product_led", "executives", "upgrade_offers", "custom_pricing"),
    "parts": ("goals", "joint_roadmap", "mutual_action_plan"),
    "match": ("language", "region", "industry", "seniority"),
    "on": ("arrived", "promoted", "demoted", "request", "critical_issue", "milestone"),
    "format": ("custom", "template", "customised_template"),
    "kind": ("template", "custom", "check_in", "training", "webinar"),
    "to": ("leadership", "senior_csm"),
    "by": ("csm", "automated"),
    "watches": ("usage", "health"),
    "seniority": ("any",),
    "customer_safe": ("owner", "plan", "region", "country"),
    "levers": ("seats", "employees", "trial"),
}
SPANS = r"immediate|(same|next|same or next) (business )?day|under .*|[\d.]+ (days?|hours?)"
PATTERNS = {
    r"\d[\d.]*%": ("14%", "51%"),
    r"\d+%\.\.\d+%": ("13%..99%",),
    r"\d+\.\.\d+": ("16..310",),
    r"(\d+ )?(week|month|quarter|half-year|year)s?": ("4 months", "3 weeks"),
    r"start|\d+ \w+ (before|after) \w+": ("5 days after start",),
    SPANS + r"|\d+\.\.\d+ \w+": ("4 days",),
    "USD": ("EUR",),
    "JPY": ("EUR",),
}


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, (*path, str(key)))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from leaves(part, (*path, index))
    else:
        yield path, value


def others(data: Any, path: Path, value: Any, number: int) -> list[Any]:
    """What can stand in place of a value; each rule becomes a different one."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int | Decimal):
        return [value + Decimal("0.5"), value + 1, value - 1]
    if path[-1] in ("en", "ja") or path[-1] in ("label", "name"):
        return [f"{value} (x)"]
    if re.search(r"[<>=]|\bnot\b", value):
        return [f"arr > {1000 + number}"]
    if path[0] == "attributes" and value not in WORDS:
        return [f"seats / {number}", f"arr > {1000 + number}"]
    name = next(part for part in reversed(path) if isinstance(part, str))
    beside = at(data, path[:-1]) if isinstance(path[-1], int) else [value]
    patterned = [each for form, each in PATTERNS.items() if re.fullmatch(form, value)]
    candidates = [*WORDS.get(value, ()), *CHOICES.get(name, ()), *sum(patterned, ())]
    if name in ("engagement", "programmes", "tiers"):
        candidates += keys(data, name)
    new = [each for each in candidates if each not in beside]
    return new[number % len(new) :] + new[: number % len(new)] if new else []


def at(data: Any, path: Path) -> Any:
    for part in path:
        data = data[part]
    return data


def keys(data: Any, name: str) -> list[str]:
    """What a document's models, programmes or tiers are called."""
    found = data.get(name, {})
    return [key for entry in found for key in entry] if name == "tiers" else list(found)


def with_values(data: Any, values: dict[Path, Any]) -> Policy:
    document = copy.deepcopy(data)
    for path, value in values.items():
        around = document
        for part in path[:-1]:
            around = around[part]
        around[path[-1]] = value
    return read_policy(json.dumps(document, ensure_ascii=False, default=float))


def valid_values(data: Any, tried: dict[Path, Any]) -> dict[Path, Any]:
    """As many of the values as a valid policy can have together."""
    values = dict(tried)
    while values:
        try:
            with_values(data, values)
        except PolicyError as error:
            places = [problem.place.path for problem in error.problems]
            wrong = [path for path in values if any(around(dotted(path), at) for at in places)]
            # Where values do not fit together, the later half of those at the place goes.
            exact = [path for path in wrong if dotted(path) in places]
            for path in exact or wrong[len(wrong) // 2 :] or list(values):
                del values[path]
        else:
            return values
    return {}


def around(one: str, other: str) -> bool:
    """Whether one of two places holds the other."""
    return (one + ".").startswith((other + ".", other + "[")) or (other + ".").startswith(
        (one + ".", one + "[")
    )


def told_at(path: Path, changes: tuple[Change, ...]) -> bool:
    place = dotted(path)
    return any(around(place, dotted(change.path)) for change in changes)


@pytest.mark.parametrize("name", PRESETS)
def test_every_value_that_is_changed_is_told_where_it_stands(name: str) -> None:
    data: Any = read_source(*policy_text(name)).data
    base = with_values(data, {})
    counted = [
        (path, value) for path, value in leaves(data) if path[0] not in ("examples", "tanada")
    ]
    changed: set[Path] = set()
    for attempt in range(2):
        tried = {
            path: choices[attempt % len(choices)]
            for number, (path, value) in enumerate(counted)
            if path not in changed and (choices := others(data, path, value, number))
        }
        values = valid_values(data, tried)
        if not values:
            continue
        policy = with_values(data, values)
        changes = compare_policies(base, policy)
        untold = [dotted(path) for path in values if not told_at(path, changes)]
        assert untold == []
        changed |= set(values)
        for language in LANGUAGES:
            sentences = change_sentences(base, policy, changes, language)
            assert [text for text in sentences if slip(text)] == []
    assert len(changed) >= 0.8 * len(counted)


def slip(text: str) -> bool:
    """Whether a sentence shows a key, a hole or a piece of code."""
    without_clauses = re.sub(r"› [“「]\w+[”」]", "›", text)
    holes = r"\w_\w|Decimal|\w\(\w+=|[{}]| {2}|now ,|not \.|: から|[「“][」”]"
    return bool(re.search(holes, without_clauses))


@pytest.mark.parametrize("name", PRESETS)
def test_a_policy_does_not_differ_from_itself(name: str) -> None:
    text, file = policy_text(name)
    commented = "# A comment.\n\n" + text.replace("\ntiers:", "\n\n# Another.\ntiers:")
    policy = read_policy(text, file)
    assert compare_policies(policy, read_policy(commented, file)) == ()
