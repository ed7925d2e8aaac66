"""What is kept for a while goes when the while is over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.utils import timezone
from tests.web.conftest import AT

from tanada_web.models import Answered, FailedSignIn, Person
from tanada_web.worker.expired import remove_expired


def test_answers_go_after_a_day(person: Callable[..., Person]) -> None:
    for key, age in {"old": timedelta(hours=24, seconds=1), "young": timedelta(hours=23)}.items():
        Answered.objects.create(
            person=person("admin"), key=key, request_digest="0" * 64, at=AT - age
        )
    remove_expired(AT)
    assert [each.key for each in Answered.objects.all()] == ["young"]


def test_failed_sign_ins_go_when_they_count_no_more(db: None, settings: Any) -> None:  # noqa: ARG001
    settings.FAILED_SIGN_INS_WITHIN = timedelta(minutes=15)
    for digest, minutes in {"old": 16, "young": 14}.items():
        FailedSignIn.objects.create(
            email_digest=digest, from_digest="x", at=AT - timedelta(minutes=minutes)
        )
    remove_expired(AT)
    assert [each.email_digest for each in FailedSignIn.objects.all()] == ["young"]


def test_sessions_that_have_expired_go(db: None) -> None:  # noqa: ARG001
    now = timezone.now()
    for key, minutes in {"old": -1, "young": 60}.items():
        Session.objects.create(
            session_key=key, session_data="", expire_date=now + timedelta(minutes=minutes)
        )
    remove_expired(now)
    assert [each.session_key for each in Session.objects.all()] == ["young"]
