"""One column for each target, one target for each column: the surest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tanada.accounts.suggest.candidates import Candidate

NEAR = 0.08
"""Two readings whose confidences lie so near each other are both asked about."""
_AMOUNTS = ("arr", "mrr", "amount")
_PAID = ("arr", "mrr")
_NEAR_AMOUNTS = 0.45
"""What an amount stands for matters most and is told least well by a name."""
_WORTH_ASKING = 0.4


@dataclass(frozen=True)
class Assigned:
    """What was chosen, and what else would have been nearly as good.

    `rivals` are pairs of the chosen candidate and another for its target or its column.
    """

    chosen: tuple[Candidate, ...]
    rivals: tuple[tuple[Candidate, Candidate], ...]

    def of(self, target: str) -> Candidate | None:
        """The candidate chosen for a target."""
        return next((each for each in self.chosen if each.target == target), None)

    @property
    def columns(self) -> frozenset[str]:
        """The columns that something was chosen for."""
        return frozenset(each.column for each in self.chosen)


def assign(candidates: Iterable[Candidate], taken: Collection[str] = ()) -> Assigned:
    """Choose among candidates, the surest first; columns in `taken` are already used."""
    columns, targets = set(taken), set[str]()
    chosen: list[Candidate] = []
    passed: list[Candidate] = []
    for candidate in candidates:
        if candidate.column in taken:
            continue
        if (
            candidate.column in columns
            or candidate.target in targets
            or (not candidate.active and _told_otherwise(candidate, chosen))
        ):
            passed.append(candidate)
            continue
        columns.add(candidate.column)
        targets.add(candidate.target)
        chosen.append(candidate)
    return Assigned(tuple(chosen), tuple(_rivals(chosen, passed)))


def _told_otherwise(candidate: Candidate, chosen: Iterable[Candidate]) -> bool:
    """Whether a surer column says already what accounts pay, by the month or by the year."""
    return candidate.target in _PAID and any(
        each.target in _PAID and each.active for each in chosen
    )


def _rivals(
    chosen: list[Candidate], passed: list[Candidate]
) -> Iterable[tuple[Candidate, Candidate]]:
    by_target = {each.target: each for each in chosen}
    by_column = {each.column: each for each in chosen}
    valued = any(by_target[each].active for each in _AMOUNTS if each in by_target)
    for other in passed:
        if other.confidence < _WORTH_ASKING:
            continue
        same_target, same_column = by_target.get(other.target), by_column.get(other.column)
        if same_column is None and same_target is not None:
            if _contested(same_target, other):
                yield same_target, other
        elif same_column is not None and same_target is None:
            settled = other.target in _AMOUNTS and (valued or same_column.target in _AMOUNTS)
            if not settled and _contested(same_column, other):
                yield same_column, other


def _contested(first: Candidate, second: Candidate) -> bool:
    """Whether the choice could well have been the other one."""
    amounts = first.target in _AMOUNTS or second.target in _AMOUNTS
    near = _NEAR_AMOUNTS if amounts else NEAR
    return not first.own and first.confidence - second.confidence <= near
