"""Policies by version: drafted, proposed, approved by somebody else, published, retired."""

from __future__ import annotations

from django.db import models

FINGERPRINT = 64


class PolicyState(models.TextChoices):
    """Where a version stands on its way; one is published at a time."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    APPROVED = "approved"
    PUBLISHED = "published"
    RETIRED = "retired"


class PolicyVersion(models.Model):
    """One text of the policy. Once it is proposed, the text stays as it is.

    An approved version with `publish_on` is published by the first run on or after it.
    """

    number = models.PositiveIntegerField(unique=True)
    text = models.TextField()
    fingerprint = models.CharField(max_length=FINGERPRINT)
    state = models.CharField(max_length=10, choices=PolicyState, default=PolicyState.DRAFT)
    note = models.TextField(blank=True)
    drafted_by = models.ForeignKey("Person", models.PROTECT, related_name="drafted")
    drafted_at = models.DateTimeField()
    proposed_by = models.ForeignKey("Person", models.PROTECT, null=True, related_name="proposed")
    proposed_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey("Person", models.PROTECT, null=True, related_name="approved")
    approved_at = models.DateTimeField(null=True)
    publish_on = models.DateField(null=True)
    published_at = models.DateTimeField(null=True)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["state"],
                condition=models.Q(state="published"),
                name="policy_published_once",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by=None)
                | ~models.Q(approved_by=models.F("proposed_by")),
                name="policy_approved_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} ({self.state})"
