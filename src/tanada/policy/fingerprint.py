"""The fingerprint of a policy's meaning.

Comments, layout, spelling of rules and numbers, and the order of unordered things do
not count; the order of tiers, lines, clauses and levers does. The document's examples
are tests of the meaning, not part of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tanada.policy.engagement import distinct
from tanada.policy.model import Policy
from tanada.policy.service import ServiceShape
from tanada.policy.source import Path
from tanada.rules.reading import plain
from tanada.rules.spelling import canonical
from tanada.rules.tree import Rule

_LEFT_OUT = {"document", "examples", "fingerprint", "fields", "money_places", "type"}
"""What follows from the rest, or from the version of Tanada, and so is no part of it."""
_UNORDERED = {"attributes", "scores", "measures", "monotone", "rows", "caps"}
_FIRST_COUNTS = "variants"
"""A mapping of the service half of which the first entry that holds counts."""


def fingerprint(policy: Policy, service_rules: Mapping[Path, Rule]) -> str:
    """SHA-256 in hexadecimal digits; `service_rules` are the typed rules by path."""
    document = policy.document
    meaning = {
        "core": _core(policy),
        "fields": _plain(document.fields, (), {}),
        "tiers": [
            [key, _plain(shape, ("tiers", index, key), {})]
            for index, entry in enumerate(document.tiers)
            for key, shape in ((key, _service_of(shape)) for key, shape in entry.items())
        ],
        "level": document.level,
        "rates": _plain(document.rates, (), {}),
        "service": {
            name: _plain(getattr(document, name), (name,), service_rules)
            for name in ServiceShape.model_fields
        },
    }
    text = json.dumps(meaning, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _service_of(shape: BaseModel) -> dict[str, object]:
    return {name: getattr(shape, name) for name in ("share", "goals", "engagement")}


def _core(value: object, name: str = "") -> object:
    """The linked model as plain data."""
    if isinstance(value, Rule):
        return canonical(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {
            each.name: _core(getattr(value, each.name), each.name)
            for each in fields(value)
            if each.name not in _LEFT_OUT
        }
    if isinstance(value, tuple):
        listed = [_core(part) for part in value]
        return sorted(listed, key=_sortable) if name in _UNORDERED else listed
    if isinstance(value, dict):
        return {str(key): _core(part) for key, part in value.items()}
    return _plain(value, (), {})


def _plain(value: object, path: Path, rules: Mapping[Path, Rule]) -> object:
    """A part of the document as plain data, its rules in canonical spelling."""
    if path in rules:
        return canonical(rules[path])
    if isinstance(value, BaseModel):
        return {
            name: _in_any_order(info, _plain(getattr(value, name), (*path, name), rules))
            for name, info in type(value).model_fields.items()
        }
    if isinstance(value, dict):
        entries = {str(key): _plain(part, (*path, str(key)), rules) for key, part in value.items()}
        return list(entries.items()) if path[-1:] == (_FIRST_COUNTS,) else entries
    if isinstance(value, list | tuple):
        return [_plain(part, (*path, index), rules) for index, part in enumerate(value)]
    if isinstance(value, Decimal):
        return f"{plain(value):f}"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def _in_any_order(info: FieldInfo, value: object) -> object:
    """The value of a key; a list whose order says nothing is sorted."""
    unordered = any(getattr(each, "func", None) is distinct for each in info.metadata)
    return sorted(value, key=_sortable) if unordered and isinstance(value, list) else value


def _sortable(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
