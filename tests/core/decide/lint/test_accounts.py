"""Every finding of a policy with its accounts: a case that shows it, a near one that does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tanada.accounts.reading import read_accounts
from tanada.decide.lint.accounts import lint_accounts
from tanada.decide.running import Decisions
from tanada.policy.lint.finding import Finding
from tanada.policy.loading import load_policy, read_policy
from tanada.policy.source import read_source
from tanada.sql.engine import connect

HERE = Path(__file__).parent
BASE = (HERE.parents[1] / "policy" / "lint" / "base.yaml").read_text(encoding="utf-8")
CASES: list[dict[str, Any]] = YAML(typ="safe").load(HERE / "cases.yaml")
AS_OF = date(2026, 6, 30)

Lint = Callable[[str, list[str]], tuple[Finding, ...]]


def rows(listed: list[str]) -> str:
    """The accounts with an id each."""
    header, *others = listed
    numbered = [f"A-{number},{row}" for number, row in enumerate(others, 1)]
    return "\n".join([f"account_id,{header}", *numbered, ""])


@pytest.fixture
def lint(tmp_path: Path) -> Lint:
    def findings(text: str, accounts: list[str]) -> tuple[Finding, ...]:
        path = tmp_path / "accounts.csv"
        path.write_text(rows(accounts))
        policy = read_policy(text, "p.yaml")
        snapshot = read_accounts(connect(), path, policy, AS_OF, None)
        return lint_accounts(Decisions(snapshot, policy, AS_OF), read_source(text, "p.yaml"))

    return findings


def policy_of(case: dict[str, Any]) -> str:
    text = BASE
    for old, new in case.get("policy", {}).items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def named(number: int) -> str:
    return f"{number}-{CASES[number]['code']}"


@pytest.mark.parametrize("number", range(len(CASES)), ids=named)
def test_a_pitfall_is_found_where_it_stands(number: int, lint: Lint) -> None:
    case = CASES[number]
    found = [
        (each.severity, {name: str(value) for name, value in each.params.items()})
        for each in lint(policy_of(case), case["shows"])
        if (each.code, each.place.path) == (case["code"], case["at"])
    ]
    expected = {name: str(value) for name, value in case["params"].items()}
    assert found == [(case["severity"], expected)]


@pytest.mark.parametrize("number", range(len(CASES)), ids=named)
def test_what_nearly_is_a_pitfall_is_not_found(number: int, lint: Lint) -> None:
    case = CASES[number]
    found = lint(policy_of(case), case["near"])
    assert case["at"] not in [each.place.path for each in found if each.code == case["code"]]


def test_no_account_shows_no_pitfall(lint: Lint) -> None:
    assert lint(BASE, ["arr,churned_on", "100000,2026-01-01"]) == ()


def test_accounts_that_have_left_do_not_count(lint: Lint) -> None:
    accounts = ["arr,growth,churned_on", "100000,low,", "60000,high,2026-01-01"]
    found = [(each.code, each.params.get("clause")) for each in lint(BASE, accounts)]
    assert ("lint.clause_without_accounts", "growing") in found


def test_undetermined_accounts_may_yet_be_in_an_empty_tier(lint: Lint) -> None:
    found = {
        (each.code, each.params.get("clause", each.params.get("tier"))): each.params
        for each in lint(BASE, ["arr,visits", "1000,", ",", "30000,"])
    }
    assert found["lint.empty_tier", "top"] == {"tier": "top", "undetermined": 1}
    assert found["lint.clause_without_accounts", "large"] == {
        "tier": "top",
        "clause": "large",
        "undetermined": 1,
    }


def test_an_empty_tier_below_the_undetermined_is_empty(lint: Lint) -> None:
    accounts = ["arr,growth", "60000,", "1000,low"]
    found = {each.code: each.params for each in lint(BASE, accounts)}
    assert "lint.clause_without_accounts" in found
    lower = BASE.replace("core: arr >= 20000", "core: arr >= 500").replace(
        "visited: arr >= 5000 and visits > 10", "visited: arr >= 800"
    )
    found = {each.code: each.params for each in lint(lower, accounts)}
    assert found["lint.empty_tier"] == {"tier": "rest"}


def test_an_unknown_clause_does_not_take_an_account_from_another(lint: Lint) -> None:
    accounts = ["arr,growth", "100000,", "100000,low", "50000,high"]
    found = [each.params.get("clause") for each in lint(BASE, accounts)]
    assert "large" not in found


def test_without_signs_of_contact_in_the_policy_no_answer_at_all_counts(lint: Lint) -> None:
    text = BASE.replace("when: contact = 'avoided'", "when: trial")
    text = text.replace(
        "  contact:\n    lines:\n"
        "      - wanted: outreach_answered_rate >= 0.5\n      - avoided: otherwise\n",
        "",
    )
    accounts = ["arr,outreach_answered_rate,trial", "100000,0,no", "100000,0,yes", "100000,0.01,no"]
    found = {each.code: each.params for each in lint(text, accounts)}
    assert found["lint.high_touch_on_avoiders"] == {"tier": "top", "accounts": 1}


def test_the_policy_weighs_and_switches_off_these_findings_too(lint: Lint) -> None:
    accounts = ["arr", "100000", "1000"]
    found = lint(BASE + "lint: {empty_tier: error, crowded_top_tier: off}\n", accounts)
    assert (found[0].severity, found[0].code) == ("error", "lint.empty_tier")
    assert "lint.crowded_top_tier" not in {each.code for each in found}


def test_findings_have_a_line_where_there_is_a_source(lint: Lint) -> None:
    found = {each.code: each.place for each in lint(BASE, ["arr", "100000", "1000"])}
    assert (found["lint.empty_tier"].file, found["lint.empty_tier"].line) == ("p.yaml", 32)


def test_a_preset_can_be_looked_at_with_accounts(tmp_path: Path) -> None:
    path = tmp_path / "accounts.csv"
    path.write_text(rows(["arr", "100000", "1000"]))
    for name in ("standard", "score_health"):
        policy = load_policy(name)
        snapshot = read_accounts(connect(), path, policy, AS_OF, None)
        found = lint_accounts(Decisions(snapshot, policy, AS_OF))
        assert "lint.empty_tier" in {each.code for each in found}
        assert {each.place.line for each in found} == {None}
