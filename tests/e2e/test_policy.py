"""A threshold is changed in a real browser: dragged, checked, saved, approved by somebody else."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.web.pages.governed import STRICTER, drafted, governed
from tests.web.runs.installation import POLICY, Installation

from tanada_web import policies
from tanada_web.models import Person, PolicyVersion

PICTURES = os.environ.get("TANADA_PICTURES")
PASSWORD = "four words in a row"
REFUSED = ("409", "422")
"""What the browser notes of pages that say that something was refused."""


@pytest.fixture
def installation(
    transactional_db: None,  # noqa: ARG001
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Installation:
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))
    people = [
        Person.objects.create_user(
            f"{role}@example.test", PASSWORD, name=role.title(), role=role, key=f"key-of-{role}"
        )
        for role in ("policy_owner", "admin", "manager", "viewer")
    ]
    return governed(Installation(tmp_path, people[0], people[1]))


@pytest.fixture
def visit(browser: Any, live_server: Any) -> Iterator[Callable[..., Any]]:
    """Signs somebody in as people do, and opens a page; what the console says is a failure."""
    contexts, said = [], []

    def opened(role: str, path: str, language: str = "en", theme: str = "light") -> Any:
        Person.objects.filter(role=role).update(language=language)
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(15_000)
        context.add_cookies([{"name": "theme", "value": theme, "url": live_server.url}])
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda told: said.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(f"{live_server.url}/sign-in/?next={path}")
        page.locator("#email").fill(f"{role}@example.test")
        page.locator("#password").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(live_server.url + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [each for each in said if not any(status in each for status in REFUSED)] == []


def sound(page: Any, name: str) -> None:
    """No violation, and on a phone nothing wider than the window."""
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [n["target"] for n in each["nodes"]]) for each in found] == []
    page.set_viewport_size({"width": 360, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}-phone.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def written(page: Any) -> str:
    return page.locator("#text").input_value()


def test_a_threshold_is_dragged_checked_saved_and_proposed(
    installation: Installation, visit: Callable[..., Any]
) -> None:
    page = visit("policy_owner", "/policy/")
    assert page.locator("h1").inner_text() == "Version 1 decides on 12 accounts."
    page.get_by_label("What it is for").fill("Fewer gold")
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_text("Nothing moves").wait_for()
    page.get_by_text("No mistake").wait_for()
    slider = page.locator("input[type=range]").first
    slider.focus()
    for _ in range(25):  # each a step of 20
        page.keyboard.press("ArrowRight")
    page.get_by_text("1 of 12 accounts").wait_for()
    page.wait_for_function("document.getElementById('text').value.includes('arr > 1500')")
    assert written(page) == STRICTER
    assert page.locator("#dial-0").input_value() == "1,500"
    page.get_by_text("Not saved yet").wait_for()
    page.locator("button.cell").click()
    page.get_by_role("heading", name="Gold → Silver").wait_for()
    sound(page, "policy-draft")
    page.keyboard.press("Control+s")
    page.get_by_text("Draft 2 is saved.").wait_for()
    assert PolicyVersion.objects.get(number=2).text == STRICTER
    page.get_by_role("link", name="Compare and propose").click()
    page.get_by_text("1 of 12 accounts").wait_for()
    page.get_by_label("What it changes, and why").fill("Gold was too large")
    page.get_by_role("button", name="Propose").click()
    page.get_by_text("You proposed this version").wait_for()
    assert page.get_by_role("button", name="Approve").count() == 0
    manager = visit("manager", "/policy/", "ja", "dark")
    assert "あなたの承認を待っています" in manager.locator("h1").inner_text()
    manager.get_by_role("link", name="版2").click()
    manager.get_by_text("12件のうち1件").wait_for()
    sound(manager, "policy-version-ja-dark")
    manager.get_by_role("button", name="承認する").press("Enter")
    manager.get_by_text("版2を承認しました。").wait_for()
    page.reload()
    page.get_by_role("button", name="Publish").click()
    page.get_by_text("Version 2 is live and decides from the next run.").wait_for()
    page.go_back()
    page.reload()
    assert page.get_by_role("button", name="Publish", exact=True).count() == 0
    assert policies.published() == PolicyVersion.objects.get(number=2)
    assert installation.owner.pk


def test_mistakes_are_told_at_the_line_and_lead_there(
    installation: Installation, visit: Callable[..., Any]
) -> None:
    number = drafted(installation, POLICY).number
    page = visit("policy_owner", f"/policy/{number}/edit/", "ja", "dark")
    page.get_by_text("誤りはありません。").wait_for()
    page.locator("#text").fill(POLICY.replace("arr > 100}", "arrr > 100}"))
    page.get_by_text("文書に1件の誤りがあります。").wait_for()
    page.get_by_text("文書の誤りがなくなると、ここに影響が表示されます。").wait_for()
    page.get_by_role("button", name="6行目").press("Enter")
    chosen = page.locator("#text").evaluate("t => t.value.slice(t.selectionStart, t.selectionEnd)")
    assert "arrr > 100" in chosen
    assert page.locator(".numbers .need").inner_text() == "6"


def test_two_people_lose_nothing_and_a_session_that_ends_takes_nothing(
    installation: Installation, visit: Callable[..., Any]
) -> None:
    number = drafted(installation, POLICY).number
    page = visit("policy_owner", f"/policy/{number}/edit/")
    page.get_by_text("Nothing moves").wait_for()
    page.locator("#text").fill(STRICTER)
    page.get_by_text("1 of 12 accounts").wait_for()
    session = next(each for each in page.context.cookies() if each["name"] == "sessionid")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Save the draft").click()
    page.locator("#email").wait_for()
    page.context.add_cookies([session])
    page.goto(page.url.partition("/sign-in/")[0] + f"/policy/{number}/edit/")
    page.get_by_text("is here again").wait_for()
    assert written(page) == STRICTER
    theirs = POLICY.replace("arr > 100}", "arr > 120}")
    policies.rewrite(number, theirs, installation.admin, installation.now)
    page.get_by_role("button", name="Save the draft").click()
    page.get_by_text("Admin saved this draft meanwhile").wait_for()
    assert written(page) == STRICTER
    assert PolicyVersion.objects.get(number=number).text == theirs
    sound(page, "policy-both")
    page.get_by_role("button", name="Save mine in its place").click()
    page.get_by_text(f"Draft {number} is saved.").wait_for()
    assert PolicyVersion.objects.get(number=number).text == STRICTER
