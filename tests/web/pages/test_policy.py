"""The policy's pages: what everybody reads, and the way of a version, by role."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.web.pages.governed import STRICTER, drafted, governed
from tests.web.runs.installation import POLICY, Installation

from tanada_web import policies
from tanada_web.models import Person, PolicyState, PolicyVersion, Role

People = Callable[..., Person]
pytestmark = pytest.mark.django_db
OTHERS = [role for role in Role.values if role not in ("policy_owner", "admin")]


@pytest.fixture
def installation(tmp_path: Path, person: People, monkeypatch: pytest.MonkeyPatch) -> Installation:
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))
    return Installation(tmp_path, person("policy_owner"), person("admin"))


@pytest.fixture
def owner(client: Client, installation: Installation) -> Client:
    client.force_login(installation.owner)
    return client


def page(response: Any) -> str:
    return unescape(response.content.decode())


def finding(response: Any) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page(response))
    assert found is not None
    return found[1]


def post(client: Client, number: int, step: str, **given: str) -> Any:
    return client.post(f"/policy/{number}/{step}/", given)


# What everybody reads.


def test_who_is_not_signed_in_is_led_to_the_sign_in(client: Client) -> None:
    assert client.get("/policy/").headers["Location"] == "/sign-in/?next=%2Fpolicy%2F"


@pytest.mark.parametrize("role", Role.values)
def test_everybody_reads_the_live_policy(
    client: Client, installation: Installation, person: People, role: str
) -> None:
    governed(installation)
    client.force_login(person(role))
    response = client.get("/policy/")
    assert finding(response) == "Version 1 decides on 12 accounts."
    text = page(response)
    assert "ARR is above $1,000" in text
    assert "How a tier is decided" in text
    assert ("Start a draft" in text) is (role in ("policy_owner", "admin"))


def test_it_is_read_in_japanese(client: Client, installation: Installation) -> None:
    governed(installation)
    Person.objects.filter(pk=installation.owner.pk).update(language="ja")
    client.force_login(installation.owner)
    response = client.get("/policy/")
    assert finding(response) == "版1が、12件のアカウントに適用されています。"
    assert "ARRが1,000ドルを超える" in page(response)
    assert "下書きを作成" in page(response)


def test_without_a_policy_the_page_says_who_starts_one(
    client: Client, installation: Installation, person: People
) -> None:
    client.force_login(person("viewer"))
    response = client.get("/policy/")
    assert finding(response) == "There is no policy yet."
    assert "A policy owner starts one" in page(response)
    client.force_login(installation.owner)
    assert 'value="preset:standard"' in page(client.get("/policy/"))


def test_what_waits_for_the_reader_is_the_first_line(
    client: Client, installation: Installation, person: People
) -> None:
    installation.publish()
    number = drafted(installation).number
    policies.propose(number, installation.owner, installation.now)
    readers = {
        "manager": "Version 2, proposed by Policy_Owner, waits for your approval.",
        "policy_owner": "Version 2, proposed by Policy_Owner, waits for approval.",
    }
    for role, sentence in readers.items():
        client.force_login(person(role))
        assert finding(client.get("/policy/")) == sentence


def test_the_number_of_queries_does_not_grow_with_the_versions(
    owner: Client, installation: Installation, django_assert_num_queries: Any
) -> None:
    installation.publish()
    owner.get("/policy/")
    counts = []
    for _ in range(2):
        with django_assert_num_queries(100, exact=False) as asked:
            owner.get("/policy/")
        counts.append(len(asked))
        for _ in range(5):
            drafted(installation)
    assert counts[0] == counts[1] <= 10


def test_a_version_that_there_is_not_is_not_found(owner: Client) -> None:
    assert owner.get("/policy/7/").status_code == 404
    assert owner.get("/policy/7/edit/").status_code == 404
    assert post(owner, 7, "approve").status_code == 404


def test_the_changes_of_a_version_are_told_in_words_and_by_line(
    owner: Client, installation: Installation
) -> None:
    installation.publish()
    number = drafted(installation).number
    response = owner.get(f"/policy/{number}/")
    assert finding(response) == "Version 2 differs from version 1 in 1 point."
    text = page(response)
    assert "$1,500" in text and "$1,000" in text
    assert re.search(r'class="come">.*arr > 1500', text)
    assert re.search(r'class="gone">.*arr > 1000', text)
    other = owner.get(f"/policy/{number}/?against={number}")
    assert finding(other) == "Version 2 means the same as version 2."


def test_the_document_is_downloaded_as_it_is_written(
    owner: Client, installation: Installation
) -> None:
    installation.publish()
    response = owner.get("/policy/1/policy.yaml")
    assert response.content.decode() == POLICY
    assert response.headers["Content-Disposition"] == 'attachment; filename="policy-1.yaml"'


# Starting.


@pytest.mark.parametrize(
    ("chosen", "begins"), [("version:1", POLICY), ("preset:value", None), ("preset:standard", None)]
)
def test_a_draft_is_started_from_a_version_or_a_shipped_policy(
    owner: Client, installation: Installation, chosen: str, begins: str | None
) -> None:
    installation.publish()
    response = owner.post("/policy/drafts/", {"from": chosen, "note": "Let us see"})
    assert response.headers["Location"] == "/policy/2/edit/"
    draft = PolicyVersion.objects.get(number=2)
    assert (draft.state, draft.note) == (PolicyState.DRAFT, "Let us see")
    assert begins is None or draft.text == begins


@pytest.mark.parametrize("chosen", ["version:99", "preset:none", "", "version:x", "../etc"])
def test_what_there_is_not_starts_no_draft_and_the_note_stays(
    owner: Client, installation: Installation, chosen: str
) -> None:
    installation.publish()
    response = owner.post("/policy/drafts/", {"from": chosen, "note": "Typed with care"})
    assert response.status_code == 422
    assert "There is no such policy to start from" in page(response)
    assert "Typed with care" in page(response)
    assert PolicyVersion.objects.count() == 1


@pytest.mark.parametrize("role", OTHERS)
def test_others_neither_start_nor_write_drafts(
    client: Client, installation: Installation, person: People, role: str
) -> None:
    installation.publish()
    number = drafted(installation).number
    client.force_login(person(role))
    assert client.post("/policy/drafts/", {"from": "version:1"}).status_code == 404
    assert client.get(f"/policy/{number}/edit/").status_code == 404
    assert client.post(f"/policy/{number}/edit/", {"text": POLICY}).status_code == 404
    for part in ("check", "try", "prove"):
        sent = client.post(f"/policy/{number}/{part}/", {"text": POLICY})
        assert sent.status_code == 404
    assert post(client, number, "propose", note="x").status_code == 404
    assert "Go on writing" not in page(client.get(f"/policy/{number}/"))
    assert PolicyVersion.objects.get(number=number).text == STRICTER


# The way of a version.


def test_a_version_goes_its_way_through_two_people(
    owner: Client, installation: Installation, person: People
) -> None:
    installation.publish()
    number = drafted(installation).number
    proposed = post(owner, number, "propose", note="Gold was too large")
    assert proposed.headers["Location"] == f"/policy/{number}/"
    assert "You proposed this version, so somebody else" in page(owner.get(f"/policy/{number}/"))
    owner.force_login(person("manager"))
    assert ">Approve<" in page(owner.get(f"/policy/{number}/"))
    post(owner, number, "approve", note="Agreed")
    assert ">Publish<" not in page(owner.get(f"/policy/{number}/"))
    owner.force_login(installation.owner)
    post(owner, number, "publish")
    text = page(owner.get(f"/policy/{number}/"))
    assert PolicyVersion.objects.get(number=number).state == PolicyState.PUBLISHED
    for told in ("Gold was too large", "Agreed", "Proposed", "Approved", "Published"):
        assert told in text


def test_who_proposes_does_not_approve(owner: Client, installation: Installation) -> None:
    installation.publish()
    number = drafted(installation).number
    post(owner, number, "propose", note="Why not")
    response = post(owner, number, "approve")
    assert response.status_code == 422
    assert "You proposed this yourself" in page(response)
    assert PolicyVersion.objects.get(number=number).state == PolicyState.PROPOSED


def test_proposing_and_sending_back_need_a_reason(
    owner: Client, installation: Installation, person: People
) -> None:
    installation.publish()
    number = drafted(installation).number
    refused = post(owner, number, "propose", note="   ")
    assert refused.status_code == 422
    assert "Say why" in page(refused)
    post(owner, number, "propose", note="Why")
    owner.force_login(person("manager"))
    assert post(owner, number, "send-back").status_code == 422
    post(owner, number, "send-back", note="Silver needs a look")
    version = PolicyVersion.objects.get(number=number)
    assert version.state == PolicyState.DRAFT
    assert "Silver needs a look" in page(owner.get(f"/policy/{number}/"))


def test_it_is_published_on_a_day(owner: Client, installation: Installation) -> None:
    installation.publish()
    number = drafted(installation).number
    policies.propose(number, installation.owner, installation.now)
    policies.approve(number, installation.admin, installation.now)
    wrong = post(owner, number, "publish", on="soon")
    assert wrong.status_code == 422
    assert "This is no day: soon." in page(wrong)
    post(owner, number, "publish", on="2999-01-01")
    assert finding(owner.get("/policy/")) == "Version 2 is approved and decides from 1 Jan 2999."
    assert PolicyVersion.objects.get(number=number).state == PolicyState.APPROVED


def test_the_same_form_sent_twice_is_refused_clearly(
    owner: Client, installation: Installation
) -> None:
    installation.publish()
    number = drafted(installation).number
    policies.propose(number, installation.owner, installation.now)
    policies.approve(number, installation.admin, installation.now)
    assert post(owner, number, "publish").status_code == 302
    again = post(owner, number, "publish")
    assert again.status_code == 409
    assert "Version 2 is live already; nothing was changed." in page(again)
    back = post(owner, number, "propose", note="From the page before")
    assert back.status_code == 409
    assert "Version 2 is live already" in page(back)


def test_a_retired_version_comes_back_with_a_reason(
    owner: Client, installation: Installation
) -> None:
    installation.publish()
    number = drafted(installation).number
    policies.propose(number, installation.owner, installation.now)
    policies.approve(number, installation.admin, installation.now)
    policies.publish(number, installation.owner, installation.now)
    assert "Publish again" in page(owner.get("/policy/1/"))
    assert post(owner, 1, "publish").status_code == 422
    post(owner, 1, "publish", note="Too strict")
    assert policies.published() == PolicyVersion.objects.get(number=1)
    assert "Too strict" in page(owner.get("/policy/1/"))


def test_a_policy_that_forgets_a_held_tier_is_not_published(
    owner: Client, installation: Installation
) -> None:
    governed(installation)
    text = POLICY.replace("gold: {name: Gold", "first: {name: First")
    number = drafted(installation, text).number
    policies.propose(number, installation.owner, installation.now)
    policies.approve(number, installation.admin, installation.now)
    response = post(owner, number, "publish")
    assert response.status_code == 422
    assert "gold" in page(response)
    assert PolicyVersion.objects.get(number=number).state == PolicyState.APPROVED


def test_a_step_that_there_is_not_is_not_found(owner: Client, installation: Installation) -> None:
    installation.publish()
    assert post(owner, 1, "destroy").status_code == 404
    assert owner.get("/policy/1/approve/").status_code == 405
