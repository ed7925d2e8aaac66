"""Which fields are missing, what that leaves open, and what to get first."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tanada.decide.gaps.amounts import Amount
from tanada.decide.gaps.finding import FieldGap, Gaps
from tanada.decide.gaps.planning import Step
from tanada.policy.loading import load_policy, read_policy

HEAD = "tanada: 1\nname: X\ncurrency: USD\n"
REST = "  - rest: {name: Rest, when: otherwise}\n"


def policy_of(when: str, before: str = "") -> Any:
    return read_policy(
        f'{HEAD}{before}tiers:\n  - best: {{name: B, when: {{it: "{when}"}}}}\n{REST}'
    )


def gap(gaps: Gaps, name: str) -> FieldGap:
    (found,) = [field for field in gaps.fields if field.name == name]
    return found


def decides(gaps: Gaps) -> dict[str, tuple[int, int]]:
    """For each field, how many accounts it alone decides, and how many at most."""
    return {
        field.name: (field.answer.determined.accounts, field.answer.may_be.accounts)
        for field in gaps.fields
    }


# What a field alone would decide.


def test_a_field_decides_where_nothing_else_is_unknown(book_of: Any) -> None:
    book = book_of(policy_of("arr > 100 and nps > 5"), ["arr", "nps"])
    found = book.gaps([{"arr": 200}, {"nps": 9}, {"arr": 50}, {}])
    assert decides(found) == {"nps": (1, 2), "arr": (1, 2)}
    assert found.undetermined == Amount(3, Decimal(200))


def test_both_are_needed_where_either_could_leave_it_open(book_of: Any) -> None:
    book = book_of(policy_of("arr > 100 and nps > 5"), ["arr", "nps"])
    found = book.gaps([{}])
    # 50 would decide it by itself, 200 would not: at most, not for certain.
    assert decides(found) == {"arr": (0, 1), "nps": (0, 1)}
    assert found.plan == (Step(("arr", "nps"), Amount(1)),)


def test_one_signal_is_enough_for_a_level_that_passes_over_what_is_unknown(book_of: Any) -> None:
    book = book_of(load_policy("standard"), ["arr", "seats", "expansion_multiple"])
    found = book.gaps([{"arr": 80_000}])
    of_tiers = {field.name for field in found.fields if "tiers" in field.read_by}
    signals = "expansion_multiple seats addressable_seats employees products_owned".split()
    assert of_tiers == {"arr", *signals, "products_available"}
    assert {name: each for name, each in decides(found).items() if name in of_tiers} == {
        "arr": (0, 0),
        **dict.fromkeys((*signals, "products_available"), (1, 1)),
    }


def test_of_fields_that_decide_as_much_the_one_that_is_looked_at_comes_first(book_of: Any) -> None:
    # Seats alone have nothing to be held against: they can only confirm the floor.
    book = book_of(load_policy("standard"), ["arr", "seats", "expansion_multiple"])
    found = book.gaps([{"arr": 80_000}])
    assert found.fields[0].name == "expansion_multiple"
    assert found.plan == (Step(("expansion_multiple",), Amount(1, Decimal(80_000))),)


def test_a_known_part_that_fails_leaves_nothing_to_ask(book_of: Any) -> None:
    book = book_of(policy_of("(arr > 100 and nps > 5) or seats > 3"), ["arr", "nps", "seats"])
    found = book.gaps([{"arr": 50}])
    # `missing` names nps as well, though it cannot matter any more.
    assert gap(found, "nps").named == Amount(1, Decimal(50))
    assert decides(found) == {"seats": (1, 1), "arr": (0, 0), "nps": (0, 0)}


def test_a_field_above_decides_what_a_worse_tier_leaves_unknown(book_of: Any) -> None:
    policy = read_policy(
        f"""{HEAD}
tiers:
  - first: {{name: F, when: {{it: arr > 100}}}}
  - second: {{name: S, when: {{it: nps > 5}}}}
{REST}"""
    )
    found = book_of(policy, ["arr", "nps"]).gaps([{"nps": 9}, {"arr": 1}, {}])
    assert decides(found) == {"arr": (1, 2), "nps": (1, 1)}


def test_monthly_revenue_decides_what_yearly_revenue_would(book_of: Any) -> None:
    book = book_of(policy_of("arr > 100 and mrr > 0"), ["mrr"])
    assert decides(book.gaps([{}])) == {"mrr": (1, 1), "arr": (0, 1)}


def test_a_level_that_a_column_supplies_can_be_filled_in_itself(book_of: Any) -> None:
    book = book_of(load_policy("standard"), ["arr", "growth_potential"])
    found = book.gaps([{"arr": 80_000}, {"arr": 80_000, "growth_potential": "low"}])
    assert found.fields[0].name == "growth_potential"
    assert found.fields[0].missing == Amount(1, Decimal(80_000))
    assert decides(found)["growth_potential"] == (1, 1)


def test_what_is_beneath_a_supplied_level_is_not_missed(book_of: Any) -> None:
    book = book_of(load_policy("standard"), ["arr", "growth_potential"])
    found = book.gaps([{"arr": 80_000, "growth_potential": "low"}])
    assert gap(found, "expansion_multiple").missing == Amount()


def test_a_score_is_known_by_one_measure(book_of: Any) -> None:
    policy = policy_of(
        "s >= 50",
        "scores: {s: {measures: {a: {weight: 1, of: arr, points: {0: 0, 9: 100}}, "
        "b: {weight: 1, of: nps, points: {0: 0, 9: 100}}}, missing: reweigh}}\n",
    )
    found = book_of(policy, ["arr", "nps"]).gaps([{}, {"arr": 3}])
    assert decides(found) == {"arr": (1, 1), "nps": (1, 1)}
    (score,) = found.partial
    assert (score.name, score.way) == ("s", "reweigh")
    assert (score.missing, score.in_part) == (Amount(1), Amount(1, Decimal(3)))


def test_either_value_of_a_choice_between_two_decides(book_of: Any) -> None:
    book = book_of(policy_of("coalesce(nps, seats) > 5"), ["nps", "seats"])
    assert decides(book.gaps([{}])) == {"nps": (1, 1), "seats": (1, 1)}


def test_a_ratio_that_a_column_supplies_decides_by_itself(book_of: Any) -> None:
    policy = policy_of("ratio > 0.5", "attributes: {ratio: seats / employees}\n")
    found = book_of(policy, ["ratio"]).gaps([{}])
    assert decides(found) == {"ratio": (1, 1), "seats": (0, 0), "employees": (0, 0)}


TWO_CLAUSES = (
    HEAD
    + """
{before}
tiers:
  - best: {{name: Best, when: {{one: {one}, two: {two}}}}}
  - rest: {{name: Rest, when: otherwise}}
"""
)


def test_a_field_that_could_cap_a_score_could_open_another_question(book_of: Any) -> None:
    score = (
        "scores: {s: {measures: {a: {weight: 1, of: arr, points: {0: 0, 9: 100}}}, "
        "missing: zero, caps: [{when: nps < 0, at_most: 40}]}}"
    )
    policy = read_policy(
        TWO_CLAUSES.format(before=score, one="nps > 5", two="s < 50 and seats > 3")
    )
    found = book_of(policy, ["arr", "nps"]).gaps([{"arr": 9}])
    # Below 0 the score falls to 40, and then the seats would matter.
    assert decides(found)["nps"] == (0, 1)
    assert found.plan == ()


def test_a_term_that_moves_the_renewal_could_open_another_question(book_of: Any) -> None:
    policy = read_policy(
        TWO_CLAUSES.format(
            before="", one="term_months > 5", two="days_to_renewal < 20 and seats > 3"
        )
    )
    found = book_of(policy, ["renewal_date"]).gaps([{"renewal_date": date(2026, 2, 10)}])
    # By 12 months it renews in 225 days; by 5 it does in 10, and then the seats would matter.
    assert decides(found)["term_months"] == (0, 1)


def test_a_rank_among_all_accounts_is_known_with_the_field(book_of: Any) -> None:
    book = book_of(policy_of("percentile(arr) >= 0.5"), ["arr"])
    found = book.gaps([{}, {"arr": 5}, {"arr": 6}])
    assert decides(found) == {"arr": (1, 1)}


def test_asking_whether_a_field_is_missing_is_decided_by_it(book_of: Any) -> None:
    book = book_of(policy_of("nps is null and seats > 5"), ["nps", "seats"])
    assert decides(book.gaps([{}])) == {"nps": (1, 1), "seats": (1, 1)}


def test_a_division_that_has_no_result_is_decided_by_no_field(book_of: Any) -> None:
    book = book_of(policy_of("arr / seats > 5"), ["arr", "seats"])
    found = book.gaps([{"arr": 5, "seats": 0}])
    assert decides(found) == {"arr": (0, 0), "seats": (0, 0)}
    assert (found.plan, found.left) == ((), Amount(1, Decimal(5)))


def test_a_divisor_decides_though_it_could_be_zero(book_of: Any) -> None:
    book = book_of(policy_of("arr / seats > 5"), ["arr", "seats"])
    assert decides(book.gaps([{"arr": 5}])) == {"seats": (1, 1), "arr": (0, 0)}


def test_more_fields_than_can_be_asked_about_at_once(book_of: Any) -> None:
    names = [f"f{number}" for number in range(70)]
    fields = ", ".join(f"{name}: {{type: whole}}" for name in names)
    policy = policy_of(" and ".join(f"{name} > 1" for name in names), f"fields: {{{fields}}}\n")
    full = dict.fromkeys(names, 5)
    lacks = ("f1", "f68", "f68")
    found = book_of(policy, names).gaps([{**full, name: None} for name in lacks])
    assert {name: each for name, each in decides(found).items() if each != (0, 0)} == {
        "f68": (2, 2),
        "f1": (1, 1),
    }
    assert found.plan == (Step(("f68",), Amount(2)), Step(("f1",), Amount(1)))


def test_accounts_that_have_left_are_not_counted(book_of: Any) -> None:
    book = book_of(policy_of("arr > 100"), ["arr", "churned_on"])
    found = book.gaps([{"churned_on": date(2026, 1, 1)}, {"churned_on": date(2027, 1, 1)}])
    assert (found.ended, found.accounts, found.undetermined) == (1, Amount(1), Amount(1))
    assert gap(found, "arr").missing == Amount(1)


def test_undetermined_accounts_are_counted_by_their_floor(book_of: Any) -> None:
    book = book_of(load_policy("standard"), ["arr", "expansion_multiple"])
    found = book.gaps([{"arr": 80_000}, {}, {"expansion_multiple": 1}, {"arr": 90_000}])
    assert found.floors == (("tier_2", Amount(2, Decimal(170_000))), ("tier_4", Amount(2)))


# The plan.


def test_each_step_decides_the_most_of_what_is_left(book_of: Any) -> None:
    book = book_of(policy_of("arr > 100 and nps > 5 and seats > 7"), ["arr", "nps", "seats"])
    full = {"arr": 200, "nps": 9, "seats": 9}
    lacks = ["nps"] * 5 + ["arr"] * 3 + ["nps arr"] * 4 + ["seats nps"] * 2
    found = book.gaps([{k: v for k, v in full.items() if k not in each.split()} for each in lacks])
    assert found.plan == (
        Step(("nps",), Amount(5, Decimal(1_000))),
        Step(("arr",), Amount(7)),
        Step(("seats",), Amount(2, Decimal(400))),
    )
    assert found.left == Amount()


def test_of_two_fields_that_decide_as_many_the_one_with_more_revenue_comes_first(
    book_of: Any,
) -> None:
    book = book_of(policy_of("arr > 100 and nps > 5 and seats > 7"), ["arr", "nps", "seats"])
    found = book.gaps([{"arr": 200, "nps": 9}, {"arr": 300, "seats": 9}])
    assert [step.fields for step in found.plan] == [("nps",), ("seats",)]


def test_fields_stand_together_where_none_decides_by_itself(book_of: Any) -> None:
    # Three of three are needed, and seats are not: they are known.
    policy = policy_of("arr > 100 and nps > 5 and mau > 7 and seats > 1")
    found = book_of(policy, ["arr", "nps", "mau", "seats"]).gaps([{"seats": 5}])
    assert found.plan == (Step(("arr", "nps", "mau"), Amount(1)),)


@pytest.mark.parametrize("given", [{"arr": 50}, {"arr": 200, "nps": 9}])
def test_nothing_is_planned_where_all_is_determined(book_of: Any, given: dict[str, Any]) -> None:
    book = book_of(policy_of("arr > 100 and nps > 5"), ["arr", "nps"])
    found = book.gaps([given])
    assert (found.undetermined, found.floors, found.plan, found.left) == (
        Amount(),
        (),
        (),
        Amount(),
    )


def test_no_account_at_all(book_of: Any) -> None:
    found = book_of(policy_of("arr > 100"), ["arr"]).gaps([])
    assert (found.accounts, found.undetermined, found.plan) == (Amount(), Amount(), ())


# Fields that are missing or too old.


def test_a_field_without_a_column_is_missing_everywhere(book_of: Any) -> None:
    found = book_of(policy_of("arr > 100 and nps > 5 and trial"), ["arr"]).gaps([{"arr": 200}])
    assert (gap(found, "nps").in_file, gap(found, "arr").in_file) == (False, True)
    assert gap(found, "nps").missing == Amount(1, Decimal(200))
    assert found.flags_without_column == ("trial",)


def test_one_designation_is_enough_for_a_column_of_strategic(book_of: Any) -> None:
    policy = policy_of("strategic and trial")
    assert book_of(policy, []).gaps([{}]).flags_without_column == ("trial", "strategic")
    assert book_of(policy, ["brand"]).gaps([{}]).flags_without_column == ("trial",)


def test_what_reads_a_field_is_told(book_of: Any) -> None:
    found = book_of(load_policy("standard"), ["arr"]).gaps([{"arr": 1}])
    read_by = {field.name: field.read_by for field in found.fields}
    assert read_by["arr"] == ("tiers",)
    assert read_by["seats"] == ("tiers", "scores")
    assert read_by["csm_sentiment"] == ("scores",)
    assert read_by["tickets_90d"] == ("facts",)


def test_a_value_too_old_is_missing_and_told_with_its_age(book_of: Any) -> None:
    policy = policy_of("nps > 5", "fields: {nps: {stale_after_days: 30}}\n")
    ages = {"a": date(2026, 6, 1), "b": date(2026, 5, 1), "c": date(2026, 3, 2), "d": None}
    rows = [{"account_id": name, "nps": 9, "nps_as_of": day} for name, day in ages.items()]
    found = book_of(policy, ["nps", "nps_as_of"]).gaps([*rows, {"nps_as_of": date(2020, 1, 1)}])
    assert (gap(found, "nps").missing.accounts, gap(found, "nps").stale) == (3, 2)
    (ages_found,) = found.freshness
    assert (ages_found.held, ages_found.stale, ages_found.undated) == (4, 2, 1)
    assert (ages_found.median_days, ages_found.oldest_days) == (60, 120)
    assert decides(found) == {"nps": (3, 3)}


def test_without_a_column_of_dates_no_value_has_one(book_of: Any) -> None:
    policy = policy_of("nps > 5", "fields: {nps: {stale_after_days: 30}}\n")
    (found,) = book_of(policy, ["nps"]).gaps([{"nps": 9}, {}]).freshness
    assert (found.held, found.stale, found.undated) == (1, 0, 1)
    assert (found.median_days, found.oldest_days) == (None, None)


# Scores and levels that rest on parts.


def test_a_level_that_passes_over_an_unknown_line_rests_on_parts(book_of: Any) -> None:
    policy = policy_of(
        "growth = 'high'",
        "attributes:\n  growth:\n    unknown: skip\n    lines:\n"
        "      - high: expansion_multiple >= 3\n      - medium: nps > 5\n      - low: otherwise\n",
    )
    rows: list[dict[str, Any]] = [
        {"expansion_multiple": 4},
        {"nps": 9},
        {"expansion_multiple": 1},
        {"expansion_multiple": 1, "nps": 1},
        {},
    ]
    (level,) = book_of(policy, ["expansion_multiple", "nps"]).gaps(rows).partial
    # The first is high before nps is asked for; the second and third passed over a line.
    assert (level.way, level.in_part.accounts, level.missing.accounts) == ("skip", 2, 1)


def test_a_supplied_score_rests_on_itself(book_of: Any) -> None:
    policy = policy_of(
        "s >= 50",
        "scores: {s: {measures: {a: {weight: 1, of: arr, points: {0: 0, 9: 100}}, "
        "b: {weight: 1, of: nps, points: {0: 0, 9: 100}}}, missing: neutral}}\n",
    )
    (score,) = book_of(policy, ["s", "nps"]).gaps([{"s": 70, "nps": 9}, {"nps": 9}]).partial
    assert (score.in_part.accounts, score.missing.accounts) == (1, 0)
