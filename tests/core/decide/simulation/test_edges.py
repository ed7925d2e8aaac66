"""Accounts close to a threshold: within 5 %, and on which side an exact value lies."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tanada.decide.gaps.amounts import Amount

BOOK = """\
account_id,arr,churned_on
A,94999,
B,95000,
C,99999,
D,100000,
E,100001,
F,105000,
G,105001,
H,,
I,100000,2026-01-01
"""


def tiers(condition: str) -> str:
    return (
        f"tiers:\n  - top: {{name: Top, when: {{edge: {condition}}}}}\n"
        "  - low: {name: Low, when: otherwise}\n"
    )


@pytest.mark.parametrize(
    ("condition", "below", "above"),
    [
        ("arr > 100000", Amount(3, Decimal(294999)), Amount(2, Decimal(205001))),
        ("arr >= 100000", Amount(2, Decimal(194999)), Amount(3, Decimal(305001))),
        ("arr < 100000", Amount(2, Decimal(194999)), Amount(3, Decimal(305001))),
        ("arr <= 100000", Amount(3, Decimal(294999)), Amount(2, Decimal(205001))),
        ("100000 < arr", Amount(3, Decimal(294999)), Amount(2, Decimal(205001))),
    ],
)
def test_how_many_lie_close(trying: Any, condition: str, below: Amount, above: Amount) -> None:
    (edge,) = trying(tiers(condition), None, BOOK).simulation.edges
    assert (edge.below, edge.above) == (below, above)
    assert edge.threshold.value == 100000


def test_a_threshold_of_several_clauses_stands_once(trying: Any) -> None:
    text = (
        "tiers:\n"
        "  - top: {name: Top, when: {a: arr > 100 and brand, b: arr > 100 and partner}}\n"
        "  - low: {name: Low, when: {c: arr >= 100}}\n"
        "  - rest: {name: Rest, when: otherwise}\n"
    )
    found = [edge.threshold for edge in trying(text, None, BOOK).simulation.edges]
    assert [(each.included, each.reasons) for each in found] == [
        (False, ("top.a", "top.b")),
        (True, ("low.c",)),
    ]


@pytest.mark.parametrize(
    "condition", ["arr > 0", "brand", "csm_sentiment = 'red'", "arr is null", "arr = 5"]
)
def test_what_has_no_surroundings_is_no_edge(trying: Any, condition: str) -> None:
    assert trying(tiers(condition), None, BOOK).simulation.edges == ()


def test_thresholds_of_scores_and_calculations_count_too(trying: Any) -> None:
    text = tiers("points >= 50 or arr * 2 > 200000 or percentile(arr) >= 0.5") + (
        "scores:\n  points: {measures: {size: {weight: 1, of: arr, "
        "points: {0: 0, 200000: 100}}}, missing: zero}\n"
    )
    edges = trying(text, None, BOOK).simulation.edges
    counts = [(each.threshold.value, each.below.accounts, each.above.accounts) for each in edges]
    # Of seven known amounts D is above three and E above four: 0.4286 and 0.5714 are too far.
    assert counts == [(50, 2, 3), (200000, 3, 2), (Decimal("0.5"), 0, 0)]


def test_a_negative_threshold_has_its_surroundings_on_both_sides(trying: Any) -> None:
    book = "account_id,nps\nA,-53\nB,-52\nC,-50\nD,-48\nE,-47\n"
    (edge,) = trying(tiers("nps >= -50"), None, book).simulation.edges
    assert (edge.threshold.value, edge.below.accounts, edge.above.accounts) == (-50, 1, 2)
