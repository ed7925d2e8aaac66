"""What accounts hold and held, and every transition, in rows that can be asked.

The files of a run are the truth; these rows follow them, changed ones only.
"""

from __future__ import annotations

from django.db import models

from tanada.accounts.ids import LONGEST_ID

ID, KEY = LONGEST_ID, 100


class Holding(models.Model):
    """What an account holds, as the last run that changed something for it said.

    The columns are those of `tanada.ledger.history.HISTORY`, with the account's name and owner.
    `tier` is the one shown, `earned_tier` the one beneath an override. An account that has left
    stays, with `ended_on`.
    """

    account_id = models.CharField(max_length=ID, primary_key=True)
    name = models.CharField(max_length=ID, null=True)
    owner = models.CharField(max_length=ID, null=True, db_index=True)
    run = models.PositiveIntegerField()
    as_of = models.DateField()
    status = models.CharField(max_length=20)
    tier = models.CharField(max_length=KEY, null=True)
    tier_before = models.CharField(max_length=KEY, null=True)
    earned_tier = models.CharField(max_length=KEY, null=True)
    since = models.DateField(null=True)
    provisional = models.BooleanField()
    grace_from = models.DateField(null=True)
    grace_until = models.DateField(null=True, db_index=True)
    ended_on = models.DateField(null=True)
    pinned = models.BooleanField()
    pinned_until = models.DateField(null=True)
    seen = models.BooleanField()

    def __str__(self) -> str:
        return self.account_id


class Period(models.Model):
    """From when until when an account held an earned tier; `until` is the first day after it.

    Tiers have today's keys. The open period of an account has no `until`.
    """

    account_id = models.CharField(max_length=ID)
    tier = models.CharField(max_length=KEY)
    since = models.DateField()
    until = models.DateField(null=True)
    began_as = models.CharField(max_length=20)

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
    """What a run changed for an account; its id is the cursor by which others follow.

    The columns are those of `tanada.ledger.history.HISTORY`, with the reason's code and the
    values that it saw. `run` is the number of the run.
    """

    run = models.PositiveIntegerField()
    as_of = models.DateField()
    account_id = models.CharField(max_length=ID)
    status = models.CharField(max_length=20)
    tier = models.CharField(max_length=KEY, null=True)
    tier_before = models.CharField(max_length=KEY, null=True)
    earned_tier = models.CharField(max_length=KEY, null=True)
    since = models.DateField(null=True)
    provisional = models.BooleanField()
    grace_from = models.DateField(null=True)
    grace_until = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    pinned = models.BooleanField()
    pinned_until = models.DateField(null=True)
    seen = models.BooleanField()
    reason = models.CharField(max_length=2 * KEY, null=True)
    reason_values = models.TextField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["account_id", "run"], name="transition_once_a_run")
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.status}"
