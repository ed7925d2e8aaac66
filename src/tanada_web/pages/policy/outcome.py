"""What a policy would do, as a page shows it: shares, moves, movers, close calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.urls import NoReverseMatch, reverse

from tanada.decide.gaps.amounts import NOTHING, Amount
from tanada.decide.portfolio import TierShare
from tanada.decide.simulation.movers import Mover
from tanada.decide.simulation.moves import ClauseMoves
from tanada.decide.simulation.picturing import paired
from tanada.decide.simulation.standing import DOWN, SAME, UP
from tanada.messages import Language, glance
from tanada.messages.simulation_prose import SimulationProse
from tanada_web.pages.drawing.bars import Bar, percent
from tanada_web.pages.drawing.matrix import tone
from tanada_web.pages.drawing.tiers import TierLook, looks_of
from tanada_web.reading.what_if import Tried


@dataclass(frozen=True)
class Compared:
    """A share under the new policy over its target, and where it was."""

    bar: Bar
    was: Decimal | None

    @property
    def at(self) -> str:
        """Where the share was, along the bar."""
        return percent(min(self.was, Decimal(1))) if self.was is not None else ""

    @property
    def has_changed(self) -> bool:
        """Whether it is shown as another number than before."""
        return glance.share(self.was) != glance.share(self.bar.share)


@dataclass(frozen=True)
class Terrace:
    """A tier under both policies; `look` is None for one that there would be no more."""

    look: TierLook | None
    name: str
    held: str
    accounts: Compared
    arr: Compared
    change: int

    @property
    def sign(self) -> str:
        """How many more or fewer accounts it would have: `+12`, `−3`."""
        return f"{'+' if self.change > 0 else '−'}{abs(self.change):,}" if self.change else "±0"


@dataclass(frozen=True)
class MoveCell:
    """How many accounts go from a row's state to a column's; `key` asks for them."""

    amount: Amount
    arr: str
    tone: str
    key: str
    chosen: bool


@dataclass(frozen=True)
class MoverRow:
    """An account that moves, in words."""

    mover: Mover
    before: str
    after: str
    why_before: str
    why_after: str
    href: str


class Outcome:
    """A try in words and figures, for one reader."""

    def __init__(
        self,
        tried: Tried,
        language: Language,
        page: int,
        per_page: int,
        cell: tuple[str, str] | None,
    ) -> None:
        moves = tried.simulation.moves
        assert moves is not None
        self.tried, self.simulation, self.moves = tried, tried.simulation, moves
        self.prose = SimulationProse.of(tried.policy, tried.ground.policy, language)
        self.language, self.page, self.per_page, self.cell = language, page, per_page, cell
        self.currency = tried.policy.currency

    # What was found.

    @property
    def headline(self) -> str:
        """The first sentence."""
        return self.prose.headline(self.simulation)

    @property
    def remarks(self) -> list[str]:
        """What to know beside the figures."""
        return self.prose.remarks(self.simulation)

    @property
    def whole(self) -> str:
        """How many accounts there are, with how much ARR."""
        return self.prose.whole(self.simulation)

    @property
    def has_moves(self) -> bool:
        """Whether anybody moves."""
        return bool(self.moves.moving.accounts)

    # Shares.

    @cached_property
    def terraces(self) -> list[Terrace]:
        """Each tier beside the one that had its place before."""
        places = self.moves.places
        looks = looks_of(self.tried.policy, self.language)
        return [
            self._terrace(before, after, looks)
            for before, after in paired(self.simulation.new, self.simulation.old, places)
        ]

    def _terrace(
        self, before: TierShare | None, after: TierShare | None, looks: dict[str, TierLook]
    ) -> Terrace:
        held = after or before
        assert held is not None
        known = self.simulation.new.accounts.known
        counts = [each.accounts if each is not None else 0 for each in (before, after)]
        return Terrace(
            looks[after.tier] if after is not None else None,
            self.prose.pair(before, after),
            self.prose.held(counts[1], after.arr if after else Decimal(0), known),
            Compared(
                Bar(
                    after.accounts_share if after else None,
                    after.accounts_target if after else None,
                ),
                before.accounts_share if before else None,
            ),
            Compared(
                Bar(after.arr_share if after else None, after.arr_target if after else None),
                before.arr_share if before else None,
            ),
            counts[1] - counts[0],
        )

    # Moves.

    @property
    def columns(self) -> list[str]:
        """The states of the new policy."""
        return [self.prose.state(key) for key in self.moves.new_states]

    @property
    def lines(self) -> Iterator[tuple[str, list[MoveCell]]]:
        """The states of the old policy, with where their accounts go."""
        directions = {pair: self.moves.places.direction(*pair) for pair in self.moves.cells}
        most = max(
            (
                found.accounts
                for pair, found in self.moves.cells.items()
                if directions[pair] != SAME
            ),
            default=0,
        )
        for before in self.moves.old_states:
            cells = [self._cell(before, after, most) for after in self.moves.new_states]
            yield self.prose.state(before, old=True), cells

    def _cell(self, before: str, after: str, most: int) -> MoveCell:
        found = self.moves.cells.get((before, after), NOTHING)
        direction = self.moves.places.direction(before, after)
        steps = {UP: 1, DOWN: -1}.get(direction, 0)
        return MoveCell(
            found,
            self.prose.arr(found),
            tone(found.accounts, steps, most),
            f"{before}>{after}" if direction != SAME else "",
            self.cell == (before, after),
        )

    @property
    def gained(self) -> list[tuple[str, ClauseMoves]]:
        """The clauses by which accounts would move, in words."""
        return [(self.prose.clause(each.reason), each) for each in self.moves.gained]

    # Movers.

    @property
    def shown_of(self) -> int:
        """How many movers the list has on all its pages."""
        return self._asked().accounts

    def _asked(self) -> Amount:
        if self.cell is None:
            return self.moves.moving
        return self.moves.cells.get(self.cell, NOTHING)

    @property
    def cell_name(self) -> str:
        """The cell whose movers are shown: `Strategic → Core`; empty for all."""
        if self.cell is None:
            return ""
        old, new = self.prose.state(self.cell[0], old=True), self.prose.state(self.cell[1])
        return self.prose.say("simulate.from_to", old=old, new=new)

    @property
    def cell_key(self) -> str:
        """What asks for the cell again."""
        return ">".join(self.cell) if self.cell else ""

    @property
    def first(self) -> int:
        """The number of the first mover on the page."""
        return (self.page - 1) * self.per_page + 1

    @property
    def last(self) -> int:
        """The number of the last one."""
        return self.first + len(self.tried.movers) - 1

    @property
    def previous_page(self) -> int:
        """The page before; 0 where there is none."""
        return self.page - 1

    @property
    def next_page(self) -> int:
        """The page after; 0 where there is none."""
        return self.page + 1 if self.last < self.shown_of else 0

    @property
    def movers(self) -> Iterator[MoverRow]:
        """The movers of the page."""
        for mover in self.tried.movers:
            before, after = self.prose.tiers_of(mover)
            yield MoverRow(
                mover,
                before,
                after,
                self.prose.why_and_seen(mover.old, old=True),
                self.prose.why_and_seen(mover.new),
                _account(mover.account_id),
            )

    # Close calls.

    @property
    def near(self) -> str:
        """What close to a threshold means."""
        return self.prose.near()

    @property
    def edges(self) -> Iterator[dict[str, object]]:
        """Each threshold, with who lies close to it."""
        for edge in self.simulation.edges:
            yield {
                "threshold": self.prose.threshold(edge.threshold),
                "clauses": self.prose.clauses(edge.threshold),
                "sides": [
                    (side.accounts, self.prose.arr(side)) for side in (edge.below, edge.above)
                ],
            }


def _account(account_id: str) -> str:
    """The page of an account; empty where there is none."""
    try:
        return reverse("account", args=[account_id])
    except NoReverseMatch:
        return ""
