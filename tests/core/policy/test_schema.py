"""The JSON Schema for editors: it knows every preset, and what no document may hold."""

from __future__ import annotations

import copy
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import jsonschema
import pytest

from tanada.errors import PolicyError
from tanada.policy.loading import policy_text, preset_names, read_policy
from tanada.policy.schema import policy_schema
from tanada.policy.source import read_source

VALIDATOR = jsonschema.Draft202012Validator(policy_schema())
DOCUMENT = """\
tanada: 1
name: X
currency: USD
fields:
  visits: {type: whole}
attributes:
  growth: {lines: [{high: visits > 5}, {low: otherwise}]}
scores:
  value:
    measures: {size: {weight: 60, of: arr, points: {0: 0, 100000: 100}}}
    missing: neutral
tiers:
  - top: {name: {en: Top, ja: 上}, when: {large: arr > 100000}, share: {accounts: 10%..20%}}
  - rest: {name: Rest, when: otherwise}
levers: [arr]
monotone: {arr: up}
examples:
  - {given: {arr: 200000}, expect: top, as_of: 2026-01-01}
"""


def plain(value: Any) -> Any:
    """A document as an editor sees it: JSON's own kinds of value."""
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return float(value) if isinstance(value, Decimal) else value


def document() -> Any:
    return plain(read_source(DOCUMENT).data)


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(policy_schema())


@pytest.mark.parametrize("name", [name for name, _ in preset_names()])
def test_every_preset_fits(name: str) -> None:
    VALIDATOR.validate(plain(read_source(policy_text(name)[0]).data))


def test_a_small_document_fits() -> None:
    read_policy(DOCUMENT)
    VALIDATOR.validate(document())


def put(*path: str | int, value: Any) -> Callable[[Any], None]:
    def putting(whole: Any) -> None:
        for part in path[:-1]:
            whole = whole[part]
        whole[path[-1]] = value

    return putting


def drop(*path: str | int) -> Callable[[Any], None]:
    def dropping(whole: Any) -> None:
        for part in path[:-1]:
            whole = whole[part]
        del whole[path[-1]]

    return dropping


@pytest.mark.parametrize(
    "change",
    [
        drop("tanada"),
        drop("name"),
        drop("currency"),
        drop("tiers"),
        drop("tiers", 0, "top", "name"),
        drop("tiers", 0, "top", "when"),
        drop("scores", "value", "missing"),
        drop("scores", "value", "measures", "size", "weight"),
        put("tanada", value=2),
        put("tanada", value="1"),
        put("currency", value="usd"),
        put("currency", value="USDX"),
        put("tier", value=[]),
        put("tiers", value=[]),
        put("tiers", value={}),
        put("tiers", 0, value={"a": {}, "b": {}}),
        put("tiers", 0, "top", "when", value="always"),
        put("tiers", 0, "top", "when", value={}),
        put("tiers", 0, "top", "when", "large", value=5),
        put("tiers", 0, "top", "name", value={"en": "Top"}),
        put("tiers", 0, "top", "share", "accounts", value=0.1),
        put("tiers", 0, "top", "colour", value="red"),
        put("fields", "visits", "type", value="integer"),
        put("fields", "visits", "stale_after_days", value=-1),
        put("attributes", "growth", "unknown", value="ignore"),
        put("attributes", "growth", "lines", value=[]),
        put("scores", "value", "measures", value={}),
        put("scores", "value", "measures", "size", "weight", value="60"),
        put("scores", "value", "measures", "size", "points", "0", value=101),
        put("scores", "value", "missing", value="average"),
        put("levers", value="arr"),
        put("monotone", "arr", value="sideways"),
        put("examples", 0, value={"given": {}}),
    ],
)
def test_what_does_not_fit_is_refused_by_the_schema_and_by_the_reader(
    change: Callable[[Any], None],
) -> None:
    import json

    wrong = copy.deepcopy(document())
    change(wrong)
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(wrong)
    with pytest.raises(PolicyError):
        read_policy(json.dumps(wrong))
