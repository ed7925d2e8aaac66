"""What holds for any table: of events later than the date, of the order and spread of rows."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tanada.accounts.events.deriving import derive
from tanada.accounts.events.kinds import KINDS
from tanada.accounts.events.report import Derived
from tanada.fields import WHOLE, Field, Kind
from tanada.sql.engine import connect

AS_OF = date(2024, 2, 29)
WORDS = {name: ["a", "b"] for kind in KINDS.values() for name in kind.settings}
SHARED = connect(threads=1)
MIDNIGHT = datetime.min.time()
Row = dict[str, Any]


def days(first: int, last: int) -> st.SearchStrategy[datetime]:
    """Moments from `first` to `last` days after the date; most are midnight."""
    clock = st.sampled_from([0, 0, 0, 0, 0, 1, 720, 1439])
    return st.builds(
        lambda day, minutes: (
            datetime.combine(AS_OF, MIDNIGHT) + timedelta(days=day, minutes=minutes)
        ),
        st.integers(first, last),
        clock,
    )


def values(kind: str, first: int, last: int) -> dict[str, st.SearchStrategy[Any]]:
    """A strategy for each column: few values, so that they meet; blanks in some."""
    near = st.sampled_from(
        [-800, -731, -366, -365, -181, -180, -179, -121, -120, -119, -91, -90, -31, -30, -1, 0]
    )
    on = days(first, last)
    if last == 0:
        on = st.one_of(on, near.map(lambda n: datetime.combine(AS_OF, MIDNIGHT) + timedelta(n)))
    made: dict[str, st.SearchStrategy[Any]] = {}
    for name, field in KINDS[kind].columns.items():
        match field.type.kind:
            case Kind.DATE if name in ("ended_on", "left_on", "returned_on", "renews_on"):
                made[name] = st.none() | days(first, 400)
            case Kind.DATE:
                made[name] = on
            case Kind.MONEY:
                made[name] = st.none() | st.integers(-5, 100)
            case Kind.WHOLE:
                made[name] = st.none() | st.integers(1, 30)
            case Kind.FLAG:
                made[name] = st.none() | st.booleans()
            case _:
                made[name] = st.none() | st.sampled_from(["a", "b", "c", "d"])
    made["account_id"] = st.sampled_from(["A", "B", "C", None])
    return made


def tables(kind: str, first: int = -800, last: int = 0) -> st.SearchStrategy[list[Row]]:
    return st.lists(st.fixed_dictionaries(values(kind, first, last)), max_size=12)


def make(connection: duckdb.DuckDBPyConnection, kind: str, rows: list[Row], name: str) -> None:
    types = {Kind.MONEY: "DECIMAL(18, 2)", Kind.WHOLE: "BIGINT", Kind.FLAG: "BOOLEAN"}
    types[Kind.DATE] = "TIMESTAMP"
    columns = {
        "account_id": "VARCHAR",
        **{n: types.get(f.type.kind, "VARCHAR") for n, f in KINDS[kind].columns.items()},
    }
    connection.execute(
        f"CREATE OR REPLACE TABLE {name} ("
        + ", ".join(f'"{column}" {each}' for column, each in columns.items())
        + ")"
    )
    lists = ", ".join(f"unnest($c{n}::{each}[])" for n, each in enumerate(columns.values()))
    given_lists = {f"c{n}": [row[column] for row in rows] for n, column in enumerate(columns)}
    connection.execute(f"INSERT INTO {name} SELECT {lists}", given_lists).fetchall()


def outcome(
    kind: str, *parts: list[Row], as_of: date = AS_OF
) -> tuple[Derived, list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """The report, the derived rows and the rejects of rows that lie in one table or several."""
    connection = SHARED.cursor()
    for number, rows in enumerate(parts):
        make(connection, kind, rows, f"part_{number}")
    united = " UNION ALL ".join(f"FROM part_{number}" for number in range(len(parts)))
    connection.execute(f"CREATE OR REPLACE VIEW events AS {united}")
    given_settings = {name: WORDS[name] for name in KINDS[kind].settings}
    columns = list(KINDS[kind].columns)
    further = {name: Field(name, WHOLE) for name in KINDS[kind].further}
    declaring = KINDS[kind].declaring(further)
    report = derive(connection, declaring, "events", columns, given_settings, as_of, "found")
    accounts = connection.execute("FROM found ORDER BY account_id").fetchall()
    rejects = connection.execute("FROM found_rejects ORDER BY ALL").fetchall()
    connection.close()
    return report, accounts, rejects


pytestmark = pytest.mark.slow
each_kind = pytest.mark.parametrize("kind", sorted(KINDS))
few = settings(max_examples=8)


@each_kind
@few
@given(data=st.data())
def test_events_after_the_date_change_nothing(kind: str, data: st.DataObject) -> None:
    rows, later = data.draw(tables(kind)), data.draw(tables(kind, first=1, last=400))
    report, accounts, rejects = outcome(kind, rows)
    then, accounts_then, rejects_then = outcome(kind, rows, later)
    dated = [row for row in later if any(row[name] for name in KINDS[kind].reach)]
    assert accounts_then == accounts
    assert rejects_then == rejects
    assert then.after_as_of == len(dated)
    assert replace(then, read=0, after_as_of=0) == replace(report, read=0, after_as_of=0)


@each_kind
@few
@given(data=st.data())
def test_what_ends_after_the_date_goes_on(kind: str, data: st.DataObject) -> None:
    """A day later, what was open may have an end: for the day before, nothing changes."""
    rows = data.draw(tables(kind))
    ends = {"ended_on", "left_on", "returned_on"} & set(KINDS[kind].columns)
    as_it_was = [{**row, "id": None, **dict.fromkeys(ends)} for row in rows]
    end = datetime.combine(AS_OF, MIDNIGHT) + timedelta(days=1)
    later = [{**row, **dict.fromkeys(ends, end)} for row in as_it_was]
    assert outcome(kind, later) == outcome(kind, as_it_was)


@each_kind
@few
@given(data=st.data(), seed=st.integers(0, 1000))
def test_the_order_of_rows_and_their_spread_over_files_do_not_matter(
    kind: str, data: st.DataObject, seed: int
) -> None:
    rows = data.draw(tables(kind, last=30))
    mixed = list(rows)
    random.Random(seed).shuffle(mixed)
    half = len(mixed) // 2
    assert outcome(kind, mixed[:half], mixed[half:]) == outcome(kind, rows)


@each_kind
@few
@given(data=st.data())
def test_every_row_is_counted_once(kind: str, data: st.DataObject) -> None:
    rows = data.draw(tables(kind, last=30))
    report, accounts, _ = outcome(kind, rows)
    left = report.set_aside + report.after_as_of + report.on_partial_day + report.repeated
    assert report.read == len(rows) == left + report.outside_windows + report.used
    assert report.used >= 0
    assert 0 <= report.contradicting <= report.repeated
    assert len(accounts) == report.accounts == len({account for account, *_ in accounts})


@each_kind
@few
@given(data=st.data())
def test_the_same_rows_twice_are_repeats_where_they_have_an_id(
    kind: str, data: st.DataObject
) -> None:
    if "id" not in KINDS[kind].columns:
        return
    rows = [row for row in data.draw(tables(kind)) if row["id"] is not None]
    _, accounts, _ = outcome(kind, rows)
    assert outcome(kind, rows, rows)[1] == accounts


def literal_usage(
    rows: list[Row], first: date | None, through: date | None
) -> dict[str, tuple[Any, ...]]:
    """Use counted by sets, one event after the other, of a table that begins on `first`."""
    found: dict[str, tuple[set[Any], ...]] = {}
    reach = (through - first).days if first and through else 0
    for row in rows:
        if row["account_id"] is None or row["on"] is None or through is None:
            continue
        age = (through - row["on"].date()).days
        if age < 0:
            continue
        sets = found.setdefault(row["account_id"], (set(), set(), set(), set(), set()))
        days, users, used, users_then, used_then = sets
        if age < 30 and row["user"]:
            days.add((row["on"].date(), row["user"]))
            users.add(row["user"])
        if age < 90 and row["feature"] in ("a", "b"):
            used.add(row["feature"])
        if 90 <= age < 120 and row["user"]:
            users_then.add(row["user"])
        if 90 <= age < 180 and row["feature"] in ("a", "b"):
            used_then.add(row["feature"])
    return {
        account: (
            round(len(days) / 30, 6),
            len(users),
            len(used),
            len(users_then) if reach >= 116 else None,
            len(used_then) if reach >= 170 else None,
        )
        for account, (days, users, used, users_then, used_then) in found.items()
    }


@settings(max_examples=20)
@given(rows=tables("usage"))
def test_use_is_what_counting_by_sets_gives(rows: list[Row]) -> None:
    plain = [{**row, "id": None, "active_users": None} for row in rows]
    report, accounts, _ = outcome("usage", plain)
    told = {row[0]: (float(row[1]), *row[2:4], *row[5:7]) for row in accounts}
    assert told == literal_usage(plain, report.first, report.through)


def literal_arr(rows: list[Row], day: date) -> dict[str, int]:
    """ARR of open subscriptions with an amount, one after the other."""
    found: dict[str, int] = {}
    for row in rows:
        ended = row["ended_on"]
        if row["account_id"] is None or row["started_on"].date() > day:
            continue
        found.setdefault(row["account_id"], 0)
        if not row["trial"] and (ended is None or ended.date() > day):
            found[row["account_id"]] += row["arr"]
    return found


@settings(max_examples=20)
@given(rows=tables("subscriptions"))
def test_arr_is_what_adding_up_one_by_one_gives(rows: list[Row]) -> None:
    plain = [{**row, "id": None, "arr": row["arr"] or 0} for row in rows]
    sound = [
        row
        for row in plain
        if row["ended_on"] is None or row["ended_on"].date() >= row["started_on"].date()
    ]
    _, accounts, _ = outcome("subscriptions", plain)
    assert {row[0]: row[1] for row in accounts} == literal_arr(sound, AS_OF)
    ago = {row[0]: row[2] for row in accounts if row[2] is not None}
    assert ago == literal_arr(sound, date(2023, 2, 28))
