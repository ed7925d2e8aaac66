"""`tanada policy diff`: what changes in meaning from one policy to another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tanada.policy.loading import policy_text

TEXT = policy_text("value")[0]


def changed(tmp_path: Path, *replacements: tuple[str, str]) -> Path:
    text = TEXT
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "new.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_same_meaning_is_one_sentence(tanada: Any, tmp_path: Path) -> None:
    path = changed(tmp_path, ("tanada: 1", "# Another comment.\n\ntanada:   1"))
    done = tanada("policy", "diff", "value", path)
    assert (done.code, done.out, done.err) == (0, "No difference in meaning.\n", "")
    assert tanada("policy", "diff", path, path, "--lang", "ja").out == "意味の違いはありません。\n"


def test_changes_are_told_by_part_and_are_no_error(tanada: Any, tmp_path: Path) -> None:
    path = changed(
        tmp_path, ("accounts_per_csm: 15..30", "accounts_per_csm: 20..40"), ("100000", "80000")
    )
    done = tanada("policy", "diff", "value", path)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "From “Value” to “Value”: 2 changes",
        "",
        "Who gets which tier",
        "- Enterprise › “large”: ARR now has to be at least $80,000, not at least $100,000. Easier "
        "to meet. Newly met where ARR is at least $80,000 and below $100,000: such accounts "
        "qualify for Enterprise.",
        "",
        "What each tier gets",
        "- Dedicated success plan › accounts per CSM: now 20–40, not 15–30.",
    ]


def test_changes_as_json(tanada: Any, tmp_path: Path) -> None:
    report = tanada(
        "policy", "diff", "value", changed(tmp_path, ("100000", "80000")), "--json"
    ).json
    assert (report["same"], report["before"]["currency"]) == (False, "USD")
    assert report["before"]["fingerprint"] != report["after"]["fingerprint"]
    assert report["changes"] == [
        {
            "part": "tiers",
            "code": "diff.bound",
            "path": "tiers[0].enterprise.when.large",
            "before": "arr >= 100000",
            "after": "arr >= 80000",
            "effect": "easier",
            "band": "arr >= 80000 and arr < 100000",
            "title": "Who gets which tier",
            "message": "Enterprise › “large”: ARR now has to be at least $80,000, not at least "
            "$100,000. Easier to meet. Newly met where ARR is at least $80,000 and below "
            "$100,000: such accounts qualify for Enterprise.",
        }
    ]


def test_a_policy_compared_with_itself_as_json(tanada: Any) -> None:
    report = tanada("policy", "diff", "touch", "touch", "--json").json
    assert (report["same"], report["changes"]) == (True, [])


def test_any_two_presets_can_be_compared(tanada: Any) -> None:
    for language in ("en", "ja"):
        done = tanada("policy", "diff", "standard", "score_complexity_jpy", "--lang", language)
        assert (done.code, done.err) == (0, "")
        assert len(done.out.splitlines()) > 50


def test_a_policy_that_is_not_there_is_named(tanada: Any) -> None:
    done = tanada("policy", "diff", "value", "valu")
    assert (done.code, done.out) == (2, "")
    assert "value" in done.err
    assert "Traceback" not in done.err


def test_a_policy_with_a_mistake_is_not_compared(tanada: Any, tmp_path: Path) -> None:
    done = tanada("policy", "diff", "value", changed(tmp_path, ("arr >= 100000", "ar >= 100000")))
    assert (done.code, done.out) == (2, "")
    assert "new.yaml" in done.err
