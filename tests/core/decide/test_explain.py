"""Explaining one account: the same query, and the smallest single changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tanada.accounts.reading import read_accounts
from tanada.accounts.snapshot import Snapshot
from tanada.decide.explain import explain
from tanada.decide.explanation import Change, Explanation
from tanada.decide.running import Decisions
from tanada.errors import AccountsError
from tanada.messages.explanation_prose import describe_explanation, headline
from tanada.policy.loading import load_policy, read_policy
from tanada.policy.model import Policy
from tanada.sql.engine import connect

AS_OF = date(2026, 6, 30)
ACCOUNTS = """\
account_id,arr,growth_potential,strategic,trial,started_on,csm_sentiment,seats
near,98000,low,no,no,2020-01-01,green,10
third,5000,,no,no,2025-01-01,red,20
fourth,4999.99,,no,no,,,30
unknown,,medium,no,no,,,40
top,250000,high,yes,no,,,50
between,80000,medium,no,no,,yellow,60
gone,90000,low,no,no,2020-01-01,green,many
"""
SCORED = """
tanada: 1
name: Scored
currency: USD
scores:
  value:
    measures:
      size: {weight: 60, of: arr, points: {0: 0, 25000: 50, 100000: 100}}
      growth: {weight: 40, of: growth_potential, points: {low: 0, medium: 50, high: 100}}
    missing: neutral
attributes:
  growth_potential:
    lines: [{high: expansion_multiple >= 3}, {medium: expansion_multiple >= 1.5}, {low: otherwise}]
tiers:
  - best: {name: Best, when: {score: value >= 70}}
  - rest: {name: Rest, when: otherwise}
levers: [arr, growth_potential]
"""
RANKED = """
tanada: 1
name: Ranked
currency: USD
tiers:
  - best: {name: Best, when: {ranked: percentile(arr) >= 0.8}}
  - rest: {name: Rest, when: otherwise}
levers: [arr]
"""


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "accounts.csv"
    path.write_text(ACCOUNTS, encoding="utf-8")
    yield path


def snapshot_of(file: Path, policy: Policy) -> Snapshot:
    return read_accounts(connect(), file, policy, AS_OF)


def explained(file: Path, policy: Policy, account_id: str) -> Explanation:
    return explain(snapshot_of(file, policy), policy, account_id, AS_OF)


def test_more_than_2000_more_arr_reaches_the_next_tier(file: Path) -> None:
    change = explained(file, load_policy("standard"), "near").up["arr"]
    assert change == Change(
        "arr", Decimal("98000.00"), Decimal("100000.01"), "tier_1", Decimal("2000.00"), strict=True
    )


def test_a_level_and_a_designation_can_reach_it_too(file: Path) -> None:
    up = explained(file, load_policy("standard"), "near").up
    growth, strategic = up["growth_potential"], up["strategic"]
    assert growth is not None
    assert (growth.value, growth.tier, growth.by) == ("high", "tier_1", None)
    assert strategic is not None
    assert (strategic.now, strategic.value, strategic.tier) == (False, True, "tier_1")


def test_the_margin_before_falling_ends_just_below_the_threshold(file: Path) -> None:
    change = explained(file, load_policy("standard"), "near").down["arr"]
    assert change is not None
    assert (change.value, change.tier, change.by) == (
        Decimal("24999.99"),
        "tier_3",
        Decimal("73000.00"),
    )
    assert change.strict


def test_one_cent_is_enough_at_a_threshold_that_belongs_to_the_tier(file: Path) -> None:
    change = explained(file, load_policy("standard"), "fourth").up["arr"]
    assert change is not None
    assert (change.value, change.by, change.strict) == (Decimal("5000.00"), Decimal("0.01"), False)


def test_no_single_change_is_said_where_there_is_none(file: Path) -> None:
    up = explained(file, load_policy("standard"), "third").up
    assert up["growth_potential"] is None
    assert up["strategic"] is None


def test_an_account_at_the_top_has_nothing_above(file: Path) -> None:
    explanation = explained(file, load_policy("standard"), "top")
    assert set(explanation.up.values()) == {None}


def test_a_missing_lever_is_stated_by_the_value_it_would_have_to_take(file: Path) -> None:
    change = explained(file, load_policy("standard"), "unknown").up["arr"]
    assert change is not None
    assert (change.now, change.by, change.value) == (None, None, Decimal("5000.00"))


def test_a_scores_smallest_amount_is_found_between_its_corners(file: Path) -> None:
    policy = read_policy(SCORED)
    change = explained(file, policy, "near").up["growth_potential"]
    assert change is not None
    assert (change.value, change.tier) == ("medium", "best")
    change = explained(file, policy, "between").down["arr"]
    assert change is not None
    # 0.6 × points + 0.4 × 50 >= 70 needs points of 83.3333…: 75,000 of ARR, less what rounds up.
    amounts = [Decimal("74999.98") - Decimal(cents) / 100 for cents in range(-3, 20)]
    text = "account_id,arr,growth_potential\n" + "".join(
        f"{amount},{amount},medium\n" for amount in amounts
    )
    file.write_text(text, encoding="utf-8")
    rows = Decisions(snapshot_of(file, policy), policy, AS_OF).dicts()
    lost = [Decimal(str(row["account_id"])) for row in rows if row["tier"] == "rest"]
    assert change.value == max(lost)


def test_percentiles_are_those_of_the_whole_file_with_the_account_changed(file: Path) -> None:
    # Four of five must be lower: the three that are today, and the one at 250,000.
    policy = read_policy(RANKED)
    explanation = explained(file, policy, "near")
    change = explanation.up["arr"]
    assert explanation.decision["tier"] == "rest"
    assert change is not None
    assert change.value == Decimal("250000.01")


@pytest.mark.slow
def test_every_clause_agrees_with_the_decision(file: Path) -> None:
    policy = load_policy("standard")
    rows = {
        row["account_id"]: row
        for row in Decisions(snapshot_of(file, policy), policy, AS_OF).dicts()
    }
    for account_id in ("near", "third", "fourth", "unknown", "top", "between"):
        explanation = explained(file, policy, account_id)
        assert {name: explanation.decision[name] for name in rows[account_id]} == rows[account_id]
        holding = [
            clause.reason for tier in explanation.tiers for clause in tier.clauses if clause.holds
        ]
        assert holding[0] == rows[account_id]["reason"]


def test_an_unknown_account_is_answered_with_the_nearest(file: Path) -> None:
    with pytest.raises(AccountsError) as caught:
        explained(file, load_policy("standard"), "neer")
    (problem,) = caught.value.problems
    assert (problem.code, problem.params["nearest"]) == ("explain.not_found", "near")


def test_a_rejected_account_is_answered_with_its_fault(file: Path) -> None:
    with pytest.raises(AccountsError) as caught:
        explained(file, load_policy("standard"), "gone")
    (problem,) = caught.value.problems
    assert problem.code == "explain.rejected"
    assert (problem.params["field"], problem.params["value"]) == ("seats", "many")


@pytest.mark.parametrize(
    ("language", "sentence", "change"),
    [
        ("en", "near is in Core because ARR is at least $25,000.", "more than $2,000 more ARR"),
        ("ja", "nearはコアアカウントです。", "ARRが2,000ドルを超えて増加"),
    ],
)
def test_both_languages_tell_the_reason_and_the_change(
    file: Path, language: str, sentence: str, change: str
) -> None:
    policy = load_policy("standard")
    explanation = explained(file, policy, "near")
    assert language in ("en", "ja")
    page = describe_explanation(explanation, policy, "ja" if language == "ja" else "en")
    first = headline(explanation, policy, "ja" if language == "ja" else "en")
    assert first.startswith(sentence)
    assert page.startswith(first)
    assert change in page


def test_a_percentile_that_only_an_overlay_asks_for_is_taken_over_all_accounts(
    tmp_path: Path,
) -> None:
    policy = read_policy(
        "tanada: 1\nname: X\ncurrency: USD\n"
        "tiers: [{top: {name: T, when: {large: arr > 100}}}, {rest: {name: R, when: otherwise}}]\n"
        "overlays:\n  extra:\n    label: Extra\n    when: percentile(seats) >= 0.5\n"
        "    until: condition_ends\n    adds: {executive_sponsor: true}\n"
    )
    path = tmp_path / "a.csv"
    path.write_text("account_id,arr,seats\nA,1,10\nB,1,20\nC,1,30\nD,1,40\n")
    snapshot = read_accounts(connect(), path, policy, AS_OF)
    found = {each: explain(snapshot, policy, each, AS_OF).decision["overlays"] for each in "ABCD"}
    assert found == {"A": None, "B": None, "C": "extra", "D": "extra"}
