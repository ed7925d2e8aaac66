"""The first run in a real browser: a file of one's own becomes a first tiering, by two people."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.web.pages.beginning import customers

from tanada_web.models import Person, Run

PASSWORD = "four words in a row"
PICTURES = os.environ.get("TANADA_PICTURES")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def enter(browser: Any, live_server: Any, transactional_db: None, home: Path) -> Any:  # noqa: ARG001
    """Somebody of a role who signs in and comes to the first run."""
    contexts = []

    def come(role: str, language: str = "en", width: int = 1280, theme: str = "light") -> Any:
        email = f"{role}@example.test"
        Person.objects.create_user(
            email, PASSWORD, name=role.title(), role=role, key=f"key-{role}", language=language
        )
        context = browser.new_context(viewport={"width": width, "height": 900})
        context.set_default_timeout(15_000)
        context.add_cookies(
            [
                {"name": "django_language", "value": language, "url": live_server.url},
                {"name": "theme", "value": theme, "url": live_server.url},
            ]
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{live_server.url}/sign-in/?next=/start/")
        page.locator("#email").fill(email)
        page.locator("#password").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.locator("footer.foot").wait_for()
        return page

    yield come
    for context in contexts:
        context.close()


@pytest.fixture
def looked_at() -> Callable[[Any, str], None]:
    """A page that has no violation and is not wider than its window."""

    def look(page: Any, name: str) -> None:
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"start-{name}.png", full_page=True)
        violations = Axe().run(page).response["violations"]
        seen = [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in violations]
        assert (name, seen) == (name, [])
        wider = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not wider, name

    return look


def sent(page: Any) -> None:
    """Send a file, with its columns as they are proposed."""
    file = {"name": "customers.csv", "mimeType": "text/csv", "buffer": customers(200)}
    page.locator("#files").set_input_files(file)
    page.locator("form.drop button").click()
    page.wait_for_url("**/start/columns/")


def test_a_file_becomes_a_first_tiering_by_two_people(enter: Any, looked_at: Any) -> None:
    page = enter("admin")
    looked_at(page, "files")
    sent(page)
    looked_at(page, "columns")
    page.get_by_role("button", name="Continue").press("Enter")
    page.get_by_role("heading", name="3 of 202 rows are set aside").wait_for()
    looked_at(page, "rows")
    page.get_by_role("link", name="Continue").press("Enter")
    page.locator("#count").select_option("3")
    page.get_by_role("button", name="Show").click()
    page.get_by_label("Strategic from").fill("200000")
    page.get_by_role("button", name="Count again").click()
    page.locator("input[value='200,000']").wait_for()
    looked_at(page, "tiers")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("heading", name="of 199 accounts hold").wait_for()
    looked_at(page, "terraces")
    page.get_by_role("link", name="Continue").click()
    page.get_by_role("button", name="Propose the policy").click()
    page.get_by_text("Version 1 is proposed.").wait_for()
    looked_at(page, "live")

    other = enter("manager", "ja", 360, "dark")
    looked_at(other, "approve-ja")
    other.get_by_role("button", name="承認する").press("Enter")
    other.get_by_text("ポリシー版1を承認しました。").wait_for()

    page.get_by_role("link", name="Look again").click()
    page.get_by_role("button", name="Publish the policy").click()
    page.get_by_role("button", name="Start the first run").click()
    page.get_by_role("link", name="See the terraces").wait_for()
    looked_at(page, "done")
    assert Run.objects.get().counts == {"new": 199}


def test_the_way_is_usable_on_a_phone_in_japanese_and_can_be_begun_again(
    enter: Any, looked_at: Any
) -> None:
    page = enter("admin", "ja", 360, "dark")
    looked_at(page, "files-ja")
    sent(page)
    looked_at(page, "columns-ja")
    page.get_by_role("button", name="次へ").click()
    page.get_by_role("link", name="次へ").click()
    looked_at(page, "tiers-ja")
    page.get_by_role("button", name="次へ").click()
    page.wait_for_url("**/start/terraces/")
    looked_at(page, "terraces-ja")
    page.get_by_role("button", name="最初からやり直す").first.press("Enter")
    looked_at(page, "again-ja")
    page.locator("dialog button.grave").press("Enter")
    page.wait_for_url("**/start/files/")


def test_a_file_that_is_too_large_is_told_before_it_is_sent(enter: Any, settings: Any) -> None:
    settings.LARGEST_REQUEST = 2_000_000
    page = enter("admin")
    large = {"name": "large.csv", "mimeType": "text/csv", "buffer": b"a" * 3_000_000}
    page.locator("#files").set_input_files(large)
    page.get_by_text("These files have 3 MB, and at most 2 MB are taken at once.").wait_for()
    page.locator("form.drop button").click()
    assert page.url.endswith("/start/files/")
