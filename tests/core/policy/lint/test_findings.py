"""Every finding of a document: a case that shows it, a near one that does not, and its fix."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tanada.policy.editing import Editor
from tanada.policy.lint.documents import lint_document
from tanada.policy.lint.finding import Finding
from tanada.policy.loading import policy_text, preset_names, read_policy
from tanada.policy.source import read_source

HERE = Path(__file__).parent
BASE = (HERE / "base.yaml").read_text(encoding="utf-8")
CASES: list[dict[str, Any]] = YAML(typ="safe").load(HERE / "cases.yaml")
ARR_ALONE = next(case for case in CASES if case["code"] == "lint.single_dimension")["shows"]
AS_OF = date(2026, 6, 30)


def changed(text: str, changes: dict[str, str]) -> str:
    for old, new in changes.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


@cache
def findings(text: str, as_of: date = AS_OF) -> tuple[Finding, ...]:
    return lint_document(read_policy(text, "p.yaml"), read_source(text, "p.yaml"), as_of)


def named(number: int) -> str:
    return f"{number}-{CASES[number]['code']}"


def test_the_base_of_all_cases_has_no_finding() -> None:
    assert findings(BASE) == ()


@pytest.mark.parametrize("number", range(len(CASES)), ids=named)
def test_a_pitfall_is_found_where_it_stands(number: int) -> None:
    case = CASES[number]
    found = findings(changed(BASE, case["shows"]))
    assert [(each.code, each.severity, each.place.path) for each in found] == [
        (case["code"], case["severity"], case["at"])
    ]


@pytest.mark.parametrize("number", range(len(CASES)), ids=named)
def test_what_nearly_is_a_pitfall_is_not_found(number: int) -> None:
    assert findings(changed(BASE, CASES[number]["near"])) == ()


@pytest.mark.parametrize("number", range(len(CASES)), ids=named)
def test_a_fix_changes_its_part_and_nothing_else(number: int) -> None:
    case = CASES[number]
    text = changed(BASE, case["shows"])
    (found,) = findings(text)
    if "fixed" not in case:
        assert found.fix is None
        return
    editor = Editor(read_source(text))
    assert found.fix is not None
    found.fix(editor)
    assert editor.text() == changed(text, case["fixed"])
    left = [each.code for each in findings(editor.text())]
    assert [code for code in left if not code.startswith("lint.unused_")] == []
    assert case["code"] not in left


@pytest.mark.parametrize("name", [name for name, _ in preset_names()])
def test_a_preset_has_no_finding_but_notes(name: str) -> None:
    text, file = policy_text(name)
    found = lint_document(read_policy(text, file), read_source(text, file), AS_OF)
    expected = set() if name.startswith("standard") else {"lint.contact_not_lightened"}
    if name.startswith("value"):
        expected |= {"lint.single_dimension"}
    assert {each.code for each in found} == expected
    assert {each.severity for each in found} <= {"note"}


@pytest.mark.parametrize(
    ("since", "as_of", "severity"),
    [
        (None, date(2030, 1, 1), "note"),
        ("2026-01-31", date(2026, 7, 30), "note"),
        ("2026-01-31", date(2026, 7, 31), "warning"),
        ("2027-01-01", date(2026, 7, 31), "note"),
    ],
)
def test_one_dimension_is_a_warning_once_it_was_measured_for_six_months(
    since: str | None, as_of: date, severity: str
) -> None:
    text = changed(BASE, ARR_ALONE)
    if since is not None:
        text += f"in_use_since: {since}\n"
    assert [(each.code, each.severity) for each in findings(text, as_of)] == [
        ("lint.single_dimension", severity)
    ]


def test_the_policy_says_how_long_one_dimension_is_enough() -> None:
    longer = {"months_before_more_dimensions: 6": "months_before_more_dimensions: 12"}
    text = changed(BASE, {**ARR_ALONE, **longer})
    text += "in_use_since: 2026-01-31\n"
    assert [each.severity for each in findings(text, date(2027, 1, 30))] == ["note"]
    assert [each.severity for each in findings(text, date(2027, 1, 31))] == ["warning"]


def test_the_only_clause_of_a_tier_is_not_taken_out() -> None:
    text = changed(
        BASE, {"        core: arr >= 20000\n": "", "visited: arr >= 5000": "visited: arr >= 100000"}
    )
    (found,) = findings(text)
    assert (found.code, found.fix) == ("lint.clause_never_first", None)


def test_findings_stand_with_the_most_severe_first() -> None:
    text = changed(
        BASE,
        {"weight: 60": "weight: 50", "minimum_days: 30": "minimum_days: 0", "visits > 10": "brand"},
    )
    text += "lint: {no_grace: error, unused_field: warning}\n"
    assert [(each.severity, each.code) for each in findings(text)] == [
        ("error", "lint.no_grace"),
        ("warning", "lint.unused_field"),
        ("warning", "lint.weights_do_not_add_up"),
    ]


def test_without_a_source_a_finding_has_a_path_and_no_line() -> None:
    policy = read_policy(changed(BASE, {"weight: 60": "weight: 50"}))
    (found,) = lint_document(policy, None, AS_OF)
    assert (found.place.line, found.place.path) == (None, "scores.health.measures")
