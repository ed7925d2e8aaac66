"""Which missing fields keep an account from being determined.

A clause of a better tier that is UNKNOWN blocks; a fact blocks where it is missing and
something that blocks reads it; so down to the accounts' own fields. A fact that blocks
though all it reads is known (a division by zero, a value no table lists) is named itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tanada.decide.accounts import STALE, SUPPLIED
from tanada.decide.needs import needs_of
from tanada.policy.model import Policy
from tanada.sql.facts import Columns, Facts
from tanada.sql.operations import Expression

BLOCKS = "blocks__"
"""What the column begins with that says a derived fact keeps a better tier unknown."""
STALE_MARK = ":stale"
"""What follows a field's name in `missing` where it has a value too old to count."""


@dataclass(frozen=True)
class Verdict:
    """A clause as the blocking sees it.

    `column` holds its verdict, `reads` are the names in it, `last` is the number of the
    last clause of its tier; `divides` says that it can be UNKNOWN with all names known.
    """

    column: str
    reads: tuple[str, ...]
    last: int
    reason: str
    divides: bool


def missing_fact(
    facts: Facts,
    policy: Policy,
    verdicts: Sequence[Verdict],
    first_clause: str,
) -> tuple[tuple[str, ...], Callable[[Columns], Expression]]:
    """What `missing` needs, and its expression: names with commas between.

    `first_clause` is the fact that holds the number of the first clause that is TRUE.
    """
    return _Blocking(facts, policy, verdicts, first_clause).build()


class _Blocking:
    def __init__(
        self,
        facts: Facts,
        policy: Policy,
        verdicts: Sequence[Verdict],
        first_clause: str,
    ) -> None:
        self.facts = facts
        self.operations = facts.operations
        self.policy = policy
        self.verdicts = verdicts
        self.first_clause = first_clause
        self.readers: dict[str, list[str]] = {}
        self.order: list[str] = []
        for verdict in verdicts:
            for name in verdict.reads:
                self._visit(name)

    def _visit(self, name: str) -> None:
        """Readers of every name beneath, each name after what reads it first."""
        if name in self.readers:
            return
        self.readers[name] = []
        self.order.append(name)
        for below in needs_of(self.policy, name) or ():
            self._visit(below)
            self.readers[below].append(name)

    def build(self) -> tuple[tuple[str, ...], Callable[[Columns], Expression]]:
        for name in self.order:
            if needs_of(self.policy, name) is not None:
                self._add_blocks(name)
        derived = [name for name in self.order if needs_of(self.policy, name) is not None]
        marks = [self._stale_mark(name) for name in self.order]
        stale = [mark for mark in marks if mark is not None]
        verdicts = [verdict.column for verdict in self.verdicts]
        needs = (
            self.first_clause,
            *verdicts,
            *self.order,
            *(BLOCKS + name for name in derived),
            *stale,
        )
        return tuple(dict.fromkeys(needs)), self._missing

    def _stale_mark(self, name: str) -> str | None:
        """The fact that says the name has a value too old to count, if there is one."""
        marks = (STALE + name, STALE + SUPPLIED + name)
        return next((mark for mark in marks if mark in self.facts.by_name), None)

    def _add_blocks(self, name: str) -> None:
        readers = self.readers[name]
        direct = [verdict for verdict in self.verdicts if name in verdict.reads]
        needs = [name, self.first_clause]
        needs += [verdict.column for verdict in direct] + [BLOCKS + reader for reader in readers]

        def build(column: Columns) -> Expression:
            return self.operations.all_of(
                [self.operations.is_missing(column(name)), self._wanted(name, column)]
            )

        self.facts.add(BLOCKS + name, needs, build)

    def _wanted(self, name: str, column: Columns) -> Expression:
        """Whether something that blocks reads the name."""
        parts = [
            self._unknown(verdict, column) for verdict in self.verdicts if name in verdict.reads
        ]
        parts += [column(BLOCKS + reader) for reader in self.readers[name]]
        return self.operations.any_of(parts)

    def _unknown(self, verdict: Verdict, column: Columns) -> Expression:
        """Whether a clause of a tier better than the floor is UNKNOWN."""
        operations = self.operations
        better = operations.compare(">", column(self.first_clause), operations.number(verdict.last))
        return operations.all_of([operations.is_missing(column(verdict.column)), better])

    def _named(self, name: str, column: Columns) -> Expression:
        """The name where it blocks: an account's own field, or a fact with nothing below."""
        operations = self.operations
        below, mark = needs_of(self.policy, name), self._stale_mark(name)
        shown: Expression = operations.text(name)
        if mark is not None:
            marked = operations.text(name + STALE_MARK)
            shown = operations.case([(column(mark), marked)], shown)
        if below is None:
            missing = operations.is_missing(column(name))
            return operations.case(
                [(operations.all_of([missing, self._wanted(name, column)]), shown)]
            )
        known = [operations.is_known(column(each)) for each in below]
        alone = operations.all_of(known) if known else operations.truth(True)
        if mark is not None:
            alone = operations.any_of([alone, column(mark)])
        return operations.case([(operations.all_of([column(BLOCKS + name), alone]), shown)])

    def _missing(self, column: Columns) -> Expression:
        operations = self.operations
        parts = []
        for name in self.order:
            parts.append(self._named(name, column))
        for verdict in (verdict for verdict in self.verdicts if verdict.divides):
            known = [operations.is_known(column(name)) for name in verdict.reads]
            blocks = operations.all_of([self._unknown(verdict, column), *known])
            parts.append(operations.case([(blocks, operations.text(verdict.reason))]))
        return operations.listed(parts)
