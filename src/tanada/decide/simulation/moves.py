"""From which tier to which, how many accounts and how much ARR, and by which clause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tanada.decide.gaps.amounts import NOTHING, Amount
from tanada.decide.simulation.deciding import ENDED
from tanada.decide.simulation.grouping import Group
from tanada.decide.simulation.standing import DOWN, MOVES, SAME, UP, Places
from tanada.policy.model import UNDETERMINED, Policy


@dataclass(frozen=True)
class ClauseMoves:
    """The accounts that move and have, or had, a clause as their reason; by direction."""

    reason: str
    moves: Mapping[str, Amount]

    @property
    def total(self) -> Amount:
        """All of them."""
        return total(self.moves.values())

    def sides(self) -> tuple[Amount, Amount, Amount]:
        """Those that go up, those that go down, and the others."""
        up, down = (self.moves.get(direction, NOTHING) for direction in (UP, DOWN))
        others = (each for direction, each in self.moves.items() if direction not in (UP, DOWN))
        return up, down, total(others)


@dataclass(frozen=True)
class Moves:
    """The accounts from a state of the old policy to one of the new.

    A state is a tier, best first, or UNDETERMINED, the last, where anyone is. `cells` holds
    every pair that occurs; with `ended`, whom no policy decides, they are all accounts.
    `by_direction` sums up those that move. `gained` are the new reasons of movers, `lost` their
    old ones, the most accounts first. `floors` are undetermined under both policies and at least
    in another tier.
    """

    old_states: tuple[str, ...]
    new_states: tuple[str, ...]
    cells: Mapping[tuple[str, str], Amount]
    ended: Amount
    by_direction: Mapping[str, Amount]
    gained: tuple[ClauseMoves, ...]
    lost: tuple[ClauseMoves, ...]
    floors: Amount
    places: Places

    @property
    def moving(self) -> Amount:
        """Everyone who moves."""
        return total(self.by_direction.values())

    @property
    def open(self) -> Amount:
        """Everyone who is undetermined under both policies."""
        return self.cells.get((UNDETERMINED, UNDETERMINED), NOTHING)

    @property
    def everyone(self) -> Amount:
        """Everyone who was decided, and who has ended."""
        return total(self.cells.values()) + self.ended


def total(amounts: Iterable[Amount]) -> Amount:
    """The sum of amounts."""
    return sum(amounts, NOTHING)


def moves_of(groups: Iterable[Group], new: Policy, old: Policy, places: Places) -> Moves:
    """The moves of groups of accounts between two policies."""
    cells: dict[tuple[str, str], Amount] = {}
    directions = dict.fromkeys(MOVES, NOTHING)
    gained: dict[str, dict[str, Amount]] = {}
    lost: dict[str, dict[str, Amount]] = {}
    ended = floors = NOTHING
    for group in groups:
        if group.new.status == ENDED:
            ended += group.amount
            continue
        assert group.old is not None
        pair = group.old.state, group.new.state
        cells[pair] = cells.get(pair, NOTHING) + group.amount
        direction = places.direction(*pair)
        if direction != SAME:
            directions[direction] += group.amount
            for clauses, reason in ((gained, group.new.reason), (lost, group.old.reason)):
                by = clauses.setdefault(reason, {})
                by[direction] = by.get(direction, NOTHING) + group.amount
        elif pair == (UNDETERMINED, UNDETERMINED):
            assert group.old.tier is not None and group.new.tier is not None
            if places.direction(group.old.tier, group.new.tier) in (UP, DOWN):
                floors += group.amount
    return Moves(
        _states(old, (before for before, _ in cells)),
        _states(new, (after for _, after in cells)),
        cells,
        ended,
        directions,
        _listed(gained),
        _listed(lost),
        floors,
        places,
    )


def _states(policy: Policy, found: Iterable[str]) -> tuple[str, ...]:
    tiers = tuple(tier.key for tier in policy.tiers)
    return (*tiers, UNDETERMINED) if UNDETERMINED in found else tiers


def _listed(clauses: Mapping[str, Mapping[str, Amount]]) -> tuple[ClauseMoves, ...]:
    found = [ClauseMoves(reason, moves) for reason, moves in clauses.items()]
    return tuple(
        sorted(found, key=lambda each: (-each.total.accounts, -each.total.arr, each.reason))
    )
