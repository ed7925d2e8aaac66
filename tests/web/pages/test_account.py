"""The page of an account: why, what became of it, its data, and what people say of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.web.pages.listed import client_of, decided

from tanada_web.models import (
    Correction,
    Designation,
    Holding,
    Judgement,
    Override,
    Person,
    Review,
    Transition,
)

People = Callable[..., Person]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _portfolio(tmp_path: Path, person: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))
    decided(tmp_path, person)


@pytest.fixture
def manager(person: People) -> Client:
    return client_of(person("manager"))


def shown(client: Client, account_id: str, part: str = "account") -> str:
    response = client.get(reverse(part, args=[account_id]), headers={"HX-Request": "true"})
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def plain(text: str) -> str:
    """What a reader sees of it, on one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text))


def said(client: Client, account_id: str, act: str, **sent: str) -> Any:
    return client.post(reverse("account-say", args=[account_id, act]), sent)


@pytest.mark.parametrize(
    ("account_id", "written"),
    [
        ("A-1", "A-1"),
        ("A/6", "A~2F6"),
        ("..", "~2E~2E"),
        ("日本 7", "~E6~97~A5~E6~9C~AC~207"),
        ("a~b%?#&", "a~7Eb~25~3F~23~26"),
    ],
)
def test_any_id_has_an_address(account_id: str, written: str) -> None:
    assert reverse("account", args=[account_id]) == f"/accounts/{written}/"


def test_the_first_lines_say_what_it_holds_and_why(manager: Client, person: People) -> None:
    text = plain(shown(manager, "A-1"))
    assert "Alder holds Gold since 31 May 2026, and qualifies for it." in text
    assert "ARR is above $100,000." in text
    falls = plain(shown(manager, "A-3"))
    assert "Cedar holds Gold" in falls
    assert "qualifies for Silver" in falls
    japanese = plain(shown(client_of(person("viewer"), "ja"), "A-1"))
    assert "ARRが10万ドルを超えるためです。" in japanese


def test_names_and_ids_stay_text(manager: Client) -> None:
    text = shown(manager, "A/6")
    assert "<script>alert(1)" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; holds Silver" in text
    for account_id in ("..", "日本 7"):
        assert account_id in shown(manager, account_id)


def test_why_tells_each_clause_measure_and_margin(manager: Client) -> None:
    text = plain(shown(manager, "A-2", "account-why"))
    assert "does not hold: ARR is above $100,000 ARR $80,000" in text
    assert "holds: ARR is above $50,000 and growth potential is high" in text
    assert "Sentiment CSM sentiment red 0 100 0" in text
    assert "$30,000 less ARR → Silver" in text
    stale = plain(shown(manager, "A-3", "account-why"))
    assert "out of date" in stale


def test_the_course_tells_arr_over_past_runs(manager: Client) -> None:
    text = plain(shown(manager, "A-3", "account-course"))
    assert "ARR from $120,000 (31 May 2026) to $60,000 (30 Jun 2026)" in text
    without_arr = plain(shown(manager, "A-5", "account-course"))
    assert "Health score from 100 (31 May 2026) to 100 (30 Jun 2026)" in without_arr
    assert "ARR from" not in without_arr


def test_the_data_says_where_each_value_is_from_and_when(manager: Client) -> None:
    text = plain(shown(manager, "A-3"))
    assert "CSM sentiment yellow crm, 2 Jan 2026 too old to count" in text
    assert "Not known: ARR" in plain(shown(manager, "A-5"))


def test_the_history_tells_transitions_with_their_reasons(manager: Client) -> None:
    text = plain(shown(manager, "A-3"))
    assert "30 Jun 2026 Grace begins, until" in text
    assert "31 May 2026 First tier: Gold ARR is above $100,000 · run 1" in text


def test_a_page_asks_the_database_as_often_for_a_long_history(
    manager: Client, person: People, django_assert_num_queries: Any
) -> None:
    shown(manager, "A-1")
    with django_assert_num_queries(18):
        shown(manager, "A-1")
    for at in range(5):
        day = timezone.now().date() + timedelta(days=30 * at)
        Override.objects.create(
            account_id="A-1",
            tier="tin",
            reason="r",
            starts_on=day,
            expires_on=day + timedelta(days=9),
            proposed_by=person("csm"),
            proposed_at=timezone.now(),
        )
    with django_assert_num_queries(18):
        shown(manager, "A-1")


def test_who_may_not_see_or_know_finds_nothing(manager: Client, person: People) -> None:
    response = manager.get(reverse("account", args=["A-11"]))
    assert response.status_code == 404
    assert '<a href="/accounts/A-1/">A-1</a>' in response.content.decode()
    for part in ("account-why", "account-course"):
        assert manager.get(reverse(part, args=["nobody"])).status_code == 404
    assert manager.get(f"/accounts/{quote('~ZZ')}/").status_code == 404
    assert manager.get(reverse("account", args=["a\x00b"])).status_code == 404
    viewer = client_of(person("viewer"))
    assert "Propose an override" not in shown(viewer, "A-1")
    assert said(viewer, "A-1", "override", tier="tin").status_code == 404
    assert Client().get("/accounts/A-1/")["Location"].startswith("/sign-in/")


def test_a_csm_speaks_only_of_the_own_book_and_pools(person: People) -> None:
    csm = client_of(person("csm"))
    assert "Propose an override" in shown(csm, "A-1")
    assert "Propose an override" in shown(csm, "A-4")
    assert "Propose an override" not in shown(csm, "A-3")
    assert said(csm, "A-3", "judgement", field="nps", value="9").status_code == 404


def test_an_override_is_proposed_in_place_and_taken_back(manager: Client) -> None:
    today = timezone.now().date()
    days = {"starts_on": today.isoformat(), "expires_on": f"{today + timedelta(days=60)}"}
    response = said(manager, "A/6", "override", tier="gold", reason="Reference", **days)
    assert response["Location"] == "/accounts/A~2F6/"
    text = plain(shown(manager, "A/6"))
    assert "The override is proposed." in text
    assert "Override to Gold: proposed" in text
    number = Override.objects.get().pk
    undo = reverse("account-undo", args=["A/6", "override", number])
    assert (
        manager.post(reverse("account-undo", args=["A-1", "override", number])).status_code == 404
    )
    assert manager.post(undo).status_code == 302
    assert "Override to Gold: removed" in plain(shown(manager, "A/6"))


def test_a_refused_form_keeps_what_was_typed(manager: Client) -> None:
    sent = {"tier": "gold", "reason": "Because <b>", "starts_on": "2020-01-01"}
    response = said(manager, "A-1", "override", **sent, expires_on="2020-02-01")
    text = response.content.decode()
    assert response.status_code == 422
    assert "Because &lt;b&gt;</textarea>" in text
    assert 'id="override-starts_on-wrong"' in text
    assert re.search(r'<details name="say" open><summary>Propose an override', text)
    unfit = said(manager, "A-1", "judgement", field="nps", value="much", as_of="2026-06-01")
    assert 'id="judgement-value-wrong"' in unfit.content.decode()


def test_designations_judgements_and_corrections_are_said_in_place(manager: Client) -> None:
    today = timezone.now().date().isoformat()
    said(manager, "A-2", "designation", kind="brand", reason="Known", starts_on=today)
    said(manager, "A-2", "judgement", field="csm_sentiment", value="green", as_of=today)
    last = Transition.objects.filter(account_id="A-3").latest("run").run
    said(manager, "A-3", "correction", run=str(last), reason="Mistyped")
    text = plain(shown(manager, "A-2"))
    assert "Designated: brand" in text
    assert "Judged: CSM sentiment green" in text
    assert "Correction of run 2: proposed" in plain(shown(manager, "A-3"))
    assert Correction.objects.get().run == last
    for act, row in (("designation", Designation), ("judgement", Judgement)):
        number = row.objects.get().pk
        manager.post(reverse("account-undo", args=["A-2", act, number]))
    text = plain(shown(manager, "A-2"))
    assert "Designation removed: brand" in text
    assert "Judgement withdrawn: CSM sentiment green" in text


def test_a_designation_that_has_ended_cannot_be_taken_back(manager: Client) -> None:
    today = timezone.now().date()
    said(manager, "A-2", "designation", kind="brand", reason="Known", starts_on=today.isoformat())
    undo = reverse("account-undo", args=["A-2", "designation", Designation.objects.get().pk])
    assert undo in shown(manager, "A-2")
    Designation.objects.update(starts_on=today - timedelta(days=9), expires_on=today)
    assert undo not in shown(manager, "A-2")


@pytest.mark.parametrize(
    ("tier", "told"), [("gold", ["higher"]), ("silver", []), ("tin", ["lower"])]
)
def test_a_review_says_beyond_which_tier_there_is_none(
    manager: Client, tier: str, told: list[str]
) -> None:
    held = Holding.objects.filter(tier=tier, status="new").first()
    assert held is not None
    raised = {"catches": "due", "raised_on": held.as_of, "due_on": held.as_of}
    review = Review.objects.create(account_id=held.account_id, **raised)
    text = manager.get(reverse("review-margin", args=[review.pk])).content.decode()
    assert re.findall(r"there is no (\w+) tier", text) == told
