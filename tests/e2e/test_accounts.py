"""The list and an account in a real browser: by keyboard, in both languages, on a phone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from tests.web.pages.listed import client_of, decided

from tanada_web.models import Override, Person

PICTURES = os.environ.get("TANADA_PICTURES")
PARTS = [
    "/accounts/",
    "/accounts/?q=nobody&tier=tin",
    "/accounts/A-3/",
    "/accounts/A~2F6/",
    "/accounts-together/?do=override&account=A-1",
]


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

    def opened(
        person: Person, path: str, language: str = "en", theme: str = "light", width: int = 1280
    ) -> Any:
        session = client_of(person, language).cookies[settings.SESSION_COOKIE_NAME].value
        context = browser.new_context(viewport={"width": width, "height": 900})
        context.set_default_timeout(10_000)
        context.add_cookies(
            [
                {"name": name, "value": value, "url": live_server.url}
                for name, value in ((settings.SESSION_COOKIE_NAME, session), ("theme", theme))
            ]
        )
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


def test_many_are_chosen_foretold_and_done(
    people: Callable[[str], Person], visit: Callable[..., Any]
) -> None:
    page = visit(people("manager"), "/accounts/?tier=silver", "ja")
    page.locator("#all").check()
    page.locator("button[value=override]").click()
    assert page.locator("h1").inner_text() == "4件に例外指定を提案"
    page.locator("#override-tier").select_option("tin")
    page.locator("#override-reason").fill("統合のため")
    page.locator(".primary").click()
    page.locator("button[name=confirmed]").wait_for()
    assert page.locator("h1").inner_text() == "4件すべてに適用できます。"
    assert Override.objects.count() == 0
    page.locator("button[name=confirmed]").click()
    page.locator("#messages .done").wait_for()
    assert Override.objects.count() == 4


@pytest.mark.parametrize(
    ("language", "theme", "width"),
    [("en", "light", 1280), ("ja", "dark", 1280), ("en", "dark", 360), ("ja", "light", 360)],
)
def test_no_page_has_a_violation_and_all_fit(
    people: Callable[[str], Person],
    visit: Callable[..., Any],
    language: str,
    theme: str,
    width: int,
) -> None:
    page = visit(people("manager"), PARTS[0], language, theme, width)
    found = {}
    for part in PARTS:
        page.goto(page.url.partition("/accounts")[0] + part)
        page.wait_for_load_state("networkidle")
        for summary in page.locator("details:not([open], [name]) > summary").all():
            if summary.is_visible():
                summary.click()
        if PICTURES:
            name = part.strip("/").replace("/", "-").partition("?")[0]
            picture = f"{name}-{language}-{theme}-{width}.png"
            page.screenshot(path=Path(PICTURES) / picture, full_page=True)
        violations = Axe().run(page).response["violations"]
        seen = [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in violations]
        wider = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        if seen or wider:
            found[part] = (seen, wider)
    assert found == {}
