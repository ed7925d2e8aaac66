"""A Monday with Tanada in a browser, stopping where the tutorial has a picture."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from pictures.own_file import customers
from pictures.small_png import small
from tanada.messages.text import Language

ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--font-render-hinting=none --disable-background-networking --disable-component-update "
    "--disable-sync"
).split()
WIDTH, HEIGHT = 1280, 900
ACCOUNT = "A-00468"
CORE = "[name='dial.tiers[1].tier_2.when.core#0']"
THRESHOLD = "27000"
_AROUND = 16
"""Pixels that are left around what a picture shows."""
_PATIENCE = 60_000
"""Milliseconds."""
expect.set_options(timeout=_PATIENCE)
_TYPED: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "override": "The board agreed to a second product line; contract follows in September",
        "draft": "Bring Scale back to its target",
        "propose": "The smallest of Core are well served by webinars; CSMs get time for the others",
        "review": "New plant; the CSM agrees",
        "roll_back": "Renewals of July first; again in August",
    },
    "ja": {
        "override": "取締役会が第2の製品ラインの導入に合意。契約は9月の見込み",
        "draft": "スケールアカウントを目安の範囲に戻す",
        "propose": "小規模なアカウントはウェビナーで十分に支援でき、CSM の時間をほかに回せる",
        "review": "新工場の稼働による。CSM に確認",
        "roll_back": "7月の更新を優先し、8月にあらためて公開する",
    },
}


@dataclass(frozen=True)
class Visit:
    """Somebody at a server, in a language; and where pictures go."""

    browser: Browser
    address: str
    passwords: Mapping[str, str]
    language: Language
    folder: Path

    def come(self, email: str, path: str) -> Page:
        """Sign in, speak the language, and open a page."""
        context = self.browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT},
            locale={"en": "en-GB", "ja": "ja-JP"}[self.language],
            reduced_motion="reduce",
        )
        context.set_default_timeout(_PATIENCE)
        context.add_cookies([{"name": "theme", "value": "light", "url": self.address}])
        page = context.new_page()
        page.goto(f"{self.address}/sign-in/")
        page.locator("#email").fill(email)
        page.locator("#password").fill(self.passwords[email])
        page.keyboard.press("Enter")
        page.locator("[popovertarget=own]").click()
        page.locator(f"button[name=language][value={self.language}]").click()
        page.locator(f"html[lang={self.language}]").wait_for()
        self.open(page, path)
        return page

    def open(self, page: Page, path: str) -> None:
        """Another page of the server."""
        page.goto(self.address + path)
        rest(page)

    @property
    def words(self) -> Mapping[str, str]:
        """What this person types."""
        return _TYPED[self.language]

    def picture(self, page: Page, name: str, *shown: str) -> Path:
        """Keep what stands from the first to the last part shown."""
        rest(page)
        page.mouse.move(0, 0)
        top, bottom = _reach(page, shown)
        clip = {"x": 0, "y": top, "width": WIDTH, "height": bottom - top}
        png = page.screenshot(clip=clip, full_page=True, animations="disabled", caret="hide")
        path = self.folder / f"{name}.{self.language}.png"
        path.write_bytes(small(png))
        return path


def rest(page: Page) -> None:
    """Wait until everything that is asked for has come."""
    page.wait_for_load_state("networkidle")
    expect(page.locator(".htmx-request, .htmx-swapping, .loading")).to_have_count(0)


def _reach(page: Page, shown: Sequence[str]) -> tuple[int, int]:
    boxes = [page.locator(each).first.bounding_box() for each in shown]
    scrolled = page.evaluate("scrollY")
    tops = [box["y"] + scrolled for box in boxes if box]
    bottoms = [box["y"] + box["height"] + scrolled for box in boxes if box]
    return max(0, int(min(tops)) - _AROUND), int(max(bottoms)) + _AROUND


def monday(visit: Visit) -> list[Path]:
    """The example company: the overview, an account, the queue, the policy."""
    return [_overview(visit), *_account(visit), _review(visit), *_policy(visit)]


def _overview(visit: Visit) -> Path:
    page = visit.come("manager@example.com", "/")
    return visit.picture(page, "overview", "header.head", ".two")


def _account(visit: Visit) -> list[Path]:
    page = visit.come("manager@example.com", f"/accounts/{ACCOUNT}/")
    made = [visit.picture(page, "account", "main .finding", "#why")]
    page.locator("details[name=say] summary").first.click()
    page.locator("#override-tier").select_option("tier_1")
    page.locator("#override-reason").fill(visit.words["override"])
    made.append(visit.picture(page, "account-override", ".card.say", ".card.say [open] .button"))
    page.locator("details[open] .button.primary").click()
    page.locator("#messages .notice").wait_for()
    return made


def _review(visit: Visit) -> Path:
    page = visit.come("manager@example.com", "/review/?tier=tier_1&kind=grew")
    page.keyboard.press("j")
    page.locator(".queue li:nth-child(2) [aria-current]").wait_for()
    rest(page)
    page.keyboard.press("l")
    page.locator("#reason:focus").wait_for()
    page.keyboard.type(visit.words["review"])
    made = visit.picture(page, "review", "header.head", ".rest section")
    page.keyboard.press("Enter")
    page.locator("#messages .notice").wait_for()
    return made


def _policy(visit: Visit) -> list[Path]:
    """A threshold is turned, proposed, approved by somebody else, published, and taken back."""
    owner = visit.come("owner@example.com", "/policy/")
    owner.locator("#start-note").fill(visit.words["draft"])
    owner.locator("#start .button.primary").click()
    owner.wait_for_url("**/edit/")
    rest(owner)
    owner.locator(CORE).fill(THRESHOLD)
    expect(owner.locator("#text")).to_have_value(re.compile(f"arr >= {THRESHOLD}"))
    owner.locator(".tried .matrix .cell").first.wait_for()
    made = [visit.picture(owner, "policy-draft", "main .finding", "#tried .shares + p")]
    document = owner.locator("#text").input_value()
    owner.locator("#text").fill(document.replace("{arr: 25000}", f"{{arr: {THRESHOLD}}}"))
    rest(owner)
    owner.keyboard.press("Control+s")
    owner.locator("#messages .notice").wait_for()
    number = int(owner.locator("#draft").get_attribute("data-draft") or 0)
    visit.open(owner, f"/policy/{number}/")
    owner.locator("#note").fill(visit.words["propose"])
    owner.locator("form .button.primary").first.click()
    owner.locator("#messages .notice").wait_for()
    other = visit.come("manager@example.com", f"/policy/{number}/")
    made.append(visit.picture(other, "policy-approve", "main .finding", "#what-if .shares + p"))
    other.locator("form .button.primary").first.click()
    other.locator("#messages .notice").wait_for()
    visit.open(owner, f"/policy/{number}/")
    owner.locator("form .button.primary").first.click()
    owner.locator("#messages .notice").wait_for()
    visit.open(owner, "/policy/1/")
    owner.locator("#note").fill(visit.words["roll_back"])
    made.append(visit.picture(owner, "policy-versions", "main .finding", "#what-if .shares + p"))
    return made


def first_run(visit: Visit) -> list[Path]:
    """An empty installation: a file is sent, its columns are read, thresholds are proposed."""
    page = visit.come("admin@example.com", "/start/files/")
    name = {"en": "customers.csv", "ja": "顧客一覧.csv"}[visit.language]
    file = {"name": name, "mimeType": "text/csv", "buffer": customers(visit.language)}
    page.locator("#files").set_input_files(file)
    page.locator("form.drop button").click()
    page.wait_for_url("**/start/columns/")
    page.locator("#currency").select_option({"en": "USD", "ja": "JPY"}[visit.language])
    page.locator("form .button.primary").click()
    page.wait_for_url("**/start/rows/")
    page.locator("a.button.primary").click()
    page.wait_for_url("**/start/tiers/")
    return [visit.picture(page, "start-tiers", ".steps", "form.stack .button.primary")]
