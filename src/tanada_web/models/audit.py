"""Who did what, from what to what: rows that are only ever added, chained by hash."""

from __future__ import annotations

from django.db import models

DIGEST = 64


class AuditEvent(models.Model):
    """One event. `digest` covers all its other columns and the digest before it.

    `actor` is a person's key, or `run` or `system`; names and addresses stand nowhere here, so
    that a person can be forgotten and the chain still holds.
    """

    sequence = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=32)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=200, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    previous = models.CharField(max_length=DIGEST)
    digest = models.CharField(max_length=DIGEST)

    class Meta:
        ordering = ["sequence"]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action}"
