"""Every problem of a rule: its code, the exact characters it lies at, and what it says.

In the tables « and » stand around the characters that the problem is about.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import tanada.rules
from tanada.fields import DATE, FLAG, TEXT, WHOLE, Kind, Type, money
from tanada.rules import ParsedRule, RuleProblem, parse_rule, type_rule

KNOWN = {
    "arr": money(2),
    "seats": WHOLE,
    "plan": TEXT,
    "region": TEXT,
    "trial": FLAG,
    "brand": FLAG,
    "started_on": DATE,
    "renewal_date": DATE,
    "growth": Type(Kind.LEVEL, ("high", "medium", "low")),
    "churn_risk": Type(Kind.CHOICE, ("low", "medium", "high")),
    "座席": WHOLE,
    "broken": None,
}


def problems_of(text: str, expected: str = "flag") -> list[RuleProblem]:
    parsed = parse_rule(text)
    result = type_rule(parsed, KNOWN, expected) if isinstance(parsed, ParsedRule) else parsed
    return result if isinstance(result, list) else []


def unmarked(marked: str) -> tuple[str, int, int]:
    """The text without its marks, and the place between them."""
    start = marked.index("«")
    end = marked.index("»") - 1
    return marked.replace("«", "").replace("»", ""), start, end


PROBLEMS: list[object] = [
    # The text itself.
    ("rule.empty", "«»", {}),
    ("rule.empty", "« \n\t »", {}),
    ("rule.unclosed_quote", "plan = «'Pro»", {}),
    ("rule.unclosed_quote", "plan = 'Pro' and region = «'EMEA»", {}),
    ("rule.unclosed_quote", 'plan = «"Pro»', {}),
    ("rule.unclosed_quote", "plan = «'it''s»", {}),
    ("rule.unclosed_quote", "plan = «\"it's»", {}),
    ("rule.comment", "arr > 5 «-- large»", {}),
    ("rule.comment", "«/* large */» arr > 5", {}),
    ("rule.double_quotes", '«"arr"» > 5', {"found": '"arr"'}),
    ("rule.unknown_symbol", "arr > 5«;»", {"found": ";"}),
    ("rule.unknown_symbol", "arr«::»text = '5'", {"found": "::"}),
    ("rule.unknown_symbol", "arr«.»x > 5", {"found": "."}),
    ("rule.unknown_symbol", "arr «%» 2 = 0", {"found": "%"}),
    ("rule.unknown_symbol", "plan «||» 'x' = 'y'", {"found": "||"}),
    ("rule.unknown_symbol", "trial «&&» brand", {"found": "&&"}),
    ("rule.unknown_symbol", "arr > 5 «order by» arr", {"found": "order by"}),
    ("rule.unknown_symbol", "«arr＞5»", {"found": "arr＞5"}),
    # Parentheses and commas.
    ("rule.parenthesis_not_opened", "arr > 5«)»", {}),
    ("rule.parenthesis_not_opened", "(arr > 5)«)» or (trial", {}),
    ("rule.parenthesis_not_closed", "«(»arr > 5", {}),
    ("rule.parenthesis_not_closed", "trial and «(»brand or (arr > 5)", {}),
    ("rule.too_deep", "(" * 32 + "«(»" + "trial" + ")" * 33, {"limit": 32}),
    ("rule.too_deep", "not " * 32 + "«not» trial", {"limit": 32}),
    ("rule.too_deep", "(" * 20 + "- " * 12 + "«-» 5" + ")" * 20 + " < arr", {"limit": 32}),
    ("rule.comma", "arr > 5«,» seats > 5", {}),
    ("rule.comma", "(arr > 5)«,» trial", {}),
    # The order of words.
    ("rule.operator_expected", "arr > 5 «seats»", {"found": "seats"}),
    ("rule.operator_expected", "arr > 5 «(»seats > 5)", {"found": "("}),
    ("rule.operator_expected", "1«_000» < arr", {"found": "_000"}),
    ("rule.operator_expected", "arr > 100 «000»", {"found": "000"}),
    ("rule.operator_expected", "plan «like» 'x%'", {"found": "like"}),
    ("rule.operator_expected", "plan = 'a' «'b'»", {"found": "'b'"}),
    ("rule.unreadable", "arr > 5 «and»", {"found": "and"}),
    ("rule.unreadable", "arr > 5 or «or trial»", {"found": "or"}),
    ("rule.unreadable", "arr > 5\n  or\n  «or trial»", {"found": "or"}),
    ("rule.unreadable", "plan = '株🌾'\r\nor «or trial»", {"found": "or"}),
    ("rule.unreadable", "«and»", {"found": "and"}),
    # Names and functions.
    ("rule.unknown_function", "«sum»(arr) > 5", {"found": "sum"}),
    ("rule.unknown_function", "«coalesc»(arr, 0) > 5", {"nearest": "coalesce"}),
    ("rule.unknown_name", "«ar» > 5", {"found": "ar", "nearest": "arr"}),
    ("rule.unknown_name", "arr > 5 and «Trial»", {"found": "Trial", "nearest": "trial"}),
    ("rule.unknown_name", "«nothing_like_it» > 5", {"nearest": None}),
    ("rule.unknown_name", "plan = '株式会社🌾' and «座» > 5", {"found": "座"}),
    ("rule.unknown_name", "«select» > 5", {"found": "select"}),
    ("rule.unknown_name", "started_on > «current_date»", {"found": "current_date"}),
    # Conditions.
    ("rule.not_a_condition", "«arr»", {"found": "arr"}),
    ("rule.not_a_condition", "«arr» and trial", {"found": "arr"}),
    ("rule.not_a_condition", "trial or not «seats»", {"found": "seats"}),
    ("rule.not_a_condition", "«arr + seats»", {"found": "arr + seats"}),
    ("rule.not_a_condition", "trial and «'x'»", {"found": "'x'"}),
    ("rule.not_allowed", "«null»", {"found": "null"}),
    ("rule.not_allowed", "trial and «null»", {"found": "null"}),
    ("rule.not_allowed", "«arr << 5» > 1", {"found": "arr << 5"}),
    # Comparisons.
    ("rule.compared_with_null", "trial and «arr = null»", {}),
    ("rule.compared_with_null", "«null != arr» and trial", {}),
    ("rule.chained", "«1 < arr < 5»", {}),
    ("rule.chained", "trial or «arr = seats = 5»", {}),
    ("rule.no_order", "trial and «plan > 'a'»", {"operator": ">", "kind": Kind.TEXT}),
    ("rule.no_order", "«churn_risk >= 'low'»", {"operator": ">=", "kind": Kind.CHOICE}),
    ("rule.no_order", "«trial < brand»", {"operator": "<", "kind": Kind.FLAG}),
    ("rule.different_kinds", "trial and «arr > 'x'»", {"left": Kind.MONEY, "right": Kind.TEXT}),
    ("rule.different_kinds", "«plan = 5»", {"left": Kind.TEXT, "right": Kind.WHOLE}),
    ("rule.different_kinds", "«growth = churn_risk»", {"left": Kind.LEVEL, "right": Kind.CHOICE}),
    ("rule.different_kinds", "«trial = 1»", {"left": Kind.FLAG, "right": Kind.WHOLE}),
    (
        "rule.unknown_value",
        "trial or growth = «'mediun'»",
        {"found": "mediun", "expected": ["high", "medium", "low"], "nearest": "medium"},
    ),
    ("rule.unknown_value", "churn_risk in ('low', «'Low'»)", {"found": "Low", "nearest": "low"}),
    ("rule.not_a_date", "started_on > «'2026-02-30'»", {"found": "2026-02-30"}),
    ("rule.not_a_date", "«'21.11.2026'» < started_on", {"found": "21.11.2026"}),
    ("rule.in_needs_literals", "arr in («seats»)", {}),
    ("rule.in_needs_literals", "arr in (1, «seats + 1»)", {}),
    ("rule.is_needs_null", "trial and «arr is plan»", {}),
    # Numbers.
    ("rule.not_a_number", "arr + «plan» > 5", {"kind": Kind.TEXT, "operator": "+"}),
    ("rule.not_a_number", "«started_on» * 2 > 5", {"kind": Kind.DATE, "operator": "*"}),
    ("rule.not_a_number", "-«plan» = 5", {"kind": Kind.TEXT, "operator": "-"}),
    ("rule.too_wide", "trial or «arr * arr * arr» > 1", {"limit": 38}),
    (
        "rule.number_too_long",
        "arr > «1234567890123456789»",
        {"found": "1234567890123456789", "digits": 18, "places": 8},
    ),
    ("rule.number_too_long", "arr > «0.123456789»", {"found": "0.123456789"}),
    ("rule.number_too_long", "arr > «1e-999999»", {"found": "1e-999999"}),
    # Arguments.
    ("rule.argument_count", "least(«arr») > 1", {"found": 1, "least": 2, "most": 8}),
    (
        "rule.argument_count",
        "days_since(«started_on, renewal_date») > 1",
        {"found": 2, "least": 1, "most": 1},
    ),
    ("rule.argument_count", "abs(«arr, seats») > 1", {"found": 2}),
    ("rule.needs_date", "days_since(«arr») > 1", {"function": "days_since"}),
    ("rule.needs_date", "days_until(«'2026-01-01'») > 1", {"function": "days_until"}),
    ("rule.needs_number_name", "percentile(«arr + 1») > 0.5", {"function": "percentile"}),
    ("rule.needs_number_name", "percentile(«plan») > 0.5", {"function": "percentile"}),
    ("rule.needs_numbers", "greatest(«arr, plan») > 1", {"function": "greatest"}),
    ("rule.needs_one_kind", "coalesce(«plan, 5») = 5", {"function": "coalesce"}),
    ("rule.needs_one_kind", "coalesce(«trial, brand»)", {"function": "coalesce"}),
]


@pytest.mark.parametrize(("code", "marked", "params"), PROBLEMS)
def test_a_problem_has_its_code_its_place_and_what_it_found(
    code: str, marked: str, params: dict[str, object]
) -> None:
    text, start, end = unmarked(marked)
    problems = problems_of(text)
    assert [(problem.code, problem.start, problem.end) for problem in problems] == [
        (code, start, end)
    ]
    assert {key: problems[0].params.get(key) for key in params} == params


def test_every_problem_that_the_rule_language_knows_stands_in_the_table() -> None:
    folder = Path(tanada.rules.__file__).parent
    source = "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.py"))
    shown = {getattr(row, "values", row)[0] for row in PROBLEMS}  # type: ignore[index]
    # Too long a rule has no place inside it: tests/core/rules/test_limits.py.
    assert shown | {"rule.too_long"} == set(re.findall(r'"(rule\.\w+)"', source))


def test_every_problem_is_reported_at_once() -> None:
    text = "ar > 5 and growth = 'hgih' or plan > 'a'"
    assert [(problem.code, text[problem.start : problem.end]) for problem in problems_of(text)] == [
        ("rule.unknown_name", "ar"),
        ("rule.unknown_value", "'hgih'"),
        ("rule.no_order", "plan > 'a'"),
    ]


def test_every_foreign_symbol_is_reported_at_once() -> None:
    text = "arr[0] > 1;"
    assert [text[problem.start : problem.end] for problem in problems_of(text)] == ["[", "]", ";"]


def test_the_same_name_is_reported_at_each_of_its_places() -> None:
    found = [(problem.start, problem.end) for problem in problems_of("coalesce(ar, 5) > ar")]
    assert found == [(9, 11), (18, 20)]


def test_a_name_before_between_is_reported_once() -> None:
    assert len(problems_of("ar between 1 and 2")) == 1


def test_a_name_whose_own_definition_is_broken_is_not_reported_again() -> None:
    assert problems_of("broken > 5") == []


@pytest.mark.parametrize("text", ["arr in (-seats)", "arr in (1, -seats)"])
def test_a_negated_name_in_a_list_is_refused(text: str) -> None:
    assert [problem.code for problem in problems_of(text)] == ["rule.in_needs_literals"]


@pytest.mark.parametrize("number", ["1e40", "1e999", "9" * 29, "1" * 1000])
def test_a_number_of_any_length_is_refused_as_too_long(number: str) -> None:
    assert [problem.code for problem in problems_of(f"arr > {number}")] == ["rule.number_too_long"]


def test_a_formula_may_be_of_any_kind() -> None:
    assert problems_of("arr + seats", expected="value") == []
    assert problems_of("growth", expected="value") == []
