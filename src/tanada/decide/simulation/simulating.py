"""A policy tried on a snapshot, by itself or against another: everything a reader compares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tanada.accounts.snapshot import Snapshot
from tanada.decide.simulation.deciding import decide
from tanada.decide.simulation.distribution import Bin, distribution_of
from tanada.decide.simulation.edges import Edge, edges_of
from tanada.decide.simulation.grouping import groups_of
from tanada.decide.simulation.moves import Moves, moves_of
from tanada.decide.simulation.picturing import Picture, picture_of
from tanada.decide.simulation.standing import places_of
from tanada.decide.simulation.thresholds import subjects_of, thresholds_of
from tanada.policy.model import Policy


@dataclass(frozen=True)
class Simulation:
    """What a policy makes of the accounts; `old` and `moves` only where there is another."""

    new: Picture
    old: Picture | None
    moves: Moves | None
    edges: tuple[Edge, ...]
    distribution: tuple[Bin, ...]


def simulate(
    snapshot: Snapshot, new: Policy, old: Policy | None, as_of: date, kept: str | None = None
) -> Simulation:
    """Try a policy on a snapshot on a date, against an old one or by itself.

    The snapshot must be one for both (`sharing`). Leaves the table SIMULATED in its
    connection, which `movers` reads, until the next simulation. Where the old policy was decided
    before, `kept` is the relation of that (`deciding.earlier_query`); how ARR is spread, which
    no change of a policy changes, is then not worked out again.
    """
    thresholds = thresholds_of(new)
    places = places_of(new, old) if old is not None else None
    earlier = (old, places) if old is not None and places is not None else None
    decide(snapshot, new, as_of, subjects_of(thresholds), earlier, kept)
    groups = groups_of(snapshot.connection, compared=old is not None)
    before = moves = None
    if earlier is not None:
        before = picture_of(
            ((each.old, each.amount.accounts) for each in groups if each.old), earlier[0]
        )
        moves = moves_of(groups, new, *earlier)
    return Simulation(
        picture_of(((each.new, each.amount.accounts) for each in groups), new),
        before,
        moves,
        edges_of(snapshot.connection, thresholds),
        distribution_of(snapshot.connection) if kept is None else (),
    )
