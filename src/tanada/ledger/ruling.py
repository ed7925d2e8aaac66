"""Facts by rules in the product's own language: each may be read by those after it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from functools import lru_cache

from tanada.fields import FLAG, Kind, Type
from tanada.ledger.rules import Lines
from tanada.rules import ParsedRule, parse_rule, type_rule
from tanada.rules.tree import Rule, names
from tanada.sql.expressions import to_sql
from tanada.sql.facts import Columns, Facts
from tanada.sql.operations import Expression

Spelling = Callable[[str], str]
"""From a name in the rules to that of its fact."""


class Ruling:
    """Adds facts to `facts`; `types` are those of the names that rules can read so far."""

    def __init__(
        self, facts: Facts, as_of: date, types: dict[str, Type], fact_of: Spelling = str
    ) -> None:
        self.facts = facts
        self.as_of = as_of
        self.types = types
        self.fact_of = fact_of

    def condition(self, name: str, text: str) -> None:
        """A fact that is TRUE where a condition holds, else FALSE."""
        rule = self._rule(text)

        def holds(column: Columns) -> Expression:
            return self.facts.operations.is_true(self._sql(rule, column))

        self._add(name, names(rule), holds)
        self.types[name] = FLAG

    def value(self, name: str, lines: Lines, words: Collection[str] = ()) -> None:
        """A fact by the first line that holds; the `words` stand for themselves."""
        operations = self.facts.operations
        typed: list[tuple[Rule | None, Rule | str]] = []
        for when, then in lines:
            value = then if then in words else self._rule(then, "value")
            typed.append((None if when is None else self._rule(when), value))
        kinds = [value.type for _, value in typed if not isinstance(value, str)]
        self.types[name] = Type(Kind.CHOICE, tuple(words)) if words else kinds[0]
        needs = [
            need
            for pair in typed
            for rule in pair
            if rule is not None and not isinstance(rule, str)
            for need in names(rule)
        ]

        def chosen(column: Columns) -> Expression:
            def value(of: Rule | str) -> Expression:
                return operations.text(of) if isinstance(of, str) else self._sql(of, column)

            branches = [
                (self._sql(when, column), value(then)) for when, then in typed if when is not None
            ]
            default = next((value(then) for when, then in typed if when is None), None)
            return operations.case(branches, default)

        self._add(name, needs, chosen)

    def _add(
        self, name: str, needs: Collection[str], build: Callable[[Columns], Expression]
    ) -> None:
        needed = dict.fromkeys(self.fact_of(need) for need in needs)
        self.facts.add(self.fact_of(name), needed, build)

    def _rule(self, text: str, expected: str = "flag") -> Rule:
        parsed = _parsed(text)
        assert isinstance(parsed, ParsedRule), text
        rule = type_rule(parsed, self.types, expected)
        assert not isinstance(rule, list), rule
        return rule

    def _sql(self, rule: Rule, column: Columns) -> Expression:
        def of(name: str) -> Expression:
            return column(self.fact_of(name))

        return to_sql(rule, self.facts.operations, of, self.as_of)


_parsed = lru_cache(parse_rule)
"""The rules are the same for every run; what they mean is worked out by the names of each."""
