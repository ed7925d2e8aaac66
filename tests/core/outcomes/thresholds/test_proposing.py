"""Thresholds and the number of tiers from distributions whose answer is known."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tanada.outcomes.thresholds.breaks import evenly_spread, gaps, scale_of
from tanada.outcomes.thresholds.proposing import Proposal, Proposals, Wish, propose
from tanada.outcomes.thresholds.reach import Sums
from tanada.outcomes.thresholds.readable import readability
from tanada.outcomes.thresholds.searching import Search
from tanada.outcomes.thresholds.targets import DEFAULT_TARGETS, Band, Target

EVENLY = list(range(5_000, 505_000, 5_000))
"""A hundred accounts evenly spread from 5k to 500k."""
TWO_GROUPS = [*range(1_000, 25_000, 300), *range(105_000, 205_000, 5_000)]
"""Eighty accounts under 25k and twenty above 100k."""
LONG_TAILED = [round(2_000_000 / (rank + 8) ** 1.25) for rank in range(300)]


def band(low: str, high: str) -> Band:
    return Band(Decimal(low), Decimal(high))


def best(found: Proposals) -> Proposal:
    assert found.best is not None
    return found.by_tiers[found.best]


def values(proposal: Proposal) -> list[Decimal]:
    return [threshold.value for threshold in proposal.thresholds]


# The number of tiers.


def test_evenly_spread_values_are_equal_steps_merged_to_four_tiers(distributed: Any) -> None:
    found = propose(distributed(EVENLY), Wish())
    assert (found.best, found.why, best(found).way) == (4, "steps", "steps")
    # Steps of 50k.
    assert values(best(found)) == [400_000, 250_000, 150_000]
    assert [part.accounts for part in best(found).parts] == [21, 30, 20, 29]


def test_eighty_small_and_twenty_large_are_two_tiers(distributed: Any) -> None:
    assert (len(TWO_GROUPS[:80]), TWO_GROUPS[79], len(TWO_GROUPS[80:])) == (80, 24_700, 20)
    found = propose(distributed(TWO_GROUPS), Wish())
    assert (found.best, found.why, found.gaps) == (2, "gaps", ((24_700, 105_000),))
    assert values(best(found)) == [50_000]
    assert best(found).meets


def test_a_long_tail_has_the_usual_three_tiers(distributed: Any) -> None:
    found = propose(distributed(LONG_TAILED), Wish())
    assert (found.best, found.why) == (3, "targets")
    assert values(best(found)) == [20_000, 4_000]
    assert best(found).missed == ()


def test_the_number_asked_for_is_taken(distributed: Any) -> None:
    found = propose(distributed(TWO_GROUPS), Wish(tiers=3))
    assert (found.best, found.why, list(found.by_tiers)) == (3, "asked", [3])


def test_of_the_numbers_that_meet_their_targets_the_policys_own_comes_first(
    distributed: Any,
) -> None:
    found = propose(distributed(LONG_TAILED), Wish(own=(*DEFAULT_TARGETS[3], Target())))
    assert (found.best, found.why, best(found).meets) == (4, "targets", True)


def test_gaps_that_miss_the_targets_stand_back_behind_a_number_that_meets_them(
    distributed: Any,
) -> None:
    plans = [1_200] * 60 + [6_000] * 25 + [30_000] * 12 + [120_000] * 8
    found = propose(distributed(plans), Wish())
    assert (found.best, found.why, len(found.gaps)) == (2, "targets_not_gaps", 2)
    assert values(best(found)) == [10_000]


# Thresholds.


def test_a_threshold_keeps_away_from_the_values_on_either_side(distributed: Any) -> None:
    found = propose(distributed([5_000_000] + [0] * 49), Wish())
    assert values(best(found)) == [2_500_000]


def test_a_readable_number_in_reach_is_taken(distributed: Any) -> None:
    # Above the cut are 2 of 10 whatever the number between 61 and 148.
    spread = [10, 11, 12, 13, 14, 15, 16, 60, 149, 150]
    found = propose(distributed(spread), Wish(tiers=2, own=(Target(band("0.2", "0.2")), Target())))
    assert values(best(found)) == [100]


def test_the_policys_comparison_decides_which_account_is_in(distributed: Any) -> None:
    own = (Target(band("0.2", "0.2")), Target())
    spread = [10, 20, 30, 40, 50, 60, 70, 80, 100, 200]
    at_least = propose(distributed(spread), Wish(tiers=2, own=own))
    above = propose(distributed(spread), Wish(tiers=2, own=own, strict=(True,)))
    assert values(best(at_least)) == [100]
    assert best(at_least).parts[0].accounts == 2
    # More than 100 would be one account only.
    assert (values(best(above)), best(above).thresholds[0].strict) == ([80], True)
    assert best(above).parts[0].accounts == 2


def test_what_the_targets_aim_at_decides_between_equally_readable_numbers(
    distributed: Any,
) -> None:
    spread = [*range(10, 80), *range(110, 140), *range(210, 220), *range(510, 520)]
    wide = band("0.05", "0.5")
    for aim, threshold in ((band("0.05", "0.10"), 250), (band("0.15", "0.20"), 200)):
        own = (Target(wide, aim), Target())
        found = propose(distributed(spread), Wish(tiers=2, own=own))
        assert values(best(found)) == [threshold]


def test_yen_stand_in_ten_thousands(distributed: Any) -> None:
    spread = [value * 137 for value in LONG_TAILED]
    found = propose(distributed(spread), Wish(unit=Decimal(10_000)))
    assert all(value % 10_000 == 0 for value in values(best(found)))
    assert best(found).meets


# Targets that cannot be met.


def test_one_account_that_holds_nearly_everything(distributed: Any) -> None:
    found = propose(distributed([9_000_000, *range(1_000, 30_000, 1_000)]), Wish(tiers=3))
    nearest = best(found)
    assert nearest.way == "nearest"
    obstacle = nearest.obstacles[0]
    # The three that its 10 % of 30 accounts begin with hold 9,057,000 of 9,435,000.
    assert (obstacle.code, obstacle.accounts) == ("too_much", 3)
    assert (round(obstacle.share, 4), obstacle.limit) == (Decimal("0.9599"), Decimal("0.7"))


def test_many_accounts_of_one_value_tie(distributed: Any) -> None:
    found = propose(distributed([10] * 50 + [20] * 50), Wish(tiers=2))
    assert [each.code for each in best(found).obstacles] == ["tied"]
    assert best(found).obstacles[0].accounts == 50
    assert [(miss.what, miss.by) for miss in best(found).missed] == [("accounts", Decimal("0.3"))]


def test_a_flat_distribution_gives_the_top_too_little(distributed: Any) -> None:
    obstacle = best(propose(distributed(EVENLY), Wish())).obstacles[0]
    assert (obstacle.code, obstacle.tier, obstacle.accounts) == ("too_little", 0, 20)
    assert round(obstacle.share, 3) == Decimal("0.358")


def test_without_arr_only_accounts_count(distributed: Any) -> None:
    found = propose(distributed(list(range(1, 101)), [0] * 100), Wish(tiers=3))
    assert best(found).meets
    assert {part.arr_share for part in best(found).parts} == {None}


# Nothing to propose.


@pytest.mark.parametrize(
    ("listed", "why"),
    [
        ([], "no_values"),
        ([7] * 20, "one_value"),
        ([0] * 20, "one_value"),
        ([1, 2, 3], "few_accounts"),
    ],
)
def test_what_says_nothing_gets_no_proposal(distributed: Any, listed: list[int], why: str) -> None:
    found = propose(distributed(listed), Wish())
    assert (found.best, found.why, found.by_tiers) == (None, why, {})


def test_two_values_are_too_few_for_three_tiers(distributed: Any) -> None:
    assert propose(distributed([1] * 20 + [9] * 5), Wish(tiers=3)).why == "few_values"
    assert propose(distributed([1] * 20 + [9] * 5), Wish()).best == 2


# How values lie.


def test_a_gap_needs_accounts_on_both_sides(distributed: Any) -> None:
    assert gaps(distributed([*range(100, 140), *range(400, 404)])) == ()
    assert gaps(distributed([*range(100, 140), *range(400, 405)])) == (5,)
    assert gaps(distributed([*range(100, 140), *range(270, 290)])) == ()
    assert gaps(distributed([*range(-40, -20), *range(1, 3)])) == ()


def test_prices_of_four_plans_are_four_groups(distributed: Any) -> None:
    plans = [100] * 40 + [500] * 30 + [2_000] * 20 + [9_000] * 10
    assert gaps(distributed(plans)) == (1, 2, 3)


def test_evenly_spread_is_what_lies_along_a_ruler(distributed: Any) -> None:
    assert evenly_spread(distributed(EVENLY))
    assert not evenly_spread(distributed(LONG_TAILED))
    assert not evenly_spread(distributed(TWO_GROUPS))


@pytest.mark.parametrize(
    ("spread", "logarithmic"),
    [
        (EVENLY, False),
        (LONG_TAILED, False),
        ([2**power for power in range(10)], True),
        ([*range(100, 200), 10_000], True),
        ([0] * 20 + [1, 100], False),
    ],
)
def test_the_scale(distributed: Any, spread: list[int], logarithmic: bool) -> None:
    assert scale_of(distributed(spread)).logarithmic is logarithmic


# Against trying everything.

PORTFOLIOS = st.lists(st.integers(-3, 12) | st.integers(20, 400), min_size=12, max_size=40)


@pytest.mark.slow
@settings(max_examples=30)
@given(listed=PORTFOLIOS, tiers=st.integers(2, 4), arr=st.randoms(use_true_random=False))
def test_targets_are_met_wherever_any_division_meets_them(
    distributed: Any, exhaustive: Any, listed: list[int], tiers: int, arr: Any
) -> None:
    shuffled = arr.sample(listed, len(listed)) if arr.random() < 0.3 else None
    distribution = distributed(listed, shuffled)
    if len(distribution.values) < tiers:
        return
    targets = DEFAULT_TARGETS[tiers]
    sums = Sums(distribution.counts, distribution.amounts)
    search = Search(distribution, sums, targets, scale_of(distribution))
    division = search.division()
    every = exhaustive(distribution, targets)
    least = min(miss for miss, _ in every.misses())
    assert division.cuts == tuple(
        distribution.position(threshold.value) for threshold in division.thresholds
    )
    missed = every.miss(division.cuts)
    assert (missed == 0) == (least == 0)
    # Short of the targets, a readable division may be a point or a tenth worse than the nearest.
    assert float(missed) <= float(least) + max(0.01, 0.1 * float(least)) + 1e-9


@settings(max_examples=25)
@given(listed=st.lists(st.integers(1, 300), min_size=20, max_size=40))
def test_no_division_that_meets_the_targets_is_more_readable(
    distributed: Any, exhaustive: Any, listed: list[int]
) -> None:
    distribution, targets = distributed(listed), DEFAULT_TARGETS[3]
    meeting = [cuts for miss, cuts in exhaustive(distribution, targets).misses() if miss == 0]
    if len(distribution.values) < 3 or not meeting:
        return
    sums = Sums(distribution.counts, distribution.amounts)
    division = Search(distribution, sums, targets, scale_of(distribution)).division()
    found = [readability(threshold.value) for threshold in division.thresholds]

    def best_at(cut: int) -> int:
        below, above = distribution.values[cut], distribution.values[cut - 1]
        return min(readability(Decimal(number)) for number in range(below + 1, above + 1))

    possible = [[best_at(cut) for cut in cuts] for cuts in meeting]
    assert (max(found), sum(found)) == min((max(each), sum(each)) for each in possible)
