"""Vega-Lite descriptions → SVG texts, drawn without a browser or the network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tanada.errors import Place, Problem, UsageError

FONT = "system-ui, 'Noto Sans CJK JP', 'Hiragino Sans', 'Yu Gothic UI', sans-serif"
INK, SOFT, LINE, BAND = "#1b2426", "#566163", "#dde3e1", "#dcebe2"
BAD, WAITS = "#b3362d", "#bf7a17"
"""Red is outside a target, amber waits; neither means a tier."""
_DARKEST, _LIGHTEST = (0x12, 0x4E, 0x50), (0xB8, 0xD8, 0xAF)
"""Tiers are an order, so they are one hue from dark to light."""

_HOUSE = {
    "background": None,
    "font": FONT,
    "axis": {
        "labelColor": SOFT,
        "titleColor": SOFT,
        "titleFontWeight": "normal",
        "gridColor": LINE,
        "domainColor": LINE,
        "tickColor": LINE,
    },
    "legend": {"labelColor": INK, "titleColor": SOFT, "titleFontWeight": "normal"},
    "title": {"color": INK, "anchor": "start", "fontWeight": 600, "fontSize": 14},
    "view": {"stroke": None},
}


def tier_colours(count: int) -> list[str]:
    """A colour for each of `count` tiers, best first, as #rrggbb."""
    steps = max(count - 1, 1)
    return [
        "#"
        + "".join(
            f"{round(dark + (light - dark) * at / steps):02x}"
            for dark, light in zip(_DARKEST, _LIGHTEST, strict=True)
        )
        for at in range(count)
    ]


def svg(chart: Mapping[str, Any]) -> str:
    """The SVG text of a Vega-Lite chart, in the look that all charts share.

    Raises UsageError where the extra that draws is not installed.
    """
    try:
        import vl_convert
    except ImportError:
        raise UsageError(Problem("charts.not_installed", Place("tanada[charts]"))) from None
    return str(vl_convert.vegalite_to_svg({**chart, "config": _HOUSE}))
