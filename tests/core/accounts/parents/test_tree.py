"""The tree as data: own ARR, rolled-up ARR, and an order to read it in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tanada.accounts.parents.tree import Forest, tree


def told(forest: Forest) -> list[tuple[str, int, Decimal | None, Decimal | None]]:
    return [(b.account_id, b.depth, b.own_arr, b.rolled_up_arr) for b in forest.branches]


def test_each_account_stands_with_its_own_arr_and_with_all_below(accounts: Any) -> None:
    forest = accounts.tree("arr", "A – 100", "B A 20", "C B 3", "D A 50")
    assert told(forest) == [
        ("A", 0, Decimal(100), Decimal(173)),
        ("D", 1, Decimal(50), Decimal(50)),
        ("B", 1, Decimal(20), Decimal(23)),
        ("C", 2, Decimal(3), Decimal(3)),
    ]
    assert {branch.top for branch in forest.branches} == {"A"}
    assert [branch.parent for branch in forest.branches] == [None, "A", "A", "B"]


def test_trees_stand_with_the_most_arr_first_and_ids_decide_between_equals(accounts: Any) -> None:
    forest = accounts.tree("arr", "A – 1", "B A 1", "X – 5", "Y X 5", "Z X 5")
    assert [branch.account_id for branch in forest.branches] == ["X", "Y", "Z", "A", "B"]


def test_accounts_alone_are_left_out(accounts: Any) -> None:
    assert accounts.tree("arr", "A – 1", "B X 2").branches == ()


def test_the_tree_of_one_account_is_the_whole_tree_that_it_is_in(accounts: Any) -> None:
    lines = ("A – 1", "B A 2", "C B 4", "X – 8", "Y X 16")
    forest = accounts.tree("arr", *lines, account_id="B")
    assert [branch.account_id for branch in forest.branches] == ["A", "B", "C"]


def test_the_tree_of_an_account_alone_is_that_account(accounts: Any) -> None:
    forest = accounts.tree("arr churned_on", "A – 1 2020-01-01", "B – 2 –", account_id="A")
    assert told(forest) == [("A", 0, Decimal(1), Decimal(1))]
    assert forest.branches[0].ended


def test_there_is_no_tree_for_an_unknown_account_or_one_in_a_circle(accounts: Any) -> None:
    lines = ("A B 1", "B A 2", "C – 4")
    assert accounts.tree("arr", *lines, account_id="Z").branches == ()
    assert accounts.tree("arr", *lines, account_id="A").branches == ()


def test_what_has_ended_is_shown_but_not_added(accounts: Any) -> None:
    forest = accounts.tree("arr churned_on", "A – 1 –", "B A 2 2026-01-01", "C B 4 –")
    assert told(forest) == [
        ("A", 0, Decimal(1), Decimal(5)),
        ("B", 1, Decimal(2), Decimal(4)),
        ("C", 2, Decimal(4), Decimal(4)),
    ]
    assert [branch.ended for branch in forest.branches] == [False, True, False]


def test_twelve_times_mrr_stands_in_for_arr(accounts: Any) -> None:
    forest = accounts.tree("mrr", "A – 1", "B A 2")
    assert [branch.rolled_up_arr for branch in forest.branches] == [Decimal(36), Decimal(24)]


def test_nothing_known_is_nothing_and_not_zero(accounts: Any) -> None:
    forest = accounts.tree("arr", "A – –", "B A –")
    assert [branch.rolled_up_arr for branch in forest.branches] == [None, None]


def test_the_top_of_a_tree_has_the_arr_of_the_roll_up(accounts: Any) -> None:
    lines = [f"A{i} {f'A{i // 3}' if i > 4 else '–'} {i}" for i in range(200)]
    forest = accounts.tree("arr", *lines)
    tops = {b.account_id: b.rolled_up_arr for b in forest.branches if b.depth == 0}
    rolled = accounts.rolled("arr", *lines)
    assert [f"{account} {tops[account]}" for account in sorted(tops)] == sorted(
        row for row in rolled.rows("account_id arr") if row.split()[0] in tops
    )


def test_a_chain_of_twenty_thousand_is_a_tree(connection: Any) -> None:
    connection.execute(
        "CREATE OR REPLACE TABLE accounts AS SELECT 'A' || i AS account_id, "
        "CASE WHEN i > 0 THEN 'A' || (i - 1) END AS parent_account_id, "
        "1::DECIMAL(17, 2) AS arr FROM range(20000) t(i)"
    )
    columns = ["account_id", "parent_account_id", "arr"]
    forest = tree(connection, "accounts", columns, 2, date(2026, 6, 30))
    assert forest.branches[0].rolled_up_arr == 20_000
    assert forest.branches[-1].depth == 19_999
