"""Facts that only one other fact reads, once, stand inside it."""

import duckdb
import pytest

from tanada.sql.facts import Facts
from tanada.sql.operations import Operations


@pytest.fixture
def facts() -> Facts:
    operations = Operations()
    facts = Facts(operations)
    facts.add("arr", (), lambda _: operations.column("arr"))
    facts.add("double", ("arr",), lambda column: operations.add(column("arr"), column("arr")))
    facts.add(
        "more", ("double",), lambda column: operations.add(column("double"), operations.number(1))
    )
    return facts


def test_a_fact_read_once_has_no_column_of_its_own(facts: Facts) -> None:
    sql = facts.select({"more": "more"}, "accounts").sql(dialect="duckdb")
    assert 'AS "double"' not in sql


def test_a_fact_read_twice_keeps_its_column(facts: Facts) -> None:
    operations = facts.operations
    facts.add(
        "square",
        ("more",),
        lambda column: operations.multiply(column("more"), column("more")),
    )
    sql = facts.select({"square": "square"}, "accounts").sql(dialect="duckdb")
    assert 'AS "more"' in sql
    assert 'AS "double"' not in sql


def test_a_fact_that_is_asked_for_keeps_its_column(facts: Facts) -> None:
    sql = facts.select({"more": "more", "double": "double"}, "accounts").sql(dialect="duckdb")
    assert 'AS "double"' in sql


def test_what_stands_inside_is_computed_first(facts: Facts) -> None:
    operations = facts.operations
    facts.add(
        "negative",
        ("more",),
        lambda column: operations.multiply(operations.number(-1), column("more")),
    )
    tree = facts.select({"negative": "negative"}, "accounts")
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE accounts AS SELECT 3 AS arr").fetchall()
        assert connection.execute(tree.sql(dialect="duckdb")).fetchall() == [(-7,)]


def test_a_need_that_is_never_read_is_no_need(facts: Facts) -> None:
    facts.add("other", ("double", "arr"), lambda column: column("arr"))
    tree = facts.select({"other": "other", "more": "more"}, "accounts")
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE accounts AS SELECT 3 AS arr").fetchall()
        assert connection.execute(tree.sql(dialect="duckdb")).fetchall() == [(3, 7)]
