"""What people say of accounts: judgements, designations, overrides, reviews."""

from __future__ import annotations

from django.db import models

from tanada_web.models.ledger import ID, KEY


class Judgement(models.Model):
    """A dated value of a field that somebody entered; the policy reads it like any other."""

    account_id = models.CharField(max_length=ID, db_index=True)
    field = models.CharField(max_length=KEY)
    value = models.CharField(max_length=200)
    as_of = models.DateField()
    said_by = models.ForeignKey("Person", models.PROTECT)
    said_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.account_id} {self.field}"


class Designation(models.Model):
    """A strategic designation: who said so, why, and until when."""

    account_id = models.CharField(max_length=ID, db_index=True)
    kind = models.CharField(max_length=20)
    reason = models.TextField()
    starts_on = models.DateField()
    expires_on = models.DateField(null=True)
    said_by = models.ForeignKey("Person", models.PROTECT, related_name="designated")
    said_at = models.DateTimeField()
    removed_by = models.ForeignKey("Person", models.PROTECT, null=True, related_name="undesignated")
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_on=None)
                | models.Q(expires_on__gt=models.F("starts_on")),
                name="designation_in_order",
            ),
            models.UniqueConstraint(
                fields=["account_id", "kind"],
                condition=models.Q(removed_at=None),
                name="designation_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.kind}"


class OverrideState(models.TextChoices):
    """Where an override stands on its way; only an approved one is ever in force."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REFUSED = "refused"
    REMOVED = "removed"


class Override(models.Model):
    """Another tier for a time, with a reason and two people."""

    account_id = models.CharField(max_length=ID, db_index=True)
    tier = models.CharField(max_length=KEY)
    reason = models.TextField()
    starts_on = models.DateField()
    expires_on = models.DateField()
    state = models.CharField(max_length=10, choices=OverrideState, default=OverrideState.PROPOSED)
    proposed_by = models.ForeignKey("Person", models.PROTECT, related_name="overrides_proposed")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        "Person", models.PROTECT, null=True, related_name="overrides_decided"
    )
    decided_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(
        "Person", models.PROTECT, null=True, related_name="overrides_removed"
    )
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_on__gt=models.F("starts_on")),
                name="override_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by=None) | ~models.Q(decided_by=models.F("proposed_by")),
                name="override_decided_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.tier}"


class Review(models.Model):
    """Something that a review must catch, and what was decided."""

    account_id = models.CharField(max_length=ID, db_index=True)
    catches = models.CharField(max_length=30)
    params = models.JSONField(default=dict)
    due_on = models.DateField(db_index=True)
    raised_by_run = models.ForeignKey("Run", models.PROTECT)
    outcome = models.CharField(max_length=30, blank=True)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey("Person", models.PROTECT, null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account_id", "catches"],
                condition=models.Q(decided_at=None),
                name="review_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.catches}"
