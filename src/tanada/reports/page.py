"""A report as one HTML file: no address in it, nothing to fetch, light and dark, for print."""

from __future__ import annotations

from importlib import resources
from string import Template

from tanada.messages import Language
from tanada.reports.charts import BAD, BAND, INK, LINE, SOFT, WAITS, tier_colours
from tanada.reports.markup import Markup

_THEME = {
    INK: "--ink",
    SOFT: "--soft",
    LINE: "--line",
    BAND: "--band",
    BAD: "--bad",
    WAITS: "--warn",
}
_NAMESPACES = (
    ' xmlns="http://www.w3.org/2000/svg"',
    ' xmlns:xlink="http://www.w3.org/1999/xlink"',
)
"""An <svg> within HTML needs neither."""


def page(title: Markup, remark: Markup, body: Markup, language: Language, tiers: int) -> str:
    """The file's text; `remark` stands in its head line, `tiers` is how many have a colour."""
    return Template(_part("page.html")).substitute(
        language=language,
        title=title,
        style=Markup(_part("page.css")),
        tier_colours=_tier_colours(tiers),
        remark=remark,
        body=body,
        script=Markup(_part("page.js")),
    )


def themed(svg: str, tiers: int) -> Markup:
    """A chart's SVG for within a page: its colours follow the page's, light or dark."""
    for namespace in _NAMESPACES:
        svg = svg.replace(namespace, "")
    colours = {colour: f"--tier-{at}" for at, colour in enumerate(tier_colours(tiers))} | _THEME
    for colour, name in colours.items():
        svg = svg.replace(f'"{colour}"', f'"var({name}, {colour})"')
    return Markup(svg)


def tier_colour(place: int) -> str:
    """The colour of a tier by its place from the best, as CSS."""
    return f"var(--tier-{place})"


def _tier_colours(count: int) -> Markup:
    """The tiers' colours: dark to light on white; on black, light to all but the darkest."""
    light, dark = tier_colours(count), tier_colours(count + 1)[:0:-1]
    return Markup(
        f":root{{{_variables(light)}}}@media(prefers-color-scheme:dark){{:root{{{_variables(dark)}}}}}"
    )


def _variables(colours: list[str]) -> str:
    return ";".join(f"--tier-{at}:{colour}" for at, colour in enumerate(colours))


def _part(name: str) -> str:
    return (resources.files("tanada.reports") / name).read_text(encoding="utf-8")
