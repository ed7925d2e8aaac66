"""Each rule of the ledger by one case, on every engine."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from .conftest import Ledger, policy_of

TODAY = date(2026, 6, 30)
BEFORE = date(2026, 1, 1)


def account(
    qualified: str | None = "silver",
    floor: str | None = None,
    *,
    churned_on: date | None = None,
    renewal: date | None = date(2026, 12, 31),
    term: int | None = 12,
) -> tuple[Any, ...]:
    return ("a", qualified, floor or qualified, churned_on, renewal, term)


def held(
    tier: str = "silver",
    *,
    provisional: bool = False,
    grace: tuple[date, date] | None = None,
    ended_on: date | None = None,
    pinned: bool = False,
) -> tuple[Any, ...]:
    return ("a", tier, BEFORE, provisional, *(grace or (None, None)), ended_on, pinned)


def run(
    ledger: Ledger,
    now: tuple[Any, ...] | None,
    before: tuple[Any, ...] | None = None,
    override: tuple[Any, ...] | None = None,
    *,
    rejected: bool = False,
    complete: bool = True,
    **transitions: object,
) -> dict[str, Any]:
    rows = ledger.run(
        policy_of(**transitions),
        TODAY,
        [now] if now else [],
        [before] if before else [],
        [("a", *override)] if override else [],
        ["a", "a"] if rejected else [],
        complete=complete,
    )
    (row,) = rows.values()
    return row


def told(row: dict[str, Any], *names: str) -> tuple[Any, ...]:
    return tuple(row[name] for name in names)


OPEN = (date(2026, 3, 1), date(2026, 12, 31))
OVER = (date(2025, 6, 1), TODAY)


def test_who_left_is_closed_on_the_day_of_leaving(ledger: Ledger) -> None:
    row = run(ledger, account(None, churned_on=date(2026, 6, 1)), held())
    assert told(row, "status", "earned_tier", "ended_on") == ("ended", "silver", date(2026, 6, 1))


def test_nobody_is_closed_before_holding_the_tier(ledger: Ledger) -> None:
    row = run(ledger, account(None, churned_on=date(2025, 6, 1)), held())
    assert told(row, "status", "ended_on") == ("ended", BEFORE)


def test_who_will_leave_is_still_there(ledger: Ledger) -> None:
    row = run(ledger, account(churned_on=TODAY + timedelta(days=1)), held())
    assert told(row, "status", "ended_on") == ("held", None)


def test_who_is_absent_from_a_complete_run_has_ended(ledger: Ledger) -> None:
    row = run(ledger, None, held())
    assert told(row, "status", "ended_on", "seen") == ("ended", TODAY, False)


def test_who_is_absent_from_a_partial_run_stays(ledger: Ledger) -> None:
    row = run(ledger, None, held(grace=OPEN), complete=False)
    names = ("status", "earned_tier", "grace_from", "grace_until", "ended_on")
    assert told(row, *names) == ("not_seen", "silver", *OPEN, None)


def test_a_rejected_row_is_not_an_absence(ledger: Ledger) -> None:
    assert run(ledger, None, held(), rejected=True)["status"] == "not_seen"


def test_who_ended_earlier_and_is_absent_stays_closed(ledger: Ledger) -> None:
    row = run(ledger, None, held(ended_on=BEFORE))
    assert told(row, "status", "ended_on") == ("not_seen", BEFORE)


def test_a_new_account_holds_the_tier_it_qualifies_for(ledger: Ledger) -> None:
    row = run(ledger, account("gold"))
    names = ("status", "tier", "earned_tier", "tier_before", "since", "provisional")
    assert told(row, *names) == ("new", "gold", "gold", None, TODAY, False)


def test_a_new_undetermined_account_holds_its_floor_for_now(ledger: Ledger) -> None:
    row = run(ledger, account(None, "bronze"))
    names = ("status", "tier", "since", "provisional")
    assert told(row, *names) == ("undetermined", "bronze", TODAY, True)


@pytest.mark.parametrize(("days", "status", "since"), [(30, "held", BEFORE), (31, "new", TODAY)])
def test_who_comes_back_soon_goes_on_as_before(
    ledger: Ledger, days: int, status: str, since: date
) -> None:
    row = run(ledger, account(), held(ended_on=TODAY - timedelta(days=days)))
    assert told(row, "status", "since", "ended_on") == (status, since, None)


def test_grace_goes_on_for_who_comes_back_soon(ledger: Ledger) -> None:
    row = run(ledger, account("bronze"), held(grace=OPEN, ended_on=TODAY))
    assert told(row, "status", "grace_from", "grace_until") == ("grace", *OPEN)


@pytest.mark.parametrize("tier", ["gold", "tin"])
def test_a_provisional_tier_gives_way_either_way(ledger: Ledger, tier: str) -> None:
    row = run(ledger, account(tier), held(provisional=True))
    names = ("status", "tier", "since", "provisional")
    assert told(row, *names) == ("new", tier, TODAY, False)


def test_a_provisional_tier_follows_todays_floor(ledger: Ledger) -> None:
    row = run(ledger, account(None, "tin"), held(provisional=True))
    names = ("status", "tier", "since", "provisional")
    assert told(row, *names) == ("undetermined", "tin", TODAY, True)


def test_a_provisional_tier_that_stays_keeps_its_day(ledger: Ledger) -> None:
    row = run(ledger, account(None, "silver"), held(provisional=True))
    assert told(row, "status", "since") == ("undetermined", BEFORE)


def test_a_better_floor_promotes(ledger: Ledger) -> None:
    row = run(ledger, account(None, "gold"), held(grace=OPEN))
    names = ("status", "tier", "since", "grace_from", "provisional")
    assert told(row, *names) == ("promoted", "gold", TODAY, None, False)


def test_missing_data_never_demotes(ledger: Ledger) -> None:
    row = run(ledger, account(None, "tin"), held(grace=OVER))
    names = ("status", "tier", "grace_from", "grace_until")
    assert told(row, *names) == ("undetermined", "silver", *OVER)


def test_up_at_once(ledger: Ledger) -> None:
    row = run(ledger, account("gold"), held(grace=OPEN))
    names = ("status", "tier", "tier_before", "since", "grace_from", "grace_until")
    assert told(row, *names) == ("promoted", "gold", "silver", TODAY, None, None)


def test_who_qualifies_goes_on(ledger: Ledger) -> None:
    assert told(run(ledger, account(), held()), "status", "since") == ("held", BEFORE)


def test_who_qualifies_again_has_recovered(ledger: Ledger) -> None:
    row = run(ledger, account(), held(grace=OVER))
    assert told(row, "status", "since", "grace_from") == ("recovered", BEFORE, None)


@pytest.mark.parametrize(
    ("renewal", "term", "until"),
    [
        (date(2026, 7, 29), 12, date(2027, 7, 29)),  # sooner than thirty days from now
        (date(2026, 7, 30), 12, date(2026, 7, 30)),
        (date(2024, 8, 31), 6, date(2026, 8, 31)),  # clamped in February, not for good
        (date(2026, 1, 31), 1, date(2026, 7, 31)),
        (date(2028, 2, 29), None, date(2028, 2, 29)),
        (None, 12, date(2027, 6, 30)),
        (None, None, date(2027, 6, 30)),
    ],
)
def test_grace_lasts_until_the_renewal(
    ledger: Ledger, renewal: date | None, term: int | None, until: date
) -> None:
    row = run(ledger, account("bronze", renewal=renewal, term=term), held())
    names = ("status", "tier", "grace_from", "grace_until")
    assert told(row, *names) == ("grace", "silver", TODAY, until)


def test_without_a_renewal_grace_lasts_the_minimum_at_least(ledger: Ledger) -> None:
    down = "{minimum_days: 90, default_term_months: 1}"
    row = run(ledger, account("bronze", renewal=None, term=None), held(), down=down)
    assert row["grace_until"] == TODAY + timedelta(days=90)


def test_grace_that_is_open_does_not_move_with_the_renewal(ledger: Ledger) -> None:
    row = run(ledger, account("bronze", renewal=date(2030, 1, 1)), held(grace=OPEN))
    assert told(row, "status", "grace_from", "grace_until") == ("grace", *OPEN)


def test_down_when_grace_is_over_to_what_is_qualified_for_today(ledger: Ledger) -> None:
    row = run(ledger, account("tin"), held(grace=OVER))
    names = ("status", "tier", "since", "grace_from", "grace_until")
    assert told(row, *names) == ("demoted", "tin", TODAY, None, None)


def test_an_override_shows_another_tier_and_the_earned_one_goes_on_beneath(ledger: Ledger) -> None:
    row = run(ledger, account("gold"), held(), ("tin", TODAY, date(2026, 9, 1)))
    names = ("status", "tier", "earned_tier", "since", "pinned", "pinned_until")
    assert told(row, *names) == ("pinned", "tin", "gold", TODAY, True, date(2026, 9, 1))


@pytest.mark.parametrize(
    ("starts_on", "expires_on"),
    [(TODAY + timedelta(days=1), date(2027, 1, 1)), (BEFORE, TODAY)],
)
def test_an_override_that_is_not_in_force_shows_nothing(
    ledger: Ledger, starts_on: date, expires_on: date
) -> None:
    row = run(ledger, account(), held(), ("tin", starts_on, expires_on))
    assert told(row, "status", "tier", "pinned_until") == ("held", "silver", None)


def test_the_first_run_after_an_override_says_so(ledger: Ledger) -> None:
    row = run(ledger, account(), held(pinned=True))
    assert told(row, "status", "tier", "pinned") == ("unpinned", "silver", False)


def test_grace_that_goes_on_is_no_news_after_an_override(ledger: Ledger) -> None:
    row = run(ledger, account("tin"), held(grace=OPEN, pinned=True))
    assert told(row, "status", "grace_until") == ("unpinned", OPEN[1])


@pytest.mark.parametrize(
    ("qualified", "status"), [("gold", "promoted"), ("tin", "grace"), ("silver", "unpinned")]
)
def test_what_happens_beneath_is_told_rather_than_the_end_of_an_override(
    ledger: Ledger, qualified: str, status: str
) -> None:
    assert run(ledger, account(qualified), held(pinned=True))["status"] == status


def test_who_left_is_not_pinned(ledger: Ledger) -> None:
    row = run(ledger, account(None, churned_on=TODAY), held(), ("gold", BEFORE, date(2027, 1, 1)))
    assert told(row, "status", "pinned", "pinned_until") == ("ended", False, None)


def test_tiers_under_new_keys_are_the_same_tiers(ledger: Ledger) -> None:
    row = run(ledger, account(), held("middle"), rename="{middle: silver}")
    names = ("status", "tier", "tier_before", "since")
    assert told(row, *names) == ("held", "silver", "silver", BEFORE)
