"""What programmes tell, as of 30 June 2026."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

Derive = Callable[..., Any]


def counts(found: Any) -> tuple[int, int]:
    return found["programmes_offered"], found["programmes_joined"]


def test_a_programme_counts_once_however_often_it_was_offered(derived: Derive) -> None:
    rows = [
        {"programme": "Beta", "offered_on": "2026-01-01", "joined_on": None},
        {"programme": "Beta", "offered_on": "2026-02-01", "joined_on": "2026-02-02"},
        {"programme": "Events", "offered_on": "2026-02-01", "joined_on": None},
    ]
    assert counts(derived("programmes", rows)) == (2, 1)


@pytest.mark.parametrize(
    ("joined_on", "left_on", "joined"),
    [
        ("2026-06-30", None, 1),
        ("2026-07-01", None, 0),
        ("2026-01-01", "2026-06-30", 0),
        ("2026-01-01", "2026-07-01", 1),
        (None, None, 0),
    ],
)
def test_joined_is_joined_and_not_left(
    derived: Derive, joined_on: str | None, left_on: str | None, joined: int
) -> None:
    row = {
        "programme": "Beta",
        "offered_on": "2026-01-01",
        "joined_on": joined_on,
        "left_on": left_on,
    }
    assert counts(derived("programmes", [row])) == (1, joined)


def test_who_left_and_joined_again_has_joined(derived: Derive) -> None:
    rows = [
        {"programme": "Beta", "joined_on": "2026-01-01", "left_on": "2026-02-01"},
        {"programme": "Beta", "joined_on": "2026-03-01", "left_on": None},
    ]
    assert counts(derived("programmes", rows)) == (1, 1)


def test_who_joined_was_offered_and_what_is_offered_later_was_not(derived: Derive) -> None:
    rows = [
        {"programme": "Beta", "offered_on": None, "joined_on": "2026-01-01"},
        {"programme": "Events", "offered_on": "2026-07-01", "joined_on": None},
    ]
    found = derived("programmes", rows)
    assert counts(found) == (1, 1)
    assert found.report.after_as_of == 1


def test_a_table_of_names_alone_tells_what_was_offered_without_a_date(derived: Derive) -> None:
    found = derived("programmes", [{"programme": "Beta"}, {"programme": "Events"}])
    assert found["programmes_offered"] == 2
    assert found["programmes_offered_as_of"] is None
    assert found.report.left_out == {"programmes_joined": ("joined_on",)}


def test_leaving_before_joining_sets_the_row_aside(derived: Derive) -> None:
    rows = [
        {"programme": "Beta", "joined_on": "2026-02-01", "left_on": "2026-01-01"},
        {"programme": "Events", "joined_on": "2026-02-01", "left_on": None},
    ]
    found = derived("programmes", rows)
    assert counts(found) == (1, 1)
    assert found.rejects == [(None, "A", "left_on", "2026-01-01", "ends_before_start")]


def test_the_date_is_that_of_the_last_change(derived: Derive) -> None:
    row = {
        "programme": "Beta",
        "offered_on": "2026-01-01",
        "joined_on": "2026-02-01",
        "left_on": "2026-03-01",
    }
    assert derived("programmes", [row])["programmes_joined_as_of"] == date(2026, 3, 1)
