"""Every journey as each role, in both languages: what people see, may do, and are not offered.

A journey is written once. What a role may do stands by hand in `company.reader.MAY`; what it may
not do is not offered, and its address is not found.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.e2e.company.reader import MAY, Reader
from tests.e2e.company.serving import PASSWORD, Served

pytestmark = pytest.mark.parametrize(
    ("role", "language"), [(role, language) for role in MAY for language in ("en", "ja")]
)


@pytest.fixture
def reader(visit: Callable[..., Any], company: Served, role: str, language: str) -> Reader:
    """Somebody of the role who reads in the language."""
    page = visit(f"{role}-{language}")
    return Reader(page, role, language, company.url)


@pytest.fixture
def stranger(visit: Callable[..., Any], company: Served, role: str, language: str) -> Reader:
    """The same person before they have signed in."""
    page = visit("", "/accounts/?tier=gold", language=language)
    return Reader(page, role, language, company.url)


def test_the_overview_leads_to_what_needs_attention(reader: Reader) -> None:
    page = reader.page
    reader.go("/")
    reader.heading(
        "Gold holds 13.3% of accounts, above its target of 1% to 5%.",
        "ゴールドがアカウント数の13.3%を占め、目安(1%〜5%)を上回っています。",
    )
    reader.sees("8 accounts · $1.6M", "8アカウント · 162万ドル", ".terraces")
    reader.sees("decided under policy version 1, run 2", "ポリシー版1、実行2回目", ".foot")
    reader.sees("Without goals: Gold, Silver, Tin.", "階層があります: ゴールド", ".found")
    count = 2 if reader.role == "csm" else 4  # their own and the pools', or all
    first = {
        "viewer": None,
        "policy_owner": ("Try a policy change", "ポリシー変更を試す"),
        "admin": ("Try a policy change", "ポリシー変更を試す"),
    }.get(reader.role, ("Open the review queue", "レビューを始める"))
    expect(page.locator(".finding a.primary")).to_have_text([reader.words(*first)] if first else [])
    reader.link("1 in grace", "猶予期間中1件").click()
    reader.heading("1 of 60 accounts matches, with", "60件中1件が該当し")
    page.go_back()
    page.locator("#moves .matrix a", has_text="2").press("Enter")
    reader.heading("2 accounts moved from Silver to Gold", "シルバーからゴールドへ移動した")
    page.go_back()
    reader.link("1 override waits for approval.", "承認待ちの例外指定が1件あります。").click()
    reader.heading("1 proposal waits for a second person.", "2人目の判断を待つ提案が1件あります。")
    page.go_back()
    reader.link(
        f"{count} reviews are overdue.", f"期限を過ぎたレビューが{count}件あります。"
    ).click()
    page.wait_for_url("**/review/?due=overdue")


def test_accounts_are_filtered_sorted_and_kept_as_a_view(reader: Reader) -> None:
    page = reader.page
    reader.go("/accounts/")
    reader.heading("60 accounts bring $2.9M ARR", "60件のアカウントのARRは計291万ドル")
    page.locator("details.facet summary", has_text=reader.words("Tier", "階層")).click()
    reader.field("Silver", "シルバー").check()
    page.locator("details.facet[open] button").click()
    reader.heading("16 of 60 accounts match, with $861K ARR.", "60件中16件が該当し、ARRは計86.1万")
    page.locator("thead").get_by_role("link", name="ARR").click()
    page.wait_for_url("**sort=*arr*")
    if "sort=-arr" not in page.url:
        page.locator("thead").get_by_role("link", name="ARR").click()
        page.wait_for_url("**sort=-arr*")
    expect(page.locator("tbody th a").first).to_have_text("Company 11")
    assert page.locator("th[aria-sort=descending]").inner_text() == "ARR"
    page.locator("details.tool summary", has_text=reader.words("Columns", "表示項目")).click()
    reader.field("Industry", "業種").check()
    reader.button("Show these", "この項目を表示").click()
    industry = page.locator("thead th", has_text=reader.words("Industry", "業種"))
    expect(industry).to_be_visible()
    page.locator("details.tool summary", has_text=reader.words("Views", "保存した表示")).click()
    reader.field("Name of the view", "表示の名前").fill("Silver by size")
    reader.button("Save this view", "この表示を保存").click()
    reader.told("The view “Silver by size” is saved.", "表示「Silver by size」を保存しました。")
    reader.go("/accounts/")
    page.locator("details.tool summary", has_text=reader.words("Views", "保存した表示")).click()
    page.get_by_role("link", name="Silver by size").click()
    reader.heading("16 of 60 accounts match", "60件中16件が該当し")
    expect(page.locator("tbody th a").first).to_have_text("Company 11")
    expect(industry).to_be_visible()


def test_a_list_is_exported_as_it_is_shown(reader: Reader, tmp_path: Path) -> None:
    page = reader.page
    reader.go("/accounts/?tier=gold&sort=-arr")
    for name, kind in (("CSV, 8 rows", "CSV(8行)"), ("Excel, 8 rows", "Excel(8行)")):
        page.locator("details.tool summary", has_text=reader.words("Export", "書き出し")).click()
        with page.expect_download() as download:
            reader.link(name, kind).click()
        download.value.save_as(tmp_path / name[:3])
        page.reload()
    with (tmp_path / "CSV").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[0] for row in rows[1:3]] == ["A-01", "A-02"]
    assert rows[1][1:3] == ["Company 1", reader.words("Gold", "ゴールド")]
    assert len(rows) == 9
    assert (tmp_path / "Exc").read_bytes().startswith(b"PK")


def test_many_accounts_are_foretold_before_anything_is_done(reader: Reader) -> None:
    page = reader.page
    reader.go("/accounts/?tier=silver")
    together = page.locator("fieldset.together")
    if not reader.offered_only_if("say", together):
        assert reader.answer("/accounts-together/?do=override&account=A-11") == 404
        assert reader.answer("/accounts-together/", do="override", account="A-11") == 404
        return
    for account_id in ("A-10", "A-11"):  # of Noor Haddad, and of a pool
        page.locator(f"input[value='{account_id}']").check()
    reader.button("Propose an override", "例外指定を提案").click()
    reader.heading("Propose an override for 2 accounts", "2件に例外指定を提案")
    reader.field("Tier", "階層").select_option("gold")
    reader.field("Reason", "理由").fill("Two brands become one")
    reader.button("Preview", "プレビュー").click()
    if reader.role == "csm":
        reader.heading(
            "It can be done for 1 of 2; 1 is refused.",
            "2件中1件に適用できます。1件は対象外です。",
        )
        done = reader.button("Do it for 1 account", "1件に適用する")
    else:
        reader.heading("It can be done for all 2.", "2件すべてに適用できます。")
        done = reader.button("Do it for 2 accounts", "2件に適用する")
    reader.sees("Nothing has been done yet.", "まだ何も適用していません。")
    done.click()
    count = 1 if reader.role == "csm" else 2
    reader.told(
        f"Done for {count} account{'s' if count > 1 else ''}; 0 refused.",
        f"{count}件に適用しました(対象外0件)。",
    )
    reader.go("/accounts/A-11/")
    reader.sees("Override to Gold: proposed", "ゴールドへの例外指定: 提案中", ".events")


def test_an_account_says_why_and_takes_what_people_say_of_it(reader: Reader) -> None:
    page = reader.page
    reader.go("/accounts/A-11/")
    reader.heading(
        "Company 11 holds Silver since", "からシルバーで、現在もその条件を満たしています。"
    )
    reader.sees("ARR is at least $20,000", "ARRが2万ドル以上", ".why .clauses li.holds")
    reader.sees("More than $5,000 more ARR → Gold", "5,000ドル", ".margins")
    reader.sees("ARR from $74,000", "ARR: 7万4,000ドル", ".course")
    reader.sees("CSM sentiment", "CSMの所感", ".account > .stack:last-child .facts")
    if not reader.offered_only_if("say", page.locator(".card.say")):
        for act in ("override", "designation", "judgement", "correction"):
            assert reader.answer(f"/accounts/A-11/say/{act}/", reason="x") == 404
        return
    said = (
        (
            ("Propose an override", "例外指定を提案"),
            {"#override-tier": "gold", "#override-reason": "Opens a market"},
            ("The override is proposed.", "例外指定を提案しました。"),
            ("Override to Gold: proposed", "ゴールドへの例外指定: 提案中"),
        ),
        (
            ("Give a designation", "戦略的指定を付ける"),
            {"#designation-kind": "reference", "#designation-reason": "Speaks for us"},
            ("The designation is given", "戦略的指定を付けました。"),
            ("Designated: reference", "戦略的指定: リファレンス"),
        ),
        (
            ("Enter a judgement", "評価を入力"),
            {"#judgement-field": "csm_sentiment", "#judgement-value": "green"},
            ("The judgement is entered", "評価を入力しました。"),
            ("Judged: CSM sentiment green", "評価: CSMの所感 緑"),
        ),
    )
    for title, given, told, event in said:
        page.locator(".say summary", has_text=reader.words(*title)).click()
        for field, value in given.items():
            if page.locator(field).evaluate("each => each.tagName") == "SELECT":
                page.locator(field).select_option(value)
            else:
                page.locator(field).fill(value)
        page.locator(".say details[open] .primary").click()
        reader.told(*told)
        reader.sees(*event, ".events")
    if reader.role == "csm":
        reader.go("/accounts/A-10/")  # of somebody else
        expect(page.locator(".card.say")).to_have_count(0)
        assert reader.answer("/accounts/A-10/say/override/", reason="x") == 404
    assert (reader.answer("/accounts/A-10/say/correction/", reason="x") == 404) == (
        not reader.may("correct")
    )


def test_the_policy_is_read_by_all_and_written_by_its_owners(reader: Reader) -> None:
    page = reader.page
    reader.go("/policy/")
    who = "waits for your approval" if reader.may("approve") else "waits for approval"
    wer = "あなたの承認を待っています" if reader.may("approve") else "承認待ちです"
    reader.heading(f"Version 3, proposed by other, {who}", f"版3が、{wer}")
    reader.sees("ARR is above $100,000", "ARRが10万ドルを超える")
    assert reader.answer("/policy/1/policy.yaml") == 200
    if not reader.offered_only_if("draft", page.locator("#start")):
        expect(reader.link("Go on writing", "編集を続ける")).to_have_count(0)
        assert reader.answer("/policy/2/edit/") == 404
        assert reader.answer("/policy/drafts/", **{"from": "version:1"}) == 404
        assert reader.answer("/policy/2/propose/", note="x") == 404
        reader.go("/policy/2/")
        reader.sees("2 of 60 accounts move", "60件のうち2件", "#what-if")
        expect(reader.button("Propose", "提案する")).to_have_count(0)
        return
    reader.link("Go on writing", "編集を続ける").click()
    reader.sees("2 of 60 accounts move", "60件のうち2件", "#tried")
    dial = page.locator("#dial-0")
    dial.fill("350000")
    reader.sees("6 of 60 accounts move", "60件のうち6件", "#tried")
    expect(page.locator("#unsaved")).to_be_visible()
    assert "arr > 350000" in page.locator("#text").input_value()
    reader.button("Save the draft", "下書きを保存").click()
    reader.told("Draft 2 is saved.", "下書き2を保存しました。")
    reader.link("Compare and propose", "比較して提案へ").click()
    reader.heading("Version 2 differs from version 1 in 1 point.", "版2は、版1と1点で異なります。")
    reader.field("What it changes, and why", "変更内容と理由").fill("Gold was too large")
    reader.button("Propose", "提案する").click()
    reader.sees("You proposed this version", "ご自身が提案した版のため")
    expect(reader.button("Approve", "承認する")).to_have_count(0)
    assert reader.answer("/policy/2/approve/", note="x") == 422


def test_a_proposed_policy_is_approved_published_and_rolled_back(reader: Reader) -> None:
    reader.go("/policy/3/")
    reader.sees("1 of 60 accounts moves", "60件のうち1件", "#what-if")
    if not reader.offered_only_if("approve", reader.button("Approve", "承認する")):
        for step in ("approve", "publish", "send-back"):
            assert reader.answer(f"/policy/3/{step}/", note="x") == 404
        return
    reader.button("Approve", "承認する").click()
    reader.told("Version 3 is approved.", "版3を承認しました。")
    if not reader.offered_only_if("publish", reader.button("Publish", "公開する")):
        assert reader.answer("/policy/3/publish/", note="x") == 404
        return
    reader.button("Publish", "公開する").click()
    reader.told("Version 3 is live", "版3を公開しました。")
    reader.go("/policy/1/")
    reader.field("Why it comes back", "戻す理由").fill("Too many fell")
    reader.button("Publish again", "この版に戻す").click()
    reader.told("Version 1 is live", "版1を公開しました。")
    reader.go("/policy/")
    reader.heading("Under version 1", "版1では")


def test_a_review_is_decided_by_keyboard_with_its_reason(reader: Reader) -> None:
    page = reader.page
    reader.go("/review/")
    names = {
        ("csm", "en"): ["Harbour Lines", "Company 11"],
        ("csm", "ja"): ["日本橋製作所", "Company 11"],
    }.get((reader.role, reader.language))
    if names is None:
        names = ["Company 6", "Harbour Lines", "日本橋製作所", "Company 11"]
    assert sorted(page.locator(".queue b").all_inner_texts()) == sorted(names)
    count = len(names)
    reader.heading(f"{count} reviews are overdue; {count} wait in all.", f"(未判断は全{count}件)")
    first, second = page.locator(".queue b").all_inner_texts()[:2]
    expect(page.locator("#item")).to_have_text(first)
    number = page.locator(".queue [aria-current]").get_attribute("id").removeprefix("review-")
    if not reader.offered_only_if("review", page.locator("form.decide")):
        reader.sees("CSMs decide for their own accounts", "担当CSM(担当分のみ)", ".decision")
        assert reader.answer(f"/review/{number}/decide/", outcome="kept", reason="x") == 404
        page.keyboard.press("j")
        expect(page.locator("#item")).to_have_text(second)
        return
    page.keyboard.press("l")
    expect(page.locator("#reason")).to_be_focused()
    page.keyboard.press("Enter")
    reader.sees("There is no reason.", "理由がありません。", ".decision")
    page.keyboard.type("Seen with them")
    page.keyboard.press("Enter")
    reader.told(": Left as it is.", ": 現状維持。")
    expect(page.locator("#item")).to_have_text(second)
    page.keyboard.press("j")
    page.keyboard.press("k")
    reader.go("/review/summary/")
    reader.heading("1 review was decided since", "以降に1件を判断しました。")


def test_a_proposal_is_decided_by_a_second_person(reader: Reader) -> None:
    page = reader.page
    reader.go("/review/proposals/")
    reader.sees("Opens a market", "Opens a market", ".proposals")
    number = "1"
    approve = reader.button("Approve", "承認")
    if not reader.offered_only_if("decide", approve):
        reader.sees("Managers decide on it.", "判断はマネージャーが行います。", ".proposals")
        path = f"/review/proposals/override/{number}/"
        assert reader.answer(path, action="approve") == 404
        return
    approve.click()
    reader.told("The override of A-07 is approved.", "A-07の例外指定を承認しました。")
    page.get_by_role("link", name="A-07").or_(page.locator("#messages")).first.wait_for()
    reader.go("/accounts/A-07/")
    reader.sees("Override to Gold: approved", "ゴールドへの例外指定: 承認済み", ".events")


def test_the_settings_show_only_what_concerns_one(reader: Reader) -> None:
    page = reader.page
    reader.go("/settings/")
    tabs = {
        "": ("You", "プロフィール"),
        "keys/": ("API keys", "APIキー"),
        "people/": ("People", "利用者"),
        "sources/": ("Sources", "データソース"),
        "runs/": ("Runs", "実行"),
        "webhooks/": ("Webhooks", "Webhook通知"),
        "trail/": ("Audit trail", "監査記録"),
        "about/": ("About", "この環境について"),
    }
    kept = {"people/": "people", "sources/": "sources", "webhooks/": "webhooks", "trail/": "trail"}
    mine = [path for path in tabs if path not in kept or reader.may(kept[path])]
    expect(page.locator("nav.tabs a")).to_have_text([reader.words(*tabs[path]) for path in mine])
    for path in tabs:
        assert reader.answer(f"/settings/{path}") == (200 if path in mine else 404), path
    if not reader.may("people"):
        for path in ("people/key-of-other/", "sources/1/", "webhooks/1/"):
            assert reader.answer(f"/settings/{path}") == 404, path
        for path in ("people/key-of-other/", "sources/1/send/", "webhooks/1/do/"):
            assert reader.answer(f"/settings/{path}", name="x", do="remove") == 404, path
    reader.field("Name", "氏名").fill("Somebody Else")
    reader.button("Save", "保存").click()
    expect(page.locator(".own > button")).to_have_text("Somebody Else")
    reader.go("/settings/keys/")
    reader.field("Name", "名前").fill("nightly")
    allowed = reader.words("Read runs", "実行結果の参照")
    page.get_by_label(allowed).check()
    reader.button("Make the key", "キーを作成").click()
    expect(page.locator("code.once")).to_be_visible()
    reader.go("/settings/runs/")
    run = reader.button("Run now", "今すぐ実行")
    if not reader.offered_only_if("run", run):
        assert reader.answer("/settings/runs/start/", day="") == 404


def test_somebody_signs_in_and_out(stranger: Reader) -> None:
    page = stranger.page
    name = f"{stranger.role.replace('_', '.')}-{stranger.language}"
    stranger.heading("Sign in", "ログイン")
    stranger.field("E-mail address", "メールアドレス").fill(f"{name}@example.test")
    stranger.field("Password", "パスワード").fill("five words in a row")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    stranger.field("Password", "パスワード").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/accounts/?tier=gold")
    stranger.heading("8 of 60 accounts match", "60件中8件が該当し")
    page.locator(".own > button").click()
    stranger.button("Sign out", "ログアウト").click()
    stranger.heading("Sign in", "ログイン")
    assert stranger.answer("/accounts/") == 302
    page.go_back()
    page.reload()
    stranger.heading("Sign in", "ログイン")


def test_the_language_is_switched_in_the_page_and_stays(reader: Reader) -> None:
    page = reader.page
    reader.go("/accounts/A-11/")
    reader.heading("holds Silver since", "からシルバーで")
    page.locator(".own > button").click()
    page.get_by_role("button", name=reader.words("日本語", "English")).click()
    reader.language = reader.words("ja", "en")
    reader.heading("holds Silver since", "からシルバーで")
    assert page.url.endswith("/accounts/A-11/")
    reader.go("/policy/")
    reader.sees("ARR is above $100,000", "ARRが10万ドルを超える")
    expect(page.locator("html")).to_have_attribute("lang", reader.language)
