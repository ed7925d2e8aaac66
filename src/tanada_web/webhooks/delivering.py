"""Attempts: claimed, made, recorded; repeated after growing waits, and given up in the end.

An attempt is claimed before it is made. Of two that would deliver at once one gets it, and a
message whose attempt was never recorded comes again under the same id.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tanada_web.audit import record
from tanada_web.models import Delivery, DeliveryState, Webhook
from tanada_web.webhooks.bodies import body_of
from tanada_web.webhooks.outbox import active, next_message
from tanada_web.webhooks.rotating import secrets_of
from tanada_web.webhooks.sending import Outcome, send

WAITS = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    *(timedelta(hours=hours) for hours in (2, 5, 10, 14, 20, 24)),
)
"""How long to wait after each attempt that failed; after one more the message is given up."""
CLAIM = timedelta(minutes=1)
"""How long an attempt belongs to whoever claimed it: longer than any can take."""
_SPREAD = 0.2
_ANSWER = 200
Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Delivered:
    """How many messages were taken, how many attempts failed."""

    taken: int = 0
    failed: int = 0


def deliver_due(clock: Clock = timezone.now, stopped: Callable[[], bool] = bool) -> Delivered:
    """Make every attempt that is due, a message of each webhook in turn, until none is left."""
    taken = failed = 0
    moved = True
    while moved:
        moved = False
        for webhook in active():
            if stopped():
                return Delivered(taken, failed)
            outcome = _deliver_next(webhook, clock)
            if outcome is not None:
                taken, failed = taken + outcome.delivered, failed + (not outcome.delivered)
                moved = moved or outcome.delivered
    return Delivered(taken, failed)


def back_off(attempts: int, chance: float) -> timedelta | None:
    """How long to wait after so many attempts, None to give up; `chance` is from 0 to 1."""
    if attempts > len(WAITS):
        return None
    return WAITS[attempts - 1] * (1 + _SPREAD * chance)


def _deliver_next(webhook: Webhook, clock: Clock) -> Outcome | None:
    """Attempt the message of a webhook, if it is due and nobody else has claimed it."""
    at = clock()
    delivery = next_message(webhook, at)
    if delivery is None or delivery.next_attempt_at > at or not _claimed(delivery, at):
        return None
    delivery.attempts += 1
    text = body_of(delivery)
    keys = secrets_of(webhook, clock())
    outcome = send(webhook.url, keys, delivery.message_id, text, clock())
    _record(delivery, outcome, clock())
    return outcome


def _claimed(delivery: Delivery, at: datetime) -> bool:
    """Take an attempt for oneself: the row must still be as it was read."""
    unchanged = Delivery.objects.filter(
        pk=delivery.pk,
        state=DeliveryState.WAITING,
        attempts=delivery.attempts,
        next_attempt_at=delivery.next_attempt_at,
    )
    taken = unchanged.update(attempts=delivery.attempts + 1, next_attempt_at=at + CLAIM)
    return bool(taken)


def _record(attempted: Delivery, outcome: Outcome, at: datetime) -> None:
    """Keep what came of an attempt, unless a later one is under way or has come to an end."""
    with transaction.atomic():
        webhook = Webhook.objects.select_for_update().get(pk=attempted.webhook_id)
        delivery = Delivery.objects.get(pk=attempted.pk)
        if delivery.state != DeliveryState.WAITING:
            return
        if delivery.attempts != attempted.attempts and not outcome.delivered:
            return
        delivery.answer = outcome.answer[:_ANSWER]
        wait = back_off(attempted.attempts, random.random())
        if outcome.delivered:
            delivery.state, delivery.delivered_at = DeliveryState.DELIVERED, at
        elif outcome.gone or wait is None:
            delivery.state = DeliveryState.GIVEN_UP
            _pause(webhook, outcome, at)
        else:
            delivery.next_attempt_at = at + wait
        delivery.save()


def _pause(webhook: Webhook, outcome: Outcome, at: datetime) -> None:
    webhook.paused_at = at
    webhook.save(update_fields=["paused_at"])
    record("system", "webhook:paused", str(webhook.pk), at, after={"answer": outcome.answer})
