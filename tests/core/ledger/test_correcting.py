"""Undoing a transition: what it gives back, and when it is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tanada.ledger.columns import HELD, TRANSITIONS
from tanada.ledger.correcting import CORRECTIONS, Correcting
from tanada.ledger.history import HISTORY

from .conftest import Ledger

JUNE, JULY, AUGUST = date(2026, 6, 30), date(2026, 7, 31), date(2026, 8, 31)
UNTIL = date(2026, 12, 31)
OPEN = {"grace_from": JUNE, "grace_until": UNTIL}
FINE = ("typed a zero too many", "Kim", "Ono")


def told(run: int, as_of: date, status: str, tier: str, since: date, **more: Any) -> dict[str, Any]:
    row = {"run": run, "as_of": as_of, "status": status, "tier": tier, "earned_tier": tier}
    return {"account_id": "a", "provisional": False, "pinned": False, **row, "since": since, **more}


GRACE = told(1, JUNE, "grace", "silver", JUNE, **OPEN)
PROMOTED = told(2, JULY, "promoted", "gold", JULY, tier_before="silver")
HELD_ON = told(3, AUGUST, "held", "gold", JULY, tier_before="gold")
NOW = {"account_id": "a", "tier": "gold", "since": JULY, "provisional": False, "pinned": False}
OTHER = {**NOW, "account_id": "b", "tier": "tin"}


def correcting(
    ledger: Ledger,
    history: list[dict[str, Any]],
    now: list[dict[str, Any]],
    *corrections: tuple[Any, ...],
) -> Correcting:
    def rows(columns: Any, given: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
        return [tuple(row.get(name) for name in columns) for row in given]

    ledger.fill("corrections", CORRECTIONS, corrections)
    ledger.fill("held_now", HELD, rows(HELD, now))
    ledger.fill("past", HISTORY, rows(HISTORY, history))
    return Correcting("corrections", "held_now", "past", ledger.operations)


def fetched(ledger: Ledger, tree: Any, columns: Any) -> list[dict[str, Any]]:
    rows = ledger.fetched(tree.sql(ledger.operations.dialect))
    return [dict(zip(columns, row, strict=True)) for row in rows]


def faults(ledger: Ledger, asked: Correcting) -> list[tuple[Any, ...]]:
    return ledger.fetched(asked.faults().sql(ledger.operations.dialect))


def test_a_correction_gives_back_what_was_held_before(ledger: Ledger) -> None:
    asked = correcting(ledger, [GRACE, PROMOTED], [NOW, OTHER], ("a", 2, *FINE))
    assert faults(ledger, asked) == []
    (row,) = fetched(ledger, asked.transitions(), TRANSITIONS)
    assert {name: row[name] for name in row if row[name] is not None} == {
        "account_id": "a",
        "status": "corrected",
        "tier": "silver",
        "tier_before": "gold",
        "earned_tier": "silver",
        "since": JUNE,
        "provisional": False,
        "grace_from": JUNE,
        "grace_until": UNTIL,
        "pinned": False,
        "seen": False,
    }


def test_nobody_else_is_touched(ledger: Ledger) -> None:
    asked = correcting(ledger, [GRACE, PROMOTED], [NOW, OTHER], ("a", 2, *FINE))
    rows = fetched(ledger, asked.held_after(), HELD)
    held = {row["account_id"]: (row["tier"], row["since"], row["grace_until"]) for row in rows}
    assert held == {"a": ("silver", JUNE, UNTIL), "b": ("tin", JULY, None)}


def test_who_was_new_holds_nothing_again(ledger: Ledger) -> None:
    new = told(2, JULY, "new", "gold", JULY)
    asked = correcting(ledger, [new], [NOW, OTHER], ("a", 2, *FINE))
    assert faults(ledger, asked) == []
    (row,) = fetched(ledger, asked.transitions(), TRANSITIONS)
    assert (row["status"], row["earned_tier"], row["tier_before"]) == ("corrected", None, "gold")
    assert [row["account_id"] for row in fetched(ledger, asked.held_after(), HELD)] == ["b"]


def test_who_had_not_left_is_there_again(ledger: Ledger) -> None:
    ended = told(2, JULY, "ended", "silver", JUNE, **OPEN, ended_on=JULY)
    now = {**NOW, "tier": "silver", "since": JUNE, **OPEN, "ended_on": JULY}
    asked = correcting(ledger, [GRACE, ended], [now], ("a", 2, *FINE))
    assert faults(ledger, asked) == []
    (row,) = fetched(ledger, asked.held_after(), HELD)
    assert (row["tier"], row["ended_on"], row["grace_until"]) == ("silver", None, UNTIL)


def test_runs_since_that_changed_nothing_do_not_stand_in_the_way(ledger: Ledger) -> None:
    asked = correcting(ledger, [GRACE, PROMOTED, HELD_ON], [NOW], ("a", 2, *FINE))
    assert faults(ledger, asked) == []


@pytest.mark.parametrize(
    ("later", "now"),
    [
        ([told(3, AUGUST, "grace", "gold", JULY, grace_from=AUGUST, grace_until=UNTIL)], NOW),
        ([], {**NOW, "grace_from": AUGUST, "grace_until": UNTIL}),
        ([], {**NOW, "account_id": "c"}),
        # Pinned and unpinned since: what is held is the same, but not all that happened.
        ([told(3, AUGUST, "pinned", "gold", JULY, pinned=True)], NOW),
    ],
)
def test_a_later_transition_stands_in_the_way(
    ledger: Ledger, later: list[dict[str, Any]], now: dict[str, Any]
) -> None:
    asked = correcting(ledger, [GRACE, PROMOTED, *later], [now], ("a", 2, *FINE))
    assert faults(ledger, asked) == [("a", 2, "later_transition")]


@pytest.mark.parametrize("run", [3, 4])
def test_there_must_be_something_to_undo(ledger: Ledger, run: int) -> None:
    asked = correcting(ledger, [GRACE, PROMOTED, HELD_ON], [NOW], ("a", run, *FINE))
    assert faults(ledger, asked) == [("a", run, "no_transition")]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (("", "Kim", "Ono"), "incomplete"),
        ((None, "Kim", "Ono"), "incomplete"),
        (("typed wrongly", "Kim", None), "incomplete"),
        (("typed wrongly", " ", "Ono"), "incomplete"),
        (("typed wrongly", "Kim", " kim "), "own_approval"),
    ],
)
def test_two_people_and_a_reason(ledger: Ledger, said: tuple[Any, ...], code: str) -> None:
    asked = correcting(ledger, [GRACE, PROMOTED], [NOW], ("a", 2, *said))
    assert faults(ledger, asked) == [("a", 2, code)]


def test_an_account_is_corrected_once_at_a_time(ledger: Ledger) -> None:
    asked = correcting(ledger, [GRACE, PROMOTED], [NOW], ("a", 2, *FINE), ("a", 1, *FINE))
    assert sorted(faults(ledger, asked)) == [("a", 1, "repeated"), ("a", 2, "repeated")]
