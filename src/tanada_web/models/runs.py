"""Sources, the snapshots taken of them, and runs: the row of a run is its commit point."""

from __future__ import annotations

from django.db import models

HASH = 64


class Source(models.Model):
    """Where accounts come from: files, or a mapping of several.

    A file that is older than `max_age_hours` is refused rather than shown as fresh.
    """

    name = models.CharField(max_length=100, unique=True)
    accounts = models.CharField(max_length=1000)
    mapping = models.CharField(max_length=1000, blank=True)
    max_age_hours = models.PositiveIntegerField(null=True)

    def __str__(self) -> str:
        return self.name


class Snapshot(models.Model):
    """Accounts as they were read, in a Parquet file named by its hash."""

    file = models.CharField(max_length=HASH)
    as_of = models.DateField()
    taken_at = models.DateTimeField()
    source = models.ForeignKey(Source, models.PROTECT)
    source_changed_at = models.DateTimeField()
    read = models.PositiveBigIntegerField()
    accepted = models.PositiveBigIntegerField()
    rejected = models.PositiveBigIntegerField()
    notes = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.as_of} {self.file[:8]}"


class RunState(models.TextChoices):
    """What became of a run."""

    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


class Run(models.Model):
    """One run: what it was made of, and the files that hold what came of it.

    `before` and `after` name the states, `decisions` the rows; they are there before the run
    is DONE. Of two runs for one day the later counts.
    """

    as_of = models.DateField()
    fingerprint = models.CharField(max_length=HASH)
    state = models.CharField(max_length=10, choices=RunState, default=RunState.RUNNING)
    complete = models.BooleanField(default=True)
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, null=True)
    policy = models.ForeignKey("PolicyVersion", models.PROTECT, null=True)
    before = models.CharField(max_length=HASH, blank=True)
    after = models.CharField(max_length=HASH, blank=True)
    decisions = models.CharField(max_length=HASH, blank=True)
    counts = models.JSONField(default=dict)
    problem = models.JSONField(null=True)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(state="running"), name="run_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.as_of} {self.state}"
