"""Where the lines of figures go."""

from datetime import date
from decimal import Decimal

import pytest

from tanada.policy.shape import PercentRange
from tanada_web.pages.drawing.bars import Bar
from tanada_web.pages.drawing.hillside import hillside
from tanada_web.pages.drawing.matrix import matrix
from tanada_web.pages.drawing.tenure import Stay, tenure
from tanada_web.pages.drawing.tiers import TierLook, looks, step_of

TARGET = PercentRange.model_validate({"low": "15%", "high": "20%"})
TOP, LOW = TierLook("top", "Top", 0), TierLook("low", "Low", 6)


@pytest.mark.parametrize(
    ("of", "steps"),
    [
        (1, [0]),
        (2, [0, 6]),
        (3, [0, 3, 6]),
        (4, [0, 2, 4, 6]),
        (5, [0, 1, 3, 4, 6]),
        (6, [0, 1, 2, 3, 4, 6]),
        (7, [0, 1, 2, 3, 4, 5, 6]),
    ],
)
def test_tiers_are_spread_over_the_whole_hue(of: int, steps: list[int]) -> None:
    assert [step_of(place, of) for place in range(of)] == steps


def test_tiers_are_found_by_key() -> None:
    assert looks([("top", "Top"), ("low", "Low")]) == {"top": TOP, "low": LOW}


@pytest.mark.parametrize(
    ("share", "standing", "fill"),
    [
        ("0.1499", "within", "14.99%"),
        ("0.1494", "below", "14.94%"),
        ("0.15", "within", "15%"),
        ("0.2", "within", "20%"),
        ("0.2006", "above", "20.06%"),
        ("1.3", "above", "100%"),
    ],
)
def test_a_share_is_judged_as_it_is_shown(share: str, standing: str, fill: str) -> None:
    bar = Bar(Decimal(share), TARGET)
    assert (bar.standing, bar.fill) == (standing, fill)


def test_a_target_lies_where_it_is_on_the_bar() -> None:
    bar = Bar(Decimal("0.1"), TARGET)
    assert (bar.low, bar.high, bar.width) == ("15%", "20%", "5%")


@pytest.mark.parametrize("bar", [Bar(None, TARGET), Bar(Decimal("0.5"))])
def test_nothing_is_outside_without_a_share_or_a_target(bar: Bar) -> None:
    assert (bar.standing, bar.is_outside, bar.code) == ("", False, "figure.target")


def test_bands_of_a_hillside_meet_at_each_measure() -> None:
    shares = [
        (TOP, [Decimal("0.25"), Decimal("0.75")]),
        (LOW, [Decimal("0.75"), Decimal("0.25")]),
    ]
    top, low = hillside(shares)
    assert top.path == (
        "M0,0.00L14,0.00C50,0.00 50,0.00 86,0.00L100,0.00"
        "L100,75.00L86,75.00C50,75.00 50,25.00 14,25.00L0,25.00Z"
    )
    assert low.path.startswith("M0,25.00L14,25.00C50,25.00 50,75.00 86,75.00L100,75.00")


def test_moves_are_toned_by_direction_and_by_how_many_they_are() -> None:
    moves = {
        ("top", "top"): 900,
        ("top", "low"): 3,
        ("low", "top"): 9,
        ("low", "low"): 0,
        ("", "low"): 5,
    }
    drawn = matrix([TOP, LOW], moves, lambda old, new: f"?{old}-{new}")
    assert [
        [(cell.count, cell.tone, cell.href) for cell in line.cells] for line in drawn.lines
    ] == [
        [(900, "", "?top-top"), (3, "down-1", "?top-low")],
        [(9, "up-3", "?low-top"), (0, "nobody", "")],
        [(0, "nobody", ""), (5, "", "?-low")],
    ]


def test_there_is_no_row_of_newcomers_where_there_are_none() -> None:
    assert len(matrix([TOP], {("top", "top"): 1}, lambda *_: "").lines) == 1


def test_stays_fill_the_line_of_time_with_grace_at_their_end() -> None:
    stays = [
        Stay(LOW, date(2026, 1, 1), date(2026, 1, 26)),
        Stay(TOP, date(2026, 1, 26), None, date(2026, 3, 2)),
    ]
    line = tenure(stays, date(2026, 4, 11))
    assert line is not None
    assert [(p.at, p.width, p.grace, p.grace_width) for p in line.pieces] == [
        ("0%", "25%", "", ""),
        ("25%", "75%", "60%", "40%"),
    ]
    assert (line.looks, line.has_grace) == ([TOP, LOW], True)


def test_a_stay_of_no_days_yet_is_drawn_without_width() -> None:
    line = tenure([Stay(TOP, date(2026, 1, 1))], date(2026, 1, 1))
    assert line is not None
    assert [(p.at, p.width) for p in line.pieces] == [("0%", "0%")]


def test_no_stays_are_no_line() -> None:
    assert tenure([], date(2026, 1, 1)) is None
