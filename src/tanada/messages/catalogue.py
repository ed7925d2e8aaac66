"""Every message by its code."""

from __future__ import annotations

from tanada.messages import (
    accounts,
    charts,
    cli,
    cli_help,
    decisions,
    document,
    engagement_words,
    events,
    explanation,
    fields,
    files,
    gaps,
    general,
    joining,
    money,
    parents,
    phrases,
    policy,
    policy_words,
    results,
    rules,
    service,
    service_words,
    shape,
    suggesting,
    values,
)
from tanada.messages.text import Text

AREAS = (
    accounts,
    charts,
    cli,
    cli_help,
    decisions,
    document,
    engagement_words,
    events,
    explanation,
    fields,
    files,
    gaps,
    general,
    joining,
    money,
    parents,
    phrases,
    policy,
    policy_words,
    results,
    rules,
    service,
    service_words,
    shape,
    suggesting,
    values,
)

TEXTS: dict[str, Text] = {code: text for area in AREAS for code, text in area.TEXTS.items()}
