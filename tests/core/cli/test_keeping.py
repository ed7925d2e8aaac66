"""`tanada tier --state`: what is kept, what is refused, and that a run can be repeated."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

HEADER = "account_id,arr,renewal_date,term_months,churned_on,currency\n"
JUNE = HEADER + (
    "A-1,150000,2026-12-31,12,,USD\nA-2,50000,2027-03-31,12,,USD\nA-3,5000,,,,USD\nA-4,,,,,USD\n"
)
JULY = HEADER + (
    "A-1,60000,2026-12-31,12,,USD\nA-2,50000,2027-03-31,12,2026-07-10,USD\n"
    "A-3,150000,,,,USD\nA-4,,,,,USD\n"
)
OVERRIDE = (
    "account_id,tier,reason,starts_on,expires_on,proposed_by,approved_by\n"
    "A-3,enterprise,Founder sold it,2026-06-01,2027-01-01,Kim,Ono\n"
)


class Company:
    """Files in a folder, and runs over them."""

    def __init__(self, tanada: Any, folder: Path) -> None:
        self.tanada = tanada
        self.folder = folder
        self.state = folder / "state.parquet"
        self.out = folder / "out.csv"

    def file(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, text: str, as_of: str, *more: object) -> Any:
        accounts = self.file("accounts.csv", text)
        options = ["-p", "value", "--as-of", as_of, "--state", self.state, "-o", self.out]
        return self.tanada("tier", accounts, *options, *more)

    def rows(self) -> dict[str, dict[str, str]]:
        with self.out.open(encoding="utf-8") as file:
            return {row["account_id"]: row for row in csv.DictReader(file)}

    def told(self, *names: str) -> dict[str, tuple[str, ...]]:
        return {i: tuple(row[name] for name in names) for i, row in self.rows().items()}


@pytest.fixture
def company(tanada: Any, tmp_path: Path) -> Company:
    return Company(tanada, tmp_path)


def test_the_first_run_begins_a_state(company: Company) -> None:
    done = company.run(JUNE, "2026-06-30")
    assert done.code == 0
    assert "First run: new 3, undetermined 1\n" in done.err
    assert company.told("status", "tier", "since") == {
        "A-1": ("new", "enterprise", "2026-06-30"),
        "A-2": ("new", "mid_market", "2026-06-30"),
        "A-3": ("new", "smb", "2026-06-30"),
        "A-4": ("undetermined", "smb", "2026-06-30"),
    }


def test_up_at_once_and_down_after_a_renewal(company: Company) -> None:
    company.run(JUNE, "2026-06-30")
    done = company.run(JULY, "2026-07-31", "--max-ended", "50%")
    assert "Since the last run: promoted 1, in grace 1, undetermined 1, ended 1\n" in done.err
    assert company.told("status", "tier", "since", "grace_until") == {
        "A-1": ("grace", "enterprise", "2026-06-30", "2026-12-31"),
        "A-2": ("ended", "", "", ""),
        "A-3": ("promoted", "enterprise", "2026-07-31", ""),
        "A-4": ("undetermined", "smb", "2026-06-30", ""),
    }
    company.run(JULY, "2026-12-31")
    assert company.told("status", "tier")["A-1"] == ("demoted", "mid_market")


def test_the_table_shows_what_accounts_hold(company: Company) -> None:
    company.run(JUNE, "2026-06-30")
    done = company.run(JULY, "2026-07-31", "--max-ended", "50%")
    assert any(line.split()[:2] == ["Enterprise", "2"] for line in done.out.splitlines())


def test_an_account_that_is_gone_has_a_row_of_its_end(company: Company) -> None:
    company.run(JUNE, "2026-06-30")
    without = "".join(JUNE.splitlines(keepends=True)[:-1])
    company.run(without, "2026-07-31", "--max-ended", "30%")
    row = company.rows()["A-4"]
    assert (row["status"], row["tier"], row["as_of"]) == ("ended", "", "2026-07-31")
    assert list(company.rows())[-1] == "A-4"


def test_the_same_run_again_gives_the_same_files(company: Company) -> None:
    company.run(JUNE, "2026-06-30")
    company.run(JULY, "2026-07-31", "--max-ended", "50%")
    first = (company.out.read_bytes(), company.state.read_bytes())
    company.run(JULY, "2026-07-31", "--max-ended", "50%")
    assert (company.out.read_bytes(), company.state.read_bytes()) == first


def test_an_override_is_shown_over_what_is_earned(company: Company) -> None:
    overrides = company.file("overrides.csv", OVERRIDE)
    done = company.run(JUNE, "2026-06-30", "--overrides", overrides)
    assert "pinned 1" in done.err
    names = ("status", "tier", "earned_tier", "pinned_until")
    assert company.told(*names)["A-3"] == ("pinned", "enterprise", "smb", "2027-01-01")
    company.run(JUNE, "2027-01-01")
    assert company.told(*names)["A-3"] == ("unpinned", "smb", "smb", "")


def test_an_override_for_an_account_that_is_not_there_is_told(company: Company) -> None:
    overrides = company.file("overrides.csv", OVERRIDE.replace("A-3", "A-9"))
    done = company.run(JUNE, "2026-06-30", "--overrides", overrides)
    assert "Overrides in force for 1 account not in the file: A-9" in done.err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("Ono", "kim"), "The override of A-3 was approved by who proposed it: kim."),
        (("2027-01-01", "2026-06-01"), "The override of A-3 expires on 2026-06-01, before"),
        (("enterprise", "platinum"), "Override of A-3: tier cannot be “platinum”."),
        (("2026-06-01", "soon"), "Override of A-3: starts_on cannot be “soon”."),
        (("Founder sold it", ""), "An override without reason."),
    ],
)
def test_an_override_that_is_not_in_order_stops_the_run(
    company: Company, change: tuple[str, str], said: str
) -> None:
    overrides = company.file("overrides.csv", OVERRIDE.replace(*change))
    done = company.run(JUNE, "2026-06-30", "--overrides", overrides)
    assert done.code == 2
    assert said in done.err
    assert "overrides.csv:2" in done.err
    assert not company.state.exists()
    assert not company.out.exists()


def test_two_overrides_at_once_stop_the_run(company: Company) -> None:
    second = "A-3,smb,Other,2026-12-31,2027-06-01,Kim,Ono\n"
    overrides = company.file("overrides.csv", OVERRIDE + second)
    done = company.run(JUNE, "2026-06-30", "--overrides", overrides)
    assert done.code == 2
    assert "A-3 has another override while this one, from 2026-12-31, is in force." in done.err


def test_a_source_that_is_cut_off_ends_nobody(company: Company) -> None:
    company.run(JUNE, "2026-06-30")
    before = company.state.read_bytes()
    cut = "".join(JUNE.splitlines(keepends=True)[:2])
    done = company.run(cut, "2026-07-31")
    assert done.code == 2
    assert "3 of 4 accounts that hold a tier would end: more than 5%." in done.err
    assert company.state.read_bytes() == before
    done = company.run(cut, "2026-07-31", "--partial")
    assert "Since the last run: held 1, not seen 3\n" in done.err


def test_an_earlier_date_is_refused(company: Company) -> None:
    company.run(JUNE, "2026-06-30")
    done = company.run(JUNE, "2026-06-29")
    assert done.code == 2
    assert "A run for 29 Jun 2026 cannot follow the one for 30 Jun 2026" in done.err


def test_a_policy_with_other_tiers_needs_their_names(company: Company) -> None:
    company.run(JUNE, "2026-06-30")
    accounts = company.file("accounts.csv", JUNE)
    done = company.tanada("tier", accounts, "--as-of", "2026-07-31", "--state", company.state)
    assert done.code == 2
    assert "2 accounts hold “smb”, which this policy does not have" in done.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--partial"], "need --state"),
        (["--overrides", "o.csv"], "need --state"),
        (["--state", "s.csv"], "The state is kept in a .parquet file, not in “.csv”."),
        (["--state", "a.parquet", "-o", "a.parquet"], "a.parquet"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    company: Company, monkeypatch: pytest.MonkeyPatch, options: list[str], said: str
) -> None:
    monkeypatch.chdir(company.folder)
    done = company.tanada("tier", company.file("accounts.csv", JUNE), *options)
    assert done.code == 2
    assert said in done.err


def test_the_report_for_machines_counts_what_happened(company: Company) -> None:
    accounts = company.file("accounts.csv", JUNE)
    options = ["-p", "value", "--as-of", "2026-06-30", "--state", company.state, "--json"]
    report = company.tanada("tier", accounts, *options).json
    assert report["transitions"] == {"new": 3, "undetermined": 1}
    assert {row["status"] for row in report["decisions"]} == {"new", "undetermined"}


CARE = """
tanada: 1
name: Care
currency: USD
tiers:
  - gold: {name: Gold, when: {large: arr > 1000}}
  - tin: {name: Tin, when: otherwise}
overlays:
  recovery:
    label: {en: Extra attention, ja: 重点フォロー}
    when: tier = 'gold' and churn_risk = 'high'
    until: {days: 60, when: churn_risk = 'low'}
    adds: {executive_sponsor: true}
"""
PLAIN = """
  plain:
    label: Plain words
    when: tier = 'tin'
    until: condition_ends
    adds: {executive_sponsor: true}
"""
AT_RISK = "account_id,arr,churn_risk,currency\nA-1,5000,high,USD\nA-2,5000,,USD\nA-3,5,high,USD\n"


class Cared(Company):
    """Runs under a policy with overlays."""

    def run_by(self, policy: str, text: str, as_of: str, *more: object) -> Any:
        document = self.file("care.yaml", policy)
        options = ["-p", document, "--as-of", as_of, "--state", self.state, "-o", self.out]
        return self.tanada("tier", self.file("accounts.csv", text), *options, *more)

    def held(self) -> list[Any]:
        query = f"SELECT account_id, overlays FROM '{self.state}' WHERE overlays IS NOT NULL"
        return duckdb.connect().execute(query).fetchall()


@pytest.fixture
def cared(tanada: Any, tmp_path: Path) -> Cared:
    return Cared(tanada, tmp_path)


def recovery(since: date, until: date, *, spent: bool = False) -> dict[str, Any]:
    return {"overlay": "recovery", "since": since, "until": until, "spent": spent}


def test_an_overlay_goes_on_for_its_days_and_begins_anew_after_its_condition(cared: Cared) -> None:
    done = cared.run_by(CARE, AT_RISK, "2026-06-30")
    assert cared.told("overlays") == {"A-1": ("recovery",), "A-2": ("",), "A-3": ("",)}
    assert "Overlays: Extra attention 1\n" in done.err
    assert "Overlays neither begun nor ended, as data is missing: Extra attention 1\n" in done.err
    first = recovery(date(2026, 6, 30), date(2026, 8, 29))
    assert cared.held() == [("A-1", [first])]
    calm = AT_RISK.replace("A-1,5000,high", "A-1,5000,medium")
    cared.run_by(CARE, calm, "2026-08-28")
    assert cared.told("overlays")["A-1"] == ("recovery",)
    cared.run_by(CARE, AT_RISK, "2026-08-29")
    assert cared.told("overlays")["A-1"] == ("",)
    assert cared.held() == [("A-1", [{**first, "spent": True}])]
    cared.run_by(CARE, calm, "2026-09-30")
    assert cared.held() == []
    cared.run_by(CARE, AT_RISK, "2026-10-01")
    assert cared.held() == [("A-1", [recovery(date(2026, 10, 1), date(2026, 11, 30))])]


def test_overlays_follow_the_tier_that_is_shown(cared: Cared) -> None:
    overrides = cared.file("overrides.csv", OVERRIDE.replace("enterprise", "gold"))
    done = cared.run_by(CARE + PLAIN, AT_RISK, "2026-06-30", "--overrides", overrides, "--lang=ja")
    assert cared.told("tier", "overlays")["A-3"] == ("gold", "recovery")
    assert "オーバーレイ: 重点フォロー 2\n" in done.err
    cared.run_by(CARE + PLAIN, AT_RISK, "2027-01-01")
    assert cared.told("tier", "overlays")["A-3"] == ("tin", "plain")


def test_the_same_run_again_keeps_the_same_overlays(cared: Cared) -> None:
    cared.run_by(CARE + PLAIN, AT_RISK, "2026-06-30")
    cared.run_by(CARE + PLAIN, AT_RISK, "2026-08-29")
    first = (cared.out.read_bytes(), cared.state.read_bytes())
    cared.run_by(CARE + PLAIN, AT_RISK, "2026-08-29")
    assert (cared.out.read_bytes(), cared.state.read_bytes()) == first


def test_an_overlay_that_the_policy_no_longer_has_is_gone(cared: Cared) -> None:
    cared.run_by(CARE + PLAIN, AT_RISK, "2026-06-30")
    assert [account_id for account_id, _ in cared.held()] == ["A-1", "A-3"]
    cared.run_by(CARE, AT_RISK, "2026-07-01")
    assert cared.told("overlays")["A-3"] == ("",)
    cared.run_by(CARE.partition("overlays:")[0], AT_RISK, "2026-07-02")
    assert cared.held() == []
    assert cared.told("overlays")["A-1"] == ("",)


def test_who_is_gone_has_no_overlay_and_who_was_not_seen_keeps_it(cared: Cared) -> None:
    cared.run_by(CARE, AT_RISK, "2026-06-30")
    others = AT_RISK.replace("A-1,5000,high,USD\n", "")
    cared.run_by(CARE, others, "2026-12-31", "--partial")
    assert cared.held() == [("A-1", [recovery(date(2026, 6, 30), date(2026, 8, 29))])]
    cared.run_by(CARE, others, "2026-12-31", "--max-ended", "50%")
    assert cared.told("status", "overlays")["A-1"] == ("ended", "")
    assert cared.held() == []


def test_without_a_state_the_overlays_are_those_that_begin_today(cared: Cared) -> None:
    options = ["-p", cared.file("care.yaml", CARE), "--as-of", "2026-06-30", "-o", cared.out]
    cared.tanada("tier", cared.file("accounts.csv", AT_RISK), *options)
    assert cared.told("overlays") == {"A-1": ("recovery",), "A-2": ("",), "A-3": ("",)}
