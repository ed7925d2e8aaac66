"""Webhooks as administrators keep them: added, listed, tried, resumed, removed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from tanada.errors import Place, Problem, UsageError
from tanada_web.audit import record
from tanada_web.models import Delivery, DeliveryState, Person, Webhook
from tanada_web.permissions import require
from tanada_web.webhooks.addresses import target_of
from tanada_web.webhooks.bodies import body
from tanada_web.webhooks.outbox import end, new_message_id, standing
from tanada_web.webhooks.rotating import new_secret, secrets_of
from tanada_web.webhooks.sending import Outcome, send

STATUSES = (
    *("new", "undetermined", "held", "promoted", "demoted", "grace", "recovered"),
    *("pinned", "unpinned", "ended", "corrected"),
)
"""What can become of an account in a run, and so can be told."""


@dataclass(frozen=True)
class Standing:
    """A webhook without its secret, and how its last message fares.

    `answer` is a status or a code; `attempts`, `answer` and `next_attempt_at` are of the last
    message, which has `state`; they are missing where there has been none.
    """

    id: int
    url: str
    statuses: tuple[str, ...]
    created_at: datetime
    paused_at: datetime | None
    message_id: str | None = None
    state: str | None = None
    attempts: int = 0
    answer: str = ""
    next_attempt_at: datetime | None = None
    delivered_at: datetime | None = None


def add(url: str, statuses: Sequence[str], person: Person, at: datetime) -> Webhook:
    """A new webhook, told of what happens from now on; its secret is to be shown this once."""
    require(person, "webhooks:write")
    unknown = sorted(set(statuses) - set(STATUSES))
    if unknown:
        params: dict[str, object] = {"found": unknown, "expected": list(STATUSES)}
        raise UsageError(Problem("webhooks.unknown_status", Place(), params))
    asyncio.run(target_of(url))
    with transaction.atomic():
        webhook = Webhook.objects.create(
            url=url,
            secret=new_secret(),
            statuses=sorted(set(statuses)),
            cursor=end(),
            created_by=person,
            created_at=at,
        )
        told = {"statuses": webhook.statuses}
        record(person.key, "webhook:added", str(webhook.pk), at, after=told)
    return webhook


def listed(person: Person) -> list[Standing]:
    """Every webhook that was not removed, the oldest first."""
    require(person, "webhooks:read")
    newest = Delivery.objects.values("webhook").annotate(newest=Max("pk")).values("newest")
    last = {each.webhook_id: each for each in Delivery.objects.filter(pk__in=newest)}
    webhooks = Webhook.objects.filter(removed_at=None).order_by("id")
    return [_standing(each, last.get(each.pk)) for each in webhooks]


def try_out(number: int, person: Person, at: datetime) -> Outcome:
    """Send a message of the type `test` at once; it is not repeated."""
    require(person, "webhooks:write")
    with transaction.atomic():
        webhook = standing(number)
    text = body("test", at, {})
    outcome = send(webhook.url, secrets_of(webhook, at), new_message_id(), text, at)
    with transaction.atomic():
        told = {"answer": outcome.answer}
        record(person.key, "webhook:tried", str(number), at, after=told)
    return outcome


def resume(number: int, person: Person, at: datetime, *, skip: bool = False) -> Webhook:
    """Tell a paused webhook again, first what it did not take; with `skip`, what came after."""
    require(person, "webhooks:write")
    with transaction.atomic():
        webhook = standing(number)
        if webhook.paused_at is None:
            raise UsageError(Problem("webhooks.not_paused", Place(), {"found": number}))
        webhook.paused_at = None
        webhook.save(update_fields=["paused_at"])
        last = Delivery.objects.filter(webhook=webhook).order_by("-pk").first()
        if last is not None and last.state == DeliveryState.GIVEN_UP and not skip:
            last.state, last.attempts, last.next_attempt_at = DeliveryState.WAITING, 0, at
            last.save(update_fields=["state", "attempts", "next_attempt_at"])
        record(person.key, "webhook:resumed", str(number), at, after={"skipped": skip})
    return webhook


def remove(number: int, person: Person, at: datetime) -> None:
    """Tell a webhook nothing more; its secrets are erased."""
    require(person, "webhooks:write")
    with transaction.atomic():
        webhook = standing(number)
        webhook.removed_at, webhook.secret = at, ""
        webhook.old_secret, webhook.old_secret_until = "", None
        webhook.save()
        record(person.key, "webhook:removed", str(number), at)


def _standing(webhook: Webhook, last: Delivery | None) -> Standing:
    told: dict[str, object] = {}
    if last is not None:
        names = "message_id state attempts answer next_attempt_at delivered_at".split()
        told = {name: getattr(last, name) for name in names}
    return Standing(
        webhook.pk,
        webhook.url,
        tuple(webhook.statuses),
        webhook.created_at,
        webhook.paused_at,
        **told,
    )
