"""What changed inside a rule: as finely as it can be said, and in which direction."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tanada.fields import FLAG, TEXT, Kind, Type, canonical_fields
from tanada.policy.diffing.bounds import band_between
from tanada.policy.diffing.rules import compare_rules, simplified
from tanada.rules import ParsedRule, parse_rule, type_rule
from tanada.rules.spelling import spell
from tanada.rules.tree import Compare, Name, Number, Rule

KNOWN = {name: field.type for name, field in canonical_fields(2).items()} | {
    "growth": Type(Kind.LEVEL, ("high", "middle", "low")),
    "sector": TEXT,
    "strategic": FLAG,
}


def rule(text: str) -> Rule:
    parsed = parse_rule(text)
    assert isinstance(parsed, ParsedRule)
    typed = type_rule(parsed, KNOWN)
    assert not isinstance(typed, list)
    return typed


def edits(before: str, after: str) -> list[tuple[str, str | None, str | None, str | None]]:
    """Each change: its code, what was, what is, and its effect."""
    return [
        (
            edit.code.removeprefix("diff."),
            spell(edit.before) if edit.before else None,
            spell(edit.after) if edit.after else None,
            edit.effect,
        )
        for edit in compare_rules(rule(before), rule(after))
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("arr > 100000", "100000.0 < arr"),
        ("arr > 5 and trial", "trial and (arr > 5)"),
        ("plan in ('a', 'b')", "plan in ('b', 'a')"),
    ],
)
def test_equal_spellings_are_no_change(before: str, after: str) -> None:
    assert edits(before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("arr >= 10 and arr >= 20", "arr >= 20", ("and_removed", "arr >= 10", None, None)),
        ("arr >= 10 and arr >= 20", "arr >= 10", ("and_removed", "arr >= 20", None, "easier")),
        ("arr >= 20", "arr >= 20 and arr >= 10", ("and_added", None, "arr >= 10", None)),
        ("arr >= 10 or arr >= 20", "arr >= 10", ("or_removed", "arr >= 20", None, None)),
        ("arr >= 10 or arr >= 20", "arr >= 20", ("or_removed", "arr >= 10", None, "harder")),
        ("arr < 20", "arr < 20 and arr > 10", ("and_added", None, "arr > 10", "harder")),
        ("seats >= 5", "seats >= 5 and seats > 4", ("and_added", None, "seats > 4", None)),
    ],
)
def test_a_bound_that_another_covers_makes_nothing_easier_or_harder(
    before: str, after: str, expected: tuple[str, str | None, str | None, str | None]
) -> None:
    assert edits(before, after) == [expected]


def test_the_same_meaning_in_other_words_is_told_as_such() -> None:
    assert edits("not arr > 5", "arr <= 5") == [("respelled", "not arr > 5", "arr <= 5", None)]


@pytest.mark.parametrize(
    ("before", "after", "effect"),
    [
        ("arr > 100000", "arr > 80000", "easier"),
        ("arr > 80000", "arr > 100000", "harder"),
        ("arr > 100000", "arr >= 100000", "easier"),
        ("arr >= 100000", "arr > 100000", "harder"),
        ("arr < 100000", "arr < 80000", "harder"),
        ("arr <= 80000", "arr <= 100000", "easier"),
        ("arr <= 80000", "arr < 80000", "harder"),
        ("arr = 80000", "arr = 100000", None),
        ("arr > 80000", "arr < 80000", None),
        ("arr > arr_12m_ago", "arr >= arr_12m_ago", None),
        ("growth >= 'high'", "growth >= 'middle'", "easier"),
        ("growth > 'middle'", "growth > 'low'", "easier"),
        ("started_on < '2026-01-01'", "started_on < '2026-02-01'", "easier"),
        ("started_on > '2026-01-01'", "started_on > '2026-02-01'", "harder"),
    ],
)
def test_a_moved_bound_has_a_direction(before: str, after: str, effect: str | None) -> None:
    assert edits(before, after) == [("bound", before, after, effect)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("seats > 4", "seats >= 5"),
        ("arr > 100000", "arr >= 100000.01"),
        ("seats < 4.5", "seats <= 4"),
        ("growth > 'middle'", "growth >= 'high'"),
        ("started_on > '2026-01-01'", "started_on >= '2026-01-02'"),
    ],
)
def test_a_bound_that_takes_the_same_values_is_neither_easier_nor_harder(
    before: str, after: str
) -> None:
    assert edits(before, after) == [("bound", before, after, None)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("arr > 5", "arr > 5 and trial", [("and_added", None, "trial", "harder")]),
        ("arr > 5 and trial", "arr > 5", [("and_removed", "trial", None, "easier")]),
        ("arr > 5", "arr > 5 or trial", [("or_added", None, "trial", "easier")]),
        ("arr > 5 or trial", "trial", [("or_removed", "arr > 5", None, "harder")]),
        (
            "arr > 5 and trial",
            "arr > 4 and brand",
            [
                ("bound", "arr > 5", "arr > 4", "easier"),
                ("and_added", None, "brand", "harder"),
                ("and_removed", "trial", None, "easier"),
            ],
        ),
        (
            "arr >= 5 and arr < 9",
            "arr >= 4 and arr < 9",
            [("bound", "arr >= 5", "arr >= 4", "easier")],
        ),
        (
            "arr < 9 and arr >= 5",
            "arr >= 4 and arr < 8",
            [
                ("bound", "arr < 9", "arr < 8", "harder"),
                ("bound", "arr >= 5", "arr >= 4", "easier"),
            ],
        ),
        (
            "trial and (brand or arr > 5)",
            "trial and (brand or arr > 5 or partner)",
            [("or_added", None, "partner", "easier")],
        ),
        (
            "arr > 5 or trial",
            "(arr > 5 or trial) and brand",
            [("and_added", None, "brand", "harder")],
        ),
        ("arr > 5", "trial", [("replaced", "arr > 5", "trial", None)]),
        (
            "seats > departments_total",
            "seats > employees",
            [("bound", "seats > departments_total", "seats > employees", None)],
        ),
        (
            "not (trial and brand)",
            "not (trial and partner)",
            [("replaced", "not (trial and brand)", "not (trial and partner)", None)],
        ),
    ],
)
def test_conditions_are_added_and_removed(
    before: str, after: str, expected: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    assert edits(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "plan in ('a', 'b')",
            "plan in ('a', 'c')",
            [
                ("option_added", None, "plan in ('c')", "easier"),
                ("option_removed", "plan in ('b')", None, "harder"),
            ],
        ),
        (
            "plan = 'a'",
            "plan in ('a', 'b')",
            [("option_added", None, "plan in ('b')", "easier")],
        ),
        (
            "plan not in ('a', 'b')",
            "plan not in ('a', 'b', 'c')",
            [("none_added", None, "plan in ('c')", "harder")],
        ),
        ("plan = 'a'", "plan = 'b'", [("bound", "plan = 'a'", "plan = 'b'", None)]),
    ],
)
def test_members_of_a_list_are_added_and_removed(
    before: str, after: str, expected: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    assert edits(before, after) == expected


def test_a_change_inside_a_group_names_the_group() -> None:
    (edit,) = compare_rules(
        rule("trial and (brand or arr > 5)"), rule("trial and (brand or arr > 5 or partner)")
    )
    assert edit.within == rule("brand or arr > 5")


@pytest.mark.parametrize(
    ("before", "after", "band"),
    [
        ("arr > 100000", "arr > 80000", "arr > 80000 and arr <= 100000"),
        ("arr >= 100000", "arr > 80000", "arr > 80000 and arr < 100000"),
        ("arr >= 80000", "arr >= 100000", "arr >= 80000 and arr < 100000"),
        ("arr > 100000", "arr >= 100000", "arr = 100000"),
        ("arr < 80000", "arr <= 100000", "arr <= 100000 and arr >= 80000"),
        ("growth >= 'high'", "growth >= 'middle'", None),
        ("seats > 4", "seats >= 5", None),
    ],
)
def test_the_values_between_two_bounds(before: str, after: str, band: str | None) -> None:
    first, second = rule(before), rule(after)
    assert isinstance(first, Compare) and isinstance(second, Compare)
    found = band_between(first, second)
    assert (spell(found) if found else None) == band


def test_not_is_taken_into_a_comparison_of_values_only() -> None:
    seats = Name("seats", KNOWN["seats"])
    assert simplified(rule("not seats > 5")) == Compare("<=", seats, Number(Decimal(5)))
    assert spell(simplified(rule("not (trial = brand)"))) == spell(rule("not (trial = brand)"))
