"""What a review catches of an account, and by when."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import duckdb
import pytest

from tanada.ledger.reviewing import BASELINES, CATCHES, FOUND, GIVEN, Reviewing
from tanada.policy.loading import read_policy
from tanada.sql.operations import Operations

TODAY, LAST = date(2026, 6, 30), date(2026, 5, 15)
POLICY = """
tanada: 1
name: Reviews
currency: USD
scores:
  health: {measures: {use: {weight: 1, of: seat_use, points: {0: 0, 1: 100}}}, missing: reweigh}
tiers:
  - gold: {name: Gold, when: {large: arr > 100000}}
  - silver: {name: Silver, when: {middle: arr > 1000}}
  - tin: {name: Tin, when: otherwise}
transitions: {down: {minimum_days: 30}}
reviews:
  every: {gold: quarter, silver: half-year}
  top_accounts: {when: tier = 'gold' and percentile(arr) >= 0.9, every: month}
  catches: [grew, shrank, health_changed, designation_to_add, designation_to_remove]
  arr_change: 10%
  health_change: 15
  confirm_newcomers_within_days: 14
"""
PUBLISHED = {
    "account_id": "TEXT",
    "tier": "TEXT",
    "earned_tier": "TEXT",
    "qualified_tier": "TEXT",
    "status": "TEXT",
    "missing": "TEXT",
    "health": "DECIMAL(7, 4)",
    "since": "DATE",
    "grace_until": "DATE",
    "pinned_until": "DATE",
    "owner": "TEXT",
    "arr": "DECIMAL(17, 2)",
    "brand": "BOOLEAN",
    "reference": "BOOLEAN",
    "executive_sponsor": "BOOLEAN",
    "employees": "BIGINT",
    "references_given_12m": "BIGINT",
    "referrals_12m": "BIGINT",
}
TOLD = {"account_id": "TEXT", "status": "TEXT", "as_of": "DATE"}
ACCOUNT: dict[str, Any] = {
    "account_id": "a",
    "tier": "silver",
    "earned_tier": "silver",
    "qualified_tier": "silver",
    "status": "held",
    "since": date(2026, 1, 31),
    "owner": "Kim",
    "arr": 50000,
    "health": 80,
}
BASELINE: dict[str, Any] = {
    "account_id": "a",
    "reviewed_on": LAST,
    "tier": "silver",
    "arr": 50000,
    "health": 80,
}
Rows = Sequence[dict[str, Any]]
Found = dict[tuple[str, str], dict[str, Any]]


def fill(
    connection: duckdb.DuckDBPyConnection, name: str, types: dict[str, str], rows: Rows
) -> None:
    listed = ", ".join(f"{column} {kind}" for column, kind in types.items())
    connection.execute(f"CREATE TABLE {name} ({listed})")
    marks = ", ".join("?" for _ in types)
    for row in rows:
        assert set(row) <= set(types)
        values = [row.get(column) for column in types]
        connection.execute(f"INSERT INTO {name} VALUES ({marks})", values)


def sql_types(columns: dict[str, Any]) -> dict[str, str]:
    return {name: Operations().sql_type(kind) for name, kind in columns.items()}


def connected(published: Rows, baselines: Rows, given: Rows, told: Rows) -> Any:
    connection = duckdb.connect()
    fill(connection, "published", PUBLISHED, published)
    fill(connection, "told", TOLD, told)
    fill(connection, "baselines", sql_types(BASELINES), baselines)
    fill(connection, "designations", sql_types(GIVEN), given)
    return connection


def found(
    published: Rows,
    baselines: Rows = (BASELINE,),
    given: Rows = (),
    told: Rows = (),
    policy: str = POLICY,
    as_of: date = TODAY,
) -> Found:
    """What is caught, by account and catch."""
    reviewing = Reviewing(read_policy(policy), as_of, PUBLISHED)
    query = reviewing.found("published", "told", "baselines", "designations")
    rows = connected(published, baselines, given, told).execute(query).fetchall()
    dicts = [dict(zip(FOUND, row, strict=True)) for row in rows]
    by_catch = {(row["account_id"], row["catches"]): row for row in dicts}
    assert len(by_catch) == len(rows)
    assert {row["catches"] for row in dicts} <= set(CATCHES)
    return by_catch


def caught(account: dict[str, Any], **more: Any) -> dict[str, dict[str, Any]]:
    """What is caught of one account, by catch."""
    rows = found([ACCOUNT | account], **more)
    return {catches: row for (_, catches), row in rows.items()}


def seen(row: dict[str, Any]) -> dict[str, Any]:
    return json.loads(row["params"])


def test_an_account_that_stays_as_it_was_needs_no_review() -> None:
    assert caught({}) == {}


@pytest.mark.parametrize(
    ("arr", "expected"),
    [
        (55000, {"grew"}),
        (54999.99, set()),
        (45000, {"shrank"}),
        (45000.01, set()),
        (0, {"shrank"}),
        (None, set()),
    ],
)
def test_arr_counts_as_changed_from_the_policys_share(arr: Any, expected: set[str]) -> None:
    assert set(caught({"arr": arr})) == expected


def test_what_was_seen_stands_beside_it() -> None:
    row = caught({"arr": 60000})["grew"]
    assert row == {
        "account_id": "a",
        "owner": "Kim",
        "catches": "grew",
        "about": "2026-05-15",
        "params": row["params"],
        "due_on": TODAY,
    }
    assert seen(row) == {
        "arr": "60000.00",
        "arr_before": "50000.00",
        "reviewed_on": "2026-05-15",
    }


def test_from_nothing_every_amount_has_grown() -> None:
    assert set(caught({"arr": 0.01}, baselines=[BASELINE | {"arr": 0}])) == {"grew"}
    assert set(caught({"arr": 0}, baselines=[BASELINE | {"arr": 0}])) == set()


@pytest.mark.parametrize(
    ("health", "is_caught"), [(95, True), (94.9999, False), (65, True), (65.0001, False)]
)
def test_health_counts_as_changed_from_the_policys_points(health: float, is_caught: bool) -> None:
    assert ("health_changed" in caught({"health": health})) is is_caught


def test_without_a_score_the_sources_health_counts() -> None:
    plain = POLICY.replace("scores:\n  health:", "scores:\n  fitness:")
    columns = {**PUBLISHED, "health_score": "DECIMAL(15, 6)"}
    connection = duckdb.connect()
    fill(connection, "published", columns, [ACCOUNT | {"health": 80, "health_score": 40}])
    query = Reviewing(read_policy(plain), TODAY, columns).baselines("published")
    assert connection.execute(query).fetchall() == [("a", TODAY, "silver", 50000, 40)]


@pytest.mark.parametrize(
    ("column", "catches"), [("grace_until", "grace_ending"), ("pinned_until", "override_expiring")]
)
def test_what_ends_within_the_shortest_grace_comes_up(column: str, catches: str) -> None:
    row = caught({column: date(2026, 7, 30)})[catches]
    assert (row["about"], row["due_on"]) == ("2026-07-30", date(2026, 7, 30))
    assert caught({column: date(2026, 7, 31)}) == {}


def test_designations_that_expire_soon_come_up_together() -> None:
    given = [
        {"account_id": "a", "kind": "partner", "expires_on": date(2026, 7, 30)},
        {"account_id": "a", "kind": "brand", "expires_on": date(2026, 7, 10)},
        {"account_id": "a", "kind": "influence", "expires_on": date(2026, 7, 31)},
        {"account_id": "a", "kind": "relationship", "expires_on": None},
    ]
    row = caught({}, given=given)["designation_expiring"]
    assert seen(row) == {"kinds": ["brand", "partner"], "expires_on": "2026-07-10"}
    assert row["due_on"] == date(2026, 7, 10)
    assert caught({}, given=given[2:]) == {}


def test_missing_data_is_named() -> None:
    row = caught({"qualified_tier": None, "status": "undetermined", "missing": "arr,seats"})
    assert seen(row["data_missing"]) == {"missing": ["arr", "seats"]}
    assert row["data_missing"]["due_on"] == date(2026, 11, 15)


@pytest.mark.parametrize(
    ("reviewed_on", "tier", "due_on"),
    [
        (date(2025, 12, 31), "silver", date(2026, 6, 30)),
        (date(2026, 1, 1), "silver", None),
        (date(2026, 3, 30), "gold", date(2026, 6, 30)),
        (date(2020, 1, 1), "tin", None),
    ],
)
def test_a_review_is_due_by_the_cadence_of_the_tier(
    reviewed_on: date, tier: str, due_on: date | None
) -> None:
    baseline = BASELINE | {"reviewed_on": reviewed_on}
    rows = caught({"tier": tier}, baselines=[baseline])
    assert rows.get("due", {}).get("due_on") == due_on


def test_the_top_accounts_are_reviewed_more_often() -> None:
    others = [ACCOUNT | {"account_id": f"o{at}", "arr": 2000 + at} for at in range(9)]
    top = ACCOUNT | {"tier": "gold", "arr": 200000}
    baselines = [
        BASELINE | {"account_id": each["account_id"], "arr": each["arr"]} for each in [top, *others]
    ]
    assert set(found([top, *others], baselines)) == {("a", "due")}
    as_silver = top | {"tier": "silver"}
    assert set(found([as_silver, *others], baselines)) == set()


def test_who_was_never_reviewed_is_a_newcomer_to_confirm() -> None:
    row = caught({"since": date(2026, 6, 25)}, baselines=[])
    assert set(row) == {"newcomer"}
    assert row["newcomer"]["due_on"] == date(2026, 7, 9)
    assert seen(row["newcomer"]) == {"tier": "silver", "since": "2026-06-25"}


def test_who_comes_back_as_a_new_one_is_a_newcomer_too() -> None:
    told = [{"account_id": "a", "status": "new", "as_of": date(2026, 6, 1)}]
    assert set(caught({}, told=told)) == {"newcomer"}
    before = [told[0] | {"as_of": LAST}]
    assert caught({}, told=before) == {}


def test_a_policy_that_confirms_nobody_has_no_newcomers() -> None:
    without = POLICY.replace("  confirm_newcomers_within_days: 14\n", "")
    assert caught({}, baselines=[], policy=without) == {}


@pytest.mark.parametrize(
    ("account", "kinds"),
    [
        ({"references_given_12m": 1}, ["reference"]),
        ({"referrals_12m": 2}, ["reference"]),
        ({"references_given_12m": 0}, None),
        ({"executive_sponsor": True}, ["relationship"]),
        ({"executive_sponsor": True, "referrals_12m": 1}, ["reference", "relationship"]),
        ({"executive_sponsor": True, "brand": True}, None),
        ({"executive_sponsor": True, "tier": "gold"}, None),
    ],
)
def test_a_designation_is_to_be_considered_where_something_speaks_for_it(
    account: dict[str, Any], kinds: list[str] | None
) -> None:
    rows = caught(account)
    assert [seen(row)["kinds"] for name, row in rows.items() if name == "designation_to_add"] == (
        [kinds] if kinds else []
    )


def test_who_has_a_designation_by_people_is_not_considered() -> None:
    given = [{"account_id": "a", "kind": "partner", "expires_on": None}]
    assert caught({"executive_sponsor": True}, given=given) == {}


def test_a_company_far_larger_than_the_books_others_may_be_a_brand() -> None:
    others = [ACCOUNT | {"account_id": f"o{at}", "employees": at} for at in range(99)]
    unknown = ACCOUNT | {"account_id": "unknown"}
    baselines = [BASELINE | {"account_id": each["account_id"]} for each in [*others, unknown]]
    giant = ACCOUNT | {"employees": 90000}
    rows = found([giant, unknown, *others], [BASELINE, *baselines])
    assert set(rows) == {("a", "designation_to_add")}
    few = found([giant, *others[:98]], [BASELINE, *baselines])
    assert few == {}


def test_a_reference_that_gives_none_is_to_be_considered() -> None:
    given = [{"account_id": "a", "kind": "reference", "expires_on": None}]
    idle = {"references_given_12m": 0}
    assert set(caught(idle, given=given)) == {"designation_to_remove"}
    assert set(caught(idle | {"reference": True})) == {"designation_to_remove"}
    assert caught({"references_given_12m": None}, given=given) == {}
    assert caught({"references_given_12m": 1}, given=given) == {}


def test_only_what_the_policy_lists_is_looked_for() -> None:
    less = POLICY.replace("[grew, shrank, health_changed, designation_to_add, ", "[shrank, ")
    assert caught({"arr": 90000, "health": 10, "executive_sponsor": True}, policy=less) == {}


def test_who_has_left_is_not_reviewed() -> None:
    left = {"tier": None, "status": "ended", "qualified_tier": None}
    assert caught(left, baselines=[]) == {}


def test_a_policy_without_reviews_catches_nothing() -> None:
    without = POLICY[: POLICY.index("reviews:")]
    assert caught({"arr": 90000}, baselines=[], policy=without) == {}


def test_the_rows_do_not_depend_on_their_order() -> None:
    published = [ACCOUNT | {"account_id": str(at), "arr": 40000 + 1000 * at} for at in range(30)]
    baselines = [BASELINE | {"account_id": str(at)} for at in range(30)]
    assert found(published, baselines) == found(published[::-1], baselines[::-1])
