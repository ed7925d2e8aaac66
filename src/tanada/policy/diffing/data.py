"""Changes as plain data: for JSON, and for whoever keeps them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

from pydantic import BaseModel

from tanada.policy.diffing.change import Change
from tanada.policy.source import dotted
from tanada.rules.spelling import spell
from tanada.rules.tree import Rule


def change_data(change: Change) -> dict[str, object]:
    """`part`, `code`, `path`, `before`, `after`, `effect` and `band`; rules as they are written.

    Pieces of the document are mappings, lists, texts, numbers and dates; shares stand as parts of
    one.
    """
    return {
        "part": change.part,
        "code": change.code,
        "path": dotted(change.path),
        "before": _plain(change.before),
        "after": _plain(change.after),
        "effect": change.effect,
        "band": _plain(change.band),
    }


def _plain(value: object) -> object:
    match value:
        case None | bool() | int() | str() | Decimal() | date():
            return value
        case _ if isinstance(value, Rule):
            return spell(value)
        case BaseModel():
            return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
        case dict():
            return {str(key): _plain(part) for key, part in value.items()}
        case list() | tuple():
            return [_plain(part) for part in value]
        case _ if is_dataclass(value):
            named = {each.name: getattr(value, each.name) for each in fields(value)}
            return {name: _plain(part) for name, part in named.items() if name != "type"}
        case _:
            return str(value)
