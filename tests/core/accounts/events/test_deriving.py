"""What holds for every kind of table: which rows count, and what is reported of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import duckdb
import pytest

from tanada.accounts.events.before_start import count_before_start
from tanada.accounts.events.deriving import add_absent, derive
from tanada.accounts.events.kinds import KINDS
from tanada.errors import AccountsError
from tanada.fields import WHOLE, Field, canonical_fields

Derive = Callable[..., Any]
AS_OF = date(2026, 6, 30)
EVENT_KINDS = {"orders": "on", "usage": "on", "tickets": "opened_on", "contacts": "on"}
MOMENTS = {**EVENT_KINDS, "subscriptions": "started_on", "churn": "on"}


def least(kind: str, moment: str, **more: object) -> dict[str, object]:
    """A row of a kind with no more than it must have."""
    amount = {"amount": 1} if kind == "orders" else {}
    return {MOMENTS[kind]: moment, **amount, **more}


def test_every_row_is_counted_once(derived: Derive) -> None:
    rows = [
        {"id": "1", "on": "2026-06-30 12:00", "user": "u1"},
        {"id": "2", "on": "2026-07-01 00:00", "user": "u1"},
        {"id": "3", "on": "2026-06-29 00:00", "user": "u1"},
        {"id": "3", "on": "2026-06-29 00:00", "user": "u1"},
        {"id": "3", "on": "2026-01-01 00:00", "user": "u1"},
        {"id": "4", "on": "2026-05-30 00:00", "user": "u1"},
        {"id": "5", "on": None, "user": "u1"},
        {"account_id": None, "id": "6", "on": "2026-06-29 00:00", "user": "u1"},
        {"id": None, "on": "2026-06-29 00:00", "user": "u2"},
        {"id": None, "on": "2026-06-29 00:00", "user": "u3"},
    ]
    report = derived("usage", rows).report
    assert (report.read, report.after_as_of, report.on_partial_day) == (10, 1, 1)
    assert (report.set_aside, report.repeated, report.outside_windows, report.used) == (2, 2, 2, 2)
    assert (report.first, report.last, report.through) == (
        date(2026, 1, 1),
        date(2026, 6, 30),
        date(2026, 6, 29),
    )


def test_of_rows_with_one_id_the_earliest_counts_whatever_its_account(derived: Derive) -> None:
    rows = [
        {"account_id": "B", "id": "1", "opened_on": "2026-06-20"},
        {"account_id": "A", "id": "1", "opened_on": "2026-06-10"},
        {"account_id": "A", "id": "1", "opened_on": "2026-06-10"},
        {"account_id": "B", "id": "2", "opened_on": "2026-06-20"},
    ]
    found = derived("tickets", rows)
    assert found.of("tickets_90d") == {"A": 1, "B": 1}
    assert found.notes["events.repeated_ids"] == {"found": 2, "differing": 1}


def test_rows_after_the_date_do_not_repeat_earlier_ones(derived: Derive) -> None:
    rows = [{"id": "1", "opened_on": "2026-06-20"}, {"id": "1", "opened_on": "2026-07-20"}]
    found = derived("tickets", rows)
    assert (found["tickets_90d"], found.report.repeated) == (1, 0)


@pytest.mark.parametrize("kind", sorted(EVENT_KINDS))
def test_a_last_day_with_times_may_be_cut_off(derived: Derive, kind: str) -> None:
    rows = [least(kind, "2026-06-20 00:00"), least(kind, "2026-06-25 00:01", account_id="B")]
    found = derived(kind, rows)
    assert list(found.accounts) == ["A"]
    assert found.report.through == date(2026, 6, 24)
    assert found.report.through != found.report.last


@pytest.mark.parametrize("kind", sorted(EVENT_KINDS))
def test_moments_that_are_all_midnight_are_dates(derived: Derive, kind: str) -> None:
    found = derived(kind, [least(kind, "2026-06-20 00:00"), least(kind, "2026-06-25 00:00")])
    assert found.report.through == date(2026, 6, 25)


def test_a_time_after_the_date_does_not_tell_that_days_are_cut_off(derived: Derive) -> None:
    rows = [least("tickets", "2026-06-25 00:00"), least("tickets", "2026-07-25 12:00")]
    assert derived("tickets", rows).report.through == date(2026, 6, 25)


def test_a_moment_with_a_zone_is_taken_as_utc(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "CREATE TABLE events AS SELECT 'A' AS account_id, "
        "unnest(['2026-06-20 23:00-02', '2026-06-25 12:00+00'])::TIMESTAMPTZ AS opened_on"
    )
    report = derive(connection, "tickets", "events", ["opened_on"], {}, AS_OF, "found")
    assert (report.first, report.through) == (date(2026, 6, 21), date(2026, 6, 24))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_an_empty_table_gives_no_account(derived: Derive, kind: str) -> None:
    required = {**dict.fromkeys(KINDS[kind].required), "account_id": None}
    found = derived(kind, [required])
    assert found.accounts == {}
    assert (found.report.read, found.report.set_aside, found.report.through) == (1, 1, None)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_with_every_column_and_setting_every_field_is_derived_in_its_type(
    kind: str, connection: duckdb.DuckDBPyConnection, written: Callable[..., None]
) -> None:
    row = dict.fromkeys(KINDS[kind].columns)
    written(connection, kind, [row], "events")
    settings = {name: ["a", "b"] for name in KINDS[kind].settings}
    report = derive(connection, kind, "events", list(row), settings, AS_OF, "found")
    assert report.fields == tuple(KINDS[kind].fields)
    assert report.left_out == {}
    types = {name: each for name, each, *_ in connection.execute("DESCRIBE found").fetchall()}
    fields = canonical_fields(2)
    kinds = {"money": "DECIMAL(17,2)", "whole": "BIGINT", "number": "DECIMAL(15,6)"}
    kinds |= {"text": "VARCHAR", "flag": "BOOLEAN", "date": "DATE"}
    expected = {name: kinds[fields[name].type.kind.value] for name in report.fields}
    dated = {f"{name}_as_of": "DATE" for name in report.fields}
    assert types == {"account_id": "VARCHAR", **expected, **dated}


def test_amounts_keep_the_places_of_their_currency(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "CREATE TABLE events AS SELECT 'A' AS account_id, DATE '2026-06-01' AS started_on, "
        "5000::DECIMAL(18, 0) AS mrr"
    )
    derive(connection, "subscriptions", "events", ["started_on", "mrr"], {}, AS_OF, "found")
    described = connection.execute("DESCRIBE SELECT arr FROM found").fetchall()
    assert described[0][:2] == ("arr", "DECIMAL(15,0)")
    assert connection.execute("SELECT arr FROM found").fetchall() == [(60000,)]


def test_amounts_as_binary_fractions_are_refused(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "CREATE TABLE events AS SELECT 'A' AS account_id, DATE '2026-06-01' AS \"on\", "
        "1.5::DOUBLE AS amount"
    )
    with pytest.raises(ValueError, match="DOUBLE"):
        derive(connection, "orders", "events", ["on", "amount"], {}, AS_OF, "found")


def test_columns_that_were_not_chosen_are_not_looked_at(derived: Derive) -> None:
    rows = [{"started_on": "2026-01-01", "arr": 100, "mrr": 1, "ended_on": "2026-02-01"}]
    found = derived("subscriptions", rows, columns=["started_on", "mrr"])
    assert found["arr"] == 12


def test_a_table_and_what_is_derived_can_have_any_name(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    connection.execute(
        'CREATE TABLE "my ""events""" AS SELECT \'A\' AS account_id, DATE \'2026-06-01\' AS "on"'
    )
    report = derive(connection, "usage", 'my "events"', ["on"], {"advanced": ["x"]}, AS_OF, "b c")
    assert (report.into, report.rejects, report.accounts) == ("b c", "b c_rejects", 1)


# What a mapping may get wrong.


def problems(kind: str, columns: list[str], settings: dict[str, object]) -> list[tuple[str, str]]:
    with pytest.raises(AccountsError) as caught:
        derive(duckdb.connect(), kind, "events", columns, settings, AS_OF, "found")
    return [(each.code, each.place.path) for each in caught.value.problems]


def test_an_unknown_kind_is_refused_with_the_nearest() -> None:
    with pytest.raises(AccountsError) as caught:
        derive(duckdb.connect(), "subscription", "events", [], {}, AS_OF, "found")
    (problem,) = caught.value.problems
    assert (problem.code, problem.params["nearest"]) == ("events.unknown_kind", "subscriptions")


def test_all_problems_of_columns_and_settings_are_told_at_once() -> None:
    assert problems("tickets", ["opened", "severity"], {"sever": ["high"]}) == [
        ("events.unknown_column", "columns.opened"),
        ("events.column_required", "columns"),
        ("events.unknown_setting", "settings.sever"),
    ]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("urgent", "events.setting_list"),
        ([], "events.setting_list"),
        (None, "events.setting_list"),
        ([f"w{number}" for number in range(1001)], "events.setting_list"),
        ([True], "events.setting_word"),
        ([1.5], "events.setting_word"),
        ([" "], "events.setting_word"),
        (["high", " HIGH"], "events.setting_twice"),
    ],
)
def test_a_setting_is_a_list_of_different_words(value: object, code: str) -> None:
    assert problems("tickets", ["opened_on"], {"severe": value}) == [(code, "settings.severe")]


# Accounts beside the table.


def test_accounts_that_the_table_never_names_can_be_given_0(
    connection: duckdb.DuckDBPyConnection, written: Callable[..., None]
) -> None:
    rows = [{"on": "2026-06-30", "user": "u1", "feature": "x"}]
    written(connection, "usage", rows, "events")
    connection.execute(
        "CREATE TABLE everyone AS SELECT unnest(['A', 'B', 'B', NULL]) AS account_id"
    )
    settings = {"advanced": ["x", "y"]}
    columns = ["on", "user", "feature"]
    report = derive(connection, "usage", "events", columns, settings, AS_OF, "found")
    assert add_absent(connection, report, "everyone") == 1
    found = connection.execute("SELECT * FROM found WHERE account_id = 'B'").fetchall()
    assert found == [("B", 0, 0, 0, 2, *[AS_OF] * 4)]


def test_the_past_of_an_account_never_named_is_0_where_the_table_reaches_back(
    connection: duckdb.DuckDBPyConnection, written: Callable[..., None]
) -> None:
    days = ("2026-03-01", "2026-06-30")
    rows = [{"on": day, "user": "u1", "feature": "x"} for day in days]
    written(connection, "usage", rows, "events")
    connection.execute("CREATE TABLE everyone AS SELECT 'B' AS account_id")
    further = {name: Field(name, WHOLE) for name in KINDS["usage"].further}
    declaring = KINDS["usage"].declaring(further)
    columns, settings = ["on", "user", "feature"], {"advanced": ["x"]}
    report = derive(connection, declaring, "events", columns, settings, AS_OF, "found")
    assert add_absent(connection, report, "everyone") == 1
    told = "SELECT mau_90d_ago, advanced_features_used_90d_ago FROM found WHERE account_id = 'B'"
    assert connection.execute(told).fetchall() == [(0, None)]


def test_events_before_their_account_began_are_counted(
    connection: duckdb.DuckDBPyConnection, written: Callable[..., None]
) -> None:
    days = ["2026-01-01", "2026-01-02", "2026-01-03"]
    rows = [{"opened_on": day} for day in days] + [{"account_id": "B", "opened_on": days[0]}]
    written(connection, "tickets", rows, "events")
    connection.execute(
        "CREATE TABLE starts (account_id TEXT, started_on DATE); INSERT INTO starts VALUES "
        "('A', '2026-02-01'), ('A', '2026-01-03'), ('B', NULL)"
    )
    counted = [
        count_before_start(connection, "tickets", "events", "starts", date.fromisoformat(day))
        for day in ("2026-01-01", "2026-06-30")
    ]
    assert counted == [1, 2]
