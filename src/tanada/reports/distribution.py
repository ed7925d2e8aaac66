"""A distribution as a chart: accounts by value, with the thresholds drawn across."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tanada.messages.threshold_prose import ThresholdWords
from tanada.outcomes.thresholds.histogram import Bin
from tanada.outcomes.thresholds.proposing import Proposal
from tanada.reports.charts import INK, LINE, SOFT, tier_colours

_WIDTH, _STEP = 460, 24


def distribution_chart(
    found: Sequence[Bin], proposal: Proposal | None, words: ThresholdWords
) -> dict[str, Any]:
    """The Vega-Lite chart of bins, the largest values on top.

    A bin has the colour of the tier that its values begin in, and beside its count stand the
    thresholds that lie within it.
    """
    thresholds = proposal.thresholds if proposal else ()
    tiers = len(thresholds) + 1
    rows = []
    for each in reversed(found):
        tier = sum(1 for t in thresholds if each.low is None or each.low < t.value)
        marks = [
            words.labels.say(
                "thresholds.above" if threshold.strict else "thresholds.from",
                tier=words.tier(number, tiers),
                value=words.value(threshold.value),
            )
            for number, threshold in enumerate(thresholds)
            if each.holds(threshold.value)
        ]
        shown = words.labels.say("thresholds.beside", accounts=each.accounts, found=marks)
        rows.append(
            {
                "bin": words.bin(each),
                "accounts": each.accounts,
                "tier": words.tier(tier, tiers) if thresholds else words.field,
                "text": shown if marks else f"{each.accounts:,}",
            }
        )
    names = [words.tier(tier, tiers) for tier in range(tiers)] if thresholds else [words.field]
    axis = words.labels.say("thresholds.axis.accounts")
    order = [row["bin"] for row in rows]
    few = {"tickCount": 5, "title": axis}
    bars = {"field": "accounts", "type": "quantitative", "axis": few}
    place = {"field": "bin", "type": "nominal", "sort": order, "title": None}
    scale = {"domain": names, "range": tier_colours(len(names))}
    colour = {"field": "tier", "type": "nominal", "scale": scale, "title": None}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": words.labels.say("thresholds.distribution", label=words.field),
        "width": _WIDTH,
        "height": {"step": _STEP},
        "data": {"values": rows},
        "encoding": {"y": place, "x": bars},
        "layer": [
            {
                "mark": {"type": "bar", "stroke": LINE},
                "encoding": {"color": {**colour, "legend": {"orient": "bottom"}}},
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 5, "color": INK},
                "encoding": {"text": {"field": "text"}, "color": {"value": SOFT}},
            },
        ],
    }
