"""Dials: the numbers of a document, found where they stand and turned there."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tanada.policy.dials import Reach, dials_of, number_of, reach_of, turned
from tanada.policy.loading import policy_text, read_policy

TEXT = """\
tanada: 1
name: A policy
currency: USD
# What follows is said as its author says it.
scores:
  fit:
    measures:
      use: {weight: 60, points: [{when: arr > 10, give: 100}, {give: 0}]}
      size: {weight: 40, points: [{give: 50}]}
    missing: reweigh
    bands: {good: 70, poor: 0}
tiers:
  - top:
      name: Top
      when:
        large: arr > 100000   # a comment
        near: 5000 < arr and fit >= 70 and percentile(arr) >= 0.95
        odd: "arr * 2 > 5000"
  - rest: {name: Rest, when: otherwise}
"""


def test_thresholds_weights_and_bands_are_dials() -> None:
    found = [(dial.key, str(dial.value), dial.operator) for dial in dials_of(read_policy(TEXT))]
    assert found == [
        ("tiers[0].top.when.large#0", "100000", ">"),
        ("tiers[0].top.when.near#0", "5000", ">"),
        ("tiers[0].top.when.near#1", "70", ">="),
        ("tiers[0].top.when.near#2", "0.95", ">="),
        ("tiers[0].top.when.odd#0", "2", ""),
        ("tiers[0].top.when.odd#1", "5000", ">"),
        ("scores.fit.measures.use.weight", "60", ""),
        ("scores.fit.measures.size.weight", "40", ""),
        ("scores.fit.bands.good", "70", ""),
    ]


def test_turning_changes_the_number_and_nothing_else() -> None:
    values = {
        "tiers[0].top.when.large#0": Decimal(120000),
        "tiers[0].top.when.odd#1": Decimal("7500.50"),
        "scores.fit.measures.use.weight": Decimal(55),
        "scores.fit.bands.good": Decimal(75),
        "tiers[0].top.when.gone#0": Decimal(1),
    }
    expected = (
        TEXT.replace("arr > 100000 ", "arr > 120000 ")
        .replace("arr * 2 > 5000", "arr * 2 > 7500.5")
        .replace("weight: 60", "weight: 55")
        .replace("good: 70", "good: 75")
    )
    assert turned(TEXT, read_policy(TEXT), values) == expected


def test_a_number_that_stands_inside_another_is_not_touched() -> None:
    text = TEXT.replace("5000 < arr", "25000 < arr and 5000 < arr")
    changed = turned(text, read_policy(text), {"tiers[0].top.when.near#1": Decimal(6000)})
    assert "near: 25000 < arr and 6000 < arr" in changed


def test_the_numbers_of_every_clause_of_the_standard_policy_are_dials() -> None:
    text, _ = policy_text("standard")
    thresholds = [dial for dial in dials_of(read_policy(text)) if dial.kind == "threshold"]
    assert [(dial.part, dial.name, str(dial.value)) for dial in thresholds] == [
        ("tier_1", "large", "100000"),
        ("tier_1", "strategic", "50000"),
        ("tier_1", "growing", "75000"),
        ("tier_2", "core", "25000"),
        ("tier_3", "scale", "5000"),
    ]


def test_how_far_a_dial_goes_follows_what_it_counts() -> None:
    policy = read_policy(TEXT)
    reaches = {dial.key: reach_of(dial, policy) for dial in dials_of(policy)}
    assert reaches["tiers[0].top.when.large#0"] == Reach(Decimal(0), Decimal(500000), Decimal(2000))
    assert reaches["tiers[0].top.when.near#1"] == Reach(Decimal(0), Decimal(100), Decimal(1))
    assert reaches["tiers[0].top.when.near#2"] == Reach(Decimal(0), Decimal(1), Decimal("0.01"))
    assert reaches["tiers[0].top.when.odd#0"] == Reach(Decimal(0), Decimal(10), Decimal(1))
    assert reaches["scores.fit.measures.use.weight"] == Reach(Decimal(1), Decimal(200), Decimal(1))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("120000", Decimal(120000)),
        (" 1,250.50 ", Decimal("1250.50")),
        ("", None),
        ("abc", None),
        ("-5", None),
        ("1e9", None),
        ("1.2.3", None),
        ("9" * 21, None),
        ("NaN", None),
    ],
)
def test_what_somebody_puts_in_is_a_number_or_nothing(text: str, value: Decimal | None) -> None:
    assert number_of(text) == value
