"""Every account that moves, with what either policy decides and why."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tanada.decide.simulation.movers import COLUMNS, movers_query


def test_movers_stand_with_the_most_arr_first(trying: Any, texts: Any) -> None:
    movers = trying(texts["new"], texts["old"]).movers()
    assert [(each.account_id, each.arr, each.move) for each in movers] == [
        ("B", Decimal(120000), "down"),
        ("C", Decimal(60000), "up"),
        ("E", Decimal(30000), "opened"),
        ("D", Decimal(22000), "up"),
    ]


def test_a_mover_has_both_reasons_and_what_they_saw(trying: Any, texts: Any) -> None:
    _, cedar, elm, _ = trying(texts["new"], texts["old"]).movers()
    assert (cedar.old.tier, cedar.old.reason) == ("middle", "middle.core")
    assert cedar.old.values == {"arr": Decimal("60000.00")}
    assert (cedar.new.tier, cedar.new.reason) == ("top", "top.brand")
    assert cedar.new.values == {"arr": Decimal("60000.00"), "brand": True}
    assert (elm.new.tier, elm.new.status, elm.new.missing) == ("low", "undetermined", "seats")
    assert (elm.old.status, elm.old.missing) == ("new", None)


def test_only_so_many_are_asked_for(trying: Any, texts: Any) -> None:
    assert [each.account_id for each in trying(texts["new"], texts["old"]).movers(2)] == ["B", "C"]


def test_the_columns_of_a_row(trying: Any, texts: Any) -> None:
    tried = trying(texts["new"], texts["old"])
    cursor = tried.snapshot.connection.execute(movers_query())
    assert [column[0] for column in cursor.description] == list(COLUMNS)
    assert " ".join(COLUMNS) == (
        "account_id name owner arr move "
        "old_tier old_status old_reason old_reason_values old_missing "
        "new_tier new_status new_reason new_reason_values new_missing"
    )


def test_both_sides_are_what_tier_decides(trying: Any, texts: Any) -> None:
    tried = trying(texts["new"], texts["old"])
    for side, of in (("old", tried.old), ("new", tried.new)):
        decided = {row["account_id"]: row for row in tried.decisions(of)}
        for mover in tried.movers():
            row, found = decided[mover.account_id], getattr(mover, side)
            assert (found.tier, found.status, found.reason, found.missing) == (
                row["tier"],
                row["status"],
                row["reason"],
                row["missing"],
            )
