"""How often, at which moment and how fast: times as an author writes them, typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Annotated, Literal, LiteralString

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from tanada.policy.shape import Shape

_FREQUENCY = re.compile(r"(?:([1-9]\d{0,2}) )?(day|week|month|quarter|half-year|year)s?")
_MOMENT = re.compile(r"([1-9]\d{0,3}) (day|week|month)s? (before|after) (start|renewal)")
_WITHIN = re.compile(r"(?:(\d{1,3})\.\.)?(\d{1,3}) (minute|hour|day|business day|week)s?")
_UNDER = re.compile(r"under ([1-9]\d{0,2}) (minute|hour|day|business day|week)s?")
_BY_DAY = re.compile(r"(same|next|same or next) (day|business day)")
_UNITS = {
    "day": (1, "day"),
    "week": (7, "day"),
    "month": (1, "month"),
    "quarter": (3, "month"),
    "half-year": (6, "month"),
    "year": (12, "month"),
}


class Frequency(Shape):
    """Once in `count` days or months; written `2 weeks` (14 days), `quarter` (3 months)."""

    count: int
    unit: Literal["day", "month"]

    def per_quarter(self, weeks_per_quarter: int) -> Fraction:
        """How many times in a quarter of that many weeks."""
        whole = 7 * weeks_per_quarter if self.unit == "day" else 3
        return Fraction(whole, self.count)


class Moment(Shape):
    """A point in the life of a contract; written `start` or `90 days before renewal`."""

    anchor: Literal["start", "renewal"]
    count: int = 0
    unit: Literal["day", "month"] = "day"
    side: Literal["before", "after"] = "after"


class ResponseTime(Shape):
    """How long an answer takes: `least` to `most` units; 0 days is the same day.

    With `under` it takes less than `most`, otherwise `most` at the longest.
    """

    most: int
    unit: Literal["minute", "hour", "day", "business day"]
    least: int = 0
    under: bool = False


Values = dict[str, object]


def _counted(count: str | None, unit: str) -> Values:
    """`3`, `week` → 21 days."""
    factor, plain_unit = _UNITS.get(unit, (1, unit))
    return {"count": int(count or 1) * factor, "unit": plain_unit}


def _frequency(text: str) -> Values | None:
    match = _FREQUENCY.fullmatch(text)
    return _counted(match[1], match[2]) if match else None


def _months(text: str) -> Values | None:
    found = _frequency(text)
    return found if found and found["unit"] == "month" else None


def _moment(text: str) -> Values | None:
    if text in ("start", "renewal"):
        return {"anchor": text}
    match = _MOMENT.fullmatch(text)
    if match is None or (match[3], match[4]) == ("before", "start"):
        return None
    return {**_counted(match[1], match[2]), "side": match[3], "anchor": match[4]}


def _response_time(text: str) -> Values | None:
    if text == "immediate":
        return {"most": 0, "unit": "minute"}
    if match := _BY_DAY.fullmatch(text):
        return {
            "least": int(match[1] == "next"),
            "most": int(match[1] != "same"),
            "unit": match[2],
        }
    if match := _UNDER.fullmatch(text):
        found = _counted(match[1], match[2])
        return {"most": found["count"], "unit": found["unit"], "under": True}
    match = _WITHIN.fullmatch(text)
    if match is None or int(match[1] or 0) > int(match[2]):
        return None
    least, most = _counted(match[1] or "0", match[3]), _counted(match[2], match[3])
    return {"least": least["count"], "most": most["count"], "unit": most["unit"]}


def _written(
    read: Callable[[str], Values | None], code: LiteralString, expected: str
) -> BeforeValidator:
    """Reads a text into a shape's values; an error of this code where it cannot be read."""

    def parse(value: object) -> Values:
        found = read(" ".join(value.split())) if isinstance(value, str) else None
        if found is None:
            raise PydanticCustomError(code, "time", {"expected": expected})
        return found

    return BeforeValidator(parse)


def _schema(*examples: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "examples": list(examples)})


Every = Annotated[
    Frequency,
    _written(_frequency, "frequency_expected", "2 weeks"),
    _schema("2 weeks", "month", "quarter", "half-year", "year"),
]
EveryMonths = Annotated[
    Frequency,
    _written(_months, "frequency_of_months_expected", "3 months"),
    _schema("month", "3 months", "quarter", "half-year", "year"),
]
AtMoment = Annotated[
    Moment,
    _written(_moment, "moment_expected", "30 days after start"),
    _schema("start", "30 days after start", "90 days before renewal"),
]
Within = Annotated[
    ResponseTime,
    _written(_response_time, "response_time_expected", "1 business day"),
    _schema("immediate", "under 1 hour", "same business day", "24..48 hours", "2..3 days"),
]
