"""One run from its sources to its commit; it can be killed at any moment and run again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from django.db import DatabaseError, InterfaceError

from tanada.errors import Place, Problem, TanadaError, UsageError
from tanada.ledger.state import Run as Made
from tanada.policy.model import Policy
from tanada_web.engine import connect
from tanada_web.files import FileStore, store
from tanada_web.models import Run, RunKind, RunState, Snapshot
from tanada_web.policies import policy_of, publish_due, published
from tanada_web.runs.committing import commit
from tanada_web.runs.correcting import make_corrections
from tanada_web.runs.deciding import Beginning, decide
from tanada_web.runs.explaining import explained
from tanada_web.runs.hearing import Said, hear
from tanada_web.runs.intact import check_files, check_intact
from tanada_web.runs.lock import run_lock
from tanada_web.runs.past import check_day, close_interrupted, last_done, readings
from tanada_web.runs.plain import plain
from tanada_web.runs.reading import check_age, find_input, take_snapshot, taken_together
from tanada_web.runs.sources import the_source

STEPS = ("reading", "deciding", "writing")
"""Where a run is, in their order."""
_INTERRUPTED = "Query interrupted"
"""What DuckDB makes of an interrupt."""
Clock = Callable[[], datetime]
Heard = Callable[[str], None]


@dataclass(frozen=True)
class RunCall:
    """What is to be run: for which day, by whom (a key of the audit trail), from what.

    Without `source`, the one active source that is complete. With `reread` off, sources stay
    as the last run read them, so that what people said since acts at once. `on_step` hears
    of each step.
    """

    as_of: date
    actor: str
    clock: Clock
    _: KW_ONLY
    source: str | None = None
    reread: bool = True
    max_rejects: Decimal = Decimal("0.05")
    max_ended: Decimal = Decimal("0.05")
    memory_limit: str | None = None
    on_step: Heard = field(default=lambda _: None)


@dataclass(frozen=True)
class Ran:
    """A run that is done; `again` where it had been done before and nothing was to do."""

    run: Run
    again: bool = False


def run_now(call: RunCall) -> Ran:
    """Run for a day, under the lock of the installation.

    The same sources, policy, sayings and day again change nothing. Raises TanadaError where
    the run may not be; then nothing has changed, and the row of the run says why.
    """
    with explained(), run_lock():
        return _Running(call).run()


class _Running:
    def __init__(self, call: RunCall) -> None:
        self.call = call
        self.store: FileStore = store()
        self.started_at = call.clock()
        self.last = last_done()

    def run(self) -> Ran:
        close_interrupted(self.started_at, self.store)
        run = Run.objects.create(
            as_of=self.call.as_of,
            started_by=self.call.actor,
            started_at=self.started_at,
            step=STEPS[0],
        )
        try:
            with explained():
                check_day(self.call.as_of, self.started_at, self.last)
                check_intact(self.store, self.last)
                corrected = make_corrections(
                    self.last, self.store, self.call.actor, self.started_at
                )
                self.last = corrected or self.last
                return self._run(run)
        except TanadaError as error:
            self._refused(run, error.problems, RunState.REFUSED)
            raise
        except (Exception, KeyboardInterrupt) as error:
            problem = Problem("runs.our_fault", Place(), {"found": type(error).__name__})
            if isinstance(error, KeyboardInterrupt) or str(error) == _INTERRUPTED:
                problem = Problem("runs.interrupted")
            self._refused(run, [problem], RunState.FAILED)
            raise

    def _run(self, run: Run) -> Ran:
        self._step(run, STEPS[0])
        publish_due(self.call.as_of, self.started_at)
        version = published()
        if version is None:
            raise UsageError(Problem("runs.no_policy"))
        policy = policy_of(version.text)
        snapshot = self._snapshot(policy)
        source = snapshot.source
        said = hear(self.call.as_of, policy)
        run.snapshot, run.policy = snapshot, version
        run.kind = RunKind.COMPLETE if source.complete else RunKind.PARTIAL
        run.fingerprint = fingerprint_of(snapshot, policy, said, run)
        if self.last is not None and self.last.fingerprint == run.fingerprint:
            run.delete()
            return Ran(self.last, again=True)
        self._step(run, STEPS[1])
        tiers = tuple(tier.key for tier in policy.tiers)
        made = Made(self.call.as_of, run.fingerprint, tiers)
        with connect(self.call.memory_limit) as connection:
            found = decide(
                Beginning(connection, self.store, self.last),
                snapshot,
                policy,
                said,
                made,
                complete=source.complete,
                max_ended=self.call.max_ended,
            )
            self._step(run, STEPS[2])
            commit(run, found, self.call.clock())
        return Ran(run)

    def _snapshot(self, policy: Policy) -> Snapshot:
        """What is decided: the sources as they are, or as they were read last."""
        if not self.call.reread:
            return self._read_before()
        source = the_source(self.call.source)
        return take_snapshot(
            find_input(source, policy, self.call.as_of, self.started_at),
            policy,
            self.call.as_of,
            self.started_at,
            self.store,
            max_rejects=self.call.max_rejects,
            memory_limit=self.call.memory_limit,
        )

    def _read_before(self) -> Snapshot:
        """What the last runs read, back to one that saw every account, if none is too old."""
        read = readings(self.last) if self.last else []
        if not read or read[-1].kind != RunKind.COMPLETE:
            raise UsageError(Problem("runs.read_again"))
        for each in read:
            snapshot = each.snapshot
            assert snapshot is not None
            check_files(self.store, each, (snapshot.file, snapshot.rejects_file))
            written = {Path(snapshot.source.accounts): snapshot.source_changed_at}
            check_age(written, snapshot.source, self.call.as_of, self.started_at)
        snapshots = [each.snapshot for each in read if each.snapshot is not None]
        return taken_together(snapshots, self.call.as_of, self.started_at, self.store)

    def _step(self, run: Run, step: str) -> None:
        run.step = step
        run.save()
        self.call.on_step(step)

    def _refused(self, run: Run, problems: tuple[Problem, ...] | list[Problem], state: str) -> None:
        """Keep why, where the database still takes it; the next run sees to it otherwise."""
        told = [
            {
                "code": each.code,
                "path": each.place.file or each.place.path,
                "params": plain(dict(each.params)),
            }
            for each in problems
        ]
        try:
            Run.objects.filter(pk=run.pk, state=RunState.RUNNING).update(
                state=state, problems=told, finished_at=self.call.clock(), step=""
            )
        except (DatabaseError, InterfaceError):
            return


def fingerprint_of(snapshot: Snapshot, policy: Policy, said: Said, run: Run) -> str:
    """SHA-256 of all that a run is made of."""
    parts = [snapshot.fingerprint, policy.fingerprint, said.digest, run.as_of.isoformat(), run.kind]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
