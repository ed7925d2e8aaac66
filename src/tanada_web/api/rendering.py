"""Values as JSON: amounts are numbers, days and moments ISO 8601."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from django.http import HttpRequest
from ninja.renderers import BaseRenderer
from pydantic import BaseModel


class JsonRenderer(BaseRenderer):
    """What every answer of the API is written by."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:  # noqa: ARG002
        """The data as JSON."""
        return as_json(data)


def as_json(data: object) -> str:
    """JSON in UTF-8, with the numbers that `--json` of the command line prints."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: object) -> object:
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case datetime() | date():
            return value.isoformat()
        case BaseModel():
            return value.model_dump()
        case Enum():
            return value.value
        case set() | frozenset() | tuple():
            return list(value)
        case _:
            return str(value)
