"""One snapshot for two policies: what they must agree on, and that it changes no result."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tanada.accounts.snapshot import Note, Snapshot
from tanada.decide.simulation.sharing import check_shared, shared_policy
from tanada.errors import Place, UsageError
from tanada.policy.loading import load_policy, read_policy
from tanada.sql.engine import connect

PLACE = Place("--against")
AS_OF = date(2026, 6, 30)
TIERS = """\
tiers:
  - top: {name: Top, when: {large: RULE}}
  - low: {name: Low, when: otherwise}
"""


def problems(error: pytest.ExceptionInfo[UsageError]) -> list[tuple[str, dict[str, object]]]:
    return [(problem.code, dict(problem.params)) for problem in error.value.problems]


def text(fields: str, rule: str) -> str:
    return f"fields: {{{fields}}}\n" + TIERS.replace("RULE", rule)


def test_fields_of_both_policies_are_read(trying: Any) -> None:
    new = text("stars: {type: whole}", "stars >= 4")
    old = text("grade: {type: text}", "grade = 'A'")
    book = "account_id,stars,grade\nA,4,B\nB,3,A\nC,5,A\n"
    tried = trying(new, old, book)
    assert [(each.account_id, each.move) for each in tried.movers()] == [
        ("A", "up"),
        ("B", "down"),
    ]


def test_a_row_that_one_policy_rejects_is_left_out_of_both(trying: Any) -> None:
    new = text("stars: {type: whole}", "stars >= 4")
    old = TIERS.replace("RULE", "arr > 5")
    tried = trying(new, old, "account_id,arr,stars\nA,9,4\nB,9,many\n")
    assert (tried.snapshot.read, tried.snapshot.rejected) == (2, 1)
    assert tried.simulation.moves.everyone.accounts == 1


def test_another_type_of_a_column_is_refused(trying: Any) -> None:
    new, old = text("grade: {type: whole}", "grade > 3"), text("grade: {type: text}", "grade = '4'")
    with pytest.raises(UsageError) as error:
        trying(new, old, "account_id,grade\nA,4\n")
    assert problems(error) == [
        ("simulate.kinds_differ", {"field": "grade", "old": "text", "new": "whole"})
    ]


def test_other_values_of_a_column_are_refused(trying: Any) -> None:
    level = "attributes: {size: {lines: [{big: arr > 10}, MORE{small: otherwise}]}}\n"
    level += TIERS.replace("RULE", "size = 'big'")
    new, old = level.replace("MORE", "{mid: arr > 5}, "), level.replace("MORE", "")
    with pytest.raises(UsageError) as error:
        trying(new, old, "account_id,size\nA,big\n")
    assert problems(error) == [
        (
            "simulate.values_differ",
            {"field": "size", "old": ["big", "small"], "new": ["big", "mid", "small"]},
        )
    ]
    # Without the column nothing is read in two ways.
    assert trying(new, old, "account_id,arr\nA,11\n").simulation.moves.moving.accounts == 0


def test_another_source_of_a_column_is_refused(trying: Any) -> None:
    new = "attributes: {use: dau / mau}\n" + TIERS.replace("RULE", "use > 0.5")
    old = text("use: {type: number}", "use > 0.5")
    with pytest.raises(UsageError) as error:
        trying(new, old, "account_id,use\nA,0.7\n")
    assert problems(error) == [("simulate.sizes_differ", {"field": "use"})]


def test_another_order_of_levels_is_no_difference_in_reading(trying: Any) -> None:
    lines = "attributes: {size: {lines: [{LINES}, {c: otherwise}]}}\n" + TIERS
    new = lines.replace("LINES", "a: arr > 10}, {b: arr > 5").replace("RULE", "size = 'a'")
    old = lines.replace("LINES", "b: arr > 5}, {a: arr > 10").replace("RULE", "size = 'b'")
    tried = trying(new, old, "account_id,size\nA,a\nB,b\n")
    assert [each.account_id for each in tried.movers()] == ["A", "B"]


def test_other_currencies_and_levels_are_refused_together() -> None:
    old = read_policy("tanada: 1\nname: P\ncurrency: JPY\n" + TIERS.replace("RULE", "arr > 1"))
    new = read_policy(
        "tanada: 1\nname: P\ncurrency: USD\nlevel: parent\n" + TIERS.replace("RULE", "arr > 1")
    )
    with pytest.raises(UsageError) as error:
        shared_policy(new, old, PLACE)
    assert problems(error) == [
        ("simulate.currencies_differ", {"old": "JPY", "new": "USD"}),
        ("simulate.levels_differ", {"old": "account", "new": "parent"}),
    ]


def test_other_terms_of_exchange_are_refused_where_amounts_were_converted() -> None:
    head = "tanada: 1\nname: P\ncurrency: USD\nrates: {max_age_days: DAYS}\n"
    tiers = TIERS.replace("RULE", "arr > 1")
    new = read_policy(head.replace("DAYS", "40") + tiers)
    old = read_policy(head.replace("DAYS", "10") + tiers)

    def snapshot(*notes: Note) -> Snapshot:
        from pathlib import Path

        return Snapshot(connect(), Path("a.csv"), ("account_id", "arr"), 1, 0, notes)

    check_shared(snapshot(), new, old, AS_OF, PLACE)
    with pytest.raises(UsageError) as error:
        check_shared(snapshot(Note("rates.converted")), new, old, AS_OF, PLACE)
    assert problems(error) == [("simulate.rates_differ", {})]


def test_all_presets_of_a_currency_can_be_compared() -> None:
    names = ("growth", "score_complexity", "score_health", "standard", "touch", "value")
    policies = [load_policy(name) for name in names]
    for new in policies:
        for old in policies:
            assert set(shared_policy(new, old, PLACE).fields) == {*new.fields, *old.fields}


def test_an_age_limit_of_one_policy_alone_decides_what_each_counts(trying: Any) -> None:
    new = "fields: {arr: {stale_after_days: 30}}\n" + TIERS.replace("RULE", "arr > 5")
    old = TIERS.replace("RULE", "arr > 5")
    tried = trying(new, old, "account_id,arr,arr_as_of\nA,9,2026-01-01\nB,7,2026-06-29\n")
    (mover,) = tried.movers()
    assert (mover.account_id, mover.move, mover.arr) == ("A", "opened", Decimal(9))
    assert tried.simulation.new.accounts.arr == 7
    assert tried.simulation.old.accounts.arr == 16
    assert tried.simulation.moves.everyone.arr == 16
