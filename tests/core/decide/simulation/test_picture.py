"""What each tier holds beside its targets, and how ARR is spread."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tanada.decide.simulation.distribution import Bin
from tanada.decide.simulation.picturing import paired


def test_shares_are_those_of_the_tier_command(trying: Any, texts: Any) -> None:
    picture = trying(texts["new"], texts["old"]).simulation.old
    assert [(tier.tier, tier.accounts, tier.arr) for tier in picture.tiers] == [
        ("top", 2, Decimal("320000.00")),
        ("middle", 2, Decimal("90000.00")),
        ("low", 3, Decimal("23000.00")),
    ]
    assert picture.tiers[0].accounts_share == Decimal(2) / 7
    assert picture.tiers[0].accounts_target.high == Decimal("0.5")
    assert (picture.undetermined.accounts, picture.ended) == (1, 1)


def test_how_many_shares_lie_outside_their_targets(trying: Any, texts: Any) -> None:
    narrow = texts["old"].replace("accounts: 10%..50%", "accounts: 10%..20%, arr: 10%..90%")
    assert (trying(texts["old"], None).simulation.new.outside) == 0
    picture = trying(narrow, None).simulation.new
    assert (picture.outside, picture.targets) == (1, 2)


def test_tiers_of_the_same_place_stand_side_by_side(trying: Any, texts: Any) -> None:
    one_less = texts["old"].replace("  - middle: {name: Middle, when: {core: arr >= 25000}}\n", "")
    simulation = trying(one_less, texts["old"]).simulation
    pairs = paired(simulation.new, simulation.old, simulation.moves.places)
    # What was middle has the second place by rank alone, so low stands beside its namesake.
    named = [(old and old.tier, new and new.tier) for old, new in pairs]
    assert named == [("top", "top"), ("low", "low"), ("middle", None)]


def test_arr_in_steps_that_begin_at_the_usual_thresholds(trying: Any, texts: Any) -> None:
    book = "account_id,arr\nA,24999.99\nB,25000\nC,31000\nD,100000\nE,0\nF,\nG,-5\nH,0.5\n"
    simulation = trying(texts["old"], None, book).simulation
    assert simulation.distribution == (
        Bin(Decimal("0.5"), Decimal("0.63"), "low", 1),
        Bin(Decimal(20000), Decimal(25000), "low", 1),
        Bin(Decimal(25000), Decimal(31500), "middle", 2),
        Bin(Decimal(100000), Decimal(125000), "middle", 1),
    )
