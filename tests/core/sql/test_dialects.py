"""Where an engine differs, its own rendering: the reasons stand beside each operation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlglot import exp

from tanada.decide.warehouse import for_warehouse
from tanada.errors import PolicyError
from tanada.fields import NUMBER, SCORE, TEXT, Kind, Type, money
from tanada.policy.loading import load_policy, read_policy
from tanada.sql.dialects import DIALECTS
from tanada.sql.operations import Expression, Operations

DOLLARS = money(2)
WIDE = Type(Kind.NUMBER, digits=21, places=8)
POLICY = """\
tanada: 1
name: Case
currency: USD
attributes:
  product: {formula}
tiers:
  - own: {{name: Own, when: {{high: product > 1}}}}
  - rest: {{name: Rest, when: otherwise}}
"""


def written(operations: Operations, tree: Expression) -> str:
    return tree.sql(dialect=operations.dialect)


@pytest.mark.parametrize(
    ("dialect", "sql"),
    [
        ("duckdb", 'CAST("day" + to_months(CAST("months" AS INT)) AS DATE)'),
        ("postgres", 'CAST("day" + make_interval(0, CAST("months" AS INT)) AS DATE)'),
        ("spark", "add_months(`day`, CAST(`months` AS INT))"),
        ("snowflake", 'dateadd(MONTH, CAST("months" AS INT), "day")'),
        ("bigquery", "date_add(`day`, INTERVAL (`months`) MONTH)"),
    ],
)
def test_adding_months(dialect: str, sql: str) -> None:
    operations = DIALECTS[dialect]()
    tree = operations.add_months(operations.column("day"), operations.column("months"))
    assert written(operations, tree).casefold() == sql.casefold()


@pytest.mark.parametrize(
    ("dialect", "sql"),
    [
        ("duckdb", 'CAST("later" - "first" AS BIGINT)'),
        ("postgres", 'CAST("later" - "first" AS BIGINT)'),
        ("spark", "CAST(datediff(`later`, `first`) AS BIGINT)"),
        ("snowflake", 'CAST(datediff(DAY, "first", "later") AS BIGINT)'),
        ("bigquery", "date_diff(`later`, `first`, DAY)"),
    ],
)
def test_days_between(dialect: str, sql: str) -> None:
    operations = DIALECTS[dialect]()
    tree = operations.days_between(operations.column("first"), operations.column("later"))
    assert written(operations, tree).casefold() == sql.casefold()


@pytest.mark.parametrize(
    ("dialect", "sql"),
    [
        ("duckdb", '"a" // "b"'),
        ("postgres", 'DIV("a", "b")'),
        ("spark", "CAST((`a` - MOD(`a`, `b`)) / (`b`) AS DECIMAL(38, 0))"),
        (
            "snowflake",
            'CAST(("a" - MOD("a", NULLIF("b", 0))) / NULLIF("b", 0) AS BIGINT)',
        ),
        ("bigquery", "DIV(`a`, `b`)"),
    ],
)
def test_integer_division_beyond_64_bits(dialect: str, sql: str) -> None:
    operations = DIALECTS[dialect]()
    tree = operations.whole_part(operations.column("a"), operations.column("b"), 10**30)
    assert written(operations, tree).casefold() == sql.casefold()


@pytest.mark.parametrize(
    ("dialect", "sql"),
    [
        ("duckdb", "concat_ws(',', 'a', \"b\")"),
        ("postgres", "concat_ws(',', 'a', \"b\")"),
        ("spark", "concat_ws(',', 'a', `b`)"),
        ("snowflake", "array_to_string(array_construct_compact('a', \"b\"), ',')"),
        ("bigquery", "array_to_string(['a', `b`], ',')"),
    ],
)
def test_a_list_leaves_out_what_is_missing(dialect: str, sql: str) -> None:
    operations = DIALECTS[dialect]()
    tree = operations.listed([operations.text("a"), operations.column("b")])
    assert written(operations, tree).casefold() == sql.casefold()


@pytest.mark.parametrize("dialect", DIALECTS)
def test_an_empty_list_is_missing(dialect: str) -> None:
    operations = DIALECTS[dialect]()
    assert operations.listed([]) == operations.nothing(TEXT)


def test_bigquery_writes_no_literal_that_it_would_take_for_a_float() -> None:
    operations = DIALECTS["bigquery"]()
    assert written(operations, operations.number(Decimal("0.75"))) == "CAST('0.75' AS NUMERIC)"
    assert written(operations, operations.number(10**20)) == f"CAST('{10**20}' AS BIGNUMERIC)"
    assert written(operations, operations.number(75)) == "75"


def test_bigquery_takes_bignumeric_beyond_29_digits_or_9_places() -> None:
    operations = DIALECTS["bigquery"]()
    assert operations.sql_type(DOLLARS) == "DECIMAL"
    assert operations.sql_type(Type(Kind.NUMBER, digits=30)) == "BIGDECIMAL"
    assert operations.sql_type(Type(Kind.NUMBER, digits=3, places=10)) == "BIGDECIMAL"


def test_bigquery_writes_the_zeros_at_the_end() -> None:
    operations = DIALECTS["bigquery"]()
    shown = operations.json_text(operations.column("arr"), DOLLARS)
    assert written(operations, shown) == "COALESCE(format('%.2f', `arr`), 'null')"


def test_bigquery_rounds_what_it_reads() -> None:
    operations = DIALECTS["bigquery"]()
    given = operations.given(operations.column("arr"), DOLLARS)
    assert written(operations, given) == "round(CAST(`arr` AS NUMERIC), 2)"


def test_spark_writes_small_numbers_without_an_exponent() -> None:
    operations = DIALECTS["spark"]()
    small = operations.json_text(operations.column("use"), WIDE)
    plain = operations.json_text(operations.column("use"), NUMBER)
    assert written(operations, small) == "COALESCE(FORMAT_NUMBER(`use`, '0.00000000'), 'null')"
    assert written(operations, plain) == "COALESCE(CAST(`use` AS STRING), 'null')"


def test_spark_writes_an_exponent_where_a_product_would_lose_places() -> None:
    operations = DIALECTS["spark"]()
    wide = operations.scaled(operations.column("n"), 8, WIDE)
    narrow = operations.scaled(operations.column("n"), 4, SCORE)
    assert written(operations, wide) == (
        "CAST(CONCAT(CAST(`n` AS STRING), 'E-8') AS DECIMAL(29, 8))"
    )
    assert "CONCAT" not in written(operations, narrow)


def test_snowflake_spells_names_as_it_does_by_itself() -> None:
    table = exp.to_table('crm."Accounts"', dialect="snowflake")
    policy, operations = load_policy("value"), DIALECTS["snowflake"]()
    query = for_warehouse(policy, operations, date(2026, 6, 30), table).query
    assert '"ARR" >= 100000 AS "CLAUSE__ENTERPRISE__LARGE"' in query.sql()
    assert 'CAST("ARR" AS DECIMAL(17, 2)) AS "ARR"' in query.sql()
    assert 'FROM crm."Accounts"' in query.sql()


# What an engine cannot reckon exactly.


def refused(dialect: str, formula: str) -> list[str]:
    """The places of what a dialect refuses of a policy with one formula."""
    policy = read_policy(POLICY.format(formula=formula))
    table = exp.to_table("accounts")
    try:
        for_warehouse(policy, DIALECTS[dialect](), date(2026, 6, 30), table)
    except PolicyError as error:
        assert {problem.code for problem in error.problems} == {"compile.beyond"}
        return [problem.place.path for problem in error.problems]
    return []


def test_more_than_12_places_are_beyond_snowflake() -> None:
    fourteen = "nps * seat_use"
    assert refused("snowflake", fourteen)[0] == "attributes.product"
    assert [d for d in DIALECTS if refused(d, fourteen)] == ["snowflake"]


def test_products_that_spark_would_round_are_beyond_it() -> None:
    wide = "nps * growth_rate_12m * 12345678"
    assert refused("spark", wide) == ["attributes.product"]
    assert [d for d in DIALECTS if refused(d, wide)] == ["spark"]


def test_dividing_a_wide_quotient_again_is_beyond_spark() -> None:
    again = "arr / expansion_multiple / 3"
    assert refused("spark", again) == ["attributes.product"]
    assert refused("spark", "arr / expansion_multiple") == []
