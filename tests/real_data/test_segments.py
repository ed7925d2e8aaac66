"""Behaviour segments on a whole company of public data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tanada.accounts.mapping import read_mapping
from tanada.accounts.reading import read_accounts
from tanada.decide.running import Decisions
from tanada.outcomes.segments.crossing import Crossing
from tanada.outcomes.segments.finding import find
from tanada.policy.loading import load_policy
from tanada.sql.engine import connect

pytestmark = pytest.mark.real_data
AS_OF = date(2024, 12, 31)
MAPPING = Path(__file__).parents[2] / "examples" / "ravenstack" / "mapping.yaml"


@pytest.fixture(scope="module")
def decisions(shared_data: Path) -> Decisions:
    policy = load_policy("standard")
    file = shared_data / "ravenstack" / "ravenstack_accounts.csv"
    mapped = read_mapping(MAPPING, policy.money_places)
    return Decisions(read_accounts(connect(), file, policy, AS_OF, mapped), policy, AS_OF)


@pytest.mark.parametrize(
    ("name", "accounts"),
    [
        ("tier", {"tier_1": 416, "tier_2": 72, "tier_3": 10, "tier_4": 2}),
        ("product_use", {"power": 16, "standard": 238, "low": 246}),
        ("cs_engagement", {"high_touch": 0, "standard": 0, "low": 0, "": 500}),
        ("adoption_stage", {"early": 82, "growing": 126, "mature": 292}),
        ("support_need", {"high": 14, "standard": 107, "self_sufficient": 379}),
        ("advocacy", {"active": 0, "willing": 0, "none": 500}),
    ],
)
def test_accounts_of_each_behaviour_segment(
    decisions: Decisions, name: str, accounts: dict[str, int]
) -> None:
    segments = Crossing(decisions, [name]).segments()
    (axis,) = segments.axes
    found = {value.key: segments.at({0: at}).accounts for at, value in enumerate(axis.values)}
    assert found == accounts


def test_all_arr_stands_in_some_segment_and_nothing_stands_out(decisions: Decisions) -> None:
    segments = Crossing(decisions, ["tier", "product_use"]).segments()
    assert segments.whole.arr.total == Decimal(121_915_296)
    largest = segments.at({0: 0, 1: 1})
    assert (largest.accounts, largest.arr.total) == (203, Decimal(61_335_696))
    assert [finding.code for finding in find(segments)] == [
        "segments.largest",
        "segments.lowest_level",
    ]
