"""What one rule may be at most, and that what is allowed is still cheap."""

from __future__ import annotations

from datetime import date

import pytest

from tanada.decide.needs import needs_of_rules
from tanada.fields import FLAG, Kind, Type, money
from tanada.rules import ParsedRule, RuleProblem, parse_rule, type_rule
from tanada.rules.spelling import spell
from tanada.rules.tree import Rule
from tanada.sql.facts import Facts
from tanada.sql.hoisting import Hoisting
from tanada.sql.operations import Operations

KNOWN = {
    "a": FLAG,
    "n": Type(Kind.WHOLE, digits=2),
    "arr": money(2),
    "x" * 1996: Type(Kind.WHOLE, digits=2),
}


def result_of(text: str) -> Rule | list[RuleProblem]:
    parsed = parse_rule(text)
    return type_rule(parsed, KNOWN) if isinstance(parsed, ParsedRule) else parsed


def allowed(text: str) -> Rule:
    rule = result_of(text)
    assert not isinstance(rule, list), rule
    return rule


def only_problem(text: str) -> tuple[str, int, int, dict[str, object]]:
    problems = result_of(text)
    assert isinstance(problems, list)
    assert len(problems) == 1
    found = problems[0]
    return found.code, found.start, found.end, found.params


@pytest.mark.parametrize(
    "nested", ["(" * 32 + "a" + ")" * 32, "not " * 31 + "a", "abs(" * 32 + "n" + ")" * 32 + " > 1"]
)
def test_32_levels_of_nesting_are_allowed(nested: str) -> None:
    allowed(nested)


@pytest.mark.parametrize(
    ("nested", "start"),
    [
        ("(" * 33 + "a" + ")" * 33, 32),
        ("abs(" * 33 + "n" + ")" * 33 + " > 1", 131),
        ("not(" * 32 + "not a" + ")" * 32, 128),
        ("(" * 30 + "not not not a" + ")" * 30, 38),
    ],
)
def test_the_33rd_level_is_refused_where_it_begins(nested: str, start: int) -> None:
    code, found, _, params = only_problem(nested)
    assert (code, found, params) == ("rule.too_deep", start, {"limit": 32})


def test_parentheses_beside_each_other_do_not_nest() -> None:
    allowed(" and ".join(["(((a)))"] * 40))


def test_what_is_written_without_parentheses_nests_no_deeper_either() -> None:
    code, *_ = only_problem("n" + " is null" * 33)
    assert code == "rule.too_deep"


def test_every_rule_that_is_allowed_can_be_read_back_from_its_spelling() -> None:
    rule = allowed("n" + " is null" * 30)
    assert result_of(spell(rule)) == rule


def test_400_words_and_signs_are_allowed_and_one_more_is_not() -> None:
    allowed("a" + " or a" * 199 + " " * 5)  # 399
    allowed("not a" + " or a" * 199)  # 400
    text = "not not a" + " or a" * 199
    assert only_problem(text) == ("rule.too_long", 0, 0, {"found": 401, "limit": 400})


def test_2000_characters_are_allowed_and_one_more_is_not() -> None:
    longest = "x" * 1996 + " > 1"
    allowed(longest)
    assert only_problem(longest + " ") == ("rule.too_long", 0, 0, {"found": 2001, "limit": 2000})


def test_numbers_of_18_digits_and_8_places_are_allowed() -> None:
    allowed("n > 123456789012345678")
    allowed("n > 1.12345678")
    allowed("n > -0.00000001")
    allowed("n > 1.00000000000000")


@pytest.mark.parametrize(
    "text",
    [
        "a" + " or a" * 199,
        "a" + " or a and a" * 99,
        "a and (a or not a) and " * 30 + "a",
        "n" + " + n" * 30 + " > 1",
        "n in (" + ", ".join(str(number) for number in range(190)) + ")",
        "coalesce(" * 31 + "n" + ", 1)" * 31 + " > 1",
        "abs(" * 32 + "n" + ")" * 32 + " > 1",
        "a = " + "(a = " * 31 + "a" + ")" * 31,
    ],
)
def test_a_rule_at_the_limits_is_read_spelled_and_compiled_to_no_more_than_its_length(
    text: str,
) -> None:
    rule = allowed(text)
    assert allowed(spell(rule)) == rule
    assert len(sql(rule)) < 50_000


def sql(rule: Rule) -> str:
    facts = Facts(Operations())
    for name in KNOWN:
        facts.add(name, (), lambda column, name=name: column(name))
    Hoisting(facts, needs_of_rules, date(2026, 6, 30)).add("verdict", rule)
    return facts.select({"verdict": "verdict"}, "accounts").sql(dialect="duckdb")


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("coalesce(", ", 1)"),
        ("abs(", ")"),
        ("(n + ", ")"),
        ("(n * ", ")"),
        ("least(", ", 1)"),
        ("(", " / 2)"),
    ],
)
def test_sql_grows_with_the_length_of_a_rule_and_not_faster(opening: str, closing: str) -> None:
    lengths = [len(sql(allowed(opening * deep + "n" + closing * deep + " > 1"))) for deep in (1, 5)]
    assert lengths[1] < 10 * lengths[0]
