"""Since when a policy is in use, and which findings its author weighs differently."""

from __future__ import annotations

from tanada.messages.policy_prose.page import Page


def tell_checks(page: Page) -> None:
    """What stands in the document about checking it; nothing where nothing does."""
    since, severities = page.document.in_use_since, page.document.lint
    if since is None and not severities:
        return
    page.heading(2, page.say("prose.checks"))
    if since is not None:
        page.item(page.say("prose.checks_in_use_since", day=since))
    for name, severity in severities.items():
        told = page.say(f"severity.{severity}")
        page.entry(name, told)
