"""The smallest single change that explain finds is the one that trying every value finds."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tanada.accounts.reading import read_accounts
from tanada.accounts.snapshot import ACCOUNTS
from tanada.decide.explain import explain
from tanada.decide.explanation import Change, Explanation
from tanada.decide.running import Decisions
from tanada.policy.loading import load_policy, read_policy
from tanada.policy.model import Policy
from tanada.sql.engine import connect

AS_OF = date(2026, 6, 30)
HEAD = "tanada: 1\nname: X\ncurrency: JPY\n"
SCORED = read_policy(
    HEAD
    + """
scores:
  size:
    measures:
      amount: {weight: 3, of: arr, points: {0: 0, 300: 35, 1000: 70, 2000: 100}}
      room: {weight: 2, of: seats, points: {0: 100, 40: 20, 100: 50}}
      mood: {weight: 1, of: csm_sentiment, points: {red: 0, yellow: 50, green: 100}}
    missing: reweigh
    caps: [{when: trial, at_most: 40}]
tiers:
  - best: {name: Best, when: {it: size >= 66.6667}}
  - good: {name: Good, when: {it: size >= 45 and arr > 50}}
  - rest: {name: Rest, when: otherwise}
levers: [arr, seats, csm_sentiment, trial]
"""
)
RANKED = read_policy(
    HEAD
    + """
tiers:
  - best: {name: Best, when: {it: percentile(arr) >= 0.8}}
  - good: {name: Good, when: {it: percentile(arr) >= 0.5 or seats > 90}}
  - rest: {name: Rest, when: otherwise}
levers: [arr, seats]
"""
)
RANKS = {"best": 0, "good": 1, "rest": 2}
Row = dict[str, object]


def written(path: Path, rows: Sequence[Row]) -> Path:
    names = list(rows[0])
    lines = [
        ",".join("" if row[name] is None else str(row[name]) for name in names) for row in rows
    ]
    path.write_text("\n".join([",".join(names), *lines]) + "\n")
    return path


def explained(path: Path, policy: Policy, account_id: str) -> Explanation:
    return explain(read_accounts(connect(), path, policy, AS_OF), policy, account_id, AS_OF)


def tiers(path: Path, policy: Policy) -> dict[str, str]:
    snapshot = read_accounts(connect(), path, policy, AS_OF)
    rows = Decisions(snapshot, policy, AS_OF).dicts()
    return {str(row["account_id"]): str(row["tier"]) for row in rows}


def tiers_by_arr(path: Path, values: Iterable[int]) -> dict[int, str]:
    """The tier of `it` under RANKED with each ARR, every time with the whole file decided anew."""
    snapshot = read_accounts(connect(), path, RANKED, AS_OF)
    query = Decisions(snapshot, RANKED, AS_OF).sql(["account_id", "tier"])
    connection, found = snapshot.connection, {}
    connection.execute(f"CREATE TABLE as_read AS FROM {ACCOUNTS}").fetchall()
    for value in values:
        arr = f"CASE WHEN account_id = 'it' THEN {value} ELSE arr END :: DECIMAL(15, 0) AS arr"
        changed = f"SELECT * REPLACE ({arr}) FROM as_read"
        connection.execute(f"CREATE OR REPLACE TEMP VIEW {ACCOUNTS} AS {changed}").fetchall()
        found[value] = dict(connection.execute(query).fetchall())["it"]
    return found


def smallest(tier_of: dict[int, str], now: int, *, better: bool) -> int | None:
    """How far the nearest value is that moves to a better (or a worse) tier."""
    here = RANKS[tier_of[now]]
    moving = [
        abs(value - now)
        for value, tier in tier_of.items()
        if (RANKS[tier] < here if better else RANKS[tier] > here)
    ]
    return min(moving, default=None)


def moved(change: Change | None, now: int) -> int | None:
    """How far the value of a change is from today's, held against what it states."""
    if change is None:
        return None
    distance = abs(int(Decimal(str(change.value))) - now)
    assert change.by is not None
    assert distance == change.by + (1 if change.strict else 0)
    return distance


@pytest.mark.parametrize("seed", range(8))
def test_a_score_policy_agrees_with_every_value_tried(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    account: Row = {
        "account_id": "it",
        "arr": chance.randint(0, 2_200),
        "seats": chance.randint(0, 120),
        "csm_sentiment": chance.choice([None, "red", "yellow", "green"]),
        "trial": chance.choice([None, "no", "no", "yes"]),
    }
    explanation = explained(written(tmp_path / "a.csv", [account]), SCORED, "it")
    for lever, most in (("arr", 2_600), ("seats", 400)):
        now = int(str(account[lever]))
        rows = [{**account, "account_id": value, lever: value} for value in range(most + 1)]
        tried = tiers(written(tmp_path / "tried.csv", rows), SCORED)
        tier_of = {int(value): tier for value, tier in tried.items()}
        for changes, better in ((explanation.up, True), (explanation.down, False)):
            assert moved(changes[lever], now) == smallest(tier_of, now, better=better)


@pytest.mark.parametrize("seed", range(2))
def test_a_percentile_policy_agrees_with_the_whole_file_decided_anew(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    others = [
        {"account_id": f"o{n}", "arr": chance.choice([None, *range(0, 60, 3)]), "seats": 5}
        for n in range(19)
    ]
    account: Row = {"account_id": "it", "arr": chance.randint(0, 60), "seats": 10}
    explanation = explained(written(tmp_path / "a.csv", [*others, account]), RANKED, "it")
    now = int(str(account["arr"]))
    tried = written(tmp_path / "tried.csv", [*others, account])
    tier_of = tiers_by_arr(tried, range(64))
    for changes, better in ((explanation.up, True), (explanation.down, False)):
        assert moved(changes["arr"], now) == smallest(tier_of, now, better=better)


def test_levels_and_flags_agree_with_every_value_tried(tmp_path: Path) -> None:
    account: Row = {
        "account_id": "it",
        "arr": 900,
        "seats": 40,
        "csm_sentiment": "yellow",
        "trial": "no",
    }
    explanation = explained(written(tmp_path / "a.csv", [account]), SCORED, "it")
    rows = [
        {**account, "account_id": mood, "csm_sentiment": mood}
        for mood in ("red", "yellow", "green")
    ]
    assert tiers(written(tmp_path / "b.csv", rows), SCORED) == {
        "red": "rest",
        "yellow": "good",
        "green": "good",
    }
    down, up = explanation.down["csm_sentiment"], explanation.up["csm_sentiment"]
    assert down is not None
    assert (down.now, down.value, down.tier, down.by) == ("yellow", "red", "rest", None)
    assert up is None
    trial = explanation.down["trial"]
    assert trial is not None
    assert (trial.now, trial.value, trial.tier) == (False, True, "rest")


def test_of_two_levels_that_would_do_the_nearer_is_named(tmp_path: Path) -> None:
    policy = read_policy(
        HEAD
        + """
tiers:
  - best: {name: Best, when: {it: "csm_sentiment in ('green', 'yellow')"}}
  - rest: {name: Rest, when: otherwise}
levers: [csm_sentiment]
"""
    )
    row: Row = {"account_id": "it", "csm_sentiment": "red"}
    change = explained(written(tmp_path / "a.csv", [row]), policy, "it").up["csm_sentiment"]
    assert change is not None
    assert change.value == "yellow"


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("nps >= 101", None),
        ("nps > 99.999999", (Decimal("100.000000"), Decimal("89.999999"), True)),
        ("nps < -100", None),
        ("nps <= -100", (Decimal("-100.000000"), Decimal("110.000000"), False)),
        ("nps * 2 >= 30", (Decimal("15.000000"), Decimal("5.000000"), False)),
        ("nps between 20 and 20.5", (Decimal("20.000000"), Decimal("10.000000"), False)),
        ("nps > 10", (Decimal("10.000001"), Decimal("0.000001"), False)),
        ("nps < 10", (Decimal("9.999999"), Decimal("0.000001"), False)),
    ],
)
def test_no_value_is_named_that_the_field_cannot_have(
    tmp_path: Path, rule: str, found: tuple[Decimal, Decimal, bool] | None
) -> None:
    policy = read_policy(
        HEAD
        + f"""
tiers:
  - best: {{name: Best, when: {{it: "{rule}"}}}}
  - rest: {{name: Rest, when: otherwise}}
levers: [nps]
"""
    )
    path = written(tmp_path / "a.csv", [{"account_id": "it", "nps": 10}])
    change = explained(path, policy, "it").up["nps"]
    assert (None if change is None else (change.value, change.by, change.strict)) == found


def test_a_change_is_found_however_far_off_it_is(tmp_path: Path) -> None:
    policy = read_policy(
        HEAD
        + """
tiers:
  - best: {name: Best, when: {it: arr / employees > 30}}
  - rest: {name: Rest, when: otherwise}
levers: [arr]
"""
    )
    path = written(tmp_path / "a.csv", [{"account_id": "it", "arr": 1, "employees": 999_999_999}])
    change = explained(path, policy, "it").up["arr"]
    assert change is not None
    # The first quotient of 8 places that is rounded up to more than 30.
    assert change.value == Decimal("29999999975")


def test_a_stale_lever_is_missing_and_a_new_value_is_of_today(tmp_path: Path) -> None:
    policy = read_policy(
        HEAD
        + """
fields: {nps: {stale_after_days: 30}}
tiers:
  - best: {name: Best, when: {it: nps >= 50}}
  - rest: {name: Rest, when: otherwise}
levers: [nps]
"""
    )
    row: Row = {"account_id": "it", "nps": 90, "nps_as_of": "2025-01-01"}
    explanation = explained(written(tmp_path / "a.csv", [row]), policy, "it")
    assert explanation.decision["status"] == "undetermined"
    change = explanation.up["nps"]
    assert change is not None
    assert (change.now, change.value, change.by) == (None, Decimal("50.000000"), None)


def test_a_lever_that_the_file_does_not_have(tmp_path: Path) -> None:
    policy = load_policy("standard")
    row: Row = {"account_id": "it", "mrr": 7_500, "growth_potential": "low"}
    change = explained(written(tmp_path / "a.csv", [row]), policy, "it").up["arr"]
    assert change is not None
    assert (change.now, change.value, change.by) == (
        Decimal("90000.00"),
        Decimal("100000.01"),
        Decimal("10000.00"),
    )


def test_an_account_that_has_left_has_no_changes(tmp_path: Path) -> None:
    row: Row = {"account_id": "it", "arr": 5, "churned_on": "2026-01-01"}
    path = written(tmp_path / "a.csv", [row])
    explanation = explained(path, load_policy("standard"), "it")
    assert (explanation.up, explanation.down) == ({}, {})


def test_a_change_is_found_for_one_of_many_in_a_percentile_policy(tmp_path: Path) -> None:
    rows: list[Row] = [{"account_id": n, "arr": n, "seats": n % 90} for n in range(10_000)]
    path = written(tmp_path / "a.csv", rows)
    snapshot = read_accounts(connect(), path, RANKED, AS_OF)
    explanation = explain(snapshot, RANKED, "50", AS_OF)
    change = explanation.up["arr"]
    assert change is not None
    # Half of 10,000 must be lower: those up to 5,000, without the account itself.
    assert (change.value, change.tier) == (Decimal(5_001), "good")
