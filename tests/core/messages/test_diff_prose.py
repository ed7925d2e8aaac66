"""The difference of two policies in sentences, in both languages."""

from __future__ import annotations

from functools import cache

import pytest

from tanada.messages.catalogue import TEXTS
from tanada.messages.diff_prose import change_sentences, told_by_part
from tanada.messages.text import Language
from tanada.policy.diffing import PARTS, compare_policies
from tanada.policy.engagement import EngagementShape, TouchpointShape
from tanada.policy.loading import load_policy, policy_text, read_policy
from tanada.policy.model import Policy
from tanada.policy.service import (
    BooksShape,
    CapacityShape,
    CostShape,
    OutcomesShape,
    OverlayShape,
    PlayShape,
    ReviewsShape,
    StepShape,
)

STANDARD = policy_text("standard")[0]
WITHOUT_NAMES = {
    *("tiers", "label", "scenarios", "touchpoints", "variants"),
    *("cost", "books", "reviews", "transitions", "capacity", "outcomes", "plays", "overlays"),
}
"""Keys that are never told by themselves, or that have a name of another kind."""


def told(language: Language, *replacements: tuple[str, str]) -> list[str]:
    text = STANDARD
    for old, new in replacements:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    before, after = standard(), read_policy(text)
    changes = compare_policies(before, after)
    return change_sentences(before, after, changes, language)


@cache
def standard() -> Policy:
    return load_policy("standard")


@pytest.mark.parametrize(
    ("old", "new", "english", "japanese"),
    [
        (
            "large: arr > 100000",
            "large: arr > 80000",
            "Strategic › “large”: ARR now has to be above $80,000, not above $100,000. Easier to "
            "meet. Newly met where ARR is above $80,000 and at most $100,000: such accounts "
            "qualify for Strategic.",
            "戦略的アカウント › 「large」: ARRの基準を10万ドル超から8万ドル超に変更。"
            "条件は緩くなる。ARRが8万ドルを超え10万ドル以下である場合、新たに条件を満たし、"
            "戦略的アカウントと判定される。",
        ),
        (
            "core: arr >= 25000",
            "core: arr >= 30000",
            "Core › “core”: ARR now has to be at least $30,000, not at least $25,000. Harder to "
            "meet. No longer met where ARR is at least $25,000 and below $30,000.",
            "コアアカウント › 「core」: ARRの基準を2万5,000ドル以上から3万ドル以上に変更。"
            "条件は厳しくなる。ARRが2万5,000ドル以上3万ドル未満である場合、"
            "条件を満たさなくなる。",
        ),
        (
            "strategic: arr > 50000 and strategic",
            "strategic: arr > 40000 and strategic",
            "Strategic › “strategic”: ARR now has to be above $40,000, not above $50,000. Easier "
            "to meet. Newly met where ARR is above $40,000 and at most $50,000 and the rest of "
            "the condition holds.",
            "戦略的アカウント › 「strategic」: ARRの基準を5万ドル超から4万ドル超に変更。"
            "条件は緩くなる。ARRが4万ドルを超え5万ドル以下である場合、"
            "残りの条件も満たせば新たに該当する。",
        ),
        (
            "large: arr > 100000",
            "large: arr > 100000 and not trial",
            "Strategic › “large”: it is now also required that the account is not a trial. Harder "
            "to meet.",
            "戦略的アカウント › 「large」: 必要な条件に「トライアルではない」を追加。"
            "条件は厳しくなる。",
        ),
        (
            "expansion_multiple >= 3\n",
            "expansion_multiple >= 3 or white_space\n",
            "Growth potential › “high”: it is now also enough that white space applies. Easier to "
            "meet.",
            "成長ポテンシャル › 「高」: 「ホワイトスペースに該当する」だけでも満たすように変更。"
            "条件は緩くなる。",
        ),
        (
            "only_when: advocacy in ('active', 'willing')",
            "only_when: advocacy = 'active'",
            "Advocacy programme › only where: advocacy may no longer be willing when asked. Harder "
            "to meet.",
            "アドボカシープログラム › 対象の条件: 対象のアドボカシーから「依頼すれば協力」を"
            "削除。条件は厳しくなる。",
        ),
        (
            "weight: 50\n",
            "weight: 100\n",
            "Health score › licence use: the weight is now 100 of 150 (66.7%), not 50 of 100 "
            "(50%).",
            "ヘルススコア › ライセンスの利用: 重みを50/100(50%)から100/150(66.7%)に変更。",
        ),
        (
            "goals: {logo_retention: 98%,",
            "goals: {logo_retention: 97%,",
            "Strategic › yearly goal › logo retention: now 97%, not 98%.",
            "戦略的アカウント › 年間目標 › ロゴリテンション: 98%から97%に変更。",
        ),
        (
            "accounts_per_csm: 15..30",
            "accounts_per_csm: 20..40",
            "Enterprise success plan › accounts per CSM: now 20–40, not 15–30.",
            "エンタープライズ成功計画 › CSM1人あたりのアカウント数: 15〜30から20〜40に変更。",
        ),
        (
            "  return_days: 30",
            "  return_days: 60",
            "An account that comes back goes on where it stopped, within: now 60 days, not 30 "
            "days.",
            "復帰とみなす期間: 30日から60日に変更。",
        ),
        (
            "task: {en: A person calls today, ja: 本日中に担当者が電話する}",
            "task: {en: A person calls today, ja: 担当者が電話する}",
            "Can we help? › step 1 › task: now “担当者が電話する” in Japanese, not "
            "“本日中に担当者が電話する”.",
            "お困りではありませんか › 手順1 › タスク: 「本日中に担当者が電話する」から"
            "「担当者が電話する」に変更。",
        ),
    ],
)
def test_a_change_is_told_in_both_languages(
    old: str, new: str, english: str, japanese: str
) -> None:
    assert told("en", (old, new)) == [english]
    assert told("ja", (old, new)) == [japanese]


def test_a_band_that_hangs_on_a_changed_score_has_no_effect() -> None:
    both = [
        ("health < 25\n      upgrade", "health < 20\n      upgrade"),
        ("weight: 50\n", "weight: 60\n"),
    ]
    assert told("en", *both)[1] == (
        "Self-service success plan › a person steps in › a health crash: health score now has to "
        "be below 20, not below 25."
    )


def test_amounts_of_two_currencies_are_each_in_their_own() -> None:
    before, after = load_policy("value"), load_policy("value_jpy")
    parts = told_by_part(before, after, compare_policies(before, after), "en")
    assert parts[:2] == [
        (
            "How amounts and accounts are counted",
            [
                "Amounts are now in Japanese Yen (JPY), not in US Dollar (USD). Amounts of the two "
                "policies cannot be compared; each is shown in its own currency."
            ],
        ),
        (
            "Who gets which tier",
            [
                "Enterprise › “large”: ARR now has to be at least ¥10,000,000, not at least "
                "$100,000.",
                "Mid-market › “middle”: ARR now has to be at least ¥3,000,000, not at least "
                "$25,000.",
            ],
        ),
    ]


@pytest.mark.parametrize("part", PARTS)
def test_every_part_has_a_title(part: str) -> None:
    assert f"diff_part.{part}" in TEXTS


@pytest.mark.parametrize(
    "name",
    sorted(
        {
            name
            for shape in (
                *(EngagementShape, TouchpointShape, OverlayShape, PlayShape, StepShape),
                *(ReviewsShape, CapacityShape, CostShape, BooksShape, OutcomesShape),
            )
            for name in shape.model_fields
        }
        - WITHOUT_NAMES
    ),
)
def test_every_part_of_the_service_has_a_name(name: str) -> None:
    assert f"aspect.{name}" in TEXTS
