"""Accounts in, one row per top out: which rows there are, what they hold, and what is told."""

from __future__ import annotations

from datetime import date
from typing import Any

from tanada.accounts.parents.rolling import roll_up


def test_amounts_of_all_below_are_added_to_the_tops(accounts: Any) -> None:
    rolled = accounts.rolled("arr", "A – 100", "B A 20.50", "C B 3", "D – 7")
    assert rolled.rows("account_id arr") == ["A 123.50", "D 7.00"]


def test_what_is_not_known_is_left_out_of_a_sum_and_told(accounts: Any) -> None:
    rolled = accounts.rolled("arr seats", "A – 100 –", "B A – –", "C – – 5", "D C – 6")
    assert rolled.rows("account_id arr seats") == ["A 100.00 –", "C – 11"]
    assert rolled.notes["parents.partly_known"] == {"found": ["arr (1)"]}


def test_arr_wins_over_twelve_times_mrr_in_each_account_before_the_sum(accounts: Any) -> None:
    rolled = accounts.rolled("arr mrr", "A – 100 50", "B A – 2", "C A – –")
    assert rolled.rows("arr mrr") == ["124.00 52.00"]


def test_with_mrr_alone_it_is_summed(accounts: Any) -> None:
    assert accounts.rolled("mrr", "A – 10", "B A 5").rows("mrr") == ["15.00"]


def test_an_account_alone_stays_as_it_is(accounts: Any) -> None:
    rolled = accounts.rolled(
        "arr churned_on trial growth_rate_12m",
        "A – 5 2020-01-01 true 0.3",
        "B – – – – –",
        "C B 1 – – –",
    )
    assert rolled.rows("account_id arr churned_on trial growth_rate_12m") == [
        "A 5.00 2020-01-01 true 0.300000",
        "B 1.00 – false –",
    ]


def test_without_any_parent_the_accounts_are_not_touched(accounts: Any) -> None:
    rolled = accounts.rolled("arr", "A – 1", "B – 2")
    assert rolled.made.table == "accounts"
    assert rolled.counts == (2, 2, 0, 0)
    assert rolled.notes == {}


def test_without_a_column_of_parents_that_is_told(connection: Any, policy: Any) -> None:
    connection.execute("CREATE TABLE accounts AS SELECT 'A' AS account_id")
    made = roll_up(connection, "accounts", ["account_id"], policy, date(2026, 6, 30))
    assert (made.table, made.accounts, made.tops) == ("accounts", 1, 1)
    assert [note.code for note in made.notes] == ["parents.no_column"]


# Who counts.


def test_an_account_that_has_ended_does_not_count(accounts: Any) -> None:
    rolled = accounts.rolled(
        "churned_on arr seats", "A – – 100 1", "B A 2026-06-30 20 2", "C A 2026-07-01 3 4"
    )
    assert rolled.rows("arr seats churned_on") == ["103.00 5 –"]


def test_where_the_top_has_ended_its_children_go_on_under_its_name(accounts: Any) -> None:
    rolled = accounts.rolled("churned_on arr name", "A – 2026-01-01 100 Acme", "B A – 20 Sub")
    assert rolled.rows("account_id name arr churned_on") == ["A Acme 20.00 –"]


def test_where_all_have_ended_all_count_and_the_last_end_is_the_end(accounts: Any) -> None:
    rolled = accounts.rolled("churned_on arr", "A – 2026-01-01 100", "B A 2026-03-01 20")
    assert rolled.rows("arr churned_on") == ["120.00 2026-03-01"]


def test_ends_that_all_lie_ahead_are_one_end(accounts: Any) -> None:
    rolled = accounts.rolled("churned_on arr", "A – 2026-12-31 100", "B A 2026-09-30 20")
    assert rolled.rows("arr churned_on") == ["120.00 2026-12-31"]


def test_what_an_account_had_a_year_ago_counts_though_it_has_ended(accounts: Any) -> None:
    rolled = accounts.rolled(
        "churned_on arr arr_12m_ago", "A – – 100 80", "B A 2026-01-01 0 50", "C A – 5 –"
    )
    assert rolled.rows("arr arr_12m_ago") == ["105.00 130.00"]


# What is set aside, and what is told.


def test_accounts_in_a_circle_are_rejected_with_the_circle(accounts: Any) -> None:
    rolled = accounts.rolled("arr", "A B 1", "B A 2", "C – 4", "D C 8", "E A 16")
    assert rolled.rows("account_id arr") == ["C 12.00", "E 16.00"]
    assert rolled.faults == [
        ("A", "parent_account_id", "A → B → A", "parent_circle"),
        ("B", "parent_account_id", "A → B → A", "parent_circle"),
    ]
    assert rolled.counts == (5, 2, 1, 2)
    assert rolled.notes == {
        "parents.rolled_up": {"accounts": 5, "tops": 2, "children": 1, "rejected": 2},
        "parents.absent": {"found": 1},
    }


def test_a_circle_alone_leaves_nothing(accounts: Any) -> None:
    rolled = accounts.rolled("arr", "A B 1", "B A 2")
    assert rolled.rows() == []
    assert rolled.counts == (2, 0, 0, 2)


def test_a_sum_that_no_amount_can_hold_rejects_all_that_made_it(accounts: Any) -> None:
    rolled = accounts.rolled(
        "arr seats", "A – 999999999999999 1", "B A 0.99 2", "C A 0.01 3", "D – 1 4", "E D 1 5"
    )
    assert rolled.rows("account_id arr seats") == ["D 2.00 9"]
    assert rolled.faults == [
        (account, "arr", "1000000000000000.00", "too_large") for account in "ABC"
    ]
    assert rolled.counts == (5, 1, 1, 3)


def test_a_sum_of_whole_numbers_keeps_to_nine_digits(accounts: Any) -> None:
    rolled = accounts.rolled("seats", "A – 999999999", "B A 1")
    assert rolled.faults[0] == ("A", "seats", "1000000000", "too_large")


def test_a_negative_sum_beyond_the_limit_is_too_small(accounts: Any) -> None:
    rolled = accounts.rolled("arr", "A – -999999999999999", "B A -1")
    assert [fault[3] for fault in rolled.faults] == ["too_small", "too_small"]


def test_parents_that_are_not_there_and_own_parents_are_counted(accounts: Any) -> None:
    rolled = accounts.rolled("arr", "A X 1", "B B 2", "C B 4", "D Y 8")
    assert rolled.rows("account_id arr") == ["A 1.00", "B 6.00", "D 8.00"]
    assert rolled.notes["parents.absent"] == {"found": 2}
    assert rolled.notes["parents.own"] == {"found": 1}


def test_the_tops_stand_in_the_order_of_the_accounts(accounts: Any) -> None:
    rolled = accounts.rolled("arr", "B C 1", "D – 2", "C – 4", "A – 8", "E A 16")
    assert rolled.rows("account_id arr") == ["D 2.00", "C 5.00", "A 24.00"]


def test_all_accounts_are_tops_children_or_rejected(connection: Any, accounts: Any) -> None:
    lines = [f"A{i} {f'A{i * 7 % 300}' if i % 3 else '–'} {i}" for i in range(300)]
    rolled = accounts.rolled("arr", *lines)
    total, tops, children, rejected = rolled.counts
    assert total == 300 == tops + children + rejected
    kept = connection.execute(
        f"SELECT sum(arr) FROM accounts ANTI JOIN {rolled.made.faults} USING (account_id)"
    ).fetchall()
    assert connection.execute(f"SELECT sum(arr) FROM {rolled.made.table}").fetchall() == kept
