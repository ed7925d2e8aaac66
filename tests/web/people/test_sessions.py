"""Sessions: kept alive while used, ended where they should."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.middleware import SessionMiddleware
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from tests.web.conftest import AT

from tanada_web.models import Person
from tanada_web.people.sessions import kept_alive
from tanada_web.people.sign_in import change_password, sign_in

from .conftest import EMAIL, OTHER, PASSWORD, People, request

SESSION_COOKIE = "sessionid"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known")]


def test_a_session_ends_when_the_person_leaves_or_has_another_password(known: Person) -> None:
    asked, elsewhere = request(), request("192.0.2.2")
    for each in (asked, elsewhere):
        sign_in(each, EMAIL, PASSWORD, AT)
        each.session.save()
    asked.user = known
    change_password(asked, PASSWORD, OTHER, AT)
    asked.session.save()
    assert signed_in(asked.session.session_key) == known
    assert signed_in(elsewhere.session.session_key) is None
    Person.objects.update(is_active=False)
    assert signed_in(asked.session.session_key) is None


def test_a_session_in_use_is_written_again_now_and_then_only() -> None:
    session_key = session_of(EMAIL)
    answer(session_key)
    seen = SessionStore(session_key)["seen"]
    assert SESSION_COOKIE not in answer(session_key).cookies
    session = SessionStore(session_key)
    session["seen"] = seen - 601
    session.save()
    assert SESSION_COOKIE in answer(session_key).cookies
    assert SessionStore(session_key)["seen"] >= seen


def test_who_has_not_signed_in_has_no_session() -> None:
    assert SESSION_COOKIE not in answer("").cookies
    assert not Session.objects.exists()


def test_the_cookie_of_a_session_is_kept_from_scripts_and_other_sites() -> None:
    cookie = answer(session_of(EMAIL)).cookies[SESSION_COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 43_200)


def session_of(email: str) -> str:
    """The key of a new session."""
    asked = request()
    sign_in(asked, email, PASSWORD, AT)
    asked.session.save()
    return str(asked.session.session_key)


def answer(session_key: str) -> HttpResponse:
    """What somebody with a session is answered."""
    asked = request()
    if session_key:
        asked.COOKIES[SESSION_COOKIE] = session_key
    return SessionMiddleware(kept_alive(lambda _: HttpResponse()))(asked)


def signed_in(session_key: str) -> Person | None:
    """The person whom the server takes the holder of a session for."""
    asked = request()
    asked.session = SessionStore(session_key)
    found = get_user(asked)
    return found if found.is_authenticated else None


def test_a_person_is_found_in_a_session_by_one_query(
    known: Person, django_assert_num_queries: People
) -> None:
    asked = request()
    sign_in(asked, EMAIL, PASSWORD, AT)
    asked.session.save()
    with django_assert_num_queries(2):  # the session, and the person
        assert signed_in(asked.session.session_key) == known
