"""The rule language: SQL-flavoured text into a typed tree."""

from tanada.rules.reading import ParsedRule, RuleProblem, parse_rule, type_rule

__all__ = ["ParsedRule", "RuleProblem", "parse_rule", "type_rule"]
