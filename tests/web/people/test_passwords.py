"""Passwords: the first one, an own one, and a new first one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.web.conftest import AT

from tanada_web.models import AuditEvent, FailedSignIn, Person
from tanada_web.people.adding import Added, Newcomer, add
from tanada_web.people.passwords import change, reset
from tanada_web.people.sign_in import sign_in
from tanada_web.permissions import ALLOWED, SYSTEM, may

from .conftest import EMAIL, OTHER, PASSWORD, People, codes_of, guess, request

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer() -> Added:
    return add(Newcomer("hana@example.test", "Hana", "manager"), SYSTEM, AT)


def test_with_a_first_password_one_comes_in_and_may_only_choose_an_own_one(newcomer: Added) -> None:
    hana = sign_in(request(), "hana@example.test", newcomer.first_password or "", AT)
    assert [action for action in ALLOWED if may(hana, action)] == []
    hana = change(hana, newcomer.first_password or "", OTHER, AT)
    assert may(hana, "overrides:decide")
    assert sign_in(request(), "hana@example.test", OTHER, AT) == hana


def test_a_first_password_is_good_for_a_week(newcomer: Added) -> None:
    first = newcomer.first_password or ""
    week = timedelta(days=7)
    late = AT + week
    assert codes_of(lambda: sign_in(request(), "hana@example.test", first, late)) == [
        "people.first_password_expired"
    ]
    in_time = AT + week - timedelta(seconds=1)
    assert sign_in(request(), "hana@example.test", first, in_time) == newcomer.person


def test_first_passwords_are_drawn(newcomer: Added) -> None:
    other = add(Newcomer("ken@example.test", "Ken", "csm"), SYSTEM, AT)
    assert other.first_password != newcomer.first_password
    assert len(other.first_password or "") == 19


def test_a_password_from_the_command_line_is_an_own_one() -> None:
    found = add(Newcomer("hana@example.test", "Hana", "admin"), SYSTEM, AT, OTHER)
    assert found.first_password is None
    assert may(sign_in(request(), "hana@example.test", OTHER, AT), "people:write")


def test_nobody_chooses_the_password_of_another(person: People, known: Person) -> None:
    hana = Newcomer("hana@example.test", "Hana", "csm")
    admin = person("admin")
    assert codes_of(lambda: add(hana, admin, AT, OTHER)) == ["people.password_of_another"]
    assert codes_of(lambda: reset(known, admin, AT, OTHER)) == ["people.password_of_another"]


@pytest.mark.parametrize(
    ("password", "codes"),
    [
        ("short one", ["people.password_too_short"]),
        ("123456789012345", ["people.password_entirely_numeric"]),
        ("manager@example.test", ["people.password_too_similar"]),
        ("qwertyuiop", ["people.password_too_short", "people.password_too_common"]),
        ("x" * 1_001, ["people.password_unreadable"]),
        ("\ud800 half a character", ["people.password_unreadable"]),
        (PASSWORD, ["people.same_password"]),
    ],
)
def test_everything_that_is_wrong_with_a_new_password_is_said(
    known: Person, password: str, codes: list[str]
) -> None:
    assert codes_of(lambda: change(known, PASSWORD, password, AT)) == codes
    known.refresh_from_db()
    assert known.check_password(PASSWORD)


def test_the_present_password_must_be_known_and_is_not_guessed_either(known: Person) -> None:
    for _ in range(5):
        assert codes_of(lambda: change(known, "not this one", OTHER, AT)) == [
            "people.wrong_present_password"
        ]
    assert codes_of(lambda: change(known, PASSWORD, OTHER, AT)) == ["people.too_many_attempts"]


def test_a_key_does_not_change_the_password(known: Person) -> None:
    known.scopes = frozenset({"people:write"})
    assert codes_of(lambda: change(known, PASSWORD, OTHER, AT)) == ["permission.not_allowed"]


def test_an_administrator_gives_a_new_first_password(person: People, known: Person) -> None:
    for _ in range(5):
        guess()
    first = reset(known, person("admin"), AT)
    assert not FailedSignIn.objects.exists()
    assert guess() == "people.wrong_password"
    again = sign_in(request(), EMAIL, first or "", AT)
    assert again.first_password_until == AT + timedelta(days=7)
    event = AuditEvent.objects.get(action="person:password_reset")
    assert (event.actor, event.subject) == ("key-of-admin", "key-of-manager")
    assert (event.before, event.after) == (None, None)


@pytest.mark.parametrize("role", ["viewer", "csm", "manager", "policy_owner"])
def test_nobody_else_resets_passwords(person: People, role: str) -> None:
    assert codes_of(lambda: reset(person("admin"), person(role), AT)) == ["permission.not_allowed"]
