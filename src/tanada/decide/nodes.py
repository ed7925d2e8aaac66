"""Every part of every condition as a column, so that an explanation is the query itself."""

from __future__ import annotations

from tanada.decide.compiling import Compiler
from tanada.fields import Kind
from tanada.rules.tree import All, Any, Not, Rule, children

NODE = "node__"
"""What the column of a condition's part begins with."""


class Nodes:
    """The verdicts of conditions and their parts, as facts of a compiler."""

    def __init__(self, compiler: Compiler) -> None:
        self.compiler = compiler
        self.columns: dict[Rule, str] = {}

    def add(self, rule: Rule) -> None:
        """Add a condition and the conditions that it is put together from."""
        if rule not in self.columns:
            column = f"{NODE}{len(self.columns)}"
            self.columns[rule] = column
            self.compiler.rules.add(column, rule)
        for part in parts(rule):
            self.add(part)


def parts(rule: Rule) -> tuple[Rule, ...]:
    """The conditions that a condition is put together from."""
    if isinstance(rule, All | Any | Not):
        return tuple(part for part in children(rule) if part.type.kind is Kind.FLAG)
    return ()
