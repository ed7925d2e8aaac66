"""`tanada explain --state`: what an account holds, beside what it qualifies for."""

from __future__ import annotations

import csv
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from tanada.cli.__main__ import run

HEADER = "account_id,arr,renewal_date,term_months,churned_on,currency\n"
JUNE = HEADER + (
    "A-1,150000,2026-12-31,12,,USD\nA-2,50000,2027-03-31,12,,USD\nA-3,5000,,,,USD\n"
    "A-4,,,,,USD\nA-5,150000,,,,USD\nA-6,150000,,,,USD\nA-7,30000,,,,USD\nA-8,30000,,,,USD\n"
)
JULY = HEADER + (
    "A-1,60000,2026-12-31,12,,USD\nA-2,50000,2027-03-31,12,,USD\nA-3,150000,,,,USD\n"
    "A-4,40000,,,,USD\nA-5,60000,,,,USD\nA-6,,,,,USD\nA-7,30000,,,2026-07-10,USD\nA-9,1,,,,USD\n"
)
OVERRIDES = (
    "account_id,tier,reason,starts_on,expires_on,proposed_by,approved_by\n"
    "A-2,enterprise,Sold by the founder.,2026-08-01,2027-02-01,Kim,Ono\n"
    "A-1,smb,Asked to be left alone,2026-08-01,2027-02-01,Kim,Ono\n"
)
ANY = ("--max-ended", "100%")
# The tiers of the preset `value`, without levers: what would move an account is not asked here.
POLICY = """\
tanada: 1
name: Value
currency: USD
tiers:
  - enterprise:
      name: {en: Enterprise, ja: エンタープライズ}
      when: {large: arr >= 100000}
  - mid_market:
      name: {en: Mid-market, ja: ミッドマーケット}
      when: {middle: arr >= 25000}
  - smb: {name: SMB, when: otherwise}
"""


class Company:
    """A state after runs, and what is said of its accounts."""

    def __init__(self, tanada: Any, folder: Path, june: Path) -> None:
        self.tanada = tanada
        self.state = folder / "state.parquet"
        self.out = folder / "out.csv"
        self.accounts = folder / "accounts.csv"
        self.overrides = folder / "overrides.csv"
        self.overrides.write_text(OVERRIDES, encoding="utf-8")
        self.accounts.write_text(JULY, encoding="utf-8")
        self.policy = folder / "policy.yaml"
        self.policy.write_text(POLICY, encoding="utf-8")
        copy(june, self.state)

    def options(self, as_of: str, *more: object) -> list[object]:
        return ["-p", self.policy, "--as-of", as_of, "--state", self.state, *more]

    def run(self, text: str, as_of: str, *more: object) -> None:
        self.accounts.write_text(text, encoding="utf-8")
        done = self.tanada("tier", self.accounts, *self.options(as_of, "-o", self.out, *more))
        assert done.code == 0, done.err

    def ask(self, account: str, as_of: str, *more: object) -> Any:
        return self.tanada("explain", self.accounts, account, *self.options(as_of, *more))

    def first(self, account: str, as_of: str, *more: object) -> str:
        """The first line of the page."""
        done = self.ask(account, as_of, *more)
        assert (done.code, done.err) == (0, "")
        return str(done.out.splitlines()[0])

    def rows(self) -> dict[str, dict[str, str]]:
        with self.out.open(encoding="utf-8") as file:
            return {row["account_id"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def june(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The state after a run for the end of June."""
    folder = tmp_path_factory.mktemp("june")
    accounts, state = folder / "june.csv", folder / "state.parquet"
    accounts.write_text(JUNE, encoding="utf-8")
    options = ["-p", "value", "--as-of", "2026-06-30", "--state", str(state)]
    assert run(["tier", str(accounts), *options]) == 0
    return state


@pytest.fixture
def company(tanada: Any, tmp_path: Path, june: Path) -> Company:
    return Company(tanada, tmp_path, june)


@pytest.mark.parametrize(
    ("account", "said"),
    [
        (
            "A-1",
            "A-1 holds Enterprise since 30 Jun 2026. It no longer qualifies (Mid-market) and "
            "keeps it until its renewal on 31 Dec 2026.",
        ),
        ("A-2", "A-2 holds Mid-market since 30 Jun 2026, and qualifies for it."),
        ("A-3", "A-3 held SMB and moves up at once: it holds Enterprise from 31 Jul 2026."),
        (
            "A-4",
            "A-4 held SMB while data was missing. Now it is decided: it holds Mid-market from "
            "31 Jul 2026.",
        ),
        (
            "A-5",
            "A-5 holds Enterprise since 30 Jun 2026. It no longer qualifies (Mid-market) and "
            "keeps it until 31 Jul 2027, when its grace ends.",
        ),
        (
            "A-6",
            "A-6 holds Enterprise since 30 Jun 2026. Missing data leaves open what it qualifies "
            "for; nothing falls for lack of data.",
        ),
        ("A-7", "A-7 has left: it held Mid-market from 30 Jun 2026 until 10 Jul 2026."),
        (
            "A-8",
            "A-8 is no longer in the file, so it has ended: it held Mid-market from 30 Jun 2026 "
            "until 31 Jul 2026.",
        ),
        ("A-9", "A-9 is new, and holds SMB from 31 Jul 2026."),
    ],
)
def test_what_a_run_would_do(company: Company, account: str, said: str) -> None:
    assert company.first(account, "2026-07-31") == said


def test_why_it_qualifies_stands_below(company: Company) -> None:
    lines = company.ask("A-1", "2026-07-31", "-p", "value").out.splitlines()
    assert lines[1] == "A-1 qualifies for Mid-market because ARR is at least $25,000."
    assert "  more than $35,000 less ARR → SMB" in lines
    lines = company.ask("A-6", "2026-07-31").out.splitlines()
    assert lines[1].startswith("A-6 qualifies at least for SMB; a better tier stays open")


def test_explaining_writes_nothing(company: Company) -> None:
    before = company.state.read_bytes()
    company.ask("A-1", "2026-07-31")
    assert company.state.read_bytes() == before


@pytest.mark.parametrize("partial", [False, True])
def test_right_after_a_run_it_says_what_the_run_said(company: Company, partial: bool) -> None:
    more = ("--overrides", company.overrides)
    company.run(JULY, "2026-08-31", *more, *ANY, *(["--partial"] if partial else []))
    rows = company.rows()
    for account, row in ((each, rows[each]) for each in ("A-1", "A-2", "A-7")):
        told = company.ask(account, "2026-08-31", "--json", *more).json
        shown = {name: told["decision"][name] or "" for name in ("status", "tier", "since")}
        assert shown == {name: row[name] for name in shown}, account
        assert told["held"]["status"] == row["status"]


def test_a_partial_run_is_told_as_one_for_who_was_not_in_it(company: Company) -> None:
    company.run(JULY, "2026-07-31", "--partial", *ANY)
    assert company.first("A-8", "2026-07-31") == (
        "A-8 is not in the file and keeps what it holds: Mid-market, since 30 Jun 2026."
    )


def test_a_grace_that_is_over(company: Company) -> None:
    company.run(JULY, "2026-07-31", *ANY)
    assert company.first("A-1", "2026-12-31") == (
        "A-1 held Enterprise until its grace ended on 31 Dec 2026: it holds Mid-market from "
        "31 Dec 2026."
    )
    company.accounts.write_text(JUNE, encoding="utf-8")
    assert company.first("A-1", "2026-12-31") == (
        "A-1 holds Enterprise since 30 Jun 2026. It qualifies for it again, so its grace is over."
    )
    company.accounts.write_text(JUNE.replace("A-1,150000", "A-1,"), encoding="utf-8")
    assert company.first("A-1", "2026-12-30").endswith("Its grace until 31 Dec 2026 stays open.")
    assert company.first("A-1", "2026-12-31").endswith("Its grace ended on 31 Dec 2026.")


def test_who_comes_back_after_long(company: Company) -> None:
    company.run(JULY, "2026-07-31", *ANY)
    company.accounts.write_text(JUNE, encoding="utf-8")
    assert company.first("A-8", "2026-09-30") == (
        "A-8 had left on 31 Jul 2026 and is back: it holds Mid-market from 30 Sep 2026."
    )


def test_an_override_and_what_is_beneath_it(company: Company) -> None:
    company.run(JULY, "2026-07-31", *ANY)
    more = ("--overrides", company.overrides)
    assert company.first("A-2", "2026-08-31", *more) == (
        "An override by Kim, approved by Ono, shows Enterprise until 1 Feb 2027: Sold by the "
        "founder. Beneath it, A-2 has earned Mid-market since 30 Jun 2026."
    )
    assert company.first("A-1", "2026-08-31", *more) == (
        "An override by Kim, approved by Ono, shows SMB until 1 Feb 2027: Asked to be left alone. "
        "Beneath it, A-1 has earned Enterprise since 30 Jun 2026. It no longer qualifies "
        "(Mid-market) and keeps it until its renewal on 31 Dec 2026."
    )


def test_an_override_that_is_not_named_is_asked_for(company: Company) -> None:
    company.run(JULY, "2026-08-31", "--overrides", company.overrides, *ANY)
    done = company.ask("A-2", "2026-09-30")
    assert done.out.startswith(
        "No override is in force any more: A-2 shows Mid-market again, which it holds since "
        "30 Jun 2026.\n"
    )
    assert "At the last run an override of A-2 was in force." in done.err
    assert company.ask("A-2", "2027-02-01", "--overrides", company.overrides).err == ""


def test_japanese(company: Company) -> None:
    assert company.first("A-1", "2026-07-31", "--lang", "ja") == (
        "A-1は2026年6月30日からエンタープライズです。現在はミッドマーケットの条件にとどまりますが、"
        "2026年12月31日の更新まで階層を維持します。"
    )


def test_json(company: Company) -> None:
    company.run(JULY, "2026-07-31", *ANY)
    told = company.ask("A-2", "2026-08-31", "--overrides", company.overrides, "--json").json
    assert told["headline"] == "A-2 qualifies for Mid-market because ARR is at least $25,000."
    held = told["held"]
    assert (held["status"], held["tier"], held["earned_tier"], held["pinned_until"]) == (
        "pinned",
        "enterprise",
        "mid_market",
        "2027-02-01",
    )
    assert held["override"] == {
        "account_id": "A-2",
        "tier": "enterprise",
        "reason": "Sold by the founder.",
        "starts_on": "2026-08-01",
        "expires_on": "2027-02-01",
        "proposed_by": "Kim",
        "approved_by": "Ono",
    }
    assert (held["before"]["tier"], held["before"]["since"]) == ("mid_market", "2026-06-30")
    gone = company.ask("A-8", "2026-08-31", "--json").json
    assert (gone["decision"], gone["held"]["status"], gone["held"]["ended_on"]) == (
        None,
        "not_seen",
        "2026-07-31",
    )


def test_who_is_neither_in_the_file_nor_in_the_state(company: Company) -> None:
    done = company.ask("A-10", "2026-07-31")
    assert (done.code, done.out) == (2, "")
    assert "There is no account “A-10” in this file." in done.err


def test_a_rejected_account_is_answered_with_its_fault(company: Company) -> None:
    company.accounts.write_text(JULY.replace("A-1,60000", "A-1,much"), encoding="utf-8")
    done = company.ask("A-1", "2026-07-31")
    assert (done.code, done.out) == (2, "")
    assert "was rejected: arr “much”" in done.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--state", "none.parquet"], "There is no state here yet."),
        (["--overrides", "overrides.csv"], "need --state"),
        (["--state", "accounts.csv"], "is not a state"),
        (["--state", "state.parquet", "--as-of", "2026-06-29"], "cannot follow the one for"),
    ],
)
def test_what_cannot_be_answered(
    company: Company, monkeypatch: pytest.MonkeyPatch, options: list[str], said: str
) -> None:
    monkeypatch.chdir(company.state.parent)
    done = company.tanada("explain", company.accounts, "A-1", "-p", "value", *options)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
