"""A rule means on every engine what its tree says: random rules, against plain Python fractions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import duckdb
import pytest

from tanada.decide.compiling import Compiler
from tanada.fields import TEXT, Kind, Type
from tanada.policy.loading import read_policy
from tanada.policy.model import Policy
from tanada.rules.tree import (
    All,
    Arithmetic,
    Call,
    Compare,
    Day,
    Missing,
    Name,
    Negative,
    Not,
    Number,
    OneOf,
    Rule,
    Text,
    Truth,
)
from tanada.rules.tree import Any as AnyOf
from tanada.sql.operations import Operations
from tanada.sql.postgres import PostgresOperations

AS_OF = date(2026, 6, 30)
RULES, ACCOUNTS = 40, 30
NUMBERS = ("arr", "mrr", "seats", "employees", "nps", "dau", "growth_rate_12m", "term_months")
FLAGS, DATES, TEXTS = ("trial", "brand"), ("started_on", "renewal_date"), ("plan", "region")
LEVELS = ("growth", "could")
COLUMNS = (*NUMBERS, *FLAGS, *DATES, *TEXTS, *LEVELS, "csm_sentiment")
COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")
POLICY = """
tanada: 1
name: Meaning
currency: USD
attributes:
  growth: {lines: [high: seats > 100, medium: seats > 10, low: otherwise]}
  could: {lines: [high: employees > 100, medium: employees > 10, low: otherwise]}
"""
TIERS = """
tiers:
  - a: {name: A, when: {a: seats > 5}}
  - b: {name: B, when: otherwise}
"""


# Random rules.


def number(chance: Random, depth: int) -> str:
    def inner() -> str:
        return number(chance, depth - 1)

    if depth <= 0:
        return chance.choice((*NUMBERS, *NUMBERS, "0", "1", "2", "3", "0.5", "0.30", "12", "1000"))
    forms = (
        lambda: f"({inner()} {chance.choice('+-*/')} {inner()})",
        lambda: f"({inner()} {chance.choice('+-*/')} {inner()})",
        lambda: f"(-{inner()})",
        lambda: f"abs({inner()})",
        lambda: f"coalesce({inner()}, {inner()})",
        lambda: f"{chance.choice(('least', 'greatest'))}({inner()}, {inner()}, {inner()})",
        lambda: f"{chance.choice(('days_since', 'days_until'))}({chance.choice(DATES)})",
        inner,
    )
    return chance.choice(forms)()


def condition(chance: Random, depth: int) -> str:
    operator, equality = chance.choice(COMPARISONS), chance.choice(("=", "!="))
    if depth > 0:
        parts = [condition(chance, depth - 1) for _ in range(chance.randint(2, 3))]
        forms = (
            "(" + " and ".join(parts) + ")",
            "(" + " or ".join(parts) + ")",
            f"(not {parts[0]})",
            f"(({parts[0]}) is null)",
            f"(({parts[0]}) {equality} ({parts[1]}))",
        )
        return chance.choice(forms)
    forms = (
        f"({number(chance, 2)} {operator} {number(chance, 1)})",
        f"({number(chance, 1)} between {number(chance, 0)} and {number(chance, 0)})",
        f"({number(chance, 1)} not in (0, 1, 0.5, -3))",
        f"({number(chance, 2)} is null)",
        f"(growth {operator} '{chance.choice(('high', 'medium', 'low'))}')",
        f"(growth {operator} could)",
        f"({chance.choice(DATES)} {operator} '{chance.choice(('2026-06-30', '2024-02-29'))}')",
        f"(started_on {operator} renewal_date)",
        f"(plan {equality} region)",
        f"(plan {chance.choice(('in', 'not in'))} ('Pro', 'it''s'))",
        f"(csm_sentiment {equality} 'red')",
        f"({chance.choice(COLUMNS)} is not null)",
        *FLAGS,
    )
    return chance.choice(forms)


# What they mean.


def meaning(rule: Rule, account: dict[str, Any]) -> Any:
    """The value of a rule: a Fraction, a text, a date, a truth value or None."""

    def of(part: Rule) -> Any:
        return meaning(part, account)

    match rule:
        case Name(name=name):
            return account[name]
        case Number(value=value):
            return Fraction(value)
        case Text(value=value) | Day(value=value) | Truth(value=value):
            return value
        case Not(part=part):
            return None if of(part) is None else not of(part)
        case All(parts=parts):
            verdicts = [of(part) for part in parts]
            return False if False in verdicts else None if None in verdicts else True
        case AnyOf(parts=parts):
            verdicts = [of(part) for part in parts]
            return True if True in verdicts else None if None in verdicts else False
        case Missing(value=value):
            return of(value) is None
        case OneOf(value=value, options=options):
            return None if of(value) is None else of(value) in [of(option) for option in options]
        case Compare(operator=operator, left=left, right=right):
            return compared(operator, left, of(left), of(right))
        case Arithmetic(operator=operator, left=left, right=right):
            return reckoned(operator, of(left), of(right))
        case Negative(value=value):
            return None if of(value) is None else -of(value)
        case Call(function=function, arguments=arguments):
            return called(function, [of(argument) for argument in arguments])
    raise TypeError(rule)


def compared(operator: str, side: Rule, left: Any, right: Any) -> bool | None:
    if left is None or right is None:
        return None
    if side.type.kind is Kind.LEVEL and operator not in ("=", "!="):
        # The best stands first.
        left, right = (-side.type.values.index(level) for level in (left, right))
    verdicts: dict[str, Callable[[], bool]] = {
        "=": lambda: left == right,
        "!=": lambda: left != right,
        "<": lambda: left < right,
        "<=": lambda: left <= right,
        ">": lambda: left > right,
        ">=": lambda: left >= right,
    }
    return verdicts[operator]()


def reckoned(operator: str, left: Fraction | None, right: Fraction | None) -> Fraction | None:
    if left is None or right is None:
        return None
    if operator == "/":
        return None if right == 0 else rounded(left / right)
    return {"+": left + right, "-": left - right, "*": left * right}[operator]


def rounded(value: Fraction) -> Fraction:
    """To 8 places, half away from zero."""
    size = abs(value) * 10**8
    units = (2 * size.numerator + size.denominator) // (2 * size.denominator)
    return Fraction(units, 10**8) * (-1 if value < 0 else 1)


def called(function: str, values: list[Any]) -> Any:
    if function == "coalesce":
        return next((value for value in values if value is not None), None)
    if None in values:
        return None
    functions: dict[str, Callable[[], Any]] = {
        "least": lambda: min(values),
        "greatest": lambda: max(values),
        "abs": lambda: abs(values[0]),
        "days_since": lambda: Fraction((AS_OF - values[0]).days),
        "days_until": lambda: Fraction((values[0] - AS_OF).days),
    }
    return functions[function]()


# Random accounts, on both engines.


def random_value(kind: Type, chance: Random) -> Any:
    if kind.kind is Kind.FLAG:
        return chance.random() < 0.5
    if chance.random() < 0.2:
        return None
    if kind.values:
        return chance.choice(kind.values)
    match kind.kind:
        case Kind.DATE:
            return chance.choice(
                (AS_OF, date(2024, 2, 29), AS_OF + timedelta(chance.randint(-900, 900)))
            )
        case Kind.TEXT:
            return chance.choice(("Pro", "pro", "it's", ""))
    places = kind.places
    size = Decimal(chance.choice((0, 1, 3, 10, 12, chance.randint(0, 10**6))))
    size += (
        Decimal(chance.choice((0, 10**places // 2, chance.randint(0, 10**places - 1)))) / 10**places
    )
    return -size if kind.signed and chance.random() < 0.3 else size


def exact(value: Any) -> Any:
    """Numbers as fractions, everything else as it is."""
    number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return Fraction(value) if number else value


def policy_of(chance: Random) -> Policy:
    texts = [
        condition(chance, chance.randint(0, 2)) if chance.random() < 0.5 else number(chance, 3)
        for _ in range(2 * RULES)
    ]
    found: list[str] = []
    for text in texts:
        # What could need more than 38 digits is refused: that is for test_problems.py.
        try:
            read_policy(f'{POLICY}  v: "{text}"\n{TIERS}')
        except Exception as error:
            assert {problem.code for problem in error.problems} == {"rule.too_wide"}  # type: ignore[attr-defined]
        else:
            found.append(text)
    listed = "".join(f'  v{at}: "{text}"\n' for at, text in enumerate(found[:RULES]))
    return read_policy(POLICY + listed + TIERS)


def found_on(
    policy: Policy, accounts: list[dict[str, Any]], operations: Operations, run: Callable[..., Any]
) -> list[tuple[Any, ...]]:
    types = {**{name: field.type for name, field in policy.fields.items()}, **policy.suppliable()}
    kinds = {"account_id": TEXT, **{name: types[name] for name in COLUMNS}}
    listed = ", ".join(f'"{name}" {operations.sql_type(kind)}' for name, kind in kinds.items())
    run(f"CREATE TEMP TABLE accounts ({listed})")
    for account in accounts:
        shown = (
            "NULL" if v is None else "'" + str(v).replace("'", "''") + "'" for v in account.values()
        )
        run(f"INSERT INTO accounts VALUES ({', '.join(shown)})")
    compiler = Compiler(policy, tuple(kinds), AS_OF, operations)
    names = [each.name for each in policy.attributes if each.rule is not None]
    query = compiler.facts.select({name: name for name in ("account_id", *names)}, "accounts")
    return sorted(run(query.sql(dialect=operations.dialect)).fetchall())


@pytest.fixture
def on_duckdb() -> Iterator[Callable[..., Any]]:
    with duckdb.connect() as connection:
        yield connection.execute


@pytest.fixture
def on_postgres(postgres: Any) -> Iterator[Callable[..., Any]]:
    with postgres.connect() as connection:
        yield connection.execute
        connection.rollback()


@pytest.mark.parametrize("seed", range(4))
def test_a_rule_gives_on_both_engines_what_its_tree_means(
    seed: int, on_duckdb: Callable[..., Any], on_postgres: Callable[..., Any]
) -> None:
    chance = Random(seed)
    policy = policy_of(chance)
    types = {**{name: field.type for name, field in policy.fields.items()}, **policy.suppliable()}
    accounts = [
        {
            "account_id": f"A-{at:03}",
            **{name: random_value(types[name], chance) for name in COLUMNS},
        }
        for at in range(ACCOUNTS)
    ]
    rules = {each.name: each.rule for each in policy.attributes if each.rule is not None}
    expected = [
        (account["account_id"], *(meaning(rule, known(account)) for rule in rules.values()))
        for account in accounts
    ]
    for operations, run in ((Operations(), on_duckdb), (PostgresOperations(), on_postgres)):
        rows = found_on(policy, accounts, operations, run)
        assert [tuple(map(exact, row)) for row in rows] == expected, operations.dialect


def known(account: dict[str, Any]) -> dict[str, Any]:
    """The account as rules see it: levels that are not given follow from their lines."""
    seen = {name: exact(value) for name, value in account.items()}
    if seen["arr"] is None and seen["mrr"] is not None:
        seen["arr"] = seen["mrr"] * 12
    for level, of in (("growth", "seats"), ("could", "employees")):
        if seen[level] is None and seen[of] is not None:
            seen[level] = "high" if seen[of] > 100 else "medium" if seen[of] > 10 else "low"
    return seen
