"""Sessions: kept alive while used, ended where they should."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.web.conftest import AT

from tanada_web.models import Person
from tanada_web.people.sign_in import change_password, sign_in

from .conftest import EMAIL, OTHER, PASSWORD, People, request

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


def test_a_session_in_use_is_written_again_now_and_then_only(known: Person) -> None:
    client = Client()
    client.force_login(known)
    client.get("/nowhere/")
    seen = client.session["seen"]
    client.get("/nowhere/")
    assert client.session["seen"] == seen
    session = client.session
    session["seen"] = seen - 601
    session.save()
    client.get("/nowhere/")
    assert client.session["seen"] >= seen


def test_the_cookie_of_a_session_is_kept_from_scripts_and_other_sites(known: Person) -> None:
    client = Client()
    client.force_login(known)
    client.get("/nowhere/")
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 43_200)


def signed_in(session_key: str) -> Person | None:
    """The person whom the server takes the holder of a session for."""
    from django.contrib.auth import get_user
    from django.contrib.sessions.backends.db import SessionStore

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
