"""Accounts crossed: where each stands, what is summed up, and that none is dropped."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tanada.outcomes.segments.axes import Axis, Stands, Value
from tanada.outcomes.segments.cells import Sum

BOOK = """\
account_id,arr,seats,seats_used,csm_sentiment,region,brand,churned_on
A,120,10,12,green,EMEA,no,
B,80,10,5,red,EMEA,yes,
C,40,10,20,yellow,APAC,no,
D,20,10,,,,no,
E,10,10,1,green,APAC,no,
F,500,10,1,red,APAC,no,2026-01-31
"""


def keys(axis: Axis) -> list[str]:
    return [value.key or value.stands.value for value in axis.values]


def counts(segments: Any) -> dict[tuple[str, ...], int]:
    """The accounts of each cell, by its values."""
    return {
        tuple(keys(axis)[place] for axis, place in zip(segments.axes, where, strict=True)): (
            cell.accounts
        )
        for where, cell in segments.cells.items()
    }


def test_each_account_that_has_not_ended_stands_in_one_cell(crossed: Any) -> None:
    segments = crossed(BOOK, "tier", "use").segments()
    assert counts(segments) == {
        ("best", "high"): 1,
        ("best", "low"): 1,
        ("rest", "high"): 1,
        ("rest", "low"): 1,
        ("rest", "unknown"): 1,
    }
    assert (segments.whole.accounts, segments.ended) == (5, 1)


def test_arr_and_measures_are_summed_where_they_are_known(crossed: Any) -> None:
    segments = crossed(BOOK, "tier").segments()
    assert segments.measures == ("health", "seat_use")
    best, rest = segments.at({0: 0}), segments.at({0: 1})
    assert best.arr == Sum(Decimal("200.00"), 2)
    assert [measure.average for measure in best.measures] == [Decimal(50), Decimal("0.85")]
    # D has no sentiment and no seats in use: C and E make the average.
    assert rest.measures[0] == Sum(Decimal("150.0000"), 2)
    assert (rest.arr.average, rest.measures[1].average) == (Decimal("23.3333"), Decimal("1.05"))


def test_shares_are_of_all_accounts_and_of_all_arr(crossed: Any) -> None:
    segments = crossed(BOOK, "tier").segments()
    best = segments.at({0: 0})
    assert segments.accounts_share(best) == Decimal("0.4")
    assert segments.arr_share(best) == Decimal(200) / Decimal(270)


def test_without_any_arr_there_is_no_share_of_it(crossed: Any) -> None:
    segments = crossed("account_id,brand\nA,yes\n", "tier").segments()
    cell = segments.at({0: 0})
    assert (segments.arr_share(cell), cell.arr.average) == (None, None)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("tier", ["best", "rest"]),
        ("reason", ["best.large", "best.brand", "rest.otherwise"]),
        ("status", ["new"]),
        ("use", ["high", "low", "unknown"]),
        ("health_band", ["good", "bad", "unknown"]),
        ("csm_sentiment", ["green", "yellow", "red", "unknown"]),
        ("churn_risk", ["low", "medium", "high"]),
        ("brand", ["true", "false"]),
        ("strategic", ["true", "false"]),
        ("eager", ["true", "false", "unknown"]),
        ("region", ["EMEA", "APAC", "unknown"]),
    ],
)
def test_values_stand_in_the_order_of_the_policy(
    crossed: Any, name: str, values: list[str]
) -> None:
    """A level or choice that nobody has stays; texts stand by accounts, then by ARR."""
    text = BOOK.replace("brand,", "brand,churn_risk,").replace(",no,", ",no,low,")
    text = text.replace(",yes,", ",yes,high,")
    (axis,) = crossed(text, name).segments().axes
    assert keys(axis) == values


def test_undetermined_accounts_have_a_status_of_their_own(crossed: Any) -> None:
    segments = crossed("account_id,arr\nA,\nB,5\n", "status", "tier").segments()
    assert keys(segments.axes[0]) == ["new", "undetermined"]
    assert counts(segments) == {("new", "rest"): 1, ("undetermined", "rest"): 1}


def test_of_many_values_the_largest_stand_by_themselves(crossed: Any) -> None:
    rows = [f"{owner}-{number},{owner},1" for owner in range(30) for number in range(1 + owner)]
    text = "account_id,owner,arr\n" + "\n".join(rows) + "\nX,,7\n"
    segments = crossed(text, "owner").segments()
    (axis,) = segments.axes
    assert keys(axis) == [*(str(owner) for owner in range(29, 9, -1)), "others", "unknown"]
    assert axis.left_out == 10
    others, unknown = segments.at({0: 20}), segments.at({0: 21})
    assert (others.accounts, unknown.accounts, unknown.arr.total) == (55, 1, Decimal(7))
    assert segments.whole.accounts == 466


def test_a_value_called_others_is_not_the_rest(crossed: Any) -> None:
    rows = "".join(f"{number},r{number}\n" for number in range(21))
    (axis,) = crossed(f"account_id,region\nA,others\nB,others\n{rows}", "region").segments().axes
    assert axis.values[0] == Value("others")
    assert axis.values[-1] == Value("", Stands.OTHERS)
    assert axis.left_out == 2


def test_texts_that_sql_could_take_for_its_own_are_texts(crossed: Any) -> None:
    text = 'account_id,region\nA,"it\'s; DROP TABLE accounts"\nB,"it\'s; DROP TABLE accounts"\n'
    segments = crossed(text, "region").segments()
    assert counts(segments) == {("it's; DROP TABLE accounts",): 2}


def test_three_axes_and_the_part_within_one_value(crossed: Any) -> None:
    segments = crossed(BOOK, "region", "tier", "use").segments()
    assert counts(segments)["EMEA", "best", "high"] == 1
    within = segments.within(0)
    assert counts(within) == {("best", "high"): 1, ("best", "low"): 1}
    assert within.whole.accounts == 2


def test_only_accounts_that_have_left(crossed: Any) -> None:
    segments = crossed("account_id,churned_on\nA,2020-01-01\n", "tier").segments()
    assert (segments.cells, segments.whole.accounts, segments.ended) == ({}, 0, 1)
