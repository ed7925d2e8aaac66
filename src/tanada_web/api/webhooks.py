"""Webhooks: addresses that are told of transitions."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Schema
from pydantic import Field

from tanada_web.api.routing import Routes
from tanada_web.api.shapes import Asked, Number, Status
from tanada_web.webhooks import rotating, subscribing

router = Routes()


class WebhookShape(Schema):
    """A webhook, and how its last message fares; the last columns are empty before the first."""

    id: int
    url: str
    statuses: list[str] = Field(description="Those that it is told of; all where it is empty.")
    created_at: datetime
    paused_at: datetime | None
    message_id: str | None
    state: str | None
    attempts: int
    answer: str
    next_attempt_at: datetime | None
    delivered_at: datetime | None


class Webhooks(Schema):
    """Every webhook that was not removed."""

    items: list[WebhookShape]


class NewWebhook(Asked):
    """An address to tell of transitions from now on."""

    url: Annotated[str, Field(min_length=1, max_length=1000)]
    statuses: Annotated[list[Status], Field(max_length=20)] = []


class WithSecret(Schema):
    """A webhook as it was made; its secret is not shown again."""

    id: int
    url: str
    statuses: list[str]
    secret: str


class Rotated(Schema):
    """A webhook's new secret, which is not shown again."""

    id: int
    secret: str
    old_secret_until: datetime = Field(description="Until then the one before signs, too.")


class Tried(Schema):
    """What came back of a test message."""

    delivered: bool
    answer: str


class Resumption(Asked):
    """Whether the message that it did not take is left out."""

    skip: bool = False


class Done(Schema):
    """The number of what was done something with."""

    id: int


@router.reads("", Webhooks)
def webhooks_listed(request: HttpRequest) -> dict[str, object]:
    """Every webhook, the oldest first."""
    return {"items": subscribing.listed(request.auth)}


@router.changes("", WithSecret, status=201, long=True, secret=True)
def webhook_added(request: HttpRequest, new: NewWebhook) -> object:
    """Add a webhook; its secret is shown this once."""
    statuses = [status.value for status in new.statuses]
    return subscribing.add(new.url, statuses, request.auth, timezone.now())


@router.changes("/{int:number}/test", Tried, long=True)
def webhook_tried(request: HttpRequest, number: Number) -> object:
    """Send a test message at once."""
    return subscribing.try_out(number, request.auth, timezone.now())


@router.changes("/{int:number}/rotate", Rotated, secret=True)
def webhook_rotated(request: HttpRequest, number: Number) -> object:
    """Give a webhook another secret, shown this once; for 24 hours both sign."""
    return rotating.rotate(number, request.auth, timezone.now())


@router.changes("/{int:number}/resume", Done)
def webhook_resumed(request: HttpRequest, number: Number, how: Resumption) -> dict[str, object]:
    """Tell a paused webhook again."""
    subscribing.resume(number, request.auth, timezone.now(), skip=how.skip)
    return {"id": number}


@router.changes("/{int:number}/remove", Done)
def webhook_removed(request: HttpRequest, number: Number) -> dict[str, object]:
    """Tell a webhook nothing more."""
    subscribing.remove(number, request.auth, timezone.now())
    return {"id": number}
