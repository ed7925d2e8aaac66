"""The JSON Schema of policy documents, for editors."""

from __future__ import annotations

from typing import Any

from tanada.policy.document import PolicyDocument

_BOUNDS = {
    "ge": "minimum",
    "gt": "exclusiveMinimum",
    "le": "maximum",
    "lt": "exclusiveMaximum",
}
"""Bounds that pydantic leaves in its own words, and JSON Schema's words for them."""


def policy_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of the document's shape; rules are plain texts in it."""
    schema = _bounded(PolicyDocument.model_json_schema())
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _bounded(schema: Any) -> Any:
    """The schema with every bound in the words of the standard."""
    if isinstance(schema, list):
        return [_bounded(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        _BOUNDS.get(key, key) if not isinstance(part, dict) else key: _bounded(part)
        for key, part in schema.items()
    }
