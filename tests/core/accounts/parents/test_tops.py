"""Who stands at the top of whom: any depth, parents that are missing, circles."""

from __future__ import annotations

from typing import Any

import pytest

from tanada.accounts.parents.tops import Tops, find_tops


@pytest.fixture
def found(accounts: Any) -> Any:
    def find(*lines: str) -> Tops:
        accounts.make("", lines)
        return find_tops(accounts.connection, "accounts")

    return find


def members(tops: Tops) -> list[tuple[Any, ...]]:
    """Account, its parent, the account at its top, and how far below."""
    return tops.connection.execute(
        "SELECT member.account_id, member.parent, top.account_id, member.depth "
        "FROM parent_members AS member JOIN parent_members AS top ON member.top = top.number "
        "ORDER BY member.number"
    ).fetchall()


def test_accounts_without_parents_are_their_own_tops(found: Any) -> None:
    assert members(found("A –", "B –")) == [("A", None, "A", 0), ("B", None, "B", 0)]


def test_parents_are_followed_to_the_top_in_whatever_order_they_stand(found: Any) -> None:
    tops = found("D C", "C B", "A –", "B A", "E B")
    assert members(tops) == [
        ("D", "C", "A", 3),
        ("C", "B", "A", 2),
        ("A", None, "A", 0),
        ("B", "A", "A", 1),
        ("E", "B", "A", 2),
    ]
    assert (tops.accounts, tops.tops, tops.children) == (5, 1, 4)


def test_an_account_whose_parent_is_not_there_is_a_top(found: Any) -> None:
    tops = found("A X", "B A", "C Y", "D –")
    assert members(tops)[:2] == [("A", None, "A", 0), ("B", "A", "A", 1)]
    assert (tops.tops, tops.absent_parent) == (3, 2)


def test_an_account_that_is_its_own_parent_is_a_top(found: Any) -> None:
    tops = found("A A", "B A")
    assert members(tops) == [("A", None, "A", 0), ("B", "A", "A", 1)]
    assert (tops.own_parent, tops.absent_parent) == (1, 0)


def test_ids_are_told_apart_by_their_capitals(found: Any) -> None:
    tops = found("a –", "A –", "B A")
    assert members(tops)[2] == ("B", "A", "A", 1)


def test_a_circle_has_no_top_and_is_named_from_its_smallest_id(found: Any) -> None:
    tops = found("C A", "A B", "B C", "D –")
    assert tops.circles == (("A", "B", "C"),)
    assert tops.circled == dict.fromkeys("ABC", "A → B → C → A")
    assert members(tops) == [("D", None, "D", 0)]
    assert (tops.accounts, tops.tops, tops.children) == (4, 1, 0)


def test_a_long_circle_is_named_by_its_first_five(found: Any) -> None:
    tops = found("A B", "B C", "C D", "D E", "E F", "F A")
    assert tops.circled["F"] == "A → B → C → D → E → …"


def test_what_hangs_below_a_circle_has_lost_its_parent(found: Any) -> None:
    tops = found("A B", "B A", "C A", "D C", "E D")
    assert tops.circles == (("A", "B"),)
    assert members(tops) == [("C", None, "C", 0), ("D", "C", "C", 1), ("E", "D", "C", 2)]
    assert tops.absent_parent == 1


def test_circles_are_told_apart_and_leave_other_trees_alone(found: Any) -> None:
    tops = found("A B", "B A", "X Y", "Y X", "P –", "Q P", "R Q")
    assert tops.circles == (("A", "B"), ("X", "Y"))
    assert [row[3] for row in members(tops)] == [0, 1, 2]


def test_a_chain_of_a_hundred_thousand_is_followed_to_its_end(connection: Any) -> None:
    connection.execute(
        "CREATE TABLE accounts AS SELECT 'A' || i AS account_id, "
        "CASE WHEN i > 0 THEN 'A' || (i - 1) END AS parent_account_id FROM range(100000) t(i)"
    )
    tops = find_tops(connection, "accounts")
    assert (tops.tops, tops.children) == (1, 99_999)
    assert connection.execute("SELECT max(depth) FROM parent_members").fetchall() == [(99_999,)]


def test_a_circle_of_a_hundred_thousand_is_one_circle(connection: Any) -> None:
    connection.execute(
        "CREATE TABLE accounts AS SELECT 'A' || i AS account_id, "
        "'A' || ((i + 1) % 100000) AS parent_account_id FROM range(100000) t(i)"
    )
    tops = find_tops(connection, "accounts")
    assert [len(circle) for circle in tops.circles] == [100_000]
    assert tops.tops == 0
