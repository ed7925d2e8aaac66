"""From which tier to which: a matrix written out, its sums, and by which clause."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tanada.decide.gaps.amounts import Amount


def amount(accounts: int, arr: int) -> Amount:
    return Amount(accounts, Decimal(arr))


def test_the_matrix_in_accounts_and_arr(trying: Any, texts: Any) -> None:
    moves = trying(texts["new"], texts["old"]).simulation.moves
    assert moves.old_states == ("top", "middle", "low", "undetermined")
    assert moves.new_states == ("top", "middle", "low", "undetermined")
    assert moves.cells == {
        ("top", "top"): amount(1, 200000),  # A
        ("top", "middle"): amount(1, 120000),  # B
        ("middle", "top"): amount(1, 60000),  # C
        ("low", "middle"): amount(1, 22000),  # D
        ("middle", "undetermined"): amount(1, 30000),  # E: no seats
        ("low", "low"): amount(1, 1000),  # F
        ("undetermined", "undetermined"): amount(1, 0),  # G: no ARR
    }
    assert moves.ended == amount(1, 500000)
    assert moves.everyone == amount(8, 933000)


def test_the_directions_sum_up(trying: Any, texts: Any) -> None:
    moves = trying(texts["new"], texts["old"]).simulation.moves
    assert moves.by_direction == {
        "up": amount(2, 82000),
        "down": amount(1, 120000),
        "opened": amount(1, 30000),
        "settled": amount(0, 0),
    }
    assert moves.moving == amount(4, 232000)


def test_the_other_way_round_up_is_down_and_the_open_settle(trying: Any, texts: Any) -> None:
    moves = trying(texts["old"], texts["new"]).simulation.moves
    assert moves.by_direction == {
        "up": amount(1, 120000),
        "down": amount(2, 82000),
        "opened": amount(0, 0),
        "settled": amount(1, 30000),
    }


def test_which_clause_moves_whom(trying: Any, texts: Any) -> None:
    moves = trying(texts["new"], texts["old"]).simulation.moves
    assert [(each.reason, dict(each.moves)) for each in moves.gained] == [
        ("middle.core", {"down": amount(1, 120000), "up": amount(1, 22000)}),
        ("top.brand", {"up": amount(1, 60000)}),
        ("low.otherwise", {"opened": amount(1, 30000)}),
    ]
    assert [(each.reason, dict(each.moves)) for each in moves.lost] == [
        ("middle.core", {"up": amount(1, 60000), "opened": amount(1, 30000)}),
        ("top.large", {"down": amount(1, 120000)}),
        ("low.otherwise", {"up": amount(1, 22000)}),
    ]
    assert moves.gained[0].sides() == (amount(1, 22000), amount(1, 120000), amount(0, 0))
    assert moves.lost[0].sides() == (amount(1, 60000), amount(0, 0), amount(1, 30000))


def test_the_same_policy_moves_nobody(trying: Any, texts: Any) -> None:
    tried = trying(texts["new"], texts["new"])
    assert tried.simulation.moves.moving == amount(0, 0)
    assert tried.simulation.moves.gained == ()
    assert tried.simulation.new == tried.simulation.old
    assert tried.movers() == ()


def test_without_an_old_policy_there_are_no_moves(trying: Any, texts: Any) -> None:
    simulation = trying(texts["new"], None).simulation
    assert simulation.moves is None
    assert simulation.old is None
    assert [tier.accounts for tier in simulation.new.tiers] == [2, 2, 3]


def test_the_undetermined_whose_floor_changes_do_not_move(trying: Any, texts: Any) -> None:
    old = texts["old"].replace("arr >= 25000", "arr >= 25000 or seats > 5")
    moves = trying(texts["new"], old).simulation.moves
    # G has seats and no ARR: at least middle before, at least low now.
    assert moves.cells[("undetermined", "undetermined")] == amount(1, 0)
    assert moves.floors == amount(1, 0)


def test_where_all_have_ended_nothing_is_left_to_share(trying: Any, texts: Any) -> None:
    book = "account_id,arr,churned_on\nA,5,2026-01-01\n"
    simulation = trying(texts["new"], texts["old"], book).simulation
    assert simulation.moves.cells == {}
    assert simulation.moves.ended == amount(1, 5)
    assert simulation.new.accounts == amount(0, 0)
    assert [tier.accounts_share for tier in simulation.new.tiers] == [None, None, None]
    assert simulation.distribution == ()
