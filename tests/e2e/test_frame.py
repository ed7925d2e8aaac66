"""The frame by hand: signing in, the menus, language and appearance, in a real browser."""

import os
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tanada_web.models import Person

PICTURES = os.environ.get("TANADA_PICTURES")
PASSWORD = "four words in a row"


@pytest.fixture
def manager(transactional_db: None) -> Person:  # noqa: ARG001
    return Person.objects.create_user(
        "sato@example.test", PASSWORD, name="M. Sato", role="manager", key="key-of-sato"
    )


@pytest.fixture
def page(browser: Any, gallery: str, manager: Person) -> Any:  # noqa: ARG001
    context = browser.new_context(viewport={"width": 360, "height": 780}, locale="en-GB")
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto(f"{gallery.removesuffix('/gallery')}/sign-in/?next=/gallery/states/")
    yield page
    context.close()


def picture(page: Any, name: str) -> None:
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png")


def test_somebody_signs_in_by_keyboard_and_comes_where_they_wanted(page: Any) -> None:
    picture(page, "sign-in")
    page.keyboard.type("sato@example.test")
    page.keyboard.press("Tab")
    page.keyboard.type("wrong")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    picture(page, "sign-in-wrong")
    assert page.get_by_label("E-mail address").input_value() == "sato@example.test"
    assert Axe().run(page).response["violations"] == []
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/gallery/states/")


def test_the_language_and_the_appearance_are_chosen_in_a_menu_that_escape_closes(page: Any) -> None:
    page.get_by_role("button", name="Display").press("Enter")
    picture(page, "own-menu")
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="日本語").click()
    page.get_by_role("heading", name="ログイン").wait_for()
    page.get_by_role("button", name="表示設定").press("Enter")
    page.get_by_role("button", name="ダーク").click()
    page.locator("html[data-theme=dark]").wait_for()
    picture(page, "sign-in-ja-dark")
    page.get_by_role("button", name="表示設定").press("Enter")
    page.keyboard.press("Escape")
    assert not page.get_by_role("button", name="ライト").is_visible()
    assert page.url.endswith("/sign-in/?next=/gallery/states/")


def test_on_a_phone_the_pages_are_in_a_menu(page: Any, gallery: str) -> None:
    page.goto(f"{gallery}/states/")
    menu = page.get_by_role("button", name="Menu", exact=True)
    assert not page.get_by_role("link", name="Accounts").is_visible()
    menu.press("Enter")
    picture(page, "ways-menu")
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("link", name="Accounts").click()
    page.wait_for_url("**/gallery/accounts/")


def test_the_first_tab_skips_to_the_content(page: Any, gallery: str) -> None:
    page.goto(f"{gallery}/states/")
    page.keyboard.press("Tab")
    picture(page, "skip")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_dialog_asks_and_escape_leaves_it(page: Any, gallery: str) -> None:
    page.goto(f"{gallery}/forms/")
    page.get_by_role("button", name="Retire…").press("Enter")
    picture(page, "dialog")
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()
