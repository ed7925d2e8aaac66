"""A policy tried on the accounts of the published run, with what people said of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tanada.decide.simulation.movers import movers_query
from tanada.decide.simulation.sharing import check_shared, shared_policy
from tanada.decide.simulation.simulating import simulate
from tanada.errors import Place
from tanada.messages import Language
from tanada.policy.model import Policy
from tanada.reports.simulation_data import simulation_data
from tanada_web.policies import policy_of
from tanada_web.reading.engine import query_connection
from tanada_web.reading.opening import opened, readings_of
from tanada_web.reading.published import published_run

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
    run = published_run()
    read = readings_of(run)
    decided = read[0].policy
    assert decided is not None
    published = policy_of(decided.text)
    new, old = trial.policy, trial.against or published
    as_of = trial.as_of or run.as_of
    read_as = shared_policy(new, old, _AGAINST)
    with query_connection() as connection:
        snapshot = opened(connection, read, published, read_as)
        check_shared(snapshot, new, old, as_of, _AGAINST)
        simulation = simulate(snapshot, new, old, as_of)
        told = simulation_data(simulation, snapshot, new, old, language, Path("-"))
        cursor = connection.execute(movers_query(trial.movers))
        titles = [column[0] for column in cursor.description or ()]
        movers = [dict(zip(titles, row, strict=True)) for row in cursor.fetchall()]
    return {**told, "movers": movers, "as_of": as_of, "run": run.number}
