"""Every part of the visual language in a real browser: accessible, and never wider than a phone.

With TANADA_PICTURES=<folder> each page is looked at in every language, theme and size, and a
picture of it is left there; otherwise in four of them, which hold each of these twice.
"""

import os
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = ["overview", "accounts", "account", "forms", "states"]
PICTURES = os.environ.get("TANADA_PICTURES")
SIZES = {"wide": (1280, 900), "phone": (360, 780)}
LOOKS = [
    (language, theme, size)
    for language, theme, size in product(["en", "ja"], ["light", "dark"], SIZES)
    if PICTURES or (language == "ja") ^ (theme == "dark") ^ (size == "phone")
]


@pytest.fixture
def contexts(browser: Any, gallery: str) -> Any:
    """A context per language, theme and size, with its name."""
    made = {}
    for language, theme, size in LOOKS:
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height})
        context.add_cookies(
            [
                {"name": "django_language", "value": language, "url": gallery},
                {"name": "theme", "value": theme, "url": gallery},
            ]
        )
        made[f"{language}-{theme}-{size}"] = context
    yield made
    for context in made.values():
        context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_violation_and_fits(name: str, contexts: Any, gallery: str) -> None:
    found = {}
    for kind, context in contexts.items():
        page = context.new_page()
        errors: list[str] = []
        page.on("console", lambda said, errors=errors: _note(said, errors))
        page.goto(f"{gallery}/{name}/")
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}-{kind}.png", full_page=True)
        violations = Axe().run(page).response["violations"]
        wider = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        seen = [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in violations]
        if seen or wider or errors:
            found[kind] = (seen, wider, errors)
        page.close()
    assert found == {}


def _note(said: Any, errors: list[str]) -> None:
    """What the browser complains of: a fault in a script, or what may not be loaded."""
    if said.type in ("error", "warning"):
        errors.append(said.text)
