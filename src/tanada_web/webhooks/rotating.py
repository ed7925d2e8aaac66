"""The secrets by which messages are signed: one, and beside it for a time the one before."""

from __future__ import annotations

import base64
import secrets
from datetime import datetime, timedelta

from django.db import transaction

from tanada_web.audit import record
from tanada_web.models import Person, Webhook
from tanada_web.permissions import require
from tanada_web.webhooks.outbox import standing

OLD_SIGNS_FOR = timedelta(hours=24)
"""How long the secret before signs beside the new one, so that targets can go over to it."""
_SECRET_BYTES = 32


def rotate(number: int, person: Person, at: datetime) -> Webhook:
    """Another secret for a webhook, to be shown this once; the one before ends later.

    Of two rotations within that time, the first one's old secret ends at once.
    """
    require(person, "webhooks:write")
    with transaction.atomic():
        webhook = standing(number)
        webhook.old_secret, webhook.old_secret_until = webhook.secret, at + OLD_SIGNS_FOR
        webhook.secret = new_secret()
        webhook.save(update_fields=["secret", "old_secret", "old_secret_until"])
        told = {"old_until": webhook.old_secret_until}
        record(person.key, "webhook:rotated", str(number), at, after=told)
    return webhook


def secrets_of(webhook: Webhook, at: datetime) -> list[str]:
    """The secrets that sign a message at a moment, the newest first."""
    until = webhook.old_secret_until
    old = [webhook.old_secret] if until is not None and at < until else []
    return [webhook.secret, *old]


def erase_old_secrets(at: datetime) -> None:
    """Erase the secrets that sign nothing any more."""
    ended = Webhook.objects.filter(old_secret_until__lte=at)
    ended.update(old_secret="", old_secret_until=None)


def new_secret() -> str:
    """A secret by the Standard Webhooks convention."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode("ascii")
