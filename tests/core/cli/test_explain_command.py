"""`tanada explain`: why one account is in its tier, and what would move it, word for word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

ACCOUNTS = """\
account_id,arr,growth_potential,strategic,trial,csm_sentiment,csm_sentiment_as_of,seats,seats_used
A-1,98000,low,no,no,green,2026-06-01,100,80
A-2,120000,low,no,no,red,2026-06-01,100,80
A-3,,low,no,no,,,,
A-4,80000,,no,no,red,2025-01-01,,
A-5,9000,low,no,no,,,,
A-6,much,low,no,no,,,,
"""
NO_OTHER = """\
  no single change of growth potential
  no single change of strategic designation
"""


@pytest.fixture
def accounts(tmp_path: Path) -> Path:
    path = tmp_path / "accounts.csv"
    path.write_text(ACCOUNTS)
    return path


@pytest.fixture
def explained(tanada: Any, accounts: Path) -> Any:
    def explaining(account: str, *options: str) -> str:
        done = tanada("explain", accounts, account, "--as-of", "2026-06-30", *options)
        assert (done.code, done.err) == (0, "")
        return str(done.out)

    return explaining


def section(page: str, title: str) -> str:
    """The lines below a heading, up to the next one."""
    return page.split(f"\n{title}\n", 1)[1].split("\n\n", 1)[0].rstrip("\n") + "\n"


def test_the_first_line_says_why(explained: Any) -> None:
    assert explained("A-1").startswith("A-1 is in Core because ARR is at least $25,000.\n")


def test_every_clause_is_shown_with_what_it_saw(explained: Any) -> None:
    assert section(explained("A-1"), "Tiers, best first") == (
        "  ✗ Strategic\n"
        "      ✗ ARR is above $100,000\n"
        "          ARR $98,000\n"
        "      ✗ ARR is above $50,000 and the account is strategic\n"
        "          ARR $98,000, strategic designation no (supplied)\n"
        "      ✗ ARR is above $75,000 and growth potential is high\n"
        "          ARR $98,000, growth potential low (supplied)\n"
        "  ✓ Core\n"
        "      ✓ ARR is at least $25,000\n"
        "          ARR $98,000\n"
    )


def test_what_would_move_it_up(explained: Any) -> None:
    assert section(explained("A-1"), "What would move it up") == (
        "  more than $2,000 more ARR → Strategic\n"
        "  growth potential high → Strategic\n"
        "  strategic designation yes → Strategic\n"
    )


def test_the_margin_before_falling(explained: Any) -> None:
    assert section(explained("A-1"), "What would move it down") == (
        "  more than $73,000 less ARR → Scale\n" + NO_OTHER
    )


def test_an_amount_that_is_enough_by_itself_is_not_more_than(explained: Any) -> None:
    assert section(explained("A-5"), "What would move it up") == (
        "  $16,000 more ARR → Core\n" + NO_OTHER
    )
    assert section(explained("A-2"), "What would move it down") == (
        "  $20,000 less ARR → Core\n" + NO_OTHER
    )


def test_nothing_is_above_the_first_tier_nor_below_the_last(explained: Any) -> None:
    assert "What would move it up" not in explained("A-2")
    assert "What would move it down" not in explained("A-3")


def test_a_missing_value_is_stated_by_what_it_would_have_to_be(explained: Any) -> None:
    page = explained("A-3")
    assert page.startswith(
        "A-3 is at least in Tech-touch; a better tier stays open, because data is missing: ARR.\n"
    )
    assert section(page, "What would move it up") == "  ARR $5,000 → Scale\n" + NO_OTHER


def test_an_undetermined_account_is_told_by_its_floor_and_its_missing_fields(
    explained: Any,
) -> None:
    assert explained("A-4").startswith(
        "A-4 is at least in Core; a better tier stays open, because data is missing: seats, "
        "addressable seats, employees, products owned, products available, expansion multiple.\n"
    )


def test_a_score_is_shown_with_its_parts_and_its_ceiling(explained: Any) -> None:
    assert section(explained("A-2"), "Scores") == (
        "  Health score: 40 (red)\n"
        "      Licence use: 100 points × weight 50\n"
        "      The CSM's view: 0 points × weight 25\n"
        "      Churn risk: missing; its weight 25 is left out\n"
        "      At most 40, because CSM sentiment is red\n"
    )


def test_a_score_policy_gives_the_smallest_amount_to_the_cent(explained: Any) -> None:
    # 40 % × points + 10 for health must fall below 39.99995: 62,499.81 is the first.
    page = explained("A-1", "--policy", "score_health")
    assert section(page, "What would move it down").splitlines()[0] == (
        "  $35,500.19 less ARR → Scale"
    )


def test_japanese(explained: Any) -> None:
    page = explained("A-1", "--lang", "ja")
    assert page.startswith("A-1はコアアカウントです。理由: ARRが2万5,000ドル以上である。\n")
    assert section(page, "上方移行に必要な変化") == (
        "  ARRが2,000ドルを超えて増加 → 戦略的アカウント\n"
        "  成長ポテンシャルが「高」になる → 戦略的アカウント\n"
        "  戦略的指定が「はい」になる → 戦略的アカウント\n"
    )


def test_json(tanada: Any, accounts: Path) -> None:
    data = tanada("explain", accounts, "A-1", "--as-of", "2026-06-30", "--json").json
    assert data["headline"] == "A-1 is in Core because ARR is at least $25,000."
    assert (data["decision"]["tier"], data["decision"]["reason"]) == ("tier_2", "tier_2.core")
    assert data["decision"]["reason_values"]["arr"] == 98000
    assert data["up"]["arr"] == {
        "lever": "arr",
        "now": 98000,
        "value": 100000.01,
        "tier": "tier_1",
        "by": 2000,
        "strict": True,
    }
    assert data["down"]["strategic"] is None
    first = data["tiers"][0]["clauses"][0]
    assert (first["name"], first["holds"]) == ("large", False)
    assert first["verdict"]["rule"] == "arr > 100000"


def test_a_rejected_account_is_answered_with_its_fault(tanada: Any, accounts: Path) -> None:
    done = tanada("explain", accounts, "A-6")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f"{accounts}: The account “A-6” was rejected: arr “much”: not a number.\n"
        "  Mend it in the file and try again.\n"
    )


def test_an_unknown_account_is_answered_with_the_nearest(tanada: Any, accounts: Path) -> None:
    done = tanada("explain", accounts, "A-7")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"{accounts}: There is no account “A-7” in this file.\n")
    assert "Did you mean “A-1”?" in done.err


def test_nothing_is_suggested_for_an_account_like_no_other(tanada: Any, accounts: Path) -> None:
    done = tanada("explain", accounts, "nothing of the kind")
    assert done.err == f"{accounts}: There is no account “nothing of the kind” in this file.\n"


def test_an_account_that_has_left_has_no_tier(tanada: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("account_id,arr,churned_on\nA-1,5,2026-01-01\n")
    done = tanada("explain", path, "A-1", "--as-of", "2026-06-30")
    assert done.code == 0
    assert done.out.startswith("A-1 has left; no tier is decided.\n")
