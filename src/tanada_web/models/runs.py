"""Sources, the snapshots taken of them, and runs: the row of a run is its commit point."""

from __future__ import annotations

from django.db import models

HASH = 64


class Source(models.Model):
    """Where accounts come from: files, or a mapping that ties several together.

    `accounts` is a path; `{as_of}` in it stands for the day of the run. A file that is older
    than `max_age_hours` is refused rather than shown as fresh. What a source that is not
    `complete` leaves out has not ended.
    """

    name = models.CharField(max_length=100, unique=True)
    accounts = models.CharField(max_length=1000)
    mapping = models.CharField(max_length=1000, blank=True)
    max_age_hours = models.PositiveIntegerField(null=True)
    complete = models.BooleanField(default=True)
    active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name


class Snapshot(models.Model):
    """Accounts as they were read, in a Parquet file named by its hash.

    `fingerprint` is of all that was read, the policy and the day; `source_changed_at` the
    moment at which the oldest of the files was written. `tables` are reports of further
    tables. The files are gone once `erased_at` stands.
    """

    fingerprint = models.CharField(max_length=HASH, unique=True)
    file = models.CharField(max_length=HASH)
    rejects_file = models.CharField(max_length=HASH)
    as_of = models.DateField()
    taken_at = models.DateTimeField()
    source = models.ForeignKey(Source, models.PROTECT)
    source_changed_at = models.DateTimeField()
    read = models.PositiveBigIntegerField()
    accepted = models.PositiveBigIntegerField()
    rejected = models.PositiveBigIntegerField()
    merged = models.PositiveBigIntegerField(default=0)
    tables = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    erased_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.as_of} {self.file[:8]}"


class RunState(models.TextChoices):
    """What became of a run."""

    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


class RunKind(models.TextChoices):
    """What a run sees: every account, some, or only those whose transitions are undone."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    CORRECTION = "correction"


class Run(models.Model):
    """One run: what it was made of, and the files that hold what came of it.

    A run that is DONE has a `number`; of two for one day the later counts. Its files are
    written before: `state_file` (what is held after it, `tanada.ledger.state`),
    `told_file` (the last row of the history of every account as of this or an earlier run),
    `told_since_file` (the rows that were told anew since that one), `published_file` (a row per
    account: its decision, and the fields it was read with), `baselines_file` (what each account
    was like when it was last reviewed). `counts` are accounts by status, `summary` is what
    people are told. `step` says where a running one is.
    """

    number = models.PositiveIntegerField(unique=True, null=True)
    kind = models.CharField(max_length=10, choices=RunKind, default=RunKind.COMPLETE)
    as_of = models.DateField()
    fingerprint = models.CharField(max_length=HASH, blank=True)
    state = models.CharField(max_length=10, choices=RunState, default=RunState.RUNNING)
    step = models.CharField(max_length=20, blank=True)
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, null=True)
    policy = models.ForeignKey("PolicyVersion", models.PROTECT, null=True)
    state_file = models.CharField(max_length=HASH, blank=True)
    told_file = models.CharField(max_length=HASH, blank=True)
    told_since_file = models.CharField(max_length=HASH, blank=True)
    published_file = models.CharField(max_length=HASH, blank=True)
    baselines_file = models.CharField(max_length=HASH, blank=True)
    counts = models.JSONField(default=dict)
    summary = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    started_by = models.CharField(max_length=32)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(state="running"), name="run_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(state="done", number__isnull=False)
                | (~models.Q(state="done") & models.Q(number=None)),
                name="run_numbered_when_done",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.as_of} {self.state}"
