"""A tree is spelled in one way, and reading the spelling gives the tree again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any as Anything

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tanada.fields import DATE, FLAG, TEXT, Kind, Type
from tanada.rules import ParsedRule, parse_rule, type_rule
from tanada.rules.spelling import canonical, spell
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
)

COUNT = Type(Kind.WHOLE, digits=2)
LEVELS = Type(Kind.LEVEL, ("high", "it's medium", "低い"))
RISKS = Type(Kind.CHOICE, ("low", "high"))
KNOWN = {
    **dict.fromkeys(("arr", "seats", "座席", "date"), COUNT),
    **dict.fromkeys(("trial", "brand", "select"), FLAG),
    **dict.fromkeys(("plan", "region"), TEXT),
    **dict.fromkeys(("started_on", "renewal_date"), DATE),
    **dict.fromkeys(("growth", "could"), LEVELS),
    "churn_risk": RISKS,
}


def read(text: str, expected: str = "flag") -> Rule:
    parsed = parse_rule(text)
    assert isinstance(parsed, ParsedRule), (text, parsed)
    rule = type_rule(parsed, KNOWN, expected)
    assert not isinstance(rule, list), (text, rule)
    return rule


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("arr>100000", "arr > 100000"),
        ("100000.0<arr", "arr > 100000"),
        ("(((arr)) <> 1e2)", "arr != 100"),
        ("arr == 5", "arr = 5"),
        ("arr > 1.500", "arr > 1.5"),
        ("NOT (trial AND brand)", "not (trial and brand)"),
        ("trial = true and brand = false", "trial and not brand"),
        ("trial is not true", "not trial"),
        ("not not trial", "trial"),
        ("(trial and brand) and select", "trial and brand and select"),
        ("(trial or brand) and select", "(trial or brand) and select"),
        ("trial or (brand and select)", "trial or brand and select"),
        ("arr between 1 and 5", "arr >= 1 and arr <= 5"),
        ("arr not between 1 and 5", "not (arr >= 1 and arr <= 5)"),
        ("arr in (5)", "arr = 5"),
        ("arr in (3,1,3)", "arr in (3, 1)"),
        ("arr not in (1,2)", "not arr in (1, 2)"),
        ("plan in ('b','a')", "plan in ('b', 'a')"),
        ("not arr is null", "arr is not null"),
        ("not arr is not null", "arr is null"),
        ("(arr > 5) is null", "(arr > 5) is null"),
        ("(trial and brand) = select", "(trial and brand) = select"),
        ("plan='O''Brien'", "plan = 'O''Brien'"),
        ("'2026-01-31' < started_on", "started_on > '2026-01-31'"),
        ("arr+seats*2>5", "arr + seats * 2 > 5"),
        ("(arr+seats)*2>5", "(arr + seats) * 2 > 5"),
        ("arr-(seats-1)>5", "arr - (seats - 1) > 5"),
        ("(arr-seats)-1>5", "arr - seats - 1 > 5"),
        ("arr/(seats/2)>5", "arr / (seats / 2) > 5"),
        ("-(arr+1)>5", "-(arr + 1) > 5"),
        ("arr - -5 > 5", "arr - -5 > 5"),
        ("-(-arr) > 5", "-(-arr) > 5"),
        ("COALESCE(arr,seats , 0) > 5", "coalesce(arr, seats, 0) > 5"),
    ],
)
def test_a_rule_is_spelled_in_one_way(text: str, spelling: str) -> None:
    assert spell(read(text)) == spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("trial and brand", "brand and trial"),
        ("trial or brand or select", "select or (brand or trial)"),
        ("arr > 5 and (trial or brand)", "(brand or trial) and 5 < arr"),
        ("arr in (1, 2, 3)", "arr in (3, 2.0, 1, 1)"),
        ("plan in ('a', 'b')", "plan in ('b', 'a')"),
        ("arr between 1 and 5", "arr <= 5 and 1 <= arr"),
        ("arr != 5", "arr <> 5.000"),
        ("arr in (5)", "5 = arr"),
        ("arr > 0", "arr > -0"),
        ("not trial", "trial = false"),
        ("arr not in (1, 2)", "not (arr in (2, 1))"),
    ],
)
def test_rules_that_mean_the_same_are_equal_in_canonical_spelling(one: str, other: str) -> None:
    assert canonical(read(one)) == canonical(read(other))


def test_a_list_of_one_value_twice_is_that_value() -> None:
    assert read("arr in (5, 5)") == read("arr = 5")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("arr > 5", "arr >= 5"),
        ("arr > 5", "seats > 5"),
        ("arr > 5", "not arr <= 5 or trial"),
        ("trial or brand and select", "(trial or brand) and select"),
        ("arr - seats > 5", "seats - arr > 5"),
        ("arr / seats > 5", "seats / arr > 5"),
        ("arr in (1, 2)", "arr in (1, 2, 3)"),
        ("arr is null", "arr is not null"),
        ("plan = 'A'", "plan = 'a'"),
        ("plan = 'a'", "plan = 'a '"),
        ("coalesce(arr, seats) > 5", "coalesce(seats, arr) > 5"),
        ("started_on > '2026-01-01'", "started_on > '2026-01-02'"),
    ],
)
def test_rules_that_differ_in_meaning_differ_in_canonical_spelling(one: str, other: str) -> None:
    assert canonical(read(one)) != canonical(read(other))


# Trees as reading gives them. Types are put in by reading, so that those made here do not count.

NOTHING = COUNT
decimals = st.one_of(
    st.integers(-999, 999).map(Decimal),
    st.decimals(-99, 99, places=3).map(lambda value: Decimal(f"{value.normalize():f}") + 0),
)
number_literals = decimals.map(Number)
number_names = st.sampled_from(("arr", "seats", "座席", "date")).map(lambda name: Name(name, COUNT))
flag_names = st.sampled_from(("trial", "brand", "select")).map(lambda name: Name(name, FLAG))
text_names = st.sampled_from(("plan", "region")).map(lambda name: Name(name, TEXT))
date_names = st.sampled_from(("started_on", "renewal_date")).map(lambda name: Name(name, DATE))
level_names = st.sampled_from(("growth", "could")).map(lambda name: Name(name, LEVELS))
texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=12).map(Text)
days = st.dates(date(1900, 1, 1), date(2999, 12, 31)).map(Day)
levels = st.sampled_from(LEVELS.values).map(lambda value: Text(value, LEVELS))
operators = st.sampled_from(("=", "!=", "<", "<=", ">", ">="))
equalities = st.sampled_from(("=", "!="))


def computing(rule: Rule) -> Rule:
    """The formula, or one that is not a bare number."""
    return (
        Arithmetic("+", rule, Name("seats", COUNT), NOTHING) if isinstance(rule, Number) else rule
    )


def numbers_over(inner: st.SearchStrategy[Rule]) -> st.SearchStrategy[Rule]:
    turned = inner.map(computing)
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Arithmetic, st.sampled_from("+-*/"), turned, inner, st.just(NOTHING)),
        st.builds(Negative, turned, st.just(NOTHING)),
        st.builds(
            Call, st.sampled_from(("coalesce", "least", "greatest")), several, st.just(NOTHING)
        ),
        st.builds(Call, st.just("abs"), st.tuples(inner), st.just(NOTHING)),
    )


dated = st.builds(
    Call,
    st.sampled_from(("days_since", "days_until")),
    st.tuples(date_names),
    st.just(NOTHING),
)
ranked = st.builds(Call, st.just("percentile"), st.tuples(number_names), st.just(NOTHING))
numbers = st.recursive(
    st.one_of(number_names, number_literals, dated, ranked), numbers_over, max_leaves=5
)
computed = numbers.map(computing)


def listed(
    names: st.SearchStrategy[Rule], options: st.SearchStrategy[Anything]
) -> st.SearchStrategy[Rule]:
    several = st.lists(options, min_size=2, max_size=4, unique=True).map(tuple)
    return st.builds(OneOf, names, several)


comparisons = st.one_of(
    st.builds(Compare, operators, computed, numbers),
    st.builds(Compare, operators, number_literals, number_literals),
    st.builds(Compare, equalities, text_names, st.one_of(texts, text_names)),
    st.builds(Compare, operators, date_names, st.one_of(days, date_names)),
    st.builds(Compare, operators, level_names, st.one_of(levels, level_names)),
    listed(computed, number_literals),
    listed(text_names, texts),
    listed(date_names, days),
    listed(level_names, levels),
    st.builds(Missing, st.one_of(numbers, text_names, date_names, level_names, flag_names)),
)


def flags_over(inner: st.SearchStrategy[Rule]) -> st.SearchStrategy[Rule]:
    several = st.lists(inner, min_size=2, max_size=4)
    known = inner.map(lambda rule: Missing(rule) if isinstance(rule, Truth) else rule)
    return st.one_of(
        several.map(lambda parts: chain(All, parts)),
        several.map(lambda parts: chain(Any, parts)),
        inner.map(lambda rule: rule.part if isinstance(rule, Not) else Not(rule)),
        st.builds(Compare, equalities, known, known),
        inner.map(Missing),
    )


def chain(kind: type[All] | type[Any], parts: list[Rule]) -> Rule:
    """The parts in one chain: reading lays a chain inside a chain of its kind flat."""
    flat = (part.parts if isinstance(part, kind) else (part,) for part in parts)
    return kind(tuple(part for some in flat for part in some))


flags = st.recursive(
    st.one_of(flag_names, comparisons, st.booleans().map(Truth)), flags_over, max_leaves=8
)


def shape(node: Anything) -> Anything:
    """The tree without the types that reading puts in."""
    if isinstance(node, tuple):
        return tuple(shape(part) for part in node)
    if not hasattr(node, "__dataclass_fields__"):
        return node
    fields = [name for name in node.__dataclass_fields__ if name != "type"]
    return (type(node).__name__, *(shape(getattr(node, name)) for name in fields))


def reread(rule: Rule, expected: str) -> Rule:
    """The tree that reading the rule's spelling gives, unless it is over a limit."""
    parsed = parse_rule(spell(rule))
    if isinstance(parsed, ParsedRule):
        found = type_rule(parsed, KNOWN, expected)
        problems = found if isinstance(found, list) else []
    else:
        problems = parsed
    limits = {"rule.too_wide", "rule.too_deep", "rule.too_long"}
    assume(not problems or not {problem.code for problem in problems} <= limits)
    assert not problems, (spell(rule), problems)
    return found  # type: ignore[return-value]


@settings(max_examples=400, deadline=None)
@given(flags)
def test_reading_the_spelling_of_a_condition_gives_the_condition(rule: Rule) -> None:
    found = reread(rule, "flag")
    assert shape(found) == shape(rule)
    assert spell(found) == spell(rule)
    assert read(spell(found)) == found


@settings(max_examples=200, deadline=None)
@given(numbers)
def test_reading_the_spelling_of_a_formula_gives_the_formula(rule: Rule) -> None:
    found = reread(rule, "value")
    assert shape(found) == shape(rule)
    assert read(spell(found), "value") == found


def shuffled(rule: Rule, chance: Random) -> Rule:
    """The same meaning: the parts of and, or and in stand in another order."""
    match rule:
        case All(parts=parts) | Any(parts=parts):
            return type(rule)(mixed([shuffled(part, chance) for part in parts], chance))
        case OneOf(value=value, options=options):
            return OneOf(value, mixed(options, chance))
        case Not(part=part):
            return Not(shuffled(part, chance))
        case Missing(value=value):
            return Missing(shuffled(value, chance))
        case _:
            return rule


def mixed(parts: Sequence[Anything], chance: Random) -> tuple[Anything, ...]:
    return tuple(chance.sample(parts, len(parts)))


@settings(max_examples=200, deadline=None)
@given(flags, st.randoms(use_true_random=False))
def test_the_order_of_and_or_and_in_does_not_change_the_canonical_spelling(
    rule: Rule, chance: Random
) -> None:
    assert canonical(shuffled(rule, chance)) == canonical(rule)
