"""Messages from the outbox: each transition once and in order, whatever becomes of an attempt."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from tanada_web.models import AuditEvent, Delivery, Transition, Webhook
from tanada_web.webhooks import delivering, outbox, sending
from tanada_web.webhooks.delivering import Delivered, back_off, deliver_due
from tanada_web.webhooks.subscribing import add, remove, resume

from .conftest import Clock, People, Target, hang, ran


def told(target: Target) -> list[list[int]]:
    """The ids of the transitions in each message received."""
    bodies = [json.loads(each.body) for each in target.received]
    return [[row["id"] for row in body["data"]["transitions"]] for body in bodies]


def states(webhook: Webhook) -> list[tuple[str, int, str]]:
    rows = Delivery.objects.filter(webhook=webhook).order_by("id")
    return [(each.state, each.attempts, each.answer) for each in rows]


def test_a_message_has_the_rows_of_the_ledger_and_no_name(
    webhook: Webhook, target: Target, clock: Clock
) -> None:
    (first,) = ran(7, {"A-01": "promoted"})
    assert deliver_due(clock) == Delivered(taken=1, failed=0)
    assert json.loads(target.received[0].body) == {
        "type": "transitions",
        "timestamp": "2026-06-30T09:00:00Z",
        "data": {
            "transitions": [
                {
                    "id": first,
                    "run": 7,
                    "as_of": "2026-06-30",
                    "account_id": "A-01",
                    "status": "promoted",
                    "tier": "tier_1",
                    "tier_before": "tier_2",
                    "earned_tier": "tier_1",
                    "since": "2026-06-30",
                    "provisional": False,
                    "grace_from": None,
                    "grace_until": None,
                    "ended_on": None,
                    "pinned": False,
                    "pinned_until": None,
                    "seen": True,
                    "reason": "tier_1.large",
                }
            ]
        },
    }
    assert states(webhook) == [("delivered", 1, "204")]


@pytest.mark.usefixtures("webhook")
def test_many_transitions_become_several_messages_in_their_order(
    target: Target, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "MOST", 2)
    ids = ran(1, dict.fromkeys(["A", "B", "C", "D", "E"], "new"))
    deliver_due(clock)
    assert told(target) == [ids[:2], ids[2:4], ids[4:]]
    assert len({each.id for each in target.received}) == 3
    later = ran(2, {"A": "promoted"})
    deliver_due(clock)
    deliver_due(clock)
    assert told(target)[3:] == [later]


@pytest.mark.usefixtures("webhook")
def test_a_message_has_a_hundred_transitions_at_most(target: Target, clock: Clock) -> None:
    ran(1, {f"A-{number}": "new" for number in range(101)})
    deliver_due(clock)
    assert [len(each) for each in told(target)] == [100, 1]


def test_a_webhook_is_told_of_its_statuses_only(
    person: People, target: Target, clock: Clock
) -> None:
    webhook = add(target.url, ["promoted", "demoted"], person("admin"), clock())
    ids = ran(1, {"A": "new", "B": "promoted", "C": "held", "D": "demoted", "E": "new"})
    deliver_due(clock)
    assert told(target) == [[ids[1], ids[3]]]
    webhook.refresh_from_db()
    assert webhook.cursor == ids[4]


def test_where_nothing_of_interest_happened_the_cursor_moves_alone(
    person: People, target: Target, clock: Clock
) -> None:
    webhook = add(target.url, ["demoted"], person("admin"), clock())
    ids = ran(1, {"A": "new", "B": "new"})
    assert deliver_due(clock) == Delivered()
    webhook.refresh_from_db()
    assert (webhook.cursor, target.received) == (ids[1], [])


def test_a_new_webhook_is_not_told_of_what_was_before(
    person: People, target: Target, clock: Clock
) -> None:
    ran(1, {"A": "new"})
    add(target.url, [], person("admin"), clock())
    ids = ran(2, {"A": "promoted"})
    deliver_due(clock)
    assert told(target) == [ids]


def test_a_failed_message_comes_again_with_the_same_id_and_body(
    webhook: Webhook, target: Target, clock: Clock
) -> None:
    target.answers = [500, 503]
    ran(1, {"A": "new"})
    assert deliver_due(clock) == Delivered(taken=0, failed=1)
    assert states(webhook) == [("waiting", 1, "500")]
    clock.move(seconds=4)
    assert deliver_due(clock) == Delivered()
    clock.move(seconds=3)
    deliver_due(clock)
    clock.move(minutes=7)
    deliver_due(clock)
    assert states(webhook) == [("delivered", 3, "204")]
    assert len({(each.id, each.body) for each in target.received}) == 1
    assert len(target.received) == 3


@pytest.mark.usefixtures("webhook")
def test_what_comes_later_waits_for_what_failed(target: Target, clock: Clock) -> None:
    target.answers = [500]
    first = ran(1, {"A": "new"})
    deliver_due(clock)
    second = ran(2, {"A": "promoted"})
    deliver_due(clock)
    assert told(target) == [first]
    clock.move(seconds=7)
    deliver_due(clock)
    assert told(target) == [first, first, second]


def test_one_target_that_hangs_keeps_no_other_waiting(
    webhook: Webhook, person: People, target: Target, clock: Clock, monkeypatch: Any
) -> None:
    monkeypatch.setattr(sending, "SECONDS", 0.3)
    other = add(f"{target.url}/other", [], person("admin"), clock())
    target.answers = [hang(1)]
    ran(1, {"A": "new"})
    assert deliver_due(clock) == Delivered(taken=1, failed=1)
    assert states(webhook) == [("waiting", 1, "webhooks.timed_out")]
    assert states(other) == [("delivered", 1, "204")]


def test_the_waits_are_those_of_the_list_and_a_little_longer() -> None:
    hours = [2, 5, 10, 14, 20, 24]
    assert [back_off(attempt, 0) for attempt in range(1, 11)] == [
        timedelta(seconds=5),
        timedelta(minutes=5),
        timedelta(minutes=30),
        *(timedelta(hours=each) for each in hours),
        None,
    ]
    assert back_off(1, 1) == timedelta(seconds=6)
    assert back_off(9, 0.5) == timedelta(hours=26, minutes=24)


def test_after_the_last_wait_it_is_given_up_and_the_webhook_paused(
    webhook: Webhook, target: Target, clock: Clock
) -> None:
    target.answers = [500] * 10
    ran(1, {"A": "new"})
    for _ in range(12):
        deliver_due(clock)
        clock.move(hours=30)
    assert states(webhook) == [("given_up", 10, "500")]
    assert len(target.received) == 10
    webhook.refresh_from_db()
    assert webhook.paused_at is not None
    event = AuditEvent.objects.get(action="webhook:paused")
    assert (event.actor, event.subject, event.after) == (
        "system",
        str(webhook.pk),
        {"answer": "500"},
    )


def test_a_target_that_is_gone_pauses_its_webhook_at_once(
    webhook: Webhook, target: Target, clock: Clock
) -> None:
    target.answers = [410]
    ran(1, {"A": "new"})
    deliver_due(clock)
    ran(2, {"A": "promoted"})
    clock.move(hours=30)
    assert deliver_due(clock) == Delivered()
    webhook.refresh_from_db()
    assert (webhook.paused_at is not None, states(webhook)) == (True, [("given_up", 1, "410")])


@pytest.mark.parametrize("skip", [False, True])
def test_a_resumed_webhook_goes_on_where_it_was_or_with_what_came_after(
    webhook: Webhook, person: People, target: Target, clock: Clock, skip: bool
) -> None:
    target.answers = [410]
    first = ran(1, {"A": "new"})
    deliver_due(clock)
    second = ran(2, {"A": "promoted"})
    resume(webhook.pk, person("admin"), clock(), skip=skip)
    deliver_due(clock)
    assert told(target)[1:] == ([second] if skip else [first, second])
    if not skip:
        assert target.received[0].id == target.received[1].id


def test_a_removed_webhook_is_told_nothing_more(
    webhook: Webhook, person: People, target: Target, clock: Clock
) -> None:
    target.answers = [500]
    ran(1, {"A": "new"})
    deliver_due(clock)
    remove(webhook.pk, person("admin"), clock())
    clock.move(hours=1)
    assert (deliver_due(clock), len(target.received)) == (Delivered(), 1)


def test_killed_between_attempt_and_record_the_same_message_comes_again(
    webhook: Webhook, target: Target, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: Any) -> None:
        raise SystemExit

    ran(1, {"A": "new"})
    with monkeypatch.context() as patched:
        patched.setattr(delivering, "_record", killed)
        with pytest.raises(SystemExit):
            deliver_due(clock)
    assert deliver_due(clock) == Delivered()
    clock.move(minutes=1)
    assert deliver_due(clock) == Delivered(taken=1, failed=0)
    assert [each.id for each in target.received] == [target.received[0].id] * 2
    assert states(webhook) == [("delivered", 2, "204")]


def test_of_two_that_deliver_at_once_one_makes_the_attempt(
    webhook: Webhook, target: Target, clock: Clock
) -> None:
    ran(1, {"A": "new"})
    seen = outbox.next_message(webhook, clock())
    assert seen is not None
    assert deliver_due(clock) == Delivered(taken=1, failed=0)
    assert not delivering._claimed(seen, clock())
    assert len(target.received) == 1


def test_an_attempt_that_ends_late_does_not_undo_a_later_one(
    webhook: Webhook, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran(1, {"A": "new"})
    real = sending.send

    def slow(*_: Any) -> sending.Outcome:
        monkeypatch.setattr(delivering, "send", real)
        clock.move(minutes=2)
        deliver_due(clock)
        return sending.Outcome(code="webhooks.timed_out")

    monkeypatch.setattr(delivering, "send", slow)
    deliver_due(clock)
    assert states(webhook) == [("delivered", 2, "204")]


def test_the_message_and_the_cursor_move_together(
    webhook: Webhook, target: Target, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_: Any) -> None:
        raise OSError("disk full")

    ids = ran(1, {"A": "new"})
    with monkeypatch.context() as patched:
        patched.setattr(Delivery.objects, "create", broken)
        with pytest.raises(OSError, match="disk full"):
            deliver_due(clock)
    webhook.refresh_from_db()
    assert (webhook.cursor < ids[0], Delivery.objects.count()) == (True, 0)
    deliver_due(clock)
    assert told(target) == [ids]


@pytest.mark.usefixtures("webhook")
def test_where_nothing_is_due_little_is_asked(clock: Clock, django_assert_num_queries: Any) -> None:
    assert Transition.objects.count() == 0
    with django_assert_num_queries(3):  # the webhooks; for each: what waits, the last transition
        deliver_due(clock)
