"""Signing in: who gets in, who is slowed down, and that nothing tells who is there."""

from __future__ import annotations

import pytest
from django.contrib.auth import SESSION_KEY, hashers
from tests.web.conftest import AT

from tanada_web.models import AuditEvent, Person
from tanada_web.people.passwords import WrongPassword
from tanada_web.people.sign_in import sign_in, sign_out

from .conftest import EMAIL, PASSWORD, guess, request

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known")]


@pytest.mark.parametrize("email", [EMAIL, "Manager@Example.TEST", f" {EMAIL} "])
def test_somebody_signs_in_by_their_address_and_password(known: Person, email: str) -> None:
    asked = request()
    assert sign_in(asked, email, PASSWORD, AT) == known
    assert asked.session[SESSION_KEY] == str(known.pk)
    assert AuditEvent.objects.values_list("actor", "action").get() == (
        "key-of-manager",
        "person:signed_in",
    )


def test_a_session_from_before_is_not_the_one_after() -> None:
    asked = request()
    asked.session["seen_before"] = True
    asked.session.save()
    before = asked.session.session_key
    sign_in(asked, EMAIL, PASSWORD, AT)
    asked.session.save()
    again = asked.session.session_key
    assert again not in (None, before)
    sign_in(asked, EMAIL, PASSWORD, AT)
    asked.session.save()
    assert asked.session.session_key not in (None, before, again)
    assert not asked.session.exists(before)


def test_signing_out_leaves_nothing_in_the_session() -> None:
    asked = request()
    sign_in(asked, EMAIL, PASSWORD, AT)
    sign_out(asked)
    assert dict(asked.session.items()) == {}


@pytest.mark.parametrize(
    "email",
    [EMAIL, "nobody@example.test", "no address", "", "a\x00b@example.test", "\ud800@example.test"],
)
def test_a_wrong_guess_is_answered_alike_whoever_is_there(email: str) -> None:
    assert guess(email) == "people.wrong_password"


@pytest.mark.parametrize("password", ["", "x" * 100_000, "\ud800 is half a character"])
def test_no_password_is_too_strange_to_be_wrong(password: str) -> None:
    with pytest.raises(WrongPassword):
        sign_in(request(), EMAIL, password, AT)


@pytest.mark.parametrize("case", ["known", "nobody", "no address", "left", "no password"])
def test_a_password_is_hashed_once_whoever_is_there(
    known: Person, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if case == "left":
        Person.objects.update(is_active=False)
    if case == "no password":
        known.set_unusable_password()
        known.save()
    email = {"nobody": "nobody@example.test", "no address": "nobody"}.get(case, EMAIL)
    hashed = []
    hasher = hashers.get_hasher("default")
    encode = type(hasher).encode
    monkeypatch.setattr(
        type(hasher), "encode", lambda *given: [hashed.append(1), encode(*given)][1]
    )
    guess(email)
    assert len(hashed) == 1


def test_who_has_left_does_not_get_in() -> None:
    Person.objects.update(is_active=False)
    with pytest.raises(WrongPassword):
        sign_in(request(), EMAIL, PASSWORD, AT)
