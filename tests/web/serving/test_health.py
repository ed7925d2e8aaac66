"""Whether the server can work, for those that watch it."""

from __future__ import annotations

from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from tanada_web.models import Run, RunState

pytestmark = pytest.mark.django_db


def test_it_says_that_nothing_has_run_yet(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"database": "ok", "last_run": None})


def test_it_says_for_which_day_the_last_run_was_and_how_old_it_is(client: Client) -> None:
    begun = timezone.now() - timedelta(hours=36)
    for number, day in enumerate((28, 29), start=1):
        Run.objects.create(
            number=number,
            as_of=date(2026, 6, day),
            state=RunState.DONE,
            started_by="run",
            started_at=begun,
            finished_at=begun,
        )
    assert client.get("/healthz").json()["last_run"] == {"as_of": "2026-06-29", "age_days": 1.5}


def test_a_watcher_may_call_by_any_name(client: Client) -> None:
    assert client.get("/healthz", headers={"host": "10.0.0.7"}).status_code == 200


def test_a_database_that_is_away_is_an_error_without_its_secrets(client: Client) -> None:
    away = OperationalError("password of tanada@db.internal is wrong")
    with patch("tanada_web.models.Run.objects.filter", side_effect=away):
        response = client.get("/healthz")
    assert (response.status_code, response.json()) == (503, {"database": "unreachable"})


def test_it_is_only_read(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
