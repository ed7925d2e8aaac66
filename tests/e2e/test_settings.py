"""The settings in a real browser: first passwords, sessions that end, a run that is refused."""

import os
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tanada_web.models import Person, Source

PASSWORD = "four words in a row"
PICTURES = os.environ.get("TANADA_PICTURES")


@pytest.fixture
def admin(transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Person:  # noqa: ARG001
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))
    admin = Person.objects.create_user(
        "admin@example.test", PASSWORD, name="Ada Berg", role="admin", key="key-of-ada"
    )
    Source.objects.create(name="crm", accounts="in/crm.csv", max_age_hours=24)
    return admin


@pytest.fixture
def page(browser: Any, live_server: Any, admin: Person) -> Any:  # noqa: ARG001
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(f"{live_server.url}/sign-in/?next=/settings/")
    page.locator("#email").fill("admin@example.test")
    page.locator("#password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator("nav.tabs").wait_for()
    yield page
    context.close()


def looked_at(page: Any, name: str) -> tuple[str, list[Any], bool]:
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"settings-{name}.png", full_page=True)
    violations = Axe().run(page).response["violations"]
    seen = [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in violations]
    return name, seen, page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_first_password_leads_its_owner_to_an_own_one(
    page: Any, browser: Any, live_server: Any
) -> None:
    page.goto(f"{live_server.url}/settings/people/")
    page.locator("#email").fill("mika@example.test")
    page.locator("#name").fill("Mika Sato")
    page.locator("#role").select_option("viewer")
    page.get_by_role("button", name="Invite", exact=True).click()
    first = page.locator("code.once").inner_text()
    context = browser.new_context()
    guest = context.new_page()
    guest.goto(f"{live_server.url}/sign-in/?next=/settings/people/")
    guest.locator("#email").fill("mika@example.test")
    guest.locator("#password").fill(first)
    guest.keyboard.press("Enter")
    guest.locator("#present").fill(first)
    guest.locator("#new").fill("another five words in one row")
    guest.locator("#again").fill("another five words in one row")
    guest.keyboard.press("Enter")
    guest.get_by_text("404").wait_for()
    guest.goto(f"{live_server.url}/settings/")
    assert guest.locator("nav.tabs a").all_inner_texts() == ["You", "API keys", "Runs", "About"]
    context.close()


def test_what_was_typed_is_there_again_after_a_session_that_had_ended(
    page: Any, live_server: Any
) -> None:
    page.goto(f"{live_server.url}/settings/people/")
    page.locator("#email").fill("mika@example.test")
    page.locator("#name").fill("Mika Sato")
    page.locator("#role").select_option("viewer")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Invite", exact=True).click()
    page.locator("#password").fill(PASSWORD)
    page.locator("#email").fill("admin@example.test")
    page.keyboard.press("Enter")
    page.wait_for_url("**/settings/people/")
    assert page.locator("#email").input_value() == "mika@example.test"
    assert page.locator("#name").input_value() == "Mika Sato"
    assert page.locator("#role").input_value() == "viewer"
    assert Person.objects.count() == 1


def test_a_run_that_finds_no_file_says_so(page: Any, live_server: Any) -> None:
    page.goto(f"{live_server.url}/settings/runs/")
    page.get_by_role("button", name="Run now").press("Enter")
    page.get_by_role("heading", name="This run did not count").wait_for()
    assert looked_at(page, "run-refused")[1] == []
    page.get_by_role("link", name="Back").click()
    page.get_by_role("table").get_by_text("refused").wait_for()
