"""Somebody of the company at a browser: a role, a language, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import expect

MAY = {
    "viewer": (),
    "csm": ("say", "review"),
    "manager": ("say", "review", "correct", "decide", "approve", "run"),
    "policy_owner": ("draft", "approve", "publish", "run"),
    "admin": (
        *("say", "review", "correct", "decide"),
        *("draft", "approve", "publish", "run"),
        *("people", "sources", "webhooks", "trail"),
    ),
}
"""Written out by hand: what each role may do beside reading."""


@dataclass
class Reader:
    """A person and the page before them."""

    page: Any
    role: str
    language: str
    url: str

    def may(self, deed: str) -> bool:
        """Whether the role may do it."""
        return deed in MAY[self.role]

    def words(self, english: str, japanese: str) -> str:
        """What stands there in the reader's language."""
        return {"en": english, "ja": japanese}[self.language]

    def go(self, path: str) -> None:
        """Open a page, and wait until all of it is there."""
        self.page.goto(self.url + path)
        self.quiet()

    def quiet(self) -> None:
        """Wait for what is loaded into the page."""
        expect(self.page.locator(".loading, .htmx-request")).to_have_count(0)

    def heading(self, english: str, japanese: str) -> None:
        """The first line of the page begins so."""
        expect(self.page.locator("h1")).to_contain_text(self.words(english, japanese))

    def sees(self, english: str, japanese: str, within: str = "main") -> None:
        """It stands on the page."""
        expect(self.page.locator(within).first).to_contain_text(self.words(english, japanese))

    def told(self, english: str, japanese: str) -> None:
        """What the page tells of what was just done."""
        expect(self.page.locator("#messages")).to_contain_text(self.words(english, japanese))

    def button(self, english: str, japanese: str) -> Any:
        """A button by its whole name."""
        return self.page.get_by_role("button", name=self.words(english, japanese), exact=True)

    def link(self, english: str, japanese: str) -> Any:
        """A link by its whole name."""
        return self.page.get_by_role("link", name=self.words(english, japanese), exact=True)

    def field(self, english: str, japanese: str) -> Any:
        """A field by its label."""
        return self.page.get_by_label(self.words(english, japanese), exact=True)

    def answer(self, path: str, **sent: str) -> int:
        """The status of an address; with `sent`, of a form sent there, as the reader's browser
        would send it."""
        if not sent:
            return int(self.page.request.get(self.url + path, max_redirects=0).status)
        tokens = [each for each in self.page.context.cookies() if each["name"] == "csrftoken"]
        token = tokens[0]["value"] if tokens else ""
        response = self.page.request.post(
            self.url + path,
            form=sent,
            headers={"X-CSRFToken": token, "Referer": self.page.url},
            max_redirects=0,
        )
        return int(response.status)

    def offered_only_if(self, deed: str, offer: Any) -> bool:
        """Whether the role may do it; what they may not do is not offered."""
        expect(offer).to_have_count(1 if self.may(deed) else 0)
        return self.may(deed)
