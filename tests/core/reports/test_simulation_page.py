"""The report of a simulation as a file: one, escaped, without an address, in both languages."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tanada.accounts.reading import read_accounts
from tanada.decide.simulation.simulating import simulate
from tanada.messages import Language
from tanada.policy.loading import read_policy
from tanada.policy.model import Policy
from tanada.reports.simulation import Subject, simulation_page
from tanada.sql.engine import connect

pytest.importorskip("vl_convert")

AS_OF = date(2026, 6, 30)
HOSTILE = "<script>alert(1)</script>"
OLD = """\
tanada: 1
name: {en: "Old & <b>grey</b>", ja: "旧<b>"}
currency: USD
tiers:
  - top:
      name: {en: "Top <i>", ja: "上<i>"}
      when: {large: arr > 100000}
      share: {accounts: 10%..20%, arr: 50%..70%}
  - low: {name: {en: Low, ja: 下}, when: otherwise}
"""
NEW = OLD.replace("arr > 100000", "arr > 50000").replace("Old &", "New &")
BOOK = f"""\
account_id,name,owner,arr
A-1,{HOSTILE},"O'Neil ""x"" & co",60000
A-2,=1+1,<img src=x onerror=alert(2)>,70000
"A-3""><svg onload=alert(3)>",Cedar,,120000
A-4,Dogwood,,
"""
VOID = {"meta", "input", "link", "br", "img", "hr", "path"}


class Reader(HTMLParser):
    """Reads a page strictly: every element closed in its order; tags, attributes and texts."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag not in VOID or tag == "path":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "script"):
            self.texts.append(data)


def page_of(folder: Path, new: str, old: str | None, language: Language = "en") -> str:
    path = folder / "accounts.csv"
    path.write_text(BOOK, encoding="utf-8")
    after: Policy = read_policy(new)
    before = read_policy(old) if old is not None else None
    snapshot = read_accounts(connect(threads=1), path, after, AS_OF)
    simulation = simulate(snapshot, after, before, AS_OF)
    return simulation_page(simulation, Subject(snapshot, after, before, AS_OF, language))


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return page_of(tmp_path_factory.mktemp("page"), NEW, OLD)


def test_what_stands_in_accounts_and_policies_is_text(page: str) -> None:
    reader = read(page)
    for shown in (
        HOSTILE,
        """O'Neil "x" & co""",
        "=1+1",
        "<img src=x onerror=alert(2)>",
        'A-3"><svg onload=alert(3)>',
    ):
        # The third of them does not move, so it is in no list.
        assert (shown in reader.texts) == (not shown.startswith("A-3"))
    assert any("New & <b>grey</b>" in text for text in reader.texts)
    assert any("Top <i>" in text for text in reader.texts)
    assert "img" not in reader.tags
    assert not {name for name in reader.attributes if name.startswith("on")}
    assert page.count("<script>") == 1


def test_the_page_needs_nothing_from_anywhere(page: str) -> None:
    assert not re.search(r"https?:|[^:]//[a-z]|url\(|@import", page, re.IGNORECASE)
    reader = read(page)
    assert not {"src", "href", "xlink:href", "srcset", "action", "data"} & reader.attributes
    assert not {"link", "iframe", "object", "embed", "form", "base"} & reader.tags
    assert "default-src 'none'" in page


def test_the_finding_comes_first_and_the_figures_follow(page: str) -> None:
    texts = read(page).texts
    assert "2 of 4 accounts move, with $130K of ARR: 2 up." in texts
    assert "Internal. Tiers and their names must not reach a customer." in texts
    assert "all 2, the most ARR first" in texts
    assert {"Low → Top <i>", "$70,000", "ARR $50,000", "75.0%", "target 10–20%"} <= set(texts)


def test_nothing_is_left_to_fill_in(page: str) -> None:
    visible = re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL)
    assert "$" not in re.sub(r"-?\$[\d<]", "", visible)
    assert "{" not in visible.replace("${", "")


def test_in_japanese(tmp_path: Path) -> None:
    page = page_of(tmp_path, NEW, OLD, "ja")
    texts = read(page).texts
    assert '<html lang="ja">' in page
    assert "4件のうち2件(ARR 13万ドル)が移行します: 上方2件。" in texts
    assert "社内限り。階層とその名称を顧客に見せないでください。" in texts
    assert {"下 → 上<i>", "7万ドル", "ARR 5万ドル", "目安10–20%"} <= set(texts)


def test_without_an_old_policy_it_is_the_present_picture(tmp_path: Path) -> None:
    page = page_of(tmp_path, OLD, None)
    texts = read(page).texts
    assert "2 of 2 shares lie outside their targets." in texts
    assert any(text.startswith("This is the present picture") for text in texts)
    assert "Movers" not in texts


def test_where_nothing_moves_it_says_so(tmp_path: Path) -> None:
    same = OLD.replace("arr > 100000", "arr >= 100000.01")
    texts = read(page_of(tmp_path, same, OLD)).texts
    told = (
        "Nothing moves: 3 of 4 accounts keep their tier, and 1 is undetermined under both policies."
    )
    assert told in texts
    assert "Movers" not in texts


def test_colours_follow_the_page(page: str) -> None:
    assert 'fill="var(--tier-0, #124e50)"' in page
    assert "--tier-1:" in page
    assert "prefers-color-scheme:dark" in page
