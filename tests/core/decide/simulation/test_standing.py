"""Tiers are matched by key, by rename, or else by rank; up and down follow."""

from __future__ import annotations

from typing import Any

from tanada.decide.gaps.amounts import Amount

THREE = """\
tiers:
  - gold: {name: Gold, when: {large: arr > 100000}}
  - silver: {name: Silver, when: {core: arr >= 25000}}
  - bronze: {name: Bronze, when: otherwise}
"""
BOOK = "account_id,arr\nA,200000\nB,30000\nC,26000\nD,1\n"


def directions(tried: Any) -> dict[str, int]:
    by_direction = tried.simulation.moves.by_direction
    return {name: found.accounts for name, found in by_direction.items() if found.accounts}


def test_by_rank_where_no_key_is_shared(trying: Any, texts: Any) -> None:
    tried = trying(THREE, texts["old"], BOOK)
    assert tried.simulation.moves.places.by_rank == ("top", "middle", "low")
    assert directions(tried) == {}
    assert tried.simulation.moves.cells[("top", "gold")] == Amount(1, 200000)


def test_by_rank_one_tier_more_is_down(trying: Any, texts: Any) -> None:
    four = THREE.replace(
        "  - bronze", "  - copper: {name: Copper, when: {some: arr > 10}}\n  - bronze"
    )
    tried = trying(four, texts["old"], BOOK)
    assert directions(tried) == {"down": 1}
    assert [(each.account_id, each.move) for each in tried.movers()] == [("D", "down")]


def test_rename_matches_a_tier_to_another(trying: Any, texts: Any) -> None:
    renamed = THREE + "transitions: {rename: {top: silver, middle: silver, low: bronze}}\n"
    tried = trying(renamed, texts["old"], BOOK)
    assert tried.simulation.moves.places.old == {"top": 1, "middle": 1, "low": 2}
    assert tried.simulation.moves.places.by_rank == ()
    assert directions(tried) == {"up": 1}  # A: from what is silver now to gold


def test_a_shared_key_comes_before_a_rename(trying: Any) -> None:
    tried = trying(THREE + "transitions: {rename: {gold: bronze}}\n", THREE, BOOK)
    assert tried.simulation.moves.places.old == {"gold": 0, "silver": 1, "bronze": 2}
    assert directions(tried) == {}


def test_a_tier_set_between_others_is_down_from_the_better_one(trying: Any) -> None:
    between = THREE.replace(
        "  - silver", "  - rose: {name: Rose, when: {most: arr >= 28000}}\n  - silver"
    )
    tried = trying(between, THREE, BOOK)
    # B leaves silver for rose, which stands above it; C stays silver, though now third.
    assert [(each.account_id, each.move) for each in tried.movers()] == [("B", "up")]


def test_a_tier_may_be_called_ended(trying: Any) -> None:
    called = THREE.replace("bronze:", "ended:")
    tried = trying(called, called, BOOK + "E,5\n")
    assert tried.simulation.moves.cells[("ended", "ended")].accounts == 2
    assert tried.simulation.moves.ended.accounts == 0
