"""Every page in every look: no violation that axe finds, and on a phone nothing is wider.

A page that is missing from `PAGES` fails `test_every_address_is_looked_at_or_shows_no_page`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import DEFAULT_OPTIONS, Axe
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import expect
from tests.e2e.company.serving import Served

PICTURES = os.environ.get("TANADA_PICTURES")
LANGUAGES = ("en", "ja")
CONTRAST = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 780}

PAGES = {
    "overview": ["/"],
    "moves": ["/moves/"],
    "pitfalls": ["/pitfalls/"],
    "accounts": ["/accounts/", "/accounts/?tier=tin&status=held&q=none"],
    "accounts-together": [
        "/accounts-together/?do=override&account=A-11&account=A-12",
        "/accounts-together/?do=judgement",
    ],
    "account": ["/accounts/A-08/", "/accounts/A-06/", "/accounts/A-60/", "/accounts/A-99/"],
    "account-why": ["/accounts/A-08/why/"],
    "review": ["/review/", "/review/?kind=due"],
    "proposals": ["/review/proposals/"],
    "review-summary": ["/review/summary/"],
    "policy": ["/policy/"],
    "policy-version": ["/policy/1/", "/policy/2/", "/policy/3/"],
    "policy-edit": ["/policy/2/edit/"],
    "policy-try": ["/policy/3/try/"],
    "settings": ["/settings/"],
    "settings-keys": ["/settings/keys/"],
    "settings-people": ["/settings/people/"],
    "settings-person": ["/settings/people/key-of-other/"],
    "settings-sources": ["/settings/sources/"],
    "settings-source": ["/settings/sources/1/"],
    "settings-runs": ["/settings/runs/"],
    "settings-run": ["/settings/runs/1/", "/settings/runs/3/"],
    "settings-webhooks": ["/settings/webhooks/"],
    "settings-webhook": ["/settings/webhooks/{webhook}/"],
    "settings-trail": ["/settings/trail/", "/settings/trail/?subject=none"],
    "settings-about": ["/settings/about/"],
    "sign-in": ["/sign-in/"],
    "password": ["/password/"],
}
"""By the name of their address; what is not a page at all stands there as well."""
BEGINNING = {
    "overview": ["/"],
    "accounts": ["/accounts/"],
    "review": ["/review/", "/review/proposals/"],
    "policy": ["/policy/"],
    "settings-runs": ["/settings/runs/", "/settings/sources/", "/settings/webhooks/"],
    "start": ["/start/"],
    "start-files": ["/start/files/"],
    "start-columns": ["/start/columns/"],
    "start-rows": ["/start/rows/"],
    "start-tiers": ["/start/tiers/"],
    "start-terraces": ["/start/terraces/"],
    "start-live": ["/start/live/"],
}
"""Pages of an installation before its first run."""
NO_PAGE = {
    # They take forms, and lead on.
    *("account-say", "account-undo", "view-save", "view-remove", "review-decide"),
    *("proposal-decide", "policy-start", "policy-step", "language", "theme", "sign-out"),
    *("settings-key-revoke", "settings-source-send", "settings-source-remove"),
    *("settings-run-start", "settings-person-reset", "settings-person-state"),
    *("settings-webhook-do", "settings-trail-verify", "start-approve", "start-again"),
    *("start-send", "start-remove", "start-propose", "start-publish", "start-run"),
    *("start-adopt", "policy-prove", "policy-check"),
    # Parts of pages, looked at within these.
    *("account-course", "review-margin", "settings-run-progress", "start-progress"),
    # Files.
    *("policy-document", "start-rejects"),
    # Shown only with a file of tiers that were set by hand: tests/e2e/test_start.py.
    "start-handset",
}
Look = Callable[[str], list[object]]


def test_every_address_is_looked_at_or_shows_no_page() -> None:
    names = {*_names(get_resolver("tanada_web.pages.urls").url_patterns)}
    assert names - NO_PAGE == {*PAGES, *BEGINNING}
    assert NO_PAGE - names == set()


@pytest.fixture
def tab(browser: Any) -> Iterator[Callable[..., Any]]:
    contexts = []

    def opened(cookies: list[Any]) -> Any:
        context = browser.new_context(viewport=WIDE, reduced_motion="reduce")
        context.set_default_timeout(15_000)
        context.add_cookies(cookies)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_the_company_has_a_violation_and_all_fit(
    company: Served, tab: Callable[..., Any], language: str
) -> None:
    page = tab(company.cookies(f"admin-{language}", "light"))
    stranger = tab(company.cookies("", "light", language))
    found: dict[str, object] = {}
    page.goto(f"{company.url}/settings/webhooks/")
    webhook = page.locator("main table a").get_attribute("href").split("/")[-2]
    for address in [each for pages in PAGES.values() for each in pages]:
        by = stranger if address == "/sign-in/" else page
        by.goto(company.url + address.format(webhook=webhook))
        found |= seen(by, address, language)
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nor_has_what_comes_before_the_first_run(
    beginning: Served, tab: Callable[..., Any], language: str
) -> None:
    found: dict[str, object] = {}
    for role in ("admin", "viewer"):
        page = tab(beginning.cookies(f"{role}-{language}", "light"))
        pages = BEGINNING if role == "admin" else {"overview": ["/"], "start": ["/start/"]}
        for address in [each for pages in pages.values() for each in pages]:
            page.goto(beginning.url + address)
            found |= seen(page, address, f"{role}-{language}")
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nor_has_what_answers_a_form(
    company: Served, tab: Callable[..., Any], language: str
) -> None:
    page = tab(company.cookies(f"admin-{language}", "light"))
    found: dict[str, object] = {}

    def sent(address: str, button: str, *waited: str) -> None:
        page.locator(button).first.click()
        for each in waited:
            page.locator(each).first.wait_for()
        found.update(seen(page, address, language))

    page.goto(f"{company.url}/accounts-together/?do=override&account=A-11&account=A-07")
    page.locator("#override-tier").select_option("gold")
    page.locator("#override-reason").fill("x")
    sent("bulk preview", "form .primary", "button[name=confirmed]")
    page.goto(f"{company.url}/accounts/A-12/")
    page.locator(".say summary").nth(2).click()
    page.locator("#judgement-field").select_option("csm_sentiment")
    page.locator("#judgement-value").fill("blue")
    sent("judgement refused", ".say details[open] .primary", ".wrong, .say .notice.need")
    page.goto(f"{company.url}/review/")
    page.keyboard.press("a")
    sent("adjusting", ".outcome:has([value=adjusted])", ".adjust")
    sent("decision refused", "form.decide .primary", ".wrong")
    page.goto(f"{company.url}/policy/2/edit/")
    page.locator("#text").fill("tanada: 1\nname: X\n")
    sent("mistakes", "h1", "#check .verdict.need")
    page.goto(f"{company.url}/policy/3/")
    sent("proofs", "#proofs button", "#proofs .verdict")
    sent("a cell", ".tried button.cell", ".tried button.cell[aria-pressed=true]")
    page.goto(f"{company.url}/settings/trail/")
    sent("trail proved", ".finding form button", "code.once")
    page.goto(f"{company.url}/settings/keys/")
    page.locator("#name").fill("nightly")
    page.locator("[name=scopes]").first.check()
    sent("key made", "#add .primary", "code.once")
    sent("asked to revoke", "button[commandfor^=revoke]", "dialog[open]")
    page.goto(f"{company.url}/settings/people/")
    page.locator("#email").fill("nobody")
    page.locator("#add form").evaluate("form => form.noValidate = true")
    sent("person refused", "#add .button", ".wrong")
    assert found == {}


def seen(page: Any, address: str, look: str) -> dict[str, object]:
    """What is wrong with a page: wide in both themes, which differ in colours only, and narrow."""
    expect(page.locator(".loading, .htmx-request")).to_have_count(0, timeout=15_000)
    page.locator("h1").first.wait_for()
    page.evaluate(
        "document.querySelectorAll('details:not([name])').forEach(each => each.open = true)"
    )
    violations = _violations(page)
    _picture(page, address, f"{look}-light")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    violations += _violations(page, CONTRAST)
    _picture(page, address, f"{look}-dark")
    page.set_viewport_size(PHONE)
    wider = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    _picture(page, address, f"{look}-phone")
    page.set_viewport_size(WIDE)
    page.evaluate("document.documentElement.dataset.theme = 'light'")
    return {address: (violations, wider)} if violations or wider else {}


def _violations(page: Any, options: dict[str, object] | None = None) -> list[object]:
    found = Axe().run(page, options=options or DEFAULT_OPTIONS).response["violations"]
    return [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in found]


def _picture(page: Any, address: str, look: str) -> None:
    if PICTURES:
        name = "".join(each if each.isalnum() else "-" for each in address)
        page.screenshot(path=Path(PICTURES) / f"{name}-{look}.png", full_page=True)


def _names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from _names(each.url_patterns)
        else:
            assert each.name, each
            yield each.name
