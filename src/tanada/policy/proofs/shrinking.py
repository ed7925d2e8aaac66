"""Making a counterexample small: fewer fields, then numbers that are easy to read."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tanada.fields import Kind
from tanada.policy.proofs.constraints import Input
from tanada.policy.proofs.logic import Bit, negation
from tanada.policy.proofs.solving import GaveUpError, Search, Solution
from tanada.policy.proofs.thresholds import readable_values


class Shrinking:
    """Narrows a solution step by step; each step is kept only where a solution is left."""

    def __init__(self, search: Search, goal: Sequence[Bit], solution: Solution) -> None:
        self.search = search
        self.held = list(goal)
        self.solution = solution
        self.tired = False

    def prefer(self, *wanted: Bit) -> bool:
        """Hold to something besides, where that can be."""
        if all(self.solution.holds(each) for each in wanted):
            self.held += wanted
            return True
        if self.tired:
            return False
        try:
            found = self.search.find(*self.held, *wanted)
        except GaveUpError:
            self.tired = True
            return False
        if found is None:
            return False
        self.held += wanted
        self.solution = found
        return True

    def drop(self, inputs: Sequence[Input]) -> None:
        """Leave out what does not matter: a value missing, a flag not set."""
        for each in inputs:
            if each.type.kind is Kind.FLAG:
                self.prefer(each.term == 0)
            elif each.known is not True:
                self.prefer(negation(each.known))

    def simplify(self, inputs: Sequence[Input], held: dict[str, list[Decimal]]) -> None:
        """Give what is left values that are easy to read."""
        for each in inputs:
            if each.type.kind is Kind.FLAG or not self.solution.holds(each.known):
                continue
            now = self.solution.number(each.term)
            tried = readable_values(each, held.get(each.fact, []))
            if not any(self.prefer(each.term == value) for value in tried):
                self.prefer(each.term == now)
