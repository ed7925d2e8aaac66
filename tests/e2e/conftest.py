"""A real browser and a server for it; tests skip by name where there is no browser."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.e2e.company.serving import Served

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
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=15_000)  # on a machine that is busy, too
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


@pytest.fixture(scope="session")
def the_company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The company of `tests.e2e.company`, made and served once."""
    served = Served("company", tmp_path_factory.mktemp("company"))
    yield served
    served.stop()


@pytest.fixture
def company(browser: Any, the_company: Served) -> Served:  # noqa: ARG001
    """The company as it was made."""
    the_company.as_it_was()
    return the_company


@pytest.fixture
def visit(browser: Any, company: Served) -> Iterator[Callable[..., Any]]:
    """Opens a page of the company for somebody; what scripts complain of is a failure."""
    contexts, said = [], []

    def opened(who: str, path: str = "", theme: str = "light", language: str = "") -> Any:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(15_000)
        context.add_cookies(company.cookies(who, theme, language))
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda told: said.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        if path:
            page.goto(company.url + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    # The browser notes each answer that refuses something.
    assert [each for each in said if not re.search("status of (404|409|422)", each)] == []


@pytest.fixture(scope="session")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An installation before its first run, made and served once; its tests change nothing."""
    served = Served("beginning", tmp_path_factory.mktemp("beginning"))
    yield served
    served.stop()
