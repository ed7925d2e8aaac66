"""The rows of a file of segments."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tanada.outcomes.segments.listing import segments_query


def listed(crossing: Any) -> tuple[list[str], list[tuple[Any, ...]]]:
    query = segments_query(crossing, crossing.segments())
    cursor = crossing.decisions.snapshot.connection.execute(query)
    titles = [column[0] for column in cursor.description]
    return titles, cursor.fetchall()


def test_a_row_for_each_segment_that_has_accounts(crossed: Any) -> None:
    text = "account_id,arr,seats_used,csm_sentiment\nA,300,10,green\nB,75,9,\nC,25,1,red\nD,,,\n"
    titles, rows = listed(crossed(text, "tier", "use"))
    assert titles == [
        *("tier", "use", "accounts", "accounts_share"),
        *("arr", "arr_share", "accounts_with_arr", "arr_per_account", "average_health"),
    ]
    quarter, three = Decimal("0.25"), Decimal("0.75")
    assert rows == [
        ("best", "high", 1, quarter, 300, three, 1, 300, 100),
        ("rest", "low", 2, Decimal("0.5"), 100, quarter, 2, 50, 0),
        ("rest", None, 1, quarter, None, None, 0, None, None),
    ]


def test_every_value_has_its_row_however_many_there_are(crossed: Any) -> None:
    rows = "".join(f"{number},o{number:02}\n" for number in range(30))
    titles, found = listed(crossed(f"account_id,owner\n{rows}X,o29\nY,\n", "owner"))
    assert titles[:3] == ["owner", "accounts", "accounts_share"]
    assert [row[:2] for row in found[:2]] == [("o29", 2), ("o00", 1)]
    assert [row[:2] for row in found[-2:]] == [("o28", 1), (None, 1)]
    assert sum(row[1] for row in found) == 32
