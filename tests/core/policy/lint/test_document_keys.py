"""What a document says about its findings, and that none of it touches a decision."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from jsonschema import ValidationError, validate

from tanada.errors import PolicyError
from tanada.messages.policy_prose import describe_policy
from tanada.policy.lint.documents import lint_document
from tanada.policy.lint.severities import DEFAULTS, SEVERITIES, lint_names
from tanada.policy.loading import read_policy
from tanada.policy.schema import policy_schema
from tanada.policy.source import read_source

BASE = (Path(__file__).parent / "base.yaml").read_text(encoding="utf-8")
NO_GRACE = BASE.replace("minimum_days: 30", "minimum_days: 0")
AS_OF = date(2026, 6, 30)


def severities(text: str) -> list[str]:
    return [each.severity for each in lint_document(read_policy(text), read_source(text), AS_OF)]


@pytest.mark.parametrize("severity", SEVERITIES)
def test_the_document_says_how_much_a_finding_matters(severity: str) -> None:
    assert severities(NO_GRACE + f"lint: {{no_grace: {severity}}}\n") == [severity]


def test_a_finding_can_be_switched_off() -> None:
    assert severities(NO_GRACE) == ["warning"]
    assert severities(NO_GRACE + "lint: {no_grace: off}\n") == []


def test_what_the_document_says_outweighs_what_time_says() -> None:
    arr_alone = BASE.replace("arr >= 50000 and growth = 'high'", "arr_12m_ago > 90000")
    arr_alone = arr_alone.replace("visits > 10", "arr_12m_ago > 3000")
    arr_alone = arr_alone.replace("levers: [arr]", "levers: [arr, growth, visits]")
    arr_alone += "in_use_since: 2020-01-01\n"
    assert severities(arr_alone) == ["warning"]
    assert severities(arr_alone + "lint: {single_dimension: note}\n") == ["note"]


def test_an_unknown_finding_is_a_problem_with_the_nearest_name() -> None:
    with pytest.raises(PolicyError) as raised:
        read_policy(BASE + "lint: {no_grase: off}\n", "p.yaml")
    (problem,) = raised.value.problems
    assert (problem.code, problem.place.line) == ("policy.unknown_lint", BASE.count("\n") + 1)
    assert problem.params == {"found": "no_grase", "nearest": "no_grace"}


@pytest.mark.parametrize(
    "line", ["lint: {no_grace: loud}", "lint: [no_grace]", "in_use_since: yesterday"]
)
def test_what_does_not_fit_is_refused(line: str) -> None:
    with pytest.raises(PolicyError):
        read_policy(f"{BASE}{line}\n")


def test_neither_key_is_part_of_the_meaning() -> None:
    said = BASE + "in_use_since: 2026-01-31\nlint: {no_grace: error, too_many_tiers: off}\n"
    assert read_policy(said).fingerprint == read_policy(BASE).fingerprint


def test_the_schema_knows_both_keys() -> None:
    keys = policy_schema()["properties"]
    validate({"no_grace": "off"}, keys["lint"])
    validate("2026-01-31", keys["in_use_since"])
    with pytest.raises(ValidationError):
        validate({"no_grace": "loud"}, keys["lint"])


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "## Checks\n\n- In use since 31 Jan 2026\n- No_grace: off\n"),
        ("ja", "## チェック\n\n- 運用開始日: 2026年1月31日\n- No_grace: 対象外\n"),
    ],
)
def test_the_policy_in_prose_tells_both(language: str, expected: str) -> None:
    policy = read_policy(BASE + "in_use_since: 2026-01-31\nlint: {no_grace: off}\n")
    expected = expected.replace("No_grace", "no_grace")
    assert describe_policy(policy, language).endswith(expected)  # type: ignore[arg-type]
    assert expected.splitlines()[0] not in describe_policy(read_policy(BASE), language)  # type: ignore[arg-type]


def test_every_finding_is_named_without_its_area() -> None:
    assert [f"lint.{name}" for name in lint_names()] == list(DEFAULTS)
