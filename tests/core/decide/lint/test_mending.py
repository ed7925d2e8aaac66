"""Fixes are made one by one, only where the document is better for it, and only once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tanada.decide.lint.mending import Mended, mend
from tanada.policy.lint.documents import lint_document
from tanada.policy.loading import policy_text, read_policy

HERE = Path(__file__).parent
BASE = (HERE.parents[1] / "policy" / "lint" / "base.yaml").read_text(encoding="utf-8")
AS_OF = date(2026, 6, 30)


def mended(text: str) -> Mended:
    return mend(text, "p.yaml", AS_OF)


def test_a_policy_without_a_finding_stays_as_it_is() -> None:
    assert mended(BASE) == Mended(BASE, (), ())


def test_every_preset_stays_as_it_is() -> None:
    text, _ = policy_text("value")
    assert mended(text).text == text


def test_several_fixes_are_made_and_all_else_stays() -> None:
    text = BASE.replace("minimum_days: 30", "minimum_days: 0")
    text = "# By the team.\n" + text.replace("bad: 0", "bad: 5").replace("weight: 60", "weight: 50")
    text = text.replace("weight: 40", "weight: 30").replace("rest: half-year", "rest: year")
    result = mended(text)
    assert [each.code for each in result.done] == [
        "lint.weights_do_not_add_up",
        "lint.lowest_band_above_zero",
        "lint.no_grace",
        "lint.reviewed_too_rarely",
    ]
    expected = BASE.replace("weight: 60", "weight: 62.5").replace("weight: 40", "weight: 37.5")
    assert result.text == "# By the team.\n" + expected
    assert result.kept == ()


def test_mending_what_is_mended_changes_nothing() -> None:
    text = BASE.replace("minimum_days: 30", "minimum_days: 0").replace("bad: 0", "bad: 5")
    once = mended(text)
    assert mended(once.text) == Mended(once.text, (), ())


def test_a_warning_less_outweighs_a_note_more() -> None:
    text = BASE.replace("arr >= 50000 and growth", "arr >= 100000 and growth")
    result = mended(text)
    assert [each.code for each in result.done] == ["lint.clause_never_first"]
    left = lint_document(read_policy(result.text), None, AS_OF)
    assert [(each.severity, each.code) for each in left] == [("note", "lint.unused_attribute")]


def test_a_fix_that_an_example_speaks_against_is_left_out() -> None:
    example = "examples:\n  - {given: {health: 3}, expect: {health_band: null}}\n"
    text = BASE.replace("bad: 0", "bad: 5") + example
    result = mended(text)
    assert (result.text, result.done) == (text, ())
    assert [each.code for each in result.kept] == ["lint.lowest_band_above_zero"]


def test_a_finding_that_is_switched_off_is_not_mended() -> None:
    text = BASE.replace("minimum_days: 30", "minimum_days: 0") + "lint: {no_grace: off}\n"
    assert mended(text) == Mended(text, (), ())


def test_a_needless_upper_end_goes_without_a_change_of_any_decision() -> None:
    text = BASE.replace("core: arr >= 20000", "core: arr >= 20000 and arr <= 100000")
    assert mended(text).text == BASE
    assert read_policy(mended(text).text).fingerprint == read_policy(BASE).fingerprint
