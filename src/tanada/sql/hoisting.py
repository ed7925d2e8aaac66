"""Parts of a formula that SQL would have to write more than once become facts of their own.

A quotient writes its sides several times, least and greatest each argument twice; nested,
that would grow without bound. As a fact, each part is computed once and named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from tanada.rules.tree import (
    All,
    Any,
    Arithmetic,
    Call,
    Compare,
    Missing,
    Name,
    Negative,
    Not,
    Number,
    OneOf,
    Rule,
)
from tanada.sql.expressions import to_sql
from tanada.sql.facts import Columns, Facts
from tanada.sql.operations import AsOf, Expression

PART = "part__"
"""What the name of a hoisted part begins with."""


class Hoisting:
    """Compiles rules over `facts`, adding parts as it goes; equal parts share one fact.

    `mentions` gives the facts that rules read, once parts have been replaced.
    """

    def __init__(
        self, facts: Facts, mentions: Callable[[Iterable[Rule]], Iterable[str]], as_of: AsOf
    ) -> None:
        self.facts = facts
        self.mentions = mentions
        self.as_of = as_of
        self.parts: dict[Rule, Name] = {}

    def needs(self, rules: Iterable[Rule]) -> tuple[str, ...]:
        """The facts that rules read."""
        return tuple(self.mentions([self.prepared(rule) for rule in rules]))

    def sql(self, rule: Rule, column: Columns) -> Expression:
        """A rule as an expression over the facts that it needs."""
        return to_sql(self.prepared(rule), self.facts.operations, column, self.as_of)

    def add(self, name: str, rule: Rule) -> None:
        """Add a fact that holds a rule's value."""
        self.facts.add(name, self.needs([rule]), lambda column: self.sql(rule, column))

    def prepared(self, rule: Rule) -> Rule:
        """The same rule, with every part that SQL would repeat replaced by a name."""
        match rule:
            case Arithmetic(operator="/", left=left, right=right):
                return replace(rule, left=self.named(left), right=self.named(right))
            case Arithmetic(left=left, right=right) | Compare(left=left, right=right):
                return replace(rule, left=self.prepared(left), right=self.prepared(right))
            case Call(function="least" | "greatest", arguments=arguments):
                return replace(rule, arguments=tuple(self.named(each) for each in arguments))
            case Call(arguments=arguments):
                return replace(rule, arguments=tuple(self.prepared(each) for each in arguments))
            case All(parts=parts) | Any(parts=parts):
                return replace(rule, parts=tuple(self.prepared(each) for each in parts))
            case Not(part=part):
                return replace(rule, part=self.prepared(part))
            case Missing(value=value) | Negative(value=value) | OneOf(value=value):
                return replace(rule, value=self.prepared(value))
            case _:
                return rule

    def named(self, rule: Rule) -> Rule:
        """The rule itself where it is one word, else the name of a fact that holds it."""
        if isinstance(rule, Name | Number):
            return rule
        if rule not in self.parts:
            inner = self.prepared(rule)
            name = f"{PART}{len(self.parts)}"
            self.add(name, inner)
            self.parts[rule] = Name(name, rule.type)
        return self.parts[rule]
