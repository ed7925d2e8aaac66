"""Facts that one other fact reads once stand inside it rather than in a column of their own.

An engine then carries fewer columns from step to step, and evaluates a part of a CASE for
the rows that come to it alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Container, Mapping
from dataclasses import dataclass

from sqlglot import exp

from tanada.sql.operations import Expression, Operations

Columns = Callable[[str], Expression]
Build = Callable[[Columns], Expression]

MOST_NESTED = 4
"""How many facts may stand one inside the other."""


@dataclass(frozen=True)
class Fact:
    """A named column: the facts it needs, and its expression once they are there.

    `standing_of` marks a percentile: the name whose rank over all counted rows it is.
    """

    name: str
    needs: frozenset[str]
    build: Build
    standing_of: str | None = None


class Column:
    """A fact's expression, with where it reads which other facts."""

    def __init__(self, fact: Fact, operations: Operations) -> None:
        self.fact = fact
        self.nested = 0
        built = fact.build(operations.column)
        self.tree = built if built.parent is None else built.copy()
        self.reads: dict[str, list[exp.Column]] = {}
        for node in self.tree.find_all(exp.Column) if fact.needs else ():
            if node.name in fact.needs:
                self.reads.setdefault(node.name, []).append(node)
        self.needs = set(self.reads if fact.standing_of is None else fact.needs)

    def of_table(self, table: str | None) -> Expression:
        """The expression, with its columns named as a table's."""
        if table is not None:
            for node in (node for nodes in self.reads.values() for node in nodes):
                node.set("table", exp.to_identifier(table))
        return self.tree

    def take_in(self, inner: Column) -> None:
        """Put the expression of a fact where this one reads it, which it does once."""
        (node,) = self.reads.pop(inner.fact.name)
        value = inner.tree
        if isinstance(value, exp.Binary | exp.Unary | exp.Predicate):
            value = exp.Paren(this=value)
        if node is self.tree:
            self.tree = value
        else:
            node.replace(value)
        self.needs = self.needs - {inner.fact.name} | inner.needs
        self.nested = max(self.nested, inner.nested + 1)
        for name, nodes in inner.reads.items():
            self.reads.setdefault(name, []).extend(nodes)


def folded(
    facts: Mapping[str, Fact], kept: Container[str], operations: Operations
) -> dict[str, Column]:
    """The columns that are left once others stand inside them; those in `kept` all are.

    What comes straight from the table stays a column, as tables are read by the first step.
    """
    columns = {name: Column(fact, operations) for name, fact in facts.items()}
    reads: Counter[str] = Counter()
    for column in columns.values():
        if column.fact.standing_of is not None:
            reads.update(dict.fromkeys(column.needs, 2))
        for name, nodes in column.reads.items():
            reads[name] += len(nodes)

    def can_move(column: Column) -> bool:
        return (
            reads[column.fact.name] == 1
            and bool(column.fact.needs)
            and column.fact.standing_of is None
            and column.fact.name not in kept
            and column.nested < MOST_NESTED
        )

    depth = depths({name: fact.needs for name, fact in facts.items()})
    for name in sorted(facts, key=depth.__getitem__):
        column = columns[name]
        for read in list(column.reads):
            if can_move(columns[read]):
                column.take_in(columns.pop(read))
    return columns


def depths(needs: Mapping[str, Collection[str]]) -> dict[str, int]:
    """How many steps each name takes: one more than the deepest of those it needs."""
    depth: dict[str, int] = {}
    waiting = list(needs)
    while waiting:
        later = []
        for name in waiting:
            if all(need in depth for need in needs[name]):
                depth[name] = 1 + max((depth[need] for need in needs[name]), default=0)
            else:
                later.append(name)
        if len(later) == len(waiting):
            raise ValueError(later)
        waiting = later
    return depth
