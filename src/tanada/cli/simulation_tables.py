"""A simulation for a reader: the finding first, then the moves, then why and how firm."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from rich.console import Console
from rich.text import Text

from tanada.accounts.snapshot import Snapshot
from tanada.cli.output import console, print_whole, table
from tanada.cli.streams import one_line, without_controls
from tanada.decide.gaps.amounts import NOTHING, Amount
from tanada.decide.portfolio import TierShare
from tanada.decide.simulation.movers import Mover, movers_of
from tanada.decide.simulation.moves import ClauseMoves, Moves, total
from tanada.decide.simulation.picturing import paired
from tanada.decide.simulation.simulating import Simulation
from tanada.decide.simulation.standing import DOWN, SAME, UP
from tanada.messages import Language, formats, glance
from tanada.messages.simulation_prose import SimulationProse
from tanada.policy.model import Policy
from tanada.policy.shape import PercentRange

_SHOWN_MOVERS = 10
_COLOURS = {UP: "green", DOWN: "yellow", SAME: "dim"}
_Cell = Text | str


def print_simulation(
    simulation: Simulation,
    snapshot: Snapshot,
    new: Policy,
    old: Policy | None,
    as_of: date,
    language: Language,
) -> None:
    """What a policy would do, on standard output."""
    shown = _Shown(simulation, SimulationProse.of(new, old, language), console())
    shown.finding(as_of)
    if simulation.moves is not None and simulation.moves.moving.accounts:
        shown.matrix(simulation.moves)
    if simulation.new.accounts.accounts:
        shown.shares()
        shown.edges()
    if simulation.moves is not None and simulation.moves.moving.accounts:
        shown.clauses("gained", simulation.moves.gained, old=False)
        shown.clauses("lost", simulation.moves.lost, old=True)
        shown.movers(simulation.moves, movers_of(snapshot.connection, _SHOWN_MOVERS))


class _Shown:
    def __init__(self, simulation: Simulation, prose: SimulationProse, out: Console) -> None:
        self.simulation = simulation
        self.prose = prose
        self.out = out

    # Lines and cells.

    def _line(self, text: str, style: str = "") -> None:
        self.out.print(Text(text, style=style), soft_wrap=True)

    def _head(self, code: str) -> None:
        self.out.print()
        self._line(self.prose.say(f"simulate.head.{code}"), "bold")

    def _table(self, titles: list[str], rows: Sequence[Sequence[_Cell]], right: range) -> None:
        """A table whose numbers are never cut; its last column may be folded."""
        print_whole(self.out, table(titles, rows, right), fold_last=len(titles) - 1 not in right)

    def _titles(self, *columns: str) -> list[str]:
        return [self.prose.say(f"simulate.column.{column}") if column else "" for column in columns]

    def _counted(self, found: Amount) -> str:
        return formats.number(found.accounts) if found.accounts else glance.NOTHING

    # The parts.

    def finding(self, as_of: date) -> None:
        prose = self.prose
        self._line(prose.headline(self.simulation), "bold")
        self._line(prose.whole(self.simulation))
        self._line(prose.compared(as_of))
        for remark in prose.remarks(self.simulation):
            self._line(remark)

    def matrix(self, moves: Moves) -> None:
        """From tier × to tier, first in accounts, then in ARR."""
        for code, money in (("matrix", False), ("matrix_arr", True)):
            self._head(code)
            titles = ["", *(self.prose.state(key) for key in moves.new_states)]
            titles.append(self.prose.say("simulate.total"))
            rows = [self._matrix_row(moves, key, money) for key in moves.old_states]
            if moves.ended.accounts:
                gap: list[_Cell] = [""] * len(moves.new_states)
                ended = self._measured(moves.ended, money)
                rows.append([self.prose.say("simulate.state.ended"), *gap, ended])
            rows.append(self._total_row(moves, money))
            self._table(titles, rows, range(1, len(titles)))

    def _matrix_row(self, moves: Moves, before: str, money: bool) -> list[_Cell]:
        found = [(after, moves.cells.get((before, after), NOTHING)) for after in moves.new_states]
        cells: list[_Cell] = [
            Text(
                self._measured(each, money),
                style=_COLOURS.get(moves.places.direction(before, after), ""),
            )
            for after, each in found
        ]
        whole = total(each for _, each in found)
        return [self.prose.state(before, old=True), *cells, self._measured(whole, money)]

    def _total_row(self, moves: Moves, money: bool) -> list[_Cell]:
        sums = [
            total(each for (_, after), each in moves.cells.items() if after == key)
            for key in moves.new_states
        ]
        told = [self._measured(each, money) for each in (*sums, moves.everyone)]
        return [self.prose.say("simulate.total"), *told]

    def _measured(self, found: Amount, money: bool) -> str:
        return self.prose.arr(found) if money else self._counted(found)

    def shares(self) -> None:
        """Each tier's shares under either policy, beside the targets of the new one."""
        simulation, compared = self.simulation, self.simulation.old is not None
        places = simulation.moves.places if simulation.moves else None
        self._head("shares")
        columns = ["tier"]
        for part in ("accounts", "arr"):
            share = [f"{part}_old", f"{part}_new"] if compared else [f"share_{part}"]
            columns += [*share, "target"]
        rows = [
            self._share_row(before, after, compared=compared)
            for before, after in paired(simulation.new, simulation.old, places)
        ]
        self._table(self._titles(*columns), rows, range(1, len(columns)))

    def _share_row(
        self, before: TierShare | None, after: TierShare | None, *, compared: bool
    ) -> list[_Cell]:
        row: list[_Cell] = [self.prose.pair(before, after)]
        for name in ("accounts", "arr"):
            old = getattr(before, f"{name}_share", None)
            new, band = (
                getattr(after, f"{name}_share", None),
                getattr(after, f"{name}_target", None),
            )
            row += [glance.share(old)] if compared else []
            row += [_share(new, band), glance.band(band)]
        return row

    def edges(self) -> None:
        """How many accounts lie close to each threshold."""
        if not self.simulation.edges:
            return
        self._head("edges")
        self._line(self.prose.near(), "dim")
        titles = self._titles("threshold", "below", "arr", "above", "arr", "clause")
        rows: list[list[_Cell]] = []
        for edge in self.simulation.edges:
            sides = [
                text
                for side in (edge.below, edge.above)
                for text in (self._counted(side), self.prose.arr(side))
            ]
            clauses = self.prose.clauses(edge.threshold)
            rows.append([self.prose.threshold(edge.threshold), *sides, clauses])
        self._table(titles, rows, range(1, 5))

    def clauses(self, code: str, clauses: Sequence[ClauseMoves], *, old: bool) -> None:
        """Which clause moves whom."""
        self._head(code)
        others = any(each.sides()[-1].accounts for each in clauses)
        sides = ("up", "down", "other") if others else ("up", "down")
        titles = [title for side in sides for title in self._titles(side, "arr")]
        rows = [self._clause_row(each, len(sides), old=old) for each in clauses]
        self._table([*titles, *self._titles("clause")], rows, range(len(titles)))

    def _clause_row(self, each: ClauseMoves, sides: int, *, old: bool) -> list[_Cell]:
        cells = [
            text
            for found in each.sides()[:sides]
            for text in (self._counted(found), self.prose.arr(found))
        ]
        return [*cells, self.prose.clause(each.reason, old=old)]

    def movers(self, moves: Moves, movers: Sequence[Mover]) -> None:
        """The movers with the most ARR, and why."""
        self._head("movers")
        self._line(self.prose.shown(len(movers), moves.moving), "dim")
        for mover in movers:
            self._mover(mover)

    def _mover(self, mover: Mover) -> None:
        before, after = self.prose.tiers_of(mover)
        account = mover.account_id if mover.name is None else f"{mover.account_id} {mover.name}"
        arr = glance.NOTHING if mover.arr is None else self.prose.money(mover.arr)
        moved = self.prose.say("simulate.from_to", old=before, new=after)
        first = "  ".join([without_controls(one_line(account)), arr])
        line = Text.assemble(first, "  ", (moved, _COLOURS.get(mover.move, "")))
        self.out.print(line, soft_wrap=True)
        why = self.prose.say(
            "simulate.from_to",
            old=self.prose.why_and_seen(mover.old, old=True),
            new=self.prose.why_and_seen(mover.new),
        )
        self._line("  " + without_controls(one_line(why)), "dim")


def _share(share: Decimal | None, band: PercentRange | None) -> Text:
    outside = share is not None and band is not None and not band.low <= share <= band.high
    return Text(glance.share(share), style="red" if outside else "")
