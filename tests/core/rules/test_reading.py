"""Text becomes the tree that it means."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tanada.fields import DATE, FLAG, NUMBER, TEXT, WHOLE, Kind, Type, money
from tanada.rules import ParsedRule, parse_rule, type_rule
from tanada.rules.tree import (
    All,
    Any,
    Arithmetic,
    Call,
    Compare,
    Day,
    Missing,
    Name,
    Negative,
    Not,
    Number,
    OneOf,
    Rule,
    Text,
    Truth,
    names,
    walk,
)

LEVELS = Type(Kind.LEVEL, ("high", "medium", "low"))
RISKS = Type(Kind.CHOICE, ("low", "high"))
KNOWN = {
    "arr": money(2),
    "seats": WHOLE,
    "nps": NUMBER,
    "plan": TEXT,
    "date": TEXT,
    "trial": FLAG,
    "brand": FLAG,
    "partner": FLAG,
    "started_on": DATE,
    "growth": LEVELS,
    "churn_risk": RISKS,
}
ARR, SEATS, NPS = Name("arr", money(2)), Name("seats", WHOLE), Name("nps", NUMBER)
PLAN, GROWTH, RISK = Name("plan", TEXT), Name("growth", LEVELS), Name("churn_risk", RISKS)
TRIAL, BRAND, PARTNER = (Name(name, FLAG) for name in ("trial", "brand", "partner"))
STARTED = Name("started_on", DATE)


def number(text: str) -> Number:
    return Number(Decimal(text))


def read(text: str, expected: str = "flag") -> Rule:
    parsed = parse_rule(text)
    assert isinstance(parsed, ParsedRule), parsed
    rule = type_rule(parsed, KNOWN, expected)
    assert not isinstance(rule, list), rule
    return rule


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        # Comparisons.
        ("arr > 100000", Compare(">", ARR, number("100000"))),
        ("arr <= 25000.50", Compare("<=", ARR, number("25000.5"))),
        ("arr < 1e5", Compare("<", ARR, number("100000"))),
        ("arr = 5.0E-3", Compare("=", ARR, number("0.005"))),
        ("arr <> 5", Compare("!=", ARR, number("5"))),
        ("arr != -5", Compare("!=", ARR, number("-5"))),
        ("100000 < arr", Compare(">", ARR, number("100000"))),
        ("5 = arr", Compare("=", ARR, number("5"))),
        ("5 < 6", Compare("<", number("5"), number("6"))),
        ("nps > seats", Compare(">", NPS, SEATS)),
        ("plan = 'O''Brien'", Compare("=", PLAN, Text("O'Brien"))),
        ("plan = '株式会社 🌾'", Compare("=", PLAN, Text("株式会社 🌾"))),
        ("plan = 'C:\\new'", Compare("=", PLAN, Text("C:\\new"))),
        ("growth >= 'medium'", Compare(">=", GROWTH, Text("medium", LEVELS))),
        ("'medium' <= growth", Compare(">=", GROWTH, Text("medium", LEVELS))),
        ("churn_risk = 'high'", Compare("=", RISK, Text("high", RISKS))),
        ("started_on > '2026-01-31'", Compare(">", STARTED, Day(date(2026, 1, 31)))),
        ("'2026-01-31' > started_on", Compare("<", STARTED, Day(date(2026, 1, 31)))),
        ("date = 'x'", Compare("=", Name("date", TEXT), Text("x"))),
        # Flags.
        ("trial", TRIAL),
        ("trial = true", TRIAL),
        ("trial != true", Not(TRIAL)),
        ("false = trial", Not(TRIAL)),
        ("trial is true", TRIAL),
        ("trial is not true", Not(TRIAL)),
        ("trial = brand", Compare("=", TRIAL, BRAND)),
        ("(arr > 5) = trial", Compare("=", Compare(">", ARR, number("5")), TRIAL)),
        ("true", Truth(True)),
        # And, or, not.
        ("trial and brand and partner", All((TRIAL, BRAND, PARTNER))),
        ("trial and (brand and partner)", All((TRIAL, BRAND, PARTNER))),
        ("trial or brand and partner", Any((TRIAL, All((BRAND, PARTNER))))),
        ("(trial or brand) and partner", All((Any((TRIAL, BRAND)), PARTNER))),
        ("not trial and brand", All((Not(TRIAL), BRAND))),
        ("not (trial and brand)", Not(All((TRIAL, BRAND)))),
        ("not not trial", TRIAL),
        ("not arr > 5", Not(Compare(">", ARR, number("5")))),
        ("trial AND NOT brand Or partner", Any((All((TRIAL, Not(BRAND))), PARTNER))),
        # Between and in.
        (
            "arr between 1 and 2",
            All((Compare(">=", ARR, number("1")), Compare("<=", ARR, number("2")))),
        ),
        (
            "trial and arr between 1 and 2 and brand",
            All((TRIAL, Compare(">=", ARR, number("1")), Compare("<=", ARR, number("2")), BRAND)),
        ),
        (
            "arr not between 1 and 2",
            Not(All((Compare(">=", ARR, number("1")), Compare("<=", ARR, number("2"))))),
        ),
        ("seats in (1, -2, 3.0)", OneOf(SEATS, (number("1"), number("-2"), number("3")))),
        ("seats in (2, 1, 2)", OneOf(SEATS, (number("2"), number("1")))),
        ("seats in (2)", Compare("=", SEATS, number("2"))),
        ("plan not in ('a', 'b')", Not(OneOf(PLAN, (Text("a"), Text("b"))))),
        ("growth in ('low')", Compare("=", GROWTH, Text("low", LEVELS))),
        (
            "started_on in ('2026-01-01', '2026-02-01')",
            OneOf(STARTED, (Day(date(2026, 1, 1)), Day(date(2026, 2, 1)))),
        ),
        # Missing.
        ("arr is null", Missing(ARR)),
        ("arr is not null", Not(Missing(ARR))),
        ("not arr is null", Not(Missing(ARR))),
        ("(arr > 5 or trial) is null", Missing(Any((Compare(">", ARR, number("5")), TRIAL)))),
        # Parentheses and white space leave no trace.
        ("(((arr)) > ((5)))", Compare(">", ARR, number("5"))),
        ("\n arr\t>\r\n5 ", Compare(">", ARR, number("5"))),
    ],
)
def test_conditions(text: str, tree: Rule) -> None:
    assert read(text) == tree


def structure(rule: Rule) -> object:
    """The formula without its types."""
    match rule:
        case Arithmetic(operator=operator, left=left, right=right):
            return (operator, structure(left), structure(right))
        case Negative(value=value):
            return ("-", structure(value))
        case Call(function=function, arguments=arguments):
            return (function, *(structure(argument) for argument in arguments))
        case Name(name=name):
            return name
        case Number(value=value):
            return value
        case _:
            raise TypeError(rule)


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("arr + seats * 2", ("+", "arr", ("*", "seats", 2))),
        ("(arr + seats) * 2", ("*", ("+", "arr", "seats"), 2)),
        ("arr - seats - 1", ("-", ("-", "arr", "seats"), 1)),
        ("arr - (seats - 1)", ("-", "arr", ("-", "seats", 1))),
        ("arr / seats / 2", ("/", ("/", "arr", "seats"), 2)),
        ("arr / (seats / 2)", ("/", "arr", ("/", "seats", 2))),
        ("-arr * 2", ("*", ("-", "arr"), 2)),
        ("-(arr * 2)", ("-", ("*", "arr", 2))),
        ("- -arr", ("-", ("-", "arr"))),
        ("arr - -5", ("-", "arr", -5)),
        ("-5 * seats", ("*", -5, "seats")),
        ("coalesce(arr, seats, 0)", ("coalesce", "arr", "seats", 0)),
        ("COALESCE(arr, Least(seats, 2))", ("coalesce", "arr", ("least", "seats", 2))),
        ("greatest(arr, seats, nps)", ("greatest", "arr", "seats", "nps")),
        ("abs(-arr)", ("abs", ("-", "arr"))),
        ("days_since(started_on)", ("days_since", "started_on")),
        ("days_until(started_on) - 1", ("-", ("days_until", "started_on"), 1)),
        ("percentile(arr)", ("percentile", "arr")),
    ],
)
def test_formulas(text: str, formula: object) -> None:
    assert structure(read(text, expected="value")) == formula


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("arr", Kind.MONEY),
        ("arr + arr", Kind.MONEY),
        ("arr * 2", Kind.MONEY),
        ("arr / seats", Kind.MONEY),
        ("arr / arr", Kind.NUMBER),
        ("arr * arr", Kind.NUMBER),
        ("seats + 1", Kind.WHOLE),
        ("seats / 2", Kind.NUMBER),
        ("seats * 0.5", Kind.NUMBER),
        ("coalesce(arr, seats)", Kind.MONEY),
        ("days_since(started_on)", Kind.WHOLE),
        ("percentile(seats)", Kind.NUMBER),
        ("growth", Kind.LEVEL),
        ("arr > 5", Kind.FLAG),
    ],
)
def test_a_formula_has_the_kind_of_what_it_gives(text: str, kind: Kind) -> None:
    assert read(text, expected="value").type.kind is kind


def test_a_negated_count_is_signed() -> None:
    known = {"users": Type(Kind.WHOLE, digits=9, signed=False)}
    parsed = parse_rule("-users")
    assert isinstance(parsed, ParsedRule)
    rule = type_rule(parsed, known, "value")
    assert not isinstance(rule, list)
    assert rule.type.signed


@pytest.mark.parametrize(
    "word",
    [
        *(
            "plan",
            "date",
            "select",
            "end",
            "from",
            "interval",
            "row",
            "values",
            "next",
            "x1",
            "座席_数",
        ),
        *("case", "if", "any", "show", "call", "fetch"),
    ],
)
def test_a_word_of_sql_is_a_name_like_any_other(word: str) -> None:
    parsed = parse_rule(f"{word} > 5 and not {word} = 3")
    assert isinstance(parsed, ParsedRule)
    assert parsed.names == {word}


def test_a_parsed_rule_knows_its_names_before_they_are_looked_up() -> None:
    parsed = parse_rule("arr > 5 and coalesce(unknown, -seats, 0) in (1, 2) or not trial")
    assert isinstance(parsed, ParsedRule)
    assert parsed.names == {"arr", "unknown", "seats", "trial"}


def test_the_names_of_a_tree_stand_in_the_order_of_first_mention() -> None:
    rule = read("seats > 5 and arr > seats or plan = 'x' and arr is null")
    assert names(rule) == ("seats", "arr", "plan")


def test_walking_a_tree_meets_everything_in_it() -> None:
    found = [type(node).__name__ for node in walk(read("not (abs(arr) > 5 or trial)"))]
    assert found == ["Not", "Any", "Compare", "Call", "Name", "Number", "Name"]
