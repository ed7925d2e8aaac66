"""From the first terraces to the first run: proposed, approved by another, published, run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.beginning import begin
from tests.web.pages.beginning import walked

from tanada_web.beginning.keeping import folder_of
from tanada_web.keeping.named import named_uploads
from tanada_web.models import HandsetTier, Holding, Person, PolicyVersion, Run, Source
from tanada_web.runs import background


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TANADA_HOME", str(tmp_path))
    monkeypatch.setattr(background, "spawn", lambda work: work())
    return tmp_path


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def admin(person: Callable[..., Person]) -> Person:
    return person("admin")


@pytest.fixture
def ready(folder: Path, admin: Person) -> Client:
    """An administrator who has come as far as the first terraces."""
    begin("first terraces", folder, lambda: walked(signed_in(admin)))
    return signed_in(admin)


@pytest.fixture
def approved(ready: Client, person: Callable[..., Person]) -> Client:
    ready.post("/start/live/propose/")
    decision = {"version": "1", "decision": "approve"}
    assert signed_in(person("manager")).post("/start/approve/", decision).status_code == 302
    return ready


def shown(client: Client, address: str = "/start/live/") -> str:
    return client.get(address).content.decode()


def test_who_is_alone_is_told_to_invite_somebody(ready: Client) -> None:
    page = shown(ready)
    assert "You are alone here." in page
    assert 'href="/settings/people/#add"' in page


def test_a_proposal_waits_and_is_not_approved_by_who_proposed_it(ready: Client) -> None:
    ready.post("/start/live/propose/")
    version = PolicyVersion.objects.get()
    assert (version.number, version.state) == (1, "proposed")
    assert "arr >= 100000" in version.text
    assert "waits for somebody else" in shown(ready)
    assert ready.get("/start/")["Location"] == "/start/live/"
    refused = ready.post("/start/approve/", {"version": "1", "decision": "approve"})
    assert refused.status_code == 404
    assert ready.post("/start/live/publish/").status_code == 422
    assert PolicyVersion.objects.get().state == "proposed"
    assert not Source.objects.exists()


def test_it_is_proposed_once_however_often_the_button_is_pressed(ready: Client) -> None:
    ready.post("/start/live/propose/")
    ready.post("/start/live/propose/")
    assert PolicyVersion.objects.count() == 1


@pytest.mark.parametrize("role", ["manager", "policy_owner", "admin"])
def test_another_reads_it_and_approves(
    role: str, ready: Client, person: Callable[..., Person]
) -> None:
    ready.post("/start/live/propose/")
    other = signed_in(person(role, "other"))
    page = shown(other, "/start/")
    assert "Admin proposes the first policy, and it waits for you" in page
    assert "ARR is at least $100,000" in page
    other.post("/start/approve/", {"version": "1", "decision": "approve"})
    assert PolicyVersion.objects.get().approved_by == person(role, "other")


def test_another_sends_it_back_and_it_can_be_proposed_again(
    ready: Client, person: Callable[..., Person]
) -> None:
    ready.post("/start/live/propose/")
    manager = signed_in(person("manager"))
    manager.post("/start/approve/", {"version": "1", "decision": "back"})
    assert PolicyVersion.objects.get().state == "draft"
    assert "Propose the policy" in shown(ready)


@pytest.mark.parametrize("role", ["viewer", "csm"])
def test_who_may_not_approve_sees_nothing_of_it(
    role: str, ready: Client, person: Callable[..., Person]
) -> None:
    ready.post("/start/live/propose/")
    other = signed_in(person(role))
    assert "Nothing is decided here yet" in shown(other, "/start/")
    decision = {"version": "1", "decision": "approve"}
    assert other.post("/start/approve/", decision).status_code == 404


def test_the_files_become_the_source_and_a_backup_holds_them(
    approved: Client, folder: Path
) -> None:
    assert "it can go live" in shown(approved)
    approved.post("/start/live/publish/")
    assert PolicyVersion.objects.get().state == "published"
    source = Source.objects.get()
    assert (folder / source.accounts).read_bytes().startswith(b"Account ID,Company")
    assert "account_id: Account ID" in (folder / source.mapping).read_text(encoding="utf-8")
    assert named_uploads() == {source.accounts, source.mapping}


def test_the_first_run_is_started_and_watched(approved: Client, admin: Person) -> None:
    approved.post("/start/live/publish/")
    assert "Ready for the first run" in shown(approved)
    started = approved.post("/start/live/run/")["Location"]
    assert "Done: 199 accounts hold a tier" in shown(approved, started)
    run = Run.objects.get()
    assert (run.state, run.started_by, run.counts) == ("done", admin.key, {"new": 199})
    assert Holding.objects.get(account_id="A-199").tier == "strategic"
    assert not folder_of(admin).exists()
    assert approved.get("/start/")["Location"] == "/"
    assert approved.get("/start/live/")["Location"] == "/start/files/"


def test_progress_is_a_part_of_the_page_for_htmx(approved: Client) -> None:
    approved.post("/start/live/publish/")
    started = approved.post("/start/live/run/")["Location"]
    part = approved.get(started, headers={"HX-Request": "true"}).content.decode()
    assert part.startswith('<section class="stack" id="progress"')
    assert "hx-get" not in part


def test_a_run_that_is_refused_is_told_with_its_reason(approved: Client, folder: Path) -> None:
    approved.post("/start/live/publish/")
    (folder / Source.objects.get().accounts).unlink()
    page = shown(approved, approved.post("/start/live/run/")["Location"])
    assert "This run did not count; all is as it was" in page
    assert 'class="notice need"' in page
    assert "Ready for the first run" in shown(approved)


def test_a_run_that_was_cut_short_is_told(approved: Client, admin: Person) -> None:
    from django.utils import timezone

    now = timezone.now()
    Run.objects.create(as_of=now.date(), started_by=admin.key, started_at=now, step="deciding")
    page = shown(approved, "/start/live/progress/?after=0&at=0")
    assert "This run was cut short; nothing of it counts." in page


def handset(client: Client, rows: str) -> Any:
    content = f"account_id,tier,since\n{rows}\n".encode()
    files = {"files": SimpleUploadedFile("hand.csv", content), "whole": "yes"}
    return client.post("/start/handset/", files)


def test_tiers_set_by_hand_are_compared_and_adopted_before_anything_is_live(
    approved: Client, admin: Person
) -> None:
    approved.post("/start/live/publish/")
    assert "Tiers set by hand before" in shown(approved)
    sent = handset(approved, "A-010,Strategic,2025-01-01\nA-199,Strategic,2025-01-01")
    assert sent["Location"] == "/start/handset/"
    page = shown(approved, "/start/handset/")
    assert "By the policy 0 of 2 accounts would rise, and 1 fall" in page
    assert '<th scope="row">A-010</th>' in page
    assert not Run.objects.exists()
    approved.post("/start/handset/adopt/")
    assert HandsetTier.objects.filter(adopted=True).count() == 2
    approved.post("/start/live/run/")
    assert Run.objects.get().counts == {"new": 197, "grace": 1, "held": 1}
    assert [each.name for each in folder_of(admin).glob("*hand*")] == []


def test_a_file_of_tiers_that_is_not_in_order_is_refused_with_its_lines(approved: Client) -> None:
    approved.post("/start/live/publish/")
    response = handset(approved, "A-010,Platinum,2025-01-01")
    assert response.status_code == 422
    assert "Platinum" in response.content.decode()
    assert not HandsetTier.objects.exists()


def test_nothing_is_compared_before_the_policy_is_in_force(ready: Client) -> None:
    assert handset(ready, "A-010,core,2025-01-01")["Location"] == "/start/live/"
    assert ready.get("/start/handset/")["Location"] == "/start/live/"


def test_the_last_step_asks_the_database_the_same_number_of_times(
    ready: Client, person: Callable[..., Person], django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        person("manager", f"manager-{number}")
    shown(ready)  # the session begins with the first page
    with django_assert_max_num_queries(10):
        shown(ready)
