"""The way of a policy: who may take each step, from where, and what the trail says of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tanada.errors import PolicyError, TanadaError
from tanada.policy.loading import policy_text
from tanada_web import policies
from tanada_web.models import AuditEvent, Person, PolicyState, PolicyVersion

from .conftest import AT

People = Callable[..., Person]
VALUE, _ = policy_text("value")
OTHER = VALUE.replace("arr >= 100000", "arr >= 80000")


@pytest.fixture
def owner(person: People) -> Person:
    return person("policy_owner")


def published_version(person: People, text: str = VALUE) -> PolicyVersion:
    version = policies.draft(text, person("policy_owner"), AT)
    policies.propose(version.number, person("policy_owner"), AT)
    policies.approve(version.number, person("manager"), AT)
    return policies.publish(version.number, person("policy_owner"), AT)


def code_of(step: Callable[[], object]) -> str:
    with pytest.raises(TanadaError) as raised:
        step()
    return raised.value.problems[0].code


def test_a_policy_is_drafted_proposed_approved_and_published(person: People) -> None:
    version = published_version(person)
    assert (version.number, version.state) == (1, PolicyState.PUBLISHED)
    assert policies.published() == version
    assert list(AuditEvent.objects.values_list("action", "actor")) == [
        ("policy:drafted", "key-of-policy_owner"),
        ("policy:proposed", "key-of-policy_owner"),
        ("policy:approved", "key-of-manager"),
        ("policy:published", "key-of-policy_owner"),
    ]


def test_a_text_that_is_no_policy_is_no_draft(owner: Person) -> None:
    with pytest.raises(PolicyError):
        policies.draft("tanada: 1\n", owner, AT)
    assert not PolicyVersion.objects.exists()


def test_who_proposes_does_not_approve(owner: Person) -> None:
    version = policies.draft(VALUE, owner, AT)
    policies.propose(version.number, owner, AT)
    assert code_of(lambda: policies.approve(version.number, owner, AT)) == (
        "permission.own_proposal"
    )
    version.refresh_from_db()
    assert version.state == PolicyState.PROPOSED


def test_the_database_refuses_an_approval_by_the_proposer(owner: Person) -> None:
    version = policies.draft(VALUE, owner, AT)
    policies.propose(version.number, owner, AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        PolicyVersion.objects.update(approved_by=owner)


def test_the_database_has_one_published_version(person: People, owner: Person) -> None:
    published_version(person)
    other = policies.draft(OTHER, owner, AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        PolicyVersion.objects.filter(pk=other.pk).update(state=PolicyState.PUBLISHED)


def test_what_is_proposed_can_no_longer_be_rewritten(person: People, owner: Person) -> None:
    version = policies.draft(VALUE, owner, AT)
    assert policies.rewrite(version.number, OTHER, owner, AT).text == OTHER
    policies.propose(version.number, owner, AT)
    assert code_of(lambda: policies.rewrite(version.number, VALUE, owner, AT)) == (
        "policies.wrong_state"
    )
    policies.send_back(version.number, person("manager"), AT)
    assert policies.rewrite(version.number, VALUE, owner, AT).text == VALUE


def test_a_new_version_retires_the_one_before(person: People) -> None:
    first = published_version(person)
    second = published_version(person, OTHER)
    first.refresh_from_db()
    assert (first.state, first.retired_at) == (PolicyState.RETIRED, AT)
    assert policies.published() == second


def test_a_retired_version_can_be_published_again(person: People, owner: Person) -> None:
    first = published_version(person)
    published_version(person, OTHER)
    policies.publish(first.number, owner, AT)
    assert policies.published() == first
    last = AuditEvent.objects.last()
    assert last is not None
    assert (last.before["number"], last.after["number"]) == (2, 1)


def test_a_version_for_a_later_day_waits_for_its_run(person: People, owner: Person) -> None:
    first = published_version(person)
    second = policies.draft(OTHER, owner, AT)
    policies.propose(second.number, owner, AT)
    policies.approve(second.number, person("manager"), AT)
    policies.publish(second.number, owner, AT, on=date(2026, 8, 1))
    assert policies.published() == first
    assert policies.publish_due(date(2026, 7, 31), AT) is None
    assert policies.publish_due(date(2026, 8, 1), AT) == second
    assert policies.published() == second


@pytest.mark.parametrize("role", ["viewer", "csm", "manager"])
def test_only_owners_of_policies_draft_them(person: People, role: str) -> None:
    assert code_of(lambda: policies.draft(VALUE, person(role), AT)) == "permission.not_allowed"


def test_there_is_no_version_of_that_number(owner: Person) -> None:
    assert code_of(lambda: policies.propose(7, owner, AT)) == "policies.no_version"
