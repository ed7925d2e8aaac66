"""The matrix of moves: how many accounts, and how much ARR, from each tier to each."""

from __future__ import annotations

from decimal import Decimal

from tanada.decide.gaps.amounts import NOTHING, Amount
from tanada.decide.simulation.moves import Moves, total
from tanada.decide.simulation.standing import SAME
from tanada.messages import formats, glance
from tanada.messages.simulation_prose import SimulationProse
from tanada.reports.markup import Markup, element

_FAINTEST, _STRONGEST = 14, 62
"""Per cent of a direction's colour, in the cells with the fewest and the most accounts."""


def amounts(found: Amount, prose: SimulationProse) -> Markup:
    """Accounts, with their ARR below; a dash for none."""
    if not found.accounts:
        return element("span", glance.NOTHING, class_="none")
    return element("span", formats.number(found.accounts), element("small", prose.arr(found)))


def matrix(moves: Moves, prose: SimulationProse) -> Markup:
    """The matrix as a table: the darker a cell, the more accounts make that move."""
    titles = [element("th", prose.state(key), scope="col") for key in moves.new_states]
    head = element(
        "tr",
        element("td", class_="sum"),
        *titles,
        element("th", prose.say("simulate.total"), scope="col"),
    )
    most = max(
        found.accounts
        for pair, found in moves.cells.items()
        if moves.places.direction(*pair) != SAME
    )
    rows = [_row(moves, key, most, prose) for key in moves.old_states]
    if moves.ended.accounts:
        name = element("th", prose.say("simulate.state.ended"), scope="row")
        gap = element("td", colspan=len(moves.new_states), class_="sum")
        rows.append(element("tr", name, gap, _sum(moves.ended, prose)))
    sums = [
        total(found for (_, after), found in moves.cells.items() if after == key)
        for key in moves.new_states
    ]
    foot = element(
        "tr",
        element("th", prose.say("simulate.total"), scope="row"),
        *(_sum(found, prose) for found in (*sums, moves.everyone)),
    )
    table = element(
        "table",
        element("thead", head),
        element("tbody", *rows),
        element("tfoot", foot),
        class_="matrix",
    )
    return element(
        "section",
        element("h2", prose.say("simulate.head.matrix")),
        element("div", table, class_="scroll"),
        element("p", prose.say("simulate.unchanged_cell"), class_="note"),
        class_="card",
    )


def _row(moves: Moves, before: str, most: int, prose: SimulationProse) -> Markup:
    cells = [_cell(moves, before, after, most, prose) for after in moves.new_states]
    whole = total(moves.cells.get((before, after), NOTHING) for after in moves.new_states)
    name = element("th", prose.state(before, old=True), scope="row")
    return element("tr", name, *cells, _sum(whole, prose))


def _cell(moves: Moves, before: str, after: str, most: int, prose: SimulationProse) -> Markup:
    found = moves.cells.get((before, after), NOTHING)
    direction = moves.places.direction(before, after)
    if direction == SAME:
        return element("td", amounts(found, prose), class_="stays")
    if not found.accounts:
        return element("td", amounts(found, prose))
    share = Decimal(found.accounts) / most
    heat = _FAINTEST + int((_STRONGEST - _FAINTEST) * share)
    told = prose.say(
        "simulate.cell",
        old=prose.state(before, old=True),
        new=prose.state(after),
        accounts=found.accounts,
        arr=prose.arr(found),
    )
    return element(
        "td", amounts(found, prose), class_=direction, style=f"--heat:{heat}%", title=told
    )


def _sum(found: Amount, prose: SimulationProse) -> Markup:
    return element("td", amounts(found, prose), class_="sum")
