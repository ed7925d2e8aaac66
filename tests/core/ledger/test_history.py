"""Histories: what goes into them, what was held on a day, periods, days in tier, bounces."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from tanada.ledger.columns import HELD, TRANSITIONS
from tanada.ledger.history import HISTORY, changes, held_on
from tanada.ledger.periods import Periods

from .conftest import TIERS, Ledger, policy_of
from .test_agreement import drawn_accounts, drawn_overrides

START = date(2025, 1, 1)
LATER = date(2026, 6, 30)
BACK_DAYS = 30
Line = tuple[Any, ...]


def on(day: int) -> date:
    return START + timedelta(days=day)


def filled(ledger: Ledger, lines: Iterable[Line]) -> None:
    """Lines of account, run, day of the run, status, earned tier, end, and the tier shown."""
    rows = []
    for account_id, run, day, status, tier, *rest in lines:
        ended_on, shown = (*rest, None, None)[:2]
        row = {"account_id": account_id, "run": run, "as_of": on(day), "status": status}
        row |= {"earned_tier": tier, "tier": shown or tier, "ended_on": ended_on}
        rows.append([row.get(name) for name in HISTORY])
    ledger.fill("past", HISTORY, rows)


def fetched(ledger: Ledger, tree: Any) -> list[Line]:
    return sorted(ledger.fetched(tree.sql(ledger.operations.dialect)))


def periods(ledger: Ledger, day: date = LATER, **how: Any) -> list[Line]:
    """Account, tier, since and until."""
    reading = Periods(day, BACK_DAYS, operations=ledger.operations, **how)
    tree = reading.query("past")
    rows = ledger.fetched(tree.sql(ledger.operations.dialect))
    return sorted((row[:4] for row in rows), key=lambda row: row[:1] + row[2:3])


def bounces(ledger: Ledger, within_days: int = 365, **how: Any) -> list[Line]:
    reading = Periods(LATER, BACK_DAYS, operations=ledger.operations, **how)
    return fetched(ledger, reading.bounces("past", within_days))


def test_a_tier_lasts_until_the_run_that_gives_another(ledger: Ledger) -> None:
    filled(
        ledger,
        [("a", 1, 0, "new", "silver"), ("a", 2, 30, "held", "silver"), ("a", 3, 60, "x", "gold")],
    )
    assert periods(ledger) == [("a", "silver", on(0), on(60)), ("a", "gold", on(60), None)]


def test_of_one_day_the_last_run_counts(ledger: Ledger) -> None:
    filled(
        ledger,
        [("a", 1, 0, "new", "tin"), ("a", 2, 30, "x", "gold"), ("a", 3, 30, "corrected", "tin")],
    )
    assert periods(ledger) == [("a", "tin", on(0), None)]
    row = ledger.fetched(held_on(ledger.operations, "past", on(45)).sql(ledger.operations.dialect))
    assert [(each[1], each[4]) for each in row] == [(3, "tin")]


def test_an_end_that_is_learnt_of_late_counts_from_its_day(ledger: Ledger) -> None:
    filled(
        ledger,
        [
            ("a", 1, 0, "new", "tin"),
            ("a", 2, 30, "promoted", "gold"),
            ("a", 3, 90, "ended", "gold", on(20)),
        ],
    )
    assert periods(ledger) == [("a", "tin", on(0), on(20))]
    assert periods(ledger, on(89))[-1] == ("a", "gold", on(30), None)


def test_who_comes_back_soon_has_not_been_away(ledger: Ledger) -> None:
    lines = [("a", 1, 0, "new", "tin"), ("a", 2, 50, "ended", "tin", on(40))]
    filled(ledger, [*lines, ("a", 3, 70, "held", "tin")])
    assert periods(ledger) == [("a", "tin", on(0), None)]
    filled(ledger, [*lines, ("a", 3, 71, "new", "tin")])
    assert periods(ledger) == [("a", "tin", on(0), on(40)), ("a", "tin", on(71), None)]


def test_an_override_makes_a_period_of_what_is_shown(ledger: Ledger) -> None:
    filled(
        ledger,
        [
            ("a", 1, 0, "new", "tin"),
            ("a", 2, 30, "pinned", "tin", None, "gold"),
            ("a", 3, 60, "unpinned", "tin"),
        ],
    )
    assert periods(ledger) == [("a", "tin", on(0), None)]
    assert periods(ledger, shown=True) == [
        ("a", "tin", on(0), on(30)),
        ("a", "gold", on(30), on(60)),
        ("a", "tin", on(60), None),
    ]


def test_a_tier_under_a_new_key_is_the_same_tier(ledger: Ledger) -> None:
    filled(ledger, [("a", 1, 0, "new", "middle"), ("a", 2, 30, "held", "silver")])
    assert periods(ledger, rename={"middle": "silver"}) == [("a", "silver", on(0), None)]


def test_days_in_tier_add_up_over_periods(ledger: Ledger) -> None:
    filled(
        ledger,
        [("a", 1, 0, "new", "tin"), ("a", 2, 10, "x", "gold"), ("a", 3, 25, "x", "tin")],
    )
    reading = Periods(on(30), BACK_DAYS, operations=ledger.operations)
    assert fetched(ledger, reading.days("past")) == [("a", "gold", 15), ("a", "tin", 15)]


def test_a_period_knows_what_began_it(ledger: Ledger) -> None:
    filled(
        ledger, [("a", 1, 0, "new", "tin"), ("a", 2, 9, "grace", "tin"), ("b", 1, 0, "x", "tin")]
    )
    reading = Periods(LATER, BACK_DAYS, operations=ledger.operations)
    assert [row[4] for row in fetched(ledger, reading.query("past"))] == ["new", "x"]


def test_going_back_is_a_bounce(ledger: Ledger) -> None:
    filled(
        ledger,
        [
            *(
                ("a", n, n * 100, "x", tier)
                for n, tier in enumerate(["tin", "gold", "tin", "gold"])
            ),
            *(("b", n, n * 100, "x", tier) for n, tier in enumerate(["tin", "gold", "silver"])),
        ],
    )
    assert bounces(ledger) == [("a", 2, on(300))]
    assert bounces(ledger, 100) == [("a", 2, on(300))]
    assert bounces(ledger, 99) == []


def test_leaving_and_coming_back_is_no_bounce(ledger: Ledger) -> None:
    filled(
        ledger,
        [
            ("a", 1, 0, "new", "tin"),
            ("a", 2, 10, "promoted", "gold"),
            ("a", 3, 20, "ended", "gold", on(20)),
            ("a", 4, 100, "new", "tin"),
        ],
    )
    assert bounces(ledger) == []


@pytest.mark.parametrize("mistaken", [2, 3])
def test_a_correction_is_no_bounce(ledger: Ledger, mistaken: int) -> None:
    told = {2: "promoted", 3: "demoted"} | {mistaken: "corrected"}
    filled(
        ledger,
        [("a", 1, 0, "new", "tin"), ("a", 2, 9, told[2], "gold"), ("a", 3, 20, told[3], "tin")],
    )
    assert bounces(ledger) == []


# Random histories against a model that goes from day to day.


def drawn(draw: random.Random, account_id: str) -> list[Line]:
    """Runs of one account: it may move, leave (which may be learnt of late) and come back."""
    lines: list[Line] = []
    run, day, since, ended = 0, draw.randint(0, 20), 0, None
    for _ in range(draw.randint(1, 9)):
        run += draw.randint(1, 3)
        if lines and draw.random() < 0.25 and day - since >= 0:
            ended = draw.randint(since, day)
            lines.append((account_id, run, day, "ended", "tin", on(ended)))
        else:
            if ended is not None and day - ended > BACK_DAYS:
                since = day
            ended = None
            status = draw.choice(["promoted", "demoted", "grace", "held", "corrected"])
            shown = draw.choice([None, None, "gold", "tin"])
            lines.append((account_id, run, day, status, draw.choice(TIERS[:2]), None, shown))
        day += draw.choice([0, 1, 7, 20, 31, 45, 80])
    return lines


def model(lines: list[Line], last: int, *, shown: bool) -> dict[int, str]:
    """The tier of each day up to the one after the last, filled in run by run."""
    days: dict[int, str] = {}
    before_end: dict[int, str] = {}
    gone = None
    by_day = {line[2]: line for line in lines if line[2] <= last}  # of one day the last run
    for day, line in sorted(by_day.items()):
        if line[3] == "ended":
            before_end = days if gone is None else before_end
            gone = (line[5] - START).days
            days = {each: tier for each, tier in before_end.items() if each < gone}
            continue
        if gone is not None and day - gone <= BACK_DAYS:
            days = before_end
        gone = None
        tier = line[6] if shown and line[6] else line[4]
        days = {**days, **dict.fromkeys(range(day, last + 2), tier)}
    return days


def runs_of(days: dict[int, str], last: int) -> list[tuple[str, int, int | None]]:
    """Days in a row with the same tier; who has it beyond the last day has it still."""
    found: list[list[Any]] = []
    for day in sorted(days):
        if found and found[-1][0] == days[day] and found[-1][2] == day:
            found[-1][2] = day + 1
        else:
            found.append([days[day], day, day + 1])
    return [(tier, begins, None if ends > last + 1 else ends) for tier, begins, ends in found]


def bounces_of(
    spans: list[tuple[str, int, int | None]], corrected: set[int], within_days: int
) -> list[int]:
    """The days on which an account goes back to where it came from."""
    return [
        third[1]
        for first, second, third in zip(spans, spans[1:], spans[2:], strict=False)
        if (first[2], second[2]) == (second[1], third[1])
        and first[0] == third[0]
        and third[1] - second[1] <= within_days
        and not {second[1], third[1]} & corrected
    ]


@pytest.mark.parametrize("shown", [False, True])
@pytest.mark.parametrize("seed", [1, 2])
def test_periods_days_and_bounces_agree_with_the_model(
    ledger: Ledger, seed: int, shown: bool
) -> None:
    draw = random.Random(seed)
    lines = {f"a{number:03}": drawn(draw, f"a{number:03}") for number in range(150)}
    filled(ledger, [line for each in lines.values() for line in each])
    for last in (90, 500):
        reading = Periods(on(last), BACK_DAYS, shown, operations=ledger.operations)
        spans = {
            account_id: runs_of(model(each, last, shown=shown), last)
            for account_id, each in lines.items()
        }
        expected = [
            (account_id, tier, on(begins), None if ends is None else on(ends))
            for account_id, each in sorted(spans.items())
            for tier, begins, ends in each
        ]
        assert periods(ledger, on(last), shown=shown) == expected
        totals: dict[tuple[str, str], int] = {}
        for account_id, each in spans.items():
            for tier, begins, ends in each:
                days = (last if ends is None else ends) - begins
                totals[account_id, tier] = totals.get((account_id, tier), 0) + days
        listed = [(*key, days) for key, days in sorted(totals.items())]
        assert fetched(ledger, reading.days("past")) == listed
        bounced = []
        for account_id, each in sorted(spans.items()):
            by_day = {line[2]: line[3] for line in lines[account_id]}
            corrected = {day for day, status in by_day.items() if status == "corrected"}
            days = bounces_of(each, corrected, 60)
            bounced += [(account_id, len(days), on(max(days)))] if days else []
        assert fetched(ledger, reading.bounces("past", 60)) == bounced


@pytest.mark.parametrize("seed", [3])
def test_the_history_gives_back_what_every_run_gave(ledger: Ledger, seed: int) -> None:
    draw = random.Random(seed)
    policy, count, as_of = policy_of(), 40, START
    overrides = drawn_overrides(draw, as_of, count)
    pins = [(i, each.tier, each.starts_on, each.expires_on) for i, each in overrides.items()]
    asked = ("tier", "earned_tier", "since", "grace_until", "ended_on", "pinned", "pinned_until")
    held: list[tuple[Any, ...]] = []
    past: list[tuple[Any, ...]] = []
    given: dict[date, dict[str, tuple[Any, ...]]] = {}
    runs = rows = 0
    for run in range(1, 8):
        accounts = [
            (a.account_id, a.qualified, a.floor, a.churned_on, a.renewal_date, a.term)
            for a in drawn_accounts(draw, as_of, count)
        ]
        complete = draw.random() < 0.7
        accounts = accounts if complete else accounts[::4]
        moves = ledger.run(policy, as_of, accounts, held, pins, complete=complete)
        ledger.fill("moves", TRANSITIONS, [tuple(row.values()) for row in moves.values()])
        ledger.fill("past", HISTORY, past)
        tree = changes(ledger.operations, "moves", "past", run, as_of)
        added = ledger.fetched(tree.sql(ledger.operations.dialect))
        past += added
        ledger.fill("past", HISTORY, past)
        again = ledger.fetched(tree.sql(ledger.operations.dialect))
        assert sorted(again) == sorted(added)
        given[as_of] = {i: tuple(row[name] for name in asked) for i, row in moves.items()}
        held = [
            tuple(row["earned_tier" if name == "tier" else name] for name in HELD)
            for row in moves.values()
            if row["earned_tier"] is not None
        ]
        runs, rows = runs + len(moves), rows + len(added)
        as_of += timedelta(days=draw.choice([0, 1, 30, 45, 200]))
    assert rows < runs
    for day, expected in given.items():
        tree = held_on(ledger.operations, "past", day)
        found = ledger.fetched(tree.sql(ledger.operations.dialect))
        positions = [list(HISTORY).index(name) for name in asked]
        assert {row[0]: tuple(row[n] for n in positions) for row in found} == expected
