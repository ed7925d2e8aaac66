"""The JSON Schema of policy documents, for editors."""

from __future__ import annotations

from typing import Any

from tanada.policy.document import PolicyDocument


def policy_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of the document's shape; rules are plain texts in it."""
    schema = PolicyDocument.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
