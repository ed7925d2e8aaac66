"""The overview: its first line, moves and what is behind them, and what needs somebody."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.pages.reviewed import FEB, JAN, began, reviewed
from tests.web.runs.installation import Installation

from tanada_web.models import Override, Person, Run, RunState, Source

People = Callable[..., Person]
pytestmark = pytest.mark.django_db
SINCE = "?since=2025-01-31"


@pytest.fixture
def installation(tmp_path: Path, person: People, monkeypatch: pytest.MonkeyPatch) -> Installation:
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))
    return Installation(tmp_path, person("policy_owner"), person("admin"))


def shown(client: Client, person: Person, address: str = "/", language: str = "en") -> str:
    Person.objects.filter(pk=person.pk).update(language=language)
    person.refresh_from_db()
    client.force_login(person)
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def finding(page: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page)
    assert found is not None
    return found[1]


def attention(page: str) -> list[str]:
    part = page.partition('<ul class="attention">')[2].partition("</ul>")[0]
    return re.findall(r'<a class="door" href="[^"]*">(.*?)</a>', part)


def names(page: str) -> list[str]:
    return re.findall(r'class="name"><a class="door" href="[^"]*">(.*?)</a>', page)


def test_who_is_not_signed_in_is_led_to_the_sign_in(client: Client) -> None:
    assert client.get("/").headers["Location"] == "/sign-in/"


@pytest.mark.parametrize("role", ["policy_owner", "admin"])
def test_before_the_first_run_who_can_begin_is_led_there(
    client: Client, person: People, role: str
) -> None:
    page = shown(client, person(role))
    assert "Start with your own accounts" in page
    assert 'href="/start/"' in page


@pytest.mark.parametrize("role", ["viewer", "csm", "manager"])
def test_before_the_first_run_others_wait(client: Client, person: People, role: str) -> None:
    page = shown(client, person(role))
    assert "No run has finished yet" in page
    assert 'href="/start/"' not in page


def test_the_page_opens_with_the_target_that_is_missed(
    client: Client, person: People, installation: Installation
) -> None:
    reviewed(installation)
    page = shown(client, person("manager"))
    assert finding(page) == "Gold holds 50% of accounts, above its target of 10% to 20%."
    japanese = shown(client, person("manager"), language="ja")
    assert finding(japanese).startswith("ゴールドがアカウント数の50%を占め")
    assert "6アカウント" in japanese
    assert "ARR" in japanese


def test_moves_are_counted_and_lead_to_the_accounts_behind_them(
    client: Client, person: People, installation: Installation
) -> None:
    reviewed(installation)
    viewer = person("viewer")
    page = shown(client, viewer)
    assert "Moves since 31 Jan 2025" in page
    moved = "/moves/?since=2025-01-31&amp;before=silver&amp;after=gold"
    assert f'<td class="up-3"><a href="{moved}">1</a></td>' in page
    assert "1 up" in page
    rose = shown(client, viewer, moved.replace("&amp;", "&"))
    assert finding(rose) == "1 account moved from Silver to Gold since 31 Jan 2025."
    assert names(rose) == ["Sierra &lt;script&gt;alert(1)&lt;/script&gt;"]
    came = shown(client, viewer, f"/moves/{SINCE}&after=gold")
    assert finding(came) == "2 accounts came into Gold since 31 Jan 2025."
    assert names(came)[0] == "Nauru"
    left = shown(client, viewer, f"/moves/{SINCE}&after=")
    assert finding(left) == "1 account has left since 31 Jan 2025."
    assert names(left) == ["Tonga"]
    assert names(shown(client, viewer, f"/moves/{SINCE}&before=")) == ["Nauru"]
    stayed = shown(client, viewer, f"/moves/{SINCE}&before=gold&after=gold")
    assert finding(stayed) == "1 account is in Gold as on 31 Jan 2025."
    after = shown(client, viewer, f"/moves/{SINCE}&after=gold&beyond=N1")
    assert names(after) == ["Sierra &lt;script&gt;alert(1)&lt;/script&gt;"]
    for nonsense in ("before=nobody&after=gold", "after=%00", "before=gold&after=x'y"):
        assert finding(shown(client, viewer, f"/moves/{SINCE}&{nonsense}")).startswith("Nobody")


def test_with_one_run_there_is_nothing_to_compare(
    client: Client, person: People, installation: Installation
) -> None:
    began(installation)
    viewer = person("viewer")
    assert "From the second run on" in shown(client, viewer)
    assert "From the second run on" in shown(client, viewer, "/moves/?since=nonsense")


def test_what_needs_somebody_stands_most_urgent_first(
    client: Client, person: People, installation: Installation
) -> None:
    reviewed(installation)
    Override.objects.create(
        account_id="B1",
        tier="gold",
        reason="Board",
        starts_on=FEB,
        expires_on=timezone.now().date(),
        proposed_by=person("csm"),
        proposed_at=installation.now,
    )
    Source.objects.update(max_age_hours=96)
    page = shown(client, person("manager"))
    assert attention(page) == [
        "4 reviews are overdue.",
        "1 override waits for approval.",
        "1 account is undetermined for lack of data.",
        "1 account has no ARR.",
    ]
    assert 'href="/accounts/?status=undetermined"' in page
    assert "missing: ARR" in page
    assert "limit 4 days" in page
    assert attention(shown(client, person("csm")))[0] == "3 reviews are overdue."


def test_a_run_that_came_to_nothing_comes_first(
    client: Client, person: People, installation: Installation
) -> None:
    reviewed(installation)
    problem = {"code": "runs.interrupted", "path": "", "params": {}}
    Run.objects.create(
        as_of="2025-03-31",
        state=RunState.FAILED,
        problems=[problem],
        started_by="run",
        started_at=installation.now,
    )
    page = shown(client, person("manager"))
    assert finding(page).startswith("The run for 31 Mar 2025 failed;")
    assert attention(page)[0].startswith("Gold holds 50%")


def test_the_number_of_queries_is_the_same_whatever_there_is(
    client: Client, person: People, installation: Installation, django_assert_num_queries: Any
) -> None:
    reviewed(installation)
    manager = person("manager")
    shown(client, manager)
    with django_assert_num_queries(14):
        client.get("/")
    for number in range(3):
        Source.objects.create(name=f"other-{number}", accounts="x.csv")
    with django_assert_num_queries(14):
        client.get("/")
    client.get(f"/moves/{SINCE}")
    with django_assert_num_queries(7):
        client.get(f"/moves/{SINCE}")


def test_pitfalls_come_after_the_page_and_have_one_of_their_own(
    client: Client, person: People, installation: Installation
) -> None:
    reviewed(installation)
    viewer = person("viewer")
    assert 'hx-get="/pitfalls/"' in shown(client, viewer)
    whole = shown(client, viewer, "/pitfalls/")
    assert "of the live policy on the live data" in finding(whole)
    part = client.get("/pitfalls/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert 'class="attention"' in part
    assert "its target is" not in part  # the terraces show that


def test_a_snapshot_that_was_erased_is_told_and_nothing_breaks(
    client: Client, person: People, installation: Installation
) -> None:
    reviewed(installation)
    for file in (installation.home / "files").iterdir():
        file.unlink()
    viewer = person("viewer")
    assert finding(shown(client, viewer)).startswith("Gold holds 50%")
    assert JAN.isoformat() not in shown(client, viewer)
