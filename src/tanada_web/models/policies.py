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


class StepKind(models.TextChoices):
    """What somebody did with a version."""

    DRAFTED = "drafted"
    REWRITTEN = "rewritten"
    PROPOSED = "proposed"
    SENT_BACK = "sent_back"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"


class PolicyStep(models.Model):
    """One step on the way of a version: who took it, when and why; nobody where a run did.

    `on` is the day for which it was scheduled. Several rewritings by one person in a row are one.
    """

    version = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=StepKind)
    person = models.ForeignKey("Person", models.PROTECT, null=True, related_name="policy_steps")
    at = models.DateTimeField()
    note = models.TextField(blank=True)
    on = models.DateField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.version_id} {self.kind}"
