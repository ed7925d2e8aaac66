"""A real browser and a server for it; tests skip by name where there is no browser."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
TEMPLATES = Path(__file__).parent / "gallery" / "templates"

# Playwright keeps an event loop in the thread of the tests, where Django then suspects a mistake.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys take long; the frame alone is looked at each time."""
    for item in items:
        if item.path.parent == Path(__file__).parent and item.path.name != "test_frame.py":
            item.add_marker("slow")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium, started once for a module."""
    if not CHROMIUM.exists():
        pytest.skip("browser: there is no /usr/bin/chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def gallery(settings: Any, live_server: Any) -> str:
    """The gallery's address."""
    settings.ROOT_URLCONF = "tests.e2e.gallery.urls"
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [TEMPLATES]}]
    return f"{live_server.url}/gallery"
