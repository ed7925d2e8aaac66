"""The examples that a policy's author wrote as tests."""

from __future__ import annotations

from decimal import Decimal

from tanada.messages import formats
from tanada.messages.decision_prose import missing_phrase, reason_phrase
from tanada.messages.policy_prose.page import Page
from tanada.policy.model import UNDETERMINED, Example

_Values = tuple[tuple[str, str | Decimal | bool | None], ...]


def tell_examples(page: Page) -> None:
    """Each example: what is given, what must come out, and why it is there."""
    if not page.policy.examples:
        return
    page.heading(2, page.say("prose.examples"))
    for example in page.policy.examples:
        given = [_fact(page, name, value) for name, value in example.given]
        if example.as_of is not None:
            given.append(page.say("prose.example_as_of", day=example.as_of))
        shown = formats.listed(given, page.language, None) or page.say("prose.example_nothing")
        outcomes = [_outcome(page, name, value) for name, value in example.expect]
        expected = formats.listed(outcomes, page.language, None)
        page.number(example.number, page.say("prose.example", given=shown, expected=expected))
        _tell_note(page, example)


def _tell_note(page: Page, example: Example) -> None:
    if example.note is not None:
        page.item(page.words(example.note), depth=1)


def _fact(page: Page, name: str, value: str | Decimal | bool | None) -> str:
    label = page.labels.of(name)
    if value is None:
        return page.say("prose.example_unknown", label=label)
    return page.say("prose.example_fact", label=label, value=page.labels.fact(name, value))


def _outcome(page: Page, name: str, value: str | Decimal | bool | None) -> str:
    text = str(value)
    if name == "tier":
        undetermined = value == UNDETERMINED
        return page.say("status.undetermined") if undetermined else page.labels.tier(text)
    if name == "floor_tier":
        return page.say("prose.example_floor", tier=page.labels.tier(text))
    if name == "reason":
        reason = reason_phrase(page.policy, text, page.language)
        return page.say("prose.example_reason", reason=reason)
    if name == "missing":
        names = missing_phrase(page.policy, text, page.language)
        return page.say("prose.example_missing", names=names)
    return _fact(page, name, value)
