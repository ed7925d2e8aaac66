"""A simulation for machines: codes and values, with a sentence where there is one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from tanada.accounts.snapshot import Snapshot
from tanada.decide.gaps.amounts import Amount
from tanada.decide.portfolio import TierShare
from tanada.decide.simulation.edges import Edge
from tanada.decide.simulation.movers import movers_query
from tanada.decide.simulation.moves import ClauseMoves, Moves
from tanada.decide.simulation.picturing import Picture
from tanada.decide.simulation.simulating import Simulation
from tanada.messages import Language
from tanada.messages.labels import Labels
from tanada.messages.simulation_prose import SimulationProse
from tanada.policy.model import Policy
from tanada.rules.spelling import spell

_VALUES = ("old_reason_values", "new_reason_values")


def simulation_data(
    simulation: Simulation,
    snapshot: Snapshot,
    new: Policy,
    old: Policy | None,
    language: Language,
    out: Path | None,
) -> dict[str, object]:
    """The simulation by name; every mover too, where they are written to no file."""
    prose = SimulationProse.of(new, old, language)
    moves = simulation.moves
    report: dict[str, object] = {
        "message": prose.headline(simulation),
        "remarks": prose.remarks(simulation),
        "policy": _policy(prose.new),
        "against": _policy(prose.old) if prose.old else None,
        "read": snapshot.read,
        "decided": snapshot.accepted,
        "rejected": snapshot.rejected,
        "merged": snapshot.merged,
        "new": _picture(simulation.new, prose.new),
        "old": _picture(simulation.old, prose.old) if simulation.old and prose.old else None,
        "moves": _moves(moves, prose) if moves else None,
        "edges": [_edge(each, prose) for each in simulation.edges],
        "distribution": [
            {"low": each.low, "high": each.high, "tier": each.tier, "accounts": each.accounts}
            for each in simulation.distribution
        ],
    }
    if moves is not None and out is None:
        report["movers"] = _movers(snapshot)
    return report


def _policy(labels: Labels) -> dict[str, object]:
    policy = labels.policy
    return {
        "name": labels.words(policy.name),
        "fingerprint": policy.fingerprint,
        "currency": policy.currency,
    }


def _picture(picture: Picture, labels: Labels) -> dict[str, object]:
    return {
        **picture.accounts.data(),
        "ended": picture.ended,
        "undetermined": picture.undetermined.data(),
        "tiers": [_tier(tier, labels) for tier in picture.tiers],
    }


def _tier(tier: TierShare, labels: Labels) -> dict[str, object]:
    targets = {"accounts_target": tier.accounts_target, "arr_target": tier.arr_target}
    return {
        "tier": tier.tier,
        "name": labels.tier(tier.tier),
        "accounts": tier.accounts,
        "arr": tier.arr,
        "accounts_share": tier.accounts_share,
        "arr_share": tier.arr_share,
        **{name: [band.low, band.high] if band else None for name, band in targets.items()},
    }


def _moves(moves: Moves, prose: SimulationProse) -> dict[str, object]:
    return {
        **moves.moving.data(),
        "by_direction": _amounts(moves.by_direction),
        "from": list(moves.old_states),
        "to": list(moves.new_states),
        "cells": [
            {"from": before, "to": after, "move": moves.places.direction(before, after)}
            | found.data()
            for (before, after), found in moves.cells.items()
        ],
        "ended": moves.ended.data(),
        "floors": moves.floors.data(),
        "by_rank": list(moves.places.by_rank),
        "gained": [_clause(each, prose, old=False) for each in moves.gained],
        "lost": [_clause(each, prose, old=True) for each in moves.lost],
    }


def _clause(each: ClauseMoves, prose: SimulationProse, *, old: bool) -> dict[str, object]:
    return {
        "reason": each.reason,
        "message": prose.clause(each.reason, old=old),
        **each.total.data(),
        "by_direction": _amounts(each.moves),
    }


def _edge(edge: Edge, prose: SimulationProse) -> dict[str, object]:
    return {
        "of": spell(edge.threshold.subject),
        "value": edge.threshold.value,
        "reasons": list(edge.threshold.reasons),
        "message": prose.threshold(edge.threshold),
        "below": edge.below.data(),
        "above": edge.above.data(),
    }


def _amounts(amounts: Mapping[str, Amount]) -> dict[str, object]:
    return {name: found.data() for name, found in amounts.items()}


def _movers(snapshot: Snapshot) -> list[dict[str, object]]:
    cursor = snapshot.connection.execute(movers_query())
    titles = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(titles, row, strict=True)) for row in cursor.fetchall()]
    for row in rows:
        row |= {name: json.loads(row[name], parse_float=Decimal) for name in _VALUES if row[name]}
    return rows
