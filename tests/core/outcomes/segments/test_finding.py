"""What a crossing shows."""

from __future__ import annotations

from decimal import Decimal

from tanada.fields import TEXT, Kind, Type
from tanada.outcomes.segments.axes import Axis, Stands, Value
from tanada.outcomes.segments.cells import Cell, Segments, Sum
from tanada.outcomes.segments.finding import Finding, find

TIERS = Axis("tier", Type(Kind.LEVEL, ("best", "rest")), (Value("best"), Value("rest")))
USE = Axis("use", Type(Kind.LEVEL, ("high", "low")), (Value("high"), Value("low")))
REGION = Axis(
    "region",
    TEXT,
    (Value("EMEA"), Value("", Stands.OTHERS), Value("", Stands.UNKNOWN)),
    left_out=7,
)


def cell(accounts: int, arr: int = 0) -> Cell:
    return Cell(accounts, Sum(Decimal(arr), accounts), ())


def segments_of(axes: tuple[Axis, ...], cells: dict[tuple[int, ...], Cell]) -> Segments:
    return Segments(axes, (), cells, 0)


def codes(found: tuple[Finding, ...]) -> list[str]:
    return [each.code for each in found]


def test_the_largest_segment_comes_first_then_the_one_with_the_most_arr() -> None:
    segments = segments_of((TIERS,), {(0,): cell(3, 900), (1,): cell(9, 100)})
    assert find(segments) == (
        Finding("segments.largest", {0: 1}, cell(9, 100), 12),
        Finding("segments.most_arr", {0: 0}, cell(3, 900), 12),
    )


def test_where_one_segment_is_both_it_is_told_once() -> None:
    segments = segments_of((TIERS,), {(0,): cell(9, 900), (1,): cell(3, 100)})
    assert codes(find(segments)) == ["segments.largest"]


def test_others_and_unknown_are_no_segment_but_are_told() -> None:
    segments = segments_of((REGION,), {(0,): cell(2), (1,): cell(30), (2,): cell(8)})
    assert find(segments) == (
        Finding("segments.largest", {0: 0}, cell(2), 40),
        Finding("segments.others", {0: 1}, cell(30), 40),
        Finding("segments.unknown", {0: 2}, cell(8), 40),
    )


def test_accounts_of_the_best_tier_in_the_last_level() -> None:
    cells = {(0, 0): cell(5), (0, 1): cell(2), (1, 0): cell(6), (1, 1): cell(3)}
    found = find(segments_of((TIERS, USE), cells))
    assert found[1] == Finding("segments.lowest_level", {0: 0, 1: 1}, cell(2), 7)


def test_a_segment_stands_out_beyond_three_standard_deviations() -> None:
    # Both margins are 50 : 50 of 100, so 25 are expected with a variance of 6.25.
    def found(more: int) -> tuple[Finding, ...]:
        even, odd = cell(25 + more), cell(25 - more)
        cells = {(0, 0): even, (0, 1): odd, (1, 0): odd, (1, 1): even}
        return find(segments_of((TIERS, USE), cells))

    assert "segments.stands_out" not in codes(found(7))
    (stands_out,) = [each for each in found(8) if each.code == "segments.stands_out"]
    assert (stands_out.cell.accounts, stands_out.expected) == (33, 25)


def test_a_few_accounts_never_stand_out() -> None:
    # One account is alone in its row and column: 0.01 would be expected.
    segments = segments_of((TIERS, USE), {(0, 0): cell(1), (1, 1): cell(99)})
    assert "segments.stands_out" not in codes(find(segments))


def test_no_accounts_show_nothing() -> None:
    assert find(segments_of((TIERS,), {})) == ()
