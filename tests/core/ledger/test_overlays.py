"""What a run does to overlays, by one case for each sentence, on every engine."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from tanada.fields import FLAG, TEXT, WHOLE
from tanada.ledger.columns import OVERLAY_STATE, overlay_column
from tanada.ledger.overlays import SHOWN, UNDECIDED, Overlays
from tanada.policy.loading import read_policy
from tanada.policy.model import Policy

from .conftest import Ledger
from .overlay_model import Held, overlay_step

TODAY = date(2026, 6, 30)
BEFORE = date(2026, 6, 1)
MOVES = {"account_id": TEXT, "tier": TEXT, "status": TEXT, "seen": FLAG}
KINDS = dict.fromkeys(("seats", "employees", "arr", "percentile__arr"), WHOLE)
BY_CONDITION = "condition_ends"
BY_DAYS = "{days: 30}"
BY_END = "{when: employees > 5}"
BY_EITHER = "{days: 30, when: employees > 5}"


def policy_of(**overlays: str) -> Policy:
    """Two tiers, and overlays by what follows their label."""
    said = "".join(
        f"  {key}: {{label: L, adds: {{executive_sponsor: true}}, {rules}}}\n"
        for key, rules in overlays.items()
    )
    return read_policy(
        "tanada: 1\nname: Overlays\ncurrency: USD\ntiers:\n"
        "  - gold: {name: Gold, when: {large: arr > 1000}}\n"
        "  - tin: {name: Tin, when: otherwise}\n"
        f"overlays:\n{said}"
    )


def run(
    ledger: Ledger,
    policy: Policy,
    moves: Iterable[Sequence[Any]],
    decided: Iterable[Sequence[Any]],
    held: dict[str, dict[str, tuple[Any, ...]]],
    as_of: date = TODAY,
) -> dict[str, dict[str, Any]]:
    """The rows with anything in them, by account; `decided` has what the overlays read."""
    overlays = Overlays(policy, as_of, ledger.operations)
    columns = {
        overlay_column(key, name): kind
        for key in overlays.keys
        for name, kind in OVERLAY_STATE.items()
    }
    ledger.fill("moved_now", MOVES, moves)
    facts = {"account_id": TEXT, **{name: KINDS[name] for name in overlays.reads}}
    ledger.fill("facts_now", facts, decided)
    nothing = (None, None, None)
    rows = [
        (i, *(part for key in overlays.keys for part in each.get(key, nothing)))
        for i, each in held.items()
    ]
    ledger.fill("overlays_before", {"account_id": TEXT, **columns}, rows)
    tree = overlays.query("moved_now", "facts_now", "overlays_before")
    titles = ["account_id", SHOWN, UNDECIDED, *columns]
    found = ledger.fetched(tree.sql(ledger.operations.dialect))
    return {row[0]: dict(zip(titles, row, strict=True)) for row in found if any(row[1:])}


def one(
    ledger: Ledger,
    until: str,
    seats: int | None,
    employees: int | None = 0,
    held: tuple[Any, ...] | None = None,
    *,
    status: str = "held",
    when: str = "seats > 10",
) -> tuple[Any, ...]:
    """What is shown, what is held and what is undecided of one overlay after a run."""
    policy = policy_of(care=f"when: {when}, until: {until}")
    seen = status != "not_seen"
    reads = Overlays(policy, TODAY).reads
    facts = ("a", *({"seats": seats, "employees": employees}[name] for name in reads))
    found = run(
        ledger,
        policy,
        [("a", "gold", status, seen)],
        [facts] if seen else [],
        {"a": {"care": held}} if held else {},
    )
    if not found:
        return (None, None, None)
    row = found["a"]
    kept = tuple(row[overlay_column("care", name)] for name in OVERLAY_STATE)
    return row[SHOWN], kept if kept[0] else None, row[UNDECIDED]


NONE = (None, None, None)
BEGUN = ("care", (TODAY, None, False), None)
BEGUN_FOR_DAYS = ("care", (TODAY, date(2026, 7, 30), False), None)
OPEN = (BEFORE, None, False)
OPEN_FOR_DAYS = (BEFORE, date(2026, 7, 1), False)
OVER = (BEFORE, TODAY, False)
SPENT = (BEFORE, TODAY, True)


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (BY_CONDITION, BEGUN),
        (BY_END, BEGUN),
        (BY_DAYS, BEGUN_FOR_DAYS),
        (BY_EITHER, BEGUN_FOR_DAYS),
    ],
)
def test_it_begins_where_its_condition_is_true(
    ledger: Ledger, until: str, expected: tuple[Any, ...]
) -> None:
    assert one(ledger, until, 11) == expected
    assert one(ledger, until, 10) == NONE


@pytest.mark.parametrize("until", [BY_CONDITION, BY_DAYS, BY_END])
def test_an_unknown_condition_begins_nothing_and_is_told(ledger: Ledger, until: str) -> None:
    assert one(ledger, until, None) == (None, None, "care")


def test_it_does_not_begin_while_its_end_holds(ledger: Ledger) -> None:
    assert one(ledger, BY_EITHER, 11, 6) == NONE
    assert one(ledger, BY_EITHER, None, 6) == NONE
    assert one(ledger, BY_EITHER, 11, None) == BEGUN_FOR_DAYS


def test_it_ends_with_its_condition(ledger: Ledger) -> None:
    assert one(ledger, BY_CONDITION, 11, held=OPEN) == ("care", OPEN, None)
    assert one(ledger, BY_CONDITION, 10, held=OPEN) == NONE


def test_missing_data_does_not_end_it_and_is_told(ledger: Ledger) -> None:
    assert one(ledger, BY_CONDITION, None, held=OPEN) == ("care", OPEN, "care")
    assert one(ledger, BY_END, 11, None, held=OPEN) == ("care", OPEN, "care")


def test_with_days_it_goes_on_though_its_condition_does_not(ledger: Ledger) -> None:
    assert one(ledger, BY_DAYS, 10, held=OPEN_FOR_DAYS) == ("care", OPEN_FOR_DAYS, None)


@pytest.mark.parametrize("until", [BY_END, BY_EITHER])
def test_it_ends_where_its_end_holds(ledger: Ledger, until: str) -> None:
    held = OPEN if until == BY_END else OPEN_FOR_DAYS
    assert one(ledger, until, 11, 6, held) == NONE
    assert one(ledger, until, 11, 5, held) == ("care", held, None)


def test_it_ends_on_its_day(ledger: Ledger) -> None:
    assert one(ledger, BY_DAYS, 10, held=OVER) == NONE
    assert one(ledger, BY_EITHER, 10, 5, held=OVER) == NONE


@pytest.mark.parametrize("seats", [11, None])
def test_it_does_not_begin_anew_before_its_condition_was_false(
    ledger: Ledger, seats: int | None
) -> None:
    assert one(ledger, BY_DAYS, seats, held=OVER) == (None, SPENT, None)
    assert one(ledger, BY_DAYS, seats, held=SPENT) == (None, SPENT, None)
    assert one(ledger, BY_DAYS, 10, held=SPENT) == NONE


def test_an_end_that_holds_lets_it_begin_anew(ledger: Ledger) -> None:
    assert one(ledger, BY_EITHER, 11, 6, held=SPENT) == NONE


def test_its_day_stays_when_the_policy_gives_other_days(ledger: Ledger) -> None:
    held = (BEFORE, date(2027, 1, 1), False)
    assert one(ledger, BY_DAYS, 11, held=held) == ("care", held, None)


def test_days_that_a_policy_adds_count_from_its_beginning(ledger: Ledger) -> None:
    assert one(ledger, BY_DAYS, 11, held=OPEN) == ("care", OPEN_FOR_DAYS, None)


def test_a_policy_that_takes_the_days_away_lets_it_begin_anew(ledger: Ledger) -> None:
    assert one(ledger, BY_CONDITION, 11, held=SPENT) == BEGUN
    assert one(ledger, BY_CONDITION, 11, held=OVER) == ("care", OPEN, None)


def test_who_has_left_has_none(ledger: Ledger) -> None:
    assert one(ledger, BY_CONDITION, 11, held=OPEN, status="ended") == NONE
    assert one(ledger, BY_CONDITION, None, status="ended") == NONE


@pytest.mark.parametrize("held", [OPEN_FOR_DAYS, OVER])
def test_who_was_not_seen_keeps_it(ledger: Ledger, held: tuple[Any, ...]) -> None:
    assert one(ledger, BY_DAYS, None, held=held, status="not_seen") == ("care", held, None)


def test_the_tier_is_the_one_shown(ledger: Ledger) -> None:
    when = "tier = 'gold' and seats > 10"
    assert one(ledger, BY_CONDITION, 11, when=when) == BEGUN
    assert one(ledger, BY_CONDITION, 11, when="tier < 'gold' and seats > 10") == NONE


def test_a_condition_may_rank(ledger: Ledger) -> None:
    policy = policy_of(many="when: percentile(arr) >= 0.5, until: condition_ends")
    moves = [(i, "gold", "held", True) for i in "ab"]
    assert Overlays(policy, TODAY).reads == ("arr", "percentile__arr")
    found = run(ledger, policy, moves, [("a", 1, 1), ("b", 1, 0)], {})
    assert {i: row[SHOWN] for i, row in found.items()} == {"a": "many"}


def test_several_stand_in_the_documents_order(ledger: Ledger) -> None:
    policy = policy_of(
        second=f"when: seats > 10, until: {BY_DAYS}",
        first=f"when: seats > 20, until: {BY_CONDITION}",
        half="when: seats / employees >= 0.5, until: condition_ends",
    )
    moves = [(i, "gold", "held", True) for i in "abcd"]
    decided = [("a", 21, 42), ("b", 21, 43), ("c", 11, 0), ("d", 0, 1)]
    found = run(ledger, policy, moves, decided, {})
    assert {i: (row[SHOWN], row[UNDECIDED]) for i, row in found.items()} == {
        "a": ("second,first,half", None),
        "b": ("second,first", None),
        "c": ("second", "half"),
    }


RULES = {
    "by_condition": {},
    "by_days": {"days": 40},
    "by_end": {"has_end": True},
    "by_either": {"days": 40, "has_end": True},
}


def test_overlays_agree_with_the_model(ledger: Ledger) -> None:
    draw = random.Random(1)
    ends = ("condition_ends", "{days: 40}", BY_END, "{days: 40, when: employees > 5}")
    policy = policy_of(
        **{key: f"when: seats > 10, until: {end}" for key, end in zip(RULES, ends, strict=True)}
    )
    states: dict[str, dict[str, Held]] = {}
    as_of = date(2025, 1, 31)
    for _ in range(12):
        facts = {
            f"A{n}": (draw.choice([None, 5, 20, 20]), draw.choice([None, 1, 1, 1, 9]))
            for n in range(100)
        }
        statuses = {i: draw.choice(["held"] * 8 + ["ended", "not_seen"]) for i in facts}
        found = run(
            ledger,
            policy,
            [(i, "gold", status, status != "not_seen") for i, status in statuses.items()],
            [(i, *pair) for i, pair in facts.items()],
            {
                i: {key: (h.since, h.until, h.spent) for key, h in each.items()}
                for i, each in states.items()
            },
            as_of,
        )
        for account_id, (seats, employees) in facts.items():
            if statuses[account_id] == "not_seen":
                continue
            held = states.pop(account_id, {})
            if statuses[account_id] == "ended":
                continue
            steps = {
                key: overlay_step(
                    as_of,
                    held.get(key),
                    when=None if seats is None else seats > 10,
                    end=None if employees is None else employees > 5,
                    **rules,  # type: ignore[arg-type]
                )
                for key, rules in RULES.items()
            }
            states[account_id] = {key: step for key, step in steps.items() if step is not None}
        assert {i: held_in(row) for i, row in found.items() if held_in(row)} == {
            i: each for i, each in states.items() if each
        }
        shown = {i: row[SHOWN] for i, row in found.items() if row[SHOWN]}
        expected = {
            i: ",".join(key for key in RULES if key in each and not each[key].spent)
            for i, each in states.items()
        }
        assert shown == {i: keys for i, keys in expected.items() if keys}
        as_of += timedelta(days=draw.choice([1, 7, 20, 39, 40]))


def held_in(row: dict[str, Any]) -> dict[str, Held]:
    """What a row holds of each overlay."""
    parts = {key: [row[overlay_column(key, name)] for name in OVERLAY_STATE] for key in RULES}
    return {key: Held(*each) for key, each in parts.items() if each[0] is not None}
