"""`tanada policy …`: presets, new, check, show and schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

PRESETS = [
    *("standard", "standard_jpy", "growth", "growth_jpy", "score_complexity"),
    *("score_complexity_jpy", "score_health", "score_health_jpy", "touch", "touch_jpy"),
    *("value", "value_jpy"),
]
WRONG = """\
tanada: 1
name: X
currency: USD
tiers:
  - a: {name: A, when: {x: arr > 5}}
  - b: {name: B, when: otherwise}
examples:
  - {given: {arr: 5}, expect: b}
  - {given: {arr: 5}, expect: {tier: a, reason: a.x}}
"""


def test_presets_are_listed_with_their_currency_and_tiers(tanada: Any) -> None:
    done = tanada("policy", "presets")
    assert (done.code, done.err) == (0, "")
    assert [line.split()[0] for line in done.out.splitlines()[1:]] == PRESETS
    assert "Strategic › Core › Scale › Tech-touch" in done.out.splitlines()[1]


def test_presets_as_json(tanada: Any) -> None:
    listed = tanada("policy", "presets", "--json").json
    assert [each["name"] for each in listed] == PRESETS
    assert listed[0]["tiers"] == ["tier_1", "tier_2", "tier_3", "tier_4"]
    assert {each["currency"] for each in listed} == {"USD", "JPY"}


def test_titles_of_presets_are_in_the_readers_language(tanada: Any) -> None:
    assert tanada("policy", "presets", "--json", "--lang", "ja").json[0]["title"] == (
        "標準 B2B SaaS"
    )


@pytest.mark.parametrize("preset", PRESETS)
def test_every_new_policy_is_right(tanada: Any, tmp_path: Path, preset: str) -> None:
    path = tmp_path / "p.yaml"
    assert tanada("policy", "new", "--preset", preset, "-o", path).code == 0
    assert tanada("policy", "check", path).code == 0


def test_a_new_policy_goes_to_standard_output(tanada: Any) -> None:
    done = tanada("policy", "new")
    assert (done.code, done.err) == (0, "")
    assert "name: {en: Value, ja: " in done.out


@pytest.mark.parametrize(("currency", "named"), [("GBP", "GBP"), ("JPY", "JPY"), ("USD", "USD")])
def test_a_new_policy_counts_in_the_currency_asked_for(
    tanada: Any, currency: str, named: str
) -> None:
    text = tanada("policy", "new", "--preset", "standard", "--currency", currency).out
    assert f"\ncurrency: {named}\n" in text


def test_numbers_that_were_not_converted_are_told(tanada: Any) -> None:
    text = tanada("policy", "new", "--currency", "GBP").out
    assert text.startswith(
        "# The numbers below are those of the preset “value”, which counts in USD.\n"
        "# They are not converted: set your own in GBP.\n"
    )


def test_a_preset_in_the_currency_is_taken_as_it_is(tanada: Any) -> None:
    text = tanada("policy", "new", "--preset", "value", "--currency", "JPY").out
    assert text == tanada("policy", "new", "--preset", "value_jpy").out


def test_an_existing_file_is_replaced_only_when_forced(tanada: Any, tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("mine\n")
    done = tanada("policy", "new", "-o", path)
    assert (done.code, path.read_text()) == (2, "mine\n")
    assert tanada("policy", "new", "-o", path, "--force").code == 0
    assert path.read_text() == tanada("policy", "new").out
    assert [each.name for each in tmp_path.iterdir()] == ["p.yaml"]


@pytest.mark.parametrize("out", ["", "none/p.yaml"])
def test_a_place_that_cannot_be_written(tanada: Any, tmp_path: Path, out: str) -> None:
    assert tanada("policy", "new", "--force", "-o", tmp_path / out).code == 2
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("option", "value", "code", "nearest"),
    [
        ("--preset", "standart", "cli.unknown_preset", "standard"),
        ("--currency", "gbp", "policy.unknown_currency", "GBP"),
        ("--currency", "XXXX", "policy.unknown_currency", "XXX"),
    ],
)
def test_what_there_is_not_is_answered_with_the_nearest(
    tanada: Any, option: str, value: str, code: str, nearest: str
) -> None:
    del code
    done = tanada("policy", "new", option, value)
    assert (done.code, done.out) == (2, "")
    assert f"Did you mean “{nearest}”?" in done.err


@pytest.mark.parametrize("preset", ["standard", "value_jpy"])
def test_a_preset_is_right(tanada: Any, preset: str) -> None:
    done = tanada("policy", "check", preset)
    assert (done.code, done.err) == (0, "")
    assert " is right: " in done.out


def test_check_as_json(tanada: Any) -> None:
    report = tanada("policy", "check", "standard", "--json").json
    assert report["tiers"] == ["tier_1", "tier_2", "tier_3", "tier_4"]
    assert report["problems"] == []
    assert len(report["fingerprint"]) == 64


def test_an_example_that_comes_out_otherwise_is_told_with_its_line(
    tanada: Any, tmp_path: Path
) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(WRONG)
    done = tanada("policy", "check", path)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"{path}:9:5: ")
    assert "found tier: b, reason: b.otherwise, expected tier: a, reason: a.x." in done.err


def test_every_problem_is_told_and_counted(tanada: Any, tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(WRONG.replace("arr > 5", "ar > 5").replace("USD", "usd"))
    done = tanada("policy", "check", path)
    assert done.code == 2
    assert f"{path}:3:11: currency: " in done.err
    assert f"{path}:5:28: " in done.err
    assert "Did you mean “arr”?" in done.err
    assert done.err.endswith("2 problems found.\n")


def test_a_policy_with_a_problem_decides_nothing(tanada: Any, sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(WRONG.replace("arr > 5", "ar > 5"))
    done = tanada("tier", sound, "-p", path, "-o", tmp_path / "o.csv")
    assert (done.code, done.out) == (2, "")
    assert not (tmp_path / "o.csv").exists()


@pytest.mark.parametrize(
    ("language", "heading"), [("en", "# Standard B2B SaaS"), ("ja", "# 標準 B2B SaaS")]
)
def test_show_tells_the_policy_in_the_readers_language(
    tanada: Any, language: str, heading: str
) -> None:
    done = tanada("policy", "show", "standard", "--lang", language)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0] == heading


def test_schema_is_json_that_names_its_dialect(tanada: Any) -> None:
    schema = json.loads(tanada("policy", "schema").out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(schema["required"]) == {"tanada", "name", "currency", "tiers"}
