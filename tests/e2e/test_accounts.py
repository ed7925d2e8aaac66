"""The list and an account in a real browser: found by keyboard, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from tests.web.pages.listed import client_of, decided

from tanada_web.models import Override, Person


@pytest.fixture
def people(
    transactional_db: None,  # noqa: ARG001
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[str], Person]:
    """People by role; their installation has two runs."""
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))

    def of(role: str, name: str = "") -> Person:
        name = name or role
        found = Person.objects.filter(key=f"key-of-{name}").first()
        return found or Person.objects.create_user(
            f"{name}@example.test",
            name=name.title(),
            owner=name.title() if role == "csm" else "",
            role=role,
            key=f"key-of-{name}",
        )

    decided(tmp_path, of)
    return of


@pytest.fixture
def visit(browser: Any, live_server: Any) -> Iterator[Callable[..., Any]]:
    """Opens a page for somebody who is signed in; what the console says is a failure."""
    contexts, said = [], []

    def opened(person: Person, path: str, language: str = "en") -> Any:
        session = client_of(person, language).cookies[settings.SESSION_COOKIE_NAME].value
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(10_000)
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}
        context.add_cookies([cookie])
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda told: said.append(told.text) if told.type == "error" else None)
        page.goto(live_server.url + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [each for each in said if "422" not in each] == []


def test_a_manager_finds_an_account_and_proposes_an_override_by_keyboard(
    people: Callable[[str], Person], visit: Callable[..., Any]
) -> None:
    page = visit(people("manager"), "/accounts/?sort=-arr")
    page.keyboard.press("/")
    page.keyboard.type("script")
    page.keyboard.press("Enter")
    page.wait_for_url("**/accounts/?q=script*")
    assert page.locator("h1").inner_text() == "1 of 9 accounts matches, with $90K ARR."
    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert page.locator("tbody input").is_checked()
    assert page.locator("#selected").inner_text() == "1"
    page.keyboard.press("Enter")
    page.wait_for_url("**/accounts/A~2F6/")
    assert "<script>alert(1)</script> holds Silver" in page.locator("h1").inner_text()
    page.locator(".why .clauses").first.wait_for()
    assert "more ARR → Gold" in page.locator(".margins").inner_text()
    page.locator(".course svg").first.wait_for()
    page.locator(".say summary").first.focus()
    page.keyboard.press("Enter")
    page.locator("#override-tier").select_option("gold")
    page.locator("#override-reason").fill("Speaks for us at events")
    page.keyboard.press("Tab")
    page.locator(".say details[open] .primary").press("Enter")
    page.locator("#messages .done").wait_for()
    assert "Override to Gold: proposed" in page.locator(".events").inner_text()
    assert page.locator("#override-reason").input_value() == ""
    page.locator(".undo summary").click()
    page.locator(".undo .grave").click()
    page.locator("#messages .done").wait_for()
    assert Override.objects.get().state == "removed"


def test_a_form_of_a_session_that_ended_is_not_lost(
    people: Callable[[str], Person], visit: Callable[..., Any]
) -> None:
    page = visit(people("csm"), "/accounts/A-1/", "ja")
    page.locator(".say summary").nth(2).click()
    page.locator("#judgement-field").select_option("nps")
    page.locator("#judgement-value").fill("9")
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.locator(".say details[open] .primary").click()
    page.wait_for_url("**/sign-in/**")
    session = client_of(people("csm"), "ja").cookies[settings.SESSION_COOKIE_NAME].value
    url = page.url.partition("/sign-in")[0]
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": url}
    page.context.add_cookies([cookie])
    assert page.url.endswith("/sign-in/?next=%2Faccounts%2FA-1%2F")
    page.goto(f"{url}/accounts/A-1/")
    page.locator(".say summary").nth(2).click()
    assert page.locator("#judgement-value").input_value() == "9"
    page.locator(".say details[open] .primary").click()
    page.locator("#messages .done").wait_for()
    assert "評価を入力しました" in page.locator("#messages").inner_text()
