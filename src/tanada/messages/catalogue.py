"""Every message by its code."""

from __future__ import annotations

from tanada.messages import (
    accounts,
    cli,
    decisions,
    document,
    fields,
    general,
    phrases,
    policy,
    rules,
    service,
    shape,
)
from tanada.messages.text import Text

AREAS = (
    accounts,
    cli,
    decisions,
    document,
    fields,
    general,
    phrases,
    policy,
    rules,
    service,
    shape,
)

TEXTS: dict[str, Text] = {code: text for area in AREAS for code, text in area.TEXTS.items()}
