"""Segments as a heatmap: accounts by shade and number, with their share of ARR below."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import reduce
from typing import Any

from tanada.messages import formats
from tanada.messages.labels import Labels
from tanada.messages.segment_prose import axis_label, value_label
from tanada.outcomes.segments.axes import Axis
from tanada.outcomes.segments.cells import Segments
from tanada.reports.charts import INK, LINE, drawable

_SIDES = {1: ("y",), 2: ("y", "x"), 3: ("panel", "y", "x")}
"""Where each axis goes: downwards, across, and of three the first into panels."""
_STEP_X, _STEP_Y = 96, 44
_PALEST, _DARKEST = "#eef5f0", "#124e50"
_DARK_FROM = Decimal("0.55")
"""From this part of the largest cell on, numbers are white."""
_LONGEST = 28


def heatmap(segments: Segments, labels: Labels) -> dict[str, Any]:
    """A Vega-Lite chart of the segments; a cell without accounts stays blank."""
    sides = dict(zip(_SIDES[len(segments.axes)], segments.axes, strict=True))
    axes = [axis_label(axis, labels) for axis in segments.axes]
    named = reduce(
        lambda first, second: labels.say("segments.times", first=first, second=second), axes
    )
    chart: dict[str, Any] = {
        "title": labels.say("segments.chart_title", axes=named),
        "data": {"values": _data(segments, tuple(sides))},
    }
    tiles: dict[str, Any] = {
        "width": {"step": _STEP_X},
        "height": {"step": _STEP_Y},
        "encoding": {side: _scale(side, sides.get(side), labels) for side in ("y", "x")},
        "layer": [_rectangles(), _text("accounts_told", -7, 13), _text("arr_told", 9, 10)],
    }
    if "panel" not in sides:
        return {**chart, **tiles}
    header = {
        "title": axis_label(sides["panel"], labels),
        "labelExpr": _told(sides["panel"], labels),
        "labelOrient": "top",
        "labelAnchor": "start",
        "labelColor": INK,
        "labelFontWeight": "bold",
    }
    panels = {"row": {"field": "panel", "type": "ordinal", "header": header}}
    return {**chart, "facet": panels, "spec": tiles}


def _data(segments: Segments, sides: tuple[str, ...]) -> list[dict[str, Any]]:
    """A row for each cell: its places, its accounts, and what is written into it."""
    most = max((cell.accounts for cell in segments.cells.values()), default=0)
    rows = []
    for where, cell in sorted(segments.cells.items()):
        share = segments.arr_share(cell)
        rows.append(
            {
                "x": 0,
                **dict(zip(sides, where, strict=True)),
                "accounts": cell.accounts,
                "dark": cell.accounts >= most * _DARK_FROM,
                "accounts_told": formats.number(cell.accounts),
                "arr_told": "" if share is None else formats.rounded_percent(share),
            }
        )
    return rows


def _scale(side: str, axis: Axis | None, labels: Labels) -> dict[str, Any]:
    """A side of the map; one that no axis takes has a single place without a name."""
    places = list(range(len(axis.values))) if axis else [0]
    shown: dict[str, Any] | None = None
    if axis is not None:
        shown = {
            "title": axis_label(axis, labels),
            "labelExpr": _told(axis, labels),
            "labelAngle": 0,
            "labelLimit": _STEP_X * (1 if side == "x" else 2),
            "orient": "top" if side == "x" else "left",
            "ticks": False,
            "domain": False,
        }
    return {"field": side, "type": "ordinal", "scale": {"domain": places}, "axis": shown}


def _told(axis: Axis, labels: Labels) -> str:
    """An expression for the name of the value at a place."""
    names = [drawable(value_label(axis, place, labels)) for place in range(len(axis.values))]
    cut = [name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…" for name in names]
    return f"{json.dumps(cut)}[datum.value]"


def _rectangles() -> dict[str, Any]:
    shade = {
        "field": "accounts",
        "type": "quantitative",
        "scale": {"range": [_PALEST, _DARKEST], "domainMin": 0},
        "legend": None,
    }
    return {"mark": {"type": "rect", "stroke": LINE}, "encoding": {"color": shade}}


def _text(field: str, down: int, size: int) -> dict[str, Any]:
    colour = {"condition": {"test": "datum.dark", "value": "#ffffff"}, "value": INK}
    return {
        "mark": {"type": "text", "dy": down, "fontSize": size},
        "encoding": {"text": {"field": field}, "color": colour},
    }
