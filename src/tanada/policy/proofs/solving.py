"""Asking the solver, within bounds on its effort."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import z3

from tanada.policy.proofs.claims import Effort
from tanada.policy.proofs.constraints import Constraints
from tanada.policy.proofs.logic import Bit, Term, all_of, negation

LEMMA_SHARE = 0.2
"""The part of a question's effort that a lemma may take."""


class GaveUpError(Exception):
    """The solver has no answer within the effort; `hard` are the kinds of things that are hard."""

    def __init__(self, hard: tuple[str, ...]) -> None:
        self.hard = hard
        super().__init__(", ".join(hard))


class Solution:
    """An account, or a pair, that the solver found."""

    def __init__(self, model: Any) -> None:
        self.model = model

    def number(self, term: Term) -> int:
        """The value of a term."""
        if isinstance(term, int):
            return term
        return int(self.model.eval(term, model_completion=True).as_long())

    def holds(self, bit: Bit) -> bool:
        """Whether a condition is true."""
        if isinstance(bit, bool):
            return bit
        return bool(z3.is_true(self.model.eval(bit, model_completion=True)))


class Search:
    """Looks for a solution of the constraints and of what is held to besides."""

    def __init__(self, constraints: Constraints, effort: Effort) -> None:
        self.constraints = constraints
        self.effort = effort
        self.share = 1.0
        self.quick = self._solver(constraints.ties)
        self.light = self._solver(constraints.bounds)
        self.exact: Any = None
        self.added = len(constraints.ties)
        self.added_exact = 0
        self.lemmas: list[Bit] = []

    def _solver(self, ties: Sequence[Any]) -> Any:
        solver = z3.Solver()
        self._bound(solver, self.share)
        if self.effort.steps is not None:
            solver.set("rlimit", self.effort.steps)
        for tie in ties:
            solver.add(tie)
        return solver

    def find(self, *wanted: Bit) -> Solution | None:
        """A solution in which everything wanted is true, or None where there is none.

        Raises GaveUpError where the solver cannot say.
        """
        goal = all_of([*wanted, *self.lemmas])
        if goal is False:
            return None
        self._keep_up()
        found = self._ask(self.quick, [goal])
        if found is None or not self.constraints.exact:
            return found
        try:
            return self._ask(self._exactly(), [goal])
        except GaveUpError:
            settled = [each == found.number(each) for each in self.constraints.factors]
            close = self._ask(self._exactly(), [goal, *settled])
            if close is None:
                raise
            return close

    def learn(self, lemma: Bit, given: Sequence[Bit]) -> bool:
        """Prove a lemma from `given` and the lemmas before, and hold to it from now on.

        False where it is not so, or where the solver cannot say in a part of the effort.
        Only bounds and what is `given` are looked at, which makes it quick.
        """
        self._bound(self.light, LEMMA_SHARE)
        try:
            if self._ask(self.light, [*given, negation(lemma)]) is not None:
                return False
        except GaveUpError:
            return False
        self.lemmas.append(lemma)
        self.light.add(lemma)
        return True

    def follows(self, *goal: Bit) -> bool:
        """Whether the lemmas alone rule something out."""
        try:
            return self._ask(self.light, goal) is None
        except GaveUpError:
            return False

    def hurry(self, share: float) -> None:
        """Let each further question take only a part of the effort."""
        self.share = share
        for solver in (self.quick, self.exact):
            if solver is not None:
                self._bound(solver, share)

    def _bound(self, solver: Any, share: float) -> None:
        solver.set("timeout", max(1, int(self.effort.seconds * 1000 * share)))

    def cause(self, goal: Bit, ahead: Sequence[Bit]) -> tuple[int, ...] | None:
        """Where `goal` and all of `ahead` cannot be true together: the few of `ahead` to blame.

        None where the solver cannot say.
        """
        left = list(range(len(ahead)))
        try:
            for at in list(left):
                tried = [each for each in left if each != at]
                if self.find(goal, *(ahead[each] for each in tried)) is None:
                    left = tried
        except GaveUpError:
            return None
        return tuple(left)

    def _keep_up(self) -> None:
        """Hand over the ties that were made since the last question."""
        for tie in self.constraints.ties[self.added :]:
            self.quick.add(tie)
            if self.exact is not None:
                self.exact.add(tie)
        self.added = len(self.constraints.ties)

    def _exactly(self) -> Any:
        if self.exact is None:
            self.exact = self._solver(self.constraints.ties)
        for tie in self.constraints.exact[self.added_exact :]:
            self.exact.add(tie)
        self.added_exact = len(self.constraints.exact)
        return self.exact

    def _ask(self, solver: Any, goal: Iterable[Bit]) -> Solution | None:
        solver.push()
        try:
            solver.add(*(part for part in goal if part is not True))
            answer = solver.check()
            if answer == z3.unsat:
                return None
            if answer == z3.sat:
                return Solution(solver.model())
            raise GaveUpError(tuple(self.constraints.hard))
        finally:
            solver.pop()
