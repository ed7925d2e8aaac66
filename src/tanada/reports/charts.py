"""Vega-Lite descriptions → SVG texts, drawn without a browser or the network."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tanada.errors import Place, Problem, UsageError

FONT = "system-ui, 'Noto Sans CJK JP', 'Hiragino Sans', 'Yu Gothic UI', sans-serif"
INK, SOFT, LINE, BAND = "#1b2426", "#566163", "#dde3e1", "#dcebe2"
BAD, WAITS = "#b3362d", "#bf7a17"
"""Red is outside a target, amber waits; neither means a tier."""
_DARKEST, _LIGHTEST = (0x12, 0x4E, 0x50), (0xB8, 0xD8, 0xAF)
"""Tiers are an order, so they are one hue from dark to light."""
_NOT_IN_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The drawing engine ends the whole process at a character that XML does not know."""

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

    A character of its texts that XML does not know stands as �.
    Raises UsageError where the extra that draws is not installed.
    """
    try:
        import vl_convert
    except ImportError:
        raise UsageError(Problem("charts.not_installed", Place("tanada[charts]"))) from None
    return str(vl_convert.vegalite_to_svg({**_drawable(chart), "config": _HOUSE}))


def drawable(text: str) -> str:
    """A text that can be drawn: what XML does not know stands as �.

    `svg` sees to the texts of a chart; those quoted inside an expression must come through here.
    """
    return _NOT_IN_XML.sub("\ufffd", text)


def _drawable(part: Any) -> Any:
    """A part of a chart, all of whose texts can be drawn."""
    if isinstance(part, str):
        return drawable(part)
    if isinstance(part, Mapping):
        return {key: _drawable(value) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_drawable(value) for value in part]
    return part
