"""Forgetting a person: what goes, what stays, and that the trail is whole."""

from __future__ import annotations

import json

import pytest
from django.contrib.sessions.models import Session
from django.core import serializers
from tests.web.conftest import AT

from tanada.messages import say
from tanada_web import audit
from tanada_web.models import (
    Answered,
    ApiKey,
    AuditEvent,
    Designation,
    FailedSignIn,
    Holding,
    Person,
)
from tanada_web.people.adding import Newcomer, add
from tanada_web.people.addresses import of_address
from tanada_web.people.changing import Changes, change, come_back, everybody, leave
from tanada_web.people.describing import name_of
from tanada_web.people.forgetting import Forgotten, forget
from tanada_web.people.keys import create
from tanada_web.people.passwords import reset
from tanada_web.people.sign_in import sign_in
from tanada_web.permissions import SYSTEM

from .conftest import OTHER, People, codes_of, guess, request

pytestmark = pytest.mark.django_db
HANA = Newcomer("hana@example.test", "Hana Yamada", "csm", "H. Yamada", "ja")


def holding(account_id: str, owner: str) -> Holding:
    return Holding.objects.create(
        account_id=account_id,
        owner=owner,
        run=1,
        as_of=AT.date(),
        status="new",
        tier="tier_1",
        provisional=False,
        pinned=False,
        seen=True,
    )


@pytest.fixture
def hana() -> Person:
    """A CSM who has signed in, has a key, failed once and gave a reason."""
    found = add(HANA, SYSTEM, AT, OTHER).person
    asked = request()
    sign_in(asked, HANA.email, OTHER, AT)
    asked.session.save()
    guess(HANA.email)
    create(found, found, AT, name="Hana's export", scopes=["accounts:read"])
    Answered.objects.create(
        person=found, key="k", request_digest="d", body='{"name": "Hana Yamada"}', at=AT
    )
    Designation.objects.create(
        account_id="A-1",
        kind="brand",
        reason="Known everywhere.",
        starts_on=AT.date(),
        said_by=found,
        said_at=AT,
    )
    return found


def test_nothing_that_tells_who_a_person_was_stays(hana: Person, person: People) -> None:
    key = hana.key
    done = forget(hana, person("admin"), AT)
    assert done == Forgotten(sessions=1, keys=1, accounts=0)
    hana.refresh_from_db()
    assert (hana.is_active, hana.forgotten_at, hana.last_login) == (False, AT, None)
    assert not hana.has_usable_password()
    kept = serializers.serialize(
        "json", [*Person.objects.all(), *AuditEvent.objects.all(), *Designation.objects.all()]
    )
    assert "ana" not in kept.replace("manager", "").replace("Tanada", "").replace("tanada", "")
    assert "Yamada" not in kept
    assert json.loads(kept)
    assert hana.key == key
    for model in (ApiKey, Answered, FailedSignIn, Session):
        assert not model.objects.exists()


def test_what_they_gave_as_reasons_stays_by_somebody_forgotten(hana: Person) -> None:
    person_of_it = Designation.objects.get().said_by
    assert name_of(person_of_it, "ja") == "Hana Yamada"
    add(Newcomer("boss@example.test", "Boss", "admin"), SYSTEM, AT)
    forget(hana, SYSTEM, AT)
    designation = Designation.objects.get()
    assert designation.reason == "Known everywhere."
    assert name_of(designation.said_by, "en") == "Somebody who was forgotten"
    assert name_of(designation.said_by, "ja") == say("people.forgotten", "ja")


def test_the_trail_is_whole_after_a_person_was_forgotten(hana: Person) -> None:
    before = audit.head()
    forget(hana, SYSTEM, AT)
    assert audit.verify(before) is None
    event = AuditEvent.objects.last()
    assert event is not None
    assert (event.actor, event.action, event.subject) == ("system", "person:forgotten", hana.key)


def test_it_is_told_how_many_accounts_still_name_them(hana: Person) -> None:
    for number, owner in enumerate(["H. Yamada", "H. Yamada", "Other", ""]):
        holding(f"A-{number}", owner)
    assert forget(hana, SYSTEM, AT).accounts == 2
    assert Holding.objects.filter(owner="H. Yamada").count() == 2


def test_the_address_is_free_for_somebody_else(hana: Person) -> None:
    forget(hana, SYSTEM, AT)
    assert not of_address(HANA.email).exists()
    assert add(HANA, SYSTEM, AT).person.pk != hana.pk


def test_who_was_forgotten_is_not_changed_found_or_forgotten_again(hana: Person) -> None:
    forget(hana, SYSTEM, AT)
    assert list(everybody(SYSTEM)) == []
    for step in (
        lambda: change(hana, Changes(name="Hana"), SYSTEM, AT),
        lambda: come_back(hana, SYSTEM, AT),
        lambda: leave(hana, SYSTEM, AT),
        lambda: reset(hana, SYSTEM, AT),
        lambda: forget(hana, SYSTEM, AT),
        lambda: create(hana, SYSTEM, AT, name="n", scopes=["accounts:read"]),
    ):
        assert codes_of(step) == ["people.forgotten_already"]


def test_the_last_administrator_is_not_forgotten(person: People) -> None:
    admin = person("admin")
    assert codes_of(lambda: forget(admin, SYSTEM, AT)) == ["people.last_admin"]


@pytest.mark.parametrize("role", ["viewer", "csm", "manager", "policy_owner"])
def test_only_administrators_forget_people(hana: Person, person: People, role: str) -> None:
    assert codes_of(lambda: forget(hana, person(role), AT)) == ["permission.not_allowed"]
    assert of_address(HANA.email).exists()
