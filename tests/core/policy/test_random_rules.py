"""Random tokens as rules: a rule or a PolicyError, and never a way to a file."""

from __future__ import annotations

import random
from datetime import date

import pytest
from sqlglot import exp, parse_one

from tanada.decide.compiling import Compiler
from tanada.errors import PolicyError
from tanada.policy.loading import read_policy
from tanada.policy.model import Policy

TOKENS = [
    *("arr", "seats", "name", "trial", "started_on", "growth", "value", "nothing", "Arr"),
    *("and", "or", "not", "in", "between", "is", "null", "true", "false", "AND"),
    *("=", "!=", "<>", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "||", "::", "->", "^"),
    *("(", ")", "[", "]", "{", "}", ",", ";", ".", ":", "?", "@", "$1", "!", "~", "\\"),
    *("0", "1", "5000", "0.5", "1e9", "1e999", "99999999999999999999", "0x1f", "1.2.3"),
    *("'x'", "'high'", "'2026-01-01'", "''", "'", '"', '"arr"', "`arr`", "'it''s'"),
    *("coalesce(", "least(", "abs(", "days_since(", "percentile(", "coalesce", "percentile"),
    *("read_csv(", "read_csv('/etc/passwd')", "'/etc/passwd'", "glob('*')", "getenv('HOME')"),
    *("select", "from", "union", "exists (", "case when", "cast(", "as", "copy", "attach", "--"),
    *("/*", "*/", "#", "日本", "é", "\u202e", "\x0b", "\t", " ", "over ()", "interval '1' day"),
]
DOCUMENT = """\
tanada: 1
name: X
currency: USD
attributes:
  growth: {{lines: [{{high: seats > 5}}, {{low: otherwise}}]}}
scores:
  value:
    measures: {{size: {{weight: 1, of: arr, points: {{0: 0, 100: 100}}}}}}
    missing: zero
tiers:
  - top: {{name: Top, when: {{it: {rule}}}}}
  - rest: {{name: Rest, when: otherwise}}
"""
AS_OF = date(2026, 6, 30)


def quoted(text: str) -> str:
    """A text in double quotes of YAML."""
    escaped = "".join(
        sign if sign.isprintable() and sign not in '"\\' else f"\\U{ord(sign):08x}" for sign in text
    )
    return f'"{escaped}"'


def compiled(policy: Policy) -> exp.Expression:
    query = Compiler(policy, ["account_id", *policy.fields], AS_OF).query(["tier"])
    return parse_one(query.sql(), dialect="duckdb")


def read(rule: str) -> Policy | None:
    """The policy with a rule in it, or None where it is refused, with the place."""
    text = DOCUMENT.format(rule=quoted(rule))
    try:
        return read_policy(text, "p.yaml")
    except PolicyError as error:
        assert error.problems
        assert all(each.place.file == "p.yaml" and each.place.line for each in error.problems)
        return None


@pytest.mark.slow
def test_a_thousand_random_rules() -> None:
    chance = random.Random(20261121)
    policies = []
    for _ in range(1_000):
        separator = chance.choice(["", " ", " ", "  "])
        policies.append(read(separator.join(chance.choices(TOKENS, k=chance.randint(1, 14)))))
    assert None in policies
    for policy in filter(None, policies):
        assert_reads_accounts_alone(policy)


def test_a_hundred_sensible_rules() -> None:
    chance = random.Random(7)
    comparisons = ["arr > 5", "seats = 1", "trial", "name = 'x'", "growth = 'high'", "value < 9"]
    for _ in range(100):
        rule = chance.choice(comparisons)
        for _ in range(chance.randint(0, 12)):
            joint = chance.choice([" and ", " or ", " and not ", " or not "])
            rule = f"({rule})" if chance.random() < 0.3 else rule
            rule += joint + chance.choice(comparisons)
        policy = read(rule)
        assert policy is not None
        assert_reads_accounts_alone(policy)


def assert_reads_accounts_alone(policy: Policy) -> None:
    """The query reads the accounts and its own steps, and calls nothing that could read more."""
    tree = compiled(policy)
    tables = {table.name for table in tree.find_all(exp.Table)}
    steps = {step.alias for step in tree.find_all(exp.CTE)}
    assert tables <= {"accounts", *steps}
    calls = {call.name.casefold() for call in tree.find_all(exp.Anonymous)}
    assert not any(name.startswith(("read", "glob", "getenv", "pg_")) for name in calls)
