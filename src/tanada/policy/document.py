"""The whole policy document as models: its first half here, the service half beside it."""

from typing import Annotated, Literal

from pydantic import Field

from tanada.policy.service import ServiceShape
from tanada.policy.shape import (
    AttributeShape,
    Day,
    ExampleShape,
    FieldShape,
    Key,
    Label,
    Plain,
    RatesShape,
    ScoreShape,
    TierShape,
)

MAX_TIERS = 12


class PolicyDocument(ServiceShape):
    """A policy document: who belongs to which tier, and what each tier gets."""

    tanada: Literal[1]
    name: Label
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    tiers: Annotated[
        list[Annotated[dict[Key, TierShape], Field(min_length=1, max_length=1)]],
        Field(min_length=1, max_length=MAX_TIERS),
    ]
    level: Literal["account", "parent"] = "account"
    rates: RatesShape | None = None
    fields: Annotated[dict[Key, FieldShape], Field(max_length=500)] = {}
    attributes: Annotated[dict[Key, AttributeShape], Field(max_length=200)] = {}
    scores: Annotated[dict[Key, ScoreShape], Field(max_length=50)] = {}
    levers: Annotated[list[Plain], Field(max_length=50)] = []
    monotone: dict[Key, Literal["up", "down"]] = {}
    examples: Annotated[list[ExampleShape], Field(max_length=500)] = []
    in_use_since: Day | None = None
    lint: Annotated[
        dict[Plain, Literal["error", "warning", "note", "off"]], Field(max_length=100)
    ] = {}
