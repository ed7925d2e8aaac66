"""The SQL of every preset decides an invented book as `tanada tier` does, on every engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlglot import exp

from tanada.decide.warehouse import OF_THE_LEDGER, input_types
from tanada.fields import Type
from tanada.policy.loading import load_policy, preset_names
from tanada.policy.model import Policy
from tanada.sql.operations import Operations, cast, sql_kind
from tanada.sql.postgres import PostgresOperations
from tanada.sql.spark import SparkOperations

PRESETS = [name for name, _ in preset_names()]


@pytest.mark.parametrize("preset", PRESETS)
def test_decisions_on_duckdb(book: Any, preset: str) -> None:
    policy = load_policy(preset)
    query = book.compiled(policy, Operations()).query
    decided = book.decided(policy)
    assert len(decided) > 200
    assert book.rows(query.sql(pretty=True)) == only(decided, query.columns)


@pytest.mark.parametrize("preset", ["standard", "score_health"])
def test_a_day_that_the_engine_tells_decides_like_one_that_is_written(
    book: Any, preset: str
) -> None:
    policy = load_policy(preset)
    told = cast(exp.Literal.string("2026-06-30"), "DATE")
    query = book.compiled(policy, Operations(), told).query
    assert book.rows(query.sql()) == only(book.decided(policy), query.columns)


def test_without_a_day_the_sql_asks_the_engine(book: Any) -> None:
    sql = book.compiled(load_policy("standard"), Operations(), exp.CurrentDate()).query.sql()
    assert 'CURRENT_DATE AS "decision__as_of"' in sql
    assert "2026-06-30" not in sql


def test_columns_that_need_a_history_are_left_out(book: Any) -> None:
    query = book.compiled(load_policy("standard"), Operations()).query
    assert not set(OF_THE_LEDGER) & set(query.columns)
    assert list(query.columns)[:4] == ["account_id", "tier", "earned_tier", "qualified_tier"]


# PostgreSQL.


@pytest.fixture(scope="module")
def postgres_run(postgres: Any, book: Any) -> Iterator[Callable[..., Any]]:
    with postgres.connect() as connection:
        for preset in ("standard", "standard_jpy"):
            policy = load_policy(preset)
            kinds = column_types(book, policy, PostgresOperations())
            table = book.table(policy).name
            listed = ", ".join(f'"{name}" {kind}' for name, kind in kinds.items())
            connection.execute(f"CREATE TEMP TABLE {table} ({listed})")
            with connection.cursor() as cursor:
                marks = ", ".join(f"CAST(%s AS {kind})" for kind in kinds.values())
                cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", texts(book, table))
        yield connection.execute


@pytest.mark.parametrize("preset", PRESETS)
def test_decisions_on_postgres(book: Any, postgres_run: Callable[..., Any], preset: str) -> None:
    policy = load_policy(preset)
    query = book.compiled(policy, PostgresOperations()).query
    found = by_account(list(query.columns), postgres_run(query.sql(pretty=True)).fetchall())
    assert found == only(book.decided(policy), query.columns)


# Spark.


@pytest.fixture(scope="module", params=["true", "false"], ids=["ansi", "not_ansi"])
def spark(request: pytest.FixtureRequest, book: Any) -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql", reason="spark: pyspark is not installed")
    settings = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2"}
    builder = sql.SparkSession.builder.master("local[1]").config(map=settings)
    session = builder.getOrCreate()
    session.conf.set("spark.sql.ansi.enabled", request.param)
    for preset in ("standard", "standard_jpy"):
        policy = load_policy(preset)
        kinds = column_types(book, policy, SparkOperations())
        table = book.table(policy).name
        frame = session.createDataFrame(
            texts(book, table), ", ".join(f"`{name}` STRING" for name in kinds)
        )
        typed = (f"CAST(`{name}` AS {kind}) AS `{name}`" for name, kind in kinds.items())
        frame.selectExpr(*typed).createOrReplaceTempView(table)
    yield session
    session.stop()


@pytest.mark.slow
@pytest.mark.parametrize("preset", PRESETS)
def test_decisions_on_spark(book: Any, spark: Any, preset: str) -> None:
    policy = load_policy(preset)
    query = book.compiled(policy, SparkOperations()).query
    rows = [tuple(row) for row in spark.sql(query.sql(pretty=True)).collect()]
    assert by_account(list(query.columns), rows) == only(book.decided(policy), query.columns)


# The book in other engines.


def column_types(book: Any, policy: Policy, operations: Operations) -> dict[str, str]:
    known = input_types(policy)
    return {
        name: sql_kind(operations.sql_type(known[name])).sql(dialect=operations.dialect)
        for name in book.columns
    }


def texts(book: Any, table: str) -> list[tuple[str | None, ...]]:
    listed = ", ".join(f'CAST("{name}" AS TEXT)' for name in book.columns)
    return list(book.connection.execute(f"SELECT {listed} FROM {table}").fetchall())


def by_account(names: list[str], rows: list[tuple[Any, ...]]) -> dict[str, dict[str, str | None]]:
    return {
        row[0]: {
            name: None if value is None else str(value)
            for name, value in zip(names, row, strict=True)
        }
        for row in rows
    }


def only(
    rows: dict[str, dict[str, str | None]], columns: dict[str, Type]
) -> dict[str, dict[str, str | None]]:
    return {account: {name: row[name] for name in columns} for account, row in rows.items()}
