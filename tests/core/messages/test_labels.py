"""What names and values are called: the policy's own words first, then ours."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from tanada.messages.decision_prose import (
    attention_phrase,
    change_phrase,
    column_label,
    missing_phrase,
    reason_phrase,
    seen_phrase,
)
from tanada.messages.labels import Labels
from tanada.policy.loading import load_policy, read_policy
from tanada.policy.model import Policy


@pytest.fixture(scope="module")
def policy() -> Policy:
    text = (Path(__file__).parent / "full_policy.yaml").read_text(encoding="utf-8")
    return read_policy(text)


@pytest.mark.parametrize(
    ("name", "english", "japanese"),
    [
        ("arr", "ARR", "ARR"),
        ("seats_used", "seats in use", "利用シート数"),
        ("sector", "sector", "分野"),
        ("growth_potential", "growth potential", "成長ポテンシャル"),
        ("health", "health score", "ヘルススコア"),
        ("health_band", "health score band", "ヘルススコアの区分"),
        ("health__use", "health score: licence use", "ヘルススコア: ライセンスの利用"),
        ("csm_sentiment_as_of", "date of CSM sentiment", "CSMの所感の時点"),
        ("seat_reach", "seat reach", "シート普及率"),
        ("never_heard_of", "never heard of", "never heard of"),
    ],
)
def test_a_name_has_a_label(policy: Policy, name: str, english: str, japanese: str) -> None:
    assert Labels(policy, "en").of(name) == english
    assert Labels(policy, "ja").of(name) == japanese


@pytest.mark.parametrize(
    ("name", "value", "english", "japanese"),
    [
        ("arr", Decimal("80000.00"), "$80,000", "8万ドル"),
        ("arr", "2500.5", "$2,500.50", "2,500.5ドル"),
        ("seat_use", Decimal("0.8"), "80%", "80%"),
        ("age_months", 1, "1 month", "1か月"),
        ("load", Decimal("4"), "4 points", "4 points"),
        ("growth_potential", "high", "high", "高"),
        ("health_band", "green", "green", "緑"),
        ("trial", True, "yes", "はい"),
        ("started_on", "2026-01-05", "5 Jan 2026", "2026年1月5日"),
        ("plan", "Pro_2", "Pro_2", "Pro_2"),
        ("arr", None, "", ""),
    ],
)
def test_a_value_is_shown_in_its_unit(
    policy: Policy, name: str, value: object, english: str, japanese: str
) -> None:
    assert Labels(policy, "en").fact(name, value) == english
    assert Labels(policy, "ja").fact(name, value) == japanese


def test_a_field_that_the_policy_labels_anew_is_called_so() -> None:
    text = (
        "tanada: 1\nname: T\ncurrency: USD\n"
        "fields: {trial: {label: {en: Test drive, ja: お試し}}}\n"
        "tiers: [{a: {name: A, when: {x: trial}}}, {b: {name: B, when: otherwise}}]\n"
    )
    relabelled = read_policy(text)
    assert Labels(relabelled, "ja").of("trial") == "お試し"
    assert reason_phrase(relabelled, "a.x", "en") == "test drive applies"


def test_the_columns_of_a_decision_have_headings(policy: Policy) -> None:
    assert column_label(policy, "floor_tier", "en") == "At least"
    assert column_label(policy, "health__use", "en") == "Health score: licence use"
    assert column_label(policy, "health_band", "ja") == "ヘルススコアの区分"


def test_a_reason_is_told_as_its_clause() -> None:
    standard = load_policy("standard")
    assert reason_phrase(standard, "tier_1.growing", "en") == (
        "ARR is above $75,000 and growth potential is high"
    )
    assert reason_phrase(standard, "tier_4.otherwise", "ja") == "上位の階層の条件を満たさない"
    assert reason_phrase(standard, "tier_9.gone", "en") == "tier_9.gone"


def test_missing_data_is_told_by_label_and_age(policy: Policy) -> None:
    missing = "arr, csm_sentiment:stale"
    assert missing_phrase(policy, missing, "en") == "ARR, CSM sentiment (out of date)"
    assert missing_phrase(policy, missing, "ja") == "ARR、CSMの所感(期限切れ)"


@dataclass(frozen=True)
class Seen:
    name: str
    value: object
    state: str
    written: object = None


@pytest.mark.parametrize(
    ("seen", "english"),
    [
        (Seen("arr", Decimal(80000), "known"), "ARR $80,000"),
        (Seen("seat_use", Decimal("0.671794871795"), "known"), "seat use 67.18%"),
        (Seen("arr", None, "missing"), "ARR missing"),
        (Seen("growth_potential", "low", "supplied"), "growth potential low (supplied)"),
        (
            Seen("csm_sentiment", None, "stale", "red"),
            "CSM sentiment red (out of date, counts as missing)",
        ),
    ],
)
def test_a_value_is_told_with_how_it_counts(policy: Policy, seen: Seen, english: str) -> None:
    assert seen_phrase(policy, seen, "en") == english


@dataclass(frozen=True)
class Change:
    lever: str
    now: object
    value: object
    tier: str
    by: Decimal | None = None
    strict: bool = False


@pytest.mark.parametrize(
    ("change", "english", "japanese"),
    [
        (
            Change("arr", 98000, Decimal("100000.01"), "tier_1", Decimal(2000), strict=True),
            "more than $2,000 more ARR → Strategic",
            "ARRが2,000ドルを超えて増加 → 戦略的アカウント",
        ),
        (
            Change("arr", 120000, Decimal(100000), "tier_2", Decimal(20000)),
            "$20,000 less ARR → Scale",
            "ARRが2万ドル減少 → スケールアカウント",
        ),
        (
            Change("growth_potential", "low", "high", "tier_1"),
            "growth potential high → Strategic",
            "成長ポテンシャルが「高」になる → 戦略的アカウント",
        ),
    ],
)
def test_a_single_change_is_told(
    policy: Policy, change: Change, english: str, japanese: str
) -> None:
    assert change_phrase(policy, change, "en") == english
    assert change_phrase(policy, change, "ja") == japanese


def test_what_needs_attention_is_told_with_its_numbers(policy: Policy) -> None:
    params = {
        "tier": "tier_1",
        "share": Decimal("0.63333"),
        "low": Decimal("0.1"),
        "high": Decimal("0.2"),
    }
    assert attention_phrase(policy, "attention.accounts_above", params, 12, "en") == (
        "Strategic holds 63.3% of accounts, above its target of 10% to 20%."
    )
    assert attention_phrase(policy, "attention.undetermined", {}, 1, "en") == (
        "1 account is undetermined for lack of data."
    )
