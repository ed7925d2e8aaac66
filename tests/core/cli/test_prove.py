"""`tanada policy prove`: what it prints, its exit codes, and both languages."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("z3", exc_type=ImportError)

WRONG = """\
tanada: 1
name: Wrong
currency: USD
tiers:
  - top: {name: {en: Top, ja: 上位}, when: {small: arr < 100}}
  - rest: {name: {en: Rest, ja: その他}, when: otherwise}
monotone: {arr: up}
"""


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "wrong.yaml"
    path.write_text(WRONG, encoding="utf-8")
    return path


def test_a_sound_policy_ends_with_all_proofs_hold(tanada: Any) -> None:
    done = tanada("policy", "prove", "value")
    assert done.code == 0
    assert "  ✓ every clause, as the reason of a decision (3)\n" in done.out
    assert "  ✓ When ARR rises, the tier never falls.\n" in done.out
    assert done.out.endswith("\nAll 7 proofs hold.\n")
    assert "Proofs are about the formulas of the policy." in done.err


def test_a_counterexample_is_told_and_the_exit_code_is_2(tanada: Any, wrong: Path) -> None:
    done = tanada("policy", "prove", wrong)
    assert done.code == 2
    lines = done.out.splitlines()
    at = lines.index("  ✗ When ARR rises, the tier can fall.")
    assert lines[at + 1 : at + 4] == [
        "      ARR $0: Top, because ARR is below $100",
        "      ARR $100: Rest, because no condition of a better tier holds",
        "      in both: nothing else known",
    ]
    assert lines[-1] == "4 of 5 proofs hold; 1 refuted, 0 undecided."


def test_a_counterexample_in_japanese(tanada: Any, wrong: Path) -> None:
    done = tanada("policy", "prove", wrong, "--lang", "ja")
    assert "  ✗ ARRが上がると階層が下がることがある。\n" in done.out
    assert done.out.endswith("5件のうち証明4件、反証1件、未解決0件。\n")


def test_json_holds_every_proof_with_its_counterexample(tanada: Any, wrong: Path) -> None:
    done = tanada("policy", "prove", wrong, "--json")
    assert done.code == 2
    assert (done.json["proved"], done.json["refuted"], done.json["undecided"]) == (4, 1, 0)
    last = done.json["proofs"][-1]
    assert (last["kind"], last["name"], last["verdict"]) == ("monotone", "arr", "refuted")
    assert last["counterexample"]["high"] == {
        "given": {"arr": 100},
        "as_of": "2026-01-01",
        "tier": "rest",
        "reason": "rest.otherwise",
        "determined": True,
    }


def test_without_the_package_it_says_how_to_install_it(
    tanada: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name == "z3":
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    done = tanada("policy", "prove", "value")
    assert done.code == 2
    assert "pip install 'tanada[proofs]'" in done.err
