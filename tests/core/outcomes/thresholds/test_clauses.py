"""Which clauses of a policy are thresholds, and other numbers in their place."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tanada.errors import UsageError
from tanada.outcomes.thresholds.clauses import (
    ThresholdClause,
    other_clauses,
    threshold_clauses,
    with_thresholds,
)
from tanada.policy.loading import read_policy
from tanada.policy.source import Source, read_source

POLICY = """\
tanada: 1
name: Own   # ours
currency: USD
tiers:
  - top:
      name: Top
      when:
        large: {large}   # the board's number
        known: arr > 500 and brand
  - middle: {{name: Middle, when: {{some: "{middle}"}}}}
  - rest: {{name: Rest, when: otherwise}}
"""


def document(large: str = "arr > 100000", middle: str = "arr >= 25000") -> Source:
    return read_source(POLICY.format(large=large, middle=middle), "own.yaml")


def found(source: Source, field: str = "arr") -> tuple[ThresholdClause, ...]:
    return threshold_clauses(read_policy(source.text, source.file), field, source)


def test_the_thresholds_and_how_they_compare() -> None:
    clauses = found(document())
    shown = [(each.tier, each.clause, each.value, each.strict) for each in clauses]
    assert shown == [("top", "large", 100_000, True), ("middle", "some", 25_000, False)]


def test_only_the_numbers_change() -> None:
    source = document()
    changed = with_thresholds(source, found(source), [Decimal("5E+4"), Decimal("12.5")])
    expected = source.text.replace("arr > 100000", "arr > 50000")
    assert changed == expected.replace("arr >= 25000", "arr >= 12.5")


def test_a_number_that_stands_first_stays_first() -> None:
    source = document(large="100000 < arr")
    clauses = found(source)
    assert clauses[0].strict
    changed = with_thresholds(source, clauses, [Decimal(30_000), Decimal(10_000)])
    assert "large: 30000 < arr   # the board's number" in changed


def test_digits_in_a_name_are_not_the_number() -> None:
    source = document(large="arr_12m_ago > 12", middle="arr_12m_ago >= 3")
    changed = with_thresholds(source, found(source, "arr_12m_ago"), [Decimal(50), Decimal(20)])
    assert "large: arr_12m_ago > 50 " in changed
    assert 'some: "arr_12m_ago >= 20"' in changed


def test_a_number_that_is_reckoned_makes_the_clause_anew() -> None:
    source = document(large="arr > 100 * 1000")
    changed = with_thresholds(source, found(source), [Decimal(50_000), Decimal(20_000)])
    assert "large: arr > 50000   # the board's number" in changed


def test_what_reads_the_field_too_is_told() -> None:
    source = document()
    policy = read_policy(source.text)
    assert other_clauses(policy, "arr", found(source)) == ["top.known"]


@pytest.mark.parametrize(
    ("written", "code", "path"),
    [
        ({"middle": "arr >= 5000 and not trial"}, "no_clause", "tiers[1].middle.when.some"),
        ({"middle": "seats >= 5"}, "no_clause", "tiers[1].middle.when.some"),
        ({"middle": "arr < 25000"}, "no_clause", "tiers[1].middle.when.some"),
        (
            {"large": "arr > 100000\n        larger: arr > 200000"},
            "several_clauses",
            "tiers[0].top.when.larger",
        ),
    ],
)
def test_a_tier_without_one_plain_threshold_is_refused_by_its_clause(
    written: dict[str, str], code: str, path: str
) -> None:
    with pytest.raises(UsageError) as raised:
        found(document(**written))
    shown = [(each.code, each.place.path) for each in raised.value.problems]
    assert shown == [(f"thresholds.{code}", path)]
