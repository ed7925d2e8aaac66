"""What the solver must hold to: the bounds of inputs, and what ties numbers together.

Some ties multiply two unknowns. Those stand apart as `exact`: a claim that follows
without them follows all the more with them, and without them the solver is quick.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import z3

from tanada.fields import Type
from tanada.policy.proofs.logic import Bit, Term

FIRST_YEAR, LAST_YEAR = 1900, 2199
FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1).toordinal(), date(LAST_YEAR, 12, 31).toordinal()
"""The days between which proofs look at dates."""
AS_OF = "as_of"


@dataclass(frozen=True)
class Input:
    """Something that an account has: a whole number of its smallest units, and whether known.

    Texts, choices and levels are counted, dates too; a flag is 0 or 1. `fact` is the
    field, or the derived fact or percentile that stands for one; `least` and `most`
    bound the number.
    """

    fact: str
    type: Type
    term: Term
    known: Bit
    least: int
    most: int


class Constraints:
    """Gathers inputs and ties while a policy is put into the solver's terms."""

    def __init__(self) -> None:
        self.ties: list[Any] = []
        self.bounds: list[Any] = []
        self.exact: list[Any] = []
        self.factors: list[Term] = []
        self.hard: dict[str, None] = {}
        self.loose: dict[str, None] = {}
        self.texts: dict[str, int] = {}
        self.as_of: Term | None = None
        self._numbered = 0

    def require(self, tie: Bit, *, defines: bool = False) -> None:
        """Hold to something always; `defines` where it only says what a quotient is."""
        if tie is not True:
            self.ties.append(tie)
            if not defines:
                self.bounds.append(tie)

    def require_exactly(self, tie: Bit, kind: str, factor: Term) -> None:
        """Hold to something that multiplies unknowns.

        `kind` tells what makes it hard; with `factor` settled it is not.
        """
        self.hard[kind] = None
        self.exact.append(tie)
        self.factors.append(factor)

    def loosen(self, name: str) -> None:
        """Note that a fact is allowed more values than it can really have."""
        self.loose[name] = None

    def whole(self, name: str) -> Term:
        """A new unknown whole number."""
        self._numbered += 1
        return z3.Int(f"{name}!{self._numbered}")

    def bit(self, name: str) -> Bit:
        """A new unknown truth value."""
        self._numbered += 1
        return z3.Bool(f"{name}!{self._numbered}")

    def text(self, text: str) -> int:
        """The number that stands for a text."""
        return self.texts.setdefault(text, len(self.texts))

    def today(self) -> Term:
        """The run's day, any within the years that are looked at."""
        if self.as_of is None:
            self.as_of = self.whole(AS_OF)
            self.require(self.as_of >= FIRST_DAY)
            self.require(self.as_of <= LAST_DAY)
        return self.as_of
