"""Writing a draft: checked at the line, tried on the accounts, saved without losing anything."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from django.test import Client
from tests.web.conftest import AT
from tests.web.pages.governed import GOLD, STRICTER, accounted, drafted
from tests.web.runs.installation import POLICY, Installation

from tanada_web import policies
from tanada_web.models import Person, PolicyStep, PolicyVersion

People = Callable[..., Person]
pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def installation(tmp_path: Path, person: People, monkeypatch: pytest.MonkeyPatch) -> Installation:
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))
    found = Installation(tmp_path, person("policy_owner"), person("admin"))
    found.publish()
    return found


@pytest.fixture
def ran(installation: Installation) -> Installation:
    """The same with a run."""
    return accounted(installation)


@pytest.fixture
def owner(client: Client, installation: Installation) -> Client:
    client.force_login(installation.owner)
    return client


@pytest.fixture
def draft(installation: Installation) -> PolicyVersion:
    return drafted(installation, POLICY)


def page(response: Any) -> str:
    return unescape(response.content.decode())


def turned(**given: str) -> dict[str, str]:
    return {"text": POLICY, f"dial.{GOLD}": "1,500", f"was.{GOLD}": "1,000", **given}


# The page.


def test_the_page_has_the_text_and_a_dial_for_each_number(
    owner: Client, draft: PolicyVersion
) -> None:
    text = page(owner.get(f"/policy/{draft.number}/edit/"))
    assert "Draft 2 still means the same as the live version 1." in text
    assert POLICY in text
    dials = re.findall(r'name="dial\.([^"]+)" value="([^"]+)"', text)
    assert dials == [
        (GOLD, "1,000"),
        ("tiers[0].gold.when.strategic#0", "500"),
        ("tiers[1].silver.when.middle#0", "100"),
        ("tiers[2].bronze.when.small#0", "10"),
    ]


def test_a_version_that_is_no_draft_is_looked_at_instead(owner: Client) -> None:
    assert owner.get("/policy/1/edit/").headers["Location"] == "/policy/1/"


def test_what_was_typed_for_a_draft_that_went_on_is_not_lost(
    owner: Client, installation: Installation, draft: PolicyVersion
) -> None:
    policies.propose(draft.number, installation.owner, installation.now)
    response = owner.post(f"/policy/{draft.number}/edit/", {"text": STRICTER, "do": "save"})
    assert response.status_code == 409
    assert "Version 2 is proposed already; nothing was changed." in page(response)
    assert STRICTER in page(response)


# Saving.


def save(client: Client, draft: PolicyVersion, text: str, seen: str | None = None) -> Any:
    seen = policies.digest_of(POLICY) if seen is None else seen
    given = {"text": text.replace("\n", "\r\n"), "seen": seen, "do": "save"}
    return client.post(f"/policy/{draft.number}/edit/", given)


def test_a_draft_is_saved(owner: Client, draft: PolicyVersion) -> None:
    response = save(owner, draft, STRICTER)
    assert response.headers["Location"] == f"/policy/{draft.number}/edit/"
    draft.refresh_from_db()
    assert draft.text == STRICTER
    save(owner, draft, POLICY, policies.digest_of(STRICTER))
    kinds = PolicyStep.objects.filter(version=draft).values_list("kind", flat=True)
    assert list(kinds) == ["drafted", "rewritten"]


def test_a_text_that_is_no_policy_is_not_saved_and_not_lost(
    owner: Client, draft: PolicyVersion
) -> None:
    wrong = POLICY.replace("arr > 1000", "arrr > 1000")
    response = save(owner, draft, wrong)
    assert response.status_code == 422
    assert wrong in page(response)
    assert 'data-line="5"' in page(response)
    assert "1 mistake in the document." in page(response)
    draft.refresh_from_db()
    assert draft.text == POLICY


def test_the_second_of_two_people_sees_both_texts_and_loses_nothing(
    client: Client, installation: Installation, draft: PolicyVersion
) -> None:
    theirs = POLICY.replace("middle: arr > 100", "middle: arr > 120")
    policies.rewrite(draft.number, theirs, installation.admin, installation.now)
    client.force_login(installation.owner)
    response = save(client, draft, STRICTER)
    assert response.status_code == 409
    text = page(response)
    assert "Admin saved this draft meanwhile" in text
    assert STRICTER in text and theirs in text
    assert re.search(r'class="gone">.*middle: arr > 120', text)
    assert re.search(r'class="come">.*middle: arr > 100', text)
    draft.refresh_from_db()
    assert draft.text == theirs
    again = save(client, draft, STRICTER, policies.digest_of(theirs))
    assert again.status_code == 302
    draft.refresh_from_db()
    assert draft.text == STRICTER


def test_saving_the_same_text_twice_is_no_conflict(owner: Client, draft: PolicyVersion) -> None:
    assert save(owner, draft, STRICTER).status_code == 302
    assert save(owner, draft, STRICTER).status_code == 302


def test_dials_are_written_when_the_draft_is_saved_without_a_script(
    owner: Client, draft: PolicyVersion
) -> None:
    seen = policies.digest_of(POLICY)
    owner.post(f"/policy/{draft.number}/edit/", turned(seen=seen, do="save"))
    draft.refresh_from_db()
    assert draft.text == STRICTER


@pytest.mark.usefixtures("ran")
def test_without_a_script_a_draft_is_looked_at_and_not_saved(
    owner: Client, draft: PolicyVersion
) -> None:
    text = page(owner.post(f"/policy/{draft.number}/edit/", turned(do="look")))
    assert "1 of 12 accounts" in text
    assert "No mistake" in text
    assert STRICTER in text
    draft.refresh_from_db()
    assert draft.text == POLICY


# Checking.


def check(client: Client, draft: PolicyVersion, text: str, **given: str) -> str:
    address = f"/policy/{draft.number}/check/"
    return page(client.post(address, {"text": text, **given}, **HTMX))


def test_every_mistake_is_told_at_its_line(owner: Client, draft: PolicyVersion) -> None:
    wrong = POLICY.replace("arr > 100}", "arr >> 100}").replace("arr > 10}", "arrr > 10}")
    text = check(owner, draft, wrong)
    assert "2 mistakes in the document." in text
    assert re.findall(r'data-line="(\d+)"', text) == ["6", "7"]


def test_an_example_that_fails_is_told(owner: Client, draft: PolicyVersion) -> None:
    example = "examples:\n  - {given: {arr: 5000}, expect: tin}\n"
    text = check(owner, draft, POLICY + example)
    assert "1 of 1 examples says otherwise." in text
    assert 'data-line="11"' in text


def test_a_pitfall_is_mended_by_its_button(owner: Client, draft: PolicyVersion) -> None:
    twice = POLICY.replace("{middle: arr > 100}", "{middle: arr > 100, again: arr > 100}")
    found = check(owner, draft, twice)
    fix = "lint.clause_never_first@tiers[1].silver.when.again"
    assert f'name="fix" value="{fix}"' in found
    mended = check(owner, draft, twice, fix=fix)
    assert POLICY in mended
    assert 'class="written"' in mended
    assert 'class="written"' not in check(owner, draft, twice, fix="lint.no_such@tiers")


@pytest.mark.parametrize("text", ["", "\x00", "- a\n- b", "a: &x 1", "tanada: 1\n" * 3, "[" * 40])
def test_whatever_is_typed_is_told_and_never_a_fault(
    owner: Client, draft: PolicyVersion, text: str
) -> None:
    assert 'class="verdict need"' in check(owner, draft, text)
    tried = owner.post(f"/policy/{draft.number}/try/", {"text": text}, **HTMX)
    assert "As soon as the document is right" in page(tried)


# Trying.


def trying(client: Client, draft: PolicyVersion, **given: str) -> str:
    response = client.post(f"/policy/{draft.number}/try/", turned(**given), **HTMX)
    assert response.status_code == 200
    return page(response)


@pytest.mark.usefixtures("ran")
def test_turning_a_dial_writes_the_text_and_shows_who_moves(
    owner: Client, draft: PolicyVersion
) -> None:
    text = trying(owner, draft)
    assert "1 of 12 accounts" in text
    assert STRICTER in text
    assert "Gold → Silver" in text
    assert "ARR is above $100 (ARR $1,200)" in text
    assert f'name="was.{GOLD}" value="1,500" hx-swap-oob="true"' in text
    draft.refresh_from_db()
    assert draft.text == POLICY


@pytest.mark.usefixtures("ran")
def test_a_text_that_was_typed_brings_its_own_dials(owner: Client, draft: PolicyVersion) -> None:
    given = {"text": STRICTER, f"dial.{GOLD}": "1,000", f"was.{GOLD}": "1,000"}
    text = page(owner.post(f"/policy/{draft.number}/try/", given, **HTMX))
    assert 'class="written"' not in text
    assert f'name="dial.{GOLD}" value="1,500"' in text


@pytest.mark.usefixtures("ran")
def test_names_of_accounts_stay_text(owner: Client, draft: PolicyVersion) -> None:
    address = f"/policy/{draft.number}/try/"
    response = owner.post(address, turned(), **HTMX)
    assert "Name &lt;b&gt;1&lt;/b&gt;" in response.content.decode()


@pytest.mark.usefixtures("ran")
def test_it_is_told_in_japanese(
    owner: Client, installation: Installation, draft: PolicyVersion
) -> None:
    Person.objects.filter(pk=installation.owner.pk).update(language="ja")
    text = trying(owner, draft)
    assert "12件のうち1件" in text
    assert "変更前" in text


@pytest.mark.usefixtures("ran")
def test_movers_of_one_cell_are_shown(owner: Client, draft: PolicyVersion) -> None:
    assert "A-01" in trying(owner, draft, cell="gold>silver")
    assert "0–" not in trying(owner, draft, cell="gold>nowhere")
    assert "A-01" not in trying(owner, draft, cell="silver>gold")


@pytest.mark.parametrize("number", ["", "much", "-5", "1e9", "1.2.3", "9" * 30])
def test_what_is_no_number_turns_nothing(owner: Client, draft: PolicyVersion, number: str) -> None:
    text = trying(owner, draft, **{f"dial.{GOLD}": number})
    assert "This is no number" in text


@pytest.mark.usefixtures("ran")
def test_a_policy_in_another_currency_cannot_be_compared_and_says_so(
    owner: Client, draft: PolicyVersion
) -> None:
    text = trying(owner, draft, text=POLICY.replace("USD", "EUR"))
    assert "EUR" in text and 'role="alert"' in text


def test_before_the_first_run_it_says_so(owner: Client, draft: PolicyVersion) -> None:
    text = trying(owner, draft)
    assert 'role="alert"' in text
    assert STRICTER in text


@pytest.mark.usefixtures("ran")
def test_everybody_sees_what_a_saved_version_would_do(
    client: Client, person: People, draft: PolicyVersion
) -> None:
    policies.rewrite(draft.number, STRICTER, person("policy_owner"), AT)
    client.force_login(person("viewer"))
    address = f"/policy/{draft.number}/try/"
    assert "1 of 12 accounts" in page(client.get(address, **HTMX))
    assert "<title>" in page(client.get(address))


@pytest.mark.usefixtures("ran")
def test_the_number_of_queries_of_a_try_is_small(
    owner: Client, draft: PolicyVersion, django_assert_num_queries: Any
) -> None:
    trying(owner, draft)
    with django_assert_num_queries(12, exact=False) as asked:
        trying(owner, draft)
    assert len(asked) <= 12


# Proving.


def test_what_a_draft_promises_is_proved(owner: Client, draft: PolicyVersion) -> None:
    address = f"/policy/{draft.number}/prove/"
    text = ""
    for _ in range(100):
        text = page(owner.post(address, {"text": POLICY}, **HTMX))
        if "hx-trigger" not in text:
            break
        sleep(0.2)
    assert "claims are proved" in text or "proved," in text


def test_what_is_no_policy_is_not_proved(owner: Client, draft: PolicyVersion) -> None:
    address = f"/policy/{draft.number}/prove/"
    assert "As soon as the document is right" in page(owner.post(address, {"text": "x"}, **HTMX))
