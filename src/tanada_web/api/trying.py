"""A policy tried on the accounts of the published run, with what people said of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tanada.accounts.kept import open_kept
from tanada.accounts.said import add_said
from tanada.accounts.snapshot import Note, Snapshot
from tanada.cli.simulation_data import simulation_data
from tanada.decide.simulation.movers import movers_query
from tanada.decide.simulation.sharing import check_shared, shared_policy
from tanada.decide.simulation.simulating import simulate
from tanada.errors import Place, Problem, UsageError
from tanada.messages import Language
from tanada.policy.model import Policy
from tanada_web.files import store
from tanada_web.models import Run
from tanada_web.policies import policy_of
from tanada_web.reading.engine import query_connection
from tanada_web.reading.published import published_run
from tanada_web.runs.hearing import DESIGNATIONS, JUDGEMENTS, hear

_AGAINST = Place(path="against")


@dataclass(frozen=True)
class Trial:
    """What is tried, against which policy, for which day; None are those of the run."""

    policy: Policy
    against: Policy | None
    as_of: date | None
    movers: int


def tried(trial: Trial, language: Language) -> dict[str, object]:
    """What would move, as data; the movers with the most ARR first, at most so many.

    Raises UsageError where there is no run, where its snapshot was erased, or where the two
    policies cannot be compared on it.
    """
    run = _read_last(published_run())
    assert run.snapshot is not None
    assert run.policy is not None
    published = policy_of(run.policy.text)
    new, old = trial.policy, trial.against or published
    as_of = trial.as_of or run.as_of
    read_as = shared_policy(new, old, _AGAINST)
    files, kept = store(), run.snapshot
    with query_connection() as connection:
        columns = open_kept(connection, files.path(kept.file), files.path(kept.rejects_file))
        hear(run.as_of, published).lay(connection)
        columns = add_said(connection, columns, read_as, JUDGEMENTS, DESIGNATIONS)
        notes = tuple(Note(each["code"], each["params"]) for each in kept.notes)
        counts = (kept.read, kept.rejected, notes)
        snapshot = Snapshot(connection, files.path(kept.file), columns, *counts, merged=kept.merged)
        check_shared(snapshot, new, old, as_of, _AGAINST)
        simulation = simulate(snapshot, new, old, as_of)
        told = simulation_data(simulation, snapshot, new, old, language, Path("-"))
        cursor = connection.execute(movers_query(trial.movers))
        titles = [column[0] for column in cursor.description or ()]
        movers = [dict(zip(titles, row, strict=True)) for row in cursor.fetchall()]
    return {**told, "movers": movers, "as_of": as_of, "run": run.number}


def _read_last(run: Run) -> Run:
    """The run that read accounts last: a correction reads none."""
    found = (
        Run.objects.filter(number__lte=run.number, snapshot__isnull=False, policy__isnull=False)
        .select_related("snapshot", "policy")
        .order_by("-number")
        .first()
    )
    if found is None or found.snapshot is None or not store().has(found.snapshot.file):
        raise UsageError(Problem("runs.erased", params={"found": run.as_of}))
    return found
