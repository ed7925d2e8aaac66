"""The outbox: the ledger's transitions after a webhook's cursor become its next message.

The message and the cursor move in one transaction, so that no transition is told twice or not
at all. A webhook has one message at a time that waits, which keeps them in order.
"""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import Max, QuerySet

from tanada.errors import Place, Problem, UsageError
from tanada_web.models import Delivery, DeliveryState, Transition, Webhook

MOST = 100
"""How many transitions a message tells at most."""


def active() -> QuerySet[Webhook]:
    """The webhooks that are told something now."""
    return Webhook.objects.filter(removed_at=None, paused_at=None).order_by("id")


def standing(number: int) -> Webhook:
    """The webhook of a number, locked; UsageError where there is none."""
    webhook = Webhook.objects.select_for_update().filter(pk=number, removed_at=None).first()
    if webhook is None:
        raise UsageError(Problem("webhooks.no_webhook", Place(), {"found": number}))
    return webhook


def waiting(webhook: Webhook) -> Delivery | None:
    """The message that a webhook has yet to take."""
    return Delivery.objects.filter(webhook=webhook, state=DeliveryState.WAITING).first()


def next_message(webhook: Webhook, at: datetime) -> Delivery | None:
    """The message that waits, else a new one of what came after the cursor, if anything did."""
    found = waiting(webhook)
    if found is not None or end() <= webhook.cursor:
        return found
    with transaction.atomic():
        locked = active().select_for_update().filter(pk=webhook.pk).first()
        if locked is None:
            return None
        return waiting(locked) or _made(locked, at)


def end() -> int:
    """The id of the last transition, 0 where there is none."""
    last: int | None = Transition.objects.aggregate(last=Max("id"))["last"]
    return last or 0


def new_message_id() -> str:
    """An id by which a target knows a message that comes again."""
    return f"msg_{secrets.token_urlsafe(18)}"


def _made(webhook: Webhook, at: datetime) -> Delivery | None:
    """A message of at most MOST transitions; with fewer, the cursor moves past all others."""
    upto = end()
    told = Transition.objects.filter(id__gt=webhook.cursor, id__lte=upto)
    if webhook.statuses:
        told = told.filter(status__in=webhook.statuses)
    ids = list(told.order_by("id").values_list("id", flat=True)[:MOST])
    webhook.cursor = ids[-1] if len(ids) == MOST else upto
    webhook.save(update_fields=["cursor"])
    if not ids:
        return None
    return Delivery.objects.create(
        webhook=webhook,
        message_id=new_message_id(),
        first=ids[0],
        last=ids[-1],
        next_attempt_at=at,
    )
