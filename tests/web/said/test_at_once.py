"""Two people at one moment: one wins, the other is told so, and nothing is half done."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection

from tanada.errors import TanadaError
from tanada_web.audit import verify
from tanada_web.models import AuditEvent, Designation, Override, Person, Review
from tanada_web.reviewing import reviews
from tanada_web.said import corrections, designations, overrides

from .conftest import AT, TODAY
from .test_corrections import told
from .test_overrides import END

People = Callable[..., Person]
WHY = "Seen by both"
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("accounts")]


def at_once(step: Callable[[Person], object], people: list[Person]) -> list[str]:
    """What becomes of a step that people take at one moment, in no order."""
    barrier, outcomes = Barrier(len(people)), []

    def one(person: Person) -> None:
        try:
            barrier.wait()
            step(person)
            outcomes.append("done")
        except TanadaError as error:
            outcomes.append(error.problems[0].code)
        finally:
            connection.close()

    threads = [Thread(target=one, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@pytest.fixture
def managers(person: People) -> list[Person]:
    return [person("manager", f"m{number}") for number in range(3)]


def test_of_two_approvals_one_wins(person: People, managers: list[Person]) -> None:
    override = overrides.propose("A-1", "tier_1", WHY, TODAY, END, person("csm"), AT)
    outcomes = at_once(lambda each: overrides.approve(override.pk, each, AT), managers)
    assert outcomes == ["done", "overrides.wrong_state", "overrides.wrong_state"]
    assert AuditEvent.objects.filter(action="override:approved").count() == 1
    assert verify() is None


def test_of_two_proposals_for_the_same_days_one_stands(managers: list[Person]) -> None:
    def propose(each: Person) -> object:
        return overrides.propose("A-1", "tier_1", WHY, TODAY, END, each, AT)

    outcomes = at_once(propose, managers)
    assert outcomes == ["done", "overrides.overlaps", "overrides.overlaps"]
    assert Override.objects.count() == 1


def test_of_an_approval_and_a_refusal_one_wins(person: People, managers: list[Person]) -> None:
    override = overrides.propose("A-1", "tier_1", WHY, TODAY, END, person("csm"), AT)

    def act(each: Person) -> object:
        if each == managers[0]:
            return overrides.refuse(override.pk, WHY, each, AT)
        return overrides.approve(override.pk, each, AT)

    assert at_once(act, managers).count("done") == 1


def test_of_two_decisions_on_a_review_one_wins(managers: list[Person]) -> None:
    review = Review.objects.create(account_id="A-1", catches="grew", raised_on=TODAY, due_on=TODAY)
    outcomes = at_once(lambda each: reviews.decide(review.pk, "kept", WHY, each, AT), managers)
    assert outcomes == ["done", "reviews.decided", "reviews.decided"]
    assert AuditEvent.objects.filter(action="review:decided").count() == 1


def test_a_designation_is_given_once(managers: list[Person]) -> None:
    def designate(each: Person) -> object:
        return designations.designate("A-1", "brand", WHY, TODAY, None, each, AT)

    outcomes = at_once(designate, managers)
    assert outcomes == ["designations.twice", "designations.twice", "done"]
    assert Designation.objects.count() == 1


def test_a_correction_is_agreed_on_once(person: People, managers: list[Person]) -> None:
    told(1, "new", "tier_2", TODAY)
    correction = corrections.propose("A-1", 1, WHY, person("manager"), AT)
    outcomes = at_once(lambda each: corrections.approve(correction.pk, each, AT), managers)
    assert outcomes == ["corrections.decided", "corrections.decided", "done"]
