"""Why a value was rejected, with what was expected in its place."""

from __future__ import annotations

from tanada.fields import Field
from tanada.messages import formats
from tanada.messages.saying import say
from tanada.messages.text import Language


def reject_reason(code: str, field: Field | None, language: Language) -> str:
    """The reason of a fault in words; `field` is the column it was found in."""
    reason = say(f"reject.{code}", language)
    expected = _expected(code, field, language)
    return f"{reason} ({expected})" if expected else reason


def _expected(code: str, field: Field | None, language: Language) -> str:
    if field is None:
        return ""
    if code == "unknown_value":
        return formats.listed(field.type.values, language)
    low, high = field.least, field.most
    if code == "too_small" and low is not None:
        return f"≥ {low}"
    if code == "too_large" and high is not None:
        return f"≤ {high}"
    return ""
