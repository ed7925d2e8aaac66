"""One run from its sources to its commit; it can be killed at any moment and run again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import DatabaseError, InterfaceError

from tanada.errors import Place, Problem, TanadaError, UsageError
from tanada.ledger.state import Run as Made
from tanada.policy.model import Policy
from tanada.sql.engine import connect
from tanada_web.files import FileStore, store
from tanada_web.models import Run, RunKind, RunState, Snapshot, Source
from tanada_web.policies import policy_of, publish_due, published
from tanada_web.runs.committing import commit
from tanada_web.runs.deciding import Beginning, decide
from tanada_web.runs.explaining import explained
from tanada_web.runs.hearing import Said, hear
from tanada_web.runs.lock import run_lock
from tanada_web.runs.plain import plain
from tanada_web.runs.reading import find_input, take_snapshot

STEPS = ("reading", "deciding", "writing")
"""Where a run is, in their order."""
Clock = Callable[[], datetime]
Heard = Callable[[str], None]


@dataclass(frozen=True)
class RunCall:
    """What is to be run: for which day, by whom (a key of the audit trail), from what.

    Without `source`, the one active source that is complete. `on_step` hears of each step.
    """

    as_of: date
    actor: str
    clock: Clock
    source: str | None = None
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
    with run_lock():
        return _Running(call).run()


class _Running:
    def __init__(self, call: RunCall) -> None:
        self.call = call
        self.store: FileStore = store()
        self.started_at = call.clock()
        self.last = last_done()

    def run(self) -> Ran:
        close_interrupted(self.started_at)
        check_day(self.call.as_of, self.started_at, self.last)
        run = Run.objects.create(
            as_of=self.call.as_of,
            started_by=self.call.actor,
            started_at=self.started_at,
            step=STEPS[0],
        )
        try:
            with explained():
                return self._run(run)
        except TanadaError as error:
            self._refused(run, error.problems, RunState.REFUSED)
            raise
        except Exception as error:
            problem = Problem("runs.our_fault", Place(), {"found": type(error).__name__})
            self._refused(run, [problem], RunState.FAILED)
            raise

    def _run(self, run: Run) -> Ran:
        self._step(run, STEPS[0])
        publish_due(self.call.as_of, self.started_at)
        version = published()
        if version is None:
            raise UsageError(Problem("runs.no_policy"))
        policy = policy_of(version.text)
        source = _source(self.call.source)
        given = find_input(source, policy, self.call.as_of, self.started_at)
        snapshot = take_snapshot(
            given,
            policy,
            self.call.as_of,
            self.started_at,
            self.store,
            max_rejects=self.call.max_rejects,
            memory_limit=self.call.memory_limit,
        )
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
            Run.objects.filter(pk=run.pk).update(
                state=state, problems=told, finished_at=self.call.clock(), step=""
            )
        except (DatabaseError, InterfaceError):
            return


def last_done() -> Run | None:
    """The last run that is true."""
    return Run.objects.filter(state=RunState.DONE).order_by("-number").first()


def check_day(as_of: date, now: datetime, last: Run | None) -> None:
    """Raise UsageError for a day before the last run's, one to come, or a clock gone back."""
    if last is not None and as_of < last.as_of:
        params: dict[str, object] = {"found": as_of, "last": last.as_of}
        raise UsageError(Problem("runs.earlier", Place(), params))
    if as_of > now.date() + timedelta(days=1):
        raise UsageError(Problem("runs.to_come", Place(), {"found": as_of, "today": now.date()}))
    if last is not None and last.finished_at is not None and now < last.finished_at:
        params = {
            "found": f"{now:%Y-%m-%d %H:%M:%S}",
            "last": f"{last.finished_at:%Y-%m-%d %H:%M:%S}",
        }
        raise UsageError(Problem("runs.clock_back", Place(), params))


def close_interrupted(at: datetime) -> None:
    """Say of a run that was killed that it was; call it under the lock."""
    problems = [{"code": "runs.interrupted", "path": "", "params": {}}]
    Run.objects.filter(state=RunState.RUNNING).update(
        state=RunState.FAILED, problems=problems, finished_at=at, step=""
    )


def fingerprint_of(snapshot: Snapshot, policy: Policy, said: Said, run: Run) -> str:
    """SHA-256 of all that a run is made of."""
    parts = [snapshot.fingerprint, policy.fingerprint, said.digest, run.as_of.isoformat(), run.kind]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _source(name: str | None) -> Source:
    """The source of a name, or the one that is complete."""
    sources = Source.objects.filter(active=True)
    if name is not None:
        found = sources.filter(name=name).first()
        if found is None:
            expected = list(sources.values_list("name", flat=True))
            params: dict[str, object] = {"found": name, "expected": expected}
            raise UsageError(Problem("runs.no_such_source", Place("--source"), params))
        return found
    complete = list(sources.filter(complete=True))
    if not complete:
        raise UsageError(Problem("runs.no_source"))
    if len(complete) > 1:
        names: dict[str, object] = {"found": [each.name for each in complete]}
        raise UsageError(Problem("runs.several_sources", Place("--source"), names))
    return complete[0]
