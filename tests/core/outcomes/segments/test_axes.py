"""What accounts can be crossed by, and what is said of anything else."""

from __future__ import annotations

from typing import Any

import pytest

from tanada.errors import UsageError
from tanada.outcomes.segments.axes import check_columns, check_names


def problems(call: Any, *arguments: Any) -> list[tuple[str, dict[str, object]]]:
    with pytest.raises(UsageError) as raised:
        call(*arguments, "--by")
    assert {problem.place.file for problem in raised.value.problems} == {"--by"}
    return [(problem.code, dict(problem.params)) for problem in raised.value.problems]


def test_levels_choices_texts_flags_bands_and_decisions_can_be_crossed(small: Any) -> None:
    names = ("use", "csm_sentiment", "owner", "brand", "eager", "health_band", "reason", "status")
    for name in names:
        check_names(small, ["tier", name], "--by")


def test_every_mistake_is_told_at_once(small: Any) -> None:
    assert problems(check_names, small, ["tier", "tier", "regon", "arr"]) == [
        ("segments.too_many", {"found": 4, "most": 3}),
        ("segments.twice", {"found": "tier"}),
        ("segments.unknown_name", {"found": "regon", "nearest": "region"}),
        ("segments.many_values", {"found": "arr", "kind": "money"}),
    ]


def test_a_name_like_no_other_is_answered_with_all(small: Any) -> None:
    ((code, params),) = problems(check_names, small, ["xyzzy"])
    assert (code, params["nearest"]) == ("segments.unknown_name", None)
    expected: Any = params["expected"]
    assert expected[:4] == ["tier", "reason", "status", "name"]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("health", ("segments.score", {"found": "health", "band": "health_band"})),
        ("seats", ("segments.many_values", {"found": "seats", "kind": "whole"})),
        ("started_on", ("segments.many_values", {"found": "started_on", "kind": "date"})),
        ("seat_use", ("segments.many_values", {"found": "seat_use", "kind": "number"})),
    ],
)
def test_a_number_or_a_date_has_a_hint(small: Any, name: str, problem: Any) -> None:
    assert problems(check_names, small, [name]) == [problem]


def test_no_names(small: Any) -> None:
    assert problems(check_names, small, []) == [("segments.no_names", {})]


def test_a_field_that_the_accounts_lack(small: Any) -> None:
    ((code, params),) = problems(check_columns, small, ["tier", "region"], ["account_id", "owner"])
    assert (code, params["found"]) == ("segments.no_column", "region")
    expected: Any = params["expected"]
    assert "owner" in expected
    assert "plan" not in expected


def test_what_is_made_from_fields_needs_no_column(small: Any) -> None:
    check_columns(small, ["tier", "use", "health_band", "strategic"], ["account_id"], "--by")
