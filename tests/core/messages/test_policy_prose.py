"""A whole policy is told, and nothing that counts in it is left out."""

import copy
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path as File
from typing import Any

import pytest

from tanada.errors import Problem, TanadaError
from tanada.fields import DERIVED, canonical_fields
from tanada.messages.policy_prose import describe_policy
from tanada.messages.rules_prose import rule_phrase
from tanada.messages.text import LANGUAGES, Language
from tanada.policy.loading import load_policy, preset_names, read_policy
from tanada.policy.model import Policy
from tanada.policy.source import Path, read_source

PRESETS = [name for name, _ in preset_names()]
FULL = read_source((File(__file__).parent / "full_policy.yaml").read_text(encoding="utf-8")).data
GONE = object()
TALK = ("engagement", "high", "touchpoints", "check_in")
TRAINING = ("engagement", "high", "touchpoints", "training")
RECOVERY = ("overlays", "recovery", "adds", "touchpoints", "recovery_talk")
REPLACED = ("overlays", "recovery", "replaces", "touchpoints", "check_in")
SCENARIO = ("capacity", "scenarios", "small")
TOGETHER: dict[Path, dict[Path, Any]] = {
    ("fields", "sector", "type"): {
        ("fields", "sector", "type"): "text",
        ("fields", "sector", "values"): GONE,
    },
    ("scores", "health", "measures", "sentiment", "of"): {
        ("scores", "health", "measures", "sentiment", "of"): "churn_risk",
        ("scores", "health", "measures", "sentiment", "points"): {"low": 1},
    },
    ("engagement", "high", "coverage"): {
        ("engagement", "high", "coverage"): "pooled",
        ("engagement", "high", "coverage_alternative"): "named",
    },
    ("engagement", "high", "coverage_alternative"): {
        ("engagement", "high", "coverage_alternative"): GONE
    },
    ("engagement", "high", "never_pooled"): {
        ("engagement", "high", "never_pooled"): True,
        ("engagement", "high", "coverage_alternative"): GONE,
    },
    (*TALK, "by"): {(*TALK, "by"): "person", (*TALK, "person_share"): GONE},
    (*TRAINING, "by"): {(*TRAINING, "by"): "person", (*TRAINING, "hours"): {"meeting": 1}},
    (*RECOVERY, "by"): {(*RECOVERY, "by"): "person", (*RECOVERY, "hours"): {"meeting": 1}},
    (*REPLACED, "by"): {(*REPLACED, "by"): "person", (*REPLACED, "hours"): {"meeting": 1}},
    ("engagement", "low", "person_steps_in"): {
        ("engagement", "low", "person_steps_in"): {"request": "on_event"}
    },
    ("overlays", "other", "until"): {("overlays", "other", "until"): {"days": 3}},
    (*SCENARIO, "csms"): {
        (*SCENARIO, "csms"): 4,
        (*SCENARIO, "tiers", "tier_1", "csms"): 4,
    },
    ("customer_safe", 0): {("customer_safe",): ["name", "owner", "plan"]},
}
"""Values that cannot change without another: what changes together (GONE: is left out)."""
FIXED = {
    ("tanada",),
    ("transitions", "up"),
    ("transitions", "down", "after"),
    ("tiers", 1, "tier_2", "when"),
    (*SCENARIO, "tiers", "tier_1", "csms"),
}
"""Values that have no other, or change only together with one that is tried."""
PATTERNS = {
    r"[\d.]+%": ("14%",),
    r"\d+%\.\..*": ("13%..99%", "16%..17%"),
    r"\d+\.\.\d+": ("16..31",),
    r"\d+ (week|month)s?|week|month|quarter|half-year": ("3 weeks", "2 weeks", "day", "4 months"),
    r"start|\d+ days before renewal": ("5 days after start",),
    r"immediate|same day|under .*|\d+ days|\d+\.\..* hours": ("4 days",),
    r".*[<>=].*|.*\bnot .*|otherwise|on_event": ("arr > 1234",),
    r"USD": ("EUR",),
}
"""What can stand in place of a text of a form."""


def told(policy: Policy, language: Language) -> str:
    """The policy's prose without the line of its fingerprint."""
    lines = describe_policy(policy, language).splitlines()
    return "\n".join(line for line in lines if policy.fingerprint not in line)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_told_with_every_clause_and_every_tier(name: str, language: Language) -> None:
    policy = load_policy(name)
    text = describe_policy(policy, language)
    for tier in policy.tiers:
        assert (tier.name.ja if language == "ja" else tier.name.en) in text
        for clause in tier.clauses:
            if clause.rule is not None:
                phrase = rule_phrase(clause.rule, policy, language)
                assert f"- {clause.name}: {phrase}\n" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_told_without_the_keys_of_its_fields(name: str, language: Language) -> None:
    policy = load_policy(name)
    text = describe_policy(policy, language)
    facts = [fact.name for fact in (*policy.attributes, *policy.scores)]
    keys = [*canonical_fields(2), *DERIVED, *policy.fields, *facts]
    assert [key for key in keys if "_" in key and key in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_told_without_a_slip(name: str, language: Language) -> None:
    text = describe_policy(load_policy(name), language)
    for slip in ("Decimal", "Kind.", "..", "。。", "{", "}", "  \n", "\n\n\n"):
        assert slip not in text


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, (*path, str(key)))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from leaves(part, (*path, index))
    else:
        yield path, value


def changed(changes: dict[Path, Any]) -> Policy | list[str]:
    """The policy with other values at the paths, or what could stand there instead."""
    document: Any = copy.deepcopy(FULL)
    for path, value in changes.items():
        around = document
        for part in path[:-1]:
            around = around[part]
        if value is GONE:
            del around[path[-1]]
        else:
            around[path[-1]] = value
    try:
        return read_policy(json.dumps(document, ensure_ascii=False, default=float))
    except TanadaError as error:
        return [choice for problem in error.problems for choice in choices(problem)]


def choices(problem: Problem) -> list[str]:
    expected = problem.params.get("expected", [])
    listed = re.findall("'([^']*)'", expected) if isinstance(expected, str) else expected
    return [str(choice) for choice in listed] if isinstance(listed, list) else []


def other_values(value: Any) -> Iterator[Any]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int | Decimal):
        yield from (value + 1, value - 1)
    else:
        for pattern, others in PATTERNS.items():
            if re.fullmatch(pattern, value):
                yield from others
        yield from (f"{value} (x)", "seats", "brand", "name")


def variant(path: Path, value: Any, base: Policy) -> Policy | None:
    """The policy that differs in meaning by the value at the path; None where there is none."""
    if path in TOGETHER:
        together = changed(TOGETHER[path])
        assert isinstance(together, Policy)
        return together
    waiting, tried = list(other_values(value)), [value]
    while waiting:
        other = waiting.pop(0)
        if other in tried:
            continue
        tried.append(other)
        result = changed({path: other})
        if isinstance(result, Policy):
            if result.fingerprint != base.fingerprint:
                return result
        else:
            waiting[:0] = result[:6]
    return None


def languages_of(path: Path) -> list[Language]:
    """The languages in which a change there must be seen."""
    return [path[-1]] if path[-1] in LANGUAGES else list(LANGUAGES)  # type: ignore[list-item]


def counts(path: Path) -> bool:
    """Whether the fingerprint covers the value: examples are tests, fields' labels only names."""
    return path[0] != "examples" and not (path[0] == "fields" and "label" in path)


@pytest.mark.slow
def test_every_value_that_counts_is_told() -> None:
    base = read_policy(json.dumps(FULL, ensure_ascii=False, default=float))
    before = {language: told(base, language) for language in LANGUAGES}
    untold, fixed = [], set()
    for path, value in leaves(FULL):
        policy = variant(path, value, base) if counts(path) else None
        if policy is None:
            fixed.add(path)
        elif any(told(policy, language) == before[language] for language in languages_of(path)):
            untold.append(path)
    assert untold == []
    assert {path for path in fixed if counts(path)} == FIXED
