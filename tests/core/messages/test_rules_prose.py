"""A rule, told in English and in Japanese."""

import pytest

from tanada.fields import Kind, Type
from tanada.messages.rules_prose import rule_phrase, value_phrase
from tanada.messages.text import Language
from tanada.policy.loading import read_policy
from tanada.policy.model import Policy
from tanada.rules import ParsedRule, parse_rule, type_rule
from tanada.rules.tree import Rule

DOCUMENT = """
tanada: 1
name: Rules
currency: {currency}
fields:
  beta: {{type: flag, label: {{en: Beta programme, ja: ベータプログラム}}}}
  tickets_per_seat: {{type: number, unit: tickets per seat}}
  segment: {{type: choice, values: [public, private]}}
attributes:
  seat_reach: seats / coalesce(addressable_seats, employees)
  growth_potential:
    names: {{high: {{en: High, ja: 高}}, medium: {{en: Medium, ja: 中}}, low: {{en: Low, ja: 低}}}}
    lines:
      - high: seat_reach < 0.30
      - medium: expansion_multiple >= 1.5
      - low: otherwise
scores:
  health:
    measures:
      use: {{weight: 1, of: seat_use, points: {{0: 0, 1: 100}}}}
    missing: neutral
    bands: {{green: 75, red: 0}}
tiers:
  - tier_1: {{name: {{en: Strategic, ja: 戦略的アカウント}}, when: {{large: arr > 100000}}}}
  - tier_2: {{name: {{en: Core, ja: コアアカウント}}, when: otherwise}}
"""


def policy(currency: str = "USD") -> Policy:
    return read_policy(DOCUMENT.format(currency=currency))


def rule(text: str, under: Policy, expected: str = "flag") -> Rule:
    parsed = parse_rule(text)
    assert isinstance(parsed, ParsedRule)
    tiers = Type(Kind.LEVEL, tuple(tier.key for tier in under.tiers))
    typed = type_rule(parsed, {**under.known_names(), "tier": tiers}, expected)
    assert not isinstance(typed, list), typed
    return typed


def told(text: str, language: Language, currency: str = "USD") -> str:
    under = policy(currency)
    return rule_phrase(rule(text, under), under, language)


@pytest.mark.parametrize(
    ("text", "english", "japanese"),
    [
        # Comparisons.
        ("arr > 100000", "ARR is above $100,000", "ARRが10万ドルを超える"),
        ("arr >= 25000", "ARR is at least $25,000", "ARRが2万5,000ドル以上である"),
        ("arr < 5000", "ARR is below $5,000", "ARRが5,000ドル未満である"),
        ("arr <= 24999.99", "ARR is at most $24,999.99", "ARRが24,999.99ドル以下である"),
        ("100000 < arr", "ARR is above $100,000", "ARRが10万ドルを超える"),
        ("arr = 0", "ARR is $0", "ARRが0ドルである"),
        ("not arr > 100000", "ARR is at most $100,000", "ARRが10万ドル以下である"),
        ("products_owned = 1", "the number of products owned is 1", "導入済み製品数が1である"),
        ("nps != 10", "NPS is not 10", "NPSが10ではない"),
        # Ranges.
        (
            "arr between 25000 and 100000",
            "ARR is at least $25,000 and at most $100,000",
            "ARRが2万5,000ドル以上10万ドル以下である",
        ),
        (
            "arr < 100000 and arr >= 25000",
            "ARR is at least $25,000 and below $100,000",
            "ARRが2万5,000ドル以上10万ドル未満である",
        ),
        # Levels, bands, tiers, choices and texts.
        ("growth_potential = 'high'", "growth potential is high", "成長ポテンシャルが「高」である"),
        (
            "growth_potential >= 'medium'",
            "growth potential is medium or better",
            "成長ポテンシャルが「中」以上である",
        ),
        (
            "growth_potential < 'high'",
            "growth potential is worse than high",
            "成長ポテンシャルが「高」を下回る",
        ),
        ("health_band = 'green'", "health score band is green", "ヘルススコアの区分が「緑」である"),
        ("tier = 'tier_1'", "the tier is Strategic", "階層が「戦略的アカウント」である"),
        ("csm_sentiment = 'red'", "CSM sentiment is red", "CSMの所感が「赤」である"),
        (
            "csm_sentiment in ('red', 'yellow')",
            "CSM sentiment is red or yellow",
            "CSMの所感が「赤」または「黄」である",
        ),
        ("plan = 'Pro'", "the plan is “Pro”", "プランが「Pro」である"),
        (
            "plan in ('Pro', 'Team', 'Max')",
            "the plan is “Pro”, “Team” or “Max”",
            "プランが「Pro」、「Team」、「Max」のいずれかである",
        ),
        (
            "plan not in ('Pro', 'Team')",
            "the plan is neither “Pro” nor “Team”",
            "プランが「Pro」でも「Team」でもない",
        ),
        ("segment = 'public'", "segment is public", "segmentが「public」である"),
        # Flags.
        ("strategic", "the account is strategic", "戦略的指定がある"),
        ("not trial", "the account is not a trial", "トライアルではない"),
        ("beta", "beta programme applies", "ベータプログラムに該当する"),
        ("not beta", "beta programme does not apply", "ベータプログラムに該当しない"),
        (
            "trial = partner",
            "whether the account is a trial agrees with whether the account is a partner",
            "トライアルであるかどうかとパートナーであるかどうかが一致する",
        ),
        # What is missing.
        ("arr is null", "ARR is unknown", "ARRが不明である"),
        ("seats is not null", "the number of seats is known", "契約シート数が判明している"),
        # Shares, units and dates.
        ("seat_use > 0.75", "seat use is above 75%", "シート利用率が75%を超える"),
        ("seat_reach < 0.30", "seat reach is below 30%", "シート普及率が30%未満である"),
        (
            "growth_rate_12m < -0.1",
            "growth over 12 months is below -10%",
            "直近12か月の成長率が-10%未満である",
        ),
        (
            "age_months < 1",
            "time as a customer is below 1 month",
            "顧客歴が1か月未満である",
        ),
        (
            "days_to_renewal <= 60",
            "time to renewal is at most 60 days",
            "更新までの日数が60日以下である",
        ),
        (
            "tickets_per_seat > 2",
            "tickets per seat is above 2 tickets per seat",
            "tickets per seatが2 tickets per seatを超える",
        ),
        (
            "started_on >= '2025-01-01'",
            "the start date is on or after 1 Jan 2025",
            "契約開始日が2025年1月1日以降である",
        ),
        (
            "days_since(last_contact_on) > 90",
            "time since the last contact date is above 90 days",
            "最終接触日からの日数が90日を超える",
        ),
        (
            "days_until(renewal_date) < 30",
            "time until the renewal date is below 30 days",
            "更新日までの日数が30日未満である",
        ),
        ("percentile(arr) >= 0.9", "ARR is among the top 10%", "ARRが上位10%に入る"),
        (
            "percentile(arr) < 0.2",
            "the share of accounts with a lower ARR is below 20%",
            "ARRがより低いアカウントの割合が20%未満である",
        ),
        # Calculations.
        (
            "coalesce(addressable_seats, employees) > 100",
            "(addressable seats, or employees where unknown) is above 100",
            "導入可能シート数(不明な場合は従業員数)が100を超える",
        ),
        (
            "(arr - arr_12m_ago) / arr_12m_ago > 0.2",
            "(ARR − ARR 12 months ago) ÷ ARR 12 months ago is above 20%",
            "(ARR − 12か月前のARR) ÷ 12か月前のARRが20%を超える",
        ),
        ("arr / 12 > 2500.5", "ARR ÷ 12 is above $2,500.50", "ARR ÷ 12が2,500.5ドルを超える"),
        (
            "arr - (mrr - 5) * 2 > 0",
            "ARR − (MRR − $5) × 2 is above $0",
            "ARR − (MRR − 5ドル) × 2が0ドルを超える",
        ),
        (
            "least(seats, employees) > 5",
            "the smaller of seats and employees is above 5",
            "契約シート数、従業員数のうち小さい方が5を超える",
        ),
        (
            "greatest(seats, employees, 3) > 5",
            "the largest of seats, employees and 3 is above 5",
            "契約シート数、従業員数、3のうち最大のものが5を超える",
        ),
        ("abs(nps) > 5", "the absolute value of NPS is above 5", "NPSの絶対値が5を超える"),
        ("coalesce(arr, mrr, 0) > 5", "the first known of ARR, MRR and $0 is above $5",
         "ARR、MRR、0ドルのうち最初に判明しているものが5ドルを超える"),
    ],
)  # fmt: skip
def test_a_condition(text: str, english: str, japanese: str) -> None:
    assert told(text, "en") == english
    assert told(text, "ja") == japanese


@pytest.mark.parametrize(
    ("text", "english", "japanese"),
    [
        (
            "arr > 50000 and strategic",
            "ARR is above $50,000 and the account is strategic",
            "ARRが5万ドルを超え、かつ戦略的指定がある",
        ),
        (
            "arr > 75000 and growth_potential = 'high'",
            "ARR is above $75,000 and growth potential is high",
            "ARRが7万5,000ドルを超え、かつ成長ポテンシャルが「高」である",
        ),
        (
            "arr >= 5000 and not trial and brand",
            "ARR is at least $5,000, and the account is not a trial, "
            "and the account is a well-known brand",
            "ARRが5,000ドル以上であり、トライアルではなく、かつブランド・ロゴとしての価値がある",
        ),
        (
            "trial or arr = 0",
            "the account is a trial or ARR is $0",
            "トライアルであるか、またはARRが0ドルである",
        ),
        (
            "seat_reach < 0.30 or (products_owned = 1 and products_available > 1) "
            "or expansion_multiple >= 3",
            "seat reach is below 30%, or (the number of products owned is 1 "
            "and the number of products available is above 1), or expansion multiple is at least 3",
            "シート普及率が30%未満であるか、(導入済み製品数が1であり、かつ提供製品数が1を超える)、"
            "または拡張余地の倍率が3以上である",
        ),
        (
            "strategic and (churn_risk = 'high' or health_band = 'red')",
            "the account is strategic, and (churn risk is high or health score band is red)",
            "戦略的指定があり、かつ(チャーンリスクが「高」であるか、"
            "またはヘルススコアの区分が「赤」である)",
        ),
        (
            "not (trial or brand)",
            "not (the account is a trial or the account is a well-known brand)",
            "(トライアルであるか、またはブランド・ロゴとしての価値がある)ではない",
        ),
    ],
)
def test_conditions_joined(text: str, english: str, japanese: str) -> None:
    assert told(text, "en") == english
    assert told(text, "ja") == japanese


def test_amounts_stand_in_the_currency_of_the_policy() -> None:
    assert told("arr > 12000000", "en", "JPY") == "ARR is above ¥12,000,000"
    assert told("arr > 12000000", "ja", "JPY") == "ARRが1,200万円を超える"
    assert told("arr > 1234567", "ja", "JPY") == "ARRが1,234,567円を超える"


def test_a_formula_is_told_as_a_value() -> None:
    under = policy()
    formula = rule("seats / coalesce(addressable_seats, employees)", under, "value")
    assert value_phrase(formula, under, "en") == (
        "seats ÷ (addressable seats, or employees where unknown)"
    )
    assert value_phrase(formula, under, "ja") == (
        "契約シート数 ÷ 導入可能シート数(不明な場合は従業員数)"
    )
