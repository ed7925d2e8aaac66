"""Adding and changing people: by whom, and that an administrator always remains."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection
from tests.web.conftest import AT

from tanada.errors import TanadaError
from tanada_web.models import AuditEvent, Person
from tanada_web.people.adding import Added, Newcomer, add
from tanada_web.people.addresses import of_address, person_of
from tanada_web.people.changing import Changes, change, come_back, everybody, leave
from tanada_web.people.keys import create, find
from tanada_web.people.sign_in import sign_in
from tanada_web.permissions import SYSTEM

from .conftest import PASSWORD, People, codes_of, request

pytestmark = pytest.mark.django_db
HANA = Newcomer("Hana@Example.test", "山田 花", "csm", "山田")


def added(newcomer: Newcomer = HANA) -> Added:
    return add(newcomer, SYSTEM, AT)


def test_an_administrator_adds_a_person_and_is_told_the_first_password(person: People) -> None:
    found = add(HANA, person("admin"), AT)
    hana = Person.objects.get(pk=found.person.pk)
    assert (hana.email, hana.name, hana.role, hana.owner, hana.language) == (
        "hana@example.test",
        "山田 花",
        "csm",
        "山田",
        "en",
    )
    assert found.first_password is not None
    assert hana.check_password(found.first_password)
    assert len(hana.key) == 32


def test_the_trail_tells_of_a_newcomer_without_any_name() -> None:
    hana = added().person
    event = AuditEvent.objects.get()
    assert (event.actor, event.action, event.subject) == ("system", "person:added", hana.key)
    assert (event.before, event.after) == (None, {"role": "csm"})


@pytest.mark.parametrize("role", ["viewer", "csm", "manager", "policy_owner"])
def test_nobody_else_adds_people(person: People, role: str) -> None:
    assert codes_of(lambda: add(HANA, person(role), AT)) == ["permission.not_allowed"]


@pytest.mark.parametrize(
    ("newcomer", "code"),
    [
        (Newcomer("no address", "A", "csm"), "people.no_address"),
        (Newcomer("a@example.test\x00", "A", "csm"), "people.no_address"),
        (Newcomer("a" * 250 + "@example.test", "A", "csm"), "people.no_address"),
        (Newcomer("a@example.test", "  ", "csm"), "people.no_name"),
        (Newcomer("a@example.test", "A\nB", "csm"), "people.no_name"),
        (Newcomer("a@example.test", "A" * 201, "csm"), "people.no_name"),
        (Newcomer("a@example.test", "A", "owner"), "people.no_role"),
        (Newcomer("a@example.test", "A", "csm", "A\x00"), "people.no_name"),
        (Newcomer("a@example.test", "A", "csm", "A", "fr"), "people.no_language"),
    ],
)
def test_what_cannot_be_a_person_is_refused(newcomer: Newcomer, code: str) -> None:
    assert codes_of(lambda: added(newcomer)) == [code]
    assert not Person.objects.exists()
    assert not AuditEvent.objects.exists()


def test_an_address_is_somebodys_once_however_it_is_written() -> None:
    added()
    again = Newcomer("HANA@EXAMPLE.TEST", "Other", "viewer")
    assert codes_of(lambda: added(again)) == ["people.address_taken"]
    assert Person.objects.count() == AuditEvent.objects.count() == 1


def test_a_person_is_found_by_the_address_however_it_is_written() -> None:
    hana = added().person
    assert person_of(" hana@EXAMPLE.test ") == hana
    assert codes_of(lambda: person_of("else@example.test")) == ["people.nobody"]
    assert list(of_address("\x00")) == []


# Changing.


def test_an_administrator_changes_what_somebody_is(person: People) -> None:
    changes = Changes(name="Kenji", role="policy_owner", owner="", language="ja")
    found = change(person("csm"), changes, person("admin"), AT)
    found.refresh_from_db()
    assert (found.name, found.role, found.owner, found.language) == (
        "Kenji",
        "policy_owner",
        "",
        "ja",
    )
    event = AuditEvent.objects.get()
    assert event.before == {"role": "csm"}
    assert event.after == {
        "changed": ["name", "role", "owner", "language"],
        "role": "policy_owner",
    }


def test_what_is_so_already_leaves_no_trace(person: People) -> None:
    change(person("csm"), Changes(role="csm", owner="Csm"), person("admin"), AT)
    assert not AuditEvent.objects.exists()


def test_everybody_changes_the_own_name_and_language(person: People) -> None:
    csm, other = person("csm"), person("viewer")
    assert change(csm, Changes(name="C", language="ja"), csm, AT).language == "ja"
    assert codes_of(lambda: change(other, Changes(name="D"), csm, AT)) == ["permission.not_allowed"]


@pytest.mark.parametrize(
    "changes", [Changes(owner="Other"), Changes(role="admin"), Changes(name="D", owner="E")]
)
def test_nobody_takes_another_book_or_role(person: People, changes: Changes) -> None:
    csm = person("csm")
    assert codes_of(lambda: change(csm, changes, csm, AT)) == ["permission.not_allowed"]
    csm.refresh_from_db()
    assert (csm.name, csm.owner, csm.role) == ("Csm", "Csm", "csm")


def test_nobody_changes_the_own_role(person: People) -> None:
    admin = person("admin")
    person("admin", "second")
    assert codes_of(lambda: change(admin, Changes(role="viewer"), admin, AT)) == ["people.own_role"]


def test_the_last_administrator_stays_one(person: People) -> None:
    admin, second = person("admin"), person("admin", "second")
    leave(second, admin, AT)
    assert codes_of(lambda: leave(admin, admin, AT)) == ["people.last_admin"]
    assert codes_of(lambda: change(admin, Changes(role="csm"), SYSTEM, AT)) == ["people.last_admin"]
    admin.refresh_from_db()
    assert (admin.role, admin.is_active) == ("admin", True)


@pytest.mark.django_db(transaction=True)
def test_of_two_administrators_who_remove_each_other_one_stays(person: People) -> None:
    first, second = person("admin"), person("admin", "second")
    ready = Barrier(2)
    answers: list[str] = []

    def remove(by: Person, other: Person) -> None:
        ready.wait()
        try:
            leave(other, by, AT)
            answers.append("left")
        except TanadaError as error:
            answers.append(error.problems[0].code)
        finally:
            connection.close()

    pairs = [(first, second), (second, first)]
    threads = [Thread(target=remove, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["left", "people.last_admin"]
    assert Person.objects.filter(is_active=True).count() == 1


def test_who_leaves_can_do_nothing_and_may_come_back(known: Person, person: People) -> None:
    key = create(known, known, AT, name="nightly", scopes=["accounts:read"])
    asked = request()
    sign_in(asked, known.email, PASSWORD, AT)
    asked.session.save()
    leave(known, person("admin"), AT)
    assert not asked.session.exists(asked.session.session_key)
    assert codes_of(lambda: find(key.text, AT)) == ["keys.person_left"]
    assert codes_of(lambda: sign_in(request(), known.email, PASSWORD, AT)) == [
        "people.wrong_password"
    ]
    come_back(known, person("admin"), AT)
    assert sign_in(request(), known.email, PASSWORD, AT) == known
    assert find(key.text, AT) == known


def test_leaving_ends_the_sessions_of_nobody_else(known: Person, person: People) -> None:
    asked = request()
    sign_in(asked, known.email, PASSWORD, AT)
    asked.session.save()
    leave(person("csm"), person("admin"), AT)
    assert asked.session.exists(asked.session.session_key)


@pytest.mark.parametrize("step", [leave, come_back])
def test_only_administrators_let_people_leave_and_return(
    person: People, step: Callable[..., Person]
) -> None:
    assert codes_of(lambda: step(person("viewer"), person("manager"), AT)) == [
        "permission.not_allowed"
    ]


def test_the_list_of_people_is_for_administrators(person: People) -> None:
    person("csm"), person("viewer")
    assert [each.name for each in everybody(person("admin"))] == ["Admin", "Csm", "Viewer"]
    assert codes_of(lambda: everybody(person("manager"))) == ["permission.not_allowed"]
