"""What goes out to others and what comes in twice: webhooks, and answers to repeated requests."""

from __future__ import annotations

from django.db import models

DIGEST = 64


class Webhook(models.Model):
    """An address that is told of transitions, by messages signed with `secret`.

    `statuses` are those told, all where it is empty. `cursor` is the id of the last transition
    that a delivery was made for. It is `paused_at` where too many deliveries have failed.
    `old_secret` signs beside `secret` until `old_secret_until`.
    """

    url = models.URLField(max_length=1000)
    secret = models.CharField(max_length=100)
    old_secret = models.CharField(max_length=100, blank=True)
    old_secret_until = models.DateTimeField(null=True)
    statuses = models.JSONField(default=list)
    cursor = models.BigIntegerField(default=0)
    created_by = models.ForeignKey("Person", models.PROTECT)
    created_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.url


class DeliveryState(models.TextChoices):
    """What became of a message."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    GIVEN_UP = "given_up"


class Delivery(models.Model):
    """One message to a webhook: the transitions from `first` to `last`, and its attempts."""

    webhook = models.ForeignKey(Webhook, models.CASCADE)
    message_id = models.CharField(max_length=60, unique=True)
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField(db_index=True)
    delivered_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.message_id


class Answered(models.Model):
    """The answer to a request with an idempotency key, given again when it is repeated.

    `status` is missing while the first request is still at work.
    """

    person = models.ForeignKey("Person", models.CASCADE)
    key = models.CharField(max_length=200)
    request_digest = models.CharField(max_length=DIGEST)
    status = models.PositiveIntegerField(null=True)
    body = models.TextField(blank=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="answered_once"),
        ]

    def __str__(self) -> str:
        return self.key
