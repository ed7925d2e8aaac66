"""Kinds of value that many endpoints take and give."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Generic, TypeVar

from ninja import Schema
from pydantic import ConfigDict, Field, WithJsonSchema

from tanada_web.webhooks.subscribing import STATUSES

Item = TypeVar("Item")
_LARGEST = 2**31 - 1

Number = Annotated[int, Field(ge=1, le=_LARGEST)]
"""The number of something that the server keeps."""
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2999, 12, 31))]
AccountId = Annotated[str, Field(min_length=1, max_length=200)]
Reason = Annotated[str, Field(min_length=1, max_length=2000, description="Why; people read it.")]
Line = Annotated[str, Field(max_length=200)]
Share = Annotated[
    Decimal,
    Field(ge=0, le=1, description="A share of 1."),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1}),
]

Status = StrEnum("Status", [(name.upper(), name) for name in STATUSES])
Status.__doc__ = "What can become of an account in a run."


class Asked(Schema):
    """What is sent: a name that is not known is a mistake."""

    model_config = ConfigDict(extra="forbid")


class Who(Schema):
    """A person: their key in the audit trail, and their name, empty once they are forgotten."""

    key: str
    name: str


class Page(Schema, Generic[Item]):
    """Some of a list; `next` is the cursor of what follows, null at the end."""

    items: list[Item]
    next: str | None


class Because(Asked):
    """Why something is done."""

    reason: Reason
