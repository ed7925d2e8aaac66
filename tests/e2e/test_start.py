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


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_file_becomes_a_first_tiering_by_two_people(
    enter: Any, looked_at: Any, language: str
) -> None:
    def words(english: str, japanese: str) -> str:
        return {"en": english, "ja": japanese}[language]

    page = enter("admin", language)
    looked_at(page, f"files-{language}")
    sent(page)
    page.get_by_role("button", name=words("Continue", "次へ")).press("Enter")
    read = words("3 of 202 rows are set aside", "202行のうち3行は除外しました")
    page.get_by_role("heading", name=read).wait_for()
    page.get_by_role("link", name=words("Continue", "次へ")).press("Enter")
    page.locator("#count").select_option("3")
    page.get_by_role("button", name=words("Show", "表示"), exact=True).click()
    first = words("Strategic from", "戦略的アカウントの下限")
    page.get_by_label(first).fill("200000")
    page.get_by_role("button", name=words("Count again", "再計算")).click()
    page.locator("input[value='200,000']").wait_for()
    page.get_by_role("button", name=words("Continue", "次へ")).click()
    share = words("of 199 accounts hold", "199アカウント中")
    page.get_by_role("heading", name=share).wait_for()
    page.get_by_role("link", name=words("Continue", "次へ")).click()
    page.get_by_role("button", name=words("Propose the policy", "ポリシーを提案")).click()
    page.get_by_text(words("Version 1 is proposed.", "版1を提案しました。")).wait_for()
    looked_at(page, f"live-{language}")

    other = enter("manager", words("ja", "en"), 360, "dark")
    looked_at(other, f"approve-{language}")
    other.get_by_role("button", name=words("承認する", "Approve")).press("Enter")
    other.get_by_text(
        words("ポリシー版1を承認しました。", "Policy version 1 is approved.")
    ).wait_for()

    page.get_by_role("link", name=words("Look again", "再表示")).click()
    publish = words("Publish the policy and add the accounts", "公開してアカウントを登録")
    page.get_by_role("button", name=publish).click()
    page.get_by_role("button", name=words("Start the first run", "最初の実行を開始")).click()
    page.get_by_role("link", name=words("See the terraces", "階層を見る")).wait_for()
    looked_at(page, f"done-{language}")
    assert Run.objects.get().counts == {"new": 199}


def test_the_way_is_usable_on_a_phone_and_can_be_begun_again(enter: Any, looked_at: Any) -> None:
    page = enter("admin", "ja", 360, "dark")
    sent(page)
    page.get_by_role("button", name="次へ").click()
    page.get_by_role("link", name="次へ").click()
    page.get_by_role("button", name="次へ").click()
    page.wait_for_url("**/start/terraces/")
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
