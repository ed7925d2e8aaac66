"""Decisions on many accounts at once."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tanada_web.models import Baseline, Person, Review
from tanada_web.reviewing.together import mark_reviewed, say_of_many

AT = datetime(2026, 6, 30, 9, tzinfo=UTC)
TODAY = date(2026, 6, 30)
WHY = "Looked at it with the CSM"
pytestmark = pytest.mark.usefixtures("accounts", "run")


@pytest.fixture
def manager(person: Callable[..., Person]) -> Person:
    """Who decides on all."""
    return person("manager")


def raised(account_id: str, catches: str) -> None:
    """Something to decide on."""
    Review.objects.create(account_id=account_id, catches=catches, raised_on=TODAY, due_on=TODAY)


def reviewed(manager: Person, *, only_try: bool = False) -> Any:
    """What comes of marking the accounts as reviewed."""
    act = lambda each: mark_reviewed(each, WHY, manager, AT)  # noqa: E731
    return say_of_many(["A-1", "A-2", "A-3"], act, only_try=only_try)


def test_changes_count_anew_where_nothing_is_open_any_more(manager: Person) -> None:
    for account_id, catches in (("A-1", "grew"), ("A-1", "due"), ("A-2", "grew")):
        raised(account_id, catches)
    raised("A-2", "data_missing")
    found = reviewed(manager)
    assert (found.done, [code.code for _, code in found.refused]) == (
        ["A-1", "A-2"],
        ["bulk.nothing_to_review"],
    )
    kept = Baseline.objects.get()
    assert (kept.account_id, kept.reviewed_on, kept.run) == ("A-1", date(2026, 6, 29), 1)


def test_what_is_only_tried_leaves_nothing(manager: Person) -> None:
    raised("A-1", "grew")
    assert reviewed(manager, only_try=True).done == ["A-1"]
    assert Review.objects.get().decided_at is None
    assert not Baseline.objects.exists()
