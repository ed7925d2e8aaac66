"""A document with twenty different mistakes tells all twenty at once, each at its place."""

from __future__ import annotations

import pytest

from tanada.errors import PolicyError
from tanada.policy.loading import read_policy

DOCUMENT = """\
tanada: 1
name: Twenty mistakes
currency: USX
fields:
  arr: {type: money}
  colour: {stale_after_days: 5}
  shade: {type: choice}
attributes:
  reach: seats / employes
  first: second + 1
  second: first + 1
  potential:
    lines:
      - high: expansion_multiple >= 3 and
      - high: otherwise
scores:
  health:
    measures:
      use: {weight: 0, of: seat_use, points: {0: 0, 1: 100}}
      mood: {weight: 1, of: csm_sentiment, points: {purple: 5}}
      pace: {weight: 1, points: {0: 0}}
    missing: guess
tiers:
  - tier_1:
      name: One
      when: {large: arr > 'much', chained: 1 < arr < 5, quoted: plan = "Pro"}
      share: {accounts: 20%..10%}
      engagement: nowhere
  - tier_1: {name: Again, when: {small: read_csv('x')}}
  - rest: {name: Rest, when: {all: not trial}}
levers: [ar]
monotone: {plan: up}
examples:
  - {given: {arr: 5}, expect: tier_9}
plans: 3
"""

EXPECTED = {
    ("policy.unknown_currency", 3, 11),
    ("policy.field_known", 5, 3),
    ("policy.field_needs_type", 6, 3),
    ("policy.choice_needs_values", 7, 3),
    ("rule.unknown_name", 9, 18),
    ("policy.circle", 10, 3),
    ("rule.unreadable", 14, 39),
    ("policy.level_twice", 15, 9),
    ("shape.greater_than", 19, 21),
    ("rule.unknown_value", 20, 53),
    ("policy.points_need_of", 21, 25),
    ("shape.literal_error", 22, 14),
    ("rule.different_kinds", 26, 21),
    ("rule.chained", 26, 44),
    ("rule.double_quotes", 26, 72),
    ("shape.range_turned", 27, 25),
    ("policy.tier_twice", 29, 5),
    ("rule.unknown_function", 29, 41),
    ("policy.last_tier_not_otherwise", 30, 24),
    ("shape.unknown_key", 35, 1),
}


def problems() -> set[tuple[str, int | None, int | None]]:
    with pytest.raises(PolicyError) as caught:
        read_policy(DOCUMENT, "policy.yaml")
    return {(each.code, each.place.line, each.place.column) for each in caught.value.problems}


def test_every_mistake_is_reported_at_its_line_and_column() -> None:
    assert len(EXPECTED) == 20
    assert problems() >= EXPECTED


def test_names_that_nothing_has_are_reported_beside_the_rest() -> None:
    found = {(code, line) for code, line, _ in problems()}
    assert ("service.unknown_engagement", 28) in found
    assert ("rule.unknown_name", 31) in found
    assert ("policy.monotone_unfit", 32) in found
    assert ("policy.unknown_tier", 34) in found


def test_nothing_is_reported_twice() -> None:
    with pytest.raises(PolicyError) as caught:
        read_policy(DOCUMENT, "policy.yaml")
    found = [(each.code, each.place.line, each.place.column) for each in caught.value.problems]
    assert len(found) == len(set(found))
