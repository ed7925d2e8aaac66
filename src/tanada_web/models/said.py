"""What people say of accounts: judgements, designations, overrides, reviews."""

from __future__ import annotations

from django.db import models

from tanada_web.models.ledger import ID, KEY


class Judgement(models.Model):
    """A dated value of a field that somebody entered; the policy reads it like any other.

    `value` is a text that can be cast to the field's type. One that was withdrawn counts no more.
    """

    account_id = models.CharField(max_length=ID, db_index=True)
    field = models.CharField(max_length=KEY)
    value = models.CharField(max_length=200)
    as_of = models.DateField()
    said_by = models.ForeignKey("Person", models.PROTECT, related_name="judged")
    said_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey("Person", models.PROTECT, null=True, related_name="unjudged")
    withdrawn_at = models.DateTimeField(null=True)

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
    """Another tier for a time, with a reason and two people.

    `decision` is why it was refused.
    """

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
    decision = models.TextField(blank=True)
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


class Correction(models.Model):
    """What a run did to an account is undone: why, and by which two people.

    An approved one is made by a run of its own, whose number `made_by_run` then is. `decision` is
    why one was refused.
    """

    account_id = models.CharField(max_length=ID, db_index=True)
    run = models.PositiveIntegerField()
    reason = models.TextField()
    state = models.CharField(max_length=10, choices=OverrideState, default=OverrideState.PROPOSED)
    proposed_by = models.ForeignKey("Person", models.PROTECT, related_name="corrections_proposed")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        "Person", models.PROTECT, null=True, related_name="corrections_decided"
    )
    decided_at = models.DateTimeField(null=True)
    decision = models.TextField(blank=True)
    made_by_run = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_by=None) | ~models.Q(decided_by=models.F("proposed_by")),
                name="correction_decided_by_another",
            ),
            models.UniqueConstraint(
                fields=["account_id"],
                condition=models.Q(made_by_run=None, state__in=["proposed", "approved"]),
                name="correction_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.run}"


class HandsetTier(models.Model):
    """A tier that people had set by hand before the first run; compared with the policy's.

    Where it was `adopted`, the first run takes it for what the account holds since then.
    """

    account_id = models.CharField(max_length=ID, primary_key=True)
    tier = models.CharField(max_length=KEY)
    since = models.DateField()
    adopted = models.BooleanField(default=False)
    imported_by = models.ForeignKey("Person", models.PROTECT)
    imported_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.account_id} {self.tier}"


class Review(models.Model):
    """Something about an account that a review must catch, and what was decided.

    `catches` is its code, `params` what was seen. What is `about` the same is not raised again
    once it was decided. Once the data no longer shows it, an open one is closed by the run with
    the outcome `passed`.
    """

    account_id = models.CharField(max_length=ID, db_index=True)
    owner = models.CharField(max_length=ID, null=True, db_index=True)
    catches = models.CharField(max_length=30)
    params = models.JSONField(default=dict)
    about = models.CharField(max_length=200, blank=True)
    raised_on = models.DateField()
    due_on = models.DateField(db_index=True)
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


class Baseline(models.Model):
    """What an account was like when it was last reviewed; changes are counted from here.

    `run` is the number of the last run when somebody reviewed it, 0 where nobody has.
    """

    account_id = models.CharField(max_length=ID, primary_key=True)
    run = models.PositiveIntegerField(db_index=True)
    reviewed_on = models.DateField()
    tier = models.CharField(max_length=KEY, null=True)
    arr = models.DecimalField(max_digits=24, decimal_places=4, null=True)
    health = models.DecimalField(max_digits=9, decimal_places=4, null=True)

    def __str__(self) -> str:
        return f"{self.account_id} {self.reviewed_on}"
