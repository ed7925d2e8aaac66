"""Every finding has its severity, its words, its section in the reference and its cases."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tanada.messages.catalogue import TEXTS
from tanada.policy.lint.severities import DEFAULTS

HERE = Path(__file__).parent
ROOT = HERE.parents[3]
DECIDE = HERE.parents[1] / "decide" / "lint"
CASES: list[dict[str, Any]] = [
    case for folder in (HERE, DECIDE) for case in YAML(typ="safe").load(folder / "cases.yaml")
]
SECTION = re.compile(r"^### (lint\.\w+)\n\n(\w+), (fix|no fix)(?:: same decisions)?\n\n(\S)", re.M)


def sections() -> dict[str, tuple[str, str]]:
    """By code: the severity and whether there is a fix, as the reference tells them."""
    page = (ROOT / "docs" / "reference" / "lint.md").read_text(encoding="utf-8")
    return {code: (severity, fix) for code, severity, fix, _ in SECTION.findall(page)}


def test_the_reference_has_a_section_for_each_and_for_nothing_else() -> None:
    assert list(sections()) == list(DEFAULTS)


@pytest.mark.parametrize("code", DEFAULTS)
def test_the_reference_tells_the_severity_and_whether_there_is_a_fix(code: str) -> None:
    fixed = any("fixed" in case for case in CASES if case["code"] == code)
    assert sections()[code] == (DEFAULTS[code], "fix" if fixed else "no fix")


@pytest.mark.parametrize("code", DEFAULTS)
def test_each_says_what_is_wrong_and_what_to_do(code: str) -> None:
    assert [text.count("\n") for text in TEXTS[code]] == [1, 1]


def test_each_has_a_case_that_shows_it_and_one_that_does_not() -> None:
    assert {case["code"] for case in CASES if case["shows"] and case["near"]} == set(DEFAULTS)


def test_no_words_are_left_without_a_finding() -> None:
    assert {code for code in TEXTS if code.startswith("lint.")} == set(DEFAULTS)
