"""What changes from one policy to another: each change with its code and place."""

from __future__ import annotations

from typing import Any

import pytest

from tanada.policy.diffing import PARTS, change_data
from tanada.policy.source import dotted
from tanada.rules.spelling import spell

CORE = (
    "  - core: {name: Core, when: {solid: arr >= 5000 and not trial}, "
    "share: {accounts: 10%..20%}}\n"
)


def told(changes: Any) -> list[tuple[str, str]]:
    return [(change.code.removeprefix("diff."), dotted(change.path)) for change in changes]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: X\n", "# A comment.\n\nname: 'X'   # and another\n"),
        ("arr > 100000", "100000.00 < arr"),
        ("growth in ('high', 'middle')", "growth in ('middle', 'high')"),
        ("{arr: up, value: up}", "{value: up, arr: up}"),
        (
            "{weight: 60, of: arr, points: {0: 0, 100000: 100}}",
            "{of: arr, points: {1e5: 100, 0: 0}, weight: 60.0}",
        ),
        ("every: 2 weeks", "every: 14 days"),
        ("value >= 70 and growth in", "(value >= 70) and growth in"),
    ],
)
def test_what_means_the_same_is_no_change(compared: Any, old: str, new: str) -> None:
    assert compared((old, new)) == ()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # How it counts.
        ("currency: USD", "currency: EUR", [("currency", "currency")]),
        ("level: account", "level: parent", [("level", "level")]),
        ("level: account", "rates: {max_age_days: 9}", [("rates", "rates")]),
        # Tiers and clauses.
        ("name: Top", "name: Best", [("changed", "tiers[0].top.name")]),
        ("arr > 100000", "arr > 80000", [("bound", "tiers[0].top.when.large")]),
        ("large: arr > 100000", "big: arr > 100000", [("clause_renamed", "tiers[0].top.when.big")]),
        (
            "        large: arr > 100000\n",
            "        large: arr > 100000\n        partners: partner\n",
            [("clause_added", "tiers[0].top.when.partners")],
        ),
        ("        large: arr > 100000\n", "", [("clause_removed", "tiers[0].top.when.large")]),
        # Attributes.
        ("seats / employees", "seats / addressable_seats", [("formula", "attributes.reach")]),
        ("visits >= 5 and", "visits >= 6 and", [("bound", "attributes.busy")]),
        (
            "busy: visits >= 5 and not trial",
            "busy: {formula: visits >= 5 and not trial, label: B}",
            [("changed", "attributes.busy.label")],
        ),
        ("  busy: visits >= 5 and not trial\n", "", [("entry_removed", "attributes.busy")]),
        (
            "reach: seats / employees\n",
            "reach: {formula: seats / employees, unit: x}\n",
            [("added", "attributes.reach.unit")],
        ),
        ("reach < 0.30", "reach < 0.25", [("bound", "attributes.growth.lines[0].high")]),
        (
            "    lines:\n",
            "    unknown: skip\n    lines:\n",
            [("unknown", "attributes.growth.unknown")],
        ),
        (
            "    lines:\n",
            "    names: {high: H}\n    lines:\n",
            [("added", "attributes.growth.names.high")],
        ),
        (
            "      - middle: reach < 0.60\n",
            "      - middle: reach < 0.60\n      - lower: reach < 0.9\n",
            [("level_added", "attributes.growth.lines[2].lower")],
        ),
        (
            "      - high: reach < 0.30\n      - middle: reach < 0.60\n",
            "      - middle: reach < 0.60\n      - high: reach < 0.30\n",
            [("reordered", "attributes.growth.lines")],
        ),
        # Scores.
        ("weight: 60", "weight: 50", [("weight", "scores.value.measures.size.weight")]),
        ("missing: neutral", "missing: zero", [("missing", "scores.value.missing")]),
        (
            "{0: 0, 100000: 100}",
            "{0: 10, 100000: 100}",
            [("point", "scores.value.measures.size.points.0")],
        ),
        (
            "{0: 0, 100000: 100}",
            "{0: 0, 90000: 100}",
            [("point_moved", "scores.value.measures.size.points.90000")],
        ),
        (
            "{0: 0, 100000: 100}",
            "{0: 0, 5: 1, 100000: 100}",
            [("point_added", "scores.value.measures.size.points.5")],
        ),
        (
            "{red: 0, green: 100}",
            "{green: 100}",
            [("point_removed", "scores.value.measures.mood.points.red")],
        ),
        (
            "seat_use > 0.75",
            "seat_use > 0.7",
            [("bound", "scores.value.measures.use.points[0].when")],
        ),
        ("give: 50", "give: 60", [("step_points", "scores.value.measures.use.points[1].give")]),
        (
            "{when: visits > 3, give: 50}, ",
            "",
            [("step_removed", "scores.value.measures.use.points[1]")],
        ),
        (
            "{when: seat_use > 0.75, give: 100}, {when: visits > 3, give: 50}",
            "{when: visits > 3, give: 50}, {when: seat_use > 0.75, give: 100}",
            [("steps_reordered", "scores.value.measures.use.points")],
        ),
        ("at_most: 40", "at_most: 30", [("cap_points", "scores.value.caps[0].at_most")]),
        ("{when: visits < 5,", "{when: visits < 4,", [("bound", "scores.value.caps[1].when")]),
        ("      - {when: trial, at_most: 40}\n", "", [("cap_removed", "scores.value.caps[0]")]),
        ("{good: 60, bad: 0}", "{good: 65, bad: 0}", [("changed", "scores.value.bands.good")]),
        (
            "of: arr, points: {0: 0, 100000: 100}",
            "of: arr_12m_ago, points: {0: 0, 100000: 100}",
            [("formula", "scores.value.measures.size.of")],
        ),
        # Data and directions.
        (
            "stale_after_days: 30",
            "stale_after_days: 40",
            [("changed", "fields.visits.stale_after_days")],
        ),
        ("levers: [arr, growth]", "levers: [growth, arr]", [("levers", "levers")]),
        (
            "value: up}",
            "value: down}",
            [("promise_removed", "monotone.value"), ("promise_added", "monotone.value")],
        ),
        # Aims and service.
        ("98%", "97%", [("changed", "tiers[0].top.goals.logo_retention")]),
        ("10%..20%", "10%..25%", [("changed", "tiers[1].core.share.accounts")]),
        (
            "every: 2 weeks",
            "every: month",
            [("changed", "engagement.high.touchpoints.check_in.every")],
        ),
        (
            "[mail, phone]",
            "[mail, slack]",
            [("listed", "engagement.high.channels"), ("unlisted", "engagement.high.channels")],
        ),
        (
            "growth = 'low'",
            "growth = 'high'",
            [("bound", "engagement.high.touchpoints.check_in.variants.slow.when")],
        ),
        ("value < 25", "value < 20", [("bound", "engagement.high.person_steps_in.crash")]),
        (
            "crash: value < 25",
            "milestone: on_event",
            [
                ("removed", "engagement.high.person_steps_in.crash"),
                ("added", "engagement.high.person_steps_in.milestone"),
            ],
        ),
        (
            "until: {days: 90}",
            "until: condition_ends",
            [("removed", "overlays.recovery.until.days"), ("added", "overlays.recovery.until")],
        ),
        ("task: Write", "task: Call again", [("changed", "plays.hello.steps[1].task")]),
        (", {day: 7, task: Write}", "", [("entry_removed", "plays.hello.steps[1]")]),
        (
            "reviews: {every: {top: month, core: quarter}}\n",
            "",
            [("removed", "reviews.every.top"), ("removed", "reviews.every.core")],
        ),
        (
            "monotone:",
            "transitions: {return_days: 60}\nmonotone:",
            [("changed", "transitions.return_days")],
        ),
        ("monotone:", "customer_safe: [name]\nmonotone:", [("listed", "customer_safe")]),
        (
            "by: person\n        every: 2 weeks\n        hours: {meeting: 1}",
            "by: automated\n        every: 2 weeks",
            [
                ("changed", "engagement.high.touchpoints.check_in.by"),
                ("removed", "engagement.high.touchpoints.check_in.hours.meeting"),
            ],
        ),
        (
            "person_steps_in: {request: on_event, crash: value < 25}",
            "person_steps_in: always",
            [
                ("removed", "engagement.high.person_steps_in.request"),
                ("removed", "engagement.high.person_steps_in.crash"),
                ("added", "engagement.high.person_steps_in"),
            ],
        ),
        ("coverage: named", "coverage: pooled", [("changed", "engagement.high.coverage")]),
        ("on: [arrived]", "on: [promoted, arrived]", [("listed", "plays.hello.on")]),
        (
            ", uses: high}",
            ", uses: high, adds: {escalation: {to: leadership}}}",
            [("added", "overlays.recovery.adds.escalation.to")],
        ),
        # The document.
        ("name: X\n", "name: Y\n", [("changed", "name")]),
    ],
)
def test_each_change_has_its_code_and_place(
    compared: Any, old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    assert told(compared((old, new))) == expected


def test_an_order_that_means_nothing_is_told_as_such(compared: Any) -> None:
    changes = compared(("[mail, phone]", "[phone, mail]"))
    assert {change.code for change in changes} <= {"diff.order_only"}


def test_what_decides_comes_first(compared: Any) -> None:
    changes = compared(("every: 2 weeks", "every: month"), ("arr > 100000", "arr > 80000"))
    assert [change.part for change in changes] == ["tiers", "engagement"]
    assert all(change.part in PARTS for change in changes)


def test_a_lower_bound_is_easier_and_says_for_whom(compared: Any) -> None:
    (change,) = compared(("arr > 100000", "arr > 80000"))
    assert (change.effect, spell(change.band)) == ("easier", "arr > 80000 and arr <= 100000")
    assert change.params["rest"] is False


def test_where_a_condition_has_more_parts_the_values_are_those_of_one_part(compared: Any) -> None:
    (change,) = compared(("arr >= 5000 and", "arr >= 6000 and"))
    assert (change.effect, spell(change.band)) == ("harder", "arr >= 5000 and arr < 6000")
    assert change.params["rest"] is True


def test_changes_in_both_directions_have_no_effect(compared: Any) -> None:
    changes = compared(("arr >= 5000 and not trial", "arr >= 4000 and not trial and brand"))
    assert [(change.code, change.effect) for change in changes] == [
        ("diff.bound", None),
        ("diff.and_added", None),
    ]


@pytest.mark.parametrize(
    "also",
    [
        ("weight: 60", "weight: 50"),
        ("currency: USD", "currency: EUR"),
        ("level: account", "level: parent"),
        ("points: {0: 0, 100000: 100}", "points: {0: 0, 90000: 100}"),
        ("stale_after_days: 30", "stale_after_days: 20"),
    ],
)
def test_a_bound_of_what_is_itself_worked_out_otherwise_has_no_effect(
    compared: Any, also: tuple[str, str]
) -> None:
    changes = compared(("value >= 70", "value >= 60"), also)
    (bound,) = [change for change in changes if change.path[-1] == "valued"]
    assert (bound.effect, bound.band) == (None, None)


def test_a_new_clause_makes_a_tier_easier_to_reach_where_nothing_else_speaks_against_it(
    compared: Any,
) -> None:
    new = ("        large: arr > 100000\n", "        large: arr > 100000\n        own: partner\n")
    assert [change.effect for change in compared(new)] == ["easier"]
    harder = ("value >= 70", "value >= 80")
    assert [change.effect for change in compared(new, harder)] == ["harder", None]
    reweighed = compared(new, ("weight: 60", "weight: 50"))
    assert [change.code for change in reweighed] == ["diff.clause_added", "diff.weight"]
    assert reweighed[0].effect is None


def test_another_label_leaves_the_effect_as_it_is(compared: Any) -> None:
    changes = compared(("value >= 70", "value >= 60"), ("  value:\n", "  value:\n    label: V\n"))
    (bound,) = [change for change in changes if change.path[-1] == "valued"]
    assert bound.effect == "easier"


def test_a_renamed_tier_is_one_change_wherever_it_is_named(compared: Any) -> None:
    renamed = [("  - top:\n", "  - best:\n"), ("tier = 'top'", "tier = 'best'")]
    renamed += [("[top, core]", "[best, core]"), ("{top: month", "{best: month")]
    assert told(compared(*renamed)) == [("tier_key_undeclared", "tiers[0].best")]
    renamed += [("monotone:", "transitions: {rename: {top: best}}\nmonotone:")]
    assert told(compared(*renamed)) == [
        ("tier_key", "tiers[0].best"),
        ("added", "transitions.rename.top"),
    ]


def test_a_tier_that_is_gone_goes_on_in_another_where_rename_says_so(compared: Any) -> None:
    gone = [(CORE, ""), ("[top, core]", "[top]"), (", core: quarter", "")]
    (removed, *_) = compared(*gone)
    assert (removed.code, removed.before.key) == ("diff.tier_removed", "core")
    (merged, *_) = compared(*gone, ("monotone:", "transitions: {rename: {core: top}}\nmonotone:"))
    assert (merged.code, merged.params["into"].key) == ("diff.tier_merged", "top")


def test_a_new_tier_says_what_stands_above_it(compared: Any) -> None:
    new = "  - middle: {name: Middle, when: {paying: arr > 0}}\n  - rest:"
    added, clause = compared(("  - rest:", new))
    assert (added.code, added.params["above"].key) == ("diff.tier_added", "core")
    assert (clause.code, clause.effect) == ("diff.clause_added", None)


def test_tiers_in_another_order(compared: Any) -> None:
    (change,) = compared((CORE, ""), ("\ntiers:\n", f"\ntiers:\n{CORE}"))
    assert change.code == "diff.tiers_reordered"
    assert [tier.key for tier in change.after] == ["core", "top", "rest"]


def test_a_change_as_plain_data(compared: Any) -> None:
    (change,) = compared(("arr > 100000", "arr > 80000"))
    assert change_data(change) == {
        "part": "tiers",
        "code": "diff.bound",
        "path": "tiers[0].top.when.large",
        "before": "arr > 100000",
        "after": "arr > 80000",
        "effect": "easier",
        "band": "arr > 80000 and arr <= 100000",
    }
    (change,) = compared(("10%..20%", "10%..25%"))
    assert str(change_data(change)["after"]) == "{'low': Decimal('0.1'), 'high': Decimal('0.25')}"
