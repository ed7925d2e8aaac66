"""The shape of a policy document: which keys there are and what kind of value each takes.

These models know nothing of names or rules; `tanada.policy.linking` gives the texts
their meaning. They also are the source of the JSON Schema for editors.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

_KEY = re.compile(r"[^\W\d]\w*")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)\s*%")
_PERCENT_PATTERN = r"^\d{1,3}(\.\d{1,4})?\s*%$"
MAX_KEY = 60


def _key(value: object) -> str:
    if not isinstance(value, str) or not _KEY.fullmatch(value) or len(value) > MAX_KEY:
        raise PydanticCustomError("key_unfit", "key", {"limit": MAX_KEY})
    if "__" in value:
        raise PydanticCustomError("key_unfit", "key", {"limit": MAX_KEY})
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("text_expected", "text")
    return value


def _plain(value: object) -> str:
    """A text without control characters: it is shown on terminals and pages."""
    text = _text(value)
    if any(not sign.isprintable() and sign not in "\t\n\u3000\u00a0" for sign in text):
        raise PydanticCustomError("control_character", "text")
    return text


def _number(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError("number_expected", "number")
    return Decimal(value)


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise PydanticCustomError("whole_expected", "whole number")
    return value


def _percent(value: object) -> Decimal:
    match = _PERCENT.fullmatch(value) if isinstance(value, str) else None
    if match is None or Decimal(match[1]) > 100:
        raise PydanticCustomError("percent_expected", "percent")
    return Decimal(match[1]) / 100


def _day(value: object) -> date:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("date_expected", "date")


def _known_text(value: object) -> object:
    """One text stands for both languages."""
    return {"en": value, "ja": value} if isinstance(value, str) else value


Key = Annotated[str, BeforeValidator(_key)]
Plain = Annotated[str, BeforeValidator(_plain), Field(min_length=1, max_length=2_000)]
RuleText = Annotated[
    str,
    BeforeValidator(_text),
    WithJsonSchema({"type": "string", "description": "A rule, such as: arr > 100000"}),
]
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
Whole = Annotated[int, BeforeValidator(_whole)]
Percent = Annotated[
    Decimal,
    BeforeValidator(_percent),
    WithJsonSchema({"type": "string", "pattern": _PERCENT_PATTERN}),
]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]


class Shape(BaseModel):
    """A mapping with known keys and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Words(Shape):
    """A text in both languages; written as one text where it is the same in both."""

    en: Plain
    ja: Plain


Label = Annotated[
    Words,
    BeforeValidator(_known_text),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "properties": {"en": {"type": "string"}, "ja": {"type": "string"}},
                    "required": ["en", "ja"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]


def _between(pattern: str) -> object:
    """A range written `low..high`; `pattern` shows how."""

    def split(value: object) -> object:
        if isinstance(value, str) and value.count("..") == 1:
            low, high = (part.strip() for part in value.split(".."))
            return {"low": low, "high": high}
        raise PydanticCustomError("range_expected", "range", {"expected": pattern})

    return BeforeValidator(split)


class PercentRange(Shape):
    """From `low` to `high`, both shares of 1."""

    low: Percent
    high: Percent

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low > self.high:
            raise PydanticCustomError("range_turned", "range")
        return self


def _digits(value: object) -> int:
    if isinstance(value, str) and re.fullmatch(r"\d{1,9}", value):
        return int(value)
    raise PydanticCustomError("range_expected", "range", {"expected": "15..30"})


class WholeRange(Shape):
    """From `low` to `high`, whole numbers."""

    low: Annotated[int, BeforeValidator(_digits)]
    high: Annotated[int, BeforeValidator(_digits)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low > self.high:
            raise PydanticCustomError("range_turned", "range")
        return self


Share = Annotated[
    PercentRange,
    _between("10%..20%"),
    WithJsonSchema({"type": "string", "examples": ["10%..20%"]}),
]
Band = Annotated[
    WholeRange,
    _between("15..30"),
    WithJsonSchema({"type": "string", "examples": ["15..30"]}),
]


class RatesShape(Shape):
    """How amounts in other currencies are converted: at the latest rate, or at one date's."""

    max_age_days: Annotated[Whole, Field(ge=0, le=3660)] | None = None
    fixed_on: Day | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if self.max_age_days is not None and self.fixed_on is not None:
            raise PydanticCustomError("rates_twofold", "rates")
        return self


class FieldShape(Shape):
    """A further field, or what is said once about a known one."""

    type: Literal["money", "whole", "number", "text", "choice", "date", "flag"] | None = None
    values: Annotated[list[Plain], Field(min_length=1, max_length=100)] | None = None
    unit: Plain | None = None
    label: Label | None = None
    stale_after_days: Annotated[Whole, Field(ge=0, le=36600)] | None = None


class FormulaShape(Shape):
    """An attribute by formula, with a label or a unit."""

    formula: RuleText
    label: Label | None = None
    unit: Plain | None = None


class LinesShape(Shape):
    """An attribute that is a level: lines best first, the first that holds."""

    lines: Annotated[
        list[Annotated[dict[Key, RuleText], Field(min_length=1, max_length=1)]],
        Field(min_length=1, max_length=20),
    ]
    unknown: Literal["missing", "skip"] = "missing"
    label: Label | None = None
    names: dict[Key, Label] = {}


def _attribute_kind(value: object) -> str:
    if isinstance(value, str):
        return "=formula_text"
    return "=lines" if isinstance(value, dict) and "lines" in value else "=formula"


AttributeShape = Annotated[
    Annotated[RuleText, Tag("=formula_text")]
    | Annotated[FormulaShape, Tag("=formula")]
    | Annotated[LinesShape, Tag("=lines")],
    Discriminator(_attribute_kind),
]

Points = Annotated[
    Number,
    Field(ge=0, le=100, decimal_places=4),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100}),
]


class StepShape(Shape):
    """Points where a condition holds; without one, for everyone left."""

    give: Points
    when: RuleText | None = None


def _points_kind(value: object) -> str:
    return "=steps" if isinstance(value, list) else "=table"


class MeasureShape(Shape):
    """One part of a score."""

    weight: Annotated[
        Number,
        Field(gt=0, le=1_000_000, decimal_places=4),
        WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "maximum": 1_000_000}),
    ]
    points: Annotated[
        Annotated[dict[Plain, Points], Tag("=table"), Field(min_length=1, max_length=100)]
        | Annotated[list[StepShape], Tag("=steps"), Field(min_length=1, max_length=100)],
        Discriminator(_points_kind),
    ]
    of: RuleText | None = None
    unknown: Literal["missing", "skip"] = "missing"
    label: Label | None = None


class CapShape(Shape):
    """A ceiling for a score while a condition holds."""

    when: RuleText
    at_most: Points


class ScoreShape(Shape):
    """A score of 0 to 100."""

    measures: Annotated[dict[Key, MeasureShape], Field(min_length=1, max_length=50)]
    missing: Literal["reweigh", "neutral", "zero"]
    label: Label | None = None
    caps: Annotated[list[CapShape], Field(max_length=50)] = []
    bands: Annotated[dict[Key, Points], Field(max_length=20)] = {}


class SharesShape(Shape):
    """What share of all accounts and of their ARR a tier should hold."""

    accounts: Share | None = None
    aim: Share | None = None
    arr: Share | None = None
    hours: Share | None = None


def _when_kind(value: object) -> str:
    return "=clauses" if isinstance(value, dict) else "=otherwise"


class TierShape(Shape):
    """One tier: who belongs to it, and what it is for."""

    name: Label
    when: Annotated[
        Annotated[Literal["otherwise"], Tag("=otherwise")]
        | Annotated[dict[Key, RuleText], Tag("=clauses"), Field(min_length=1, max_length=50)],
        Discriminator(_when_kind),
    ]
    share: SharesShape | None = None
    goals: dict[Key, Percent] = {}
    engagement: Key | None = None


class ExampleShape(Shape):
    """A test that the policy's author writes: what is given, and what must come out."""

    given: dict[Key, Plain | Number | bool | None]
    expect: Plain | dict[Key, Plain | Number | bool | None]
    as_of: Day | None = None
    note: Label | None = None
