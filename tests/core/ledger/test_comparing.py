"""Tiers set by hand: read from a file all or nothing, and compared account by account."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlglot import exp

from tanada.accounts.reading import read_accounts
from tanada.decide.running import Decisions
from tanada.errors import AccountsError
from tanada.fields import TEXT, WHOLE
from tanada.ledger.comparing import COMPARED, OUTCOMES, compared, compared_rows, totals
from tanada.ledger.handset import HANDSET, TABLE, read_handset
from tanada.policy.loading import read_policy
from tanada.sql.engine import connect

from .conftest import Ledger

TODAY, SINCE = date(2026, 6, 30), date(2025, 1, 31)
POLICY = read_policy(
    "tanada: 1\nname: By hand\ncurrency: USD\ntiers:\n"
    "  - gold: {name: {en: Strategic, ja: 戦略}, "
    "when: {large: arr > 1000, flagged: arr > 100 and csm_sentiment = 'green'}}\n"
    "  - silver: {name: {en: Core, ja: コア}, when: {middle: arr > 100}}\n"
    "  - tin: {name: {en: Scale, ja: スケール}, when: otherwise}\n"
)


def read(tmp_path: Path, text: str) -> list[tuple[Any, ...]]:
    path = tmp_path / "hand.csv"
    path.write_text(text, encoding="utf-8")
    connection = connect()
    read_handset(connection, path, POLICY, TODAY)
    return connection.execute(f"FROM {TABLE} ORDER BY account_id").fetchall()


def test_a_tier_stands_by_its_key_or_its_name_in_either_language(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        "account_id,tier,since\na,gold,2025-01-31\nb, core ,2025-01-31\nc,戦略,2025/01/31\n",
    )
    assert rows == [("a", "gold", SINCE), ("b", "silver", SINCE), ("c", "gold", SINCE)]


def test_every_row_that_is_not_in_order_is_named_with_its_line(tmp_path: Path) -> None:
    text = (
        "account_id,tier,since\n"
        "a,gold,2025-01-31\n"
        "b,platinum,2025-01-31\n"
        "a,tin,2025-01-31\n"
        "c,tin,2026-07-01\n"
        "d,tin,soon\n"
        "e,,2025-01-31\n"
        f"{'e' * 201},tin,2025-01-31\n"
        ",tin,2025-01-31\n"
    )
    with pytest.raises(AccountsError) as raised:
        read(tmp_path, text)
    assert [(each.place.line, each.code) for each in raised.value.problems] == [
        (3, "handset.unknown_tier"),
        (4, "handset.twice"),
        (5, "handset.in_future"),
        (6, "handset.unreadable"),
        (7, "handset.incomplete"),
        (8, "table.id_too_long"),
        (9, "handset.incomplete"),
    ]
    assert raised.value.problems[0].params["expected"] == ["gold", "silver", "tin"]


@pytest.mark.parametrize("text", ["", "account_id,tier\na,gold\n", "\x00\x01", "account_id\n"])
def test_a_file_that_is_no_such_table_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(AccountsError):
        read(tmp_path, text)


DECIDED = {
    "account_id": TEXT,
    "owner": TEXT,
    "status": TEXT,
    "qualified_tier": TEXT,
    "floor_tier": TEXT,
    "reason": TEXT,
    "reason_values": TEXT,
    "missing": TEXT,
    "arr": WHOLE,
}


def outcome(ledger: Ledger, by_hand: str | None, **decision: Any) -> list[tuple[Any, ...]]:
    """The outcome and the policy's tier of one account."""
    row = {"account_id": "a", "status": "new"} | decision
    decided = [tuple(row.get(name) for name in DECIDED)] if decision else []
    ledger.fill("decided_rows", DECIDED, decided)
    ledger.fill("by_hand", HANDSET, [("a", by_hand, SINCE)] if by_hand else [])
    relation = _relation("decided_rows")
    tree = compared_rows(POLICY, relation, "by_hand", ledger.operations)
    rows = ledger.fetched(tree.sql(ledger.operations.dialect))
    return [(row[2], row[5]) for row in rows]


def _relation(name: str) -> Any:
    return exp.to_table(name).as_("decided")


@pytest.mark.parametrize(
    ("by_hand", "decision", "expected"),
    [
        ("gold", {"qualified_tier": "gold", "floor_tier": "gold"}, ("agrees", "gold")),
        ("silver", {"qualified_tier": "gold", "floor_tier": "gold"}, ("rises", "gold")),
        ("gold", {"qualified_tier": "tin", "floor_tier": "tin"}, ("falls", "tin")),
        ("gold", {"floor_tier": "silver"}, ("undetermined", "silver")),
        ("silver", {"floor_tier": "silver"}, ("undetermined", "silver")),
        ("tin", {"floor_tier": "silver"}, ("rises", "silver")),
        ("tin", {"status": "ended"}, ("ended", None)),
        (None, {"qualified_tier": "tin", "floor_tier": "tin"}, ("not_by_hand", "tin")),
        ("gold", {}, ("not_in_accounts", None)),
    ],
)
def test_each_account_has_an_outcome(
    ledger: Ledger, by_hand: str | None, decision: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert outcome(ledger, by_hand, **decision) == [expected]
    assert expected[0] in OUTCOMES


def test_who_has_left_and_was_not_set_by_hand_is_not_there(ledger: Ledger) -> None:
    assert outcome(ledger, None, status="ended") == []


def test_decisions_are_compared_with_their_reasons_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "accounts.csv"
    path.write_text(
        "account_id,arr,currency,csm_sentiment\na,5000,USD,red\nb,500,USD,red\n"
        "c,500,USD,\nd,50,USD,red\n",
        encoding="utf-8",
    )
    connection = connect()
    snapshot = read_accounts(connection, path, POLICY, TODAY)
    decisions = Decisions(snapshot, POLICY, TODAY)
    connection.execute(f"CREATE TEMP TABLE {TABLE} (account_id TEXT, tier TEXT, since DATE)")
    connection.executemany(
        f"INSERT INTO {TABLE} VALUES (?, ?, ?)",
        [("a", "silver", SINCE), ("b", "gold", SINCE), ("c", "silver", SINCE), ("z", "tin", SINCE)],
    )
    tree = compared(decisions, TABLE)
    cursor = connection.execute(tree.sql("duckdb"))
    rows = {row[0]: dict(zip(COMPARED, row, strict=True)) for row in cursor.fetchall()}
    assert {account_id: row["outcome"] for account_id, row in rows.items()} == {
        "a": "rises",
        "b": "falls",
        "c": "undetermined",
        "d": "not_by_hand",
        "z": "not_in_accounts",
    }
    assert (rows["a"]["reason"], rows["a"]["reason_values"]) == ("gold.large", '{"arr": 5000.00}')
    assert (rows["c"]["missing"], rows["c"]["since"]) == ("csm_sentiment", SINCE)
    assert sorted(connection.execute(totals(tree).sql("duckdb")).fetchall()) == [
        ("falls", "gold", "silver", 1, 500),
        ("not_by_hand", None, "tin", 1, 50),
        ("not_in_accounts", "tin", None, 1, None),
        ("rises", "silver", "gold", 1, 5000),
        ("undetermined", "silver", "silver", 1, 500),
    ]


def test_no_account_is_lost_or_doubled(ledger: Ledger) -> None:
    decided = [(f"d{at}", None, "new", "tin", "tin", None, None, None, 1) for at in range(20)]
    by_hand = [(f"d{at}", "gold", SINCE) for at in range(10, 30)]
    ledger.fill("decided_rows", DECIDED, decided)
    ledger.fill("by_hand", HANDSET, by_hand)
    tree = compared_rows(POLICY, _relation("decided_rows"), "by_hand", ledger.operations)
    rows = ledger.fetched(tree.sql(ledger.operations.dialect))
    assert sorted(row[0] for row in rows) == sorted(f"d{at}" for at in range(30))
