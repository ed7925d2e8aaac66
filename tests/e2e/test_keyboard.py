"""What people do on a page, by keyboard alone: reached with Tab, seen where one stands, done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.e2e.company.reader import Reader
from tests.e2e.company.serving import Served

STANDS = """(wanted) => {
  const here = document.activeElement;
  const look = getComputedStyle(here);
  const marked = parseFloat(look.outlineWidth) > 0 && look.outlineStyle !== "none";
  const inside = here.matches("input[type=date]:not(:focus)");  // its calendar has a ring itself
  return {
    there: here.matches(wanted),
    seen: here === document.body || marked || look.boxShadow !== "none" || inside,
    what: here.outerHTML.slice(0, 120),
  };
}"""


@pytest.fixture
def at(visit: Callable[..., Any], company: Served) -> Callable[..., Keys]:
    """Somebody with nothing but a keyboard, on a page."""

    def opened(path: str, who: str = "admin-en") -> Keys:
        role, language = who.split("-")
        keys = Keys(visit(who), role, language, company.url)
        keys.go(path)
        return keys

    return opened


class Keys(Reader):
    """A reader who uses no mouse."""

    def to(self, wanted: str, key: str = "Tab") -> None:
        """Go on with Tab until one stands on it; wherever one stands is seen."""
        for _ in range(150):
            self.page.keyboard.press(key)
            here = self.page.evaluate(STANDS, wanted)
            assert here["seen"], here["what"]
            if here["there"]:
                return
        raise AssertionError(f"{wanted} is not reached with {key}")

    def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, wanted: str, text: str) -> None:
        """Go to a field and type into it."""
        self.to(wanted)
        self.press("Control+a")
        self.page.keyboard.type(text)

    def stands_on(self, wanted: str) -> None:
        """Where one stands."""
        expect(self.page.locator(wanted).first).to_be_focused()


Start = Callable[..., Keys]


def test_the_frame(at: Start) -> None:
    keys = at("/policy/")
    keys.press("Tab", "Enter")
    assert keys.page.evaluate("document.activeElement.id") == "main"
    keys = at("/policy/")
    keys.to(".own > button")
    keys.press("Enter", "Tab")
    keys.to("button[value=dark]")
    keys.press("Escape")
    keys.stands_on(".own > button")
    keys.press("Enter")
    keys.to("button[value=ja]")
    keys.press("Enter")
    expect(keys.page.locator("html")).to_have_attribute("lang", "ja")


def test_the_overview(at: Start) -> None:
    keys = at("/")
    keys.to(".terraces td a")
    keys.press("Enter")
    keys.page.wait_for_url("**/accounts/?tier=gold*")
    keys.go("/")
    keys.to("#since")
    keys.to("#moves button")
    keys.press("Enter")
    keys.page.wait_for_url("**/?since=*")


def test_the_list_of_accounts(at: Start) -> None:
    keys = at("/accounts/")
    keys.to("details.tool summary")
    keys.press("Enter")
    keys.to("#view-name")
    keys.press("Escape")
    expect(keys.page.locator("details.tool[open]")).to_have_count(0)
    keys.stands_on("details.tool summary")
    keys.to("details.facet summary")
    keys.press("Enter")
    keys.to("input[name=tier][value=silver]")
    keys.press("Space")
    keys.to("details.facet[open] button")
    keys.press("Enter")
    keys.heading("16 of 60 accounts match", "")
    keys.press("j", "x", "j", "x")
    expect(keys.page.locator("#selected")).to_have_text("2")
    keys.to("button[value=review]")
    keys.press("Enter")
    keys.heading("Mark 2 accounts reviewed", "")
    keys.write("#review-reason", "Looked at")
    keys.to("form .primary")
    keys.press("Enter")
    keys.page.locator(".attention, button[name=confirmed], .notice.need").first.wait_for()


def test_an_account(at: Start) -> None:
    keys = at("/accounts/A-12/")
    keys.to(".say summary")
    keys.press("Enter")
    keys.to("#override-tier")
    keys.page.keyboard.type("Gold")
    keys.write("#override-reason", "Opens a market")
    keys.to(".say details[open] .primary")
    keys.press("Enter")
    keys.told("The override is proposed.", "")
    keys.to(".undo summary")
    keys.press("Enter")
    keys.to(".undo .grave")
    keys.press("Enter")
    keys.told("It no longer counts from the next run.", "")


def test_a_draft(at: Start) -> None:
    keys = at("/policy/")
    keys.to("#start-note")
    keys.page.keyboard.type("Fewer gold still")
    keys.to("#start .primary")
    keys.press("Enter")
    keys.sees("Nothing moves", "", "#tried")
    keys.to("input[type=range]")
    keys.press("ArrowRight", "ArrowRight", "ArrowRight")
    expect(keys.page.locator("#unsaved")).to_be_visible()
    keys.quiet()
    keys.press("Control+s")
    keys.told("Draft 4 is saved.", "")
    keys.go("/policy/4/")
    keys.write("#note", "Gold was too large")
    keys.to("form .primary")
    keys.press("Enter")
    keys.told("Version 4 is proposed", "")
    keys.go("/policy/4/")
    keys.to("#proofs button")
    keys.press("Enter")
    keys.sees("claims are proved.", "", "#proofs")


def test_a_proposed_version(at: Start) -> None:
    keys = at("/policy/3/")
    keys.to("form .primary")
    keys.press("Enter")
    keys.told("Version 3 is approved.", "")
    keys.to("form .primary")
    keys.press("Enter")
    keys.told("Version 3 is live", "")


def test_the_review(at: Start) -> None:
    keys = at("/review/")
    keys.to(".keys-button")
    keys.press("Enter")
    expect(keys.page.locator("#keys[open]")).to_be_visible()
    keys.stands_on("#keys button")
    keys.press("Escape")
    keys.stands_on(".keys-button")
    keys.press("a")
    keys.to("#tier")
    keys.page.keyboard.type("Silver")
    keys.write("#reason", "Agreed with them")
    keys.press("Enter")
    keys.told(": Adjusted.", "")
    keys.stands_on("#item")
    keys.go("/review/proposals/")
    keys.to(".proposals form .primary")
    keys.press("Enter")
    keys.told("The override of A-07 is approved.", "")


@pytest.mark.parametrize(
    ("path", "opens", "dialog"),
    [
        ("people/key-of-other/", "[commandfor=reset]", "#reset"),
        ("people/key-of-other/", "[commandfor=leave]", "#leave"),
        ("sources/", "[commandfor=remove-1]", "#remove-1"),
    ],
)
def test_a_dialog_asks_and_gives_the_place_back(
    at: Start, path: str, opens: str, dialog: str
) -> None:
    keys = at(f"/settings/{path}")
    keys.to(opens)
    keys.press("Enter")
    expect(keys.page.locator(dialog)).to_be_visible()
    keys.stands_on(f"{dialog} button[autofocus]")
    keys.press("Escape")
    expect(keys.page.locator(dialog)).to_be_hidden()
    keys.stands_on(opens)
    keys.press("Enter")
    keys.to(f"{dialog} .grave")
    keys.press("Shift+Tab", "Enter")
    expect(keys.page.locator(dialog)).to_be_hidden()
    keys.stands_on(opens)


def test_a_key_of_ones_own(at: Start) -> None:
    keys = at("/settings/keys/")
    keys.write("#name", "nightly")
    keys.to("[name=scopes]")
    keys.press("Space")
    keys.to("#add .primary")
    keys.press("Enter")
    keys.page.locator("code.once").wait_for()
    keys.to("code.once")
    keys.to("button[commandfor^=revoke]")
    keys.press("Enter")
    keys.to("dialog[open] .grave")
    keys.press("Enter")
    keys.told("is revoked.", "")


def test_the_rest_of_the_settings(at: Start) -> None:
    keys = at("/settings/trail/")
    keys.to(".finding button")
    keys.press("Enter")
    expect(keys.page.locator("code.once")).to_be_visible()
    keys.go("/settings/webhooks/")
    keys.to("main table a")
    keys.press("Enter")
    keys.page.wait_for_url("**/webhooks/*/")
    keys.to("button[value=resume]")
    keys.press("Enter")
    expect(keys.page.locator("button[value=resume]")).to_have_count(0)
    keys.go("/settings/people/")
    keys.to("#add .button, main .button[href='#add']")
    keys.write("#email", "mika@example.test")
    keys.write("#add [name=name]", "Mika Sato")
    keys.to("#add .button")
    keys.press("Enter")
    expect(keys.page.locator("code.once")).to_be_visible()
    keys.go("/settings/runs/")
    keys.to(".finding button")
    keys.press("Enter")
    keys.page.locator("#progress a.primary").wait_for(timeout=60_000)
    keys.to("#progress a.primary")
    keys.press("Enter")
    keys.sees("run 3", "", ".foot")
