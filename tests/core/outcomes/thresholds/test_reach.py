"""Which cuts some division has that keeps every bound, against trying all of them."""

from __future__ import annotations

from itertools import accumulate, combinations
from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from tanada.outcomes.thresholds.reach import Bounds, Sums, cuts_that_can_be

NUMBERS = st.integers(0, 60)


@st.composite
def problems(draw: st.DrawFn) -> tuple[Sums, list[Bounds]]:
    arr = st.integers(-6, 30) if draw(st.booleans()) else st.integers(0, 30)
    rows = draw(st.lists(st.tuples(st.integers(1, 4), arr), min_size=2, max_size=14))
    sums = Sums([0, *accumulate(n for n, _ in rows)], [0, *accumulate(a for _, a in rows)])
    tiers = []
    for _ in range(draw(st.integers(2, 4))):
        least, least_arr = draw(st.integers(1, 6)), draw(st.integers(-10, 60))
        most = least + draw(st.integers(0, 12))
        asks_arr = draw(st.booleans())
        most_arr = least_arr + draw(NUMBERS)
        tiers.append(
            Bounds(least, most, least_arr if asks_arr else -inf, most_arr if asks_arr else inf)
        )
    return sums, tiers


@settings(max_examples=150)
@given(problem=problems())
def test_the_cuts_are_those_of_an_exhaustive_search(problem: tuple[Sums, list[Bounds]]) -> None:
    sums, tiers = problem
    expected: list[set[int]] = [set() for _ in tiers[:-1]]
    for cuts in combinations(range(1, sums.end), len(tiers) - 1):
        ends = [0, *cuts, sums.end]
        held = [
            tier.hold(
                sums.counts[last] - sums.counts[first], sums.amounts[last] - sums.amounts[first]
            )
            for tier, first, last in zip(tiers, ends, ends[1:], strict=False)
        ]
        if all(held):
            for border, cut in enumerate(cuts):
                expected[border].add(cut)
    found = cuts_that_can_be(sums, tiers)
    assert [{p for a, b in spans for p in range(a, b + 1)} for spans in found] == expected


def test_a_hole_between_two_stretches_stays_a_hole() -> None:
    # After the one account of 10 come two of 50: the cut cannot lie where 60 are above it.
    sums = Sums([0, 1, 2, 3, 4], [0, 10, 20, 70, 80])
    anything = Bounds(1, 4, -inf, inf)
    exactly = Bounds(1, 4, 10, 20)
    assert cuts_that_can_be(sums, [exactly, anything]) == [[(1, 2)]]
    assert cuts_that_can_be(sums, [anything, exactly, anything]) == [[(1, 1)], [(2, 2)]]


def test_sums_that_turn_again_and_again_are_looked_at_in_places() -> None:
    arr = [3, -1] * 4_000
    sums = Sums(list(range(8_001)), [0, *accumulate(arr)])
    # Two tenths of 8,000 accounts, and a fifth of 8,000 of ARR or up to 40 more.
    tiers = [Bounds(1_600, 1_700, 1_600, 1_640), Bounds(1, 8_000, -inf, inf)]
    (found,) = cuts_that_can_be(sums, tiers)
    assert found == [
        (1_600, 1_600),
        (1_608, 1_608),
        (1_616, 1_616),
        (1_624, 1_624),
        (1_632, 1_632),
        (1_640, 1_640),
    ]
