"""Requests with a session, and what a refused step says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import RequestFactory
from tests.web.conftest import AT

from tanada.errors import TanadaError
from tanada_web.models import Person
from tanada_web.people.sign_in import sign_in

People = Callable[..., Person]
EMAIL = "manager@example.test"
PASSWORD = "terraces in the morning"
OTHER = "a rice field at dusk"


def codes_of(step: Callable[[], object]) -> list[str]:
    """The codes of everything that a refused step says."""
    with pytest.raises(TanadaError) as raised:
        step()
    return [problem.code for problem in raised.value.problems]


def request(origin: str = "192.0.2.1", **headers: Any) -> HttpRequest:
    """A request with an empty session."""
    found = RequestFactory().post("/sign-in", REMOTE_ADDR=origin, **headers)
    found.session = SessionStore()
    return found


def guess(email: str = EMAIL, origin: str = "192.0.2.1", after: float = 0) -> str:
    """What a wrong guess is answered, some seconds later."""
    wrong, at = "not this one", AT + timedelta(seconds=after)
    return codes_of(lambda: sign_in(request(origin), email, wrong, at))[0]


@pytest.fixture
def known(person: People) -> Person:
    """A manager with a password of their own."""
    found = person("manager")
    found.set_password(PASSWORD)
    found.save()
    return found
