"""The terraces of a simulation: each tier's shares, before and after, beside their targets."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tanada.decide.portfolio import TierShare
from tanada.decide.simulation.picturing import paired
from tanada.decide.simulation.simulating import Simulation
from tanada.messages import formats, glance
from tanada.messages.simulation_prose import SimulationProse
from tanada.policy.shape import PercentRange
from tanada.reports.markup import Markup, element
from tanada.reports.page import tier_colour

_ROOM = Decimal("1.08")
"""A bar's track is this much longer than the longest bar or target of its column."""
_Pair = tuple[TierShare | None, TierShare | None]


def terraces(simulation: Simulation, prose: SimulationProse) -> Markup:
    """A row for each tier, the best first."""
    places = simulation.moves.places if simulation.moves else None
    pairs = paired(simulation.new, simulation.old, places)
    titles = ["tier", "share_accounts", "share_arr"]
    head = [element("div", prose.say(f"simulate.column.{title}")) for title in titles]
    compared = simulation.old is not None
    if compared:
        head.append(element("div", prose.say("simulate.column.accounts"), class_="change"))
    scales = {name: _longest(pairs, name) for name in ("accounts", "arr")}
    known = simulation.new.accounts.known
    rows = [
        _row(pair, place, scales, prose, compared=compared, known=known)
        for place, pair in enumerate(pairs)
    ]
    return element(
        "section",
        element("div", *head, class_="head"),
        *rows,
        class_="card terraces" if compared else "card terraces present",
    )


def _longest(pairs: Sequence[_Pair], name: str) -> Decimal:
    """What the whole of a column's track stands for, as a share."""
    ends = [Decimal(0)]
    for tier in (tier for pair in pairs for tier in pair if tier is not None):
        band: PercentRange | None = getattr(tier, f"{name}_target")
        ends += [getattr(tier, f"{name}_share") or Decimal(0), band.high if band else Decimal(0)]
    return max(ends) * _ROOM or Decimal(1)


def _row(
    pair: _Pair,
    place: int,
    scales: dict[str, Decimal],
    prose: SimulationProse,
    *,
    compared: bool,
    known: bool,
) -> Markup:
    before, after = pair
    held = after or before
    assert held is not None
    name = element("b", prose.pair(before, after))
    what = element("span", prose.held(held.accounts, held.arr, known))
    colour = tier_colour(place) if after is not None else "var(--line)"
    chip = element("i", class_="chip", style=f"background:{colour}")
    bars = [_bar(pair, part, colour, scales[part], prose) for part in ("accounts", "arr")]
    tier = element("div", chip, element("div", name, what), class_="tier")
    cells = [tier, *bars]
    if compared:
        cells.append(_change(before, after, prose))
    return element("div", *cells, class_="row")


def _bar(pair: _Pair, part: str, colour: str, scale: Decimal, prose: SimulationProse) -> Markup:
    """A share as a bar: its figure, its target's band, and a line where it was."""
    before, after = pair
    share: Decimal | None = getattr(after, f"{part}_share", None)
    was: Decimal | None = getattr(before, f"{part}_share", None)
    band: PercentRange | None = getattr(after, f"{part}_target", None)
    asides = []
    if band is not None:
        asides.append(prose.say("simulate.target", band=glance.band(band)))
    if was is not None:
        asides.append(prose.say("simulate.was", share=glance.share(was)))
    outside = share is not None and band is not None and not band.low <= share <= band.high
    parts = [element("div", class_="track")]
    if band is not None:
        left, width = _percent(band.low, scale), _percent(band.high - band.low, scale)
        parts.append(element("div", class_="band", style=f"left:{left};width:{width}"))
    if share is not None:
        style = f"width:{_percent(share, scale)};background:{colour}"
        parts.append(element("div", class_="fill", style=style))
    if was is not None:
        parts.append(element("div", class_="was", style=f"left:{_percent(was, scale)}"))
    told = [element("i", aside) for aside in asides]
    value = element("div", glance.share(share), *told, class_="value off" if outside else "value")
    title = prose.say(f"simulate.column.share_{part}")
    return element("div", *parts, value, class_="bar", data_title=title)


def _change(before: TierShare | None, after: TierShare | None, prose: SimulationProse) -> Markup:
    """How many accounts there were and will be."""
    counts = [tier.accounts if tier is not None else 0 for tier in (before, after)]
    old, new = counts
    moved = prose.say("simulate.from_to", old=formats.number(old), new=formats.number(new))
    sign = "+" if new > old else ""
    change = f"{sign}{formats.number(new - old)}".replace("-", "−") if new != old else "±0"
    return element("div", element("b", moved), element("span", change), class_="change")


def _percent(share: Decimal, scale: Decimal) -> str:
    return f"{(share / scale * 100).quantize(Decimal('0.01'))}%"
