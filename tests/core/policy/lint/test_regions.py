"""What the form of two conditions tells of where they hold."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tanada.fields import FLAG, Kind, Type, canonical_fields
from tanada.policy.lint.regions import Interval, never_true, single_interval, within
from tanada.rules import parse_rule, type_rule
from tanada.rules.reading import ParsedRule
from tanada.rules.tree import Rule

KNOWN = {name: field.type for name, field in canonical_fields(2).items()}
KNOWN["growth"] = Type(Kind.LEVEL, ("high", "medium", "low"))


def rule(text: str) -> Rule:
    parsed = parse_rule(text)
    assert isinstance(parsed, ParsedRule)
    typed = type_rule(parsed, KNOWN, "flag")
    assert not isinstance(typed, list)
    assert typed.type == FLAG
    return typed


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("arr > 100", "arr > 50"),
        ("arr > 100", "arr >= 100"),
        ("100 < arr and trial", "arr > 100"),
        ("arr = 100", "arr between 50 and 100"),
        ("growth = 'high'", "growth >= 'medium'"),
        ("growth != 'low'", "growth in ('high', 'medium')"),
        ("not growth < 'high'", "growth = 'high'"),
        ("churn_risk not in ('low', 'medium')", "churn_risk = 'high'"),
        ("started_on >= '2026-01-02'", "started_on > '2026-01-01'"),
        ("name = 'A'", "name in ('A', 'B')"),
        ("trial and brand", "brand and trial"),
        ("not (trial or brand)", "not trial"),
        ("not (arr < 100)", "arr >= 100"),
        ("arr > 100 or growth = 'high' and arr > 60", "arr > 100 or arr > 50"),
        ("seats / employees < 0.2 and trial", "seats / employees < 0.3"),
        ("arr is null and trial", "arr is null"),
    ],
)
def test_a_condition_lies_within_another(inner: str, outer: str) -> None:
    assert within(rule(inner), rule(outer))


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("arr >= 100", "arr > 100"),
        ("arr > 100", "arr > 100 and trial"),
        ("arr > 100 or trial", "arr > 100"),
        ("growth >= 'medium'", "growth = 'high'"),
        ("arr > 100", "arr_12m_ago > 50"),
        ("not trial", "trial"),
        ("arr != 100", "arr > 100"),
        ("name != 'A'", "name = 'B'"),
        ("churn_risk != 'low'", "churn_risk = 'high'"),
        ("seats / employees < 0.3", "employees / seats < 0.4"),
    ],
)
def test_a_condition_lies_outside_another(inner: str, outer: str) -> None:
    assert not within(rule(inner), rule(outer))


@pytest.mark.parametrize(
    ("text", "contradicts"),
    [
        ("arr > 100 and arr < 100", True),
        ("arr > 100 and arr <= 100", True),
        ("arr >= 100 and arr <= 100", False),
        ("growth = 'high' and growth < 'medium'", True),
        ("trial and not trial", True),
        ("trial and not brand", False),
        ("(arr > 5 and arr < 4) or (trial and not trial)", True),
        ("(arr > 5 and arr < 4) or trial", False),
        ("arr != 5 and arr = 5", False),
    ],
)
def test_a_condition_that_contradicts_itself(text: str, contradicts: bool) -> None:
    assert never_true(rule(text)) is contradicts


def test_only_a_condition_on_one_number_is_a_band() -> None:
    found = single_interval(rule("arr >= 5 and arr < 9"))
    assert found == ("arr", Interval(Decimal(5), False, Decimal(9), True))
    assert single_interval(rule("arr >= 5 and trial")) is None
    assert single_interval(rule("arr >= 5 or arr < 2")) is None


def test_more_ways_than_can_be_looked_at_claim_nothing() -> None:
    wide = " and ".join(f"(seats = {n} or employees = {n})" for n in range(7))
    assert not within(rule(wide), rule("seats >= 0 or employees >= 0"))
    assert not never_true(rule(wide))


NUMBERS = st.sampled_from(["arr", "seats"])
COMPARED = st.builds(
    "{} {} {}".format, NUMBERS, st.sampled_from(["<", "<=", "=", ">=", ">"]), st.integers(0, 3)
)
FLAGS = st.sampled_from(["trial", "not trial"])
SIMPLE = COMPARED | FLAGS
CONDITIONS = st.recursive(
    SIMPLE,
    lambda inner: (
        st.builds("({} {} {})".format, inner, st.sampled_from(["and", "or"]), inner)
        | st.builds("not ({})".format, inner)
    ),
    max_leaves=5,
)


def holds(text: str, arr: int, seats: int, trial: bool) -> bool:
    python = text.replace(" = ", " == ")
    return bool(eval(python, {"arr": arr / 2, "seats": seats / 2, "trial": trial}))


@settings(max_examples=100)
@given(CONDITIONS, CONDITIONS)
def test_what_is_claimed_holds_for_every_value(inner: str, outer: str) -> None:
    never, inside = never_true(rule(inner)), within(rule(inner), rule(outer))
    for arr, seats, trial in itertools.product(range(-1, 8), range(-1, 8), (True, False)):
        here = holds(inner, arr, seats, trial)
        assert not (here and never)
        assert not (here and inside) or holds(outer, arr, seats, trial)
