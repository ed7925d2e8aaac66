"""What accounts hold and held, and every transition, in rows that can be asked.

The Parquet state of a run is the truth; these rows follow it, changed ones only.
"""

from __future__ import annotations

from django.db import models

ID, KEY = 200, 100


class Holding(models.Model):
    """What an account holds now, as `tanada.ledger.columns.HELD` says."""

    account_id = models.CharField(max_length=ID, primary_key=True)
    tier = models.CharField(max_length=KEY)
    shown_tier = models.CharField(max_length=KEY)
    status = models.CharField(max_length=20)
    since = models.DateField()
    provisional = models.BooleanField()
    grace_from = models.DateField(null=True)
    grace_until = models.DateField(null=True, db_index=True)
    ended_on = models.DateField(null=True)
    pinned_until = models.DateField(null=True)
    run = models.ForeignKey("Run", models.PROTECT)

    def __str__(self) -> str:
        return self.account_id


class Period(models.Model):
    """From when until when an account held an earned tier; `until` is the first day after it."""

    account_id = models.CharField(max_length=ID)
    tier = models.CharField(max_length=KEY)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["account_id", "since"])]
        constraints = [
            models.UniqueConstraint(
                fields=["account_id"], condition=models.Q(until=None), name="period_open_once"
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="period_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.tier}"


class Transition(models.Model):
    """What a run did to an account; its id is the cursor by which others follow."""

    run = models.ForeignKey("Run", models.PROTECT)
    as_of = models.DateField()
    account_id = models.CharField(max_length=ID)
    status = models.CharField(max_length=20)
    tier_before = models.CharField(max_length=KEY, null=True)
    tier = models.CharField(max_length=KEY, null=True)
    earned_tier = models.CharField(max_length=KEY, null=True)
    reason = models.CharField(max_length=2 * KEY, null=True)
    reason_values = models.TextField(null=True)
    grace_until = models.DateField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["account_id", "as_of"])]

    def __str__(self) -> str:
        return f"{self.account_id} {self.status}"
