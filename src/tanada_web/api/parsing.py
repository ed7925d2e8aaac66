"""What comes in: JSON and nothing else, of texts that a database can keep."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser

from tanada.errors import Place, Problem, TanadaError, UsageError
from tanada.rules.nearest import nearest
from tanada_web.api.refusals import Refused

_NO_OBJECT = "model_attributes_type"
_CODES = {
    "missing": "request.missing",
    "extra_forbidden": "request.unknown_field",
    "literal_error": "request.not_in_list",
    "enum": "request.not_in_list",
    "string_type": "request.text_expected",
    "string_too_short": "request.too_short",
    "string_too_long": "request.too_long",
    "too_long": "request.too_many_values",
    "too_short": "request.missing",
    "string_pattern_mismatch": "request.pattern",
    "greater_than_equal": "request.too_small",
    "less_than_equal": "request.too_big",
    "list_type": "request.list_expected",
    "finite_number": "request.number_expected",
    _NO_OBJECT: "request.object_expected",
}
_BEGINNINGS = {
    "int_": "request.whole_expected",
    "float_": "request.number_expected",
    "decimal_": "request.number_expected",
    "bool_": "request.flag_expected",
    "date_": "request.day_expected",
    "datetime_": "request.moment_expected",
}


_TOLD = ("expected", "pattern", "ge", "le", "min_length", "max_length")
"""What is told of a misfit as it is found; the rest is English, or of how it was found."""
_QUOTED = re.compile(r"'([^']*)'")


class JsonParser(Parser):
    """Reads a body that says it is JSON, and is."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The data of a body; Refused where it is no JSON, or has texts that cannot be kept."""
        if request.content_type != "application/json":
            expected = ["application/json"]
            raise Refused(
                415, "request.media_type", found=str(request.content_type), expected=expected
            )
        data = json.loads(request.body, parse_constant=_no_constant)
        for path, text in _texts(data):
            if not keepable(text):
                raise Refused(400, "request.unkeepable", path)
        return data


def unparsed(error: HttpError) -> TanadaError:
    """Why a body could not be read."""
    if isinstance(error.__cause__, TanadaError):
        return error.__cause__
    return Refused(error.status_code, "request.no_json")


def misfits(error: ValidationError) -> UsageError:
    """Every value of a request that does not fit, by its path."""
    return UsageError([_problem(details) for details in error.errors])


def keepable(text: str) -> bool:
    """Whether a database can keep a text: it has no NUL, and no half of a character."""
    return "\0" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)


def unknown_parameter(given: str, known: list[str]) -> Refused:
    """A parameter of an address that the endpoint does not have."""
    return Refused(400, "request.unknown_field", given, name=given, nearest=nearest(given, known))


def _problem(details: dict[str, Any]) -> Problem:
    kind, ctx = details["type"], details.get("ctx", {})
    path = [str(part) for part in details["loc"][1:]]
    if details["loc"][0] == "body" and (len(path) > 1 or kind == _NO_OBJECT):
        path = path[1:]  # without the name that the endpoint has for the whole
    found = [code for start, code in _BEGINNINGS.items() if kind.startswith(start)]
    code = _CODES.get(kind) or (found[0] if found else "request.value_unfit")
    params: dict[str, object] = {name: str(ctx[name]) for name in _TOLD if name in ctx}
    if "expected" in params:  # a sentence in English around the values
        params["expected"] = _QUOTED.findall(str(params["expected"]))
    params["name"] = path[-1] if path else ""
    return Problem(code, Place(path=".".join(path)), params)


def _texts(data: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in data, names too, with its path."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for name, value in data.items():
            yield path, name
            yield from _texts(value, f"{path}.{name}" if path else name)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, f"{path}.{index}" if path else str(index))


def _no_constant(written: str) -> None:
    raise ValueError(written)
