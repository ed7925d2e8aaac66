"""Named facts in layers: what each needs stands in a layer before it.

A fact becomes one column of one SELECT; facts that need nothing from each other share
a SELECT. So a policy of any depth is a short chain of plain selects that any engine
runs without repeating work, and that a person can read.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

from sqlglot import exp

from tanada.sql.folding import Build, Column, Columns, Fact, depths, folded
from tanada.sql.operations import Operations

__all__ = ["Build", "Columns", "Fact", "Facts"]


_COMMENT_WIDTH = 100


class Facts:
    """Facts by name, in the order in which they were added."""

    def __init__(self, operations: Operations) -> None:
        self.operations = operations
        self.by_name: dict[str, Fact] = {}

    def add(self, name: str, needs: Iterable[str], build: Build) -> None:
        """Add a fact once; a name stands for one meaning only."""
        if name in self.by_name:
            raise ValueError(name)
        self.by_name[name] = Fact(name, frozenset(needs), build)

    def add_standing(self, name: str, of: str, counted: str) -> None:
        """Add the percentile of `of` among the rows where `counted` is true."""
        if name not in self.by_name:
            known = self.operations.column
            self.by_name[name] = Fact(name, frozenset((of, counted)), lambda _: known(name), of)

    def needed_for(self, wanted: Iterable[str]) -> dict[str, Fact]:
        """The wanted facts and all that they need, in the order added."""
        found: set[str] = set()
        waiting = list(wanted)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting.extend(self.by_name[name].needs)
        return {name: fact for name, fact in self.by_name.items() if name in found}

    def select(
        self, wanted: Mapping[str, str], table: str, given: exp.Select | None = None
    ) -> exp.Select:
        """One query over `table` that gives each wanted fact under the name mapped to it.

        Where `given` is not None, `table` is the name for its rows, and the first step; each
        later step then begins with a comment that lists what it adds.
        """
        columns = folded(self.needed_for(wanted), wanted, self.operations)
        layers = _layers(columns)
        steps: list[tuple[str, exp.Select]] = [] if given is None else [(table, given)]
        present: list[str] = []
        source = table
        for index, layer in enumerate(layers):
            kept = _still_needed(present, layers[index:], wanted)
            step = exp.Select().from_(exp.to_table(source, dialect=self.operations.dialect))
            qualified = source if any(column.fact.standing_of for column in layer) else None
            kept_columns = [self.operations.column(name, qualified) for name in kept]
            step = step.select(*kept_columns, copy=False)
            for column in layer:
                if column.fact.standing_of is not None:
                    step = self._joined(step, steps, source, column.fact)
                else:
                    value = column.of_table(qualified)
                    step.select(
                        exp.alias_(value, column.fact.name, quoted=True, copy=False), copy=False
                    )
            present = [*kept, *(column.fact.name for column in layer)]
            source = f"step_{index + 1}"
            if given is not None:
                step.add_comments(_told(column.fact.name for column in layer))
            steps.append((source, step))
        outer = exp.Select().from_(exp.to_table(source))
        for name, shown in wanted.items():
            value = self.operations.column(name)
            outer.select(
                value if shown == name else exp.alias_(value, shown, quoted=True), copy=False
            )
        for alias, step in steps:
            outer = outer.with_(
                alias, as_=step, materialized=self.operations.materialized, copy=False
            )
        return outer

    def _joined(
        self, step: exp.Select, steps: list[tuple[str, exp.Select]], source: str, fact: Fact
    ) -> exp.Select:
        """Join the share of counted rows below each value of `standing_of`."""
        assert fact.standing_of is not None
        operations = self.operations
        value = operations.column(fact.standing_of)
        (counted,) = fact.needs - {fact.standing_of}
        here = operations.sum_where(operations.column(counted))
        total = exp.Window(this=exp.Sum(this=here.copy()))
        upto = exp.Window(
            this=exp.Sum(this=here.copy()), order=exp.Order(expressions=[value.copy()])
        )
        below = operations.subtract(upto, here)
        ranked, alias = f"ranked_{fact.standing_of}", f"standing_{fact.standing_of}"
        counts = {"value": value.copy(), "below": below, "total": total}
        ranks = (
            exp.Select()
            .from_(exp.to_table(source))
            .select(*(exp.alias_(each, name, quoted=True) for name, each in counts.items()))
            .where(operations.is_known(value.copy()))
            .group_by(value.copy())
        )
        share = operations.share(operations.column("below"), operations.column("total"))
        standings = (
            exp.Select()
            .from_(exp.to_table(ranked))
            .select(operations.column("value"))
            .select(exp.alias_(share, "share", quoted=True))
        )
        steps += [(ranked, ranks), (alias, standings)]
        step.select(
            exp.alias_(operations.column("share", alias), fact.name, quoted=True), copy=False
        )
        matches = operations.compare(
            "=", operations.column(fact.standing_of, source), operations.column("value", alias)
        )
        return step.join(exp.to_table(alias), on=matches, join_type="left", copy=False)


def _told(names: Iterable[str]) -> list[str]:
    """Names as lines of a comment."""
    return textwrap.wrap("+ " + ", ".join(names), _COMMENT_WIDTH, break_long_words=False)


def _layers(columns: Mapping[str, Column]) -> list[list[Column]]:
    depth = depths({name: column.needs for name, column in columns.items()})
    layers: list[list[Column]] = [[] for _ in range(max(depth.values(), default=0))]
    for name, column in columns.items():
        layers[depth[name] - 1].append(column)
    return layers


def _still_needed(
    present: list[str], layers: list[list[Column]], wanted: Mapping[str, str]
) -> list[str]:
    needs = {need for layer in layers for column in layer for need in column.needs} | set(wanted)
    return [name for name in present if name in needs]
