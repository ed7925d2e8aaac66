"""The report of a simulation: one page for whoever must agree to a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tanada.accounts.snapshot import Snapshot
from tanada.decide.simulation.movers import Mover, movers_of
from tanada.decide.simulation.moves import ClauseMoves, Moves
from tanada.decide.simulation.simulating import Simulation
from tanada.messages import Language, glance
from tanada.messages.simulation_prose import SimulationProse
from tanada.policy.model import Policy
from tanada.reports.charts import svg
from tanada.reports.markup import Markup, element, together
from tanada.reports.page import page, themed, tier_colour
from tanada.reports.simulation_charts import distribution_chart
from tanada.reports.simulation_moves import amounts, matrix
from tanada.reports.simulation_terraces import terraces

SHOWN_MOVERS = 200


@dataclass(frozen=True)
class Subject:
    """What a simulation is of: the accounts and policies it was made from, and for whom."""

    snapshot: Snapshot
    new: Policy
    old: Policy | None
    as_of: date
    language: Language


def simulation_page(simulation: Simulation, subject: Subject) -> str:
    """The whole page as HTML; the simulation must be the last one of its connection.

    Raises UsageError where what draws charts is not installed.
    """
    prose = SimulationProse.of(subject.new, subject.old, subject.language)
    parts = [_finding(simulation, subject, prose)]
    moves = simulation.moves
    if simulation.new.accounts.accounts:
        parts.append(terraces(simulation, prose))
    if moves is not None and moves.moving.accounts:
        parts.append(element("div", matrix(moves, prose), _clauses(moves, prose), class_="two"))
    firm = [part for part in (_distribution(simulation, prose), _edges(simulation, prose)) if part]
    if firm:
        parts.append(element("div", *firm, class_="two even" if len(firm) > 1 else None))
    if moves is not None and moves.moving.accounts:
        movers = movers_of(subject.snapshot.connection, SHOWN_MOVERS)
        parts.append(_movers(movers, moves, prose))
    code = "simulate.title" if moves is not None else "simulate.title_present"
    title = prose.say(code, policy=prose.new.words(subject.new.name))
    remark = together(prose.say("simulate.internal"))
    tiers = len(subject.new.tiers)
    return page(together(title), remark, together(*parts), subject.language, tiers)


def _finding(simulation: Simulation, subject: Subject, prose: SimulationProse) -> Markup:
    snapshot = subject.snapshot
    rows = {
        "read": snapshot.read,
        "decided": snapshot.accepted,
        "rejected": snapshot.rejected,
        "merged": snapshot.merged,
    }
    read = prose.say(
        "simulate.made_from_merged" if snapshot.merged else "simulate.made_from", **rows
    )
    lines = (f"{prose.whole(simulation)} · {read}", prose.compared(subject.as_of))
    remarks = [element("li", remark) for remark in prose.remarks(simulation)]
    return element(
        "div",
        element("h1", prose.headline(simulation)),
        *(element("p", line, class_="sub") for line in lines),
        element("ul", *remarks, class_="remarks") if remarks else "",
    )


# Which clause moves whom.


def _clauses(moves: Moves, prose: SimulationProse) -> Markup:
    return element(
        "section",
        element("h2", prose.say("simulate.head.gained")),
        _clause_table(moves.gained, prose, old=False),
        element("h2", prose.say("simulate.head.lost")),
        _clause_table(moves.lost, prose, old=True),
        class_="card",
    )


def _clause_table(clauses: Sequence[ClauseMoves], prose: SimulationProse, *, old: bool) -> Markup:
    others = any(each.sides()[-1].accounts for each in clauses)
    sides = ("up", "down", "other") if others else ("up", "down")
    titles = element(
        "tr",
        element("th", prose.say("simulate.column.clause"), scope="col"),
        *(
            element("th", prose.say(f"simulate.column.{name}"), scope="col", class_="number")
            for name in sides
        ),
    )
    rows = [
        element(
            "tr",
            element("th", prose.clause(each.reason, old=old), scope="row"),
            *(
                element("td", amounts(found, prose), class_="number")
                for found in each.sides()[: len(sides)]
            ),
        )
        for each in clauses
    ]
    table = element("table", element("thead", titles), element("tbody", *rows), class_="list")
    return element("div", table, class_="scroll")


# How firm it is.


def _distribution(simulation: Simulation, prose: SimulationProse) -> Markup | None:
    if not simulation.distribution:
        return None
    tiers = [tier.tier for tier in simulation.new.tiers]
    chart = distribution_chart(simulation.distribution, simulation.edges, tiers, prose)
    drawn = themed(svg(chart), len(tiers))
    alt = prose.say("simulate.distribution_alt")
    keys = [element("span", _key(place), prose.state(tier)) for place, tier in enumerate(tiers)]
    return element(
        "section",
        element("h2", prose.say("simulate.head.distribution")),
        element("div", *keys, class_="legend"),
        element("figure", drawn, role="img", aria_label=alt, class_="scroll"),
        element("p", prose.say("simulate.distribution_note"), class_="note"),
        class_="card",
    )


def _key(place: int) -> Markup:
    return element("i", class_="key", style=f"background:{tier_colour(place)}")


def _edges(simulation: Simulation, prose: SimulationProse) -> Markup | None:
    if not simulation.edges:
        return None
    titles = element(
        "tr",
        element("th", prose.say("simulate.column.threshold"), scope="col"),
        *(
            element("th", prose.say(f"simulate.column.{name}"), scope="col", class_="number")
            for name in ("below", "above")
        ),
    )
    rows = [
        element(
            "tr",
            element(
                "th",
                prose.threshold(edge.threshold),
                element("small", prose.clauses(edge.threshold)),
                scope="row",
            ),
            *(
                element("td", amounts(side, prose), class_="number")
                for side in (edge.below, edge.above)
            ),
        )
        for edge in simulation.edges
    ]
    table = element("table", element("thead", titles), element("tbody", *rows), class_="list")
    return element(
        "section",
        element("h2", prose.say("simulate.head.edges")),
        element("p", prose.near(), class_="note"),
        element("div", table, class_="scroll"),
        class_="card",
    )


# Who moves.


def _movers(movers: Sequence[Mover], moves: Moves, prose: SimulationProse) -> Markup:
    columns = ("account", "owner", "arr", "move", "why_old", "why_new")
    names = {name: prose.say(f"simulate.column.{name}") for name in columns}
    titles = [
        element("th", text, scope="col", class_="number" if name == "arr" else None)
        for name, text in names.items()
    ]
    field = element("input", type="search", data_for="movers").removesuffix("</input>")
    find = element("label", prose.say("simulate.filter"), Markup(field), class_="find", hidden=True)
    shown = element("span", prose.shown(len(movers), moves.moving))
    rows = [_mover(each, names, prose) for each in movers]
    table = element(
        "table",
        element("thead", element("tr", *titles)),
        element("tbody", *rows),
        id="movers",
        class_="list stacks",
        data_sortable=True,
    )
    return element(
        "section",
        element("h2", element("div", prose.say("simulate.head.movers"), " ", shown), find),
        element("div", table, class_="scroll"),
        class_="card",
    )


def _mover(mover: Mover, names: dict[str, str], prose: SimulationProse) -> Markup:
    before, after = prose.tiers_of(mover)
    moved = prose.say("simulate.from_to", old=before, new=after)
    arr = glance.NOTHING if mover.arr is None else prose.amount(mover.arr)
    account = [mover.account_id] if mover.name is None else [mover.name, mover.account_id]
    direction = prose.say(f"simulate.move.{mover.move}")
    return element(
        "tr",
        element("th", account[0], *(element("small", each) for each in account[1:]), scope="row"),
        element("td", mover.owner or "", class_="full", data_title=names["owner"]),
        element("td", arr, class_="number", data_value=str(mover.arr or 0)),
        element(
            "td",
            element("span", moved, class_=f"moved {mover.move}"),
            element("small", direction),
            class_="full bare",
        ),
        *(
            element(
                "td",
                prose.why(side, old=old),
                element("small", prose.seen(side, old=old)),
                class_="why full",
                data_title=names[name],
            )
            for name, side, old in (
                ("why_old", mover.old, True),
                ("why_new", mover.new, False),
            )
        ),
    )
