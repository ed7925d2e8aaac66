"""The policy as JSON Logic, run by json-logic-qubit (Python): tier and score only.

Comparisons with null are false in it; arithmetic with null is an error.
"""

from pathlib import Path
from typing import Any

from json_logic import jsonLogic

from bench.contract import DESIGNATIONS, GROWTH_FIELDS
from bench.rivals.dicts import (
    Accounts,
    Decided,
    load_accounts,
    save_decided,
    with_floats,
)

NAME = "json-logic"
ACCOUNTS_AT_MOST = 20_000

Logic = dict[str, Any]


def of(field: str) -> Logic:
    return {"var": field}


def unknown(field: str) -> Logic:
    return {"===": [of(field), None]}


def first_known(*fields: str) -> Any:
    """The first of the fields that is known, or null."""
    *others, last = fields
    choices = [part for field in others for part in ({"!": unknown(field)}, of(field))]
    return {"if": [*choices, of(last)]}


ADDRESSABLE = first_known("addressable_seats", "employees")
REACH_IS_LOW = {
    "and": [
        {"!": unknown("seats")},
        {"!": {"===": [ADDRESSABLE, None]}},
        {"<": [{"*": [of("seats"), 10]}, {"*": [ADDRESSABLE, 3]}]},
    ]
}
GROWTH = {
    "if": [
        {
            "or": [
                REACH_IS_LOW,
                {
                    "and": [
                        {"==": [of("products_owned"), 1]},
                        {">": [of("products_available"), 1]},
                    ]
                },
                {">=": [of("expansion_multiple"), 3]},
            ]
        },
        100,
        {">=": [of("expansion_multiple"), 1.5]},
        50,
        {"===": [first_known(*GROWTH_FIELDS), None]},
        None,
        0,
    ]
}
STRATEGIC = {"or": [of(flag) for flag in DESIGNATIONS]}
TIER = {
    "if": [
        {
            "or": [
                {">": [of("arr"), 100000]},
                {"and": [{">": [of("arr"), 50000]}, of("strategic")]},
                {"and": [{">": [of("arr"), 75000]}, {"==": [of("growth"), 100]}]},
            ]
        },
        "tier_1",
        {">=": [of("arr"), 25000]},
        "tier_2",
        {"and": [{">=": [of("arr"), 5000]}, {"!": of("trial")}]},
        "tier_3",
        "tier_4",
    ]
}
ARR_POINTS = {
    "if": [
        unknown("arr"),
        50,
        {">=": [of("arr"), 100000]},
        100,
        {">=": [of("arr"), 25000]},
        {"+": [50, {"/": [{"-": [of("arr"), 25000]}, 1500]}]},
        {">": [of("arr"), 0]},
        {"/": [of("arr"), 500]},
        0,
    ]
}
PRIORITY = {
    "/": [
        {
            "+": [
                {"*": [40, ARR_POINTS]},
                {"*": [30, {"if": [unknown("growth"), 50, of("growth")]}]},
                {"if": [of("strategic"), 2000, 0]},
                {
                    "if": [
                        {"===": [of("csm_sentiment"), "green"]},
                        1000,
                        {"===": [of("csm_sentiment"), "red"]},
                        0,
                        500,
                    ]
                },
            ]
        },
        100,
    ]
}


def load(accounts: Path, limit: int | None) -> Accounts:
    return load_accounts(accounts, limit, with_floats)


def tier_and_score(accounts: Accounts) -> Decided:
    def decide(facts: dict[str, Any]) -> tuple[str, Any]:
        known = facts | {
            "growth": jsonLogic(GROWTH, facts),
            "strategic": jsonLogic(STRATEGIC, facts),
        }
        return jsonLogic(TIER, known), jsonLogic(PRIORITY, known)

    return Decided(accounts.ids, [decide(facts) for facts in accounts.facts])


save = save_decided
