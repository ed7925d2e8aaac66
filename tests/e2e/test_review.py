"""The review in a real browser: a queue by keyboard, on a phone, and sent round."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.web.pages.queued import queued

from tanada_web.models import Override, Person, Review

PICTURES = os.environ.get("TANADA_PICTURES")
PASSWORD = "four words in a row"
ROLES = {"csm": "Csm", "manager": "", "viewer": "", "policy_owner": "", "admin": ""}


@pytest.fixture
def people(transactional_db: None) -> Callable[..., Person]:  # noqa: ARG001
    def of(role: str) -> Person:
        found = Person.objects.filter(email=f"{role}@example.test").first()
        return found or Person.objects.create_user(
            f"{role}@example.test",
            PASSWORD,
            name=role.title(),
            owner=ROLES[role],
            role=role,
            key=f"key-of-{role}",
        )

    return of


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def visit(browser: Any, live_server: Any) -> Iterator[Callable[..., Any]]:
    """Signs somebody in as people do, and opens a page; what the console says is a failure."""
    contexts, said = [], []

    def opened(person: Person, path: str, language: str = "en", theme: str = "light") -> Any:
        Person.objects.filter(pk=person.pk).update(language=language)
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(10_000)
        context.add_cookies([{"name": "theme", "value": theme, "url": live_server.url}])
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda told: said.append(told.text) if told.type == "error" else None)
        page.goto(f"{live_server.url}/sign-in/?next={path}")
        page.locator("#email").fill(person.email)
        page.locator("#password").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(live_server.url + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [each for each in said if "422" not in each] == []


def sound(page: Any) -> None:
    """No violation, and on a phone nothing wider than the window."""
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [n["target"] for n in each["nodes"]]) for each in found] == []
    page.set_viewport_size({"width": 360, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.set_viewport_size({"width": 1280, "height": 900})


def opened(page: Any, review: Review) -> None:
    """Wait until an item is open, and one stands on its name."""
    page.locator(f"#review-{review.pk}[aria-current]").wait_for()
    page.locator("#item:focus").wait_for()


def picture(page: Any, name: str) -> None:
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


@pytest.mark.usefixtures("home")
def test_a_queue_is_decided_by_keyboard(
    people: Callable[..., Person], visit: Callable[..., Any]
) -> None:
    queue = queued(people)
    page = visit(people("csm"), "/review/")
    item = page.locator("#item")
    page.keyboard.press("?")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="hidden")
    page.keyboard.press("j")
    opened(page, queue["due"])
    page.keyboard.press("ArrowDown")
    opened(page, queue["missing"])
    assert item.inner_text() == "Borneo"
    page.keyboard.press("k")
    page.keyboard.press("c")  # before the item is there, whose reason then has the focus
    page.locator(f"#review-{queue['due'].pk}[aria-current]").wait_for()
    page.locator("#reason:focus").wait_for()
    page.keyboard.press("Enter")
    page.get_by_text("There is no reason.").wait_for()
    page.locator("#reason:focus").wait_for()
    page.keyboard.type("joined a call")  # letters in a field are text
    page.keyboard.press("Enter")
    opened(page, queue["missing"])
    page.get_by_text("S/1: Confirmed.").wait_for()
    page.locator("#item:focus").wait_for()
    assert Review.objects.get(pk=queue["due"].pk).reason == "joined a call"
    page.keyboard.press("r")
    page.keyboard.type("asked them")
    page.keyboard.press("Control+Enter")
    page.get_by_text("B1: Data requested.").wait_for()
    page.locator("#item:focus").wait_for()
    page.keyboard.press("a")
    page.locator("#tier").select_option("gold")
    page.locator("#reason").fill("New board")
    sound(page)
    page.locator("#reason").press("Enter")
    page.get_by_text("Everything is decided.").first.wait_for()
    assert Override.objects.get().tier == "gold"
    page.go_back()
    page.get_by_text("Adjusted by Csm on").wait_for()


@pytest.mark.usefixtures("home")
def test_what_was_typed_outlives_the_session(
    people: Callable[..., Person], visit: Callable[..., Any]
) -> None:
    queue = queued(people)
    page = visit(people("csm"), "/review/")
    page.locator("#reason").fill("A long thought")
    page.locator("[value=kept]").check()
    page.context.clear_cookies(name="sessionid")
    page.locator("#reason").press("Enter")
    page.wait_for_url("**/sign-in/?next=*")
    page.locator("#email").fill("csm@example.test")
    page.locator("#password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/**")
    assert page.locator("#reason").input_value() == "A long thought"
    assert page.locator("[value=kept]").is_checked()
    page.locator("#reason").press("Enter")
    page.get_by_text("S/1: Left as it is.").wait_for()
    assert Review.objects.get(pk=queue["grew"].pk).outcome == "kept"


@pytest.mark.usefixtures("home")
def test_on_a_phone_the_list_and_the_item_come_one_after_another_in_japanese(
    people: Callable[..., Person], visit: Callable[..., Any]
) -> None:
    queued(people)
    page = visit(people("manager"), "/review/", "ja", "dark")
    sound(page)
    page.set_viewport_size({"width": 360, "height": 780})
    assert not page.locator("#item").is_visible()
    page.get_by_role("link", name="Nauru").click()
    page.locator("#item").wait_for()
    assert not page.locator(".queue").is_visible()
    picture(page, "review-phone")
    page.get_by_label("適切と確認").check()
    page.get_by_label("理由", exact=True).fill("確認済み")
    page.get_by_role("button", name="確定して次へ").click()
    page.get_by_text("N1: 確認済み。").wait_for()


@pytest.mark.usefixtures("home")
def test_a_second_person_decides_and_the_summary_goes_round(
    people: Callable[..., Person], visit: Callable[..., Any]
) -> None:
    queued(people)
    page = visit(people("csm"), "/review/")
    page.keyboard.press("a")
    page.locator("#tier").select_option("gold")
    page.locator("#reason").fill("New board")
    page.locator("#reason").press("Enter")
    page.get_by_text("S/1: Adjusted.").wait_for()
    page.goto(page.url.partition("/review/")[0] + "/review/proposals/")
    page.get_by_text("You proposed this").wait_for()
    assert page.get_by_role("button", name="Approve").count() == 0
    manager = visit(people("manager"), "/review/proposals/")
    manager.get_by_role("button", name="Approve").press("Enter")
    manager.get_by_text("The override of S/1 is approved.").wait_for()
    manager.get_by_role("link", name="Summary").click()
    manager.get_by_text("override to Gold until").first.wait_for()
    assert "- 調整済み: 1件" in manager.get_by_label("Draft in Japanese").input_value()
    sound(manager)
