"""The policy as three rules for rule-engine (Python): tier and score only.

A comparison with null is an error in its language, so a default that cannot make the test true
stands in for each missing value.
"""

from pathlib import Path
from typing import Any

import rule_engine

from bench.contract import DESIGNATIONS, GROWTH_FIELDS
from bench.rivals.dicts import Accounts, Decided, load_accounts, save_decided

NAME = "rule-engine"
ACCOUNTS_AT_MOST = 20_000

GROWTH = f"""
(seats ?? 1000000000) * 10 < (addressable_seats ?? employees ?? 0) * 3
    or (products_owned ?? 0) == 1 and (products_available ?? 0) > 1
    or (expansion_multiple ?? 0) >= 3
? 100 : ((expansion_multiple ?? 0) >= 1.5
? 50 : (({" ?? ".join(GROWTH_FIELDS)}) != null ? 0 : null))
"""
STRATEGIC = " or ".join(DESIGNATIONS)
TIER = """
arr == null ? "tier_4"
: (arr > 100000 or arr > 50000 and strategic or arr > 75000 and growth == 100 ? "tier_1"
: (arr >= 25000 ? "tier_2"
: (arr >= 5000 and not trial ? "tier_3" : "tier_4")))
"""
PRIORITY = """
(40 * (arr == null ? 50 : (arr >= 100000 ? 100
       : (arr >= 25000 ? 50 + (arr - 25000) / 1500 : (arr > 0 ? arr / 500 : 0))))
 + 30 * (growth ?? 50)
 + (strategic ? 2000 : 0)
 + 10 * (csm_sentiment == "green" ? 100 : (csm_sentiment == "red" ? 0 : 50))) / 100
"""


def load(accounts: Path, limit: int | None) -> Accounts:
    return load_accounts(accounts, limit, dict)


def tier_and_score(accounts: Accounts) -> Decided:
    context = rule_engine.Context(resolver=rule_engine.resolve_item)
    growth, strategic, tier, priority = (
        rule_engine.Rule(text, context=context).evaluate
        for text in (GROWTH, STRATEGIC, TIER, PRIORITY)
    )

    def decide(facts: dict[str, Any]) -> tuple[str, Any]:
        known = facts | {"growth": growth(facts), "strategic": strategic(facts)}
        return tier(known), priority(known)

    return Decided(accounts.ids, [decide(facts) for facts in accounts.facts])


save = save_decided
