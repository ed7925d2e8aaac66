"""Ids that no account can have, and signs that no database can keep."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from tanada.accounts.rejects import first_rejects

LONG = "B" * 201


def test_an_id_of_more_than_200_characters_is_rejected(read: Any) -> None:
    csv = read(read.csv("account_id,arr", "A1,1", f"{LONG},2", f"{LONG[1:]},3"))
    assert csv.counts == (3, 2, 1)
    assert csv.rejects == [(3, "account_id", LONG, "id_too_long")]
    table = read({"account_id": ["A1", LONG, LONG[1:]], "arr": [1, 2, 3]}, "a.parquet")
    assert table.counts == (3, 2, 1)
    assert table.rejects == [(2, "account_id", LONG, "id_too_long")]
    assert table.values("account_id") == ["A1", LONG[1:]]


def test_characters_are_counted_not_bytes(read: Any) -> None:
    assert read(read.csv("account_id", "株" * 200, "株" * 201)).counts == (2, 1, 1)


def test_blanks_around_an_id_do_not_make_it_too_long(read: Any) -> None:
    assert read(read.csv("account_id", f"  {LONG[1:]}  ")).counts == (1, 1, 0)


def test_a_row_with_a_long_id_and_another_fault_has_both(read: Any) -> None:
    found = read(read.csv("account_id,seats", "A1,1", f"{LONG},-1"))
    assert found.counts == (2, 1, 1)
    assert found.codes == ["id_too_long", "too_small"]


@pytest.mark.parametrize("name", ["a.parquet", "a.jsonl"])
def test_an_id_with_a_nul_is_rejected_and_the_nul_is_shown(read: Any, name: str) -> None:
    content = {
        "a.parquet": pa.table({"account_id": ["A1", "A\x002", "A2\x00"], "arr": [1, 2, 3]}),
        "a.jsonl": "".join(
            f'{{"account_id": "{each}", "arr": 1}}\n' for each in ("A1", r"A\u00002", r"A2\u0000")
        ),
    }[name]
    found = read(content, name)
    assert found.counts == (3, 1, 2)
    assert found.rejects == [
        (2, "account_id", "A␀2", "id_with_nul"),
        (3, "account_id", "A2␀", "id_with_nul"),
    ]
    assert [each.account_id for each in first_rejects(found.snapshot, 9)] == ["A␀2", "A2␀"]
    assert "values.nul_left_out" not in found.notes


def test_a_nul_beyond_the_beginning_of_a_csv_is_no_part_of_an_id_or_a_name(read: Any) -> None:
    rows = "".join(f"A{number},{'x' * 100}\n" for number in range(25_000))
    found = read(f"account_id,name\n{rows}B\x001,C\nB2,C\x00D\n")
    assert found.counts == (25_002, 25_001, 1)
    assert found.rejects == [(25_002, "account_id", "B␀1", "id_with_nul")]
    assert found.values("name")[-1] == "CD"
    assert found.notes["values.nul_left_out"] == {"column": "name", "found": 1}


@pytest.mark.parametrize("name", ["a.parquet", "a.jsonl"])
def test_a_nul_is_left_out_of_texts_and_told(read: Any, name: str) -> None:
    content = {
        "a.parquet": pa.table(
            {
                "account_id": ["A1", "A2", "A3", "A4"],
                "name": ["One\x00", "\x00", " Three ", None],
                "owner": ["a", "b", " c ", "\x00d\x00"],
                "region": [" N ", "S", "#N/A", ""],
            }
        ),
        "a.jsonl": r"""{"account_id": "A1", "name": "One\u0000", "owner": "a", "region": "N"}
{"account_id": "A2", "name": "\u0000", "owner": "b", "region": "S"}
{"account_id": "A3", "name": "Three", "owner": "c"}
{"account_id": "A4", "owner": "\u0000d\u0000"}
""",
    }[name]
    found = read(content, name)
    assert found.counts == (4, 4, 0)
    edge = " " if name == "a.parquet" else ""
    assert found.rows("name", "owner") == [
        ("One", "a"),
        (None, "b"),
        (f"{edge}Three{edge}", f"{edge}c{edge}"),
        (None, "d"),
    ]
    left_out = [
        (each.params["column"], each.params["found"])
        for each in found.snapshot.notes
        if each.code == "values.nul_left_out"
    ]
    assert left_out == [("name", 2), ("owner", 1)]


def test_a_nul_in_a_number_a_date_or_a_choice_is_a_fault_and_shown(read: Any) -> None:
    found = read(
        {
            "account_id": ["A1", "A2", "A3", "A4"],
            "arr": ["1\x00", "2", "3", "4"],
            "started_on": ["2026-01-01", "2026-01-\x0001", None, None],
            "csm_sentiment": [None, None, "gre\x00en", "green"],
        },
        "a.parquet",
    )
    assert found.counts == (4, 1, 3)
    assert found.rejects == [
        (1, "arr", "1␀", "unreadable_number"),
        (2, "started_on", "2026-01-␀01", "unreadable_date"),
        (3, "csm_sentiment", "gre␀en", "unknown_value"),
    ]


TABLES = """\
tanada_mapping: 1
tables:
  notes:
    file: notes.csv
    kind: accounts
    account: id
    columns: {owner: by}
"""


def test_a_further_table_rejects_ids_that_no_account_can_have(read: Any) -> None:
    read.write(read.csv("id,by", "A1,Mori", f"{LONG},Sato"), "notes.csv")
    found = read(read.csv("account_id", "A1", "A2"), mapping=TABLES)
    assert found.counts == (2, 2, 0)
    assert found.rejects == [(3, "account_id", LONG, "id_too_long")]
    (table,) = found.snapshot.tables
    assert (table.read, table.rejected, table.unknown_accounts) == (2, 1, 0)


def test_what_an_account_is_matched_by_may_be_long(read: Any) -> None:
    matched = TABLES.replace("account: id", "account: {column: id, matches: site}")
    read.write(read.csv("id,by", f"{LONG},Sato"), "notes.csv")
    found = read(read.csv("account_id,site", f"A1,{LONG}"), mapping=matched)
    assert found.rejects == []
    assert found.values("owner") == ["Sato"]
