"""The queue of reviews: who sees what of it, what a decision does, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from tests.web.pages.queued import listed, page, queued, raised
from tests.web.pages.reviewed import FEB

from tanada_web.models import (
    Designation,
    Judgement,
    Override,
    Person,
    Review,
    Run,
)

People = Callable[..., Person]
pytestmark = pytest.mark.django_db


@pytest.fixture
def today() -> date:
    return timezone.now().date()


@pytest.fixture(autouse=True)
def queue(person: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Review]:
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))
    return queued(person)


def decide(client: Client, person: Person, review: Review, query: str = "", **sent: str) -> Any:
    client.force_login(person)
    return client.post(f"/review/{review.pk}/decide/{query}", sent)


def wrong(response: HttpResponse) -> list[str]:
    return re.findall(r'class="wrong"[^>]*>(.*?)</span>', response.content.decode())


# The queue.


def test_the_most_urgent_is_first_and_open(client: Client, person: People) -> None:
    text = page(client, person("manager"))
    assert "4 reviews are overdue; 4 wait in all." in text
    assert listed(text) == ["Sierra &lt;b&gt;", "Sierra &lt;b&gt;", "Borneo", "Nauru"]
    assert "ARR rose from $200 to $1,500, 650% more than at the review of 31 Jan 2025." in text
    assert "Seen first on 28 Feb 2025." in text
    assert "Also open for this account" in text


def test_it_speaks_japanese(client: Client, person: People) -> None:
    text = page(client, person("manager"), language="ja")
    assert "期限を過ぎたレビューが4件あります(未判断は全4件)。" in text
    assert "ARRが2025年1月31日のレビュー時の200ドルから1,500ドルへ、650%増加しました。" in text


def test_a_csm_sees_the_own_book_and_the_pools(
    client: Client, person: People, queue: dict[str, Review]
) -> None:
    csm = person("csm")
    assert listed(page(client, csm)) == ["Sierra &lt;b&gt;", "Sierra &lt;b&gt;", "Borneo"]
    assert listed(page(client, csm, "/review/?mine=1")) == ["Sierra &lt;b&gt;"] * 2
    others = queue["newcomer"]
    assert client.get(f"/review/?at={others.pk}").status_code == 404
    assert client.get(f"/review/{others.pk}/margin/").status_code == 404
    assert decide(client, csm, others, outcome="confirmed", reason="Fine").status_code == 404


@pytest.mark.parametrize("role", ["viewer", "policy_owner"])
def test_others_read_and_decide_nothing(
    client: Client, person: People, queue: dict[str, Review], role: str
) -> None:
    text = page(client, person(role))
    assert "CSMs decide for their own accounts" in text
    assert 'name="outcome"' not in text
    response = decide(client, person(role), queue["due"], outcome="confirmed", reason="Fine")
    assert response.status_code == 404


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("kind=data_missing", ["Borneo"]),
        ("owner=Other", ["Nauru"]),
        ("tier=silver&kind=due", ["Sierra &lt;b&gt;"]),
        ("account=S/1", ["Sierra &lt;b&gt;", "Sierra &lt;b&gt;"]),
        ("due=overdue&kind=newcomer", ["Nauru"]),
        ("kind=nonsense&due=never&at=x", ["Sierra &lt;b&gt;"] * 2 + ["Borneo", "Nauru"]),
        ("owner=%00", ["Sierra &lt;b&gt;"] * 2 + ["Borneo", "Nauru"]),
    ],
)
def test_it_is_narrowed(client: Client, person: People, query: str, names: list[str]) -> None:
    assert listed(page(client, person("manager"), f"/review/?{query}")) == names


def test_filters_that_match_nothing_say_so_and_offer_more(client: Client, person: People) -> None:
    text = page(client, person("manager"), "/review/?tier=gold")
    assert text.count("No review waits with these filters.") == 2
    assert "Show the whole queue" in text


def test_an_item_beyond_the_page_is_found(client: Client, person: People) -> None:
    for number in range(60):
        last = raised(f"X{number:02}", "due", None, date(2025, 4, 1), {"reviewed_on": "2025-01-31"})
    text = page(client, person("manager"), f"/review/?at={last.pk}")
    assert listed(text) == ["X59"]
    assert "From the beginning" in text
    assert len(listed(page(client, person("manager")))) == 50


@pytest.mark.parametrize("at", ["0", "999999999999999", "9" * 30, "-1", "x"])
def test_an_item_that_is_not_there_is_not_found(client: Client, person: People, at: str) -> None:
    client.force_login(person("manager"))
    expected = 404 if at.isdigit() and len(at) < 16 else 200
    assert client.get(f"/review/?at={at}").status_code == expected
    assert client.get(f"/review/{at}/margin/").status_code == 404


def test_the_number_of_queries_does_not_grow(
    client: Client, person: People, django_assert_num_queries: Any
) -> None:
    manager = person("manager")
    page(client, manager)
    with django_assert_num_queries(20):
        client.get("/review/")
    for number in range(30):
        raised(f"X{number:02}", "due", None, date(2025, 4, 1), {"reviewed_on": "2025-01-31"})
    with django_assert_num_queries(20):
        client.get("/review/")


def test_the_frame_tells_how_many_are_due(client: Client, person: People) -> None:
    count = '<span class="count">{}</span>'
    assert count.format(3) in page(client, person("csm"))
    assert count.format(4) in page(client, person("manager"))
    assert '<span class="count">' not in page(client, person("viewer"))


# Deciding.


def test_a_decision_is_kept_and_leads_to_the_next(
    client: Client, person: People, queue: dict[str, Review]
) -> None:
    csm = person("csm")
    response = decide(client, csm, queue["grew"], "?mine=1", outcome="kept", reason=" As planned ")
    assert response.status_code == 302
    assert response.headers["Location"] == f"/review/?mine=1&at={queue['due'].pk}"
    found = Review.objects.get(pk=queue["grew"].pk)
    assert (found.outcome, found.reason, found.decided_by) == ("kept", "As planned", csm)
    text = client.get(response.headers["Location"]).content.decode()
    assert "S/1: Left as it is." in text
    assert "1 decided in 90 days" in text
    assert "1 by you today" in text


def test_after_the_last_one_everything_is_decided(
    client: Client, person: People, queue: dict[str, Review]
) -> None:
    Review.objects.exclude(pk=queue["due"].pk).delete()
    response = decide(client, person("csm"), queue["due"], outcome="confirmed", reason="Right")
    assert response.headers["Location"] == "/review/"
    assert "Everything is decided." in client.get("/review/").content.decode()


def test_what_is_left_out_is_told_at_its_field_and_nothing_typed_is_lost(
    client: Client, person: People, queue: dict[str, Review]
) -> None:
    response = decide(client, person("csm"), queue["grew"], outcome="kept", reason="  ")
    assert response.status_code == 422
    assert wrong(response) == ["There is no reason. Say in a few words why."]
    assert 'value="kept" data-key="l" checked' in response.content.decode()
    response = decide(client, person("csm"), queue["grew"], reason="Talked to <them>")
    assert wrong(response) == ["Nothing is chosen yet. Choose what is decided."]
    assert 'value="Talked to &lt;them&gt;"' in response.content.decode()
    response = decide(client, person("csm"), queue["grew"], outcome="confirmed", reason="x")
    assert wrong(response)[0].startswith("A review of this kind cannot be decided as")
    assert Review.objects.filter(decided_at=None).count() == 4


def test_what_somebody_else_decided_meanwhile_is_told_with_what_was_typed(
    client: Client, person: People, queue: dict[str, Review]
) -> None:
    decide(client, person("manager"), queue["grew"], outcome="kept", reason="Known to us")
    response = decide(client, person("csm"), queue["grew"], outcome="kept", reason="Mine")
    text = response.content.decode()
    assert response.status_code == 422
    assert "was decided already" in text
    assert "Left as it is by Manager on" in text
    assert "You wrote: Mine" in text
    assert Review.objects.get(pk=queue["grew"].pk).reason == "Known to us"


def test_an_override_is_proposed_in_place(
    client: Client, person: People, queue: dict[str, Review], today: date
) -> None:
    sent = {"outcome": "adjusted", "kind": "override", "tier": "gold", "reason": "New board"}
    days = {"starts_on": str(today), "expires_on": str(today + timedelta(days=60))}
    response = decide(client, person("csm"), queue["grew"], **sent, **days)
    assert response.status_code == 302
    override = Override.objects.get()
    assert (override.account_id, override.tier, override.state) == ("S/1", "gold", "proposed")
    made = Review.objects.get(pk=queue["grew"].pk).params["made"]
    assert made == {"kind": "override", "number": override.pk}


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"expires_on": "2027-99-99"}, "There is no day."),
        ({"expires_on": "2125-01-01"}, "The override would last"),
        ({"starts_on": "2020-01-01"}, "2020-01-01 is past."),
        ({"tier": "platinum"}, "The published policy has no tier “platinum”."),
        ({"kind": ""}, "Nothing is chosen yet. Choose what is to be adjusted."),
        ({"kind": "designation", "designation": ""}, "No designation is chosen."),
        ({"kind": "judgement", "field": "seats", "value": "many"}, "“seats” cannot be “many”."),
        ({"kind": "judgement", "field": "seats", "value": "5", "as_of": ""}, "There is no day."),
    ],
)
def test_an_adjustment_that_is_refused_leaves_nothing(
    client: Client,
    person: People,
    queue: dict[str, Review],
    today: date,
    sent: dict[str, str],
    field: str,
) -> None:
    right = {
        "outcome": "adjusted",
        "kind": "override",
        "tier": "gold",
        "starts_on": str(today),
        "expires_on": str(today + timedelta(days=60)),
        "as_of": str(today),
        "reason": "New board",
    }
    response = decide(client, person("csm"), queue["grew"], **(right | sent))
    assert response.status_code == 422
    told = field.replace("2020-01-01", "1 Jan 2020")
    assert any(each.startswith(told) for each in wrong(response)), wrong(response)
    assert 'value="New board"' in response.content.decode()
    assert not Override.objects.exists()
    assert Review.objects.filter(decided_at=None).count() == 4


def test_a_designation_is_given_extended_and_removed_in_place(
    client: Client, person: People, queue: dict[str, Review], today: date
) -> None:
    csm = person("csm")
    sent = {"outcome": "adjusted", "kind": "designation", "reason": "Known everywhere"}
    decide(client, csm, queue["grew"], **sent, designation="give:brand")
    brand = Designation.objects.get()
    assert (brand.kind, brand.expires_on, brand.reason) == ("brand", None, "Known everywhere")
    assert "Brand or logo, for good" in page(client, csm, f"/review/?at={queue['due'].pk}")
    until = str(today + timedelta(days=90))
    decide(client, csm, queue["due"], **sent, designation=f"renew:{brand.pk}", lasts_until=until)
    renewed = Designation.objects.get(removed_at=None)
    assert str(renewed.expires_on) == until
    again = raised("S/1", "due", "Csm", FEB, {"reviewed_on": "2025-01-31"})
    other = raised("B1", "due", None, FEB, {"reviewed_on": "2025-01-31"})
    foreign = decide(client, csm, other, **sent, designation=f"remove:{renewed.pk}")
    assert foreign.status_code == 422
    decide(client, csm, again, **sent, designation=f"remove:{renewed.pk}")
    assert not Designation.objects.filter(removed_at=None).exists()


def test_a_missing_value_is_entered_in_place(
    client: Client, person: People, queue: dict[str, Review], today: date
) -> None:
    text = page(client, person("csm"), f"/review/?at={queue['missing'].pk}")
    assert '<option value="arr" selected>' in text
    sent = {"outcome": "adjusted", "kind": "judgement", "field": "arr", "value": "120.50"}
    decide(client, person("csm"), queue["missing"], **sent, as_of=str(today), reason="The invoice")
    judgement = Judgement.objects.get()
    assert (judgement.account_id, judgement.field, judgement.value) == ("B1", "arr", "120.50")


def test_who_comes_back_to_a_decision_is_led_to_the_item(
    client: Client, person: People, queue: dict[str, Review]
) -> None:
    client.force_login(person("csm"))
    response = client.get(f"/review/{queue['due'].pk}/decide/?mine=1")
    assert response.headers["Location"] == f"/review/?mine=1&at={queue['due'].pk}"


def test_where_the_session_has_ended_the_item_comes_back_after_the_sign_in(
    client: Client, queue: dict[str, Review]
) -> None:
    here = f"/review/?at={queue['due'].pk}"
    headers = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{here}"}
    sent = {"outcome": "confirmed", "reason": "Fine"}
    response = client.post(f"/review/{queue['due'].pk}/decide/", sent, headers=headers)
    assert response.headers["HX-Redirect"] == "/sign-in/?" + urlencode({"next": here})
    assert not Review.objects.filter(outcome="confirmed").exists()


def test_before_the_first_run_the_page_says_where_reviews_come_from(
    client: Client, person: People
) -> None:
    Run.objects.all().delete()
    assert "Reviews come from runs." in page(client, person("manager"))
