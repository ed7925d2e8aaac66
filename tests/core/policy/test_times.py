"""Times as an author writes them."""

from fractions import Fraction

import pytest
from pydantic import TypeAdapter, ValidationError

from tanada.policy.times import AtMoment, Every, EveryMonths, Within


@pytest.mark.parametrize(
    ("text", "count", "unit"),
    [
        ("day", 1, "day"),
        ("week", 7, "day"),
        ("2 weeks", 14, "day"),
        ("month", 1, "month"),
        ("2 months", 2, "month"),
        ("quarter", 3, "month"),
        ("half-year", 6, "month"),
        ("year", 12, "month"),
    ],
)
def test_a_frequency_is_once_in_days_or_months(text: str, count: int, unit: str) -> None:
    every = TypeAdapter(Every).validate_python(text)
    assert (every.count, every.unit) == (count, unit)


@pytest.mark.parametrize("text", ["", "fortnight", "0 weeks", "-1 week", "2.5 weeks", 2, None])
def test_what_is_no_frequency_is_refused(text: object) -> None:
    assert _code(Every, text) == "frequency_expected"


def test_a_review_is_not_weekly() -> None:
    assert _code(EveryMonths, "week") == "frequency_of_months_expected"


@pytest.mark.parametrize(
    ("text", "times"),
    [("2 weeks", "13/2"), ("month", "3"), ("quarter", "1"), ("year", "1/4"), ("day", "91")],
)
def test_how_often_in_a_quarter_of_13_weeks(text: str, times: str) -> None:
    assert TypeAdapter(Every).validate_python(text).per_quarter(13) == Fraction(times)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("start", ("start", 0, "day", "after")),
        ("30 days after start", ("start", 30, "day", "after")),
        ("2 weeks after start", ("start", 14, "day", "after")),
        ("90 days before renewal", ("renewal", 90, "day", "before")),
        ("1 month after renewal", ("renewal", 1, "month", "after")),
    ],
)
def test_a_moment_of_the_contract(text: str, moment: tuple[object, ...]) -> None:
    found = TypeAdapter(AtMoment).validate_python(text)
    assert (found.anchor, found.count, found.unit, found.side) == moment


@pytest.mark.parametrize("text", ["30 days before start", "after start", "soon", 30])
def test_what_is_no_moment_is_refused(text: object) -> None:
    assert _code(AtMoment, text) == "moment_expected"


@pytest.mark.parametrize(
    ("text", "least", "most", "unit", "under"),
    [
        ("immediate", 0, 0, "minute", False),
        ("1 hour", 0, 1, "hour", False),
        ("under 1 hour", 0, 1, "hour", True),
        ("24..48 hours", 24, 48, "hour", False),
        ("2..3 days", 2, 3, "day", False),
        ("same day", 0, 0, "day", False),
        ("same business day", 0, 0, "business day", False),
        ("next business day", 1, 1, "business day", False),
        ("same or next day", 0, 1, "day", False),
        ("1 week", 0, 7, "day", False),
    ],
)
def test_a_response_time(text: str, least: int, most: int, unit: str, under: bool) -> None:
    found = TypeAdapter(Within).validate_python(text)
    assert (found.least, found.most, found.unit, found.under) == (least, most, unit, under)


@pytest.mark.parametrize("text", ["soon", "3..2 days", "under 0 hours", "1", 1, None])
def test_what_is_no_response_time_is_refused(text: object) -> None:
    assert _code(Within, text) == "response_time_expected"


def _code(kind: object, text: object) -> str:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(text)
    return caught.value.errors()[0]["type"]
