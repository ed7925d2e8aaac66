"""Every choice that a policy document offers has its word."""

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from tanada.messages.catalogue import TEXTS
from tanada.policy import engagement, service
from tanada.policy.shape import Shape

AREAS = {
    ("EngagementShape", "coverage"): "coverage",
    ("EngagementShape", "coverage_alternative"): "coverage",
    ("EngagementShape", "channels"): "channel",
    ("EngagementShape", "watches"): "watch",
    ("EngagementShape", "training"): "training",
    ("TouchpointShape", "kind"): "touchpoint",
    ("TouchpointShape", "by"): "by",
    ("TouchpointShape", "channels"): "channel",
    ("TouchpointShape", "format"): "format",
    ("TouchpointShape", "attendees"): "attendee",
    ("EscalationShape", "to"): "escalation_to",
    ("EscalationShape", "hours"): "hours_of",
    ("ResponsesShape", "support_hours"): "hours_of",
    ("SuccessPlanShape", "kind"): "plan_kind",
    ("SuccessPlanShape", "parts"): "plan_part",
    ("ExpansionShape", "by"): "giver",
    ("ExpansionShape", "means"): "means",
    ("RenewalShape", "by"): "giver",
    ("ReviewsShape", "catches"): "catch",
    ("PlayShape", "on"): "event",
    ("BooksShape", "match"): "match",
    ("OutcomesShape", "method"): "outcome",
}
TOLD_OTHERWISE = {
    ("EngagementShape", "seniority"),  # only `senior` says anything
    ("EngagementShape", "person_steps_in"),
    ("ResponsesShape", "inbound_answer"),
    ("DownShape", "after"),
    ("TransitionsShape", "up"),
    ("OverlayShape", "until"),
}


def models() -> Iterator[type[BaseModel]]:
    for module in (engagement, service):
        for each in vars(module).values():
            if (
                isinstance(each, type)
                and issubclass(each, Shape)
                and each.__module__ == module.__name__
            ):
                yield each


def literals(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    for part in get_args(annotation) if get_origin(annotation) is not Literal else ():
        yield from literals(part)


CHOICES = {
    (model.__name__, name): list(literals(field.annotation))
    for model in models()
    for name, field in model.model_fields.items()
    if list(literals(field.annotation))
}


def test_every_choice_is_either_a_word_or_told_otherwise() -> None:
    assert sorted(CHOICES) == sorted({*AREAS, *TOLD_OTHERWISE})


@pytest.mark.parametrize("place", sorted(AREAS))
def test_every_value_of_a_choice_has_its_word(place: tuple[str, str]) -> None:
    assert [value for value in CHOICES[place] if f"{AREAS[place]}.{value}" not in TEXTS] == []
