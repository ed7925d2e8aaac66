"""The frame: its weight, its foot, and the page for what went wrong."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client, RequestFactory
from django.utils import timezone

from tanada_web.models import Person, PolicyVersion, Run, RunState
from tanada_web.pages.frame import Frame

pytestmark = pytest.mark.django_db
LIMIT = 150 * 1024


def test_the_first_page_with_all_that_it_loads_weighs_at_most_150_kib(client: Client) -> None:
    page = client.get("/sign-in/").content.decode()
    assets = re.findall(r'(?:src|href)="/static/([^"]+)"', page)
    weights = [Path(finders.find(name)).stat().st_size for name in assets]
    assert len(assets) >= 7
    assert len(page.encode()) + sum(weights) < LIMIT


def test_a_page_that_is_not_there_stands_in_the_frame(client: Client) -> None:
    response = client.get("/nowhere/")
    page = response.content.decode()
    assert response.status_code == 404
    assert 'class="skip"' in page
    assert '<p class="soft">404</p>' in page


def test_the_foot_says_what_stands_since_when(
    client: Client, person: Callable[..., Person]
) -> None:
    owner, now = person("policy_owner"), timezone.now()
    policy = PolicyVersion.objects.create(
        number=7, text="", fingerprint="f", drafted_by=owner, drafted_at=now
    )
    Run.objects.create(
        number=41,
        state=RunState.DONE,
        as_of="2026-11-21",
        policy=policy,
        started_by="run",
        started_at=now,
        finished_at=now - timedelta(hours=4),
    )
    client.force_login(owner)
    foot = client.get("/nowhere/").content.decode().partition("<footer")[2]
    assert "As of 21 Nov 2026, decided under policy version 7, run 41." in foot
    assert "Last run 4 h ago." in foot


def test_the_foot_says_that_there_was_no_run(client: Client, person: Callable[..., Person]) -> None:
    client.force_login(person("viewer"))
    assert "No run has finished yet." in client.get("/nowhere/").content.decode()


def test_after_a_form_a_preference_leads_to_the_first_page() -> None:
    assert Frame(RequestFactory().post("/accounts/x/")).here == "/"
    assert Frame(RequestFactory().get("/accounts/?tier=core")).here == "/accounts/?tier=core"
