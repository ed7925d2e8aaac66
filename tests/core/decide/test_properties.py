"""What holds for every account and every policy: properties, over many made-up accounts at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tanada.decide.compiling import Compiler
from tanada.decide.needs import base_fields
from tanada.errors import PolicyError, TanadaError
from tanada.fields import DATE, TEXT, Kind, Type
from tanada.policy.loading import load_policy, read_policy
from tanada.policy.model import Policy, mentioned
from tanada.sql.operations import Operations
from tanada.sql.postgres import PostgresOperations

AS_OF = date(2026, 6, 30)
POLICIES = Path(__file__).parent / "policies"
HEAD = "tanada: 1\nname: Properties\ncurrency: USD\n"
PRESETS = ("standard", "value", "touch", "growth", "score_health", "score_complexity")
Account = dict[str, Any]
Row = dict[str, str | None]


RICH_COLUMNS = tuple(
    "name plan arr mrr seats seats_used addressable_seats employees products_owned "
    "products_available expansion_multiple nps growth_rate_12m csm_sentiment mood trial brand "
    "partner started_on renewal_date term_months churned_on seat_reach growth_potential health "
    "strategic age_months csm_sentiment_as_of employees_as_of seat_reach_as_of brand_as_of".split()
)
STRICT_COLUMNS = tuple(
    "arr seats seats_used employees products_owned products_available expansion_multiple nps "
    "csm_sentiment plan brand started_on renewal_date".split()
)


# Accounts out of nothing, and decisions about them.


def column_type(policy: Policy, name: str) -> Type:
    if name in policy.fields:
        return policy.fields[name].type
    return policy.suppliable().get(name, DATE)


def value_of(name: str, kind: Type, chance: Random) -> Any:
    """A value of the kind, often one of those that rules and points turn on."""
    if kind.values:
        return chance.choice(kind.values)
    match kind.kind:
        case Kind.FLAG:
            return chance.random() < 0.3
        case Kind.DATE:
            return AS_OF + timedelta(chance.choice((0, 1, -1, 30, -61, chance.randint(-900, 500))))
        case Kind.MONEY:
            amount = chance.choice((0, 5000, 25000, 100000, chance.randint(0, 200_000)))
            return Decimal(amount) + Decimal(chance.choice((0, 0, 1, 99))) / 100
        case Kind.WHOLE:
            least = 1 if name == "term_months" else 0
            return chance.choice((1, 10, chance.randint(least, 120)))
        case Kind.NUMBER if name == "seat_reach":
            return Decimal(chance.randint(0, 100)) / 100
        case Kind.NUMBER:
            size = (
                Decimal(chance.choice((0, 50, chance.randint(0, 100))))
                + Decimal(chance.choice((0, 500_000, chance.randint(0, 999_999)))) / 10**6
            )
            return min(size, Decimal(100)) * (-1 if kind.signed and chance.random() < 0.3 else 1)
        case _:
            return chance.choice(("Free", "Pro", 'A "quoted" \\ one', "株式会社", ""))


def some_accounts(
    policy: Policy, columns: Iterable[str], count: int, chance: Random, gaps: float = 0.3
) -> list[Account]:
    kinds = {name: column_type(policy, name) for name in columns}
    often = {name: gaps if name != "churned_on" else 0.9 for name in kinds}
    return [
        {
            name: None if chance.random() < often[name] else value_of(name, kind, chance)
            for name, kind in kinds.items()
        }
        for _ in range(count)
    ]


def literal(value: Any) -> str:
    """The value as text in quotes: the engine casts it to the type of its column."""
    return "NULL" if value is None else "'" + str(value).replace("'", "''") + "'"


@dataclass(frozen=True)
class Deciding:
    """A policy compiled once for accounts that have the given columns."""

    policy: Policy
    columns: tuple[str, ...]
    operations: Operations
    sql: str

    def table(self, accounts: Mapping[str, Account]) -> Iterator[str]:
        """The statements that make the table of accounts."""
        names = ("account_id", *self.columns)
        kinds = [TEXT, *(column_type(self.policy, name) for name in self.columns)]
        types = (self.operations.sql_type(kind) for kind in kinds)
        listed = ", ".join(f'"{name}" {kind}' for name, kind in zip(names, types, strict=True))
        yield f"CREATE TEMP TABLE accounts ({listed})"
        rows = (
            ", ".join(map(literal, [account_id, *(account.get(name) for name in self.columns)]))
            for account_id, account in accounts.items()
        )
        yield "INSERT INTO accounts VALUES " + ", ".join(f"({row})" for row in rows)

    def decide(self, accounts: Mapping[str, Account], connection: Any = None) -> dict[str, Row]:
        """The decision rows by account id, every value as text."""
        connection = connection or duckdb_connection()
        connection.execute("DROP TABLE IF EXISTS accounts")
        for statement in self.table(accounts):
            connection.execute(statement)
        cursor = connection.execute(self.sql)
        names = [column[0] for column in cursor.description]
        rows = [
            dict(zip(names, (None if v is None else str(v) for v in row), strict=True))
            for row in cursor.fetchall()
        ]
        return {row["account_id"]: row for row in rows}


@cache
def duckdb_connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


def deciding(
    policy: Policy,
    columns: Iterable[str],
    operations: Operations | None = None,
    wanted: Sequence[str] | None = None,
) -> Deciding:
    operations, columns = operations or Operations(), tuple(columns)
    compiler = Compiler(policy, ("account_id", *columns), AS_OF, operations)
    return Deciding(policy, columns, operations, compiler.query(wanted).sql())


@cache
def rich() -> Deciding:
    return deciding(load_policy(POLICIES / "rich.yaml"), RICH_COLUMNS)


@cache
def strict() -> Deciding:
    return deciding(load_policy(POLICIES / "strict.yaml"), STRICT_COLUMNS)


def numbered(accounts: Iterable[Account]) -> dict[str, Account]:
    return {f"A-{number:04}": account for number, account in enumerate(accounts)}


chances = st.integers(0, 2**32).map(Random)
few = settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Each example is one query over many accounts."""


# One account's decision is its own.


@few
@given(chances)
def test_decisions_do_not_depend_on_the_order_of_rows(chance: Random) -> None:
    accounts = numbered(some_accounts(rich().policy, RICH_COLUMNS, 300, chance))
    shuffled = dict(chance.sample(list(accounts.items()), len(accounts)))
    assert rich().decide(accounts) == rich().decide(shuffled)


@few
@given(chances)
def test_an_account_alone_is_decided_as_it_is_among_others(chance: Random) -> None:
    accounts = numbered(some_accounts(strict().policy, STRICT_COLUMNS, 12, chance))
    together = strict().decide(accounts)
    for account_id, account in accounts.items():
        alone = strict().decide({account_id: account})
        assert alone == {account_id: together[account_id]}


@few
@given(chances)
def test_a_column_is_the_same_whatever_other_columns_are_asked_for(chance: Random) -> None:
    accounts = numbered(some_accounts(rich().policy, RICH_COLUMNS, 60, chance))
    everything = rich().decide(accounts)
    names = list(next(iter(everything.values())))
    wanted = ["account_id", *chance.sample(names[1:], 3)]
    narrow = deciding(rich().policy, RICH_COLUMNS, wanted=wanted).decide(accounts)
    assert narrow == {
        account_id: {name: row[name] for name in wanted} for account_id, row in everything.items()
    }


@few
@given(chances)
def test_a_column_of_gaps_is_the_same_as_no_column(chance: Random) -> None:
    accounts = numbered(some_accounts(rich().policy, RICH_COLUMNS, 60, chance))
    gone = chance.sample(RICH_COLUMNS, 8)
    gappy = {key: account | dict.fromkeys(gone) for key, account in accounts.items()}
    kept = [name for name in RICH_COLUMNS if name not in gone]
    assert deciding(rich().policy, kept).decide(accounts) == rich().decide(gappy)


@few
@given(chances)
def test_every_account_has_one_row_that_hangs_together(chance: Random) -> None:
    accounts = numbered(some_accounts(rich().policy, RICH_COLUMNS, 300, chance))
    decisions = rich().decide(accounts)
    assert set(decisions) == set(accounts)
    for account_id, row in decisions.items():
        left = accounts[account_id]["churned_on"]
        if left is not None and left <= AS_OF:
            assert row["status"] == "ended"
            assert (
                row["tier"] is row["qualified_tier"] is row["floor_tier"] is row["reason"] is None
            )
            continue
        assert row["tier"] == row["earned_tier"] == row["floor_tier"]
        assert row["reason"].startswith(f"{row['floor_tier']}.")
        determined = row["status"] == "new"
        assert row["qualified_tier"] == (row["floor_tier"] if determined else None)
        assert (row["missing"] is None) if determined else row["missing"]


# What is missing can only be open.


def rank(policy: Policy, tier: str | None) -> int:
    """0 for the best."""
    return [each.key for each in policy.tiers].index(str(tier))


@few
@given(chances)
def test_filling_gaps_never_falls_below_the_floor_nor_moves_what_was_determined(
    chance: Random,
) -> None:
    policy = strict().policy
    gappy = numbered(some_accounts(policy, STRICT_COLUMNS, 150, chance, gaps=0.4))
    # A flag that is not given is false: filling it in changes what is known.
    for account in gappy.values():
        account["brand"] = bool(account["brand"])
    filled = {
        f"{account_id}/{number}": {
            name: value_of(name, column_type(policy, name), chance) if value is None else value
            for name, value in account.items()
        }
        for account_id, account in gappy.items()
        for number in range(6)
    }
    decisions = strict().decide(gappy | filled)
    for key in filled:
        before, after = decisions[key.partition("/")[0]], decisions[key]
        assert rank(policy, after["tier"]) <= rank(policy, before["floor_tier"])
        if before["qualified_tier"] is not None:
            assert after["qualified_tier"] == before["qualified_tier"]


def preset(name: str) -> Policy:
    try:
        return load_policy(name)
    except TanadaError as error:
        pytest.skip(f"{name} does not load: {error}")


@cache
def preset_columns(policy_name: str) -> tuple[str, ...]:
    """The fields that the preset's scores and tiers rest on."""
    policy = preset(policy_name)
    listed = [clause.rule for tier in policy.tiers for clause in tier.clauses if clause.rule]
    scores = [score.name for score in policy.scores]
    _, fields = base_fields(policy, [*mentioned(listed), *scores])
    return tuple(dict.fromkeys(("arr", *fields)))


@pytest.mark.parametrize("name", PRESETS)
@few
@given(chance=chances)
def test_more_arr_never_gives_a_worse_tier_under_a_preset(name: str, chance: Random) -> None:
    policy, columns = preset(name), preset_columns(name)
    lower = numbered(some_accounts(policy, columns, 180, chance, gaps=0.15))
    for account in lower.values():
        account["arr"] = account["arr"] or Decimal(0)
    higher = {
        f"{account_id}+": account
        | {"arr": account["arr"] + chance.choice((1, 5000, 25000, 100000)) * Decimal("0.5")}
        for account_id, account in lower.items()
    }
    decisions = deciding(policy, columns).decide(lower | higher)
    for account_id in lower:
        before, after = decisions[account_id], decisions[f"{account_id}+"]
        assert rank(policy, after["floor_tier"]) <= rank(policy, before["floor_tier"])
        if before["qualified_tier"] and after["qualified_tier"]:
            assert rank(policy, after["qualified_tier"]) <= rank(policy, before["qualified_tier"])


# Scores, against plain fractions.

STEP_TESTS: dict[str, Any] = {
    "seats > 10": lambda a: None if a["seats"] is None else a["seats"] > 10,
    "nps < 0": lambda a: None if a["nps"] is None else a["nps"] < 0,
    "trial": lambda a: bool(a["trial"]),
    "csm_sentiment = 'red'": lambda a: (
        None if a["csm_sentiment"] is None else a["csm_sentiment"] == "red"
    ),
}
SCORE_COLUMNS = ("seats", "nps", "arr", "trial", "csm_sentiment")


@dataclass(frozen=True)
class MadeUpMeasure:
    """A measure as written, and as plain data."""

    weight: Decimal
    kind: str
    of: str
    points: Any
    skip: bool

    def written(self) -> str:
        if self.kind == "steps":
            steps = ", ".join(
                f'{{when: "{when}", give: {give}}}' if when else f"{{give: {give}}}"
                for when, give in self.points
            )
            unknown = ", unknown: skip" if self.skip else ""
            return f"{{weight: {self.weight}{unknown}, points: [{steps}]}}"
        points = ", ".join(f"{key}: {give}" for key, give in self.points)
        return f"{{weight: {self.weight}, of: {self.of}, points: {{{points}}}}}"

    def of_account(self, account: Account) -> Fraction | None:
        """The points that the account gets, exact."""
        if self.kind == "steps":
            return self._by_step(account)
        value = account[self.of]
        if value is None:
            return None
        if self.kind == "table":
            return next((Fraction(give) for key, give in self.points if key == value), None)
        corners = sorted((Fraction(at), Fraction(give)) for at, give in self.points)
        at = min(max(Fraction(value), corners[0][0]), corners[-1][0])
        for (start, low), (end, high) in pairwise(corners):
            if at <= end:
                return low + (high - low) * (at - start) / (end - start)
        raise AssertionError(at)

    def _by_step(self, account: Account) -> Fraction | None:
        for when, give in self.points:
            verdict = STEP_TESTS[when](account) if when else True
            if verdict is None and not self.skip:
                return None
            if verdict:
                return Fraction(give)
        return None


def rounded(value: Fraction) -> str:
    """Half up to 4 places."""
    units = (2 * value.numerator * 10**4 + value.denominator) // (2 * value.denominator)
    return str((Decimal(units) / 10**4).quantize(Decimal("0.0001")))


def score_of(
    measures: Sequence[MadeUpMeasure], missing: str, account: Account, cap: Decimal | None
) -> str | None:
    points = [measure.of_account(account) for measure in measures]
    if all(each is None for each in points):
        return None
    instead = {"neutral": Fraction(50), "zero": Fraction(0), "reweigh": None}[missing]
    weighed = [
        (Fraction(measure.weight), instead if each is None else each)
        for measure, each in zip(measures, points, strict=True)
    ]
    total = sum(weight for weight, each in weighed if each is not None)
    score = sum(weight * each for weight, each in weighed if each is not None) / total
    shown = rounded(score)
    if cap is not None and account["trial"]:
        shown = min(shown, rounded(Fraction(cap)), key=Decimal)
    return shown


given_points = st.decimals(0, 100, places=2)
weights = st.one_of(st.integers(1, 100).map(Decimal), st.decimals(Decimal("0.0001"), 100, places=4))


@st.composite
def made_up_measures(draw: st.DrawFn) -> MadeUpMeasure:
    kind = draw(st.sampled_from(("curve", "table", "steps")))
    weight, skip = draw(weights), kind == "steps" and draw(st.booleans())
    if kind == "table":
        keys = draw(st.lists(st.sampled_from(("green", "yellow", "red")), min_size=1, unique=True))
        points = [(key, draw(given_points)) for key in keys]
        return MadeUpMeasure(weight, kind, "csm_sentiment", points, skip)
    if kind == "steps":
        tests = draw(st.lists(st.sampled_from(list(STEP_TESTS)), min_size=1, unique=True))
        lines = [*tests, ""] if draw(st.booleans()) else tests
        return MadeUpMeasure(weight, kind, "", [(test, draw(given_points)) for test in lines], skip)
    of = draw(st.sampled_from(("seats", "nps", "arr")))
    unit = {"seats": 1, "nps": 1, "arr": 5000}[of]
    corners = draw(st.lists(st.integers(-5, 20), min_size=2, max_size=5, unique=True))
    points = [(corner * unit, draw(given_points)) for corner in corners]
    return MadeUpMeasure(weight, kind, of, points, skip)


@settings(few, max_examples=25)
@given(
    st.lists(made_up_measures(), min_size=1, max_size=5),
    st.sampled_from(("neutral", "zero", "reweigh")),
    st.none() | st.decimals(0, 100, places=4),
    chances,
)
def test_scores_are_the_weighed_mean_of_exact_points_rounded_once(
    measures: list[MadeUpMeasure], missing: str, cap: Decimal | None, chance: Random
) -> None:
    listed = "".join(
        f"      m{number}: {measure.written()}\n" for number, measure in enumerate(measures)
    )
    caps = "" if cap is None else f"    caps: [{{when: trial, at_most: {cap}}}]\n"
    text = (
        f"{HEAD}scores:\n  s:\n    measures:\n{listed}    missing: {missing}\n{caps}"
        "tiers: [{a: {name: A, when: {a: s > 50}}}, {b: {name: B, when: otherwise}}]\n"
    )
    try:
        policy = read_policy(text)
    except PolicyError as error:
        assume({problem.code for problem in error.problems} != {"policy.points_too_fine"})
        raise
    accounts = numbered(some_accounts(policy, SCORE_COLUMNS, 40, chance))
    for account_id, row in deciding(policy, SCORE_COLUMNS).decide(accounts).items():
        account = accounts[account_id]
        points = [measure.of_account(account) for measure in measures]
        assert [row[f"s__m{number}"] for number in range(len(measures))] == [
            None if each is None else rounded(each) for each in points
        ]
        assert row["s"] == score_of(measures, missing, account, cap)
        assert row["s"] is None or 0 <= Decimal(row["s"]) <= 100


# The same on every engine.


@pytest.fixture(scope="module")
def postgres_connection(postgres: Any) -> Iterator[Any]:
    with postgres.connect(autocommit=True) as connection:
        yield connection


def assert_the_same_on_both(
    policy: Policy, columns: tuple[str, ...], chance: Random, postgres_connection: Any
) -> None:
    accounts = numbered(some_accounts(policy, columns, 300, chance))
    found = deciding(policy, columns, PostgresOperations()).decide(accounts, postgres_connection)
    assert found == deciding(policy, columns).decide(accounts)


@pytest.mark.parametrize("seed", range(3))
def test_decisions_are_the_same_on_duckdb_and_postgresql(
    seed: int, postgres_connection: Any
) -> None:
    assert_the_same_on_both(rich().policy, RICH_COLUMNS, Random(seed), postgres_connection)


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_decides_the_same_on_duckdb_and_postgresql(
    name: str, postgres_connection: Any
) -> None:
    assert_the_same_on_both(preset(name), preset_columns(name), Random(7), postgres_connection)


def test_the_plan_of_a_policy_grows_with_its_depth_and_not_faster(postgres_connection: Any) -> None:
    def plan(depth: int) -> int:
        facts = ["  x0: seats", *(f"  x{n}: x{n - 1} + x{n - 1}" for n in range(1, depth + 1))]
        text = (
            "\n".join(facts)
            + f"""
tiers:
  - a: {{name: A, when: {{a: x{depth} > 5}}}}
  - b: {{name: B, when: otherwise}}
"""
        )
        policy = read_policy(f"{HEAD}attributes:\n{text}")
        query = deciding(policy, ("seats",), PostgresOperations(), ["account_id", "tier"])
        create, _ = query.table({"a": {}})
        postgres_connection.execute("DROP TABLE IF EXISTS accounts")
        postgres_connection.execute(create)
        lines = postgres_connection.execute(f"EXPLAIN VERBOSE {query.sql}").fetchall()
        return sum(len(line) for (line,) in lines)

    assert plan(8) < 4 * plan(4)
