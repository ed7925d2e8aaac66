"""Why an account is in the queue of reviews, in a sentence of either language."""

from __future__ import annotations

import pytest

from tanada.ledger.reviewing import CATCHES
from tanada.messages.labels import Labels
from tanada.messages.review_prose import caught_phrase
from tanada.policy.loading import load_policy
from tanada.policy.model import Policy


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy("standard")


@pytest.mark.parametrize(
    ("catches", "params", "english"),
    [
        (
            "grew",
            {"arr": "181761.23", "arr_before": "163987.97", "reviewed_on": "2024-12-31"},
            "ARR rose from $163,988 to $181,761, 10.8% more than at the review of 31 Dec 2024.",
        ),
        (
            "grew",
            {"arr": "5000", "arr_before": "0", "reviewed_on": "2024-12-31"},
            "ARR rose from $0 to $5,000 since the review of 31 Dec 2024.",
        ),
        (
            "grace_ending",
            {"grace_until": "2026-12-28", "earned_tier": "tier_1", "qualified_tier": None},
            "Its grace ends on 28 Dec 2026. It holds Strategic; for lack of data it is open what "
            "it qualifies for.",
        ),
        (
            "designation_to_add",
            {
                "kinds": ["brand", "reference"],
                "references_given_12m": 1,
                "referrals_12m": None,
                "employees": 52000,
                "company_revenue": "1200000000.0000",
            },
            "Something speaks for a designation (brand or logo, reference): 1 reference and 0 "
            "referrals in 12 months, its revenue is $1,200,000,000, among the largest, it has "
            "52,000 employees.",
        ),
        (
            "data_missing",
            {"missing": ["arr", "csm_sentiment:stale"]},
            "A better tier rests on what is missing: ARR, CSM sentiment (out of date).",
        ),
        (
            "newcomer",
            {"tier": "gone", "since": "2026-11-30"},
            "New since 30 Nov 2026: the policy puts it into gone.",
        ),
    ],
)
def test_a_sentence_says_what_was_seen(
    policy: Policy, catches: str, params: dict[str, object], english: str
) -> None:
    assert caught_phrase(catches, params, Labels(policy, "en")) == english


@pytest.mark.parametrize("catches", CATCHES)
def test_whatever_is_caught_has_a_sentence_in_japanese_even_without_parameters(
    policy: Policy, catches: str
) -> None:
    assert caught_phrase(catches, {}, Labels(policy, "ja")).endswith("。")
