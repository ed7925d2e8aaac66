"""The chart of a simulation: how ARR is spread, and where the thresholds cut it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from tanada.decide.simulation.distribution import Bin
from tanada.decide.simulation.edges import Edge
from tanada.messages.simulation_prose import SimulationProse
from tanada.reports.charts import FONT, INK, SOFT, tier_colours
from tanada.rules.tree import Name

_WIDTH, _HEIGHT = 700, 230
_LEVELS = 3
"""Labels of thresholds close to each other stand on as many heights."""
_MONEY = "arr"


def distribution_chart(
    bins: Sequence[Bin], edges: Sequence[Edge], tiers: Sequence[str], prose: SimulationProse
) -> Mapping[str, Any]:
    """The Vega-Lite chart of accounts by ARR, stacked by tier, with the thresholds of ARR."""
    low, high = float(min(each.low for each in bins)), float(max(each.high for each in bins))
    scale = {"type": "log", "domain": [low, high], "nice": False}
    marks = _thresholds(edges, low, high, prose)
    place = {tier: at for at, tier in enumerate(tiers)}
    bars = {
        "data": {"values": _stacked(bins, place)},
        "mark": {"type": "rect", "stroke": None},
        "encoding": {
            "x": {
                "field": "low",
                "type": "quantitative",
                "scale": scale,
                "axis": _axis(low, high, prose),
            },
            "x2": {"field": "high"},
            "y": {
                "field": "from",
                "type": "quantitative",
                "axis": {
                    "title": prose.say("simulate.column.accounts"),
                    "tickCount": 4,
                    "tickMinStep": 1,
                    "domain": False,
                    "ticks": False,
                },
            },
            "y2": {"field": "to"},
            "color": {
                "field": "place",
                "type": "ordinal",
                "scale": {"domain": list(range(len(tiers))), "range": tier_colours(len(tiers))},
                "legend": None,
            },
        },
    }
    at = {"field": "at", "type": "quantitative", "scale": scale}
    rules = {
        "data": {"values": marks},
        "mark": {"type": "rule", "color": INK, "strokeDash": [3, 3]},
        "encoding": {"x": at, "y": {"value": 0}, "y2": {"value": _HEIGHT}},
    }
    labels = [
        {
            "data": {"values": [mark for mark in marks if mark["level"] == level]},
            "mark": {
                "type": "text",
                "color": INK,
                "font": FONT,
                "fontSize": 11,
                "dy": -8 - 14 * level,
            },
            "encoding": {"x": at, "y": {"value": 0}, "text": {"field": "label"}},
        }
        for level in range(_LEVELS)
    ]
    return {"width": _WIDTH, "height": _HEIGHT, "layer": [bars, rules, *labels]}


def _stacked(bins: Sequence[Bin], place: Mapping[str, int]) -> list[dict[str, object]]:
    """The bars, the lowest tier at the bottom of each."""
    reached: dict[Decimal, int] = {}
    rows: list[dict[str, object]] = []
    for each in sorted(bins, key=lambda each: (each.low, -place[each.tier])):
        start = reached.get(each.low, 0)
        reached[each.low] = start + each.accounts
        rows.append(
            {
                "low": float(each.low),
                "high": float(each.high),
                "from": start,
                "to": start + each.accounts,
                "place": place[each.tier],
            }
        )
    return rows


def _axis(low: float, high: float, prose: SimulationProse) -> dict[str, object]:
    """An axis whose powers of ten are told as amounts."""
    ticks = [10**power for power in range(20) if low <= 10**power <= high]
    told = {f"{tick:d}": prose.money(Decimal(tick)) for tick in ticks}
    listed = " : ".join(f"datum.label === '{tick}' ? '{text}'" for tick, text in told.items())
    return {
        "title": None,
        "values": ticks,
        "format": "d",
        "labelExpr": f"{listed} : ''" if listed else "''",
        "labelColor": SOFT,
        "grid": False,
    }


def _thresholds(
    edges: Sequence[Edge], low: float, high: float, prose: SimulationProse
) -> list[dict[str, object]]:
    """The thresholds of ARR within the picture, each value once."""
    values = sorted(
        {
            edge.threshold.value
            for edge in edges
            if isinstance(edge.threshold.subject, Name)
            and edge.threshold.subject.name == _MONEY
            and low < edge.threshold.value < high
        }
    )
    return [
        {"at": float(value), "label": prose.money(value), "level": number % _LEVELS}
        for number, value in enumerate(values)
    ]
