"""The trail holds what was done, and shows when somebody touches it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from tanada_web.audit import BEGINNING, Broken, Head, head, record, verify
from tanada_web.models import AuditEvent

from .conftest import AT

pytestmark = pytest.mark.django_db


def three_events() -> None:
    for number in range(3):
        with transaction.atomic():
            record(
                "somebody", "thing.done", f"A-{number}", AT, after={"day": AT.date(), "ja": "棚"}
            )


def test_an_empty_trail_is_sound() -> None:
    assert head() == Head(0, BEGINNING)
    assert verify() is None


def test_events_follow_each_other() -> None:
    three_events()
    assert list(AuditEvent.objects.values_list("sequence", flat=True)) == [1, 2, 3]
    assert verify() is None
    assert verify(head()) is None


@pytest.mark.parametrize(
    "change",
    [
        {"actor": "other"},
        {"action": "thing.undone"},
        {"subject": "A-9"},
        {"at": AT + timedelta(microseconds=1)},
        {"after": {"day": "2026-07-01"}},
        {"before": {}},
        {"previous": "1" * 64},
        {"digest": "1" * 64},
    ],
)
def test_a_change_of_any_part_shows(change: dict[str, object]) -> None:
    three_events()
    AuditEvent.objects.filter(sequence=2).update(**change)
    assert verify() in (Broken(2, "audit.changed"), Broken(3, "audit.changed"))


def test_an_event_that_was_taken_out_shows() -> None:
    three_events()
    AuditEvent.objects.filter(sequence=2).delete()
    assert verify() == Broken(2, "audit.missing")


def test_a_tail_that_was_cut_off_shows_by_the_head_kept_elsewhere() -> None:
    three_events()
    kept = head()
    AuditEvent.objects.filter(sequence=3).delete()
    assert verify() is None
    assert verify(kept) == Broken(3, "audit.cut")


def test_a_trail_that_was_written_anew_shows_by_the_head_kept_elsewhere() -> None:
    three_events()
    kept = Head(2, "2" * 64)
    assert verify(kept) == Broken(2, "audit.rewritten")


@pytest.mark.django_db(transaction=True)
def test_an_event_is_written_with_what_it_tells_of_or_not_at_all() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        record("somebody", "thing.done", "", AT)
